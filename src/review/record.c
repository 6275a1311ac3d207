#include "recto/review/record.h"

#include <assert.h>

#include "local.h"

// The seed changes with every review and comes back with an undo, so a preview equals what is
// stored.
static ScheduleMoment moment_of(const StoreMoment *m, const StoredCard *card)
{
	return (ScheduleMoment){
		.now = m->now,
		.today = m->today,
		.next_midnight = calendar_next_midnight(m->now),
		.seed = ident_hash((uint64_t)card->state.last_reviewed, str_from_z(card->uid)),
	};
}

static Instant resolve_due(const Desk *d, const Due *due)
{
	switch (due->kind) {
	case DUE_ON_DAY:
		return clock_day_start(&d->clock, due->day);
	case DUE_AT_INSTANT:
		return due->instant;
	}
	return due->instant;
}

bool record_preview(const Desk *d, const StoredCard *card, ScorePreview out[SCORE_COUNT], Err *err)
{
	StoreMoment m = desk_moment(d, 0);
	ScheduleMoment moment = moment_of(&m, card);
	ScheduleStep steps[SCORE_COUNT];
	CardPolicy policy;
	bool is_known = policy_load(&policy, d, card, err);
	if (is_known)
		schedule_preview(&policy.schedule, &card->state, &moment, steps);
	policy_release(&policy);
	for (int score = SCORE_MIN; is_known && score <= SCORE_MAX; score++)
		out[score] = (ScorePreview){
			.interval100 = steps[score].interval100,
			.due = resolve_due(d, &steps[score].due),
		};
	return is_known;
}

static bool treat_leech(Journal *j, StoredCard *card, Err *err)
{
	bool suspends = j->desk->config->leech_action == LEECH_SUSPEND;
	if (suspends ? card->state.is_suspended : card->state.is_marked)
		return true;
	Entry entry = {.kind = suspends ? ENTRY_SUSPEND : ENTRY_MARK, .score = SCORE_NONE};
	return journal_complete(j, card, entry, 0, err);
}

static bool plan_step(
	const Journal *j, const StoredCard *card, int score, ScheduleStep *out, Err *err)
{
	CardPolicy policy;
	ScheduleMoment moment = moment_of(&j->moment, card);
	bool is_known = policy_load(&policy, j->desk, card, err);
	if (is_known)
		*out = schedule_step(&policy.schedule, &card->state, &moment, score);
	policy_release(&policy);
	return is_known;
}

static bool write_review(
	Journal *j, StoredCard *card, int score, int took_ms, bool *became_leech, Err *err)
{
	const Desk *d = j->desk;
	ScheduleStep step;
	if (!plan_step(j, card, score, &step, err))
		return false;
	Entry entry = {
		.kind = ENTRY_REVIEW,
		.score = score,
		.took_ms = took_ms,
		.algorithm = card->algorithm,
		.after = card->state,
	};
	schedule_apply(&entry.after, &step, resolve_due(d, &step.due), j->moment.now, score);
	if (!journal_write(j, card, &entry, 0, err) ||
		(step.has_cell && !store_set_matrix_cell(d->store, card->graph, step.cell, err)))
		return false;
	*became_leech = step.is_lapse && schedule_is_leech(card->state.lapses, d->config->leech_at);
	return !*became_leech || treat_leech(j, card, err);
}

static bool bury_sibling(Journal *j, int64_t card, Arena *a, int64_t *buried, Err *err)
{
	StoredCard row;
	CardTurn turn;
	if (!store_load_card(j->desk->store, card, a, &row, err) ||
		!turn_of_card(j->desk, &j->moment, &row, &turn, err))
		return false;
	if (turn != TURN_REVIEW)
		return true;
	Entry entry = {.kind = ENTRY_BURY, .score = SCORE_NONE};
	entry.after.buried_until = j->moment.today + 1;
	++*buried;
	return journal_complete(j, &row, entry, 0, err);
}

// Who has just seen one cloze of a block would know the others. Those in today's drill stay in it.
static bool bury_siblings(Journal *j, const StoredCard *card, int64_t *buried, Err *err)
{
	if (!j->desk->config->bury_siblings)
		return true;
	Arena arena = {0};
	int64_t *siblings;
	size_t n;
	bool is_good = store_list_siblings(j->desk->store, card, &arena, &siblings, &n, err);
	for (size_t i = 0; i < n && is_good; i++)
		is_good = bury_sibling(j, siblings[i], &arena, buried, err);
	arena_release(&arena);
	return is_good;
}

static bool write_drill(Journal *j, StoredCard *card, int score, int took_ms, Err *err)
{
	Entry entry = {.kind = ENTRY_DRILL, .score = score, .took_ms = took_ms};
	return journal_complete(j, card, entry, 0, err);
}

// What a score on this row would be; false in *is_allowed where it may not be recorded.
static bool check_score(Journal *j, const StoredCard *row, bool is_early, ScoreResult *out,
	bool *is_allowed, Err *err)
{
	CardTurn turn;
	if (!turn_of_card(j->desk, &j->moment, row, &turn, err))
		return false;
	out->kind = turn == TURN_DRILL ? ENTRY_DRILL : ENTRY_REVIEW;
	out->is_not_due = row->is_gone || (turn == TURN_NONE && !is_early);
	*is_allowed = !out->is_not_due;
	return true;
}

static bool score_row(Journal *j, StoredCard *row, int score, int took_ms, bool is_early,
	ScoreResult *out, Err *err)
{
	bool is_allowed;
	if (!check_score(j, row, is_early, out, &is_allowed, err))
		return false;
	out->before = out->after = row->state;
	if (!is_allowed)
		return true;
	bool is_good = out->kind == ENTRY_DRILL
			       ? write_drill(j, row, score, took_ms, err)
			       : write_review(j, row, score, took_ms, &out->became_leech, err) &&
					 bury_siblings(j, row, &out->buried, err);
	out->after = row->state;
	out->action = j->action;
	return is_good;
}

// Another scheduler changes the state without an entry of the card.
static bool is_as_shown(const StoredCard *row, const StoredCard *shown)
{
	return row->last_entry == shown->last_entry && row->is_gone == shown->is_gone &&
	       row->algorithm == shown->algorithm && card_state_equals(&row->state, &shown->state);
}

bool record_score(const Desk *d, const StoredCard *card, int score, int took_ms, bool is_early,
	ScoreResult *out, Err *err)
{
	assert(score >= SCORE_MIN && score <= SCORE_MAX && took_ms >= 0);
	*out = (ScoreResult){.kind = ENTRY_REVIEW, .before = card->state, .after = card->state};
	Journal j;
	if (!journal_open(&j, d, err))
		return false;
	Arena arena = {0};
	StoredCard row;
	bool is_good = store_load_card(d->store, card->id, &arena, &row, err);
	if (is_good) {
		out->is_stale = !is_as_shown(&row, card);
		if (!out->is_stale)
			is_good = score_row(&j, &row, score, took_ms, is_early, out, err);
	}
	arena_release(&arena);
	return journal_close(&j, is_good, err);
}
