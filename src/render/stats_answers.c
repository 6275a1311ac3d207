// Today, retention, scores and hours: what the answers say.
#include "recto/review/action.h"

#include "stats.h"

// -- today ----------------------------------------------------------------------------------------

// In pieces, so that a narrow pane breaks between them.
static void add_piece(const Pane *p, Buf *piece)
{
	enum { INDENT = 2 };
	const char *between = p->view->is_ascii ? ", " : " · ";
	Line *line = &p->out->items[p->out->n - 1];
	bool is_first = line->width <= INDENT;
	if (!is_first && line->width + 3 + (int)piece->n > p->width) {
		pane_line(p);
		is_first = true;
	}
	if (is_first)
		cell_blank(p->out, INDENT - p->out->items[p->out->n - 1].width);
	else
		lines_append(p->out, str_from_z(between), DIM);
	lines_append(p->out, buf_str(piece), PLAIN);
	buf_clear(piece);
}

void stats_today(const Pane *p)
{
	const Figures *f = p->figures;
	const DayFigures *today = &f->of_today;
	Buf piece = {0};
	calendar_format_day(f->today, &piece);
	pane_title(p, "Today", "%s", buf_z(&piece));
	buf_clear(&piece);
	pane_line(p);
	buf_printf(&piece, "%lld due", (long long)f->due.due);
	add_piece(p, &piece);
	buf_printf(&piece, "%lld new", (long long)f->due.new_);
	add_piece(p, &piece);
	buf_printf(&piece, "%lld in drill", (long long)f->due.drill);
	add_piece(p, &piece);
	buf_printf(&piece, "%lld %s (%lld new)", (long long)today->reviews,
		stats_plural(today->reviews, "review", "reviews"), (long long)today->new_);
	add_piece(p, &piece);
	stats_append_time(today->took_ms, &piece);
	add_piece(p, &piece);
	buf_append_z(&piece, "retention ");
	stats_append_rate(today->retention, &piece);
	add_piece(p, &piece);
	buf_printf(&piece, "streak %d %s", f->streaks.current,
		stats_plural(f->streaks.current, "day", "days"));
	add_piece(p, &piece);
	buf_release(&piece);
}

// -- retention ------------------------------------------------------------------------------------

// "91.2 % of 1234", and the range that it may really lie in where it rests on few answers.
static void append_retention(Retention r, Buf *out)
{
	enum { FEW = 100 };
	if (r.n > 0 && r.passed == r.n)
		buf_append_z(out, "100 %"); // short: its range is the longest
	else
		stats_append_rate(r, out);
	if (r.n == 0)
		return;
	buf_printf(out, " of %lld", (long long)r.n);
	if (r.n >= FEW)
		return;
	double low, high;
	stats_wilson(r, &low, &high);
	buf_printf(out, " (%.0f-%.0f)", 100 * low, 100 * high);
}

enum { WINDOW_COLUMN = 10, RETENTION_COLUMN = 22 };

static const char *const maturities[] = {"young", "mature", "all"};

static void retention_cell(const Pane *p, Retention r, int columns)
{
	Buf text = {0};
	append_retention(r, &text);
	cell_blank(p->out, 2);
	cell_left(p->out, buf_str(&text), columns, PLAIN);
	buf_release(&text);
}

static void retention_row(const Pane *p, const char *label, const Retention columns[3], int each)
{
	pane_line(p);
	cell_right(p->out, str_from_z(label), WINDOW_COLUMN, DIM);
	for (size_t i = 0; i < 3; i++)
		retention_cell(p, columns[i], each - 2);
}

// Below each other, where they have no room side by side.
static void retention_rows(const Pane *p, const char *label, const Retention columns[3])
{
	for (size_t i = 0; i < 3; i++) {
		pane_line(p);
		cell_right(p->out, i == 0 ? str_from_z(label) : STR(""), WINDOW_COLUMN, DIM);
		cell_blank(p->out, 2);
		cell_left(p->out, str_from_z(maturities[i]), 6, DIM);
		retention_cell(p, columns[i], p->width - WINDOW_COLUMN - 10);
	}
}

static void retention_head(const Pane *p, int each)
{
	pane_line(p);
	cell_blank(p->out, WINDOW_COLUMN);
	for (size_t i = 0; i < 3; i++) {
		cell_blank(p->out, 2);
		cell_left(p->out, str_from_z(maturities[i]), each - 2, DIM);
	}
}

void stats_retention(const Pane *p)
{
	static const char *const windows[] = {"7 days", "30 days", "365 days", "all"};
	int each = (p->width - WINDOW_COLUMN) / 3;
	bool has_room = each >= RETENTION_COLUMN;
	pane_title(p, "Retention",
		"passed, of answers after at least a day; below 100 the 95 %% range");
	if (has_room)
		retention_head(p, each);
	for (int window = 0; window < WINDOW_COUNT; window++) {
		const Retention *r = p->figures->retention[window];
		Retention columns[] = {
			r[MATURITY_YOUNG], r[MATURITY_MATURE], stats_retention_sum(r)};
		if (has_room)
			retention_row(p, windows[window], columns, each);
		else
			retention_rows(p, windows[window], columns);
	}
}

// -- scores ---------------------------------------------------------------------------------------

enum { SCORE_LABEL = 12, SCORE_COLUMN = 8, SHARE_COLUMN = 9 };

static void score_row(const Pane *p, int score, const int64_t *counts, int64_t all)
{
	static const Role roles[SCORE_COUNT] = {
		ROLE_FAIL, ROLE_FAIL, ROLE_FAIL, ROLE_HARD, ROLE_GOOD, ROLE_EASY};
	Buf label = {0};
	int64_t sum = 0;
	bool has_room = p->width >= SCORE_LABEL + 4 * SCORE_COLUMN + SHARE_COLUMN;
	buf_printf(&label, "  %d %s", score, score == 2 ? "wrong" : action_score_name(score));
	pane_line(p);
	cell_left(p->out, buf_str(&label), SCORE_LABEL, (Style){.role = (uint8_t)roles[score]});
	for (int m = 0; m < MATURITY_COUNT; m++) {
		sum += counts[m];
		if (has_room)
			cell_number(p->out, counts[m], SCORE_COLUMN, PLAIN);
	}
	cell_number(p->out, sum, SCORE_COLUMN, PLAIN);
	buf_clear(&label);
	buf_printf(&label, "%.1f %%", all > 0 ? 100.0 * (double)sum / (double)all : 0);
	cell_right(p->out, buf_str(&label), SHARE_COLUMN, PLAIN);
	cell_blank(p->out, 2);
	pane_bar(p, sum, all, p->width - p->out->items[p->out->n - 1].width);
	buf_release(&label);
}

static void score_head(const Pane *p)
{
	static const char *const columns[] = {"new", "young", "mature"};
	pane_line(p);
	cell_blank(p->out, SCORE_LABEL);
	if (p->width >= SCORE_LABEL + 4 * SCORE_COLUMN + SHARE_COLUMN)
		for (size_t i = 0; i < 3; i++)
			cell_right(p->out, str_from_z(columns[i]), SCORE_COLUMN, DIM);
	cell_right(p->out, STR("all"), SCORE_COLUMN, DIM);
}

void stats_scores(const Pane *p)
{
	const Figures *f = p->figures;
	int64_t all = 0;
	for (int m = 0; m < MATURITY_COUNT; m++)
		for (int score = 0; score < SCORE_COUNT; score++)
			all += f->scores[m][score];
	pane_title(p, "Scores", "%lld %s", (long long)all, stats_plural(all, "review", "reviews"));
	score_head(p);
	for (int score = SCORE_MAX; score >= SCORE_MIN; score--) {
		int64_t counts[MATURITY_COUNT];
		for (int m = 0; m < MATURITY_COUNT; m++)
			counts[m] = f->scores[m][score];
		score_row(p, score, counts, all);
	}
}

// -- hours ----------------------------------------------------------------------------------------

static void hour_row(const Pane *p, int hour, int64_t most)
{
	enum { RATE_COLUMN = 9 };
	const HourFigures *h = &p->figures->hours[hour];
	Buf text = {0};
	pane_line(p);
	buf_printf(&text, "  %02d", hour);
	cell_left(p->out, buf_str(&text), 4, DIM);
	cell_number(p->out, h->reviews, 8, PLAIN);
	buf_clear(&text);
	stats_append_rate(h->retention, &text);
	cell_right(p->out, buf_str(&text), RATE_COLUMN, h->retention.n > 0 ? PLAIN : DIM);
	cell_blank(p->out, 2);
	pane_bar(p, h->reviews, most, p->width - p->out->items[p->out->n - 1].width);
	buf_release(&text);
}

static void hour_rows(const Pane *p, int from, int to, int64_t most)
{
	for (int hour = from; hour < to; hour++)
		hour_row(p, hour, most);
}

void stats_hours(const Pane *p)
{
	int64_t most = 0;
	for (int hour = 0; hour < STATS_HOURS; hour++)
		if (p->figures->hours[hour].reviews > most)
			most = p->figures->hours[hour].reviews;
	pane_title(p, "Hours", "reviews and retention by the local clock");
	pane_rows(p, hour_rows, STATS_HOURS, most);
}
