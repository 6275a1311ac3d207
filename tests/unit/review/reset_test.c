// Cards that begin anew.
#include "recto/review/due.h"

#include "play.h"

static void reset(Fixture *f, const int64_t *cards, size_t n, int64_t expected)
{
	int64_t changed;
	CHECK(f, record_action(&f->desk, ENTRY_RESET, 0, cards, n, &changed, &f->err));
	assert_int_equal(changed, expected);
}

static SchedulerRules rules_of(Algorithm algorithm)
{
	return (SchedulerRules){algorithm, INTERVAL_MAX_DAYS, 0.5, 4};
}

static void assert_log_agrees(Fixture *f, int64_t card)
{
	StoredCard row = fixture_load(f, card);
	CardState replayed = fixture_replay(f, card);
	assert_state(&replayed, &row.state);
}

static void test_under_both_schedulers(void **state)
{
	(void)state;
	static const Algorithm algorithms[] = {ALGORITHM_SM2, ALGORITHM_LOGSEQ};
	for (size_t i = 0; i < HARNESS_COUNT(algorithms); i++) {
		Fixture f;
		fixture_open(&f, NULL);
		int64_t card = fixture_add_card(&f, "a", "q");
		fixture_set_scheduler(&f, "a", rules_of(algorithms[i]));
		fixture_score(&f, card, 5);
		fixture_pass(&f, DAYS(5));
		fixture_score(&f, card, 1);
		fixture_score(&f, card, 4);
		StoredCard before = fixture_load(&f, card);
		reset(&f, &card, 1, 1);
		CardState fresh = card_state_new();
		StoredCard row = fixture_load(&f, card);
		assert_state(&row.state, &fresh);
		assert_log_agrees(&f, card);
		// It learns as a new card does, and all of it goes back.
		fixture_score(&f, card, 4);
		assert_log_agrees(&f, card);
		fixture_undo(&f);
		row = fixture_load(&f, card);
		assert_state(&row.state, &fresh);
		UndoReport report = fixture_undo(&f);
		assert_int_equal(report.kind, ENTRY_RESET);
		row = fixture_load(&f, card);
		assert_state(&row.state, &before.state);
		assert_log_agrees(&f, card);
		fixture_close(&f);
	}
}

static void test_what_stays(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 1\n");
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_score(&f, card, 1);
	fixture_act(&f, ENTRY_SUSPEND, 0, card);
	fixture_act(&f, ENTRY_BURY, 0, card);
	CardState before = fixture_load(&f, card).state;
	assert_int_equal(before.lapses, 1);
	assert_true(before.is_marked); // a leech
	reset(&f, &card, 1, 1);
	CardState expected = card_state_new();
	expected.is_marked = expected.is_suspended = true;
	expected.buried_until = before.buried_until;
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	reset(&f, &card, 1, 0);
	fixture_close(&f);
}

static void test_several_are_one_action(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t cards[3];
	for (size_t i = 0; i < 3; i++)
		cards[i] = fixture_add_card(&f, "a", "q");
	fixture_score(&f, cards[0], 4);
	fixture_score(&f, cards[2], 3);
	reset(&f, cards, 3, 2); // the second one is new
	LogEntry *entries;
	size_t n;
	CHECK(&f, store_last_action(f.desk.store, &f.arena, &entries, &n, &f.err));
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(entries[i].entry.kind, ENTRY_RESET);
		assert_int_equal(entries[i].entry.score, SCORE_NONE);
	}
	assert_int_equal(fixture_undo(&f).cards, 2);
	assert_int_equal(fixture_load(&f, cards[0]).state.phase, PHASE_REVIEW);
	assert_int_equal(fixture_load(&f, cards[2]).state.phase, PHASE_REVIEW);
	fixture_close(&f);
}

// It is no review, and its card takes one of the day's places for new ones.
static void test_limits(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 1\n");
	int64_t cards[2] = {fixture_add_card(&f, "a", "q1"), fixture_add_card(&f, "a", "q2")};
	fixture_score(&f, cards[0], 4);
	fixture_score(&f, cards[1], 4);
	fixture_pass(&f, DAYS(1));
	reset(&f, cards, 2, 2);
	DueReport report;
	CHECK(&f, due_report(&f.desk, NULL, &report, &f.err));
	assert_int_equal(report.due, 0);
	assert_int_equal(report.new_, 1);
	assert_int_equal(report.reviewed_today, 0);
	assert_str(play_through(&f, NULL, 4), "q1");
	fixture_close(&f);
}

const struct CMUnitTest reset_tests[] = {
	cmocka_unit_test(test_under_both_schedulers),
	cmocka_unit_test(test_what_stays),
	cmocka_unit_test(test_several_are_one_action),
	cmocka_unit_test(test_limits),
};
const size_t reset_tests_n = HARNESS_COUNT(reset_tests);
