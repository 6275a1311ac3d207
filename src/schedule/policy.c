// What no algorithm should repeat: limits of intervals, days and instants, lapses, the drill, the
// preview.
#include <assert.h>

#include "local.h"

// The days of INSTANT_MIN and INSTANT_MAX.
enum { DAY_MIN = -719162, DAY_MAX = 2932896 };

const MemoryModel *schedule_model(Algorithm algorithm)
{
	switch (algorithm) {
	case ALGORITHM_SM2:
		return &sm2_model;
	case ALGORITHM_LOGSEQ:
		return NULL;
	}
	return NULL;
}

static Memory limit_interval(Memory m, int max_interval)
{
	int64_t max_days = clamp_int(max_interval, 1, INTERVAL_MAX_DAYS);
	m.interval100 = clamp_int(m.interval100, 0, max_days * 100);
	return m;
}

static Due due_after(Day today, int64_t interval100)
{
	int64_t day = clamp_int(today, DAY_MIN, DAY_MAX) + interval_days(interval100);
	return (Due){.kind = DUE_ON_DAY, .day = (Day)clamp_int(day, DAY_MIN, DAY_MAX)};
}

bool schedule_is_lapse(Memory before, int score)
{
	return score >= SCORE_MIN && score < SCORE_PASS && before.interval100 >= 100;
}

bool schedule_is_leech(int lapses, int threshold)
{
	if (threshold <= 0 || lapses < threshold)
		return false;
	int every = threshold - threshold / 2;
	return (lapses - threshold) % every == 0;
}

ScheduleStep schedule_step(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, int score)
{
	const MemoryModel *model = schedule_model(policy->algorithm);
	assert(model);
	score = (int)clamp_int(score, SCORE_MIN, SCORE_MAX);
	Memory memory = limit_interval(model->update(before->memory, score), policy->max_interval);
	return (ScheduleStep){
		.memory = memory,
		.due = due_after(moment->today, memory.interval100),
		.interval100 = memory.interval100,
		.is_lapse = schedule_is_lapse(before->memory, score),
		.wants_drill = score < SCORE_DRILL,
	};
}

void schedule_preview(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, ScheduleStep out[SCORE_COUNT])
{
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++)
		out[score] = schedule_step(policy, before, moment, score);
}

void schedule_apply(CardState *state, const ScheduleStep *step, Instant due, Instant now, int score)
{
	state->phase = PHASE_REVIEW;
	state->memory = step->memory;
	state->due = due;
	state->lapses = count_lapse(state->lapses, step->is_lapse);
	state->last_score = (int32_t)clamp_int(score, SCORE_MIN, SCORE_MAX);
	state->last_reviewed = now;
}

bool schedule_is_due(Algorithm algorithm, Instant due, Instant now, Instant day_end)
{
	switch (algorithm) {
	case ALGORITHM_SM2:
		return due < day_end;
	case ALGORITHM_LOGSEQ:
		return due < now;
	}
	return true;
}
