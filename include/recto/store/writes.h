// What the pages hold of the cards' states.
//
// Six values, one a line, in the order in which Logseq writes them: interval, repeats, ease, next
// schedule, last review, last score. Empty for a block that has none of them.
#ifndef RECTO_STORE_WRITES_H
#define RECTO_STORE_WRITES_H

#include "recto/store/store.h"

typedef struct StoredPageState {
	bool is_known; // false for a card that an older program read, which did not keep them
	Str lines;     // in the caller's arena
} StoredPageState;

// The values in the card's block as recto last read or wrote them there.
bool store_find_page_state(Store *s, int64_t card, Arena *a, StoredPageState *out, Err *err);
// Keeps them.
bool store_set_page_state(Store *s, int64_t card, Str lines, Err *err);

#endif
