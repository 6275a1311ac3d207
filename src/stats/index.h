// Inside stats: numbers for keys, given in the order in which they first come.
//
// Zero is a valid empty Index.
#ifndef RECTO_SRC_STATS_INDEX_H
#define RECTO_SRC_STATS_INDEX_H

#include "recto/base/str.h"

typedef struct IndexSlot {
	int64_t key;
	uint32_t number; // from 1; 0 in an empty slot
} IndexSlot;

typedef struct Index {
	IndexSlot *slots;
	size_t n, cap; // cap is 0 or a power of two, more than n
} Index;

void index_release(Index *x);
// The number of a key, from 0. False when it has none.
bool index_find(const Index *x, int64_t key, size_t *number);
// The same; a key that is new gets the number n.
size_t index_put(Index *x, int64_t key);

#endif
