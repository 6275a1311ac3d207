// Statistics as lines: golden texts at several widths, and the promises of lines at any.
#include "recto/render/stats.h"

#include "recto/render/width.h"

#include "figures.h"
#include "tests.h"

static const char letters[ROLE_COUNT] = {
	[ROLE_TEXT] = 't',
	[ROLE_DIM] = 'd',
	[ROLE_HEADING] = 'h',
	[ROLE_FAIL] = 'f',
	[ROLE_HARD] = 'x',
	[ROLE_GOOD] = 'o',
	[ROLE_EASY] = 'e',
	[ROLE_SELECTED] = 's',
	[ROLE_CHART_1] = 'j',
	[ROLE_CHART_2] = 'm',
	[ROLE_CHART_3] = 'p',
	[ROLE_CHART_4] = 'v',
};

// One letter a column for its role, a capital where it has attributes.
static void append_roles(const Lines *lines, Buf *out)
{
	for (size_t i = 0; i < lines->n; i++) {
		const Line *line = &lines->items[i];
		for (size_t k = 0; k < line->n_runs; k++) {
			const Run *run = &line->runs[k];
			Str text = str_slice(line->text, run->begin, run->end);
			char letter = letters[run->style.role];
			bool is_plain = run->style.role == ROLE_TEXT && run->style.attrs == 0;
			if (run->style.attrs != 0)
				letter = (char)(letter - 'a' + 'A');
			int columns;
			for (size_t n; (n = width_next_cluster(text, &columns)) > 0;
				text = str_skip(text, n))
				buf_append_repeat(out, is_plain && text.p[0] == ' ' ? ' ' : letter,
					(size_t)columns);
		}
		while (out->n > 0 && out->p[out->n - 1] == ' ')
			buf_truncate(out, out->n - 1);
		buf_append_char(out, '\n');
	}
}

static void assert_golden(const char *name, const StatsView *view, bool has_roles)
{
	TestFigures t;
	Lines lines = {0};
	Buf text = {0};
	figures_make(&t);
	render_stats(&t.figures, view, NULL, &lines);
	check_lines(&lines, view->width);
	if (has_roles)
		append_roles(&lines, &text);
	else
		lines_append_text(&lines, &text);
	check_golden(name, buf_str(&text));
	buf_release(&text);
	lines_release(&lines);
}

static void at_80_columns(void **state)
{
	(void)state;
	assert_golden("stats-80", &(StatsView){.width = 80}, false);
	assert_golden("stats-80-roles", &(StatsView){.width = 80}, true);
	assert_golden("stats-80-ascii", &(StatsView){.width = 80, .is_ascii = true}, false);
}

static void at_200_columns(void **state)
{
	(void)state;
	assert_golden("stats-200", &(StatsView){.width = 200}, false);
	assert_golden("stats-200-roles", &(StatsView){.width = 200}, true);
	assert_golden("stats-200-ascii", &(StatsView){.width = 200, .is_ascii = true}, false);
}

static void at_40_columns(void **state)
{
	(void)state;
	assert_golden("stats-40", &(StatsView){.width = 40}, false);
}

static bool is_ascii(const Line *line)
{
	for (size_t i = 0; i < line->text.n; i++)
		if ((unsigned char)line->text.p[i] >= 0x80)
			return false;
	return true;
}

// Names of people's own aside, nothing but ASCII is drawn.
static void ascii_is_ascii(void **state)
{
	(void)state;
	TestFigures t;
	Lines lines = {0};
	figures_make(&t);
	t.figures.n_worst = t.figures.n_decks = t.figures.n_tags = 0;
	for (int width = 40; width <= 240; width += 20) {
		lines_clear(&lines);
		StatsView view = {.width = width, .is_ascii = true};
		render_stats(&t.figures, &view, NULL, &lines);
		for (size_t i = 0; i < lines.n; i++)
			if (!is_ascii(&lines.items[i]))
				fail_msg("%.*s", STR_ARG(lines.items[i].text));
	}
	lines_release(&lines);
}

static void any_figures_fit_any_width(void **state)
{
	(void)state;
	static const int64_t most[] = {0, 1, 9, 1000, 100000000, INT64_MAX / 1000000};
	TestFigures t;
	Lines lines = {0};
	for (unsigned seed = 0; seed < 300; seed++) {
		StatsView view = {.width = 20 + (int)(seed * 7 % 230), .is_ascii = seed % 2};
		figures_roll(&t, seed, most[seed % HARNESS_COUNT(most)]);
		lines_clear(&lines);
		render_stats(&t.figures, &view, NULL, &lines);
		check_lines(&lines, view.width);
	}
	lines_release(&lines);
}

static void nothing_is_drawn_of_nothing(void **state)
{
	(void)state;
	Figures none = {.since = STATS_NO_SINCE};
	Lines lines = {0};
	render_stats(&none, &(StatsView){.width = -5}, NULL, &lines);
	check_lines(&lines, 20);
	lines_release(&lines);
}

static void assert_day(const Figures *f, Day day, const char *expected)
{
	Lines lines = {0};
	Buf text = {0};
	render_stats_day(f, day, &lines);
	lines_append_text(&lines, &text);
	assert_str(buf_str(&text), expected);
	buf_release(&text);
	lines_release(&lines);
}

static void a_day_in_words(void **state)
{
	(void)state;
	DayFigures day = {.day = 100, .reviews = 1, .failed = 1, .took_ms = 61000};
	Figures f = {.days = &day, .n_days = 1};
	assert_day(&f, 100, "Sat 1970-04-11: 1 review (0 new), 1 failed, 1 min, retention N/A\n");
	assert_day(&f, 101, "Sun 1970-04-12: no reviews\n");
}

const struct CMUnitTest stats_tests[] = {
	cmocka_unit_test(at_80_columns),
	cmocka_unit_test(at_200_columns),
	cmocka_unit_test(at_40_columns),
	cmocka_unit_test(ascii_is_ascii),
	cmocka_unit_test(any_figures_fit_any_width),
	cmocka_unit_test(nothing_is_drawn_of_nothing),
	cmocka_unit_test(a_day_in_words),
};
const size_t stats_tests_n = HARNESS_COUNT(stats_tests);
