// Days in real zones, compared with a count of every minute around each change of the clock.
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "tests.h"

enum { MINUTE = 60, DAY_MINUTES = 1440, DAY_SECONDS = 86400 };
enum { WINDOW_DAYS = 9, WINDOW_MINUTES = WINDOW_DAYS * DAY_MINUTES };

// Years with changes at midnight, at the hour, by half an hour, by a day; skipped and doubled
// dates.
static const struct {
	const char *zone;
	int first_year, last_year;
} zones[] = {
	{"UTC", 2023, 2023}, {"Europe/Berlin", 2023, 2024}, {"America/New_York", 2023, 2023},
	{"America/Santiago", 2022, 2024}, // forward at midnight, back from midnight to 23:00
	{"Africa/Cairo", 2023, 2024}, {"Asia/Beirut", 2022, 2022}, {"America/Asuncion", 2023, 2024},
	{"America/Havana", 2023, 2023}, // forward at 0:00, back at 1:00
	{"Asia/Tehran", 2021, 2022}, {"America/St_Johns", 2005, 2006},   // back from 0:01 to 23:01
	{"Australia/Lord_Howe", 2022, 2024},                             // by half an hour
	{"Antarctica/Troll", 2023, 2023},                                // by two hours
	{"Asia/Kathmandu", 1985, 1986},                                  // from +5:30 to +5:45
	{"Africa/Casablanca", 2023, 2024}, {"Pacific/Apia", 2011, 2012}, // no 30 December 2011
	{"Pacific/Kwajalein", 1993, 1993},                               // no 21 August 1993
	{"America/Juneau", 1867, 1867},                                  // 18 October 1867 twice
	{"Asia/Manila", 1844, 1845},                                     // no 31 December 1844
	{"Africa/Monrovia", 1972, 1972},                                 // by 44 minutes and a half
};

// What the clock shows in each minute of a window, as seconds since 1970-01-01T00:00 of the clock.
typedef struct Window {
	int64_t from; // seconds
	int64_t local[WINDOW_MINUTES];
} Window;

static int64_t local_at(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm local;
	assert_non_null(localtime_r(&t, &local));
	return calendar_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) *
		       (int64_t)DAY_SECONDS +
	       local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
}

static void look(Window *w, int64_t from)
{
	w->from = from;
	for (int i = 0; i < WINDOW_MINUTES; i++)
		w->local[i] = local_at(from + i * MINUTE);
}

static int64_t floor_day(int64_t local)
{
	return local >= 0 ? local / DAY_SECONDS : -((DAY_SECONDS - 1 - local) / DAY_SECONDS);
}

// The first minute from `at` on that shows `local` or more.
static int find_reaching(const Window *w, int at, int64_t local)
{
	while (at < WINDOW_MINUTES && w->local[at] < local)
		at++;
	return at;
}

static void check_start(const Window *w, const char *zone, Day day, int hour)
{
	int64_t local = day * (int64_t)DAY_SECONDS + hour * 3600;
	int at = find_reaching(w, 0, local);
	Instant start = calendar_day_start(day, hour);
	int64_t seconds = w->from + at * MINUTE;
	// The clocks of the nineteenth century changed between minutes.
	if (start % 1000 != 0 || start / 1000 > seconds || start / 1000 <= seconds - MINUTE)
		fail_msg("%s: day %d at %d starts at %lld, not %lld", zone, (int)day, hour,
			(long long)start / 1000, (long long)seconds);
	if (start / 1000 == seconds)
		assert_int_equal(calendar_day(start, hour), floor_day(w->local[at] - hour * 3600));
	assert_true(calendar_day(start, hour) >= day);
	assert_true(calendar_day(start - 1, hour) < day);
	for (int i = 0; i < at; i += 17)
		assert_true(calendar_day((w->from + i * MINUTE) * 1000, hour) < day);
}

static void check_midnights(const Window *w, const char *zone)
{
	for (int i = DAY_MINUTES; i < WINDOW_MINUTES - 4 * DAY_MINUTES; i += 7) {
		int64_t midnight = (floor_day(w->local[i]) + 1) * DAY_SECONDS;
		int64_t seconds = w->from + find_reaching(w, i, midnight) * MINUTE;
		Instant t = (w->from + i * MINUTE) * 1000 + 1;
		Instant next = calendar_next_midnight(t);
		if (next <= t || next / 1000 > seconds || next / 1000 <= seconds - MINUTE)
			fail_msg("%s: midnight after %lld is %lld, not %lld", zone, (long long)t,
				(long long)next / 1000, (long long)seconds);
	}
}

// Whether the offset differs between the ends of a day.
static bool has_change(Day day)
{
	int64_t from = day * (int64_t)DAY_SECONDS;
	return local_at(from + DAY_SECONDS) - local_at(from) != DAY_SECONDS;
}

static int check_zone(const char *zone, int first_year, int last_year)
{
	static Window w;
	int changes = 0;
	Day last = calendar_from_civil(last_year + 1, 1, 1);
	for (Day day = calendar_from_civil(first_year, 1, 1); day < last; day++) {
		// A calm day in between is looked at like a change.
		if (!has_change(day) && day % 100 != 0)
			continue;
		changes += has_change(day);
		look(&w, (day - 4) * (int64_t)DAY_SECONDS);
		for (int hour = 0; hour < 24; hour++)
			for (Day d = day - 2; d <= day + 2; d++)
				check_start(&w, zone, d, hour);
		check_midnights(&w, zone);
	}
	return changes;
}

static bool set_named_zone(const char *zone)
{
	Buf path = {0};
	buf_printf(&path, "/usr/share/zoneinfo/%s", zone);
	bool is_there = access(buf_z(&path), R_OK) == 0;
	buf_release(&path);
	if (is_there)
		harness_set_zone(zone);
	return is_there;
}

static int back_to_utc(void **state)
{
	(void)state;
	harness_set_zone("UTC");
	return 0;
}

static void days_start_at_their_first_instant(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(zones); i++) {
		if (!set_named_zone(zones[i].zone)) {
			HARNESS_SKIP("no zone files in /usr/share/zoneinfo");
			return;
		}
		int changes = check_zone(zones[i].zone, zones[i].first_year, zones[i].last_year);
		if (changes == 0 && i > 0)
			fail_msg("%s: no change is tested", zones[i].zone);
	}
}

// The same with rules of our own, which need no zone files: forward and back at 0:00 and at 4:00.
static void days_start_rightly_under_any_rule(void **state)
{
	(void)state;
	static const char *const rules[] = {"AAA3BBB,M3.2.0/0,M11.1.0/0",
		"AAA3BBB,M3.2.0/0,M11.1.0/1", "AAA-2BBB,M3.5.0/4,M10.5.0/4",
		"AAA-2BBB,M3.5.0/4,M10.5.0/5", "AAA-10:30BBB-11,M10.1.0,M4.1.0",
		"AAA-2BBB-4,M3.5.0/4,M10.5.0/4", "AAA12BBB13,M3.5.0/4,M10.5.0/4", "AAA-14",
		"AAA12"};
	for (size_t i = 0; i < HARNESS_COUNT(rules); i++) {
		harness_set_zone(rules[i]);
		check_zone(rules[i], 2023, 2023);
	}
}

static void days_exist_once(void **state)
{
	(void)state;
	harness_set_zone("AAA3BBB,M3.2.0/0,M11.1.0/0");
	for (Day day = -40000; day < 60000; day += 3)
		for (int hour = 0; hour < 24; hour += 4)
			assert_int_equal(calendar_day(calendar_day_start(day, hour), hour), day);
}

static void a_skipped_day_starts_with_the_next(void **state)
{
	(void)state;
	if (!set_named_zone("Pacific/Apia")) {
		HARNESS_SKIP("no zone files in /usr/share/zoneinfo");
		return;
	}
	Day skipped = calendar_from_civil(2011, 12, 30);
	assert_int_equal(calendar_day_start(skipped, 0), calendar_day_start(skipped + 1, 0));
	assert_int_equal(calendar_day(calendar_day_start(skipped, 0), 0), skipped + 1);
	// With the turn at 4, half of the skipped day's hours exist, as the last of the day before.
	assert_int_equal(
		calendar_day_start(skipped + 1, 4) - calendar_day_start(skipped, 4), 4 * 3600000);
}

// A clock that goes back over the hour of the turn shows the day, the day before, and the day
// again.
static void a_doubled_turn_counts_the_first_time(void **state)
{
	(void)state;
	harness_set_zone(
		"AAA-2BBB,M3.5.0/4,M10.5.0/5"); // back on 29 October 2023 from 5:00 to 4:00
	Day day = calendar_from_civil(2023, 10, 29);
	Instant start = calendar_day_start(day, 4);
	assert_int_equal(start, day * INT64_C(86400000) + 3600000);
	harness_set_zone("AAA-2BBB,M3.5.0/4,M10.5.0/4:30"); // from 4:30 to 3:30
	start = calendar_day_start(day, 4);
	assert_int_equal(start, day * INT64_C(86400000) + 3600000);
	assert_int_equal(calendar_day(start, 4), day);
	assert_int_equal(calendar_day(start + 1800000, 4), day - 1);
	assert_int_equal(calendar_day(start + 3600000, 4), day);
}

#define ZONE_TEST(name) cmocka_unit_test_teardown(name, back_to_utc)

const struct CMUnitTest calendar_zones_tests[] = {
	ZONE_TEST(days_start_at_their_first_instant),
	ZONE_TEST(days_start_rightly_under_any_rule),
	ZONE_TEST(days_exist_once),
	ZONE_TEST(a_skipped_day_starts_with_the_next),
	ZONE_TEST(a_doubled_turn_counts_the_first_time),
};
const size_t calendar_zones_tests_n = HARNESS_COUNT(calendar_zones_tests);
