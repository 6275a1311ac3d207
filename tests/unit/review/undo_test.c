#include "fixture.h"

static void test_undo_of_a_score(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_pass(&f, DAYS(1));
	CardState before = fixture_load(&f, card).state;
	ScoreResult score = fixture_score(&f, card, 2);
	fixture_pass(&f, DAYS(3));
	UndoReport report = fixture_undo(&f);
	assert_int_equal(report.kind, ENTRY_REVIEW);
	assert_int_equal(report.cards, 1);
	assert_int_equal(report.card, card);
	assert_int_equal(report.score, 2);
	assert_int_equal(report.action, score.action);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &before);
	fixture_close(&f);
}

// An undo is an entry: nothing is taken out of the log, and what was shown before is stale.
static void test_undo_is_an_entry(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	ScoreResult score = fixture_score(&f, card, 4);
	StoredCard shown = fixture_load(&f, card);
	fixture_undo(&f);
	LogEntry *log;
	size_t n;
	CHECK(&f, store_list_card_log(f.desk.store, card, &f.arena, &log, &n, &f.err));
	assert_int_equal(n, 2);
	assert_true(log[0].is_undone);
	assert_int_equal(log[1].entry.kind, ENTRY_UNDO);
	assert_int_equal(log[1].target, score.action);
	assert_int_equal(fixture_load(&f, card).last_entry, log[1].id);
	ScoreResult stale;
	CHECK(&f, record_score(&f.desk, &shown, 4, 0, true, &stale, &f.err));
	assert_true(stale.is_stale);
	fixture_close(&f);
}

static void assert_nothing_to_undo(Fixture *f)
{
	UndoReport report;
	Err err = {0};
	assert_false(record_undo(&f->desk, &report, &err));
	assert_int_equal(err.kind, ERR_NEGATIVE);
	assert_str(str_from_z(err.text), "nothing to undo");
}

static void test_nothing_to_undo(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	assert_nothing_to_undo(&f);
	fixture_score(&f, fixture_add_card(&f, "a", "q"), 4);
	fixture_undo(&f);
	assert_nothing_to_undo(&f);
	fixture_close(&f);
}

// Back to the beginning over several actions, cards and restarts.
static void test_any_depth(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t cards[] = {fixture_add_card(&f, "a", "q1"), fixture_add_card(&f, "a", "q2")};
	CardState states[41][2];
	for (size_t i = 0; i <= 40; i++) {
		for (size_t j = 0; j < 2; j++)
			states[i][j] = fixture_load(&f, cards[j]).state;
		fixture_score(&f, cards[i % 2], (int)(i % 6));
		fixture_pass(&f, DAYS((int)(i % 3)));
		if (i % 10 == 0)
			fixture_reopen(&f);
	}
	for (size_t i = 41; i-- > 0;) {
		fixture_undo(&f);
		for (size_t j = 0; j < 2; j++) {
			StoredCard row = fixture_load(&f, cards[j]);
			assert_state(&row.state, &states[i][j]);
		}
		if (i % 7 == 0)
			fixture_reopen(&f);
	}
	assert_nothing_to_undo(&f);
	fixture_close(&f);
}

static void test_undo_then_go_on(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_act(&f, ENTRY_MARK, 0, card);
	assert_int_equal(fixture_undo(&f).kind, ENTRY_MARK);
	fixture_act(&f, ENTRY_SUSPEND, 0, card);
	assert_int_equal(fixture_undo(&f).kind, ENTRY_SUSPEND);
	assert_int_equal(fixture_undo(&f).kind, ENTRY_REVIEW);
	CardState fresh = card_state_new();
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &fresh);
	assert_nothing_to_undo(&f);
	fixture_close(&f);
}

static void test_undo_of_a_bulk(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t cards[3];
	for (size_t i = 0; i < 3; i++)
		cards[i] = fixture_add_card(&f, "a", "q");
	fixture_act(&f, ENTRY_MARK, 0, cards[1]);
	int64_t changed;
	CHECK(&f, record_action(&f.desk, ENTRY_MARK, 0, cards, 3, &changed, &f.err));
	UndoReport report = fixture_undo(&f);
	assert_int_equal(report.cards, 2);
	assert_int_equal(report.card, cards[0]);
	assert_int_equal(report.score, SCORE_NONE);
	assert_false(fixture_load(&f, cards[0]).state.is_marked);
	assert_true(fixture_load(&f, cards[1]).state.is_marked);
	assert_false(fixture_load(&f, cards[2]).state.is_marked);
	fixture_close(&f);
}

static void test_undo_of_each_kind(void **state)
{
	(void)state;
	static const EntryKind kinds[] = {
		ENTRY_SUSPEND, ENTRY_BURY, ENTRY_MARK, ENTRY_POSTPONE, ENTRY_RESET};
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	CardState before = fixture_load(&f, card).state;
	for (size_t i = 0; i < HARNESS_COUNT(kinds); i++) {
		assert_true(fixture_act(&f, kinds[i], 3, card));
		assert_int_equal(fixture_undo(&f).kind, kinds[i]);
		StoredCard row = fixture_load(&f, card);
		assert_state(&row.state, &before);
	}
	fixture_close(&f);
}

static void test_undo_of_a_drill(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 1);
	StoredCard row = fixture_load(&f, card);
	ScoreResult drill;
	CHECK(&f, record_score(&f.desk, &row, 4, 0, false, &drill, &f.err));
	assert_int_equal(fixture_undo(&f).kind, ENTRY_DRILL);
	// It waits in the drill again.
	row = fixture_load(&f, card);
	CHECK(&f, record_score(&f.desk, &row, 4, 0, false, &drill, &f.err));
	assert_int_equal(drill.kind, ENTRY_DRILL);
	fixture_close(&f);
}

static void test_undo_on_a_gone_card(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	CHECK(&f, store_set_card_gone(f.desk.store, card, true, &f.err));
	fixture_undo(&f);
	CardState fresh = card_state_new();
	StoredCard row = fixture_load(&f, card);
	assert_true(row.is_gone);
	assert_state(&row.state, &fresh);
	fixture_close(&f);
}

// What an import took over stays, and so does the state that follows from it.
static void test_undo_passes_over_imports(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_act(&f, ENTRY_MARK, 0, card);
	CardState page = {
		.phase = PHASE_REVIEW,
		.memory = {.repeats = 3, .ease100 = 260, .interval100 = 1500},
		.due = fixture_instant("2023-02-16T08:30:00Z"),
		.last_score = 5,
		.last_reviewed = fixture_instant("2023-02-01T12:00:00Z"),
		.is_marked = true,
	};
	LogEntry taken_over = {
		.card = card,
		.entry = {.kind = ENTRY_LOGSEQ,
			.at = f.desk.clock.frozen,
			.day = calendar_from_civil(2023, 2, 1),
			.score = 5,
			.after = page},
	};
	CHECK(&f, store_begin(f.desk.store, &f.err));
	CHECK(&f, store_append_entry(f.desk.store, &taken_over, &f.err));
	CHECK(&f, store_set_card_state(f.desk.store, card, &page, taken_over.id, &f.err));
	CHECK(&f, store_commit(f.desk.store, &f.err));
	assert_int_equal(fixture_undo(&f).kind, ENTRY_MARK);
	page.is_marked = false;
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &page);
	assert_int_equal(fixture_undo(&f).kind, ENTRY_REVIEW);
	row = fixture_load(&f, card);
	assert_state(&row.state, &page);
	fixture_close(&f);
}

// A maximum that was configured later does not change what was.
static void test_undo_under_another_maximum(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	for (int i = 0; i < 4; i++) {
		fixture_pass(&f, DAYS(50));
		fixture_score(&f, card, 5);
	}
	CardState before = fixture_load(&f, card).state;
	f.config.defaults.max_interval = 10;
	fixture_score(&f, card, 5);
	assert_int_equal(fixture_load(&f, card).state.memory.interval100, 1000);
	fixture_undo(&f);
	StoredCard row = fixture_load(&f, card);
	assert_state(&row.state, &before);
	fixture_close(&f);
}

static void test_replay(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 4);
	fixture_score(&f, card, 1);
	fixture_undo(&f);
	StoredCard row = fixture_load(&f, card);
	CardState replayed = fixture_replay(&f, card);
	assert_state(&replayed, &row.state);
	fixture_check_log(&f);
	fixture_close(&f);
}

const struct CMUnitTest undo_tests[] = {
	cmocka_unit_test(test_undo_of_a_score),
	cmocka_unit_test(test_undo_is_an_entry),
	cmocka_unit_test(test_nothing_to_undo),
	cmocka_unit_test(test_any_depth),
	cmocka_unit_test(test_undo_then_go_on),
	cmocka_unit_test(test_undo_of_a_bulk),
	cmocka_unit_test(test_undo_of_each_kind),
	cmocka_unit_test(test_undo_of_a_drill),
	cmocka_unit_test(test_undo_on_a_gone_card),
	cmocka_unit_test(test_undo_passes_over_imports),
	cmocka_unit_test(test_undo_under_another_maximum),
	cmocka_unit_test(test_replay),
};
const size_t undo_tests_n = HARNESS_COUNT(undo_tests);
