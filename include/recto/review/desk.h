// What every front end works with: the open database, the configuration, the clock.
#ifndef RECTO_REVIEW_DESK_H
#define RECTO_REVIEW_DESK_H

#include "recto/base/clock.h"
#include "recto/config/config.h"
#include "recto/store/filter.h"

typedef struct Desk {
	Store *store; // NULL where a read-only command found no database
	const Config *config;
	Clock clock;
	bool has_color; // false with --no-color, NO_COLOR or a dumb terminal
} Desk;

enum { DESK_DAYS_AHEAD_MAX = 36500 };

// Now, today, and the bounds of today with `days_ahead` more days (0 for none, up to
// DESK_DAYS_AHEAD_MAX).
StoreMoment desk_moment(const Desk *d, int days_ahead);
StoreOrder desk_order(const Desk *d);

#endif
