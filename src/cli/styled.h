// Styled lines on a terminal without curses: the roles of render as escape sequences, or none.
#ifndef RECTO_CLI_STYLED_H
#define RECTO_CLI_STYLED_H

#include "recto/render/markdown.h"

typedef struct Styling {
	int columns;     // to lay text out for
	bool has_color;  // escape sequences may be printed
	Str hidden_tags; // of questions
	Tools *tools;    // NULL: none
} Styling;

// Appends the lines of a card's text. What programs make of it is waited for.
void styled_append_text(Str markdown, const RenderOptions *options, Styling styling, Buf *out);

// Appends the lines, each with a line end.
void styled_append_lines(const Lines *lines, Styling styling, Buf *out);
// Appends text, which must be drawable, in one style.
void styled_append(Str text, Style style, Styling styling, Buf *out);

#endif
