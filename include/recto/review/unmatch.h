// Taking back what an import guessed about edited and moved cards.
#ifndef RECTO_REVIEW_UNMATCH_H
#define RECTO_REVIEW_UNMATCH_H

#include "recto/library/matches.h"
#include "recto/review/desk.h"
#include "recto/store/log.h"

typedef struct Unmatched {
	int64_t card;  // has its old text again, and is gone
	int64_t other; // the new card that has the new text; 0 when that is gone, too
} Unmatched;

// The match by guess that record_unmatch would take back, of the whole log of a card in order; with
// its note, in `a`. NULL when no match holds.
const LogEntry *unmatch_find(const LogEntry *log, size_t n, Arena *a, MatchNote *note);

// Takes back the card's last match by guess, if it still holds: two cards again, never to be taken
// for each other. One action; ERR_NEGATIVE without such a match.
bool record_unmatch(const Desk *d, int64_t card, Unmatched *out, Err *err);
// The same for all matches of one import, by its number. *count of them.
bool record_unmatch_import(const Desk *d, int64_t import, int64_t *count, Err *err);

#endif
