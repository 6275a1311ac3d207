// The forecast and the heatmap: days to come and days gone.
#include "stats.h"

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// -- the forecast ---------------------------------------------------------------------------------

static void forecast_row(const Pane *p, int i, int64_t most)
{
	Day day = p->figures->today + i;
	int year, month, of_month;
	Buf label = {0};
	calendar_to_civil(day, &year, &month, &of_month);
	buf_printf(&label, "  %s %02d-%02d", weekdays[stats_weekday(day)], month, of_month);
	pane_line(p);
	cell_left(p->out, buf_str(&label), 11, DIM);
	cell_number(p->out, p->figures->forecast[i], 7, PLAIN);
	cell_blank(p->out, 2);
	pane_bar(p, p->figures->forecast[i], most, p->width - 20);
	buf_release(&label);
}

static void forecast_rows(const Pane *p, int from, int to, int64_t most)
{
	for (int i = from; i < to; i++)
		forecast_row(p, i, most);
}

void stats_forecast(const Pane *p)
{
	const Figures *f = p->figures;
	int64_t most = 0;
	int64_t sum = 0;
	for (int i = 0; i < STATS_FORECAST_DAYS; i++) {
		sum += f->forecast[i];
		most = f->forecast[i] > most ? f->forecast[i] : most;
	}
	pane_title(p, "Forecast", "%lld overdue, %lld in %d days, daily load %.1f",
		(long long)f->backlog, (long long)sum, STATS_FORECAST_DAYS, f->load);
	pane_rows(p, forecast_rows, STATS_FORECAST_DAYS, most);
}

// -- the heatmap ----------------------------------------------------------------------------------

enum { WEEKDAY_COLUMNS = 5, TODAY_COLUMNS = 8 };

// What of the year is drawn, and how.
typedef struct HeatMap {
	Day first, last; // first is a Monday
	int weeks;
	int columns; // of a week
	int64_t bounds[STATS_HEAT_LEVELS - 1];
} HeatMap;

static HeatMap make_map(const Pane *p)
{
	const Figures *f = p->figures;
	int room = p->width - WEEKDAY_COLUMNS - TODAY_COLUMNS;
	HeatMap map = {.last = f->until, .weeks = STATS_HEAT_WEEKS, .columns = 1};
	if (room >= 2 * STATS_HEAT_WEEKS)
		map.columns = 2;
	if (room < STATS_HEAT_WEEKS)
		map.weeks = room > 1 ? room : 1;
	map.first = stats_heat_first(f->until) + 7 * (STATS_HEAT_WEEKS - map.weeks);
	stats_heat_bounds(f, stats_heat_first(f->until), f->until, map.bounds);
	return map;
}

// The name of each month above the week in which it begins, where the one before leaves room.
static void month_row(const Pane *p, const HeatMap *map)
{
	Buf row = {0};
	for (int week = 0; week < map->weeks; week++) {
		int year, month, of_month;
		size_t at = (size_t)week * (size_t)map->columns;
		calendar_to_civil(map->first + 7 * week + 6, &year, &month, &of_month);
		if (of_month > 7 || row.n > at)
			continue;
		buf_append_repeat(&row, ' ', at - row.n);
		buf_printf(&row, "%s ", months[month - 1]);
	}
	pane_line(p);
	cell_blank(p->out, WEEKDAY_COLUMNS);
	lines_append(p->out, buf_str(&row), DIM);
	buf_release(&row);
}

static void heat_cell(const Pane *p, const HeatMap *map, Day day)
{
	const DayFigures *figures = stats_find_day(p->figures, day);
	int level = stats_heat_level(figures ? figures->reviews : 0, map->bounds);
	bool is_chosen = p->view->has_day && p->view->day == day;
	Style style = {.role = level > 0 ? (uint8_t)(ROLE_CHART_1 + level - 1) : ROLE_TEXT};
	if (is_chosen)
		style = (Style){.role = ROLE_SELECTED};
	else if (day == p->figures->today)
		style.attrs = STYLE_UNDERLINE;
	for (int i = 0; i < map->columns; i++)
		lines_append(p->out, str_from_z(chart_shade(level, p->view->is_ascii)), style);
}

static void weekday_row(const Pane *p, const HeatMap *map, int weekday)
{
	bool has_today = false;
	pane_line(p);
	cell_left(p->out, str_from_z(weekdays[weekday]), WEEKDAY_COLUMNS, DIM);
	for (int week = 0; week < map->weeks; week++) {
		Day day = map->first + 7 * week + weekday;
		if (day > map->last)
			cell_blank(p->out, map->columns);
		else
			heat_cell(p, map, day);
		has_today |= day == p->figures->today && week == map->weeks - 1;
	}
	if (has_today && p->figures->today <= map->last)
		lines_append(p->out, p->view->is_ascii ? STR(" < today") : STR(" ◂ today"), DIM);
}

// The reviews of each week, as a line of columns below it.
static void week_row(const Pane *p, const HeatMap *map)
{
	int64_t sums[2 * STATS_HEAT_WEEKS] = {0};
	int columns = map->weeks * map->columns;
	Buf spark = {0};
	for (int i = 0; i < columns; i++)
		for (Day day = 0; day < 7; day++) {
			const DayFigures *d = stats_find_day(
				p->figures, map->first + 7 * (i / map->columns) + day);
			sums[i] += d ? d->reviews : 0;
		}
	chart_append_spark(sums, (size_t)columns, p->view->is_ascii, &spark);
	pane_line(p);
	cell_left(p->out, STR("week"), WEEKDAY_COLUMNS, DIM);
	lines_append(p->out, buf_str(&spark), BAR);
	buf_release(&spark);
}

// Which numbers of reviews a shade stands for.
static void legend_row(const Pane *p, const HeatMap *map)
{
	pane_line(p);
	cell_blank(p->out, WEEKDAY_COLUMNS);
	int64_t from = 1;
	for (int level = 1; level <= STATS_HEAT_LEVELS; level++) {
		bool is_last = level == STATS_HEAT_LEVELS;
		int64_t to = is_last ? 0 : map->bounds[level - 1];
		if (!is_last && to < from)
			continue; // no day has this level
		Buf text = {0};
		if (is_last)
			buf_printf(&text, " %lld+", (long long)from);
		else if (to == from)
			buf_printf(&text, " %lld  ", (long long)to);
		else
			buf_printf(&text, " %lld-%lld  ", (long long)from, (long long)to);
		lines_append(p->out, str_from_z(chart_shade(level, p->view->is_ascii)),
			(Style){.role = (uint8_t)(ROLE_CHART_1 + level - 1)});
		lines_append(p->out, buf_str(&text), DIM);
		buf_release(&text);
		from = to + 1;
	}
	lines_append(p->out, STR(" reviews"), DIM);
}

void stats_heatmap(const Pane *p)
{
	const Streaks *s = &p->figures->streaks;
	HeatMap map = make_map(p);
	double share = s->span > 0 ? 100.0 * (double)s->active / (double)s->span : 0;
	pane_title(p, "Year", "streak %d %s, longest %d; active on %lld of %lld days (%.0f %%)",
		s->current, stats_plural(s->current, "day", "days"), s->longest,
		(long long)s->active, (long long)s->span, share);
	month_row(p, &map);
	for (int weekday = 0; weekday < 7; weekday++)
		weekday_row(p, &map, weekday);
	week_row(p, &map);
	legend_row(p, &map);
}

void render_stats_day(const Figures *f, Day day, Lines *out)
{
	const DayFigures *d = stats_find_day(f, day);
	Buf text = {0};
	buf_printf(&text, "%s ", weekdays[stats_weekday(day)]);
	calendar_format_day(day, &text);
	if (!d) {
		buf_append_z(&text, ": no reviews");
	} else {
		buf_printf(&text, ": %lld %s (%lld new), %lld failed, ", (long long)d->reviews,
			stats_plural(d->reviews, "review", "reviews"), (long long)d->new_,
			(long long)d->failed);
		stats_append_time(d->took_ms, &text);
		buf_append_z(&text, ", retention ");
		stats_append_rate(d->retention, &text);
	}
	lines_add(out, buf_str(&text), PLAIN);
	buf_release(&text);
}
