// Styled lines: what render makes and front ends draw.
#ifndef RECTO_RENDER_LINES_H
#define RECTO_RENDER_LINES_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"
#include "recto/render/style.h"

typedef struct Run {
	uint32_t begin, end; // bytes of the line's text
	Style style;
} Run;

typedef struct Line {
	Str text;  // drawable UTF-8 without line end
	Run *runs; // in order, without gaps, covering the text
	size_t n_runs;
	int width; // columns
} Line;

typedef struct Lines {
	Line *items;
	size_t n, cap;
	Arena arena; // texts and runs
} Lines;

void lines_release(Lines *l);
void lines_clear(Lines *l);
// Appends a line of one style. The text is copied and made drawable; line ends become blanks.
void lines_add(Lines *l, Str text, Style style);
// Appends to the last line, or makes the first.
void lines_append(Lines *l, Str text, Style style);
// The text of all lines, each with a line end, trailing blanks cut: for plain output and tests.
void lines_append_text(const Lines *l, Buf *out);

#endif
