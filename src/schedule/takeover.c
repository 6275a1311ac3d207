#include "recto/schedule/takeover.h"

#include <math.h>

#include "recto/base/number.h"

#include "local.h"

static int32_t read_repeats(Str s)
{
	int64_t repeats = 0;
	str_parse_int(str_trim(s), &repeats);
	return (int32_t)clamp_int(repeats, 0, REPEATS_MAX);
}

static int32_t read_ease100(Str s)
{
	double ease;
	if (!number_parse(str_trim(s), &ease))
		return EASE_START;
	double hundredths = fmin(fmax(ease * 100, EASE_MIN), EASE_MAX);
	return (int32_t)lround(hundredths);
}

static int32_t read_score(Str s)
{
	int64_t score;
	bool is_score =
		str_parse_int(str_trim(s), &score) && score >= SCORE_MIN && score <= SCORE_MAX;
	return is_score ? (int32_t)score : SCORE_NONE;
}

static Instant read_instant(Str s, Instant otherwise)
{
	Instant t;
	return calendar_parse_logseq(str_trim(s), &t) ? t : otherwise;
}

// Whole days between two instants of the page; INSTANT_NONE is one that is missing.
static int64_t days_between(const Clock *clock, Instant from, Instant to)
{
	if (from == INSTANT_NONE || to == INSTANT_NONE)
		return 0;
	return (int64_t)clock_day_of(clock, to) - clock_day_of(clock, from);
}

// The start of the first day that starts at or after t.
static Instant next_day_start(const Clock *clock, Instant t)
{
	Day day = clock_day_of(clock, t);
	Instant start = clock_day_start(clock, day);
	return start >= t ? start : clock_day_start(clock, day + 1);
}

// Hundredths of a day; 0 is Logseq's -1.
static int64_t read_interval100(
	Str s, const Clock *clock, Instant last_reviewed, Instant next_schedule)
{
	double days;
	if (!number_parse(str_trim(s), &days))
		days = fmax((double)days_between(clock, last_reviewed, next_schedule), 1);
	if (days == -1)
		return 0;
	return llround(fmin(fmax(days * 100, 1), INTERVAL_MAX_DAYS * 100));
}

// *scheduled is INSTANT_NONE where the page says no time.
static bool take_over(
	const TakeoverInput *in, const Clock *clock, Instant *scheduled, CardState *out)
{
	*out = card_state_new();
	int32_t repeats = read_repeats(in->repeats);
	if (repeats < 1)
		return false;
	out->memory.repeats = repeats;
	out->phase = PHASE_REVIEW;
	out->last_score = read_score(in->last_score);
	out->last_reviewed = read_instant(in->last_reviewed, INSTANT_NONE);
	*scheduled = read_instant(in->next_schedule, INSTANT_NONE);
	out->due = *scheduled != INSTANT_NONE ? *scheduled : clock_now(clock);
	out->memory.ease100 = read_ease100(in->ease);
	out->memory.interval100 =
		read_interval100(in->interval, clock, out->last_reviewed, *scheduled);
	if (out->memory.interval100 == 0)
		out->memory.repeats = 1;
	return true;
}

bool takeover_logseq(const TakeoverInput *in, const Clock *clock, CardState *out)
{
	Instant scheduled;
	return take_over(in, clock, &scheduled, out);
}

bool takeover_sm2(const TakeoverInput *in, const Clock *clock, CardState *out)
{
	Instant scheduled;
	if (!take_over(in, clock, &scheduled, out))
		return false;
	bool is_forgotten = memory_is_forgotten(ALGORITHM_LOGSEQ, out->memory);
	out->memory = memory_convert(out->memory, ALGORITHM_LOGSEQ, ALGORITHM_SM2);
	if (is_forgotten && scheduled != INSTANT_NONE)
		out->due = next_day_start(clock, scheduled);
	return true;
}
