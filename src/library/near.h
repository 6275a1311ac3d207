// Which texts of a set share rare words with one of them.
//
// Texts that lie near each other in the set are looked at first: of a word that many have, only the
// nearest count, so a search takes the same time however many texts there are.
#ifndef RECTO_LIBRARY_NEAR_H
#define RECTO_LIBRARY_NEAR_H

#include "recto/base/arena.h"
#include "recto/card/similarity.h"

enum { NEAR_FOUND_MAX = 12 };

typedef struct Near {
	const Similarity *texts; // weighed
	size_t *starts;          // by token id, n_ids + 1 of them
	uint32_t *holders;       // the texts that have a token, in their order
	double *score;           // by text, 0 between searches
	uint32_t *touched;
	Arena *arena;
} Near;

// Only texts whose `is_in` is true are found. All memory is in `a`.
void near_init(Near *near, const Similarity *texts, const bool *is_in, Arena *a);
// The texts that share most with text `i`, itself left out, best first; returns how many.
size_t near_find(Near *near, size_t i, uint32_t out[NEAR_FOUND_MAX]);

#endif
