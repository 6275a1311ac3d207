// What keys do in the statistics.
#include "tests.h"

enum { DAY_MS = 86400000 };

// Reviews of some cards on days before today.
static void add_reviews(Fixture *f)
{
	static const struct {
		int days_ago, n;
	} days[] = {{0, 2}, {1, 5}, {2, 1}, {6, 9}, {40, 3}, {180, 20}};
	Err err = {0};
	assert_true(store_begin(f->desk.store, &err));
	for (size_t i = 0; i < HARNESS_COUNT(days); i++)
		for (int n = 0; n < days[i].n; n++) {
			Instant at = f->desk.clock.frozen - days[i].days_ago * (Instant)DAY_MS;
			LogEntry e = {.card = 1 + n % 2 * 4};
			e.entry = (Entry){.kind = ENTRY_REVIEW,
				.at = at,
				.day = clock_day_of(&f->desk.clock, at),
				.score = n % 5 == 4 ? 1 : 4,
				.took_ms = 7000,
				.before = {1, 250, n % 3 * 1500},
				.after = card_state_new()};
			assert_true(store_append_entry(f->desk.store, &e, &err));
		}
	assert_true(store_commit(f->desk.store, &err));
}

static void set_up(Fixture *f)
{
	fixture_open(f, NULL);
	fixture_add_examples(f);
	add_reviews(f);
	fixture_stats(f);
}

static void the_screen_as_it_is(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	check_golden(&f, "stats-top");
	fixture_press(&f, "tab");
	check_golden(&f, "stats-year");
	fixture_press(&f, "tab l");
	check_golden(&f, "stats-decks");
	fixture_press(&f, "tab G");
	check_golden(&f, "stats-end");
	fixture_press(&f, "?");
	check_golden(&f, "stats-help");
	fixture_press(&f, "q / t a g");
	check_golden(&f, "stats-typing");
	fixture_close(&f);
}

static void the_first_figures_are_there_at_once(void **state)
{
	(void)state;
	Fixture f;
	Err err = {0};
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	add_reviews(&f);
	f.view = stats_view_open(&f.desk, &f.keys, &err);
	assert_shows(&f, "2 reviews"); // without any idle work
	fixture_close(&f);
}

static void the_span_changes(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	assert_shows(&f, "all cards · all days");
	assert_shows_at(&f, 120, 80, "Scores  40 reviews");
	fixture_press(&f, "t");
	assert_shows_at(&f, 120, 80, "Scores  40 reviews");
	fixture_press(&f, "t");
	assert_shows(&f, "all cards · 30 days");
	assert_shows_at(&f, 120, 80, "Scores  17 reviews");
	fixture_press(&f, "t");
	assert_shows_at(&f, 120, 80, "Scores  17 reviews");
	fixture_press(&f, "t");
	assert_shows(&f, "all cards · all days");
	fixture_close(&f);
}

static void the_query_changes(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "/ d e c k : S p a n i s h");
	assert_shows(&f, "cards: deck:Spanish");
	fixture_press(&f, "enter");
	assert_shows(&f, "deck:Spanish · all days");
	assert_shows_at(&f, 120, 80, "Cards  2,");
	// What is not understood stays to be typed on.
	fixture_press(&f, "/ space i s : x enter");
	assert_shows(&f, "is: takes due");
	fixture_press(&f, "y");
	assert_shows(&f, "cards: deck:Spanish is:xy");
	fixture_press(&f, "esc");
	assert_shows(&f, "deck:Spanish · all days");
	fixture_press(&f, "/ ^W enter");
	fixture_press(&f, "/");
	fixture_paste(&f, "deck:\nC");
	assert_shows(&f, "cards: deck: C");
	fixture_press(&f, "esc");
	assert_int_equal(fixture_paste(&f, "q"), WISH_NOTHING);
	assert_shows(&f, "all cards · all days");
	fixture_close(&f);
}

static int count_selected(const Frame *f)
{
	int n = 0;
	for (int i = 0; i < f->rows * f->columns; i++)
		n += f->cells[i].style.role == ROLE_SELECTED;
	return n;
}

static void a_day_shows_its_figures(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "h");
	assert_shows(&f, "Thu 2023-02-02: 2 reviews (0 new), 0 failed, 14 s");
	assert_int_equal(count_selected(&f.frame), 1);
	fixture_press(&f, "h");
	assert_shows(&f, "Wed 2023-02-01: 5 reviews");
	fixture_press(&f, "L"); // no day is beyond today
	assert_shows(&f, "Thu 2023-02-02: 2 reviews");
	fixture_press(&f, "H l");
	assert_shows(&f, "Fri 2023-01-27: 9 reviews");
	for (int i = 0; i < 60; i++)
		fixture_press(&f, "H");
	assert_shows(&f, "Mon 2022-01-31: no reviews");
	assert_int_equal(count_selected(&f.frame), 1);
	fixture_close(&f);
}

static void a_deck_starts_its_review(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "enter");
	assert_shows(&f, "no deck is chosen");
	fixture_press(&f, "tab tab");
	assert_shows(&f, "Decks  4");
	fixture_press(&f, "l h l l");
	assert_int_equal(fixture_press(&f, "enter"), WISH_REVIEW);
	assert_non_null(f.view->review_filter);
	assert_int_equal(f.view->review_filter->kind, FILTER_DECK);
	assert_str(f.view->review_filter->text, "c");
	assert_shows(&f, "Decks  4"); // what was counted stays
	Err err = {0};
	assert_true(f.view->class->resume(f.view, &err));
	fixture_idle(&f);
	assert_shows(&f, "Decks  4");
	fixture_close(&f);
}

// A count that reads would keep a review from writing after another program has.
static void nothing_is_read_while_a_review_is_open(void **state)
{
	(void)state;
	Fixture f;
	Buf path = {0};
	Store *other;
	Err err = {0};
	set_up(&f);
	fixture_press(&f, "tab tab");
	Err why = {0};
	f.view->class->update(f.view, 't', &why); // a count that has just begun
	assert_int_equal(f.view->class->update(f.view, KEYS_ENTER, &why), WISH_REVIEW);
	harness_path(&path, f.folder, "recto.db");
	assert_true(store_open(buf_z(&path), STORE_CREATE, f.desk.clock.frozen, &other, &err));
	assert_true(store_begin(other, &err));
	assert_true(store_set_card_gone(other, 6, true, &err));
	assert_true(store_commit(other, &err));
	store_close(other);
	assert_true(store_begin(f.desk.store, &err));
	assert_true(store_commit(f.desk.store, &err));
	buf_release(&path);
	fixture_close(&f);
}

static void an_empty_database_has_figures(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_stats(&f);
	assert_shows(&f, "0 reviews");
	fixture_press(&f, "tab tab l h enter");
	assert_shows(&f, "no deck is chosen");
	fixture_close(&f);
}

const struct CMUnitTest stats_tests[] = {
	cmocka_unit_test(the_screen_as_it_is),
	cmocka_unit_test(the_first_figures_are_there_at_once),
	cmocka_unit_test(the_span_changes),
	cmocka_unit_test(the_query_changes),
	cmocka_unit_test(a_day_shows_its_figures),
	cmocka_unit_test(a_deck_starts_its_review),
	cmocka_unit_test(nothing_is_read_while_a_review_is_open),
	cmocka_unit_test(an_empty_database_has_figures),
};
const size_t stats_tests_n = HARNESS_COUNT(stats_tests);
