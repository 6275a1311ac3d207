// A long random log: what follows it entry by entry, and a replay of all of it, say the same.
#include <string.h>
#include "fixture.h"

#ifdef __SANITIZE_ADDRESS__ // slower by an order of magnitude
enum { CARDS = 500, ENTRIES = 10000 };
#else
enum { CARDS = 500, ENTRIES = 100000 };
#endif

typedef struct World {
	Fixture *f;
	int64_t first; // card; the others follow
	CardState states[CARDS];
	Matrix table;
	SchedulerRules rules;
	Day day;
	uint64_t seed;
	int64_t entries, newest_action;
} World;

static int roll(World *w, int sides)
{
	w->seed = w->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int)(w->seed >> 33) % sides;
}

static Instant noon(const World *w)
{
	return w->day * DAY + 12 * HOUR;
}

static void append(World *w, LogEntry *e)
{
	e->entry.at = noon(w);
	e->entry.day = w->day;
	assert_ok(w->f, store_append_entry(w->f->store, e, &w->f->err));
	w->entries++;
	w->newest_action = e->graph != 0 ? 0 : e->action;
}

static void keep(World *w, LogEntry *e, int card)
{
	append(w, e);
	w->states[card] = e->entry.after;
	assert_ok(w->f,
		store_set_card_state(w->f->store, e->card, &e->entry.after, e->id, &w->f->err));
}

static void give_score(World *w, int card, int q)
{
	SchedulePolicy policy = scheduler_policy(&w->rules, &w->table);
	policy.has_fuzz = true;
	LogEntry e = {.card = w->first + card};
	e.entry = (Entry){.kind = ENTRY_REVIEW,
		.score = q,
		.algorithm = w->rules.algorithm,
		.before = w->states[card].memory,
		.after = w->states[card]};
	ScheduleMoment moment = {.now = noon(w),
		.today = w->day,
		.next_midnight = (w->day + 1) * DAY,
		.seed = w->seed};
	ScheduleStep step = schedule_step(&policy, &w->states[card], &moment, q);
	Instant due =
		step.due.kind == DUE_ON_DAY ? step.due.day * DAY + 4 * HOUR : step.due.instant;
	schedule_apply(&e.entry.after, &step, due, moment.now, q);
	keep(w, &e, card);
	if (!step.has_cell)
		return;
	matrix_set(&w->table, step.cell);
	assert_ok(w->f, store_set_matrix_cell(w->f->store, w->f->graph, step.cell, &w->f->err));
}

static void act(World *w, int card)
{
	static const EntryKind kinds[] = {ENTRY_RESET, ENTRY_POSTPONE, ENTRY_SUSPEND, ENTRY_RESUME,
		ENTRY_BURY, ENTRY_MARK, ENTRY_UNMARK, ENTRY_DRILL, ENTRY_CRAM, ENTRY_LOGSEQ,
		ENTRY_STATE};
	LogEntry e = {.card = w->first + card};
	e.entry = (Entry){.kind = kinds[roll(w, (int)HARNESS_COUNT(kinds))],
		.score = roll(w, SCORE_COUNT),
		.algorithm = w->rules.algorithm,
		.after = {.phase = PHASE_REVIEW,
			.memory = {2 + roll(w, 3), 130 + roll(w, 200), 100 + 100 * roll(w, 90)},
			.due = noon(w) + roll(w, 90) * DAY,
			.last_score = 4,
			.last_reviewed = noon(w),
			.buried_until = w->day + 1}};
	if (e.entry.kind == ENTRY_POSTPONE && w->states[card].phase == PHASE_NEW)
		return;
	fold_complete(&e.entry, &w->states[card]);
	keep(w, &e, card);
}

static void take_table(World *w)
{
	Diags odd = {0};
	LogEntry e = {.graph = w->f->graph, .note = STR("{1 {2.6 4.14, 2.5 3.9}, 0 {2.5 4.43}}")};
	e.entry = (Entry){.kind = ENTRY_MATRIX,
		.score = SCORE_NONE,
		.algorithm = w->rules.algorithm,
		.after = card_state_new()};
	append(w, &e);
	assert_true(matrix_parse(&w->table, e.note, &odd));
	assert_ok(w->f, store_replace_matrix(w->f->store, w->f->graph, &w->table, &w->f->err));
	diags_release(&odd);
}

// -- by replay ------------------------------------------------------------------------------------

static void replay(World *w, int64_t without)
{
	StoreReplay r;
	assert_ok(w->f, store_replay(w->f->store, w->f->graph, without, &r, &w->f->err));
	assert_ok(w->f, store_write_replay(w->f->store, &r, &w->f->err));
	for (int i = 0; i < CARDS; i++)
		w->states[i] = store_find_replayed(&r, w->first + i)->state;
	store_release_replay(&r);
	assert_ok(w->f, store_load_matrix(w->f->store, w->f->graph, &w->table, &w->f->err));
}

static void undo(World *w)
{
	if (w->newest_action == 0)
		return;
	LogEntry e = {.target = w->newest_action};
	e.entry = (Entry){.kind = ENTRY_UNDO, .score = SCORE_NONE, .after = card_state_new()};
	replay(w, w->newest_action);
	append(w, &e);
	w->newest_action = 0;
}

static void set_scheduler(World *w, Algorithm algorithm, int max_interval)
{
	Buf note = {0};
	w->rules = (SchedulerRules){algorithm, max_interval, 0.5, 4};
	scheduler_format_note(&w->rules, &note);
	LogEntry e = {.graph = w->f->graph, .note = buf_str(&note)};
	e.entry = (Entry){.kind = ENTRY_SCHEDULER,
		.score = SCORE_NONE,
		.algorithm = algorithm,
		.after = card_state_new()};
	append(w, &e);
	assert_ok(w->f, store_set_scheduler(
				w->f->store, w->f->graph, algorithm, buf_str(&note), &w->f->err));
	replay(w, 0);
	buf_release(&note);
}

static void report(void *context, const char *text)
{
	(void)context;
	print_error("%s\n", text);
}

static void check(World *w)
{
	StoreReplay r;
	assert_ok(w->f, store_replay(w->f->store, 0, 0, &r, &w->f->err));
	assert_int_equal(r.entries, w->entries);
	assert_int_equal(store_check_replay(&r, report, NULL), 0);
	for (int i = 0; i < CARDS; i++)
		assert_true(card_state_equals(
			&store_find_replayed(&r, w->first + i)->state, &w->states[i]));
	assert_true(matrix_equals(&r.graphs.items[0].replay.matrix, &w->table));
	store_release_replay(&r);
}

static void write_entries(World *w, int64_t until)
{
	while (w->entries < until) {
		int card = roll(w, CARDS), chance = roll(w, 1000);
		w->day += roll(w, 200) == 0;
		if (chance == 0 && roll(w, 20) == 0)
			undo(w);
		else if (chance < 2 && w->rules.algorithm == ALGORITHM_LOGSEQ)
			take_table(w);
		else if (chance < 100)
			act(w, card);
		else
			give_score(w, card, roll(w, 4) ? 3 + roll(w, 3) : roll(w, SCORE_COUNT));
	}
}

static void open_world(World *w, Fixture *f)
{
	*w = (World){.f = f, .day = 19389, .seed = 23};
	w->rules = (SchedulerRules){.max_interval = INTERVAL_MAX_DAYS};
	assert_ok(f, store_begin(f->store, &f->err));
	for (int i = 0; i < CARDS; i++) {
		int64_t card = fixture_card(f, "question");
		w->first = i == 0 ? card : w->first;
		w->states[i] = card_state_new();
	}
}

static void close_world(World *w)
{
	assert_ok(w->f, store_commit(w->f->store, &w->f->err));
	matrix_release(&w->table);
}

static void under_sm2(void **state)
{
	World w;
	open_world(&w, *state);
	write_entries(&w, ENTRIES);
	check(&w);
	close_world(&w);
}

static void under_logseq(void **state)
{
	World w;
	open_world(&w, *state);
	set_scheduler(&w, ALGORITHM_LOGSEQ, INTERVAL_MAX_DAYS);
	write_entries(&w, ENTRIES);
	check(&w);
	close_world(&w);
}

static void across_a_change_and_back(void **state)
{
	CardState before[CARDS];
	World w;
	open_world(&w, *state);
	write_entries(&w, ENTRIES / 4);
	set_scheduler(&w, ALGORITHM_LOGSEQ, 1000);
	check(&w);
	write_entries(&w, ENTRIES / 2);
	set_scheduler(&w, ALGORITHM_SM2, INTERVAL_MAX_DAYS);
	check(&w);
	write_entries(&w, ENTRIES);
	memcpy(before, w.states, sizeof before);
	set_scheduler(&w, ALGORITHM_LOGSEQ, 1000);
	check(&w);
	set_scheduler(&w, ALGORITHM_SM2, INTERVAL_MAX_DAYS);
	check(&w);
	for (int i = 0; i < CARDS; i++)
		assert_true(card_state_equals(&w.states[i], &before[i]));
	close_world(&w);
}

const struct CMUnitTest replay_chance_tests[] = {
	FIXTURE_TEST(under_sm2),
	FIXTURE_TEST(under_logseq),
	FIXTURE_TEST(across_a_change_and_back),
};
const size_t replay_chance_tests_n = HARNESS_COUNT(replay_chance_tests);
