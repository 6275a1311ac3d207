// The search's state, between the files that find, change and draw.
#ifndef TUI_BROWSE_VIEW_H
#define TUI_BROWSE_VIEW_H

#include "recto/review/query.h"
#include "recto/store/log.h"
#include "recto/tui/view.h"
#include "parts.h"

enum { BROWSE_CHUNK = 256 }; // rows that are read at once: more than a window shows

// What is seen of a card in the list.
typedef struct BrowseRow {
	Str question; // on one line
	Str when;
	Role role; // of `when`
	bool is_marked;
} BrowseRow;

typedef struct BrowseIds {
	int64_t *items;
	size_t n, cap;
} BrowseIds;

// What is being typed.
typedef enum Typing { TYPING_NOTHING, TYPING_QUERY, TYPING_DAYS } Typing;

typedef enum BrowseOverlay { BROWSE_NONE, BROWSE_HELP, BROWSE_INFO } BrowseOverlay;

typedef struct BrowseView {
	View base;
	Message message;
	Typing typing;
	Buf text, days;

	Query query; // the last one that was understood
	Arena query_arena;
	Buf problem; // why the text is none; empty when it is
	int caret;   // column in the text where that is, -1 when it cannot be shown

	// Cards are found page by page, a few at once, so that no step takes long.
	int64_t last_page, pages[2]; // of all, and of this step
	int64_t at_once;
	bool has_range; // last_page is known
	bool is_found;  // all of them
	bool is_fresh;  // the ids are those of the text; before its first card, of the one before
	BrowseIds ids;
	uint8_t *is_selected; // for each of them
	size_t selected_cap;
	size_t n_selected;

	int at; // the row that is chosen
	Scroll scroll;
	BrowseRow rows[BROWSE_CHUNK];
	int first, n_rows; // of `rows` in the list
	bool has_rows;
	Arena rows_arena;

	StoredCard card; // that is chosen, with its references resolved
	int64_t card_id; // 0: none, or to be read again
	Arena card_arena;
	Lines body;
	int body_width; // 0: to be made
	int body_made;  // View.n_made then
	Scroll body_scroll;

	BrowseOverlay overlay;
	Scroll overlay_scroll;
	LogEntry *log;
	size_t n_log;
	Arena log_arena;

	BrowseIds picked; // what a review above is about
	Filter picked_filter;
} BrowseView;

void browse_draw(View *view, Frame *f);

// Reads the text as a query. What is not understood leaves what was found.
void browse_parse(BrowseView *v);
// Finds on for some milliseconds. *has_changed when there is something to draw.
bool browse_find(BrowseView *v, int budget_ms, bool *has_changed, Err *err);
// Anew, from the first page on; what was found stays until something is.
void browse_begin(BrowseView *v);
// Reads the rows around the chosen one, and its card, as far as that is to be done.
bool browse_read(BrowseView *v, Err *err);
// What is in the database changed.
void browse_forget_rows(BrowseView *v);
// The selected cards, or the chosen one; lent until they change.
void browse_pick(const BrowseView *v, BrowseIds *out);

#endif
