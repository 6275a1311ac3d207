#include "recto/schedule/takeover.h"

#include <math.h>

#include "recto/base/number.h"

#include "local.h"

enum { SECOND_INTERVAL100 = 600 }; // what SM-2 gives after the second pass, hundredths of a day

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

static Memory forgotten(int32_t ease100)
{
	return (Memory){.repeats = 0, .ease100 = ease100, .interval100 = 100};
}

static Memory remembered(int32_t repeats, int32_t ease100, double days)
{
	int64_t whole = (int64_t)ceil(fmin(fmax(days, 1), INTERVAL_MAX_DAYS));
	Memory m = {.repeats = repeats, .ease100 = ease100, .interval100 = whole * 100};
	// The pass after the first would give 6 days: less than the card has already.
	if (m.repeats == 1 && m.interval100 > SECOND_INTERVAL100)
		m.repeats = 2;
	return m;
}

bool takeover_sm2(const TakeoverInput *in, const Clock *clock, CardState *out)
{
	*out = card_state_new();
	int32_t repeats = read_repeats(in->repeats);
	if (repeats < 1)
		return false;
	out->phase = PHASE_REVIEW;
	out->last_score = read_score(in->last_score);
	out->last_reviewed = read_instant(in->last_reviewed, INSTANT_NONE);
	Instant scheduled = read_instant(in->next_schedule, INSTANT_NONE);
	out->due = scheduled != INSTANT_NONE ? scheduled : clock_now(clock);

	int32_t ease100 = read_ease100(in->ease);
	double days;
	if (!number_parse(str_trim(in->interval), &days))
		days = (double)days_between(clock, out->last_reviewed, scheduled);
	if (days != -1) {
		out->memory = remembered(repeats, ease100, days);
		return true;
	}
	out->memory = forgotten(ease100);
	if (scheduled != INSTANT_NONE)
		out->due = next_day_start(clock, scheduled);
	return true;
}
