// Days, windows, streaks: rollover, leap days, daylight saving.
#include "fixture.h"

static void review_at(Fixture *f, int64_t card, const char *at)
{
	fixture_entry(f, card, ENTRY_REVIEW, 4, at, 10);
}

static Day day_of(const Figures *f, size_t i)
{
	assert_true(i < f->n_days);
	return f->days[i].day;
}

// 03:59 still belongs to the day before.
static void a_day_starts_at_the_rollover_hour(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	review_at(f, card, "2026-03-01T03:59:59.999Z");
	review_at(f, card, "2026-03-01T04:00:00Z");
	review_at(f, card, "2026-03-02T03:59:59Z");
	fixture_now(f, "2026-03-02T03:00:00Z");
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->n_days, 2);
	assert_int_equal(day_of(figures, 0), calendar_from_civil(2026, 2, 28));
	assert_int_equal(day_of(figures, 1), calendar_from_civil(2026, 3, 1));
	assert_int_equal(figures->of_today.reviews, 2);
	assert_int_equal(figures->streaks.current, 2);
	assert_int_equal(figures->hours[3].reviews, 2);
	assert_int_equal(figures->hours[4].reviews, 1);
}

static void a_leap_day_is_a_day(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	review_at(f, card, "2024-02-28T12:00:00Z");
	review_at(f, card, "2024-02-29T12:00:00Z");
	review_at(f, card, "2024-03-01T12:00:00Z");
	fixture_now(f, "2024-03-01T13:00:00Z");
	assert_int_equal(fixture_figures(f, NULL, NULL, NULL)->streaks.current, 3);
	// Without it there is a gap.
	const Figures *figures = fixture_figures(f, NULL, "2024-03-01", NULL);
	assert_int_equal(figures->streaks.current, 1);
	figures = fixture_figures(f, NULL, NULL, "2024-02-29");
	assert_int_equal(figures->streaks.current, 2);
	assert_int_equal(figures->streaks.span, 2);
}

// On 29 March 2026 Berlin's clocks go from 02:00 to 03:00, on 25 October 2026 from 03:00 back to
// 02:00.
static void daylight_saving_moves_no_day(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	harness_set_zone("Europe/Berlin");
	review_at(f, card, "2026-03-29T01:59:00Z"); // 03:59 of summer: the day before
	review_at(f, card, "2026-03-29T02:00:00Z"); // 04:00
	review_at(f, card, "2026-03-30T01:59:59Z"); // 03:59
	review_at(f, card, "2026-10-25T00:30:00Z"); // 02:30 of summer
	review_at(f, card, "2026-10-25T01:30:00Z"); // 02:30 of winter
	review_at(f, card, "2026-10-25T03:00:00Z"); // 04:00 of winter
	fixture_now(f, "2026-10-25T12:00:00Z");
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->n_days, 4);
	assert_int_equal(day_of(figures, 0), calendar_from_civil(2026, 3, 28));
	assert_int_equal(day_of(figures, 1), calendar_from_civil(2026, 3, 29));
	assert_int_equal(figures->days[1].reviews, 2);
	assert_int_equal(day_of(figures, 2), calendar_from_civil(2026, 10, 24));
	assert_int_equal(figures->days[2].reviews, 2);
	assert_int_equal(figures->hours[2].reviews, 2);
	assert_int_equal(figures->hours[3].reviews, 2);
	assert_int_equal(figures->hours[4].reviews, 2);
	harness_set_zone("UTC");
}

// The day of a review is that of the zone in which it was given; a journey changes no past.
static void a_journey_changes_no_day(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	harness_set_zone("Asia/Tokyo");
	review_at(f, card, "2026-02-27T20:00:00Z"); // 05:00 on 28 February
	harness_set_zone("America/New_York");
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(day_of(figures, 0), calendar_from_civil(2026, 2, 28));
	harness_set_zone("UTC");
}

// Windows of 7, 30 and 365 days with today as their last.
static void windows_end_today(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	static const char *const times[] = {
		"2026-03-02T10:00:00Z", // tomorrow, by a clock that was wrong
		"2026-03-01T10:00:00Z", "2026-02-23T10:00:00Z", // within 7
		"2026-02-22T10:00:00Z", "2026-01-31T10:00:00Z", // within 30
		"2026-01-30T10:00:00Z", "2025-03-02T10:00:00Z", // within 365
		"2025-03-01T10:00:00Z",                         // before
	};
	for (size_t i = 0; i < HARNESS_COUNT(times); i++)
		review_at(f, card, times[i]);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->retention[WINDOW_WEEK][MATURITY_YOUNG].n, 2);
	assert_int_equal(figures->retention[WINDOW_MONTH][MATURITY_YOUNG].n, 4);
	assert_int_equal(figures->retention[WINDOW_YEAR][MATURITY_YOUNG].n, 6);
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_YOUNG].n, 7);
	// As of 22 February.
	figures = fixture_figures(f, NULL, NULL, "2026-02-22");
	assert_int_equal(figures->retention[WINDOW_WEEK][MATURITY_YOUNG].n, 1);
	assert_int_equal(figures->retention[WINDOW_MONTH][MATURITY_YOUNG].n, 3);
	assert_int_equal(figures->of_today.reviews, 1); // today is today
	figures = fixture_figures(f, NULL, "2026-01-31", "2026-02-23");
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_YOUNG].n, 3);
	assert_int_equal(figures->n_days, 3);
	assert_int_equal(figures->streaks.span, 24);
	assert_int_equal(figures->streaks.active, 3);
}

static void streaks_of(Fixture *f, const char *now, int current, int longest)
{
	fixture_now(f, now);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->streaks.current, current);
	assert_int_equal(figures->streaks.longest, longest);
}

static void today_does_not_break_a_streak_yet(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	static const char *const times[] = {"2026-02-10T10:00:00Z", "2026-02-11T10:00:00Z",
		"2026-02-12T10:00:00Z", "2026-02-13T10:00:00Z", "2026-02-27T10:00:00Z",
		"2026-02-28T10:00:00Z"};
	for (size_t i = 0; i < HARNESS_COUNT(times); i++)
		review_at(f, card, times[i]);
	streaks_of(f, "2026-02-28T12:00:00Z", 2, 4);
	streaks_of(f, "2026-03-01T12:00:00Z", 2, 4);
	streaks_of(f, "2026-03-02T03:59:00Z", 2, 4); // still 1 March
	streaks_of(f, "2026-03-02T04:00:00Z", 0, 4);
	// Drills and what Logseq did: one does not count, the other does.
	fixture_now(f, "2026-03-01T12:00:00Z");
	fixture_entry(f, card, ENTRY_DRILL, 4, "2026-03-01T11:00:00Z", 10);
	streaks_of(f, "2026-03-02T12:00:00Z", 0, 4);
	fixture_entry(f, card, ENTRY_LOGSEQ, 5, "2026-03-01T11:00:00Z", 10);
	streaks_of(f, "2026-03-02T12:00:00Z", 3, 4);
}

const struct CMUnitTest days_tests[] = {
	FIXTURE_TEST(a_day_starts_at_the_rollover_hour),
	FIXTURE_TEST(a_leap_day_is_a_day),
	FIXTURE_TEST(daylight_saving_moves_no_day),
	FIXTURE_TEST(a_journey_changes_no_day),
	FIXTURE_TEST(windows_end_today),
	FIXTURE_TEST(today_does_not_break_a_streak_yet),
};
const size_t days_tests_n = HARNESS_COUNT(days_tests);
