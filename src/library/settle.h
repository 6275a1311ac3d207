// What no page can settle by itself: cards that one page lost and another one has.
#ifndef RECTO_LIBRARY_SETTLE_H
#define RECTO_LIBRARY_SETTLE_H

#include "import.h"

MatchCard settle_match_card(const Card *card);
MatchCard settle_match_stored(const StoredCard *card);

// A stored card that its page has no more, or that was gone already.
void settle_add_lost(Import *im, const StoredCard *card);
// A card that none of its page's cards is; copied.
void settle_add_open(Import *im, const Card *card, const Place *place);

// Finds the lost among the open, makes the other open ones new and the other lost ones gone.
bool settle_all(Import *im, Err *err);

#endif
