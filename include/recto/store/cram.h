// Practice without consequences: cards that fit a filter, whenever they are due.
//
// A session of it is what the log says since it began: the entries `cram` after `since` that are
// not undone. Nothing else is remembered, so an undo needs no book-keeping.
#ifndef RECTO_STORE_CRAM_H
#define RECTO_STORE_CRAM_H

#include "recto/store/filter.h"

// Suspended, buried and gone cards come only where the filter speaks of them: with IS_SUSPENDED,
// IS_BURIED, IS_GONE.
typedef struct CramQuery {
	const Filter *filter; // NULL: all
	StoreMoment moment;
	StoreOrder order; // STORE_ORDER_DUE: new cards last
	int64_t since;    // the newest entry of the log when the session began
	int64_t card;     // this one alone, 0: all
} CramQuery;

// The first card without a score in the session; *card = 0 when there is none.
bool store_next_cram(Store *s, const CramQuery *q, int64_t *card, Err *err);
// A card whose last score in the session was below SCORE_DRILL; the one that was scored longest ago
// comes first.
bool store_next_cram_again(Store *s, const CramQuery *q, int64_t *card, Err *err);

typedef struct CramCounts {
	int64_t first; // that store_next_cram would give one after the other
	int64_t again; // likewise
} CramCounts;

bool store_count_cram(Store *s, const CramQuery *q, CramCounts *out, Err *err);

#endif
