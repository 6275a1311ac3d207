// A log of 100,000 entries: every figure beside plain SQL.
#include "fixture.h"

#include <math.h>
#include <stdlib.h>

enum { CARDS = 10000, ENTRIES = 100000, STEP_MS = 900000 };

// Reviews that count, and those for retention.
#define DONE \
	"FROM log WHERE kind IN (2, 3) AND score IS NOT NULL AND day <= 20513 " \
	"AND action NOT IN (SELECT target FROM log WHERE kind = 15) "
#define RETAINED DONE "AND kind = 2 AND before_interval >= 100 "

// Made once, for all tests of this file; the last one ends it. None changes it.
static int set_up(void **state)
{
	static void *made;
	if (!made) {
		fixture_set_up(&made);
		fixture_simulate(made, CARDS, ENTRIES, STEP_MS);
	}
	*state = made;
	return 0;
}
#define LARGE_TEST(test) cmocka_unit_test_setup(test, set_up)
#define LAST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, fixture_tear_down)

static void assert_rows(const char *what, const int64_t *got, const int64_t *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (got[i] != expected[i])
			fail_msg("%s: value %zu is %lld, SQL says %lld", what, i, (long long)got[i],
				(long long)expected[i]);
}

static void assert_near(double got, double expected)
{
	if (fabs(got - expected) > 1e-6 * fmax(1, fabs(expected)))
		fail_msg("%.9f is not %.9f", got, expected);
}

static void days(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	int64_t *rows;
	size_t n = fixture_table(f,
		"SELECT day, count(*), sum(before_repeats = 0 AND before_interval = 0), "
		"sum(score >= 3), sum(score < 3), sum(took_ms), "
		"sum(kind = 2 AND before_interval >= 100), "
		"sum(kind = 2 AND before_interval >= 100 AND score >= 3) " DONE
		"GROUP BY day ORDER BY day",
		&rows);
	assert_true(n > 8 * 500);
	assert_int_equal(figures->n_days, n / 8);
	for (size_t i = 0; i < figures->n_days; i++) {
		const DayFigures *d = &figures->days[i];
		const int64_t got[] = {d->day, d->reviews, d->new_, d->passed, d->failed,
			d->took_ms, d->retention.n, d->retention.passed};
		assert_rows("days", got, rows + 8 * i, 8);
	}
	const DayFigures *today = stats_find_day(figures, figures->today);
	assert_non_null(today);
	assert_int_equal(figures->of_today.reviews, today->reviews);
	assert_int_equal(figures->of_today.took_ms, today->took_ms);
}

static void streaks(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	int64_t *rows;
	fixture_table(f,
		"WITH days AS (SELECT DISTINCT day " DONE "), "
		"runs AS (SELECT max(day) AS last, count(*) AS n FROM "
		"(SELECT day, day - row_number() OVER (ORDER BY day) AS run FROM days) GROUP BY "
		"run) "
		"SELECT max(n), (SELECT count(*) FROM days), "
		"20513 - (SELECT min(day) FROM days) + 1, "
		"(SELECT n FROM runs WHERE last >= 20512) FROM runs",
		&rows);
	assert_int_equal(figures->streaks.longest, rows[0]);
	assert_int_equal(figures->streaks.active, rows[1]);
	assert_int_equal(figures->streaks.span, rows[2]);
	assert_int_equal(figures->streaks.current, rows[3]);
	assert_true(rows[1] < rows[2] && rows[0] > 1);
}

static void retention(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	static const char *const since[WINDOW_COUNT] = {"20507", "20484", "20149", "-1000000"};
	for (int window = 0; window < WINDOW_COUNT; window++) {
		int64_t *rows;
		Str sql = arena_printf(&f->arena,
			"SELECT sum(before_interval < 2100), "
			"sum(before_interval < 2100 AND score > 2), sum(before_interval >= 2100), "
			"sum(before_interval >= 2100 AND score > 2) " RETAINED "AND day >= %s",
			since[window]);
		fixture_table(f, sql.p, &rows);
		const Retention *r = figures->retention[window];
		const int64_t got[] = {r[MATURITY_YOUNG].n, r[MATURITY_YOUNG].passed,
			r[MATURITY_MATURE].n, r[MATURITY_MATURE].passed};
		assert_rows("retention", got, rows, 4);
		assert_true(rows[0] > 50 && rows[2] > 50);
	}
}

static void scores_and_hours(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	int64_t *rows;
	size_t n = fixture_table(f,
		"SELECT CASE WHEN before_repeats = 0 AND before_interval = 0 THEN 0 "
		"WHEN before_interval < 2100 THEN 1 ELSE 2 END AS m, score, count(*) " DONE
		"GROUP BY 1, 2 ORDER BY 1, 2",
		&rows);
	assert_int_equal(n, 3 * MATURITY_COUNT * SCORE_COUNT);
	for (size_t i = 0; i < n; i += 3)
		assert_int_equal(figures->scores[rows[i]][rows[i + 1]], rows[i + 2]);
	n = fixture_table(f,
		"SELECT at / 3600000 % 24, count(*), sum(kind = 2 AND before_interval >= 100), "
		"sum(kind = 2 AND before_interval >= 100 AND score > 2) " DONE
		"GROUP BY 1 ORDER BY 1",
		&rows);
	assert_int_equal(n, 4 * STATS_HOURS);
	for (size_t i = 0; i < STATS_HOURS; i++) {
		const HourFigures *h = &figures->hours[i];
		const int64_t got[] = {(int64_t)i, h->reviews, h->retention.n, h->retention.passed};
		assert_rows("hours", got, rows + 4 * i, 4);
	}
}

// -- cards ----------------------------------------------------------------------------------------

static void cards(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	const CardFigures *c = &figures->cards;
	int64_t *rows;
	fixture_table(f,
		"SELECT sum(phase = 0 AND NOT is_suspended), "
		"sum(phase = 1 AND NOT is_suspended AND interval < 2100), "
		"sum(phase = 1 AND NOT is_suspended AND interval >= 2100), sum(is_suspended), "
		"sum(lapses >= 8), sum(is_marked), "
		"sum(phase = 1 AND NOT is_suspended AND (algorithm = 0 AND due < 1772424000000 "
		"OR algorithm = 1 AND due < 1772366400000)), max(interval) "
		"FROM card WHERE NOT is_gone",
		&rows);
	const int64_t got[] = {
		c->new_, c->young, c->mature, c->suspended, c->leeches, c->marked, c->due};
	assert_rows("cards", got, rows, 7);
	assert_int_equal(c->gone, 0);
	assert_int_equal(figures->longest_interval100,
		fixture_int(f, "SELECT max(interval) FROM card WHERE phase = 1 AND NOT is_gone AND "
			       "NOT is_suspended"));
}

#define IN_REVIEW " FROM card WHERE phase = 1 AND NOT is_gone AND NOT is_suspended "

static void forecast(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	int64_t *rows;
	assert_int_equal(figures->backlog,
		fixture_int(
			f, "SELECT count(*)" IN_REVIEW "AND (due - 14400000) / 86400000 < 20513"));
	size_t n = fixture_table(f,
		"WITH RECURSIVE n(i) AS (SELECT 20513 UNION ALL SELECT i + 1 FROM n WHERE i < "
		"20542) "
		"SELECT (SELECT count(*)" IN_REVIEW "AND (due - 14400000) / 86400000 = i) FROM n",
		&rows);
	assert_int_equal(n, STATS_FORECAST_DAYS);
	assert_rows("forecast", figures->forecast, rows, n);
	assert_near(figures->load,
		fixture_real(f, "SELECT sum(1.0 / max(interval / 100.0, 1))" IN_REVIEW));
}

static void intervals_and_eases(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	for (size_t i = 0; i < STATS_INTERVALS; i++) {
		bool is_last = i + 1 == STATS_INTERVALS;
		Str sql = arena_printf(&f->arena,
			"SELECT count(*)" IN_REVIEW
			"AND interval >= 100 * %d AND interval < 100 * %d",
			stats_interval_bounds[i], is_last ? 1000000 : stats_interval_bounds[i + 1]);
		assert_int_equal(figures->intervals[i], fixture_int(f, sql.p));
	}
	for (size_t i = 0; i < STATS_EASES; i++) {
		bool is_last = i + 1 == STATS_EASES;
		Str sql = arena_printf(&f->arena,
			"SELECT count(*)" IN_REVIEW "AND ease >= %d AND ease < %d",
			stats_ease_bounds[i], is_last ? 1000000 : stats_ease_bounds[i + 1]);
		assert_int_equal(figures->eases[i], fixture_int(f, sql.p));
	}
	assert_near(
		figures->mean_interval, fixture_real(f, "SELECT avg(interval) / 100" IN_REVIEW));
	assert_near(figures->mean_ease, fixture_real(f, "SELECT avg(ease) / 100" IN_REVIEW));
}

static void worst(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	int64_t *rows;
	size_t n = fixture_table(f,
		"SELECT id FROM card WHERE NOT is_gone AND lapses > 0 "
		"ORDER BY lapses DESC, ease, id LIMIT 10",
		&rows);
	assert_int_equal(figures->n_worst, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(figures->worst[i].card, rows[i]);
}

// -- groups ---------------------------------------------------------------------------------------

static const GroupFigures *find_group(const GroupFigures *groups, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_equals(groups[i].name, str_from_z(name)))
			return &groups[i];
	fail_msg("there is no %s", name);
	return NULL;
}

static void assert_group(Fixture *f, const GroupFigures *g, const char *condition)
{
	int64_t *rows;
	Str sql = arena_printf(&f->arena,
		"SELECT count(*), sum(took_ms), sum(kind = 2 AND before_interval >= 100), "
		"sum(kind = 2 AND before_interval >= 100 AND score > 2) " DONE
		"AND card IN (SELECT id FROM card WHERE NOT is_gone AND %s)",
		condition);
	fixture_table(f, sql.p, &rows);
	const int64_t got[] = {g->reviews, g->took_ms, g->retention.n, g->retention.passed};
	assert_rows(condition, got, rows, 4);
	assert_true(rows[0] > 0);
	sql = arena_printf(&f->arena,
		"SELECT sum(phase = 0 AND NOT is_suspended), "
		"sum(phase = 1 AND NOT is_suspended AND interval < 2100), "
		"sum(phase = 1 AND NOT is_suspended AND interval >= 2100), sum(is_suspended) "
		"FROM card WHERE NOT is_gone AND %s",
		condition);
	fixture_table(f, sql.p, &rows);
	const int64_t cards_got[] = {
		g->cards.new_, g->cards.young, g->cards.mature, g->cards.suspended};
	assert_rows(condition, cards_got, rows, 4);
}

static void decks_and_tags(void **state)
{
	Fixture *f = *state;
	const Figures *figures = fixture_figures(f, NULL, NULL, NULL);
	assert_int_equal(figures->n_decks, 50);
	assert_int_equal(figures->n_tags, 7 + 11);
	assert_group(f, find_group(figures->decks, 50, "deck 13"), "deck = 13");
	assert_group(f, find_group(figures->decks, 50, "deck 50"), "deck = 50");
	assert_group(f, find_group(figures->tags, 18, "tag 5"), "id % 4 > 0 AND id % 7 = 5");
	assert_group(f, find_group(figures->tags, 18, "topic 0"), "id % 4 > 1 AND id % 11 = 0");
	for (size_t i = 1; i < figures->n_decks; i++)
		assert_true(stats_card_total(&figures->decks[i - 1].cards) >=
			    stats_card_total(&figures->decks[i].cards));
}

// A query and a span at once.
static void query_and_span(void **state)
{
	Fixture *f = *state;
	const Figures *figures =
		fixture_figures(f, "tag:\"tag 3\" deck:\"deck 4\"", "2024-06-01", "2025-12-31");
	int64_t *rows;
	fixture_table(f,
		"SELECT count(*), count(DISTINCT day), sum(took_ms), "
		"sum(kind = 2 AND before_interval >= 100) " DONE
		"AND day BETWEEN 19875 AND 20453 AND card IN "
		"(SELECT id FROM card WHERE NOT is_gone AND deck = 4 AND id % 4 > 0 AND id % 7 = "
		"3)",
		&rows);
	int64_t reviews = 0;
	int64_t took = 0;
	for (size_t i = 0; i < figures->n_days; i++) {
		reviews += figures->days[i].reviews;
		took += figures->days[i].took_ms;
	}
	assert_true(rows[0] > 10);
	assert_int_equal(reviews, rows[0]);
	assert_int_equal(figures->n_days, rows[1]);
	assert_int_equal(took, rows[2]);
	assert_int_equal(stats_retention_sum(figures->retention[WINDOW_ALL]).n, rows[3]);
}

// -- exports --------------------------------------------------------------------------------------

static int64_t count_lines(const Buf *text)
{
	int64_t n = 0;
	for (size_t i = 0; i < text->n; i++)
		n += text->p[i] == '\n';
	return n;
}

static void exports_have_every_row(void **state)
{
	Fixture *f = *state;
	Buf reviews = fixture_export(f, EXPORT_REVIEWS, EXPORT_CSV, NULL);
	assert_int_equal(count_lines(&reviews) - 1,
		fixture_int(f,
			"SELECT count(*) FROM log WHERE kind IN (2, 3, 4, 5) AND score IS NOT NULL "
			"AND action NOT IN (SELECT target FROM log WHERE kind = 15)"));
	Buf fsrs = fixture_export(f, EXPORT_REVIEWS, EXPORT_FSRS, NULL);
	assert_int_equal(count_lines(&fsrs) - 1, fixture_int(f, "SELECT count(*) " DONE));
	Buf cards_out = fixture_export(f, EXPORT_CARDS, EXPORT_JSONL, NULL);
	assert_int_equal(count_lines(&cards_out),
		fixture_int(f, "SELECT count(*) FROM card WHERE NOT is_gone"));
	Buf days_out = fixture_export(f, EXPORT_DAYS, EXPORT_JSONL, "tag:\"tag 2\"");
	assert_int_equal(count_lines(&days_out),
		fixture_int(f,
			"SELECT count(DISTINCT day) " DONE "AND card IN "
			"(SELECT id FROM card WHERE NOT is_gone AND id % 4 > 0 AND id % 7 = 2)"));
	buf_release(&reviews);
	buf_release(&fsrs);
	buf_release(&cards_out);
	buf_release(&days_out);
}

const struct CMUnitTest large_tests[] = {
	LARGE_TEST(days),
	LARGE_TEST(streaks),
	LARGE_TEST(retention),
	LARGE_TEST(scores_and_hours),
	LARGE_TEST(cards),
	LARGE_TEST(forecast),
	LARGE_TEST(intervals_and_eases),
	LARGE_TEST(worst),
	LARGE_TEST(decks_and_tags),
	LARGE_TEST(query_and_span),
	LAST_TEST(exports_have_every_row),
};
const size_t large_tests_n = HARNESS_COUNT(large_tests);
