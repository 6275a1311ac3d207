// The home screen's state, between the file that changes it and the one that draws it.
#ifndef TUI_HOME_VIEW_H
#define TUI_HOME_VIEW_H

#include "recto/library/library.h"
#include "recto/review/due.h"
#include "recto/store/queue.h"
#include "recto/tui/view.h"
#include "parts.h"

typedef struct HomeView {
	View base;
	Str examples; // folder of example pages; empty for none
	Message message;

	// Counted when idle; what is known stays on the screen until it is counted again.
	bool has_counts, knows_counts;
	DueReport today;
	DeckRow *rows; // all cards first, then the decks: those with something to do first
	size_t n_rows;
	Arena arena;

	LibraryScan *scan; // NULL when it is done, or not begun
	bool is_scanned;

	int selected;
	Scroll scroll; // of the list

	bool shows_help;
	Scroll help_scroll;

	Filter filter; // of the deck that was chosen
	Buf filter_text;
} HomeView;

void home_draw(View *view, Frame *f);

// Reads today's figures and the decks.
bool home_count(HomeView *v, Err *err);

#endif
