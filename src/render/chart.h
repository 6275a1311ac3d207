// Inside render: pictures made of characters, and rows of cells.
#ifndef RECTO_SRC_RENDER_CHART_H
#define RECTO_SRC_RENDER_CHART_H

#include "recto/render/lines.h"

// A horizontal bar for part / whole of `columns`, in eighths of a column; what is not zero is
// always seen. Nothing where whole is not positive.
void chart_append_bar(int64_t part, int64_t whole, int columns, bool is_ascii, Buf *out);

// One character a number, as high as its share of the greatest.
void chart_append_spark(const int64_t *numbers, size_t n, bool is_ascii, Buf *out);

// The character for a level of the heatmap, 0 to 4.
const char *chart_shade(int level, bool is_ascii);

// -- cells: appended to the last line -------------------------------------------------------------

// At the left of `columns`; what is longer is cut.
void cell_left(Lines *out, Str text, int columns, Style style);
// At the right of `columns`; what is longer stays whole.
void cell_right(Lines *out, Str text, int columns, Style style);
void cell_number(Lines *out, int64_t number, int columns, Style style);
void cell_blank(Lines *out, int columns);

// Cuts the lines from number `first` on that are wider.
void lines_cut(Lines *l, size_t first, int columns);
// The lines of both side by side, the right ones from column `at` on.
void lines_join(const Lines *left, const Lines *right, int at, Lines *out);

#endif
