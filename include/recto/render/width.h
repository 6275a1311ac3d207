// How many columns text takes, and where it may break.
//
// Width is libc's wcwidth by code point, the same that curses uses, so layout and drawing agree. A
// grapheme cluster is never cut in half.
#ifndef RECTO_RENDER_WIDTH_H
#define RECTO_RENDER_WIDTH_H

#include "recto/base/buf.h"

enum { CLUSTER_MAX_MARKS = 4 }; // combining marks kept on one character; the rest is dropped

// Appends text that is safe to draw: ill-formed bytes, control characters, noncharacters and
// characters without a width become U+FFFD; U+00AD, U+FE0F, joiners between emoji and bidirectional
// controls go; tabs become blanks up to the next multiple of 4 columns; more than CLUSTER_MAX_MARKS
// marks in a row are dropped. Line ends stay, as '\n'.
void width_append_drawable(Buf *out, Str s);

// The functions below take drawable text.

// Appends to drawable text what followed it before something between the two was taken out: marks
// that are too many together are dropped.
void width_append_joined(Buf *out, Str s);

// Columns of the text, at least 0.
int width_of(Str s);
// The next grapheme cluster: its bytes, and its columns in *columns (0, 1 or 2). 0 at the end.
size_t width_next_cluster(Str s, int *columns);
// The longest head of whole clusters that fits into `columns`.
Str width_head(Str s, int columns);
// Appends s cut to `columns`, with "…" where something was cut.
void width_append_cut(Buf *out, Str s, int columns);

// Breaks one paragraph line (no line ends) by UAX #14 for `columns` >= 1: at the last opportunity
// that fits, else between clusters, else (a cluster wider than the pane) alone. *used is the bytes
// of the first line with trailing blanks, *shown without them. False when s is empty.
bool width_break(Str s, int columns, size_t *used, size_t *shown);

#endif
