#include "recto/stats/figures.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include "recto/base/mem.h"

const int stats_interval_bounds[STATS_INTERVALS] = {0, 1, 2, 4, 8, 15, 21, 61, 181, 366, 731};
const int stats_ease_bounds[STATS_EASES] = {130, 150, 170, 190, 210, 230, 250, 270, 290};

int64_t stats_window_days(StatsWindow window)
{
	static const int days[WINDOW_COUNT] = {7, 30, 365, 0};
	return days[window];
}

// -- retention ------------------------------------------------------------------------------------

Retention stats_retention_sum(const Retention by_maturity[MATURITY_COUNT])
{
	Retention sum = {0};
	for (int i = 0; i < MATURITY_COUNT; i++) {
		sum.n += by_maturity[i].n;
		sum.passed += by_maturity[i].passed;
	}
	return sum;
}

double stats_retention_rate(Retention r)
{
	assert(r.n > 0);
	return (double)r.passed / (double)r.n;
}

// E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
void stats_wilson(Retention r, double *low, double *high)
{
	const double z = 1.959963984540054; // 97.5 % of the normal distribution lie below
	double n = (double)r.n;
	double p = stats_retention_rate(r);
	double centre = p + z * z / (2 * n);
	double spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
	double scale = 1 + z * z / n;
	*low = fmax(0, (centre - spread) / scale);
	*high = fmin(1, (centre + spread) / scale);
}

// -- cards and days -------------------------------------------------------------------------------

int64_t stats_card_total(const CardFigures *c)
{
	return c->new_ + c->young + c->mature + c->suspended;
}

// The first of the days that is not before `day`.
static size_t find_from(const Figures *f, Day day)
{
	size_t low = 0;
	size_t high = f->n_days;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->days[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const DayFigures *stats_find_day(const Figures *f, Day day)
{
	size_t at = find_from(f, day);
	return at < f->n_days && f->days[at].day == day ? &f->days[at] : NULL;
}

// -- the heatmap ----------------------------------------------------------------------------------

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

void stats_heat_bounds(const Figures *f, Day first, Day last, int64_t bounds[STATS_HEAT_LEVELS - 1])
{
	size_t from = find_from(f, first);
	size_t n = find_from(f, last + 1) - from;
	int64_t *counts = mem_new(n + 1, sizeof *counts);
	for (size_t i = 0; i < n; i++)
		counts[i] = f->days[from + i].reviews;
	qsort(counts, n, sizeof *counts, by_number);
	for (size_t i = 1; i < STATS_HEAT_LEVELS; i++) {
		size_t rank = (i * n + STATS_HEAT_LEVELS - 1) / STATS_HEAT_LEVELS;
		bounds[i - 1] = n > 0 ? counts[rank - 1] : 0;
	}
	free(counts);
}

int stats_heat_level(int64_t reviews, const int64_t bounds[STATS_HEAT_LEVELS - 1])
{
	if (reviews <= 0)
		return 0;
	int level = 1;
	for (int i = 0; i < STATS_HEAT_LEVELS - 1; i++)
		level += reviews > bounds[i];
	return level;
}

// 1970-01-01 was a Thursday.
int stats_weekday(Day day)
{
	int weekday = (int)(((int64_t)day + 3) % 7);
	return weekday < 0 ? weekday + 7 : weekday;
}

Day stats_heat_first(Day last)
{
	return last - stats_weekday(last) - 7 * (STATS_HEAT_WEEKS - 1);
}
