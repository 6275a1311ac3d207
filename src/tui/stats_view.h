// The statistics' state, between the file that changes it and the one that draws it.
#ifndef TUI_STATS_VIEW_H
#define TUI_STATS_VIEW_H

#include "recto/render/stats.h"
#include "recto/review/query.h"
#include "recto/stats/stats.h"
#include "recto/tui/view.h"
#include "parts.h"

// What can be chosen in.
typedef enum StatsFocus { FOCUS_NOTHING, FOCUS_YEAR, FOCUS_DECKS, FOCUS_COUNT } StatsFocus;

typedef enum StatsSpan { SPAN_ALL, SPAN_YEAR, SPAN_MONTH, SPAN_WEEK, SPAN_COUNT } StatsSpan;

typedef struct StatsScreen {
	View base;
	Message message;

	// Counted when idle; what is counted so far is shown.
	Stats *stats;           // NULL while another view is above
	const Figures *figures; // lent from stats; NULL before the first ones
	int64_t shown_at;       // when they were taken, by the monotonic clock

	StatsSpan span;
	Query query; // in query_arena
	Arena query_arena;
	bool has_query;
	Buf text;      // of the query
	Buf text_kept; // while it is typed: the one that the figures are of
	bool is_typing;

	StatsFocus focus;
	Day day;
	size_t deck; // from 0

	Lines lines;
	StatsPlaces places;
	int width; // of the lines; 0: to be made
	Scroll scroll;
	bool follows; // the next drawing brings what is chosen into sight

	bool shows_help;
	Scroll help_scroll;

	Filter deck_filter; // for a review
	Buf deck_text;
} StatsScreen;

void stats_draw(View *view, Frame *f);

// "all days", "30 days".
const char *stats_span_name(StatsSpan span);

#endif
