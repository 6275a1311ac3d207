// Schedulers and tables of graphs, and what the log gives again.
#include <string.h>
#include "fixture.h"

static const Instant minute = 60000;

static void append(Fixture *f, LogEntry *e)
{
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_append_entry(f->store, e, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
}

static LogEntry graph_entry(Fixture *f, EntryKind kind, Algorithm algorithm, const char *note)
{
	return (LogEntry){
		.graph = f->graph,
		.entry = {.kind = kind,
			.at = NOW,
			.score = SCORE_NONE,
			.algorithm = algorithm,
			.after = card_state_new()},
		.note = str_from_z(note),
	};
}

static const char *const rules =
	"{:max-interval 36500, :learning-fraction 0.5, :initial-interval 4}";

static void set_scheduler(Fixture *f, Algorithm algorithm)
{
	LogEntry e = graph_entry(f, ENTRY_SCHEDULER, algorithm, rules);
	append(f, &e);
	assert_ok(f, store_set_scheduler(f->store, f->graph, algorithm, e.note, &f->err));
}

// Scores a card as a review does: entry, state and cell. Returns the action.
static int64_t score(Fixture *f, int64_t card, int q, Instant at)
{
	StoredCard row = fixture_load(f, card);
	Matrix table = {0};
	assert_ok(f, store_load_matrix(f->store, f->graph, &table, &f->err));
	SchedulerRules in_force = {.algorithm = row.algorithm, .max_interval = INTERVAL_MAX_DAYS};
	SchedulePolicy policy = scheduler_policy(&in_force, &table);
	ScheduleMoment moment = {
		.now = at, .today = (Day)(at / DAY), .next_midnight = (at / DAY + 1) * DAY};
	ScheduleStep step = schedule_step(&policy, &row.state, &moment, q);
	LogEntry e = {.card = card};
	e.entry = (Entry){.kind = ENTRY_REVIEW,
		.at = at,
		.day = (Day)(at / DAY),
		.score = q,
		.algorithm = row.algorithm,
		.before = row.state.memory,
		.after = row.state};
	Instant due = step.due.kind == DUE_ON_DAY ? step.due.day * DAY : step.due.instant;
	schedule_apply(&e.entry.after, &step, due, at, q);
	append(f, &e);
	assert_ok(f, store_set_card_state(f->store, card, &e.entry.after, e.id, &f->err));
	if (step.has_cell)
		assert_ok(f, store_set_matrix_cell(f->store, f->graph, step.cell, &f->err));
	matrix_release(&table);
	return e.action;
}

static void collect(void *context, const char *text)
{
	buf_append_z(context, text);
	buf_append_char(context, '\n');
}

// What is stored otherwise than the log gives it, a line each.
static const char *check(Fixture *f, int expected)
{
	Buf text = {0};
	StoreReplay r;
	assert_ok(f, store_replay(f->store, 0, 0, &r, &f->err));
	int problems = store_check_replay(&r, collect, &text);
	store_release_replay(&r);
	const char *copy = arena_copy_z(&f->arena, buf_str(&text));
	buf_release(&text);
	if (problems != expected)
		fail_msg("%d problems:\n%s", problems, copy);
	return copy;
}

static void write_replay(Fixture *f, int64_t without)
{
	StoreReplay r;
	assert_ok(f, store_replay(f->store, f->graph, without, &r, &f->err));
	assert_ok(f, store_write_replay(f->store, &r, &f->err));
	store_release_replay(&r);
}

static const char *table_text(Fixture *f)
{
	Matrix table = {0};
	Buf text = {0};
	assert_ok(f, store_load_matrix(f->store, f->graph, &table, &f->err));
	matrix_format(&table, &text);
	const char *copy = arena_copy_z(&f->arena, buf_str(&text));
	matrix_release(&table);
	buf_release(&text);
	return copy;
}

// -- what is stored -------------------------------------------------------------------------------

static void keeps_the_scheduler_of_a_graph(void **state)
{
	Fixture *f = *state;
	StoredScheduler got;
	int64_t card = fixture_card(f, "question");
	assert_ok(f, store_load_scheduler(f->store, f->graph, &f->arena, &got, &f->err));
	assert_int_equal(got.algorithm, ALGORITHM_SM2);
	assert_int_equal(got.note.n + got.matrix_text.n, 0);
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_LOGSEQ, STR("{}"), &f->err));
	assert_ok(f, store_set_matrix_text(f->store, f->graph, STR("{0 {2.5 4}}"), &f->err));
	assert_ok(f, store_load_scheduler(f->store, f->graph, &f->arena, &got, &f->err));
	assert_int_equal(got.algorithm, ALGORITHM_LOGSEQ);
	assert_str(got.note, "{}");
	assert_str(got.matrix_text, "{0 {2.5 4}}");
	assert_int_equal(fixture_load(f, card).algorithm, ALGORITHM_LOGSEQ);
}

static void keeps_cells_exactly_and_in_order(void **state)
{
	Fixture *f = *state;
	fixture_card(f, "question");
	const MatrixCell cells[] = {{2, 2.46, 2.64}, {1, 1.3 + 0.1, 4.14}, {0, 2.5, FACTOR_MAX},
		{1, 1.4, 5e-324}, {REPEATS_MAX, 4.5, 1.0 / 3}};
	for (size_t i = 0; i < HARNESS_COUNT(cells); i++)
		assert_ok(f, store_set_matrix_cell(f->store, f->graph, cells[i], &f->err));
	assert_ok(
		f, store_set_matrix_cell(f->store, f->graph, (MatrixCell){2, 2.46, 2.65}, &f->err));
	Matrix got = {0};
	assert_ok(f, store_load_matrix(f->store, f->graph, &got, &f->err));
	assert_int_equal(got.n, HARNESS_COUNT(cells));
	assert_true(*matrix_find(&got, 1, 1.3 + 0.1) == 4.14);
	assert_true(*matrix_find(&got, 1, 1.4) == 5e-324);
	assert_true(*matrix_find(&got, REPEATS_MAX, 4.5) == 1.0 / 3);
	const char *before = table_text(f);
	assert_non_null(strstr(before, "{2 {2.46 2.65}, 1 {1.4000000000000001 4.14"));
	assert_ok(f, store_replace_matrix(f->store, f->graph, &got, &f->err));
	assert_string_equal(table_text(f), before);
	matrix_release(&got);
	assert_ok(f, store_replace_matrix(f->store, f->graph, &(Matrix){0}, &f->err));
	assert_string_equal(table_text(f), "{}");
}

static void leaves_out_cells_that_cannot_be(void **state)
{
	Fixture *f = *state;
	fixture_card(f, "question");
	fixture_sql(f, "INSERT INTO matrix(graph, repeats, ease, factor) VALUES (1, -1, 2.5, 4), "
		       "(1, 0, 0, 4), (1, 0, 2.5, 9e99), (1, 0, 2.6, 4)");
	assert_string_equal(table_text(f), "{0 {2.6 4}}");
}

static void an_entry_about_a_graph_is_in_its_log_only(void **state)
{
	Fixture *f = *state;
	int64_t here = fixture_card(f, "here"), first = f->graph, other;
	assert_ok(f, store_put_graph(f->store, STR("/other"), true, &other, &f->err));
	set_scheduler(f, ALGORITHM_LOGSEQ);
	score(f, here, 5, NOW);
	f->graph = other;
	LogEntry e = graph_entry(f, ENTRY_MATRIX, ALGORITHM_LOGSEQ, "{0 {2.5 4}}");
	append(f, &e);
	const int64_t graphs[] = {first, other};
	const int64_t counts[] = {2, 1};
	for (size_t i = 0; i < 2; i++) {
		StoreReplay r;
		assert_ok(f, store_replay(f->store, graphs[i], 0, &r, &f->err));
		assert_int_equal(r.entries, counts[i]);
		assert_int_equal(r.graphs.n, 1);
		store_release_replay(&r);
	}
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
	assert_int_equal(problems, 0);
	assert_string_equal(
		fixture_try(f, "UPDATE log SET graph = NULL"), "the log is append-only");
}

// -- replaying ------------------------------------------------------------------------------------

static void the_log_gives_what_is_stored(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a"), b = fixture_card(f, "b");
	score(f, a, 4, NOW);
	check(f, 0);
	set_scheduler(f, ALGORITHM_LOGSEQ);
	write_replay(f, 0);
	check(f, 0);
	assert_string_equal(table_text(f), "{0 {2.5 4}}");
	score(f, a, 5, NOW + minute);
	score(f, b, 3, NOW + 2 * minute);
	assert_string_equal(table_text(f), "{0 {2.5 3.86}, 1 {2.5 4.14}}");
	check(f, 0);
}

static void tells_what_is_stored_otherwise(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a");
	set_scheduler(f, ALGORITHM_LOGSEQ);
	score(f, a, 5, NOW);
	fixture_sql(f, "UPDATE card SET ease = 777");
	assert_non_null(strstr(check(f, 1), ": its log gives another state"));
	fixture_sql(f, "UPDATE matrix SET factor = 5");
	assert_non_null(strstr(check(f, 2), "graph /notes: its log gives another table"));
	write_replay(f, 0);
	check(f, 0);
	fixture_sql(f, "UPDATE card SET algorithm = 0");
	assert_non_null(strstr(check(f, 1), "it has not the algorithm of its graph"));
	fixture_sql(f, "UPDATE graph SET algorithm = 0");
	assert_non_null(strstr(check(f, 1), "graph /notes: its log gives another scheduler"));
	fixture_sql(
		f, "UPDATE graph SET algorithm = 1, rules = '{}'; UPDATE card SET algorithm = 1");
	assert_non_null(strstr(check(f, 1), "graph /notes: its log gives another scheduler"));
}

static void takes_an_action_away(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a"), b = fixture_card(f, "b");
	set_scheduler(f, ALGORITHM_LOGSEQ);
	score(f, a, 5, NOW);
	CardState was = fixture_state(f, b);
	const char *table = table_text(f);
	int64_t action = score(f, b, 5, NOW + minute);
	StoredCard row = fixture_load(f, b);
	CardState without;
	assert_ok(f, store_replay_card(f->store, &row, action, &without, &f->err));
	assert_true(card_state_equals(&without, &was));
	write_replay(f, action);
	CardState now = fixture_state(f, b);
	assert_true(card_state_equals(&now, &was));
	assert_int_equal(fixture_load(f, b).last_entry, row.last_entry);
	assert_string_equal(table_text(f), table);
	fixture_undo(f, action);
	check(f, 0);
}

static void changes_there_and_back(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a"), b = fixture_card(f, "b");
	for (int i = 0; i < 6; i++)
		score(f, i % 2 ? a : b, 5 - i % 4, NOW + i * DAY);
	CardState first = fixture_state(f, a), second = fixture_state(f, b);
	set_scheduler(f, ALGORITHM_LOGSEQ);
	write_replay(f, 0);
	check(f, 0);
	CardState other = fixture_state(f, a);
	assert_false(card_state_equals(&other, &first));
	set_scheduler(f, ALGORITHM_SM2);
	write_replay(f, 0);
	check(f, 0);
	CardState again = fixture_state(f, a);
	assert_true(card_state_equals(&again, &first));
	again = fixture_state(f, b);
	assert_true(card_state_equals(&again, &second));
	assert_string_equal(table_text(f), "{}");
	// Alone the card goes by its own entries and the scheduler's.
	StoredCard row = fixture_load(f, a);
	assert_ok(f, store_replay_card(f->store, &row, 0, &again, &f->err));
	assert_true(card_state_equals(&again, &first));
}

const struct CMUnitTest replay_tests[] = {
	FIXTURE_TEST(keeps_the_scheduler_of_a_graph),
	FIXTURE_TEST(keeps_cells_exactly_and_in_order),
	FIXTURE_TEST(leaves_out_cells_that_cannot_be),
	FIXTURE_TEST(an_entry_about_a_graph_is_in_its_log_only),
	FIXTURE_TEST(the_log_gives_what_is_stored),
	FIXTURE_TEST(tells_what_is_stored_otherwise),
	FIXTURE_TEST(takes_an_action_away),
	FIXTURE_TEST(changes_there_and_back),
};
const size_t replay_tests_n = HARNESS_COUNT(replay_tests);
