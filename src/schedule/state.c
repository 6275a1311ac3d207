#include "recto/schedule/state.h"

#include "local.h"

CardState card_state_new(void)
{
	return (CardState){
		.phase = PHASE_NEW,
		.memory = {.ease100 = EASE_START},
		.due = INSTANT_NONE,
		.last_score = SCORE_NONE,
		.last_reviewed = INSTANT_NONE,
	};
}

bool memory_equals(Memory a, Memory b)
{
	return a.repeats == b.repeats && a.ease100 == b.ease100 && a.interval100 == b.interval100;
}

bool memory_is_new(Memory m)
{
	return m.repeats == 0 && m.interval100 == 0;
}

Memory memory_clamp(Memory m)
{
	return (Memory){
		.repeats = (int32_t)clamp_int(m.repeats, 0, REPEATS_MAX),
		.ease100 = (int32_t)clamp_int(m.ease100, EASE_MIN, EASE_MAX),
		.interval100 = clamp_int(m.interval100, 0, INTERVAL_MAX_DAYS * 100),
	};
}

bool memory_is_forgotten(Algorithm algorithm, Memory m)
{
	switch (algorithm) {
	case ALGORITHM_SM2:
		return m.repeats == 0;
	case ALGORITHM_LOGSEQ:
		return m.repeats == 1 && m.interval100 == 0;
	}
	return false;
}

static Memory to_sm2(Memory m)
{
	if (memory_is_forgotten(ALGORITHM_LOGSEQ, m))
		return (Memory){.repeats = 0, .ease100 = m.ease100, .interval100 = 100};
	m.interval100 = 100 * clamp_int(interval_days(m.interval100), 1, INTERVAL_MAX_DAYS);
	// The pass after the first would give 6 days: less than the card has already.
	if (m.repeats == 1 && m.interval100 > SECOND_INTERVAL100)
		m.repeats = 2;
	return m;
}

static Memory to_logseq(Memory m)
{
	if (memory_is_forgotten(ALGORITHM_SM2, m))
		return (Memory){.repeats = 1, .ease100 = m.ease100, .interval100 = 0};
	return m;
}

Memory memory_convert(Memory m, Algorithm from, Algorithm to)
{
	m = memory_clamp(m);
	if (from == to)
		return m;
	switch (to) {
	case ALGORITHM_SM2:
		return to_sm2(m);
	case ALGORITHM_LOGSEQ:
		return to_logseq(m);
	}
	return m;
}

bool card_state_equals(const CardState *a, const CardState *b)
{
	return a->phase == b->phase && memory_equals(a->memory, b->memory) && a->due == b->due &&
	       a->lapses == b->lapses && a->last_score == b->last_score &&
	       a->last_reviewed == b->last_reviewed && a->is_suspended == b->is_suspended &&
	       a->is_marked == b->is_marked && a->buried_until == b->buried_until;
}

const char *entry_kind_name(EntryKind kind)
{
	switch (kind) {
	case ENTRY_STATE:
		return "state";
	case ENTRY_REVIEW:
		return "review";
	case ENTRY_LOGSEQ:
		return "logseq";
	case ENTRY_DRILL:
		return "drill";
	case ENTRY_CRAM:
		return "cram";
	case ENTRY_RESET:
		return "reset";
	case ENTRY_POSTPONE:
		return "postpone";
	case ENTRY_SUSPEND:
		return "suspend";
	case ENTRY_RESUME:
		return "resume";
	case ENTRY_BURY:
		return "bury";
	case ENTRY_MARK:
		return "mark";
	case ENTRY_UNMARK:
		return "unmark";
	case ENTRY_MATCH:
		return "match";
	case ENTRY_UNMATCH:
		return "unmatch";
	case ENTRY_UNDO:
		return "undo";
	case ENTRY_MATRIX:
		return "matrix";
	case ENTRY_SCHEDULER:
		return "scheduler";
	}
	return "unknown";
}
