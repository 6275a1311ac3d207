// What the two halves of edited.h share: edited.c pairs, edited_places.c finds out where all stand.
#ifndef RECTO_LIBRARY_EDITED_LOCAL_H
#define RECTO_LIBRARY_EDITED_LOCAL_H

#include "guess.h"
#include "import.h"

// The cards of one block, in Edits.was or Edits.is.
typedef struct CardBlock {
	size_t from, to;
	bool is_kept; // one of them at least is known for sure
	GuessBlock guess;
} CardBlock;

typedef struct CardBlocks {
	CardBlock *items;
	size_t n, cap;
} CardBlocks;

// The lost and the open cards of a graph, among those of the pages that changed.
typedef struct Edits {
	Import *im;
	const Graph *graph;
	Spot *was, *is; // of the graph, in page order
	size_t n_was, n_is;
	CardBlocks old_blocks, new_blocks;
	LostCard **lost; // of each of `was`, NULL for those that are not
	Arena *arena;
} Edits;

// Where the cards stand now that are known for sure, sorted by card.
typedef struct Index {
	const Spot **spots; // of Edits.is
	size_t n;
} Index;

Index places_index(const Edits *e);
// NULL for a card that is not there.
const Spot *places_find(const Index *index, int64_t card);
// Sets for both sides page, before, after and the distances of the blocks.
void places_set(Edits *e, const Index *kept);

#endif
