// The pictures of the page. Lengths are user units of SVG, which are pixels at the natural size.
#include <stdio.h>

#include "report.h"
#include "stats.h"

static void append_date(Buf *out, Day day)
{
	calendar_format_day(day, out);
}

// -- columns: the forecast and the hours ----------------------------------------------------------

enum { CHART_WIDTH = 720, CHART_HEIGHT = 120, LABELS = 18 };

typedef struct Columns {
	Buf *out;
	size_t n, at;
	int64_t most;
} Columns;

static void open_columns(Columns *c, const char *label)
{
	buf_printf(c->out,
		"<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
		CHART_WIDTH, CHART_HEIGHT + 2 * LABELS, label);
}

// With its number above and its name below; `tip` is what a pointer over it shows.
static void add_column(Columns *c, int64_t number, const char *name, const char *tip)
{
	double step = (double)CHART_WIDTH / (double)c->n;
	double x = step * (double)c->at++;
	double height = c->most > 0 ? (double)number / (double)c->most * CHART_HEIGHT : 0;
	double y = LABELS + CHART_HEIGHT - height;
	double middle = x + step / 2;
	buf_printf(c->out,
		"<g><title>%s</title><rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		"height=\"%.1f\"/>",
		tip, x + 1, y, step - 2, height);
	if (number > 0)
		buf_printf(c->out, "<text x=\"%.1f\" y=\"%.1f\">%lld</text>", middle, y - 4,
			(long long)number);
	buf_printf(c->out, "<text x=\"%.1f\" y=\"%d\">%s</text></g>\n", middle,
		LABELS + CHART_HEIGHT + 13, name);
}

void report_forecast(const Figures *f, Buf *out)
{
	Columns c = {.out = out, .n = STATS_FORECAST_DAYS};
	int64_t sum = 0;
	for (int i = 0; i < STATS_FORECAST_DAYS; i++) {
		sum += f->forecast[i];
		c.most = f->forecast[i] > c.most ? f->forecast[i] : c.most;
	}
	buf_printf(out,
		"<section><h2>Forecast</h2><p>%lld overdue, %lld in the %d days from today, daily "
		"load %.1f.</p>\n",
		(long long)f->backlog, (long long)sum, STATS_FORECAST_DAYS, f->load);
	open_columns(&c, "Cards due on each of 30 days");
	for (Day i = 0; i < STATS_FORECAST_DAYS; i++) {
		int year, month, of_month;
		char name[16];
		Buf tip = {0};
		calendar_to_civil(f->today + i, &year, &month, &of_month);
		snprintf(name, sizeof name, "%d", of_month);
		append_date(&tip, f->today + i);
		buf_printf(&tip, ": %lld due", (long long)f->forecast[i]);
		add_column(&c, f->forecast[i], name, buf_z(&tip));
		buf_release(&tip);
	}
	buf_append_z(out, "</svg></section>\n");
}

void report_hours(const Figures *f, Buf *out)
{
	Columns c = {.out = out, .n = STATS_HOURS};
	for (int hour = 0; hour < STATS_HOURS; hour++)
		c.most = f->hours[hour].reviews > c.most ? f->hours[hour].reviews : c.most;
	buf_append_z(out, "<section><h2>Hours</h2><p>Reviews by the local clock.</p>\n");
	open_columns(&c, "Reviews in each hour of the day");
	for (int hour = 0; hour < STATS_HOURS; hour++) {
		char name[16];
		Buf tip = {0};
		snprintf(name, sizeof name, "%02d", hour);
		buf_printf(&tip, "%s: %lld reviews, retention ", name,
			(long long)f->hours[hour].reviews);
		stats_append_rate(f->hours[hour].retention, &tip);
		add_column(&c, f->hours[hour].reviews, name, buf_z(&tip));
		buf_release(&tip);
	}
	buf_append_z(out, "</svg></section>\n");
}

// -- the heatmap ----------------------------------------------------------------------------------

enum { CELL = 13, LEFT = 34, TOP = 18, GREATEST_SQUARE = 11 };

static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// Busier days have larger squares, so that the map can be read without colour.
static void add_square(Buf *out, int x, int y, int level)
{
	int side = level == 0 ? 2 : GREATEST_SQUARE - 2 * (STATS_HEAT_LEVELS - level);
	int inset = (CELL - side) / 2;
	buf_printf(out, "<rect class=\"heat%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
		level, x + inset, y + inset, side, side);
}

static void add_day(const Figures *f, Day day, Day first, const int64_t *bounds, Buf *out)
{
	const DayFigures *d = stats_find_day(f, day);
	int64_t reviews = d ? d->reviews : 0;
	int x = LEFT + CELL * ((day - first) / 7);
	int y = TOP + CELL * stats_weekday(day);
	buf_append_z(out, "<g><title>");
	append_date(out, day);
	buf_printf(out, ": %lld %s%s</title>", (long long)reviews,
		stats_plural(reviews, "review", "reviews"), day == f->today ? ", today" : "");
	add_square(out, x, y, stats_heat_level(reviews, bounds));
	if (day == f->today)
		buf_printf(out,
			"<rect class=\"today\" x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\"/>",
			x, y, CELL - 1, CELL - 1);
	buf_append_z(out, "</g>\n");
}

static void add_names(Day first, Buf *out)
{
	for (int i = 0; i < 7; i += 2)
		buf_printf(out, "<text class=\"left\" x=\"0\" y=\"%d\">%s</text>",
			TOP + CELL * i + CELL - 3, weekdays[i]);
	int free = 0; // the first week with room for a name
	for (int week = 0; week < STATS_HEAT_WEEKS; week++) {
		int year, month, of_month;
		calendar_to_civil(first + 7 * week + 6, &year, &month, &of_month);
		if (of_month > 7 || week < free || week + 2 >= STATS_HEAT_WEEKS)
			continue;
		buf_printf(out, "<text class=\"left\" x=\"%d\" y=\"12\">%s</text>",
			LEFT + CELL * week, months[month - 1]);
		free = week + 3;
	}
	buf_append_char(out, '\n');
}

// A square of each level with the numbers that it stands for.
static void add_legend(const int64_t *bounds, Buf *out)
{
	int64_t from = 1;
	buf_append_z(out, "<p class=\"legend\">");
	for (int level = 1; level <= STATS_HEAT_LEVELS; level++) {
		int64_t to = level < STATS_HEAT_LEVELS ? bounds[level - 1] : INT64_MAX;
		if (to < from)
			continue; // no day has this level
		buf_printf(out, "<svg class=\"key\" viewBox=\"0 0 %d %d\">", CELL, CELL);
		add_square(out, 0, 0, level);
		buf_printf(out, "</svg> %lld", (long long)from);
		if (to == INT64_MAX)
			buf_append_char(out, '+');
		else if (to > from)
			buf_printf(out, "–%lld", (long long)to);
		buf_append_char(out, ' ');
		from = to == INT64_MAX ? to : to + 1;
	}
	buf_append_z(out, "reviews</p>\n");
}

void report_heatmap(const Figures *f, Buf *out)
{
	const Streaks *s = &f->streaks;
	int64_t bounds[STATS_HEAT_LEVELS - 1];
	Day first = stats_heat_first(f->until);
	stats_heat_bounds(f, first, f->until, bounds);
	buf_printf(out,
		"<section><h2>Year</h2><p>Streak %d %s, longest %d; active on %lld of %lld "
		"days (%.0f %%).</p>\n",
		s->current, stats_plural(s->current, "day", "days"), s->longest,
		(long long)s->active, (long long)s->span,
		s->span > 0 ? 100.0 * (double)s->active / (double)s->span : 0.0);
	buf_printf(out,
		"<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" "
		"aria-label=\"Reviews on each day of a year\">\n",
		LEFT + CELL * STATS_HEAT_WEEKS, TOP + CELL * 7);
	add_names(first, out);
	for (Day day = first; day <= f->until; day++)
		add_day(f, day, first, bounds, out);
	buf_append_z(out, "</svg>\n");
	add_legend(bounds, out);
	buf_append_z(out, "</section>\n");
}
