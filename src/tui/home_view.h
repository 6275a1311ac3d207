// The home screen's state, between the file that changes it and the one that draws it.
#ifndef TUI_HOME_VIEW_H
#define TUI_HOME_VIEW_H

#include "recto/library/library.h"
#include "recto/review/due.h"
#include "recto/store/queue.h"
#include "recto/tui/view.h"
#include "parts.h"

// A deck or tag, or a namespace that holds some; counted with what lies below it.
typedef struct HomeNode HomeNode;
struct HomeNode {
	Str name;  // all of it: "a/b"
	Str label; // its last part
	Str key;   // by which it stands among those with one parent: the label, case-folded
	int rank;  // before the key: 0 comes first
	HomeNode *parent;
	int depth; // of parents
	DeckRow counts;
	bool has_children, is_folded;
};

// What stands in a row of the list.
typedef struct HomeRow {
	const HomeNode *node; // NULL: all cards
	DeckRow counts;
} HomeRow;

typedef struct HomeView {
	View base;
	Str examples; // folder of example pages; empty for none
	Message message;

	// Counted when idle; what is known stays on the screen until it is counted again.
	bool has_counts, knows_counts;
	DueReport today;
	DeckRow all;
	HomeNode *nodes; // in the order of the list, parents before what is below them
	size_t n_nodes;
	Arena arena;

	HomeRow *rows; // those that are shown
	size_t n_rows, rows_cap;

	bool is_by_tag;
	struct {
		Str *items;
		size_t n, cap;
	} folded; // names
	Arena folded_arena;
	bool is_typing; // what the list is narrowed to
	Buf narrowed;

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

// Reads today's figures and the decks or tags.
bool home_count(HomeView *v, Err *err);
// Makes the rows of what is neither folded nor narrowed away; the chosen one stays if it can.
void home_list(HomeView *v);
// Folds the chosen row, or what it is in; unfolds it.
void home_fold(HomeView *v);
void home_unfold(HomeView *v);

#endif
