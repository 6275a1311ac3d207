#include "recto/review/desk.h"

#include <assert.h>

#define MS_PER_DAY INT64_C(86400000)

StoreMoment desk_moment(const Desk *d, int days_ahead)
{
	assert(days_ahead >= 0 && days_ahead <= DESK_DAYS_AHEAD_MAX);
	Instant now = clock_now(&d->clock);
	Day today = clock_day_of(&d->clock, now);
	return (StoreMoment){
		.now = now + days_ahead * MS_PER_DAY,
		.today = today,
		.day_start = clock_day_start(&d->clock, today),
		.day_end = clock_day_start(&d->clock, today + 1 + days_ahead),
		.days_ahead = days_ahead,
		.day_starts_at = d->clock.day_starts_at,
		.leech_at = d->config->leech_at,
	};
}

StoreOrder desk_order(const Desk *d)
{
	switch (d->config->order) {
	case ORDER_DUE:
		return STORE_ORDER_DUE;
	case ORDER_RANDOM:
		return STORE_ORDER_RANDOM;
	case ORDER_PAGE:
		return STORE_ORDER_PAGE;
	}
	return STORE_ORDER_DUE;
}
