// The figures of statistics as styled lines.
#ifndef RECTO_RENDER_STATS_H
#define RECTO_RENDER_STATS_H

#include "recto/render/lines.h"
#include "recto/stats/figures.h"

typedef struct StatsView {
	int width;     // columns, at least 20; less counts as 20
	bool is_ascii; // draw with ASCII alone; texts of cards stay as they are
	Day day;       // a day of the heatmap that is chosen, when has_day
	bool has_day;
	size_t deck; // a deck that is chosen: its place among the decks from 1; 0 for none
} StatsView;

// Where the parts stand in which something can be chosen: [from, to) of the lines.
typedef struct StatsPlaces {
	size_t year_from, year_to, decks_from, decks_to;
} StatsPlaces;

// Appends all sections; *places may be NULL.
void render_stats(const Figures *f, const StatsView *view, StatsPlaces *places, Lines *out);
// Appends what a day was like, as one line.
void render_stats_day(const Figures *f, Day day, Lines *out);

#endif
