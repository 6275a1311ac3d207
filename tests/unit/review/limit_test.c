#include "recto/review/due.h"
#include "recto/review/query.h"

#include "play.h"

// `due` cards that are due today and `new_` new ones, in a graph.
static void add_cards(Fixture *f, const char *graph, int due, int new_)
{
	for (int i = 0; i < due; i++) {
		int64_t card = fixture_add_card(f, graph, "due");
		fixture_pass(f, -DAYS(1));
		fixture_score(f, card, 4);
		fixture_pass(f, DAYS(1));
	}
	for (int i = 0; i < new_; i++)
		fixture_add_card(f, graph, "new");
}

static DueReport report(Fixture *f, const Filter *filter)
{
	DueReport r;
	CHECK(f, due_report(&f->desk, filter, &r, &f->err));
	return r;
}

static void test_new_per_day(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 2\n");
	add_cards(&f, "a", 1, 5);
	assert_int_equal(report(&f, NULL).new_, 2);
	assert_str(play_through(&f, NULL, 4), "due new new");
	assert_int_equal(report(&f, NULL).new_, 0);
	// The limit is the day's, whatever is closed and opened.
	fixture_reopen(&f);
	assert_str(play_through(&f, NULL, 4), "");
	// An undone new card makes room for one.
	fixture_undo(&f);
	assert_str(play_through(&f, NULL, 4), "new");
	fixture_pass(&f, DAYS(1));
	assert_str(play_through(&f, NULL, 4), "new new new new");
	fixture_close(&f);
}

static void test_reviews_per_day(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "reviews_per_day: 2\nnew_per_day: 1\n");
	add_cards(&f, "a", 4, 3);
	DueReport before = report(&f, NULL);
	assert_int_equal(before.due, 2);
	assert_int_equal(before.new_, 1);
	assert_int_equal(before.total, 7);
	// The drill is not counted, and new cards are counted by their own limit.
	assert_str(play_through(&f, NULL, 4), "due due new");
	DueReport after = report(&f, NULL);
	assert_int_equal(after.due, 0);
	assert_int_equal(after.new_, 0);
	assert_int_equal(after.reviewed_today, 3);
	fixture_close(&f);
}

static void test_no_limit(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 0\n");
	add_cards(&f, "a", 30, 30);
	Session *s = play_open(&f, NULL);
	expect_counts(s, 30, 30, 0);
	session_close(s);
	fixture_close(&f);
}

static void test_default_limit(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	add_cards(&f, "a", 30, 30);
	Session *s = play_open(&f, NULL);
	expect_counts(s, 30, 20, 0);
	session_close(s);
	fixture_close(&f);
}

static void test_limits_of_graphs(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 4\n"
			 "graphs:\n"
			 "  - path: /notes/a\n"
			 "    new_per_day: 1\n"
			 "    reviews_per_day: 1\n"
			 "  - path: /notes/b\n"
			 "    scheduler: sm2\n");
	add_cards(&f, "a", 3, 3);
	add_cards(&f, "b", 2, 5);
	Session *s = play_open(&f, NULL);
	expect_counts(s, 3, 4, 0); // one due of a and two of b; one new of a and three of b
	session_close(s);
	DueReport r = report(&f, NULL);
	assert_int_equal(r.due, 3);
	assert_int_equal(r.new_, 4);
	assert_str(play_through(&f, NULL, 4), "due due due new new new new");
	r = report(&f, NULL);
	assert_int_equal(r.due, 0);
	assert_int_equal(r.new_, 0);
	assert_int_equal(r.total, 13);
	fixture_close(&f);
}

// The graph that is used up is passed over, the others go on; a filter narrows all of it.
static void test_full_graph_with_filter(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "graphs:\n  - path: /notes/a\n    new_per_day: 2\n");
	add_cards(&f, "a", 0, 3);
	add_cards(&f, "b", 0, 2);
	Query query;
	CHECK(&f, query_parse(STR("graph:a"), (Str){0}, &f.arena, &query, &f.err));
	assert_int_equal(report(&f, query.filter).new_, 2);
	SessionOptions options = session_defaults;
	options.filter = query.filter;
	assert_str(play_through(&f, &options, 4), "new new");
	assert_int_equal(report(&f, query.filter).new_, 0);
	assert_int_equal(report(&f, NULL).new_, 2);
	assert_str(play_through(&f, NULL, 4), "new new");
	fixture_close(&f);
}

static void test_new_option(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 1\ngraphs:\n  - path: /notes/a\n    new_per_day: 1\n");
	add_cards(&f, "a", 1, 9);
	SessionOptions options = session_defaults;
	options.new_limit = 3;
	Session *s = play_open(&f, &options);
	expect_counts(s, 1, 3, 0);
	play_score(&f, s, 4);
	play_score(&f, s, 4);
	expect_counts(s, 0, 2, 0);
	UndoReport undone;
	CHECK(&f, session_undo(s, &undone, &f.err));
	expect_counts(s, 0, 3, 0);
	session_close(s);
	// It is the session's, not the day's.
	assert_str(play_through(&f, &options, 4), "new new new");
	assert_str(play_through(&f, &options, 4), "new new new");
	options.new_limit = 0;
	assert_str(play_through(&f, &options, 4), "");
	fixture_close(&f);
}

static void test_limit_option(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	add_cards(&f, "a", 2, 5);
	SessionOptions options = session_defaults;
	options.limit = 3;
	Session *s = play_open(&f, &options);
	expect_counts(s, 2, 1, 0);
	play_score(&f, s, 1);
	play_score(&f, s, 4);
	play_score(&f, s, 4);
	expect(s, "due drill");
	expect_counts(s, 0, 0, 1);
	UndoReport undone;
	CHECK(&f, session_undo(s, &undone, &f.err));
	expect(s, "new");
	expect_counts(s, 0, 1, 1);
	session_close(s);
	options.limit = 0;
	assert_str(play_through(&f, &options, 4), "due drill");
	fixture_close(&f);
}

// -- the report ------------------------------------------------------------------------------

static void test_report(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	DueReport empty = report(&f, NULL);
	assert_int_equal(empty.total, 0);
	assert_int_equal(empty.next_due, INSTANT_NONE);
	add_cards(&f, "a", 2, 1);
	int64_t failed = fixture_add_card(&f, "a", "failed");
	fixture_score(&f, failed, 1);
	int64_t suspended = fixture_add_card(&f, "a", "suspended");
	fixture_act(&f, ENTRY_SUSPEND, 0, suspended);
	DueReport r = report(&f, NULL);
	assert_int_equal(r.due, 2);
	assert_int_equal(r.new_, 1);
	assert_int_equal(r.drill, 1);
	assert_int_equal(r.total, 5);
	assert_int_equal(r.reviewed_today, 1);
	assert_int_equal(r.next_due, fixture_instant("2023-02-02T04:00:00Z"));
	fixture_close(&f);
}

static void test_report_without_database(void **state)
{
	(void)state;
	Config config;
	config_init(&config);
	Desk desk = {.config = &config};
	DueReport r;
	Err err = {0};
	assert_true(due_report(&desk, NULL, &r, &err));
	assert_int_equal(r.total, 0);
	assert_int_equal(r.next_due, INSTANT_NONE);
	config_release(&config);
}

const struct CMUnitTest limit_tests[] = {
	cmocka_unit_test(test_new_per_day),
	cmocka_unit_test(test_reviews_per_day),
	cmocka_unit_test(test_no_limit),
	cmocka_unit_test(test_default_limit),
	cmocka_unit_test(test_limits_of_graphs),
	cmocka_unit_test(test_full_graph_with_filter),
	cmocka_unit_test(test_new_option),
	cmocka_unit_test(test_limit_option),
	cmocka_unit_test(test_report),
	cmocka_unit_test(test_report_without_database),
};
const size_t limit_tests_n = HARNESS_COUNT(limit_tests);
