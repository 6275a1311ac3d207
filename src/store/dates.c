#include "dates.h"

#define MS_PER_DAY INT64_C(86400000)

enum { YEAR_MIN = 1, YEAR_MAX = 9999 };

static Day day_within(int64_t day)
{
	Day first = calendar_from_civil(YEAR_MIN, 1, 1);
	Day last = calendar_from_civil(YEAR_MAX, 12, 31);
	return day < first ? first : day > last ? last : (Day)day;
}

static Instant instant_within(Instant t)
{
	return t < INSTANT_MIN ? INSTANT_MIN : t > INSTANT_MAX ? INSTANT_MAX : t;
}

static DateSpan span_of_day(int64_t day, const StoreMoment *m)
{
	Day within = day_within(day);
	return (DateSpan){within, within, calendar_day_start(within, m->day_starts_at),
		calendar_day_start(within + 1, m->day_starts_at)};
}

static DateSpan span_of(const FilterDate *date, const StoreMoment *m)
{
	switch (date->base) {
	case DATE_DAY:
		return span_of_day(date->day, m);
	case DATE_TODAY:
		return span_of_day(
			(int64_t)calendar_add_months(m->today, date->months) + date->days, m);
	case DATE_NOW:
		break;
	}
	Instant t = instant_within(m->now - m->days_ahead * MS_PER_DAY + date->ms);
	Day day = calendar_day(t, m->day_starts_at);
	return (DateSpan){day, day, t, t + 1};
}

DateSpan dates_between(const FilterDate *a, const FilterDate *b, const StoreMoment *m)
{
	DateSpan x = span_of(a, m);
	DateSpan y = span_of(b, m);
	return (DateSpan){
		.first = x.first < y.first ? x.first : y.first,
		.last = x.last > y.last ? x.last : y.last,
		.begin = x.begin < y.begin ? x.begin : y.begin,
		.end = x.end > y.end ? x.end : y.end,
	};
}
