#include "recto/schedule/fold.h"

#include <assert.h>

#include "local.h"

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

static bool fold_logseq(CardState *state, const Entry *entry)
{
	state->lapses = count_lapse(state->lapses, schedule_is_lapse(state->memory, entry->score));
	adopt(state, &entry->after);
	return is_as_logged(state, &entry->after);
}

static bool fold_review(CardState *state, const Entry *entry)
{
	if (!schedule_model(entry->algorithm)) {
		fold_logseq(state, entry);
		return false;
	}
	const CardState *after = &entry->after;
	SchedulePolicy policy = {entry->algorithm, INTERVAL_MAX_DAYS};
	ScheduleMoment moment = {.now = entry->at, .today = entry->day};
	ScheduleStep step = schedule_step(&policy, state, &moment, entry->score);
	// The configured maximum of that day is not in the log: a shorter interval was cut by it.
	int64_t logged = after->memory.interval100;
	if (logged >= 100 && logged < step.memory.interval100)
		step.memory.interval100 = logged;
	schedule_apply(state, &step, after->due, entry->at, entry->score);
	return is_as_logged(state, after) && state->last_score == entry->score;
}

static void reset(CardState *state)
{
	CardState fresh = card_state_new();
	adopt(state, &fresh);
	state->lapses = 0;
}

bool fold_entry(CardState *state, const Entry *entry)
{
	switch (entry->kind) {
	case ENTRY_STATE:
		adopt(state, &entry->after);
		return is_as_logged(state, &entry->after);
	case ENTRY_REVIEW:
		return fold_review(state, entry);
	case ENTRY_LOGSEQ:
		return fold_logseq(state, entry);
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

void fold_complete(Entry *entry, const CardState *state)
{
	assert(entry->kind != ENTRY_REVIEW);
	CardState after = *state;
	fold_entry(&after, entry);
	entry->before = state->memory;
	entry->after = after;
}
