#include "recto/review/due.h"

#include "local.h"

static bool count(const Desk *d, const Filter *filter, const Limits *l, const StoreMoment *m,
	DueReport *out, Err *err)
{
	QueueQuery q = {
		.filter = filter,
		.moment = *m,
		.buries_siblings = d->config->bury_siblings,
	};
	QueueCounts counts;
	DayCounts done;
	if (!limits_count(l, d->store, &q, &counts, err) ||
		!store_count_day(d->store, m, 0, &done, err))
		return false;
	*out = (DueReport){
		.due = counts.due,
		.new_ = counts.new_,
		.drill = counts.drill,
		.total = counts.total,
		.reviewed_today = done.reviews,
		.next_due = counts.next_due,
	};
	return true;
}

bool due_report(const Desk *d, const Filter *filter, DueReport *out, Err *err)
{
	*out = (DueReport){.next_due = INSTANT_NONE};
	if (!d->store)
		return true;
	StoreMoment m = desk_moment(d, 0);
	Limits limits;
	bool is_good = limits_read(&limits, d, &m, err) && count(d, filter, &limits, &m, out, err);
	limits_release(&limits);
	return is_good;
}
