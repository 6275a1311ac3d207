#include "recto/base/calendar.h"

#include <time.h>
#include "tests.h"

typedef bool Parse(Str s, Instant *out);

static void assert_parses(Parse *parse, const char *text, const char *expected)
{
	Instant t = -1;
	if (!parse(str_from_z(text), &t))
		fail_msg("\"%s\" is not read", text);
	Buf out = {0};
	calendar_format_rfc3339(t, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void assert_no_date(Parse *parse, const char *text)
{
	Instant t = -1;
	if (parse(str_from_z(text), &t))
		fail_msg("\"%s\" is read", text);
	assert_int_equal(t, -1);
}

static void civil_dates_of_note(void **state)
{
	(void)state;
	assert_int_equal(calendar_from_civil(1970, 1, 1), 0);
	assert_int_equal(calendar_from_civil(1969, 12, 31), -1);
	assert_int_equal(calendar_from_civil(2000, 2, 29), 11016);
	assert_int_equal(calendar_from_civil(2000, 3, 1), 11017);
	assert_int_equal(calendar_from_civil(2038, 1, 19), 24855);
	assert_int_equal(calendar_from_civil(2100, 3, 1) - calendar_from_civil(2100, 2, 28), 1);
	assert_int_equal(calendar_from_civil(1, 1, 1), INSTANT_MIN / 86400000);
	assert_int_equal(calendar_from_civil(9999, 12, 31), INSTANT_MAX / 86400000);
}

// Counts the dates of ten thousand years one by one.
static void civil_dates_count_without_gaps(void **state)
{
	(void)state;
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	Day day = calendar_from_civil(0, 1, 1);
	for (int year = 0; year < 10000; year++) {
		bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		for (int month = 1; month <= 12; month++) {
			int length = lengths[month - 1] + (month == 2 && is_leap);
			for (int d = 1; d <= length; d++, day++) {
				int y, m, back;
				calendar_to_civil(day, &y, &m, &back);
				if (calendar_from_civil(year, month, d) != day || y != year ||
					m != month || back != d)
					fail_msg("%d-%d-%d", year, month, d);
			}
		}
	}
}

static void civil_dates_reach_the_ends_of_day(void **state)
{
	(void)state;
	static const Day days[] = {INT32_MIN, INT32_MIN + 1, INT32_MAX - 1, INT32_MAX};
	for (size_t i = 0; i < HARNESS_COUNT(days); i++) {
		int year, month, day;
		calendar_to_civil(days[i], &year, &month, &day);
		assert_int_equal(calendar_from_civil(year, month, day), days[i]);
	}
}

static void reads_rfc3339(void **state)
{
	(void)state;
	Parse *parse = calendar_parse_rfc3339;
	assert_parses(parse, "2023-02-07T04:05:06.789Z", "2023-02-07T04:05:06.789Z");
	assert_parses(parse, "2023-02-07 04:05:06Z", "2023-02-07T04:05:06.000Z");
	assert_parses(parse, "2023-02-07t04:05:06z", "2023-02-07T04:05:06.000Z");
	assert_parses(parse, "2023-02-07T04:05:06.5Z", "2023-02-07T04:05:06.500Z");
	assert_parses(parse, "2023-02-07T04:05:06.26Z", "2023-02-07T04:05:06.260Z");
	assert_parses(parse, "2023-02-07T04:05:06.123999999999Z", "2023-02-07T04:05:06.123Z");
	assert_parses(parse, "2023-02-07T04:05:06+05:30", "2023-02-06T22:35:06.000Z");
	assert_parses(parse, "2023-02-07T04:05:06-08:00", "2023-02-07T12:05:06.000Z");
	assert_parses(parse, "2023-02-07T04:05:06.1-00:00", "2023-02-07T04:05:06.100Z");
	assert_parses(parse, "2023-02-07", "2023-02-07T00:00:00.000Z");
	assert_parses(parse, "2024-02-29", "2024-02-29T00:00:00.000Z");
	assert_parses(parse, "2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
	assert_parses(parse, "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z");
	assert_parses(parse, "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
}

static void refuses_what_is_not_rfc3339(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "nil", "2023", "2023-02", "2023-2-7", "20230207",
		"2023-02-29", "2023-13-01", "2023-00-01", "2023-01-00", "2023-01-32", "0000-01-01",
		"12023-01-01", "-2023-01-01", "2023-01-01T", "2023-01-01T04", "2023-01-01T04:05Z",
		"2023-01-01T04:05:06", "2023-01-01T04:05:06.Z", "2023-01-01T24:00:00Z",
		"2023-01-01T04:60:00Z", "2023-01-01T04:05:61Z", "2023-01-01T04:05:06+0530",
		"2023-01-01T04:05:06+24:00", "2023-01-01T04:05:06+05:60", "2023-01-01T04:05:06Z ",
		" 2023-01-01", "2023-01-01X", "0001-01-01T00:00:00+01:00",
		"9999-12-31T23:59:59-01:00", "2023-01-01T04:05:06,5Z"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		assert_no_date(calendar_parse_rfc3339, texts[i]);
}

static void reads_what_logseq_reads(void **state)
{
	(void)state;
	Parse *parse = calendar_parse_logseq;
	assert_parses(parse, "2023-02-01T15:11:00.261Z", "2023-02-01T15:11:00.261Z");
	assert_parses(parse, "2023-02-01T15:11:00.26Z", "2023-02-01T15:11:00.026Z");
	assert_parses(parse, "2023-02-01T15:11:00.2Z", "2023-02-01T15:11:00.002Z");
	assert_parses(parse, "2023-02-01T15:11:00Z", "2023-02-01T15:11:00.000Z");
	assert_parses(parse, "2023-02-01T15:11:00.261+08:00", "2023-02-01T07:11:00.261Z");
	assert_parses(parse, "2023-02-01T15:11:00-08:00", "2023-02-01T23:11:00.000Z");
	assert_parses(parse, "2023-02-01T15:11:12", "2023-02-01T15:11:12.000Z");
	assert_parses(parse, "2023-02-01T15:11:12.26", "2023-02-01T15:11:12.026Z");
	assert_parses(parse, "2023-02-01T15:11", "2023-02-01T15:11:00.000Z");
	assert_parses(parse, "2023-02-01T15", "2023-02-01T15:00:00.000Z");
	assert_parses(parse, "2023-02-01", "2023-02-01T00:00:00.000Z");
	assert_parses(parse, "2023-02-01 15:11:12", "2023-02-01T15:11:12.000Z");
	assert_parses(parse, "20230201", "2023-02-01T00:00:00.000Z");
}

static void refuses_what_logseq_does_not_read(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "nil", "x", "[[2023-01-01]]",
		"[[2022]]-[[08]]-21T00:00:00Z", "12023-02-01T15:11:00.261Z", "2023-02-30",
		"2023-13-01", "20230230", "202302011", "2023-02-01T", "2023-02-01T24",
		"2023-02-01T15:60", "2023-02-01T15:11:00.Z", "2023-02-01T15:11:00.1234Z",
		"2023-02-01 15:11", "2023-02-01 ", "2023-02-01T15:11Z", "2023-02-01T15:11:00Zx",
		"0000-01-01", "2023-0201", "202302-01", "20230201T15"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		assert_no_date(calendar_parse_logseq, texts[i]);
}

static void what_is_written_is_read_again(void **state)
{
	(void)state;
	uint64_t random = 1;
	for (int i = 0; i < 20000; i++) {
		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		uint64_t range = (uint64_t)(INSTANT_MAX - INSTANT_MIN) + 1;
		Instant t = INSTANT_MIN + (Instant)((random >> 8) % range);
		Instant rfc3339, logseq;
		Buf out = {0};
		calendar_format_rfc3339(t, &out);
		assert_int_equal(out.n, 24);
		assert_true(calendar_parse_rfc3339(buf_str(&out), &rfc3339));
		assert_true(calendar_parse_logseq(buf_str(&out), &logseq));
		assert_int_equal(rfc3339, t);
		assert_int_equal(logseq, t);
		buf_release(&out);
	}
}

static void instants_are_clamped_to_four_digit_years(void **state)
{
	(void)state;
	Buf out = {0};
	calendar_format_rfc3339(INT64_MAX, &out);
	assert_str(buf_str(&out), "9999-12-31T23:59:59.999Z");
	buf_clear(&out);
	calendar_format_rfc3339(INSTANT_NONE, &out);
	assert_str(buf_str(&out), "0001-01-01T00:00:00.000Z");
	buf_release(&out);
	assert_int_equal(calendar_day(INT64_MAX, 0), calendar_from_civil(9999, 12, 31));
	assert_int_equal(calendar_day(INSTANT_NONE, 0), calendar_from_civil(1, 1, 1));
	assert_int_equal(calendar_day(INSTANT_NONE, 4), calendar_from_civil(1, 1, 1) - 1);
	assert_int_equal(calendar_day_start(INT32_MAX, 4), INSTANT_MAX);
	assert_int_equal(calendar_day_start(INT32_MIN, 4), INSTANT_MIN);
	assert_int_equal(calendar_next_midnight(INT64_MAX), INSTANT_MAX);
}

static void days_turn_at_their_hour(void **state)
{
	(void)state;
	Instant midnight = calendar_from_civil(2023, 2, 7) * INT64_C(86400000);
	Day day = calendar_from_civil(2023, 2, 7);
	for (int hour = 0; hour < 24; hour++) {
		Instant start = midnight + hour * 3600000;
		assert_int_equal(calendar_day_start(day, hour), start);
		assert_int_equal(calendar_day(start, hour), day);
		assert_int_equal(calendar_day(start - 1, hour), day - 1);
		assert_int_equal(calendar_day(start + 86399999, hour), day);
	}
	assert_int_equal(calendar_day(-1, 0), -1);
	assert_int_equal(calendar_next_midnight(midnight), midnight + 86400000);
	assert_int_equal(calendar_next_midnight(midnight - 1), midnight);
}

static void writes_days(void **state)
{
	(void)state;
	Buf out = {0};
	calendar_format_day(0, &out);
	buf_append_char(&out, ' ');
	calendar_format_day(calendar_from_civil(987, 6, 5), &out);
	assert_str(buf_str(&out), "1970-01-01 0987-06-05");
	buf_release(&out);
}

static void writes_intervals_for_people(void **state)
{
	(void)state;
	static const struct {
		int days;
		const char *text;
	} cases[] = {
		{0, "now"},
		{1, "1 d"},
		{12, "12 d"},
		{30, "30 d"},
		{31, "1 mo"},
		{33, "1.1 mo"},
		{46, "1.5 mo"},
		{61, "2 mo"},
		{340, "11.2 mo"},
		{364, "12 mo"},
		{365, "1 y"},
		{366, "1 y"},
		{400, "1.1 y"},
		{840, "2.3 y"},
		{36500, "99.9 y"},
		{36525, "100 y"},
		{INT32_MAX, "5879489.8 y"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf out = {0};
		calendar_format_interval(cases[i].days, &out);
		assert_str(buf_str(&out), cases[i].text);
		buf_release(&out);
	}
}

static void clocks_run(void **state)
{
	(void)state;
	int64_t before = calendar_monotonic_ms();
	assert_true(calendar_monotonic_ms() >= before);
	assert_true(calendar_now() > calendar_from_civil(2020, 1, 1) * INT64_C(86400000));
	assert_true(calendar_now() / 1000 - time(NULL) <= 1);
}

static void months_have_last_days(void **state)
{
	(void)state;
	static const struct {
		int from[3];
		int months;
		int to[3];
	} cases[] = {
		{{2024, 1, 31}, 1, {2024, 2, 29}},
		{{2023, 1, 31}, 1, {2023, 2, 28}},
		{{2024, 2, 29}, 12, {2025, 2, 28}},
		{{2024, 3, 31}, -1, {2024, 2, 29}},
		{{2024, 3, 31}, -13, {2023, 2, 28}},
		{{2024, 12, 15}, 1, {2025, 1, 15}},
		{{2024, 1, 15}, 0, {2024, 1, 15}},
		{{2024, 1, 15}, -30000, {1, 1, 1}},
		{{2024, 1, 15}, 300000, {9999, 12, 31}},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		const int *from = cases[i].from;
		const int *to = cases[i].to;
		Day day = calendar_add_months(
			calendar_from_civil(from[0], from[1], from[2]), cases[i].months);
		assert_int_equal(day, calendar_from_civil(to[0], to[1], to[2]));
	}
}

static void hours_are_of_the_local_clock(void **state)
{
	(void)state;
	assert_int_equal(calendar_hour(0), 0);
	assert_int_equal(calendar_hour(-1), 23);
	assert_int_equal(calendar_hour(INT64_C(1709287200000)), 10);
	harness_set_zone("Asia/Kathmandu"); // 5:45 ahead
	assert_int_equal(calendar_hour(INT64_C(1709287200000)), 15);
	assert_int_equal(calendar_hour(INT64_C(1709287200000) + 15 * 60000), 16);
	harness_set_zone("America/New_York"); // 10 March 2024: 01:59 EST, then 03:00 EDT
	assert_int_equal(calendar_hour(INT64_C(1710053999999)), 1);
	assert_int_equal(calendar_hour(INT64_C(1710054000000)), 3);
	harness_set_zone("UTC");
}

const struct CMUnitTest calendar_tests[] = {
	cmocka_unit_test(civil_dates_of_note),
	cmocka_unit_test(civil_dates_count_without_gaps),
	cmocka_unit_test(civil_dates_reach_the_ends_of_day),
	cmocka_unit_test(reads_rfc3339),
	cmocka_unit_test(refuses_what_is_not_rfc3339),
	cmocka_unit_test(reads_what_logseq_reads),
	cmocka_unit_test(refuses_what_logseq_does_not_read),
	cmocka_unit_test(what_is_written_is_read_again),
	cmocka_unit_test(instants_are_clamped_to_four_digit_years),
	cmocka_unit_test(days_turn_at_their_hour),
	cmocka_unit_test(writes_days),
	cmocka_unit_test(writes_intervals_for_people),
	cmocka_unit_test(clocks_run),
	cmocka_unit_test(months_have_last_days),
	cmocka_unit_test(hours_are_of_the_local_clock),
};
const size_t calendar_tests_n = HARNESS_COUNT(calendar_tests);
