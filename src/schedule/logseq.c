#include <math.h>

#include "local.h"

#define LEARNING_FRACTION 0.5
#define INITIAL_INTERVAL 4.0 // days
#define EASE_LEAST 1.3
#define INTERVAL100_MAX 9007199254740992.0 // 2^53: whole numbers are exact up to it

static double learning_fraction(const MemoryContext *c)
{
	bool is_good = c->learning_fraction > 0 && c->learning_fraction < 1;
	return is_good ? c->learning_fraction : LEARNING_FRACTION;
}

static double initial_interval(const MemoryContext *c)
{
	bool is_good = c->initial_interval > 0 && c->initial_interval <= FACTOR_MAX;
	return is_good ? c->initial_interval : INITIAL_INTERVAL;
}

// 100 * x to the nearest whole number, halves up, as JavaScript's Math.round does.
static double round_hundredths(double x)
{
	double t = 100 * x;
	double r = floor(t);
	return t - r >= 0.5 ? r + 1 : r;
}

static int32_t last_row(const MemoryContext *c)
{
	return c->matrix ? matrix_last_row(c->matrix) : -1;
}

static double factor_at(const MemoryContext *c, int32_t repeats, double ease)
{
	const double *learned = c->matrix ? matrix_find(c->matrix, repeats, ease) : NULL;
	if (learned)
		return *learned;
	return repeats <= 1 ? initial_interval(c) : ease;
}

// The cell that this score has taught already, else what the table says.
static double factor_with(
	const MemoryContext *c, const MatrixCell *taught, int32_t repeats, double ease)
{
	bool is_taught = taught->repeats == repeats && taught->ease == ease;
	return is_taught ? taught->factor : factor_at(c, repeats, ease);
}

// I(n) = OF(n) * I(n-1), and both the first and the second interval are OF(1).
static double interval_at(
	const MemoryContext *c, const MatrixCell *taught, int32_t repeats, double ease)
{
	double days = factor_with(c, taught, 1, ease);
	int32_t n = 2;
	for (int32_t last = last_row(c); n <= repeats && (n <= last || n <= taught->repeats); n++)
		days *= factor_with(c, taught, n, ease);
	// Above the rows that have cells every factor is the ease; infinity and 0 stay.
	for (; n <= repeats && days * ease != days; n++)
		days *= ease;
	return days;
}

static double next_ease(double ease, int score)
{
	int missing = SCORE_MAX - score;
	double next = ease + (0.1 - (missing * (0.08 + (0.02 * missing))));
	return next < EASE_LEAST ? EASE_LEAST : next;
}

static MatrixCell teach(const MemoryContext *c, int32_t repeats, double ease, int score)
{
	double fraction = learning_fraction(c);
	double factor = factor_at(c, repeats, ease);
	double wanted = factor * (0.72 + score * 0.07);
	double taught = round_hundredths((1 - fraction) * factor + wanted * fraction) / 100;
	return (MatrixCell){repeats, ease, fmin(fmax(taught, 0.01), FACTOR_MAX)};
}

MemoryChange logseq_update(const MemoryContext *context, Memory before, int score)
{
	Memory m = memory_clamp(before);
	int q = (int)clamp_int(score, SCORE_MIN, SCORE_MAX);
	double ease = m.ease100 / 100.0;
	double next = next_ease(ease, q);
	MatrixCell taught = teach(context, m.repeats, ease, q);
	if (q < SCORE_PASS) {
		m.repeats = 1;
		m.interval100 = 0;
	} else {
		// Looked up with the ease before it is rounded, as Logseq does: 1.3 + 0.1 is not
		// the 1.4 under which the factor was stored.
		double days = interval_at(context, &taught, m.repeats, next);
		m.interval100 = (int64_t)fmin(fmax(round_hundredths(days), 1), INTERVAL100_MAX);
		m.ease100 = (int32_t)fmin(round_hundredths(next), EASE_MAX);
		m.repeats = (int32_t)clamp_int(m.repeats + 1, 0, REPEATS_MAX);
	}
	return (MemoryChange){.memory = m, .has_cell = true, .cell = taught};
}

static double logseq_recall(Memory memory, double days)
{
	Memory m = memory_clamp(memory);
	bool is_forgotten = memory_is_forgotten(ALGORITHM_LOGSEQ, m);
	return recall_after(is_forgotten ? 100 : m.interval100, days);
}

const MemoryModel logseq_model = {"logseq", logseq_update, logseq_recall};
