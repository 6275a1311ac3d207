// Inside render: the sections of statistics, each in lines of its own for a pane of `width`
// columns.
#ifndef RECTO_SRC_RENDER_STATS_H
#define RECTO_SRC_RENDER_STATS_H

#include "recto/render/stats.h"

#include "chart.h"

// What all sections are drawn with.
typedef struct Pane {
	const Figures *figures;
	const StatsView *view;
	int width;
	Lines *out;
	StatsPlaces *places;
} Pane;

#define PLAIN ((Style){.role = ROLE_TEXT})
#define DIM ((Style){.role = ROLE_DIM})
#define BAR ((Style){.role = ROLE_CHART_3})

void stats_today(const Pane *p);
void stats_retention(const Pane *p);
void stats_forecast(const Pane *p);
void stats_heatmap(const Pane *p);
void stats_scores(const Pane *p);
void stats_memory(const Pane *p);
void stats_worst(const Pane *p);
void stats_decks(const Pane *p);
void stats_tags(const Pane *p);
void stats_hours(const Pane *p);

// Starts the section: its title, and behind it what sums it up.
void pane_title(const Pane *p, const char *title, const char *summary, ...)
	__attribute__((format(printf, 3, 4)));
// A new empty line.
void pane_line(const Pane *p);
void pane_bar(const Pane *p, int64_t part, int64_t whole, int columns);
// The same pane for lines of its own.
Pane pane_inside(const Pane *p, int width, Lines *out);
// Draws `n` rows in two halves beside each other where there is room, else below each other. `most`
// is passed on.
typedef void PaneRows(const Pane *p, int from, int to, int64_t most);
void pane_rows(const Pane *p, PaneRows *rows, int n, int64_t most);

// "91 %", "-" without answers.
void stats_append_rate(Retention r, Buf *out);
// "12 min", "45 s", "3.2 h".
void stats_append_time(int64_t ms, Buf *out);
// Of the buckets: "4-7 d", "1.70-1.89".
const char *stats_interval_label(size_t i);
void stats_append_ease_label(size_t i, Buf *out);
// "day", "days".
const char *stats_plural(int64_t n, const char *one, const char *many);

#endif
