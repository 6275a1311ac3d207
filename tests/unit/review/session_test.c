#include "recto/review/query.h"

#include "play.h"

static void test_due_then_new_then_drill(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	expect(s, "q1");
	expect_counts(s, 2, 2, 0);
	play_score(&f, s, 1);
	expect(s, "q2");
	expect_counts(s, 1, 2, 1);
	play_score(&f, s, 4);
	expect(s, "q3");
	play_score(&f, s, 3);
	expect(s, "q4");
	expect_counts(s, 0, 1, 2);
	play_score(&f, s, 5);
	// What was scored longest ago comes first, until it reaches 4.
	expect(s, "q1 drill");
	expect_counts(s, 0, 0, 2);
	play_score(&f, s, 2);
	expect(s, "q3 drill");
	play_score(&f, s, 4);
	expect(s, "q1 drill");
	play_score(&f, s, 4);
	expect(s, "done");
	expect_counts(s, 0, 0, 0);
	SessionTally tally = session_tally(s);
	assert_int_equal(tally.reviews, 4);
	assert_int_equal(tally.drills, 3);
	assert_int_equal(tally.passed, 3);
	session_close(s);
	fixture_close(&f);
}

static void test_phases(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	assert_int_equal(session_phase(s), SESSION_QUESTION);
	session_reveal(s);
	session_reveal(s);
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	play_score(&f, s, 4);
	assert_int_equal(session_phase(s), SESSION_DONE);
	session_reveal(s);
	assert_int_equal(session_phase(s), SESSION_DONE);
	assert_null(session_card(s));
	session_close(s);
	fixture_close(&f);
}

static void test_nothing_to_do(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	Session *s = play_open(&f, NULL);
	expect(s, "done");
	expect_counts(s, 0, 0, 0);
	// Something comes in meanwhile.
	fixture_add_card(&f, "a", "q1");
	CHECK(&f, session_reload(s, &f.err));
	expect(s, "q1");
	session_close(s);
	fixture_close(&f);
}

// Quitting in the middle loses nothing: the next session goes on where this one stopped.
static void test_quit_and_continue(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 2);
	play_score(&f, s, 4);
	expect(s, "q3");
	session_reveal(s);
	session_close(s);
	fixture_reopen(&f);
	s = play_open(&f, NULL);
	expect(s, "q3");
	expect_counts(s, 0, 2, 1);
	play_score(&f, s, 4);
	play_score(&f, s, 4);
	session_close(s);
	fixture_reopen(&f);
	s = play_open(&f, NULL);
	expect(s, "q1 drill");
	session_close(s);
	// The drill is of its day.
	fixture_pass(&f, DAYS(1));
	s = play_open(&f, NULL);
	expect(s, "q1");
	session_close(s);
	fixture_close(&f);
}

static void test_filter(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Query query;
	CHECK(&f, query_parse(STR("q4"), (Str){0}, &f.arena, &query, &f.err));
	SessionOptions options = session_defaults;
	options.filter = query.filter;
	Session *s = play_open(&f, &options);
	expect(s, "q4");
	expect_counts(s, 0, 1, 0);
	play_score(&f, s, 1);
	expect(s, "q4 drill");
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	fixture_close(&f);
}

// -- actions and changes from elsewhere ------------------------------------------------------

static void test_mark_stays(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	session_reveal(s);
	CHECK(&f, session_act(s, ENTRY_MARK, &f.err));
	expect(s, "q1");
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	assert_true(session_card(s)->state.is_marked);
	CHECK(&f, session_act(s, ENTRY_UNMARK, &f.err));
	assert_false(session_card(s)->state.is_marked);
	play_score(&f, s, 4); // not stale: the session knows its own entries
	expect(s, "q2");
	session_close(s);
	fixture_close(&f);
}

// Runs one score from a second connection, as another window does.
static void score_elsewhere(Fixture *f, int64_t card, int score)
{
	Desk other = f->desk;
	CHECK(f, store_open(f->path, STORE_CREATE, f->desk.clock.frozen, &other.store, &f->err));
	StoredCard row;
	CHECK(f, store_load_card(other.store, card, &f->arena, &row, &f->err));
	ScoreResult result;
	CHECK(f, record_score(&other, &row, score, 0, false, &result, &f->err));
	assert_true(result.action > 0);
	store_close(other.store);
}

static void test_stale_card_is_skipped(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	session_reveal(s);
	int64_t card = session_card(s)->id;
	score_elsewhere(&f, card, 5);
	StoredCard before = fixture_load(&f, card);
	bool was_stale;
	CHECK(&f, session_score(s, 1, &was_stale, &f.err));
	assert_true(was_stale);
	expect(s, "q2");
	assert_int_equal(session_tally(s).reviews, 0);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &before.state);
	session_close(s);
	fixture_close(&f);
}

// A drill that is answered after its day has ended must not move the schedule.
static void test_drill_after_its_day(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_score(&f, card, 4);
	fixture_pass(&f, DAYS(1));
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 3); // 6 days
	expect(s, "q1 drill");
	session_reveal(s);
	CardState before = fixture_load(&f, card).state;
	fixture_pass(&f, DAYS(1));
	bool was_stale;
	CHECK(&f, session_score(s, 4, &was_stale, &f.err));
	assert_true(was_stale);
	expect(s, "done");
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &before);
	session_close(s);
	fixture_close(&f);
}

// A score that cannot be written is not acknowledged: the answer stays on the screen.
static void test_failed_score(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	store_close(f.desk.store);
	CHECK(&f, store_open(f.path, STORE_READ, f.desk.clock.frozen, &f.desk.store, &f.err));
	Session *s = play_open(&f, NULL);
	session_reveal(s);
	Err err = {0};
	bool was_stale;
	assert_false(session_score(s, 4, &was_stale, &err));
	assert_int_equal(err.kind, ERR_DATABASE);
	err_clear(&err);
	assert_false(session_act(s, ENTRY_MARK, &err));
	assert_int_equal(err.kind, ERR_DATABASE);
	err_clear(&err);
	UndoReport report;
	assert_false(session_undo(s, &report, &err));
	assert_int_equal(err.kind, ERR_DATABASE);
	expect(s, "q1");
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	assert_int_equal(session_tally(s).reviews, 0);
	session_close(s);
	fixture_close(&f);
}

static void test_reload(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	session_reveal(s);
	StoredCard edited = *session_card(s);
	edited.question = STR("q1 edited");
	CHECK(&f, store_update_card_text(f.desk.store, &edited, &f.err));
	CHECK(&f, session_reload(s, &f.err));
	expect(s, "q1 edited");
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	CHECK(&f, store_set_card_gone(f.desk.store, session_card(s)->id, true, &f.err));
	CHECK(&f, session_reload(s, &f.err));
	expect(s, "q2");
	assert_int_equal(session_phase(s), SESSION_QUESTION);
	session_close(s);
	fixture_close(&f);
}

// -- previews --------------------------------------------------------------------------------

static void test_preview(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	const ScorePreview *preview = session_preview(s);
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		assert_int_equal(preview[score].interval100, 100);
		assert_int_equal(preview[score].due, fixture_instant("2023-02-02T04:00:00Z"));
	}
	play_score(&f, s, 3);
	// The drill changes nothing whatever the score.
	expect(s, "q1 drill");
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		assert_int_equal(preview[score].interval100, 100);
		assert_int_equal(preview[score].due, fixture_instant("2023-02-02T04:00:00Z"));
	}
	session_close(s);
	fixture_close(&f);
}

// -- order -----------------------------------------------------------------------------------

// Six cards that fall due in another order than that of their page.
static void add_six(Fixture *f)
{
	static const char *const names[] = {"q1", "q2", "q3", "q4", "q5", "q6"};
	static const size_t order[] = {3, 0, 5, 1, 4, 2};
	int64_t cards[6];
	for (size_t i = 0; i < 6; i++)
		cards[i] = fixture_add_card(f, "a", names[i]);
	for (size_t i = 0; i < 6; i++) {
		fixture_score(f, cards[order[i]], 4);
		fixture_pass(f, DAYS(1));
	}
	fixture_pass(f, DAYS(1));
}

static void test_order_by_due_and_page(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	add_six(&f);
	assert_str(play_through(&f, NULL, 4), "q4 q1 q6 q2 q5 q3");
	fixture_close(&f);
	fixture_open(&f, "order: page\n");
	add_six(&f);
	assert_str(play_through(&f, NULL, 4), "q1 q2 q3 q4 q5 q6");
	fixture_close(&f);
}

static void test_random_order_is_stable_for_a_day(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "order: random\n");
	add_six(&f);
	Str first = play_through(&f, NULL, 4);

	for (int i = 0; i < 6; i++)
		fixture_undo(&f);
	fixture_reopen(&f);
	Str second = play_through(&f, NULL, 4);
	assert_true(str_equals(first, second));
	bool differs = false;
	for (int day = 0; day < 10; day++) {
		for (int i = 0; i < 6; i++)
			fixture_undo(&f);
		fixture_pass(&f, DAYS(1));
		Str later = play_through(&f, NULL, 4);
		differs = differs || !str_equals(later, first);
	}
	assert_true(differs);
	fixture_close(&f);
}

// -- ahead -----------------------------------------------------------------------------------

static void test_ahead(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t q1 = fixture_add_card(&f, "a", "q1");
	int64_t q2 = fixture_add_card(&f, "a", "q2");
	fixture_score(&f, q1, 4);
	fixture_score(&f, q2, 4);
	fixture_pass(&f, DAYS(1));
	fixture_score(&f, q2, 4); // for 6 days
	fixture_pass(&f, DAYS(1));
	fixture_score(&f, q1, 4); // for 6 days
	fixture_pass(&f, DAYS(2));
	Session *s = play_open(&f, NULL);
	expect(s, "done");
	session_close(s);
	SessionOptions options = session_defaults;
	options.days_ahead = 3;
	s = play_open(&f, &options);
	expect(s, "q2");
	expect_counts(s, 1, 0, 0);
	session_close(s);
	options.days_ahead = 7;
	// A fail is due tomorrow, which lies ahead, and comes again today as a drill only.
	s = play_open(&f, &options);
	expect(s, "q2");
	expect_counts(s, 2, 0, 0);
	play_score(&f, s, 1);
	expect(s, "q1");
	expect_counts(s, 1, 0, 1);
	play_score(&f, s, 4);
	expect(s, "q2 drill");
	expect_counts(s, 0, 0, 1);
	session_close(s);
	// Later on this day too.
	s = play_open(&f, &options);
	expect(s, "q2 drill");
	expect_counts(s, 0, 0, 1);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1");
	expect_counts(s, 1, 0, 1);
	session_close(s);
	fixture_close(&f);
}

// Durations come from the monotonic clock, also while the other one stands still.
static void test_frozen_clock(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	int64_t begin = calendar_monotonic_ms();
	while (calendar_monotonic_ms() - begin < 5)
		;
	play_score(&f, s, 1);
	assert_true(session_tally(s).took_ms >= 5);
	LogEntry *log;
	size_t n;
	CHECK(&f, store_list_card_log(f.desk.store, card, &f.arena, &log, &n, &f.err));
	assert_int_equal(log[0].entry.took_ms, session_tally(s).took_ms);
	// Entries of one instant keep their order: the drill is the later one.
	expect(s, "q1 drill");
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	fixture_close(&f);
}

const struct CMUnitTest session_tests[] = {
	cmocka_unit_test(test_due_then_new_then_drill),
	cmocka_unit_test(test_phases),
	cmocka_unit_test(test_nothing_to_do),
	cmocka_unit_test(test_quit_and_continue),
	cmocka_unit_test(test_filter),
	cmocka_unit_test(test_mark_stays),
	cmocka_unit_test(test_stale_card_is_skipped),
	cmocka_unit_test(test_drill_after_its_day),
	cmocka_unit_test(test_failed_score),
	cmocka_unit_test(test_reload),
	cmocka_unit_test(test_preview),
	cmocka_unit_test(test_order_by_due_and_page),
	cmocka_unit_test(test_random_order_is_stable_for_a_day),
	cmocka_unit_test(test_ahead),
	cmocka_unit_test(test_frozen_clock),
};
const size_t session_tests_n = HARNESS_COUNT(session_tests);
