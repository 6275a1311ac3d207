// Which card comes next in a session, and how many there are to come.
#ifndef SRC_REVIEW_PICKER_H
#define SRC_REVIEW_PICKER_H

#include "recto/review/session.h"

#include "local.h"

typedef struct Picker {
	const Desk *desk;
	SessionOptions options;
	// given in this session, for its own limits
	int64_t reviews;
	int64_t new_cards;
	int64_t since; // the newest entry of the log when the session began
	// With days ahead only: cards that had their turn today, and their siblings. A short
	// interval makes them due within the days ahead at once, and they would come again and
	// again.
	struct {
		int64_t *items;
		size_t n, cap;
	} done;
} Picker;

void picker_release(Picker *p);

// How many more cards --limit lets come.
int64_t picker_session_left(const Picker *p);

// Where the log ends: what a session of practice begins with.
bool picker_start(Picker *p, Err *err);
// Finds the cards that had their turn; at the start and after an undo.
bool picker_find_done(Picker *p, Err *err);
bool picker_add_done(Picker *p, const StoredCard *card, Err *err);

// The next card and what a score on it is: due cards, then new ones, within the limits, then the
// drill; with is_cram those to practise. *card = 0 when there is none.
bool picker_next(const Picker *p, int64_t *card, CardTurn *turn, Err *err);
// What a score on any card would be in this session, limits aside.
bool picker_turn(const Picker *p, const StoredCard *card, CardTurn *turn, Err *err);
bool picker_count(const Picker *p, SessionCounts *out, Err *err);

#endif
