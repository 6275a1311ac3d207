// The cards of one block's clozes: one of them a day.
#include "recto/review/due.h"

#include "play.h"

enum { CLOZES = 3 };

static const char question[] = "{{cloze a}} {{cloze b}} {{cloze c}}";

static bool is_buried(Fixture *f, int64_t card)
{
	return fixture_load(f, card).state.buried_until > clock_today(&f->desk.clock);
}

static void assert_replays(Fixture *f, int64_t card)
{
	StoredCard row = fixture_load(f, card);
	CardState replayed = fixture_replay(f, card);
	assert_state(&replayed, &row.state);
}

static void test_a_score_buries_the_others(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, NULL);
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	int64_t other = fixture_add_card(&f, "a", "q");
	ScoreResult result = fixture_score(&f, cards[1], 4);
	assert_int_equal(result.buried, 2);
	assert_true(is_buried(&f, cards[0]));
	assert_false(is_buried(&f, cards[1]));
	assert_true(is_buried(&f, cards[2]));
	assert_false(is_buried(&f, other));
	// Entries of the score's own action, behind it.
	LogEntry *log;
	size_t n;
	CHECK(&f, store_list_card_log(f.desk.store, cards[2], &f.arena, &log, &n, &f.err));
	assert_int_equal(n, 1);
	assert_int_equal(log[0].entry.kind, ENTRY_BURY);
	assert_int_equal(log[0].action, result.action);
	for (int i = 0; i < CLOZES; i++)
		assert_replays(&f, cards[i]);
	// The next day they are back.
	fixture_pass(&f, DAYS(1));
	assert_false(is_buried(&f, cards[0]));
	fixture_close(&f);
}

static void test_undo_brings_them_back(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, NULL);
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	fixture_score(&f, cards[0], 1);
	fixture_reopen(&f);
	UndoReport report = fixture_undo(&f);
	CardState fresh = card_state_new();
	assert_int_equal(report.kind, ENTRY_REVIEW);
	assert_int_equal(report.card, cards[0]);
	assert_int_equal(report.cards, CLOZES);
	for (int i = 0; i < CLOZES; i++) {
		StoredCard row = fixture_load(&f, cards[i]);
		assert_state(&row.state, &fresh);
		assert_replays(&f, cards[i]);
	}
	fixture_close(&f);
}

// What does not come today anyway is left alone, and gets no entry.
static void test_only_what_would_come(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[4];
	fixture_open(&f, "bury_siblings: false\n");
	fixture_add_clozes(&f, "a", "{{cloze a}} {{cloze b}} {{cloze c}} {{cloze d}}", 4, cards);
	assert_int_equal(fixture_score(&f, cards[0], 4).buried, 0);
	fixture_score(&f, cards[1], 1); // waits in the drill
	f.config.bury_siblings = true;
	fixture_act(&f, ENTRY_SUSPEND, 0, cards[2]);
	int entries = fixture_count_entries(&f, cards[0]);
	assert_int_equal(fixture_score(&f, cards[3], 4).buried, 0);
	assert_int_equal(fixture_count_entries(&f, cards[0]), entries);
	assert_false(is_buried(&f, cards[1]));
	assert_false(is_buried(&f, cards[2]));
	// A day later the first two are due.
	fixture_pass(&f, DAYS(1));
	assert_int_equal(fixture_score(&f, cards[3], 4).buried, 2);
	assert_true(is_buried(&f, cards[0]));
	fixture_close(&f);
}

static void test_the_drill_buries_nothing(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, "bury_siblings: false\n");
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	fixture_score(&f, cards[0], 1);
	f.config.bury_siblings = true;
	ScoreResult result = fixture_score(&f, cards[0], 4);
	assert_int_equal(result.kind, ENTRY_DRILL);
	assert_int_equal(result.buried, 0);
	assert_false(is_buried(&f, cards[1]));
	fixture_close(&f);
}

static void test_whole_blocks_have_no_siblings(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, NULL);
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	// A block that became a card of its own on the same line.
	StoredCard whole = fixture_load(&f, cards[0]);
	whole.cloze = 0;
	CHECK(&f, store_update_card_text(f.desk.store, &whole, &f.err));
	assert_int_equal(fixture_score(&f, cards[0], 4).buried, 0);
	assert_int_equal(fixture_score(&f, cards[1], 4).buried, 1);
	fixture_close(&f);
}

static void test_a_session_takes_one_of_them(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, NULL);
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	fixture_add_card(&f, "a", "q");
	Session *s = play_open(&f, NULL);
	assert_int_equal(session_card(s)->id, cards[0]);
	expect_counts(s, 0, 2, 0);
	play_score(&f, s, 1);
	expect(s, "q");
	expect_counts(s, 0, 1, 1);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_int_equal(session_card(s)->id, cards[0]);
	assert_int_equal(session_tally(s).reviews, 0);
	play_score(&f, s, 4);
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	// They come on the days that follow, one a day; due cards go before new ones.
	for (int i = 1; i < CLOZES; i++) {
		fixture_pass(&f, DAYS(1));
		s = play_open(&f, NULL);
		while (session_card(s))
			play_score(&f, s, 5);
		session_close(s);
	}
	for (int i = 0; i < CLOZES; i++)
		assert_replays(&f, cards[i]);
	fixture_close(&f);
}

// What is counted is what comes: the others of a block take no place within a limit.
static void test_limits_and_counts(void **state)
{
	(void)state;
	Fixture f;
	int64_t first[CLOZES], second[CLOZES];
	fixture_open(&f, "new_per_day: 2\n");
	fixture_add_clozes(&f, "a", question, CLOZES, first);
	fixture_add_clozes(&f, "a", question, CLOZES, second);
	fixture_add_card(&f, "a", "q");
	DueReport report;
	CHECK(&f, due_report(&f.desk, NULL, &report, &f.err));
	assert_int_equal(report.new_, 2);
	Session *s = play_open(&f, NULL);
	expect_counts(s, 0, 2, 0);
	play_score(&f, s, 4);
	expect_counts(s, 0, 1, 0);
	assert_int_equal(session_card(s)->id, second[0]);
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	CHECK(&f, due_report(&f.desk, NULL, &report, &f.err));
	assert_int_equal(report.new_, 0);
	assert_int_equal(report.reviewed_today, 2);
	assert_int_equal(report.total, 7);
	f.config.bury_siblings = false;
	f.config.defaults.new_per_day = 20;
	fixture_pass(&f, DAYS(1));
	CHECK(&f, due_report(&f.desk, NULL, &report, &f.err));
	assert_int_equal(report.due, 2);
	assert_int_equal(report.new_, 5);
	fixture_close(&f);
}

static void test_ahead(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[CLOZES];
	fixture_open(&f, "bury_siblings: false\n");
	fixture_add_clozes(&f, "a", question, CLOZES, cards);
	for (int i = 0; i < CLOZES; i++)
		fixture_score(&f, cards[i], 5);
	fixture_pass(&f, DAYS(1));
	for (int i = 0; i < CLOZES; i++)
		fixture_score(&f, cards[i], 5);
	f.config.bury_siblings = true;
	fixture_pass(&f, DAYS(1)); // all of them are due in five days
	SessionOptions options = session_defaults;
	options.days_ahead = 5;
	for (int i = 0; i < 2; i++) {
		Session *s = play_open(&f, &options);
		expect_counts(s, i == 0, 0, 0);
		if (i == 0)
			play_score(&f, s, 4);
		expect(s, "done");
		session_close(s);
	}
	assert_false(is_buried(&f, cards[1]));
	fixture_close(&f);
}

const struct CMUnitTest sibling_tests[] = {
	cmocka_unit_test(test_a_score_buries_the_others),
	cmocka_unit_test(test_undo_brings_them_back),
	cmocka_unit_test(test_only_what_would_come),
	cmocka_unit_test(test_the_drill_buries_nothing),
	cmocka_unit_test(test_whole_blocks_have_no_siblings),
	cmocka_unit_test(test_a_session_takes_one_of_them),
	cmocka_unit_test(test_limits_and_counts),
	cmocka_unit_test(test_ahead),
};
const size_t sibling_tests_n = HARNESS_COUNT(sibling_tests);
