#include "stats.h"

#include "recto/render/width.h"
#include "recto/stats/stats.h"

enum { NARROWEST = 20, WIDEST_COLUMN = 110, TWO_COLUMNS = 160, GUTTER = 4 };

// -- panes ----------------------------------------------------------------------------------------

// In lines of its own, where the title leaves no room for it.
static void add_summary(const Pane *p, Str text)
{
	enum { INDENT = 2 };
	int left = p->width - p->out->items[p->out->n - 1].width - INDENT;
	size_t used, shown;
	if (width_of(text) <= left) {
		cell_blank(p->out, INDENT);
		lines_append(p->out, text, DIM);
		return;
	}
	while (width_break(text, p->width - INDENT, &used, &shown)) {
		pane_line(p);
		cell_blank(p->out, INDENT);
		lines_append(p->out, str_head(text, shown), DIM);
		text = str_skip(text, used);
	}
}

void pane_title(const Pane *p, const char *title, const char *summary, ...)
{
	Buf text = {0};
	va_list args;
	va_start(args, summary);
	buf_vprintf(&text, summary, args);
	va_end(args);
	lines_add(p->out, str_from_z(title), (Style){.role = ROLE_HEADING});
	if (text.n > 0)
		add_summary(p, buf_str(&text));
	buf_release(&text);
}

void pane_line(const Pane *p)
{
	lines_add(p->out, (Str){0}, PLAIN);
}

void pane_bar(const Pane *p, int64_t part, int64_t whole, int columns)
{
	Buf bar = {0};
	chart_append_bar(part, whole, columns, p->view->is_ascii, &bar);
	lines_append(p->out, buf_str(&bar), BAR);
	buf_release(&bar);
}

Pane pane_inside(const Pane *p, int width, Lines *out)
{
	Pane inner = *p;
	inner.width = width;
	inner.out = out;
	return inner;
}

void pane_rows(const Pane *p, PaneRows *rows, int n, int64_t most)
{
	enum { NARROW = 60 };
	if (p->width < NARROW) {
		rows(p, 0, n, most);
		return;
	}
	Lines parts[2] = {0};
	int half = (p->width - 2) / 2;
	Pane left = pane_inside(p, half, &parts[0]);
	Pane right = pane_inside(p, half, &parts[1]);
	rows(&left, 0, n / 2, most);
	rows(&right, n / 2, n, most);
	lines_join(&parts[0], &parts[1], half + 2, p->out);
	lines_release(&parts[0]);
	lines_release(&parts[1]);
}

// -- words ----------------------------------------------------------------------------------------

void stats_append_rate(Retention r, Buf *out)
{
	if (r.n == 0)
		buf_append_z(out, "N/A");
	else
		buf_printf(out, "%.1f %%", 100 * stats_retention_rate(r));
}

void stats_append_time(int64_t ms, Buf *out)
{
	int64_t seconds = (ms + 500) / 1000;
	if (seconds < 60)
		buf_printf(out, "%d s", (int)seconds);
	else if (seconds < 3600)
		buf_printf(out, "%d min", (int)((seconds + 30) / 60));
	else
		buf_printf(out, "%.1f h", (double)seconds / 3600);
}

const char *stats_plural(int64_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

// -- the page -------------------------------------------------------------------------------------

typedef void Section(const Pane *p);

// Columns that are put side by side begin in one line, so their places are those of the whole.
static void note_place(const Pane *p, Section *section, size_t from)
{
	if (section == stats_heatmap) {
		p->places->year_from = from;
		p->places->year_to = p->out->n;
	} else if (section == stats_decks) {
		p->places->decks_from = from;
		p->places->decks_to = p->out->n;
	}
}

static void add_sections(const Pane *p, Section *const *sections, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p->out->n > 0)
			pane_line(p);
		size_t first = p->out->n;
		sections[i](p);
		lines_cut(p->out, first, p->width);
		note_place(p, sections[i], first);
	}
}

void render_stats(const Figures *f, const StatsView *view, StatsPlaces *places, Lines *out)
{
	static Section *const left[] = {
		stats_today, stats_retention, stats_forecast, stats_heatmap, stats_scores};
	static Section *const right[] = {
		stats_memory, stats_worst, stats_decks, stats_tags, stats_hours};
	int width = view->width < NARROWEST ? NARROWEST : view->width;
	StatsPlaces unused;
	StatsView look = *view;
	// Some terminals draw blocks two columns wide, and libc knows it.
	look.is_ascii |= width_of(STR("█")) != 1;
	Pane p = {
		.figures = f,
		.view = &look,
		.width = width,
		.out = out,
		.places = places ? places : &unused,
	};
	if (width < TWO_COLUMNS) {
		p.width = width < WIDEST_COLUMN ? width : WIDEST_COLUMN;
		add_sections(&p, left, sizeof left / sizeof *left);
		add_sections(&p, right, sizeof right / sizeof *right);
	} else {
		Lines parts[2] = {0};
		int half = (width - GUTTER) / 2;
		Pane one = pane_inside(&p, half, &parts[0]);
		Pane other = pane_inside(&p, half, &parts[1]);
		add_sections(&one, left, sizeof left / sizeof *left);
		add_sections(&other, right, sizeof right / sizeof *right);
		lines_join(&parts[0], &parts[1], half + GUTTER, out);
		lines_release(&parts[0]);
		lines_release(&parts[1]);
	}
}
