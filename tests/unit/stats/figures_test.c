// Pure arithmetic over figures, and the maps from keys to numbers.
#include <math.h>

#include "recto/stats/span.h"
#include "recto/stats/stats.h"
#include "../../../src/stats/index.h"
#include "tests.h"

static void assert_near(double got, double expected, double within)
{
	if (fabs(got - expected) > within)
		fail_msg("%.9f is not %.9f", got, expected);
}

// Known values: 8 of 10, 0 of 10, 10 of 10, 1 of 1.
static void wilson_s_interval(void **state)
{
	(void)state;
	static const struct {
		Retention r;
		double low, high;
	} cases[] = {
		{{10, 8}, 0.490162, 0.943318},
		{{10, 0}, 0.000000, 0.277533},
		{{10, 10}, 0.722467, 1.000000},
		{{1, 1}, 0.206549, 1.000000},
		{{100, 90}, 0.825634, 0.944771},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		double low, high;
		stats_wilson(cases[i].r, &low, &high);
		assert_near(low, cases[i].low, 1e-6);
		assert_near(high, cases[i].high, 1e-6);
	}
}

static void weeks_begin_on_monday(void **state)
{
	(void)state;
	assert_int_equal(stats_weekday(calendar_from_civil(2026, 3, 2)), 0);
	assert_int_equal(stats_weekday(calendar_from_civil(2026, 3, 1)), 6);
	assert_int_equal(stats_weekday(calendar_from_civil(1969, 12, 31)), 2);
	assert_int_equal(stats_weekday(calendar_from_civil(1600, 2, 29)), 1);
	for (Day last = -10; last < 800; last++) {
		Day first = stats_heat_first(last);
		assert_int_equal(stats_weekday(first), 0);
		assert_int_equal((last - first) / 7, STATS_HEAT_WEEKS - 1);
	}
}

static Figures with_days(DayFigures *days, const int *counts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		days[i] = (DayFigures){.day = (Day)(100 + 2 * i), .reviews = counts[i]};
	return (Figures){.days = days, .n_days = n};
}

// One day of cramming leaves the others apart.
static void levels_are_quartiles(void **state)
{
	(void)state;
	static const int counts[] = {40, 10, 30, 20, 5000, 60, 50, 70};
	DayFigures days[HARNESS_COUNT(counts)];
	Figures f = with_days(days, counts, HARNESS_COUNT(counts));
	int64_t bounds[STATS_HEAT_LEVELS - 1];
	stats_heat_bounds(&f, 0, 1000, bounds);
	assert_int_equal(bounds[0], 20);
	assert_int_equal(bounds[1], 40);
	assert_int_equal(bounds[2], 60);
	static const struct {
		int64_t reviews;
		int level;
	} levels[] = {
		{0, 0}, {1, 1}, {20, 1}, {21, 2}, {40, 2}, {41, 3}, {60, 3}, {61, 4}, {5000, 4}};
	for (size_t i = 0; i < HARNESS_COUNT(levels); i++)
		assert_int_equal(stats_heat_level(levels[i].reviews, bounds), levels[i].level);
	stats_heat_bounds(&f, 100, 102, bounds); // 40 and 10
	assert_int_equal(bounds[0], 10);
	assert_int_equal(bounds[1], 10);
	assert_int_equal(bounds[2], 40);
	stats_heat_bounds(&f, 103, 103, bounds);
	assert_int_equal(bounds[2], 0);
}

static void finds_days(void **state)
{
	(void)state;
	static const int counts[] = {1, 2, 3};
	DayFigures days[3];
	Figures f = with_days(days, counts, 3);
	assert_null(stats_find_day(&f, 99));
	assert_int_equal(stats_find_day(&f, 100)->reviews, 1);
	assert_null(stats_find_day(&f, 101));
	assert_int_equal(stats_find_day(&f, 104)->reviews, 3);
	assert_null(stats_find_day(&f, 105));
}

static void keys_get_numbers_in_order(void **state)
{
	(void)state;
	Index x = {0};
	size_t number;
	assert_false(index_find(&x, 7, &number));
	for (int64_t i = 0; i < 5000; i++)
		assert_int_equal(index_put(&x, i * i * i - 1000000), i);
	for (int64_t i = 0; i < 5000; i++) {
		assert_int_equal(index_put(&x, i * i * i - 1000000), i);
		assert_true(index_find(&x, i * i * i - 1000000, &number));
		assert_int_equal(number, i);
	}
	assert_false(index_find(&x, 2 - 1000000, &number));
	assert_int_equal(index_put(&x, INT64_MIN), 5000);
	index_release(&x);
}

static void reads_days(void **state)
{
	(void)state;
	Day today = calendar_from_civil(2024, 3, 31);
	static const struct {
		const char *text;
		int year, month, day; // 0: not read
	} cases[] = {
		{"2024-02-29", 2024, 2, 29},
		{"2023-02-29", 0, 0, 0},
		{"today", 2024, 3, 31},
		{"Yesterday", 2024, 3, 30},
		{"0d", 2024, 3, 31},
		{"1d", 2024, 3, 30},
		{"-7d", 2024, 3, 24},
		{"2w", 2024, 3, 17},
		{"1m", 2024, 2, 29},
		{"-13m", 2023, 2, 28},
		{"1y", 2023, 3, 31},
		{"99999y", 1, 1, 1},
		{"", 0, 0, 0},
		{"d", 0, 0, 0},
		{"-d", 0, 0, 0},
		{"--7d", 0, 0, 0},
		{"+7d", 0, 0, 0},
		{"100000d", 0, 0, 0},
		{"7x", 0, 0, 0},
		{"2024-02-29T00:00:00Z", 0, 0, 0},
		{"20240229", 0, 0, 0},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Day day;
		Err err = {0};
		bool is_read = span_parse_day(str_from_z(cases[i].text), today, &day, &err);
		if (is_read != (cases[i].year != 0))
			fail_msg("\"%s\" is read: %d", cases[i].text, is_read);
		if (is_read)
			assert_int_equal(day,
				calendar_from_civil(cases[i].year, cases[i].month, cases[i].day));
		else
			assert_int_equal(err.kind, ERR_USAGE);
	}
}

const struct CMUnitTest figures_tests[] = {
	cmocka_unit_test(wilson_s_interval),
	cmocka_unit_test(weeks_begin_on_monday),
	cmocka_unit_test(levels_are_quartiles),
	cmocka_unit_test(finds_days),
	cmocka_unit_test(keys_get_numbers_in_order),
	cmocka_unit_test(reads_days),
};
const size_t figures_tests_n = HARNESS_COUNT(figures_tests);
