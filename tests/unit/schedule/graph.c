#include "graph.h"

#include <stdio.h>

#include "recto/base/vec.h"

static States fresh_states(void)
{
	States s;
	for (int i = 0; i < CARDS; i++)
		s.cards[i] = card_state_new();
	return s;
}

static bool replay_line(Replay *r, States *s, const Line *line)
{
	CardState *card = line->card < 0 ? NULL : &s->cards[line->card];
	return replay_entry(r, card, &line->entry, str_from_z(line->note));
}

States graph_replay_log(const Log *log, Replay *r, bool *is_good)
{
	*r = (Replay){0};
	*is_good = true;
	for (size_t i = 0; i < log->n; i++)
		if (log->items[i].entry.kind == ENTRY_SCHEDULER)
			replay_add_scheduler(
				r, &log->items[i].entry, str_from_z(log->items[i].note));
	States states = fresh_states();
	for (size_t i = 0; i < log->n; i++)
		*is_good &= replay_line(r, &states, &log->items[i]);
	return states;
}

void graph_replay_again(Graph *g)
{
	bool is_good;
	replay_release(&g->replay);
	g->states = graph_replay_log(&g->log, &g->replay, &is_good);
	assert_true(is_good);
}

void graph_open(Graph *g, uint64_t seed)
{
	*g = (Graph){.states = fresh_states(),
		.max_interval = INTERVAL_MAX_DAYS,
		.seed = seed,
		.day = today};
}

void graph_close(Graph *g)
{
	VEC_RELEASE(&g->log);
	replay_release(&g->replay);
}

Entry graph_entry(const Graph *g, EntryKind kind)
{
	return (Entry){
		.kind = kind,
		.at = g->day * day_ms + 12 * hour_ms,
		.day = g->day,
		.score = SCORE_NONE,
		.algorithm = replay_policy(&g->replay).algorithm,
		.after = card_state_new(),
	};
}

static void append(Graph *g, const Entry *entry, int card)
{
	Line *line = VEC_ADD(&g->log);
	*line = (Line){.entry = *entry, .card = card};
}

void graph_score(Graph *g, int card, int q)
{
	CardState *state = &g->states.cards[card];
	Entry e = graph_entry(g, ENTRY_REVIEW);
	e.score = q;
	e.after = *state;
	SchedulePolicy policy = replay_policy(&g->replay);
	policy.max_interval = g->max_interval;
	policy.has_fuzz = g->has_fuzz;
	ScheduleMoment moment = {.now = e.at,
		.today = e.day,
		.next_midnight = (e.day + 1) * day_ms,
		.seed = random_next(&g->seed)};
	ScheduleStep step = schedule_step(&policy, state, &moment, q);
	Instant due = step.due.kind == DUE_ON_DAY ? step.due.day * day_ms + 4 * hour_ms
						  : step.due.instant;
	schedule_apply(&e.after, &step, due, e.at, q);
	append(g, &e, card);
	assert_true(replay_entry(&g->replay, state, &e, (Str){0}));
	assert_true(card_state_equals(state, &e.after));
}

void graph_act(Graph *g, int card, Entry e)
{
	CardState *state = &g->states.cards[card];
	fold_complete(&e, state);
	append(g, &e, card);
	assert_true(replay_entry(&g->replay, state, &e, (Str){0}));
	assert_true(card_state_equals(state, &e.after));
}

void graph_adopt(Graph *g, int card, EntryKind kind, int q, Memory page, Instant due)
{
	Entry e = graph_entry(g, kind);
	e.score = q;
	e.after.phase = PHASE_REVIEW;
	e.after.memory = memory_convert(page, ALGORITHM_LOGSEQ, e.algorithm);
	e.after.due = due;
	e.after.last_score = q;
	e.after.last_reviewed = e.at;
	graph_act(g, card, e);
}

void graph_take_matrix(Graph *g, const char *table)
{
	Entry e = graph_entry(g, ENTRY_MATRIX);
	append(g, &e, -1);
	Line *line = &g->log.items[g->log.n - 1];
	snprintf(line->note, sizeof line->note, "%s", table);
	assert_true(replay_line(&g->replay, &g->states, line));
}

void graph_set_scheduler(Graph *g, Algorithm algorithm, SchedulerRules rules)
{
	Entry e = graph_entry(g, ENTRY_SCHEDULER);
	bool is_other = e.algorithm != algorithm;
	e.algorithm = rules.algorithm = algorithm;
	append(g, &e, -1);
	Line *line = &g->log.items[g->log.n - 1];
	Buf note = {0};
	scheduler_format_note(&rules, &note);
	snprintf(line->note, sizeof line->note, "%s", buf_z(&note));
	buf_release(&note);
	if (is_other) {
		graph_replay_again(g);
		return;
	}
	replay_add_scheduler(&g->replay, &line->entry, str_from_z(line->note));
	assert_true(replay_line(&g->replay, &g->states, line));
}

void graph_assert_same(const States *a, const States *b)
{
	for (int i = 0; i < CARDS; i++)
		assert_true(card_state_equals(&a->cards[i], &b->cards[i]));
}
