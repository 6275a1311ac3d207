#include "play.h"

static void test_undo_shows_the_card_again(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 4);
	play_score(&f, s, 1);
	expect(s, "q3");
	session_reveal(s);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q2");
	assert_int_equal(report.score, 1);
	assert_int_equal(session_phase(s), SESSION_QUESTION);
	assert_int_equal(session_tally(s).reviews, 1);
	expect_counts(s, 1, 2, 0);
	play_score(&f, s, 5);
	expect(s, "q3");
	assert_int_equal(session_tally(s).reviews, 2);
	assert_int_equal(session_tally(s).passed, 2);
	session_close(s);
	fixture_close(&f);
}

static void test_undo_after_the_end(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 1);
	play_score(&f, s, 4);
	expect(s, "done");
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1 drill");
	assert_int_equal(session_tally(s).drills, 0);
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1");
	assert_int_equal(session_tally(s).reviews, 0);
	Err err = {0};
	assert_false(session_undo(s, &report, &err));
	assert_int_equal(err.kind, ERR_NEGATIVE);
	expect(s, "q1");
	session_close(s);
	fixture_close(&f);
}

// What an earlier session did comes back too, and is not taken off this one's tally.
static void test_undo_across_sessions(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 4);
	session_close(s);
	fixture_reopen(&f);
	s = play_open(&f, NULL);
	expect(s, "q2");
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1");
	assert_int_equal(session_tally(s).reviews, 0);
	play_score(&f, s, 4);
	expect(s, "q2");
	session_close(s);
	fixture_close(&f);
}

static void test_undo_of_suspend(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = play_open(&f, NULL);
	CHECK(&f, session_act(s, ENTRY_SUSPEND, &f.err));
	expect(s, "q2");
	CHECK(&f, session_act(s, ENTRY_BURY, &f.err));
	expect(s, "q3");
	expect_counts(s, 0, 2, 0);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_int_equal(report.kind, ENTRY_BURY);
	expect(s, "q2");
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1");
	session_close(s);
	fixture_close(&f);
}

// An action on a card that is not due leaves the card that is shown.
static void test_undo_elsewhere(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	int64_t resting = fixture_add_card(&f, "a", "q5");
	fixture_score(&f, resting, 5);
	Session *s = play_open(&f, NULL);
	expect(s, "q1");
	session_reveal(s);
	fixture_act(&f, ENTRY_MARK, 0, resting);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_int_equal(report.card, resting);
	expect(s, "q1");
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	play_score(&f, s, 4);
	session_close(s);
	fixture_close(&f);
}

const struct CMUnitTest session_undo_tests[] = {
	cmocka_unit_test(test_undo_shows_the_card_again),
	cmocka_unit_test(test_undo_after_the_end),
	cmocka_unit_test(test_undo_across_sessions),
	cmocka_unit_test(test_undo_of_suspend),
	cmocka_unit_test(test_undo_elsewhere),
};
const size_t session_undo_tests_n = HARNESS_COUNT(session_undo_tests);
