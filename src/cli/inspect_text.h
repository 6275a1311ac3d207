// What inspect says of blocks, as text.
#ifndef SRC_CLI_INSPECT_TEXT_H
#define SRC_CLI_INSPECT_TEXT_H

#include "recto/card/card.h"

typedef struct InspectedBlock {
	const Outline *outline;
	const Block *block;
	BlockVerdict verdict;
	const Diag *notes; // those of this block
	size_t n_notes;
} InspectedBlock;

// Appends the block in one line of `columns`, and below it what is odd about it, each kind once.
void inspect_text_append_block(const InspectedBlock *b, int columns, Buf *out);

typedef struct InspectTotals {
	size_t blocks, cards;
	size_t left_out;        // blocks that are cards for Logseq only
	size_t with_cloze_each; // what `cards` would be with `cloze: each`
} InspectTotals;

void inspect_totals_add(InspectTotals *t, const Outline *o, const Cards *cards);
// Appends them in one line without its end; the marks in it explain those of the blocks.
void inspect_totals_append(const InspectTotals *t, Buf *out);

#endif
