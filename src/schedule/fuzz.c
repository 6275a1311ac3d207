// Fuzz: a little chance in long intervals, so that cards learned together come apart. The constants
// are those that Anki and the schedulers of the FSRS family share.
#include "local.h"

// In thousandths of a day: 1 day and 15 % of what lies between 2.5 and 7 days, 10 % of what lies
// between 7 and 20, 5 % of the rest.
static int64_t delta1000(int64_t days)
{
	if (days < 3)
		return 0;
	int64_t steep = clamp_int(days, 0, 7) * 1000 - 2500;
	int64_t middle = clamp_int(days, 7, 20) - 7;
	int64_t flat = clamp_int(days, 20, INTERVAL_MAX_DAYS) - 20;
	return 1000 + steep * 15 / 100 + middle * 100 + flat * 50;
}

static int64_t least(int64_t before, int64_t days)
{
	if (days > before)
		return before + 1;
	return days == before ? before : 1;
}

FuzzRange fuzz_range(int64_t before, int64_t days, int64_t max)
{
	int64_t delta = delta1000(days);
	int64_t min = clamp_int(least(before, days), 1, max);
	FuzzRange range = {
		.low = clamp_int((days * 1000 - delta + 500) / 1000, min, max),
		.high = clamp_int((days * 1000 + delta + 500) / 1000, min, max),
	};
	if (range.low == range.high && range.high > 2 && range.high < max)
		range.high++;
	return range;
}

// The finaliser of SplitMix64: neighbouring seeds give unrelated numbers.
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

int64_t fuzz_choose(FuzzRange range, uint64_t seed)
{
	uint64_t chance = mix(seed) >> 32; // of 2^32
	uint64_t count = (uint64_t)(range.high - range.low + 1);
	return range.low + (int64_t)(chance * count >> 32);
}
