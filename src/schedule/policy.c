// What no algorithm should repeat: limits of intervals, days and instants, lapses, the drill, the
// preview.
#include <assert.h>
#include <math.h>

#include "local.h"

// The days of INSTANT_MIN and INSTANT_MAX.
enum { DAY_MIN = -719162, DAY_MAX = 2932896 };

#define MS_PER_HOUR INT64_C(3600000)

const MemoryModel *schedule_model(Algorithm algorithm)
{
	switch (algorithm) {
	case ALGORITHM_SM2:
		return &sm2_model;
	case ALGORITHM_LOGSEQ:
		return &logseq_model;
	}
	return NULL;
}

double recall_after(int64_t interval100, double days)
{
	if (!(days > 0))
		return 1;
	return interval100 > 0 ? pow(0.9, days * 100 / (double)interval100) : 0;
}

static bool is_fuzzed(const SchedulePolicy *policy)
{
	return policy->has_fuzz && policy->algorithm == ALGORITHM_SM2;
}

// Days that the policy makes of those of the model: cut, then fuzzed.
static int64_t limit_interval(
	const SchedulePolicy *policy, int64_t before100, int64_t interval100, uint64_t seed)
{
	int64_t max_days = clamp_int(policy->max_interval, 1, INTERVAL_MAX_DAYS);
	int64_t cut100 = clamp_int(interval100, 0, max_days * 100);
	if (!is_fuzzed(policy))
		return cut100;
	int64_t before = interval_days(clamp_int(before100, 0, INTERVAL_MAX_DAYS * 100));
	return fuzz_choose(fuzz_range(before, interval_days(cut100), max_days), seed) * 100;
}

static Due due_on_day(Day today, int64_t interval100)
{
	int64_t day = clamp_int(today, DAY_MIN, DAY_MAX) + interval_days(interval100);
	return (Due){.kind = DUE_ON_DAY, .day = (Day)clamp_int(day, DAY_MIN, DAY_MAX)};
}

static Due due_at(Instant instant)
{
	return (Due){
		.kind = DUE_AT_INSTANT,
		.instant = clamp_int(instant, INSTANT_MIN, INSTANT_MAX),
	};
}

static Due due_after(Algorithm algorithm, const ScheduleMoment *moment, Memory after)
{
	switch (algorithm) {
	case ALGORITHM_SM2:
		break;
	case ALGORITHM_LOGSEQ:
		if (memory_is_forgotten(algorithm, after))
			return due_at(moment->next_midnight);
		return due_at(clamp_int(moment->now, INSTANT_MIN, INSTANT_MAX) +
			      after.interval100 * 24 / 100 * MS_PER_HOUR);
	}
	return due_on_day(moment->today, after.interval100);
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
	MemoryChange change = model->update(&policy->context, before->memory, score);
	change.memory.interval100 = limit_interval(
		policy, before->memory.interval100, change.memory.interval100, moment->seed);
	return (ScheduleStep){
		.memory = change.memory,
		.due = due_after(policy->algorithm, moment, change.memory),
		.interval100 = change.memory.interval100,
		.is_lapse = schedule_is_lapse(before->memory, score),
		.wants_drill = policy->algorithm == ALGORITHM_SM2 && score < SCORE_DRILL,
		.has_cell = change.has_cell,
		.cell = change.cell,
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
