#include <string.h>
#include "fixture.h"

static LogEntry full_entry(int64_t card)
{
	LogEntry e = {.card = card, .note = STR("a note\nof two lines")};
	e.entry = (Entry){.kind = ENTRY_REVIEW,
		.at = NOW,
		.day = 19783,
		.score = 3,
		.took_ms = 4321,
		.algorithm = ALGORITHM_LOGSEQ,
		.before = {.repeats = 2, .ease100 = 250, .interval100 = 612},
		.after = {.phase = PHASE_REVIEW,
			.memory = {.repeats = 3, .ease100 = 236, .interval100 = INT64_C(1) << 40},
			.due = -1,
			.lapses = 1,
			.last_score = 3,
			.last_reviewed = NOW,
			.is_suspended = true,
			.is_marked = true,
			.buried_until = -4}};
	return e;
}

static bool same_memory(Memory a, Memory b)
{
	return a.repeats == b.repeats && a.ease100 == b.ease100 && a.interval100 == b.interval100;
}

static void assert_same_entry(const LogEntry *a, const LogEntry *b)
{
	assert_string_equal(a->uid, b->uid);
	assert_true(a->id == b->id && a->device == b->device && a->seq == b->seq);
	assert_true(a->action == b->action && a->card == b->card && a->target == b->target);
	assert_true(a->entry.kind == b->entry.kind && a->entry.at == b->entry.at);
	assert_true(a->entry.day == b->entry.day && a->entry.score == b->entry.score);
	assert_true(a->entry.took_ms == b->entry.took_ms);
	assert_true(a->entry.algorithm == b->entry.algorithm);
	assert_true(same_memory(a->entry.before, b->entry.before));
	assert_true(card_state_equals(&a->entry.after, &b->entry.after));
	assert_true(str_equals(a->note, b->note));
}

static LogEntry *card_log(Fixture *f, int64_t card, size_t *n)
{
	LogEntry *entries;
	assert_ok(f, store_list_card_log(f->store, card, &f->arena, &entries, n, &f->err));
	return entries;
}

static LogEntry *last_action(Fixture *f, size_t *n)
{
	LogEntry *entries;
	assert_ok(f, store_last_action(f->store, &f->arena, &entries, n, &f->err));
	return entries;
}

static void keeps_all_of_an_entry(void **state)
{
	Fixture *f = *state;
	LogEntry e = full_entry(fixture_card(f, "question"));
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_append_entry(f->store, &e, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	assert_int_equal(strlen(e.uid), IDENT_SIZE - 1);
	assert_int_equal(e.id, e.action);
	assert_int_equal(e.seq, 1);
	size_t n;
	LogEntry *got = card_log(f, e.card, &n);
	assert_int_equal(n, 1);
	assert_same_entry(&got[0], &e);
	assert_false(got[0].is_undone);
}

static void numbers_without_gaps(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	for (int i = 0; i < 3; i++)
		fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, 0);
	assert_ok(f, store_begin(f->store, &f->err));
	LogEntry lost = {.card = card, .entry = {.kind = ENTRY_MARK}};
	assert_ok(f, store_append_entry(f->store, &lost, &f->err));
	store_rollback(f->store);
	fixture_entry(f, ENTRY_UNMARK, card, SCORE_NONE, NOW, 0);
	size_t n;
	LogEntry *entries = card_log(f, card, &n);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(entries[i].seq, i + 1);
}

static void only_grows(void **state)
{
	Fixture *f = *state;
	fixture_entry(f, ENTRY_MARK, fixture_card(f, "question"), SCORE_NONE, NOW, 0);
	const char *const refusals[] = {"DELETE FROM log", "UPDATE log SET score = 5"};
	for (size_t i = 0; i < HARNESS_COUNT(refusals); i++)
		assert_string_equal(fixture_try(f, refusals[i]), "the log is append-only");
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM log"), "1");
}

static void flags_what_is_undone(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	fixture_entry(f, ENTRY_REVIEW, card, 4, NOW, 0);
	int64_t second = fixture_entry(f, ENTRY_REVIEW, card, 1, NOW, 0);
	fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, second);
	fixture_undo(f, second);
	size_t n;
	LogEntry *entries = card_log(f, card, &n);
	assert_int_equal(n, 3);
	assert_false(entries[0].is_undone);
	assert_true(entries[1].is_undone);
	assert_true(entries[2].is_undone);
}

static void goes_back_action_by_action(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a"), b = fixture_card(f, "b");
	size_t n;
	last_action(f, &n);
	assert_int_equal(n, 0);
	int64_t first = fixture_entry(f, ENTRY_SUSPEND, a, SCORE_NONE, NOW, 0);
	fixture_entry(f, ENTRY_SUSPEND, b, SCORE_NONE, NOW, first);
	int64_t second = fixture_entry(f, ENTRY_REVIEW, b, 2, NOW, 0);

	LogEntry *entries = last_action(f, &n);
	assert_int_equal(n, 1);
	assert_int_equal(entries[0].id, second);
	fixture_undo(f, second);
	entries = last_action(f, &n);
	assert_int_equal(n, 2);
	assert_int_equal(entries[0].card, a);
	assert_int_equal(entries[1].card, b);
	fixture_undo(f, first);
	last_action(f, &n);
	assert_int_equal(n, 0);
}

// What an import or the schedule itself wrote is passed over, with everything that belongs to it.
static void passes_over_what_nobody_did(void **state)
{
	static const EntryKind kinds[] = {
		ENTRY_STATE, ENTRY_LOGSEQ, ENTRY_MATCH, ENTRY_MATRIX, ENTRY_SCHEDULER};
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	int64_t mine = fixture_entry(f, ENTRY_CRAM, card, 4, NOW, 0);
	for (size_t i = 0; i < HARNESS_COUNT(kinds); i++) {
		int64_t other = fixture_entry(f, kinds[i], card, SCORE_NONE, NOW, 0);
		fixture_entry(f, ENTRY_RESET, card, SCORE_NONE, NOW, other);
	}
	size_t n;
	LogEntry *entries = last_action(f, &n);
	assert_int_equal(n, 1);
	assert_int_equal(entries[0].id, mine);
}

static void takes_back_every_kind_that_somebody_did(void **state)
{
	static const EntryKind kinds[] = {ENTRY_REVIEW, ENTRY_DRILL, ENTRY_CRAM, ENTRY_RESET,
		ENTRY_POSTPONE, ENTRY_SUSPEND, ENTRY_RESUME, ENTRY_BURY, ENTRY_MARK, ENTRY_UNMARK,
		ENTRY_UNMATCH};
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	for (size_t i = 0; i < HARNESS_COUNT(kinds); i++) {
		int64_t action = fixture_entry(f, kinds[i], card, SCORE_NONE, NOW, 0);
		size_t n;
		LogEntry *entries = last_action(f, &n);
		assert_int_equal(n, 1);
		assert_int_equal(entries[0].id, action);
	}
}

// Undo is for this device: what came from another one is its own matter.
static void leaves_other_devices_alone(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	int64_t mine = fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, 0);
	fixture_sql(f,
		"INSERT INTO device(uid, is_own, made_at) VALUES ('other', 0, 1);"
		"INSERT INTO log SELECT 99, 'x', 2, 1, 99, card, NULL, kind, at, day, score, "
		"took_ms, algorithm, before_repeats, before_ease, before_interval, phase, "
		"repeats, ease, interval, due, lapses, last_score, last_reviewed, "
		"is_suspended, is_marked, buried_until, note, checksum, NULL FROM log");
	size_t n;
	LogEntry *entries = last_action(f, &n);
	assert_int_equal(entries[0].id, mine);
	assert_int_equal(fixture_entry(f, ENTRY_UNMARK, card, SCORE_NONE, NOW, 0), 100);
	entries = last_action(f, &n);
	assert_int_equal(entries[0].seq, 2);
}

// -- walking --------------------------------------------------------------------------------------

static size_t walk(Fixture *f, int64_t graph)
{
	LogCursor *c;
	LogEntry row;
	size_t n = 0;
	int64_t before = 0;
	assert_ok(f, store_walk_log(f->store, graph, &c, &f->err));
	while (log_cursor_next(c, &row, &f->err)) {
		assert_true(row.id > before);
		before = row.id;
		n++;
	}
	assert_false(log_cursor_next(c, &row, &f->err));
	assert_int_equal(f->err.kind, ERR_NONE);
	log_cursor_close(c);
	return n;
}

static void walks_all_or_one_graph(void **state)
{
	Fixture *f = *state;
	int64_t here = fixture_card(f, "here");
	int64_t other, first = f->graph;
	assert_ok(f, store_put_graph(f->store, STR("/other"), true, &other, &f->err));
	f->graph = other;
	fixture_page(f, "elsewhere");
	int64_t there = fixture_card(f, "there");
	int64_t action = fixture_entry(f, ENTRY_MARK, here, SCORE_NONE, NOW, 0);
	fixture_entry(f, ENTRY_MARK, there, SCORE_NONE, NOW, 0);
	fixture_entry(f, ENTRY_UNMARK, here, SCORE_NONE, NOW, 0);
	fixture_undo(f, action);
	assert_int_equal(walk(f, 0), 4);
	assert_int_equal(walk(f, first), 2);
	assert_int_equal(walk(f, other), 1);
	assert_int_equal(walk(f, 77), 0);
	log_cursor_close(NULL);
}

static void walks_can_cross(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	for (int i = 0; i < 3; i++)
		fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW + i, 0);
	LogCursor *a, *b;
	LogEntry x, y;
	assert_ok(f, store_walk_log(f->store, 0, &a, &f->err));
	assert_ok(f, store_walk_log(f->store, 0, &b, &f->err));
	assert_true(log_cursor_next(a, &x, &f->err));
	assert_true(log_cursor_next(a, &x, &f->err));
	assert_true(log_cursor_next(b, &y, &f->err));
	assert_int_equal(x.id, 2);
	assert_int_equal(y.id, 1);
	log_cursor_close(a);
	log_cursor_close(b);
}

const struct CMUnitTest log_tests[] = {
	FIXTURE_TEST(keeps_all_of_an_entry),
	FIXTURE_TEST(numbers_without_gaps),
	FIXTURE_TEST(only_grows),
	FIXTURE_TEST(flags_what_is_undone),
	FIXTURE_TEST(goes_back_action_by_action),
	FIXTURE_TEST(passes_over_what_nobody_did),
	FIXTURE_TEST(takes_back_every_kind_that_somebody_did),
	FIXTURE_TEST(leaves_other_devices_alone),
	FIXTURE_TEST(walks_all_or_one_graph),
	FIXTURE_TEST(walks_can_cross),
};
const size_t log_tests_n = HARNESS_COUNT(log_tests);
