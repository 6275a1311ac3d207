// The figures of statistics: one set of aggregates, from which screen, text, page and JSON are
// made.
//
// Reviews are the entries `review` and `logseq` of the log that have a score; drills, cramming and
// what was taken over as a state count nowhere, undone entries neither. Retention is over entries
// `review` whose interval before was at least a day; a score of 3 or more remembered the card.
// Days are those that the entries carry. Cards are as they are now, whatever the span.
#ifndef RECTO_STATS_FIGURES_H
#define RECTO_STATS_FIGURES_H

#include "recto/base/ident.h"
#include "recto/review/due.h"
#include "recto/schedule/state.h"

enum {
	STATS_FORECAST_DAYS = 30,
	STATS_WORST = 10,
	STATS_HOURS = 24,
	STATS_MATURE_DAYS = 21, // of interval; below it a card is young
	STATS_HEAT_LEVELS = 4,  // of days that are not zero
	STATS_HEAT_WEEKS = 53,
};

// n answers, of which so many remembered the card. n = 0: not available.
typedef struct Retention {
	int64_t n, passed;
} Retention;

// What the interval before the answer made of the card.
typedef enum Maturity { MATURITY_NEW, MATURITY_YOUNG, MATURITY_MATURE, MATURITY_COUNT } Maturity;

// Windows that end with the last day of the span.
typedef enum StatsWindow {
	WINDOW_WEEK,
	WINDOW_MONTH,
	WINDOW_YEAR,
	WINDOW_ALL,
	WINDOW_COUNT
} StatsWindow;

typedef struct DayFigures {
	Day day;
	int64_t reviews;
	int64_t new_; // of them, on cards that were new
	int64_t passed, failed;
	int64_t took_ms;
	Retention retention;
} DayFigures;

// Cards by what they are; a card counts once.
typedef struct CardFigures {
	int64_t new_, young, mature, suspended, gone; // gone: only where the query asks for them
	int64_t due;                                  // of the young and mature, daily limits aside
	int64_t leeches, marked;                      // among all of them
} CardFigures;

typedef struct GroupFigures {
	Str name; // of a deck, or a tag without '#'
	CardFigures cards;
	int64_t reviews, took_ms;
	Retention retention;
} GroupFigures;

typedef struct WorstCard {
	int64_t card;
	int32_t lapses, ease100;
	int64_t interval100;
	bool is_leech;
	char uid[IDENT_SIZE];
	Str question, page, deck; // Markdown of the question
} WorstCard;

// Cards in review by interval (days) and by ease (hundredths): from one bound to below the next,
// the last without an end.
enum { STATS_INTERVALS = 11, STATS_EASES = 9 };
extern const int stats_interval_bounds[STATS_INTERVALS];
extern const int stats_ease_bounds[STATS_EASES];

typedef struct HourFigures {
	int64_t reviews;
	Retention retention;
} HourFigures;

typedef struct Streaks {
	int current; // days in a row up to the last one; today without a review does not end it yet
	int longest;
	int64_t active; // days with reviews
	int64_t span;   // days from the first of the span, or the first active one, to its last
} Streaks;

typedef struct Figures {
	Instant now;
	Day today;
	Day since, until; // the span; since is INT32_MIN where it has no beginning
	bool is_complete; // the whole log is in

	// Today, whatever the span.
	DueReport due;
	DayFigures of_today;

	Retention retention[WINDOW_COUNT][MATURITY_COUNT]; // none of MATURITY_NEW
	DayFigures *days;                                  // with reviews, ascending
	size_t n_days;
	Streaks streaks;
	int64_t scores[MATURITY_COUNT][SCORE_COUNT];
	HourFigures hours[STATS_HOURS]; // of the local clock

	CardFigures cards;
	int64_t backlog;                       // due before today
	int64_t forecast[STATS_FORECAST_DAYS]; // from today on
	double load;                           // reviews a day: the sum of 1 / max(interval, 1)
	int64_t intervals[STATS_INTERVALS], eases[STATS_EASES];
	double mean_interval, mean_ease; // days, factor; 0 without cards in review
	int64_t longest_interval100;
	WorstCard worst[STATS_WORST]; // most lapses first, then the lowest ease
	size_t n_worst;
	GroupFigures *decks, *tags; // those with the most cards first, then by name
	size_t n_decks, n_tags;
} Figures;

int64_t stats_window_days(StatsWindow window); // 0: all
// Both sums of a window.
Retention stats_retention_sum(const Retention by_maturity[MATURITY_COUNT]);
// passed / n; n > 0.
double stats_retention_rate(Retention r);
// The interval of Wilson's score for 95 %; n > 0.
void stats_wilson(Retention r, double *low, double *high);

// Of the cards that are there: new, young, mature, suspended.
int64_t stats_card_total(const CardFigures *c);

// The figures of a day, NULL when it has none. Lends.
const DayFigures *stats_find_day(const Figures *f, Day day);

// The upper bounds of the levels 1 to 3: quartiles (nearest rank) of the reviews of the days from
// `first` to `last` that have any; all 0 when none has.
void stats_heat_bounds(
	const Figures *f, Day first, Day last, int64_t bounds[STATS_HEAT_LEVELS - 1]);
// 0 without reviews, else 1 to STATS_HEAT_LEVELS.
int stats_heat_level(int64_t reviews, const int64_t bounds[STATS_HEAT_LEVELS - 1]);
// The Monday with which a map of STATS_HEAT_WEEKS weeks begins whose last column holds `last`.
Day stats_heat_first(Day last);
// 0 Monday to 6 Sunday.
int stats_weekday(Day day);

#endif
