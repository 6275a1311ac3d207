// The cards that a page had meet those that it has: which of them stayed.
#ifndef RECTO_LIBRARY_MEETING_H
#define RECTO_LIBRARY_MEETING_H

#include "import.h"

// Keeps the cards that the page tells to be the same; the others are left to settle.h. `known` is
// the page's row before this reading, NULL without one; `from` the page whose file was renamed, or
// NULL; `is_same` tells that the bytes are those that were read before.
bool meeting_take_cards(Import *im, const Place *place, const Cards *cards, const StoredPage *known,
	const StoredPage *from, bool is_same, Err *err);
// The cards of a page that is not there any more.
void meeting_lose_cards(Import *im, const StoredCard *cards, size_t n);

#endif
