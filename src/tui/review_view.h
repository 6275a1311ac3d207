// The review screen's state, between the file that changes it and the one that draws it.
#ifndef TUI_REVIEW_VIEW_H
#define TUI_REVIEW_VIEW_H

#include "recto/library/library.h"
#include "recto/store/log.h"
#include "recto/store/queue.h"
#include "recto/tui/view.h"
#include "parts.h"

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

	// The card as it is shown: with what its references lead to.
	StoredCard shown;
	Arena shown_arena;

	// The card's text for a size, made when it is drawn.
	Lines body;
	int body_width; // 0: to be made
	int body_rows;
	int rule_line, answer_line; // of an answer: the line above it, its first one
	Scroll scroll;
	bool follows_answer; // revealed and not scrolled since: the answer is kept in sight

	Overlay overlay;
	Scroll overlay_scroll;
	LogEntry *log; // of the card, for the info overlay
	size_t n_log;
	Arena log_arena;
} ReviewView;

void review_draw(View *view, Frame *f);

// The place that keys act in.
Place review_place(const ReviewView *v);
Role review_score_role(int score);

// The scores that have keys, with what each would do: in two rows where there is room, else in one.
int score_bar_rows(const ReviewView *v, const Pane *pane);
void score_bar_draw(const ReviewView *v, Frame *f, const Pane *pane, int row, int rows);

// Adds the lines of the info overlay.
void review_add_info(const ReviewView *v, int width, Lines *out);

#endif
