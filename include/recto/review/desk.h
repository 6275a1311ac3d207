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

// Now, today, and the bounds of today. With days ahead (0 to DESK_DAYS_AHEAD_MAX) what falls due by
// then is due: `now` and `day_end` lie that much later, `today` and `day_start` do not.
StoreMoment desk_moment(const Desk *d, int days_ahead);
StoreOrder desk_order(const Desk *d);

#endif
