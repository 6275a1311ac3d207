// Taking in what a page says of a card's state: reviews and resets made in Logseq, and numbers that
// a person changed.
//
// Six values stand in a block. Those that recto last read or wrote there are kept, so that only
// what is new in the page is looked at:
//
// - reset in Logseq (repeats 0 and `nil`): an entry `reset`;
// - a last review after the card's own: an entry `logseq`, whose state is adopted. With one that is
//   only after the last that the page told of, the card was reviewed here meanwhile: the later
//   review wins, and the entry moves nothing (recto/schedule/fold.h);
// - other values for the card's own last review: an entry `state`;
// - an older review, values that make the card new without a reset, or none any more: nothing.
#ifndef RECTO_SRC_LIBRARY_INTAKE_H
#define RECTO_SRC_LIBRARY_INTAKE_H

#include "import.h"

// The values as recto/store/writes.h has them.
Str intake_lines(const PageState *s, Arena *a);
// The state that they mean under the algorithm of a card's graph, reviewed no later than now. False
// when they make it new.
bool intake_read(Algorithm algorithm, const PageState *s, const Clock *clock, CardState *out);

// A card that the store knows, read again.
bool intake_take(Import *im, StoredCard *row, const PageState *s, Err *err);

#endif
