#include "recto/base/calendar.h"

#include <assert.h>
#include <time.h>

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, SECOND_MS = 1000 };

// No zone was ever further from UTC than this (the extremes, before 1900, are near 16 hours), and
// none ever changed its offset twice within the span that is looked through for one change (the
// closest two are 95 hours apart: Freetown, 1939).
enum { WIDEST_OFFSET = 26 * HOUR_SECONDS };

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static Instant clamp(Instant t)
{
	return t < INSTANT_MIN ? INSTANT_MIN : t > INSTANT_MAX ? INSTANT_MAX : t;
}

static int64_t read_clock(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * SECOND_MS + t.tv_nsec / 1000000;
}

Instant calendar_now(void)
{
	return clamp(read_clock(CLOCK_REALTIME));
}

int64_t calendar_monotonic_ms(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

// -- local days -------------------------------------------------------------------------------

// Seconds east of UTC at an instant in seconds.
static int64_t offset_at(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm local;
	if (!localtime_r(&t, &local))
		return 0;
	return local.tm_gmtoff;
}

// The first second in (from, to] whose offset is not that of `from`; the offset of `to` is known to
// differ.
static int64_t find_change(int64_t from, int64_t to)
{
	int64_t before = offset_at(from);
	while (to - from > 1) {
		int64_t middle = from + (to - from) / 2;
		if (offset_at(middle) == before)
			from = middle;
		else
			to = middle;
	}
	return to;
}

// The first second after `from` at which the local clock shows `local` (seconds since
// 1970-01-01T00:00 of the clock) or later; at `from` it shows less. A clock that is set back may
// show less again afterwards.
static int64_t first_reaching(int64_t from, int64_t local)
{
	int64_t until = local + WIDEST_OFFSET;
	int64_t before = offset_at(from);
	int64_t after = offset_at(until);
	assert(from + before < local && local <= until + after);
	if (before == after)
		return local - before;
	int64_t change = find_change(from, until);
	if (local - before < change)
		return local - before;
	return local - after > change ? local - after : change; // the change may jump over it
}

Day calendar_day(Instant t, int day_starts_at)
{
	assert(day_starts_at >= 0 && day_starts_at < 24);
	int64_t seconds = floor_div(clamp(t), SECOND_MS);
	int64_t local = seconds + offset_at(seconds);
	return (Day)floor_div(local - day_starts_at * HOUR_SECONDS, DAY_SECONDS);
}

Instant calendar_day_start(Day day, int day_starts_at)
{
	assert(day_starts_at >= 0 && day_starts_at < 24);
	int64_t local = (int64_t)day * DAY_SECONDS + day_starts_at * HOUR_SECONDS;
	return clamp(first_reaching(local - WIDEST_OFFSET, local) * SECOND_MS);
}

int calendar_hour(Instant t)
{
	int64_t seconds = floor_div(clamp(t), SECOND_MS);
	int64_t hour = floor_div(seconds + offset_at(seconds), HOUR_SECONDS);
	return (int)(hour - floor_div(hour, 24) * 24);
}

Instant calendar_next_midnight(Instant t)
{
	int64_t seconds = floor_div(clamp(t), SECOND_MS);
	int64_t midnight = ((int64_t)calendar_day(t, 0) + 1) * DAY_SECONDS;
	return clamp(first_reaching(seconds, midnight) * SECOND_MS);
}

// -- civil dates ------------------------------------------------------------------------------

// Years are counted from 1 March here, so that the leap day is the last of its year and the months
// before it have fixed lengths; 400 of them are 146097 days. 719468 days lie between 0000-03-01 and
// 1970-01-01.
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH = 719468 };

Day calendar_from_civil(int year, int month, int day)
{
	assert(month >= 1 && month <= 12);
	int64_t march_year = (int64_t)year - (month <= 2);
	int64_t era = floor_div(march_year, ERA_YEARS);
	int64_t year_of_era = march_year - era * ERA_YEARS;
	int64_t month_from_march = (month + 9) % 12;
	int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return (Day)(era * ERA_DAYS + day_of_era - EPOCH);
}

void calendar_to_civil(Day day, int *year, int *month, int *day_of_month)
{
	int64_t days = (int64_t)day + EPOCH;
	int64_t era = floor_div(days, ERA_DAYS);
	int64_t day_of_era = days - era * ERA_DAYS;
	int64_t leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / (ERA_DAYS - 1);
	int64_t year_of_era = (day_of_era - leap_days) / 365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month_from_march = (5 * day_of_year + 2) / 153;
	*day_of_month = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
	*month = (int)((month_from_march + 2) % 12 + 1);
	*year = (int)(year_of_era + era * ERA_YEARS + (*month <= 2));
}

static int days_of_month(int year, int month)
{
	Day first = calendar_from_civil(year, month, 1);
	Day next = month == 12 ? calendar_from_civil(year + 1, 1, 1)
			       : calendar_from_civil(year, month + 1, 1);
	return next - first;
}

Day calendar_add_months(Day day, int months)
{
	enum { YEAR_MIN = 1, YEAR_MAX = 9999 };
	int year, month, of_month;
	calendar_to_civil(day, &year, &month, &of_month);
	int64_t since_year_0 = (int64_t)year * 12 + month - 1 + months;
	if (since_year_0 < YEAR_MIN * 12)
		return calendar_from_civil(YEAR_MIN, 1, 1);
	if (since_year_0 >= (YEAR_MAX + 1) * 12)
		return calendar_from_civil(YEAR_MAX, 12, 31);
	year = (int)(since_year_0 / 12);
	month = (int)(since_year_0 % 12) + 1;
	int last = days_of_month(year, month);
	return calendar_from_civil(year, month, of_month < last ? of_month : last);
}
