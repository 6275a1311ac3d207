// Styled lines on a terminal without curses: the roles of render as escape sequences, or none.
#ifndef RECTO_CLI_STYLED_H
#define RECTO_CLI_STYLED_H

#include "recto/render/lines.h"

typedef struct Styling {
	int columns;    // to lay text out for
	bool has_color; // escape sequences may be printed
} Styling;

// Appends the lines, each with a line end.
void styled_append_lines(const Lines *lines, Styling styling, Buf *out);
// Appends text, which must be drawable, in one style.
void styled_append(Str text, Style style, Styling styling, Buf *out);

#endif
