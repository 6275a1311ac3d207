// What the parts of the layout share.
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "document.h"

enum { LAYOUT_NARROWEST = 2 }; // columns of text: one wide character

typedef struct Layout {
	const Document *doc;
	const DocumentBlock *block;
	Lines *out;
	int width;
	bool is_begun;  // the first line of the block is made
	int rows_above; // of a formula, above the one with the bullet
	Buf text;       // of the line that is made
	struct {
		Run *items;
		size_t n, cap;
	} runs; // of the same
} Layout;

// Columns that are left of a line of the block at hand.
int layout_room(const Layout *l);
// Begins a line of the block with what stands before it.
void layout_begin_line(Layout *l);
void layout_put(Layout *l, Str text, Style style);
void layout_put_blanks(Layout *l, int n);
// Puts bytes [begin, end) of the document, with their styles.
void layout_put_text(Layout *l, size_t begin, size_t end);
void layout_end_line(Layout *l);

// The part of [begin, end), which holds no line end, that fits into `columns`: *used bytes, of
// which *shown without the blanks at its end.
void layout_break(
	const Layout *l, size_t begin, size_t end, int columns, size_t *used, size_t *shown);

void layout_add_table(Layout *l);

#endif
