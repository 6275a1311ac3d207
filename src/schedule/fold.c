#include "recto/schedule/fold.h"

#include <assert.h>

#include "local.h"

#define MS_PER_DAY INT64_C(86400000)

// Leaves what is not about memory and time: suspension, mark, burying; and the lapses, which are
// counted here.
static void adopt(CardState *state, const CardState *from)
{
	state->phase = from->phase;
	state->memory = from->memory;
	state->due = from->due;
	state->last_score = from->last_score;
	state->last_reviewed = from->last_reviewed;
}

static bool is_as_logged(const CardState *state, const CardState *logged)
{
	return state->phase == logged->phase && memory_equals(state->memory, logged->memory) &&
	       state->lapses == logged->lapses;
}

// -- what was adopted -----------------------------------------------------------------------------

// SM-2 counts in days: the instant from which Logseq shows a forgotten card lies in the day before,
// unless a day starts just then. In the day that starts first after it lies this one.
static Instant day_after_forgotten(Instant due)
{
	return clamp_int(due, INSTANT_MIN, INSTANT_MAX - MS_PER_DAY) + MS_PER_DAY - 1;
}

static CardState converted(const CardState *from, Algorithm was, Algorithm is)
{
	CardState to = *from;
	if (was == is || from->phase == PHASE_NEW)
		return to;
	to.memory = memory_convert(from->memory, was, is);
	if (is == ALGORITHM_SM2 && memory_is_forgotten(was, from->memory))
		to.due = day_after_forgotten(from->due);
	return to;
}

static bool fold_adopted(const SchedulePolicy *policy, CardState *state, const Entry *entry)
{
	CardState after = converted(&entry->after, entry->algorithm, policy->algorithm);
	adopt(state, &after);
	return entry->algorithm != policy->algorithm || is_as_logged(state, &after);
}

static bool is_too_late(const CardState *state, const Entry *entry)
{
	return entry->kind == ENTRY_LOGSEQ && entry->after.last_reviewed < state->last_reviewed;
}

static bool fold_logseq(const SchedulePolicy *policy, CardState *state, const Entry *entry)
{
	state->lapses = count_lapse(state->lapses, schedule_is_lapse(state->memory, entry->score));
	return is_too_late(state, entry) || fold_adopted(policy, state, entry);
}

// -- reviews --------------------------------------------------------------------------------------

// The maximum and the fuzz of that day are not in the log: an interval that they can have made of
// the computed one is the entry's.
static int64_t interval_as_logged(
	const SchedulePolicy *policy, Memory before, Memory computed, int64_t logged100)
{
	bool is_cut = logged100 >= 100 && logged100 < computed.interval100;
	switch (policy->algorithm) {
	case ALGORITHM_SM2: {
		FuzzRange range = fuzz_range(interval_days(memory_clamp(before).interval100),
			interval_days(computed.interval100), INTERVAL_MAX_DAYS);
		bool is_fuzzed = logged100 % 100 == 0 && logged100 > computed.interval100 &&
				 logged100 <= range.high * 100;
		return is_cut || is_fuzzed ? logged100 : computed.interval100;
	}
	case ALGORITHM_LOGSEQ: {
		bool is_known = policy->context.matrix || computed.interval100 == 0;
		bool is_possible = logged100 > 0 && logged100 <= INTERVAL_MAX_DAYS * 100;
		return is_cut || (!is_known && is_possible) ? logged100 : computed.interval100;
	}
	}
	return computed.interval100;
}

// A day is 24 hours here: what is due lies in the day that is meant, if not at its start.
static Instant due_from(const Entry *entry, const Due *due)
{
	switch (due->kind) {
	case DUE_ON_DAY: {
		int64_t days = clamp_int((int64_t)due->day - entry->day, 0, INTERVAL_MAX_DAYS);
		int64_t at = clamp_int(entry->at, INSTANT_MIN, INSTANT_MAX);
		return clamp_int(at + days * MS_PER_DAY, INSTANT_MIN, INSTANT_MAX);
	}
	case DUE_AT_INSTANT:
		return due->instant;
	}
	return due->instant;
}

// As the other algorithm would have it.
static bool fold_foreign_review(
	const SchedulePolicy *policy, CardState *state, const Entry *entry, ScheduleStep *step)
{
	ScheduleMoment moment = {
		.now = entry->at, .today = entry->day, .next_midnight = entry->after.due};
	*step = schedule_step(policy, state, &moment, entry->score);
	schedule_apply(state, step, due_from(entry, &step->due), entry->at, entry->score);
	return state->last_score == entry->score;
}

static bool fold_review(
	const SchedulePolicy *policy, CardState *state, const Entry *entry, ScheduleStep *step)
{
	if (!schedule_model(entry->algorithm)) {
		fold_logseq(policy, state, entry);
		return false;
	}
	if (entry->algorithm != policy->algorithm)
		return fold_foreign_review(policy, state, entry, step);
	SchedulePolicy unlimited = *policy;
	unlimited.max_interval = INTERVAL_MAX_DAYS;
	unlimited.has_fuzz = false;
	const CardState *after = &entry->after;
	ScheduleMoment moment = {.now = entry->at, .today = entry->day};
	*step = schedule_step(&unlimited, state, &moment, entry->score);
	step->memory.interval100 =
		interval_as_logged(policy, state->memory, step->memory, after->memory.interval100);
	schedule_apply(state, step, after->due, entry->at, entry->score);
	return is_as_logged(state, after) && state->last_score == entry->score;
}

// -- entries --------------------------------------------------------------------------------------

static void reset(CardState *state)
{
	CardState fresh = card_state_new();
	adopt(state, &fresh);
	state->lapses = 0;
}

bool fold_under(
	const SchedulePolicy *policy, CardState *state, const Entry *entry, ScheduleStep *step)
{
	switch (entry->kind) {
	case ENTRY_STATE:
		return fold_adopted(policy, state, entry);
	case ENTRY_REVIEW:
		return fold_review(policy, state, entry, step);
	case ENTRY_LOGSEQ:
		return fold_logseq(policy, state, entry);
	case ENTRY_RESET:
		reset(state);
		return is_as_logged(state, &entry->after);
	case ENTRY_POSTPONE:
		state->due = entry->after.due;
		return true;
	case ENTRY_SUSPEND:
		state->is_suspended = true;
		return true;
	case ENTRY_RESUME:
		state->is_suspended = false;
		state->buried_until = 0;
		return true;
	case ENTRY_BURY:
		state->buried_until = entry->after.buried_until;
		return true;
	case ENTRY_MARK:
		state->is_marked = true;
		return true;
	case ENTRY_UNMARK:
		state->is_marked = false;
		return true;
	case ENTRY_DRILL:
	case ENTRY_CRAM:
	case ENTRY_MATCH:
	case ENTRY_UNMATCH:
	case ENTRY_MATRIX:
	case ENTRY_SCHEDULER:
		return true;
	case ENTRY_UNDO:
		break;
	}
	assert(entry->kind != ENTRY_UNDO);
	return false;
}

bool fold_entry(CardState *state, const Entry *entry)
{
	SchedulePolicy policy = {.algorithm = entry->algorithm, .max_interval = INTERVAL_MAX_DAYS};
	ScheduleStep step;
	return fold_under(&policy, state, entry, &step);
}

void fold_complete(Entry *entry, const CardState *state)
{
	assert(entry->kind != ENTRY_REVIEW);
	CardState after = *state;
	fold_entry(&after, entry);
	entry->before = state->memory;
	if (!is_too_late(state, entry))
		entry->after = after;
}
