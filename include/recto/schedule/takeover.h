// Taking over the state that Logseq left in a page.
#ifndef RECTO_SCHEDULE_TAKEOVER_H
#define RECTO_SCHEDULE_TAKEOVER_H

#include "recto/base/clock.h"
#include "recto/schedule/state.h"

// The six card-* values as text, empty where missing.
typedef struct TakeoverInput {
	Str interval, repeats, ease, next_schedule, last_reviewed, last_score;
} TakeoverInput;

// The state under Logseq's algorithm: the values of the page, ease and interval in hundredths and
// in range, interval -1 as a forgotten card (state.h); its instant is when it is due, or now when
// it has none that can be read. A missing or unreadable ease is 2.5, a missing or unreadable
// interval the days from the last review to the next, at least 1. False when the values make the
// card new (repeats missing, no whole number, or below 1), or there are none.
bool takeover_logseq(const TakeoverInput *in, const Clock *clock, CardState *out);

// The state under SM-2: the same, then memory_convert; a forgotten card is due at the start of the
// first day that starts at or after the page's instant.
bool takeover_sm2(const TakeoverInput *in, const Clock *clock, CardState *out);

#endif
