// Intervals, ease, worst cards, decks and tags: what the cards are like now.
#include "recto/render/card.h"

#include "stats.h"

// -- intervals and ease ---------------------------------------------------------------------------

static void bucket_row(const Pane *p, const char *label, int64_t n, int64_t most)
{
	pane_line(p);
	cell_blank(p->out, 2);
	cell_left(p->out, str_from_z(label), 12, DIM);
	cell_number(p->out, n, 7, PLAIN);
	cell_blank(p->out, 2);
	pane_bar(p, n, most, p->width - 23);
}

static int64_t most_of(const int64_t *numbers, size_t n)
{
	int64_t most = 0;
	for (size_t i = 0; i < n; i++)
		most = numbers[i] > most ? numbers[i] : most;
	return most;
}

const char *stats_interval_label(size_t i)
{
	static const char *const labels[STATS_INTERVALS] = {"below 1 d", "1 d", "2-3 d", "4-7 d",
		"8-14 d", "15-20 d", "21-60 d", "61-180 d", "181-365 d", "1-2 y", "above 2 y"};
	return labels[i];
}

void stats_append_ease_label(size_t i, Buf *out)
{
	double from = stats_ease_bounds[i] / 100.0;
	if (i + 1 < STATS_EASES)
		buf_printf(out, "%.2f-%.2f", from, (stats_ease_bounds[i + 1] - 1) / 100.0);
	else
		buf_printf(out, "%.2f+", from);
}

static void interval_rows(const Pane *p)
{
	const Figures *f = p->figures;
	Buf longest = {0};
	render_interval(f->longest_interval100, &longest);
	pane_title(p, "Intervals", "mean %.1f d, longest %s", f->mean_interval, buf_z(&longest));
	for (size_t i = 0; i < STATS_INTERVALS; i++)
		bucket_row(p, stats_interval_label(i), f->intervals[i],
			most_of(f->intervals, STATS_INTERVALS));
	buf_release(&longest);
}

static void ease_rows(const Pane *p)
{
	const Figures *f = p->figures;
	pane_title(p, "Ease", "mean %.2f", f->mean_ease);
	for (size_t i = 0; i < STATS_EASES; i++) {
		Buf label = {0};
		stats_append_ease_label(i, &label);
		bucket_row(p, buf_z(&label), f->eases[i], most_of(f->eases, STATS_EASES));
		buf_release(&label);
	}
}

static void count_rows(const Pane *p)
{
	const CardFigures *c = &p->figures->cards;
	int64_t total = stats_card_total(c);
	pane_title(p, "Cards", "%lld, %lld %s, %lld marked", (long long)total,
		(long long)c->leeches, stats_plural(c->leeches, "leech", "leeches"),
		(long long)c->marked);
	bucket_row(p, "new", c->new_, total);
	bucket_row(p, "young", c->young, total);
	bucket_row(p, "mature", c->mature, total);
	bucket_row(p, "suspended", c->suspended, total);
}

void stats_memory(const Pane *p)
{
	enum { NARROW = 70 };
	count_rows(p);
	pane_line(p);
	if (p->width < NARROW) {
		interval_rows(p);
		pane_line(p);
		ease_rows(p);
		return;
	}
	Lines parts[2] = {0};
	int half = (p->width - 2) / 2;
	Pane left = pane_inside(p, half, &parts[0]);
	Pane right = pane_inside(p, half, &parts[1]);
	interval_rows(&left);
	ease_rows(&right);
	lines_join(&parts[0], &parts[1], half + 2, p->out);
	lines_release(&parts[0]);
	lines_release(&parts[1]);
}

// -- worst cards ----------------------------------------------------------------------------------

static void worst_row(const Pane *p, const WorstCard *worst)
{
	Buf text = {0};
	pane_line(p);
	cell_number(p->out, worst->lapses, 8, worst->is_leech ? (Style){.role = ROLE_FAIL} : PLAIN);
	buf_printf(&text, "%.2f", worst->ease100 / 100.0);
	cell_right(p->out, buf_str(&text), 7, PLAIN);
	buf_clear(&text);
	render_interval(worst->interval100, &text);
	cell_right(p->out, buf_str(&text), 9, PLAIN);
	cell_right(p->out, worst->is_leech ? STR("leech") : STR(""), 7, (Style){.role = ROLE_FAIL});
	buf_clear(&text);
	render_inline_text(worst->question, &text);
	cell_blank(p->out, 2);
	cell_left(p->out, buf_str(&text), p->width - 33, PLAIN);
	buf_release(&text);
}

void stats_worst(const Pane *p)
{
	const Figures *f = p->figures;
	pane_title(p, "Worst cards", "%s", f->n_worst > 0 ? "by lapses" : "none has lapsed");
	if (f->n_worst == 0)
		return;
	pane_line(p);
	cell_right(p->out, STR("lapses"), 8, DIM);
	cell_right(p->out, STR("ease"), 7, DIM);
	cell_right(p->out, STR("interval"), 9, DIM);
	for (size_t i = 0; i < f->n_worst; i++)
		worst_row(p, &f->worst[i]);
}

// -- decks and tags -------------------------------------------------------------------------------

enum { GROUP_COLUMN = 7, RATE_COLUMN = 10, GROUPS_SHOWN = 20 };

static int columns_for_name(const Pane *p, bool *is_wide)
{
	int wide = 7 * GROUP_COLUMN + 1 + RATE_COLUMN; // reviews are many
	int narrow = 2 * GROUP_COLUMN;
	*is_wide = p->width - wide >= 16;
	int left = p->width - (*is_wide ? wide : narrow);
	return left > 4 ? left : 4;
}

static void group_head(const Pane *p)
{
	static const char *const columns[] = {
		"cards", "due", "new", "young", "mature", "susp.", "reviews"};
	bool is_wide;
	pane_line(p);
	cell_blank(p->out, columns_for_name(p, &is_wide));
	for (size_t i = 0; i < (is_wide ? 7 : 2); i++)
		cell_right(p->out, str_from_z(columns[i]), GROUP_COLUMN + (i == 6), DIM);
	if (is_wide)
		cell_right(p->out, STR("retention"), RATE_COLUMN, DIM);
}

static void group_row(const Pane *p, const GroupFigures *g, bool is_chosen)
{
	bool is_wide;
	int columns = columns_for_name(p, &is_wide);
	const CardFigures *c = &g->cards;
	const int64_t numbers[] = {stats_card_total(c), c->due, c->new_, c->young, c->mature,
		c->suspended, g->reviews};
	Buf rate = {0};
	pane_line(p);
	cell_blank(p->out, 2);
	cell_left(p->out, g->name, columns - 2, is_chosen ? (Style){.role = ROLE_SELECTED} : PLAIN);
	for (size_t i = 0; i < (is_wide ? 7 : 2); i++)
		cell_number(p->out, numbers[i], GROUP_COLUMN + (i == 6), numbers[i] ? PLAIN : DIM);
	if (is_wide) {
		stats_append_rate(g->retention, &rate);
		cell_right(p->out, buf_str(&rate), RATE_COLUMN, g->retention.n > 0 ? PLAIN : DIM);
	}
	buf_release(&rate);
}

// The largest come first; what a long list leaves out is said, unless `chosen` goes through it.
static void groups(const Pane *p, const char *title, const GroupFigures *g, size_t n, size_t chosen)
{
	size_t shown = chosen == 0 && n > GROUPS_SHOWN ? GROUPS_SHOWN : n;
	if (shown < n)
		pane_title(p, title, "%zu, the largest %zu", n, shown);
	else
		pane_title(p, title, "%zu", n);
	if (n == 0)
		return;
	group_head(p);
	for (size_t i = 0; i < shown; i++)
		group_row(p, &g[i], i + 1 == chosen);
}

void stats_decks(const Pane *p)
{
	groups(p, "Decks", p->figures->decks, p->figures->n_decks, p->view->deck);
}

void stats_tags(const Pane *p)
{
	groups(p, "Tags", p->figures->tags, p->figures->n_tags, 0);
}
