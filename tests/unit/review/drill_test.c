// The drill of a session: what the day's scores below 4 ask for.
#include "play.h"

static void set_scheduler(Fixture *f, const char *graph, Algorithm algorithm)
{
	fixture_set_scheduler(f, graph, (SchedulerRules){algorithm, INTERVAL_MAX_DAYS, 0.5, 4});
}

static void expect_next(Fixture *f, const char *shown)
{
	Session *s = play_open(f, NULL);
	expect(s, shown);
	session_close(s);
}

static void test_scores_below_four_only(void **state)
{
	(void)state;
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		Fixture f;
		fixture_open(&f, NULL);
		fixture_add_card(&f, "a", "q1");
		Session *s = play_open(&f, NULL);
		play_score(&f, s, score);
		expect(s, score < SCORE_DRILL ? "q1 drill" : "done");
		session_close(s);
		fixture_close(&f);
	}
}

// Neither do they stop it, nor does it use them up.
static void test_limits_do_not_count_it(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 2\n");
	for (int i = 0; i < 3; i++)
		fixture_add_card(&f, "a", "q");
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 1);
	play_score(&f, s, 1);
	expect(s, "q drill");
	play_score(&f, s, 1);
	expect_counts(s, 0, 0, 2);
	session_close(s);
	fixture_pass(&f, DAYS(1));
	f.config.defaults.reviews_per_day = 2;
	f.config.defaults.new_per_day = 0;
	s = play_open(&f, NULL);
	play_score(&f, s, 3);
	play_score(&f, s, 3);
	expect(s, "q");
	play_score(&f, s, 3);
	expect_counts(s, 0, 0, 3);
	for (int i = 0; i < 3; i++)
		play_score(&f, s, 4);
	expect(s, "done");
	assert_int_equal(session_tally(s).drills, 3);
	session_close(s);
	fixture_close(&f);
}

// What was scored in the drill, and in which order, is in the log.
static void test_quitting_in_the_middle(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t q1 = fixture_add_card(&f, "a", "q1");
	fixture_add_card(&f, "a", "q2");
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 0);
	play_score(&f, s, 3);
	expect(s, "q1 drill");
	play_score(&f, s, 3);
	session_close(s);
	fixture_reopen(&f);
	s = play_open(&f, NULL);
	expect(s, "q2 drill");
	play_score(&f, s, 4);
	expect(s, "q1 drill");
	session_close(s);
	fixture_reopen(&f);
	fixture_add_card(&f, "a", "q3"); // comes first, as always
	s = play_open(&f, NULL);
	expect(s, "q3");
	play_score(&f, s, 4);
	expect(s, "q1 drill");
	play_score(&f, s, 5);
	expect(s, "done");
	session_close(s);
	assert_int_equal(fixture_count_entries(&f, q1), 3);
	fixture_close(&f);
}

static void test_never_moves_the_schedule(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 1\n");
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_score(&f, card, 4);
	fixture_pass(&f, DAYS(1));
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 3);
	CardState before = fixture_load(&f, card).state;
	for (int score = SCORE_MIN; score <= SCORE_DRILL; score++) {
		expect(s, "q1 drill");
		play_score(&f, s, score);
		StoredCard row = fixture_load(&f, card);
		assert_state(&row.state, &before);
	}
	expect(s, "done");
	session_close(s);
	fixture_close(&f);
}

static void test_is_of_sm2_only(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t a = fixture_add_card(&f, "a", "qa");
	int64_t b = fixture_add_card(&f, "b", "qb");
	set_scheduler(&f, "b", ALGORITHM_LOGSEQ);
	fixture_score(&f, b, 1);
	expect_next(&f, "qa");
	fixture_score(&f, a, 1);
	expect_next(&f, "qa drill");
	// The log decides, under the scheduler of the graph as it is now.
	set_scheduler(&f, "a", ALGORITHM_LOGSEQ);
	expect_next(&f, "done");
	set_scheduler(&f, "a", ALGORITHM_SM2);
	Session *s = play_open(&f, NULL);
	expect(s, "qa drill");
	expect_counts(s, 0, 0, 1);
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	fixture_close(&f);
}

static void test_undo_of_a_reset(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_score(&f, card, 1);
	expect_next(&f, "q1 drill");
	fixture_act(&f, ENTRY_RESET, 0, card);
	expect_next(&f, "q1");
	fixture_undo(&f);
	expect_next(&f, "q1 drill");
	fixture_close(&f);
}

const struct CMUnitTest drill_tests[] = {
	cmocka_unit_test(test_scores_below_four_only),
	cmocka_unit_test(test_limits_do_not_count_it),
	cmocka_unit_test(test_quitting_in_the_middle),
	cmocka_unit_test(test_never_moves_the_schedule),
	cmocka_unit_test(test_is_of_sm2_only),
	cmocka_unit_test(test_undo_of_a_reset),
};
const size_t drill_tests_n = HARNESS_COUNT(drill_tests);
