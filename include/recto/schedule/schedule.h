// Spaced repetition: from a state and a score to the next state.
//
// Pure: no clock, no I/O, no allocation, no globals. The caller resolves the instant, the local
// day, the next local midnight and a seed; what comes out is a state and a day or an instant.
// Out-of-range input gives the clamped neighbour; nothing traps.
//
// Algorithm SM-2, (C) Copyright SuperMemo World, 1991. https://www.supermemo.com
#ifndef RECTO_SCHEDULE_SCHEDULE_H
#define RECTO_SCHEDULE_SCHEDULE_H

#include "recto/schedule/matrix.h"
#include "recto/schedule/state.h"

// What an algorithm may look at beyond the card; constant during a step. Zero is what SM-2 needs.
typedef struct MemoryContext {
	const Matrix *matrix;     // of the graph; NULL is an empty one
	double learning_fraction; // of a score in a factor, above 0 and below 1, else 0.5
	double initial_interval;  // days, above 0, else 4
} MemoryContext;

// What a score did to a card, and to the table that cards share.
typedef struct MemoryChange {
	Memory memory; // interval100 is not limited yet, at most 2^53
	bool has_cell;
	MatrixCell cell; // to be set in the graph's matrix, when has_cell
} MemoryChange;

// An algorithm: a constant table of functions over one small state. They know no days, limits or
// buttons.
typedef struct MemoryModel {
	const char *name; // as the configuration and the exports say it
	// After a score (SCORE_MIN to SCORE_MAX).
	MemoryChange (*update)(const MemoryContext *context, Memory before, int score);
	// Probability of recall `days` after the last review, 0 to 1.
	double (*recall)(Memory memory, double days);
} MemoryModel;

// NULL for values outside the enum. What needs a model asserts that there is one.
const MemoryModel *schedule_model(Algorithm algorithm);

// SM-2 as published (Wozniak 1990), reading T: the ease factor moves on passes only, the interval
// uses the new ease factor and is rounded up, a fail starts again with one day. Exact in integers.
Memory sm2_update(Memory before, int score);

// Logseq's variant of SM-5 as its file graphs have it, for every score: the interval is a product
// of learned factors, and each score teaches the table one of them, at the repeats and the ease
// that the card had. Doubles in Logseq's order, rounded to hundredths where Logseq rounds, so that
// every number that it would store comes out. A fail forgets the card (state.h) and keeps its ease.
// Intervals of a pass are at least 0.01.
MemoryChange logseq_update(const MemoryContext *context, Memory before, int score);

typedef struct SchedulePolicy {
	Algorithm algorithm;
	int max_interval; // days, 1 to INTERVAL_MAX_DAYS
	bool has_fuzz;    // SM-2 only: Logseq's intervals are kept to the hour
	MemoryContext context;
} SchedulePolicy;

// Where and when a score is given, resolved by the caller.
typedef struct ScheduleMoment {
	Instant now;
	Day today;
	Instant next_midnight; // the next local midnight, for Logseq's scheduler
	uint64_t seed;         // of the card and its last review, for fuzz; any number
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
	int64_t interval100; // to show and to store, hundredths of a day; 0 for a card that
			     // Logseq's algorithm forgot
	bool is_lapse;       // a fail on a card whose interval was at least a day
	bool wants_drill;    // SM-2: comes again today, until it scores SCORE_DRILL
	bool has_cell;       // as in MemoryChange
	MatrixCell cell;
} ScheduleStep;

// A fail (SCORE_MIN to below SCORE_PASS) on a card whose interval was at least a day. SCORE_NONE is
// no fail.
bool schedule_is_lapse(Memory before, int score);
// After a lapse: the card has become a leech, at `threshold` lapses and then again with every half
// of it (rounded up): 8, 12, 16 … for 8. Never with a threshold of 0 or less.
bool schedule_is_leech(int lapses, int threshold);

// The state after a score. The algorithm must have a model. Out-of-range fields of `before`, scores
// and limits count as the nearest that is in range.
//
// Due: under SM-2 on the day that lies the interval ahead; under Logseq's algorithm after a pass
// the whole hours of the interval from now, after a fail the next local midnight. Fuzz moves an
// interval of at least 3 days by up to about a tenth, the same way for every score, and never to
// less than the card had; a better score is still never shorter.
ScheduleStep schedule_step(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, int score);
// The same for every score: what each button would do, exactly.
void schedule_preview(const SchedulePolicy *policy, const CardState *before,
	const ScheduleMoment *moment, ScheduleStep out[SCORE_COUNT]);

// Puts the step into the state; `due` is its day or instant, resolved by the caller.
void schedule_apply(
	CardState *state, const ScheduleStep *step, Instant due, Instant now, int score);

// Due now? SM-2: the day of the due instant is today or earlier, that is due < day_end. Logseq: due
// < now.
bool schedule_is_due(Algorithm algorithm, Instant due, Instant now, Instant day_end);

#endif
