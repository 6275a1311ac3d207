// What counts where, by hand.
#include "fixture.h"

#include <math.h>
#include <stdlib.h>

static int64_t sum_scores(const Figures *f)
{
	int64_t sum = 0;
	for (int m = 0; m < MATURITY_COUNT; m++)
		for (int score = 0; score < SCORE_COUNT; score++)
			sum += f->scores[m][score];
	return sum;
}

static void nothing_at_all(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_true(figures->is_complete);
	assert_int_equal(figures->n_days, 0);
	assert_int_equal(figures->streaks.current, 0);
	assert_int_equal(figures->streaks.longest, 0);
	assert_int_equal(figures->streaks.span, 0);
	assert_int_equal(figures->n_worst, 0);
	assert_int_equal(figures->n_decks, 0);
	assert_int_equal(stats_card_total(&figures->cards), 0);
	assert_true(figures->load == 0 && figures->mean_ease == 0 && figures->mean_interval == 0);
}

static void no_database(void **state)
{
	Fixture *f = *state;
	Store *store = f->desk.store;
	f->desk.store = NULL;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_true(figures->is_complete);
	assert_int_equal(figures->today, calendar_from_civil(2026, 3, 1));
	f->desk.store = store;
}

static void one_review(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "t");
	fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-03-01T11:00:00Z", 10);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 1);
	assert_int_equal(figures->of_today.new_, 0);
	assert_int_equal(figures->of_today.took_ms, 1500);
	assert_int_equal(figures->of_today.retention.n, 1);
	assert_int_equal(figures->n_days, 1);
	for (int window = 0; window < WINDOW_COUNT; window++) {
		assert_int_equal(figures->retention[window][MATURITY_YOUNG].n, 1);
		assert_int_equal(figures->retention[window][MATURITY_YOUNG].passed, 1);
		assert_int_equal(figures->retention[window][MATURITY_MATURE].n, 0);
	}
	assert_int_equal(figures->streaks.current, 1);
	assert_int_equal(figures->streaks.longest, 1);
	assert_int_equal(figures->streaks.span, 1);
	assert_int_equal(figures->scores[MATURITY_YOUNG][4], 1);
	assert_int_equal(figures->hours[11].reviews, 1);
	assert_int_equal(figures->decks[0].reviews, 1);
	assert_int_equal(figures->tags[0].reviews, 1);
}

// Each kind by itself: what it adds to days, scores and retention.
static void kinds_count_where_they_should(void **state)
{
	Fixture *f = *state;
	static const struct {
		EntryKind kind;
		int score;
		int reviews, retention;
	} cases[] = {
		{ENTRY_STATE, SCORE_NONE, 0, 0},
		{ENTRY_REVIEW, 4, 1, 1},
		{ENTRY_LOGSEQ, 5, 1, 0},
		{ENTRY_LOGSEQ, SCORE_NONE, 0, 0},
		{ENTRY_DRILL, 4, 0, 0},
		{ENTRY_CRAM, 4, 0, 0},
		{ENTRY_RESET, SCORE_NONE, 0, 0},
		{ENTRY_POSTPONE, SCORE_NONE, 0, 0},
		{ENTRY_SUSPEND, SCORE_NONE, 0, 0},
		{ENTRY_MARK, SCORE_NONE, 0, 0},
		{ENTRY_MATCH, SCORE_NONE, 0, 0},
	};
	int reviews = 0;
	int retention = 0;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		int64_t card = fixture_card(f, "q", "d", "");
		fixture_entry(f, card, cases[i].kind, cases[i].score, "2026-02-28T11:00:00Z", 10);
		reviews += cases[i].reviews;
		retention += cases[i].retention;
		const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
		const DayFigures *day = figures->n_days > 0 ? &figures->days[0] : &(DayFigures){0};
		assert_int_equal(sum_scores(figures), reviews);
		assert_int_equal(day->reviews, reviews);
		assert_int_equal(day->took_ms, 1500 * reviews);
		assert_int_equal(day->retention.n, retention);
		assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_YOUNG].n, retention);
		assert_int_equal(figures->streaks.longest, reviews > 0);
		assert_int_equal(figures->decks[0].reviews, reviews);
	}
}

static void undone_reviews_count_nowhere(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	int64_t action = fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-03-01T11:00:00Z", 10);
	fixture_entry(f, card, ENTRY_REVIEW, 1, "2026-03-01T11:30:00Z", 10);
	fixture_undo(f, action);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 1);
	assert_int_equal(figures->of_today.failed, 1);
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_YOUNG].passed, 0);
	assert_int_equal(sum_scores(figures), 1);
}

// 20.99 days are young, 21 mature; below one day there is nothing to retain.
static void maturity_is_by_the_interval_before(void **state)
{
	Fixture *f = *state;
	static const double before[] = {-1, 0, 0.99, 1, 20.99, 21, 400};
	int64_t card = fixture_card(f, "q", "d", "");
	for (size_t i = 0; i < HARNESS_COUNT(before); i++)
		fixture_entry(f, card, ENTRY_REVIEW, 2, "2026-03-01T11:00:00Z", before[i]);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->scores[MATURITY_NEW][2], 1);
	assert_int_equal(figures->scores[MATURITY_YOUNG][2], 4);
	assert_int_equal(figures->scores[MATURITY_MATURE][2], 2);
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_NEW].n, 0);
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_YOUNG].n, 2);
	assert_int_equal(figures->retention[WINDOW_ALL][MATURITY_MATURE].n, 2);
	assert_int_equal(figures->of_today.new_, 1);
}

static void a_query_takes_the_cards_that_fit(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "alpha", "one", "x\ny");
	int64_t b = fixture_card(f, "beta", "two", "y");
	int64_t gone = fixture_card(f, "gone", "two", "y");
	fixture_entry(f, a, ENTRY_REVIEW, 4, "2026-03-01T10:00:00Z", 10);
	fixture_entry(f, b, ENTRY_REVIEW, 4, "2026-03-01T10:00:00Z", 10);
	fixture_entry(f, b, ENTRY_REVIEW, 4, "2026-03-01T10:00:00Z", 10);
	fixture_entry(f, gone, ENTRY_REVIEW, 4, "2026-03-01T10:00:00Z", 10);
	CHECK(f, store_set_card_gone(f->desk.store, gone, true, &f->err));
	// Histories stay when cards go; decks and tags are of those that are there.
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 4);
	assert_int_equal(figures->cards.new_, 2);
	assert_int_equal(figures->n_decks, 2);
	assert_str(figures->decks[0].name, "one");
	assert_int_equal(figures->decks[1].reviews, 2);
	assert_int_equal(figures->n_tags, 2);
	assert_str(figures->tags[0].name, "y");
	assert_int_equal(figures->tags[0].reviews, 3);
	figures = fixture_figures(f, "deck:one", NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 1);
	assert_int_equal(figures->n_decks, 1);
	figures = fixture_figures(f, "", NULL, NULL); // everything that is there
	assert_int_equal(figures->of_today.reviews, 3);
	figures = fixture_figures(f, "is:gone", NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 1);
	assert_int_equal(figures->cards.gone, 1);
	figures = fixture_figures(f, "nothing", NULL, NULL);
	assert_int_equal(figures->of_today.reviews, 0);
	assert_int_equal(figures->n_days, 0);
}

// -- cards ----------------------------------------------------------------------------------------

static int64_t card_in_review(Fixture *f, const char *due, int64_t interval100, int ease100)
{
	int64_t card = fixture_card(f, "q", "d", "");
	CardState state = {.phase = PHASE_REVIEW,
		.memory = {.repeats = 3, .ease100 = ease100, .interval100 = interval100},
		.due = fixture_instant(due)};
	CHECK(f, store_set_card_state(f->desk.store, card, &state, 0, &f->err));
	return card;
}

static void change(Fixture *f, int64_t card, const char *set)
{
	Str sql =
		arena_printf(&f->arena, "UPDATE card SET %s WHERE id = %lld", set, (long long)card);
	fixture_run(f, sql.p);
}

static void the_forecast(void **state)
{
	Fixture *f = *state;
	card_in_review(f, "2026-02-20T04:00:00Z", 1000, 250); // overdue
	card_in_review(f, "2026-03-01T03:59:59Z", 1000, 250); // still of yesterday
	card_in_review(f, "2026-03-01T04:00:00Z", 100, 250);  // today
	card_in_review(f, "2026-03-02T03:59:59Z", 50, 250);   // today, less than a day
	card_in_review(f, "2026-03-02T04:00:00Z", 2000, 250); // tomorrow
	card_in_review(f, "2026-03-31T03:59:59Z", 2000, 250); // the last day of the forecast
	card_in_review(f, "2026-03-31T04:00:00Z", 2000, 250); // beyond
	change(f, card_in_review(f, "2026-02-20T04:00:00Z", 1000, 250), "buried_until = 20514");
	change(f, card_in_review(f, "2026-03-01T04:00:00Z", 1000, 250), "is_suspended = 1");
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->today, 20513);
	assert_int_equal(figures->backlog, 2);
	assert_int_equal(figures->forecast[0], 2);
	assert_int_equal(figures->forecast[1], 2); // with the one that is buried until then
	assert_int_equal(figures->forecast[29], 1);
	int64_t sum = 0;
	for (int i = 0; i < STATS_FORECAST_DAYS; i++)
		sum += figures->forecast[i];
	assert_int_equal(sum, 5);
	// 10 10 1 1 20 20 20 10 days.
	assert_true(fabs(figures->load - (3 * 0.1 + 2 + 3 * 0.05)) < 1e-9);
}

static void intervals_and_ease(void **state)
{
	Fixture *f = *state;
	static const int64_t intervals[] = {50, 100, 199, 200, 2099, 2100, 36500, 36600, 73100};
	static const int expected[STATS_INTERVALS] = {1, 2, 1, 0, 0, 1, 1, 0, 1, 1, 1};
	for (size_t i = 0; i < HARNESS_COUNT(intervals); i++)
		card_in_review(f, "2026-04-01T04:00:00Z", intervals[i], 130 + 20 * (int)i);
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	for (size_t i = 0; i < STATS_INTERVALS; i++)
		assert_int_equal(figures->intervals[i], expected[i]);
	for (size_t i = 0; i < STATS_EASES; i++)
		assert_int_equal(figures->eases[i], 1);
	assert_int_equal(figures->longest_interval100, 73100);
	assert_true(fabs(figures->mean_ease - 2.1) < 1e-9);
	assert_int_equal(figures->cards.young, 5);
	assert_int_equal(figures->cards.mature, 4);
}

static void worst_cards_first(void **state)
{
	Fixture *f = *state;
	int64_t cards[14];
	for (int i = 0; i < 14; i++) {
		cards[i] = card_in_review(f, "2026-04-01T04:00:00Z", 1000, 250 - i);
		Str set = arena_printf(&f->arena, "lapses = %d", i % 7 * 2);
		change(f, cards[i], set.p);
	}
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->n_worst, 10);
	// 12 lapses twice, the lower ease first; then 10 …
	static const int order[] = {13, 6, 12, 5, 11, 4, 10, 3, 9, 2};
	for (size_t i = 0; i < 10; i++) {
		assert_int_equal(figures->worst[i].card, cards[order[i]]);
		assert_int_equal(figures->worst[i].is_leech, figures->worst[i].lapses >= 8);
		assert_str(figures->worst[i].question, "q");
	}
	assert_int_equal(figures->cards.leeches, 6);
}

// -- steps ----------------------------------------------------------------------------------------

// The figures of many small steps are those of one.
static void steps_add_up(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 1200; i++) {
		int64_t card = fixture_card(f, "q", i % 3 ? "a" : "b", "t");
		if (i % 2)
			fixture_entry(f, card, ENTRY_REVIEW, i % 6, "2026-02-27T10:00:00Z", i % 40);
	}
	StatsOptions options = {.since = STATS_NO_SINCE, .until = STATS_NO_UNTIL};
	Stats *stats;
	const Figures *part;
	int steps = 0;
	CHECK(f, stats_open(&f->desk, &options, &stats, &f->err));
	for (; !stats_is_complete(stats); steps++) {
		CHECK(f, stats_step(stats, 0, &f->err));
		CHECK(f, stats_figures(stats, &part, &f->err));
	}
	assert_true(steps > 3);
	assert_true(part->is_complete);
	const Figures *whole = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(sum_scores(part), sum_scores(whole));
	assert_int_equal(sum_scores(part), 600);
	assert_int_equal(part->decks[0].reviews, whole->decks[0].reviews);
	assert_int_equal(part->tags[0].reviews, 600);
	stats_close(stats);
}

const struct CMUnitTest counting_tests[] = {
	FIXTURE_TEST(nothing_at_all),
	FIXTURE_TEST(no_database),
	FIXTURE_TEST(one_review),
	FIXTURE_TEST(kinds_count_where_they_should),
	FIXTURE_TEST(undone_reviews_count_nowhere),
	FIXTURE_TEST(maturity_is_by_the_interval_before),
	FIXTURE_TEST(a_query_takes_the_cards_that_fit),
	FIXTURE_TEST(the_forecast),
	FIXTURE_TEST(intervals_and_ease),
	FIXTURE_TEST(worst_cards_first),
	FIXTURE_TEST(steps_add_up),
};
const size_t counting_tests_n = HARNESS_COUNT(counting_tests);
