// What the files of this room share.
#ifndef SRC_SCHEDULE_LOCAL_H
#define SRC_SCHEDULE_LOCAL_H

#include "recto/schedule/schedule.h"

// -- models ---------------------------------------------------------------------------------------

extern const MemoryModel sm2_model, logseq_model;

// What SM-2 gives after the second pass, hundredths of a day.
enum { SECOND_INTERVAL100 = 600 };

// 90 % at the end of the interval, the convention of srs-benchmark for algorithms that predict
// nothing themselves. `interval100` is in hundredths of a day; 0 is never remembered.
double recall_after(int64_t interval100, double days);

// -- matrix: building from many cells, in one sort ------------------------------------------------

// Adds behind the others, without a look at them. Before anything else: matrix_settle.
void matrix_append(Matrix *m, MatrixCell cell);
// False when a pair was there twice: it keeps its first place and its last factor.
bool matrix_settle(Matrix *m);

// -- fuzz -----------------------------------------------------------------------------------------

// Days among which the fuzz of an interval chooses, both ends in.
typedef struct FuzzRange {
	int64_t low, high;
} FuzzRange;

// For `days` after `before` days, of which none is above `max`; a pass never shrinks to below
// `before`.
FuzzRange fuzz_range(int64_t before, int64_t days, int64_t max);
// One of the range; always the same for a seed.
int64_t fuzz_choose(FuzzRange range, uint64_t seed);

// -- folding --------------------------------------------------------------------------------------

// What a log entry would have left under `policy`: fold_entry for entries of the policy's
// algorithm; others are computed or converted, and there is nothing to compare. Without a matrix in
// the policy the intervals of Logseq's algorithm are the entry's. A review sets *step, nothing else
// does.
bool fold_under(
	const SchedulePolicy *policy, CardState *state, const Entry *entry, ScheduleStep *step);

// -- arithmetic -----------------------------------------------------------------------------------

static inline int64_t clamp_int(int64_t value, int64_t min, int64_t max)
{
	return value < min ? min : value > max ? max : value;
}

// Whole days of an interval in hundredths, rounded up.
static inline int64_t interval_days(int64_t interval100)
{
	return (interval100 + 99) / 100;
}

static inline int32_t count_lapse(int32_t lapses, bool is_lapse)
{
	return (int32_t)clamp_int((int64_t)lapses + is_lapse, 0, LAPSES_MAX);
}

#endif
