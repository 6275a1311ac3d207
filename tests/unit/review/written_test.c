// Which scores and actions ask for a write into the page.
#include "recto/store/writes.h"

#include "play.h"

static const char is_on[] = "write_back: true\n";

static int64_t count_writes(Fixture *f)
{
	PageToWrite *pages;
	size_t n;
	int64_t writes = 0;
	CHECK(f, store_list_pages_to_write(f->desk.store, true, &f->arena, &pages, &n, &f->err));
	for (size_t i = 0; i < n; i++)
		writes += pages[i].writes;
	return writes;
}

static void test_scores_and_resets_are_written(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, is_on);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 1);
	assert_int_equal(count_writes(&f), 1);
	fixture_act(&f, ENTRY_RESET, 0, card);
	assert_int_equal(count_writes(&f), 2);
	fixture_undo(&f);
	assert_int_equal(count_writes(&f), 1);
	fixture_undo(&f);
	assert_int_equal(count_writes(&f), 0);
	fixture_close(&f);
}

static void test_nothing_else_is(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, is_on);
	int64_t card = fixture_add_card(&f, "a", "q");
	fixture_score(&f, card, 1);
	StoredCard row = fixture_load(&f, card);
	ScoreResult result;
	CHECK(&f, record_score(&f.desk, &row, 4, 0, false, &result, &f.err));
	assert_int_equal(result.kind, ENTRY_DRILL);
	row = fixture_load(&f, card);
	CHECK(&f, record_cram(&f.desk, &row, 4, 0, &result, &f.err));
	static const EntryKind kinds[] = {
		ENTRY_SUSPEND, ENTRY_RESUME, ENTRY_BURY, ENTRY_MARK, ENTRY_UNMARK, ENTRY_POSTPONE};
	for (size_t i = 0; i < HARNESS_COUNT(kinds); i++)
		fixture_act(&f, kinds[i], 3, card);
	assert_int_equal(count_writes(&f), 1);
	fixture_close(&f);
}

static void test_only_where_it_is_allowed(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "graphs:\n  - path: /notes/b\n    write_back: true\n");
	fixture_score(&f, fixture_add_card(&f, "a", "q1"), 4);
	assert_int_equal(count_writes(&f), 0);
	fixture_score(&f, fixture_add_card(&f, "b", "q2"), 4);
	assert_int_equal(count_writes(&f), 1);
	fixture_close(&f);
}

// Several cards of a block have one place for their states.
static void test_clozes_of_a_block_are_not(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[3];
	fixture_open(&f, is_on);
	fixture_add_clozes(&f, "a", "{{cloze a}} {{cloze b}}", 2, cards);
	fixture_score(&f, cards[0], 4);
	assert_int_equal(count_writes(&f), 0);
	fixture_add_clozes(&f, "a", "{{cloze c}}", 1, &cards[2]);
	fixture_score(&f, cards[2], 4);
	assert_int_equal(count_writes(&f), 1);
	fixture_close(&f);
}

// The pages of the fixture do not exist: every score stays, and the session says why it waits.
static void test_a_session_tells_what_waits(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, is_on);
	fixture_add_card(&f, "a", "q1");
	fixture_add_card(&f, "a", "q2");
	Session *s = play_open(&f, NULL);
	assert_str(session_notice(s), "");
	play_score(&f, s, 4);
	assert_true(str_contains(session_notice(s), STR("not written into the page yet")));
	expect(s, "q2");
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_str(session_notice(s), "");
	expect(s, "q1");
	play_score(&f, s, 5);
	session_close(s);
	s = play_open(&f, NULL);
	// Tried once, and not again by itself.
	assert_str(session_notice(s), "");
	assert_int_equal(count_writes(&f), 1);
	session_close(s);
	fixture_close(&f);
}

const struct CMUnitTest written_tests[] = {
	cmocka_unit_test(test_scores_and_resets_are_written),
	cmocka_unit_test(test_nothing_else_is),
	cmocka_unit_test(test_only_where_it_is_allowed),
	cmocka_unit_test(test_clozes_of_a_block_are_not),
	cmocka_unit_test(test_a_session_tells_what_waits),
};
const size_t written_tests_n = HARNESS_COUNT(written_tests);
