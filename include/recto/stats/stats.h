// Counting the figures: one pass over the cards, then one over the log, the newest entries first.
//
// A count goes on in steps, and what is counted so far can be shown after each: the cards and the
// last days are there at once. Memory grows with cards and days, not with the log.
#ifndef RECTO_STATS_STATS_H
#define RECTO_STATS_STATS_H

#include "recto/stats/figures.h"

#define STATS_NO_SINCE INT32_MIN
#define STATS_NO_UNTIL INT32_MAX

typedef struct StatsOptions {
	const Filter *filter; // of the cards; NULL: all, and the histories of gone cards too
	Day since, until;     // both included; STATS_NO_SINCE, and STATS_NO_UNTIL for today
} StatsOptions;

typedef struct Stats Stats;

// Zero figures where there is no database. The desk and the filter must outlive it; the caller
// closes it. ERR_USAGE for a filter that is too long, ERR_DATABASE.
bool stats_open(const Desk *d, const StatsOptions *options, Stats **out, Err *err);
void stats_close(Stats *s); // NULL is nothing

// Goes on for about so many milliseconds; to the end with a negative number. False with *err.
bool stats_step(Stats *s, int budget_ms, Err *err);
bool stats_is_complete(const Stats *s);
// What is counted so far. Lends until the next step.
bool stats_figures(Stats *s, const Figures **out, Err *err);

#endif
