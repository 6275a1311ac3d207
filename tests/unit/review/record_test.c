#include "fixture.h"

static void test_first_score(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	ScoreResult result = fixture_score(&f, card, 4);
	CardState expected = {
		.phase = PHASE_REVIEW,
		.memory = {.repeats = 1, .ease100 = 250, .interval100 = 100},
		.due = fixture_instant("2023-02-02T04:00:00Z"),
		.last_score = 4,
		.last_reviewed = fixture_instant("2023-02-01T10:00:00Z"),
	};
	CardState fresh = card_state_new();
	assert_int_equal(result.kind, ENTRY_REVIEW);
	assert_state(&result.before, &fresh);
	assert_state(&result.after, &expected);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	fixture_close(&f);
}

static void test_entry(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	ScoreResult result = fixture_score(&f, card, 5);
	LogEntry *log;
	size_t n;
	CHECK(&f, store_list_card_log(f.desk.store, card, &f.arena, &log, &n, &f.err));
	assert_int_equal(n, 1);
	assert_int_equal(log[0].entry.kind, ENTRY_REVIEW);
	assert_int_equal(log[0].entry.at, f.desk.clock.frozen);
	assert_int_equal(log[0].entry.day, calendar_from_civil(2023, 2, 1));
	assert_int_equal(log[0].entry.score, 5);
	assert_int_equal(log[0].entry.took_ms, 1500);
	assert_true(memory_equals(log[0].entry.before, result.before.memory));
	assert_state(&log[0].entry.after, &result.after);
	assert_int_equal(log[0].action, result.action);
	assert_int_equal(fixture_load(&f, card).last_entry, log[0].id);
	fixture_close(&f);
}

// Another connection sees the score as soon as it is acknowledged, and after a restart it is there.
static void test_score_is_committed(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	Store *other;
	CHECK(&f, store_open(f.path, STORE_READ, f.desk.clock.frozen, &other, &f.err));
	ScoreResult result = fixture_score(&f, card, 3);
	StoredCard row;
	CHECK(&f, store_load_card(other, card, &f.arena, &row, &f.err));
	assert_state(&row.state, &result.after);
	store_close(other);
	fixture_reopen(&f);
	row = fixture_load(&f, card);
	assert_state(&row.state, &result.after);
	fixture_close(&f);
}

static void test_stale_score(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	StoredCard shown = fixture_load(&f, card);
	ScoreResult first = fixture_score(&f, card, 4);
	ScoreResult second;
	CHECK(&f, record_score(&f.desk, &shown, 1, 0, true, &second, &f.err));
	assert_true(second.is_stale);
	assert_int_equal(second.action, 0);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &first.after);
	assert_int_equal(fixture_count_entries(&f, card), 1);
	fixture_close(&f);
}

// Records nothing on `card` without is_early.
static void assert_not_due(Fixture *f, int64_t card)
{
	StoredCard row = fixture_load(f, card);
	int entries = fixture_count_entries(f, card);
	ScoreResult result;
	CHECK(f, record_score(&f->desk, &row, 4, 0, false, &result, &f->err));
	assert_true(result.is_not_due);
	assert_false(result.is_stale);
	assert_int_equal(fixture_count_entries(f, card), entries);
}

static void test_not_due(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	assert_not_due(&f, card);
	// Due from 4 o'clock of the next day on, whatever the hour of the score.
	f.desk.clock.frozen = fixture_instant("2023-02-02T03:59:59.999Z");
	assert_not_due(&f, card);
	f.desk.clock.frozen = fixture_instant("2023-02-02T04:00:00Z");
	StoredCard row = fixture_load(&f, card);
	ScoreResult result;
	CHECK(&f, record_score(&f.desk, &row, 4, 0, false, &result, &f.err));
	assert_int_equal(result.kind, ENTRY_REVIEW);
	assert_int_equal(result.after.memory.interval100, 600);
	fixture_close(&f);
}

static void test_resting_cards_are_not_due(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t suspended = fixture_add_card(&f, "a", "q1");
	int64_t buried = fixture_add_card(&f, "a", "q2");
	int64_t gone = fixture_add_card(&f, "a", "q3");
	assert_true(fixture_act(&f, ENTRY_SUSPEND, 0, suspended));
	assert_true(fixture_act(&f, ENTRY_BURY, 0, buried));
	CHECK(&f, store_set_card_gone(f.desk.store, gone, true, &f.err));
	assert_not_due(&f, suspended);
	assert_not_due(&f, buried);
	assert_not_due(&f, gone);
	fixture_score(&f, suspended, 4);
	StoredCard row = fixture_load(&f, suspended);
	assert_true(row.state.is_suspended);
	row = fixture_load(&f, gone);
	ScoreResult result;
	CHECK(&f, record_score(&f.desk, &row, 4, 0, true, &result, &f.err));
	assert_true(result.is_not_due);
	fixture_close(&f);
}

static ScoreResult score_when_due(Fixture *f, int64_t card, int score)
{
	StoredCard row = fixture_load(f, card);
	ScoreResult result;
	CHECK(f, record_score(&f->desk, &row, score, 0, false, &result, &f->err));
	return result;
}

// A drill moves nothing but what a later score is checked against.
static void test_drill(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 3);
	StoredCard before = fixture_load(&f, card);
	ScoreResult drill = score_when_due(&f, card, 2);
	assert_int_equal(drill.kind, ENTRY_DRILL);
	assert_state(&drill.after, &before.state);
	StoredCard after = fixture_load(&f, card);
	assert_state(&after.state, &before.state);
	assert_true(after.last_entry > before.last_entry);
	ScoreResult stale;
	CHECK(&f, record_score(&f.desk, &before, 4, 0, false, &stale, &f.err));
	assert_true(stale.is_stale);
	assert_int_equal(score_when_due(&f, card, 4).kind, ENTRY_DRILL);
	assert_not_due(&f, card);
	fixture_close(&f);
}

static void test_drill_ends_with_the_day(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_pass(&f, DAYS(1));
	fixture_score(&f, card, 3); // 6 days, and the drill
	f.desk.clock.frozen = fixture_instant("2023-02-03T03:00:00Z");
	assert_int_equal(score_when_due(&f, card, 3).kind, ENTRY_DRILL);
	f.desk.clock.frozen = fixture_instant("2023-02-03T04:00:00Z");
	assert_not_due(&f, card);
	fixture_close(&f);
}

static void test_preview_is_what_comes(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	for (int round = 0; round < 4; round++) {
		StoredCard row = fixture_load(&f, card);
		ScorePreview preview[SCORE_COUNT];
		CHECK(&f, record_preview(&f.desk, &row, preview, &f.err));
		for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
			ScoreResult result = fixture_score(&f, card, score);
			assert_int_equal(result.after.due, preview[score].due);
			assert_int_equal(
				result.after.memory.interval100, preview[score].interval100);
			fixture_undo(&f);
		}
		fixture_score(&f, card, 5);
		fixture_pass(&f, DAYS(30));
	}
	fixture_close(&f);
}

static void test_maximum_of_the_graph(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "graphs:\n  - path: /notes/a\n    max_interval: 5\n");
	int64_t a = fixture_add_card(&f, "a", "q");
	int64_t b = fixture_add_card(&f, "b", "q");
	fixture_score(&f, a, 4);
	fixture_score(&f, b, 4);
	assert_int_equal(fixture_score(&f, a, 4).after.memory.interval100, 500);
	assert_int_equal(fixture_score(&f, b, 4).after.memory.interval100, 600);
	fixture_close(&f);
}

// A score at night belongs to the day before, so the card is due a few hours later.
static void test_score_at_night(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	f.desk.clock.frozen = fixture_instant("2023-02-02T03:30:00Z");
	assert_int_equal(
		fixture_score(&f, card, 4).after.due, fixture_instant("2023-02-02T04:00:00Z"));
	fixture_close(&f);
}

// -- leeches ---------------------------------------------------------------------------------

static ScoreResult lapse(Fixture *f, int64_t card)
{
	fixture_pass(f, DAYS(10));
	fixture_score(f, card, 4);
	fixture_pass(f, DAYS(10));
	return fixture_score(f, card, 1);
}

static void test_leech_is_marked(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 3\n");
	int64_t card = fixture_add_card(&f, "a", "q");
	// At 3, then with every second lapse: 3, 5, 7.
	static const bool expected[] = {false, false, true, false, true, false, true};
	for (size_t i = 0; i < HARNESS_COUNT(expected); i++) {
		ScoreResult result = lapse(&f, card);
		assert_int_equal(result.after.lapses, i + 1);
		assert_int_equal(result.became_leech, expected[i]);
		assert_int_equal(result.after.is_marked, expected[i]);
		fixture_act(&f, ENTRY_UNMARK, 0, card);
	}
	fixture_close(&f);
}

static void test_leech_is_suspended(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 1\nleech_action: suspend\n");
	int64_t card = fixture_add_card(&f, "a", "q");
	assert_false(fixture_score(&f, card, 1).became_leech); // no lapse: it was new
	StoredCard before = fixture_load(&f, card);
	ScoreResult result = fixture_score(&f, card, 1);
	assert_int_equal(result.kind, ENTRY_DRILL);
	fixture_pass(&f, DAYS(1));
	result = fixture_score(&f, card, 1);
	assert_true(result.became_leech);
	assert_true(result.after.is_suspended);
	// The suspension goes with the score that caused it.
	assert_int_equal(fixture_undo(&f).kind, ENTRY_REVIEW);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &before.state);
	fixture_close(&f);
}

static void test_no_leeches(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 0\n");
	int64_t card = fixture_add_card(&f, "a", "q");
	for (int i = 0; i < 10; i++)
		assert_false(lapse(&f, card).became_leech);
	fixture_close(&f);
}

// -- other actions ---------------------------------------------------------------------------

static void test_suspend_and_resume(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	assert_true(fixture_act(&f, ENTRY_SUSPEND, 0, card));
	assert_true(fixture_load(&f, card).state.is_suspended);
	assert_false(fixture_act(&f, ENTRY_SUSPEND, 0, card));
	assert_true(fixture_act(&f, ENTRY_BURY, 0, card));
	assert_int_equal(
		fixture_load(&f, card).state.buried_until, calendar_from_civil(2023, 2, 2));
	assert_false(fixture_act(&f, ENTRY_BURY, 0, card));
	assert_true(fixture_act(&f, ENTRY_RESUME, 0, card));
	CardState fresh = card_state_new();
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &fresh);
	assert_false(fixture_act(&f, ENTRY_RESUME, 0, card));
	assert_int_equal(fixture_count_entries(&f, card), 3);
	// Burying that has ended by itself needs no resume.
	fixture_act(&f, ENTRY_BURY, 0, card);
	fixture_pass(&f, DAYS(1));
	assert_false(fixture_act(&f, ENTRY_RESUME, 0, card));
	fixture_close(&f);
}

static void test_mark(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	assert_false(fixture_act(&f, ENTRY_UNMARK, 0, card));
	assert_true(fixture_act(&f, ENTRY_MARK, 0, card));
	assert_false(fixture_act(&f, ENTRY_MARK, 0, card));
	assert_true(fixture_load(&f, card).state.is_marked);
	assert_true(fixture_act(&f, ENTRY_UNMARK, 0, card));
	assert_false(fixture_load(&f, card).state.is_marked);
	fixture_close(&f);
}

static void test_postpone(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	CardState expected = fixture_load(&f, card).state;
	// From the due day while that lies ahead …
	assert_true(fixture_act(&f, ENTRY_POSTPONE, 3, card));
	expected.due = fixture_instant("2023-02-05T04:00:00Z");
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	// … and from today when it has passed.
	f.desk.clock.frozen = fixture_instant("2023-03-01T23:00:00Z");
	assert_true(fixture_act(&f, ENTRY_POSTPONE, 2, card));
	expected.due = fixture_instant("2023-03-03T04:00:00Z");
	row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	fixture_close(&f);
}

static void test_postpone_new(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	assert_true(fixture_act(&f, ENTRY_POSTPONE, 3, card));
	CardState expected = card_state_new();
	expected.buried_until = calendar_from_civil(2023, 2, 4);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	assert_false(fixture_act(&f, ENTRY_POSTPONE, 2, card));
	assert_false(fixture_act(&f, ENTRY_BURY, 0, card));
	assert_not_due(&f, card);
	fixture_pass(&f, DAYS(3));
	assert_int_equal(score_when_due(&f, card, 4).kind, ENTRY_REVIEW);
	fixture_close(&f);
}

static void test_reset(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	assert_false(fixture_act(&f, ENTRY_RESET, 0, card));
	fixture_score(&f, card, 1);
	fixture_act(&f, ENTRY_MARK, 0, card);
	assert_true(fixture_act(&f, ENTRY_RESET, 0, card));
	CardState expected = card_state_new();
	expected.is_marked = true;
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &expected);
	// New again: the next score is a review, although the last one of today was below 4.
	assert_int_equal(score_when_due(&f, card, 4).kind, ENTRY_REVIEW);
	fixture_close(&f);
}

static void test_bulk_is_one_action(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t cards[5];
	for (size_t i = 0; i < 5; i++)
		cards[i] = fixture_add_card(&f, "a", i % 2 ? "odd" : "even");
	fixture_act(&f, ENTRY_SUSPEND, 0, cards[2]);
	cards[4] = cards[0]; // named twice
	int64_t changed;
	CHECK(&f, record_action(&f.desk, ENTRY_SUSPEND, 0, cards, 5, &changed, &f.err));
	assert_int_equal(changed, 3);
	LogEntry *entries;
	size_t n;
	CHECK(&f, store_last_action(f.desk.store, &f.arena, &entries, &n, &f.err));
	assert_int_equal(n, 3);
	assert_int_equal(entries[0].action, entries[2].action);
	fixture_close(&f);
}

// One card that is not there: nothing of the action stays.
static void test_bulk_fails_as_a_whole(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t cards[2] = {fixture_add_card(&f, "a", "q"), 99999};
	int64_t changed;
	assert_false(record_action(&f.desk, ENTRY_MARK, 0, cards, 2, &changed, &f.err));
	assert_false(fixture_load(&f, cards[0]).state.is_marked);
	assert_int_equal(fixture_count_entries(&f, cards[0]), 0);
	fixture_close(&f);
}

const struct CMUnitTest record_tests[] = {
	cmocka_unit_test(test_first_score),
	cmocka_unit_test(test_entry),
	cmocka_unit_test(test_score_is_committed),
	cmocka_unit_test(test_stale_score),
	cmocka_unit_test(test_not_due),
	cmocka_unit_test(test_resting_cards_are_not_due),
	cmocka_unit_test(test_drill),
	cmocka_unit_test(test_drill_ends_with_the_day),
	cmocka_unit_test(test_preview_is_what_comes),
	cmocka_unit_test(test_maximum_of_the_graph),
	cmocka_unit_test(test_score_at_night),
	cmocka_unit_test(test_leech_is_marked),
	cmocka_unit_test(test_leech_is_suspended),
	cmocka_unit_test(test_no_leeches),
	cmocka_unit_test(test_suspend_and_resume),
	cmocka_unit_test(test_mark),
	cmocka_unit_test(test_postpone),
	cmocka_unit_test(test_postpone_new),
	cmocka_unit_test(test_reset),
	cmocka_unit_test(test_bulk_is_one_action),
	cmocka_unit_test(test_bulk_fails_as_a_whole),
};
const size_t record_tests_n = HARNESS_COUNT(record_tests);
