// Spaced repetition: from a state and a score to the next state.
//
// Pure: no clock, no I/O, no allocation, no globals. The caller resolves the instant, the local
// day, the next local midnight and a seed; what comes out is a state and a day or an instant.
// Out-of-range input gives the clamped neighbour; nothing traps.
//
// Algorithm SM-2, (C) Copyright SuperMemo World, 1991. https://www.supermemo.com
#ifndef RECTO_SCHEDULE_SCHEDULE_H
#define RECTO_SCHEDULE_SCHEDULE_H

#include "recto/schedule/state.h"

// An algorithm: a constant table of functions over one small state. They know no days, limits or
// buttons.
typedef struct MemoryModel {
	const char *name; // as the configuration and the exports say it
	// The memory after a score (SCORE_MIN to SCORE_MAX).
	Memory (*update)(Memory before, int score);
	// Probability of recall `days` after the last review, 0 to 1.
	double (*recall)(Memory memory, double days);
} MemoryModel;

// NULL for an algorithm that has no model: ALGORITHM_LOGSEQ, whose states are known from pages and
// kept, but not computed yet, and values outside the enum. What needs a model asserts that there is
// one.
const MemoryModel *schedule_model(Algorithm algorithm);

// SM-2 as published (Wozniak 1990), reading T: the ease factor moves on passes only, the interval
// uses the new ease factor and is rounded up, a fail starts again with one day. Exact in integers.
Memory sm2_update(Memory before, int score);

typedef struct SchedulePolicy {
	Algorithm algorithm;
	int max_interval; // days, 1 to INTERVAL_MAX_DAYS
} SchedulePolicy;

// Where and when a score is given, resolved by the caller.
typedef struct ScheduleMoment {
	Instant now;
	Day today;
	Instant next_midnight; // the next local midnight, for Logseq's scheduler
	uint64_t seed;         // of the card and its number of reviews, for fuzz
} ScheduleMoment;

typedef enum DueKind { DUE_ON_DAY, DUE_AT_INSTANT } DueKind;

typedef struct Due {
	DueKind kind;
	Day day;         // DUE_ON_DAY: due from the start of this day
	Instant instant; // DUE_AT_INSTANT
} Due;

typedef struct ScheduleStep {
	Memory memory;
	Due due;
	int64_t interval100; // to show and to store, hundredths of a day, at least 0
	bool is_lapse;       // a fail on a card whose interval was at least a day
	bool wants_drill;    // comes again today, until it scores SCORE_DRILL
} ScheduleStep;

// A fail (SCORE_MIN to below SCORE_PASS) on a card whose interval was at least a day. SCORE_NONE is
// no fail.
bool schedule_is_lapse(Memory before, int score);
// After a lapse: the card has become a leech, at `threshold` lapses and then again with every half
// of it (rounded up): 8, 12, 16 … for 8. Never with a threshold of 0 or less.
bool schedule_is_leech(int lapses, int threshold);

// The state after a score. The algorithm must have a model. Out-of-range fields of `before`, scores
// and limits count as the nearest that is in range.
ScheduleStep schedule_step(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, int score);
// The same for every score: what each button would do.
void schedule_preview(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, ScheduleStep out[SCORE_COUNT]);

// Puts the step into the state; `due` is its day or instant, resolved by the caller.
void schedule_apply(
	CardState *state, const ScheduleStep *step, Instant due, Instant now, int score);

// Due now? SM-2: the day of the due instant is today or earlier, that is due < day_end. Logseq: due
// < now.
bool schedule_is_due(Algorithm algorithm, Instant due, Instant now, Instant day_end);

#endif
