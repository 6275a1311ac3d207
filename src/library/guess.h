// Which blocks that lost their cards became which of the new ones by an edit.
//
// Pure. A pair must be alike enough by the words of question and answer, and clearly more alike
// than either is to any other card around: within "What is X of Y?" in fifty variants it is the
// words in which they differ that decide. Where a block stands among its neighbours breaks ties. A
// text that a block had before is its own.
#ifndef RECTO_LIBRARY_GUESS_H
#define RECTO_LIBRARY_GUESS_H

#include "recto/base/arena.h"
#include "recto/base/str.h"

typedef enum GuessSide {
	GUESS_KEPT, // known for sure: what the others are compared with
	GUESS_WAS,
	GUESS_IS,
} GuessSide;

// A block with all of its cards.
typedef struct GuessBlock {
	GuessSide side;
	Str question, answer;
	Str id;               // id::, empty without
	uint64_t text;        // equal for blocks with equal texts
	uint64_t fingerprint; // of the question
	bool has_clozes;      // its cards ask for single clozes
	// Where it stands, or stood: between which cards that are known for sure (0: the page's
	// begin or end), and how many blocks from them.
	int64_t page;
	int64_t before, after;
	int from_before, to_after;
	const uint64_t *refused; // texts that it is not, sorted
	size_t n_refused;
	const uint64_t *former; // texts that it had before
	size_t n_former;
} GuessBlock;

typedef struct GuessPair {
	size_t was, is;
	double similarity; // 0 to 1
} GuessPair;

// Pairs blocks of GUESS_WAS with those of GUESS_IS; none is taken twice. `blocks` are in the order
// of pages and lines. The result is in `a`.
GuessPair *guess_pairs(const GuessBlock *blocks, size_t n, Arena *a, size_t *n_pairs);

#endif
