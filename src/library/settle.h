// What no page can settle by itself: cards that one page lost and another one has.
#ifndef RECTO_LIBRARY_SETTLE_H
#define RECTO_LIBRARY_SETTLE_H

#include "import.h"

// What stands for a question and its answer together; never 0.
uint64_t settle_hash_text(uint64_t fingerprint, Str answer);
MatchCard settle_match_card(Import *im, const Card *card);
MatchCard settle_match_stored(Import *im, const StoredCard *card);

// A stored card that its page has no more, or that was gone already: then only its very text brings
// it back (is_exact), unless its page came back.
void settle_add_lost(Import *im, const StoredCard *card, const MatchCard *match, bool is_exact);
// A card that none of its page's cards is; copied.
void settle_add_open(Import *im, const Card *card, const MatchCard *match, const Place *place);

// A question that more cards ask tells nothing, wherever it is looked for.
enum { SAME_QUESTION_MAX = 32 };

// The lost card that still is to be found; NULL for any other. Once the lost ones are sorted, that
// is from the first look for them on.
LostCard *settle_find_lost(const Import *im, int64_t card);
// The open card is the lost one.
bool settle_pair(Import *im, OpenCard *open, LostCard *lost, double similarity, Err *err);

// Finds the lost among the open, makes the other open ones new and the other lost ones gone.
bool settle_all(Import *im, Err *err);

#endif
