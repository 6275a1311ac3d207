// The time that a command works with: the system's, or the one instant that --now or RECTO_NOW
// froze.
#ifndef RECTO_BASE_CLOCK_H
#define RECTO_BASE_CLOCK_H

#include "recto/base/calendar.h"

typedef struct Clock {
	bool is_frozen;
	Instant frozen;    // when is_frozen
	int day_starts_at; // hour, 0 to 23
} Clock;

static inline Instant clock_now(const Clock *c)
{
	return c->is_frozen ? c->frozen : calendar_now();
}

static inline Day clock_day_of(const Clock *c, Instant t)
{
	return calendar_day(t, c->day_starts_at);
}

static inline Day clock_today(const Clock *c)
{
	return clock_day_of(c, clock_now(c));
}

static inline Instant clock_day_start(const Clock *c, Day day)
{
	return calendar_day_start(day, c->day_starts_at);
}

#endif
