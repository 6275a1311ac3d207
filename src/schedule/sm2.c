#include "local.h"

enum { FIRST_INTERVAL = 1, SECOND_INTERVAL = 6 }; // days

// 0.1 - (5-q) * (0.08 + (5-q) * 0.02) is a whole number of hundredths for every q.
static const int32_t ease_changes[SCORE_COUNT] = {-80, -54, -32, -14, 0, 10};

// Days after a pass, from the days before and the new ease factor, rounded up:
// I(1) = 1, I(2) = 6, I(n) = I(n-1) * EF.
static int64_t passed_interval(int32_t repeats, int64_t days, int32_t ease100)
{
	if (repeats == 0)
		return FIRST_INTERVAL;
	if (repeats == 1)
		return SECOND_INTERVAL;
	return (clamp_int(days, 1, INTERVAL_MAX_DAYS) * ease100 + 99) / 100;
}

Memory sm2_update(Memory before, int score)
{
	Memory m = memory_clamp(before);
	int q = (int)clamp_int(score, SCORE_MIN, SCORE_MAX);
	if (q < SCORE_PASS) {
		m.repeats = 0;
		m.interval100 = FIRST_INTERVAL * 100;
		return m;
	}
	m.ease100 += ease_changes[q];
	m = memory_clamp(m);
	m.interval100 = 100 * passed_interval(m.repeats, interval_days(m.interval100), m.ease100);
	m.repeats++;
	return memory_clamp(m);
}

static MemoryChange update(const MemoryContext *context, Memory before, int score)
{
	(void)context;
	return (MemoryChange){.memory = sm2_update(before, score)};
}

static double recall(Memory memory, double days)
{
	return recall_after(memory_clamp(memory).interval100, days);
}

const MemoryModel sm2_model = {"sm2", update, recall};
