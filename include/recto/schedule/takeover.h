// Taking over the state that Logseq left in a page.
#ifndef RECTO_SCHEDULE_TAKEOVER_H
#define RECTO_SCHEDULE_TAKEOVER_H

#include "recto/base/clock.h"
#include "recto/schedule/state.h"

// The six card-* values as text, empty where missing.
typedef struct TakeoverInput {
	Str interval, repeats, ease, next_schedule, last_reviewed, last_score;
} TakeoverInput;

// The state under SM-2: ease in hundredths, at least 1.30; interval rounded up, at least 1; -1 is a
// forgotten card (repeats 0, interval 1, due at the start of the first day that starts at or after
// the page's instant); repeats 1 with more than 6 days counts as 2; missing or unreadable values as
// the contract says. False when the values make the card new (repeats missing or below 1), or there
// are none.
bool takeover_sm2(const TakeoverInput *in, const Clock *clock, CardState *out);

#endif
