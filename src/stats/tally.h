// Inside stats: rows of the store become figures.
#ifndef RECTO_SRC_STATS_TALLY_H
#define RECTO_SRC_STATS_TALLY_H

#include "recto/base/vec.h"
#include "recto/stats/stats.h"
#include "recto/store/figures.h"

#include "index.h"

typedef struct Groups {
	GroupFigures *items;
	size_t n, cap;
} Groups;

// The groups of a card: its deck, then its tags, as a range of Tally.memberships.
typedef struct Member {
	uint32_t begin, end;
} Member;

// What is counted so far.
typedef struct Tally {
	Figures figures; // without what tally_finish makes
	StoreMoment moment;
	Instant day_starts[STATS_FORECAST_DAYS + 1]; // from today on

	Index day_index;
	struct {
		DayFigures *items;
		size_t n, cap;
	} days;

	Index deck_index, tag_index;
	Groups decks, tags;
	Index card_index;
	struct {
		Member *items;
		size_t n, cap;
	} members;
	struct {
		uint32_t *items; // numbers of groups
		size_t n, cap;
	} memberships;
	double interval_sum, ease_sum;
	Arena names;

	GroupFigures *sorted; // of tally_finish
	DayFigures *sorted_days;
} Tally;

void tally_init(Tally *t, const StoreMoment *moment, const StatsOptions *options);
void tally_release(Tally *t);
void tally_add_card(Tally *t, const SurveyRow *card);
// Cards come before their entries.
void tally_add_entry(Tally *t, const HistoryRow *row);
// Orders what is there and sums it up; more can be added after it. The figures lend until then.
const Figures *tally_finish(Tally *t);

#endif
