// What is made of a tally once it is counted: order, streaks, means.
#include <stdlib.h>
#include <string.h>
#include "recto/base/utf8.h"

#include "tally.h"

static int by_day(const void *a, const void *b)
{
	const DayFigures *x = a;
	const DayFigures *y = b;
	return (x->day > y->day) - (x->day < y->day);
}

static int by_size(const void *a, const void *b)
{
	const GroupFigures *x = a;
	const GroupFigures *y = b;
	int64_t n_x = stats_card_total(&x->cards);
	int64_t n_y = stats_card_total(&y->cards);
	return n_x != n_y ? (n_x < n_y) - (n_x > n_y) : str_compare(x->name, y->name);
}

// Copies, because the tally goes on by the numbers of the groups.
static void copy_groups(const Groups *groups, GroupFigures *to)
{
	if (groups->n > 0)
		memcpy(to, groups->items, groups->n * sizeof *to);
	qsort(to, groups->n, sizeof *to, by_size);
}

static void order_groups(Tally *t)
{
	Figures *f = &t->figures;
	t->sorted = mem_resize(t->sorted, t->decks.n + t->tags.n + 1, sizeof *t->sorted);
	f->decks = t->sorted;
	f->n_decks = t->decks.n;
	f->tags = t->sorted + t->decks.n;
	f->n_tags = t->tags.n;
	copy_groups(&t->decks, f->decks);
	copy_groups(&t->tags, f->tags);
}

static void order_days(Tally *t)
{
	Figures *f = &t->figures;
	t->sorted_days = mem_resize(t->sorted_days, t->days.n + 1, sizeof *t->sorted_days);
	f->days = t->sorted_days;
	f->n_days = t->days.n;
	if (f->n_days > 0)
		memcpy(f->days, t->days.items, f->n_days * sizeof *f->days);
	qsort(f->days, f->n_days, sizeof *f->days, by_day);
}

static void count_streaks(Figures *f)
{
	Streaks s = {.active = (int64_t)f->n_days};
	int run = 0;
	for (size_t i = 0; i < f->n_days; i++) {
		bool follows = i > 0 && f->days[i - 1].day == f->days[i].day - 1;
		run = follows ? run + 1 : 1;
		if (run > s.longest)
			s.longest = run;
	}
	bool may_wait = f->until == f->today;
	Day last = f->n_days > 0 ? f->days[f->n_days - 1].day : 0;
	if (f->n_days > 0 && (last == f->until || (may_wait && last == f->until - 1)))
		s.current = run;
	Day first = f->since;
	if (first == STATS_NO_SINCE)
		first = f->n_days > 0 ? f->days[0].day : f->until + 1;
	s.span = (int64_t)f->until - first + 1;
	f->streaks = s;
}

static void count_means(Tally *t)
{
	Figures *f = &t->figures;
	int64_t n = f->cards.young + f->cards.mature;
	f->mean_interval = n > 0 ? t->interval_sum / (double)n : 0;
	f->mean_ease = n > 0 ? t->ease_sum / (double)n : 0;
}

const Figures *tally_finish(Tally *t)
{
	order_groups(t);
	order_days(t);
	count_streaks(&t->figures);
	count_means(t);
	return &t->figures;
}
