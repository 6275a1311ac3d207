// What the files of this room share.
#ifndef SRC_SCHEDULE_LOCAL_H
#define SRC_SCHEDULE_LOCAL_H

#include "recto/schedule/schedule.h"

extern const MemoryModel sm2_model;

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
