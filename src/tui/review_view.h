// The review screen's state, between the file that changes it and the one that draws it.
#ifndef TUI_REVIEW_VIEW_H
#define TUI_REVIEW_VIEW_H

#include "recto/library/library.h"
#include "recto/library/resolve.h"
#include "recto/store/log.h"
#include "recto/store/queue.h"
#include "recto/tui/view.h"
#include "parts.h"
#include "pictures.h"

// What is kept in sight until somebody scrolls.
typedef enum Follow {
	FOLLOW_NOTHING,
	FOLLOW_ANSWER, // its beginning, below the question
	FOLLOW_END,    // the line that was shown last
} Follow;

typedef enum Overlay { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_INFO } Overlay;

typedef struct ReviewView {
	View base;
	Session *session;
	SessionOptions options;
	Message message;

	// Counted when idle; what is known stays on the screen until it is counted again.
	bool has_counts, knows_counts;
	SessionCounts counts;
	QueueCounts queue; // when done

	LibraryScan *scan; // NULL when it is done, or not begun
	bool is_scanned;
	bool is_checked; // the card's own page, since the last key

	// The card as it is shown: with what its references lead to.
	StoredCard shown;
	Arena shown_arena;
	size_t line_end; // bytes of the answer that were shown line by line, before all of it
	LinkedPage links[LINKED_PAGES_MAX]; // in place of an answer
	size_t n_links;

	// When done: what was hard.
	HardCard hard[HARD_CARDS_MAX];
	Str hard_names[HARD_CARDS_MAX];
	size_t n_hard;
	Arena hard_arena;

	// The card's text for a size, made when it is drawn.
	Lines body;
	int body_width; // 0: to be made
	int body_rows;
	int body_made; // View.n_made then
	Pictures pictures;
	int rule_line, answer_line; // of an answer: the line above it, its first one
	Scroll scroll;
	Follow follow;

	Overlay overlay;
	Scroll overlay_scroll;
	LogEntry *log; // of the card, for the info overlay
	size_t n_log;
	Arena log_arena;
} ReviewView;

void review_draw(View *view, Frame *f);
ViewWish review_idle(View *view, bool *is_done, Err *err);
void review_watch(const View *view, ViewWatch *out);

// The card or its phase is another one now.
void review_show_anew(ReviewView *v);
// The card is the same, but was read again.
void review_note_card(ReviewView *v);
// Reads the card's page again if it changed, in the editor or beside the review, and says what
// became of the card; *has_changed tells whether anything was read. A page that cannot be looked at
// is no reason to end a review: that is said, too.
bool review_check_page(ReviewView *v, bool *has_changed, Err *err);

// Draws the card's text in rows [top, bottom) of the pane.
void review_body_draw(ReviewView *v, Frame *f, const Pane *pane, int top, int bottom);
// The end of a review.
void review_done_draw(ReviewView *v, Frame *f, const Pane *pane);
// The message and the sign of hidden lines, which share a row.
void review_draw_between(const ReviewView *v, Frame *f, const Pane *pane, int row);
const char *review_quit_label(const ReviewView *v);

// The place that keys act in.
Place review_place(const ReviewView *v);

// The scores that have keys, with what each would do: in two rows where there is room, else in one.
int score_bar_rows(const ReviewView *v, const Pane *pane);
void score_bar_draw(const ReviewView *v, Frame *f, const Pane *pane, int row, int rows);

#endif
