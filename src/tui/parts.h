// Parts that the screens share: where the text stands, what scrolls, hints, counts, messages.
#ifndef TUI_PARTS_H
#define TUI_PARTS_H

#include "recto/library/library.h"
#include "recto/render/markdown.h"
#include "recto/review/action.h"
#include "recto/review/desk.h"
#include "recto/review/stage.h"
#include "recto/tui/view.h"

extern const Style style_plain, style_dim, style_heading;

// -- the pane ---------------------------------------------------------------------------------

enum {
	MEASURE_MAX = 88, // columns of a comfortable line
	SMALL_ROWS = 10,  // below this every row counts: no gaps, one line of footer
	ROOMY_ROWS = 20,  // from this on an empty row sets the footer apart
};

// The part of the frame that is drawn in: rows [top, bottom), columns [left, right).
typedef struct Pane {
	int top, bottom, left, right;
	bool is_small, is_roomy;
} Pane;

Pane pane_of(const Frame *f);
// For lists beside a text: as wide as there is room for both.
Pane pane_wide_of(const Frame *f);
// The row for messages, above a footer of one line.
int pane_message_row(const Pane *pane);

// -- scrolling --------------------------------------------------------------------------------

typedef struct Scroll {
	int at;        // lines above the window
	int max, page; // as of the last drawing
} Scroll;

// Whether the action scrolls; it moves *s.
bool scroll_act(Scroll *s, ActionId action);
// Whether the key is the mouse's wheel; it moves *s by a few lines.
bool scroll_wheel(Scroll *s, Key key);
// Draws what shows of the lines in rows [top, bottom) of the pane.
void scroll_draw(Scroll *s, Frame *f, const Pane *pane, int top, int bottom, const Lines *lines);
// A sign of what is hidden, "↑ 3  j ↓ 12 more" or "k ↑ 15 more", at the right end of a row. Returns
// the column where it begins.
int scroll_draw_sign(const Scroll *s, Frame *f, const Pane *pane, int row, const KeyMap *keys);
// The same with the keys of other actions, or with ACTION_NONE for arrows alone.
int scroll_draw_sign_of(const Scroll *s, Frame *f, const Pane *pane, int row, const KeyMap *keys,
	ActionId down, ActionId up);

// -- lines of text ----------------------------------------------------------------------------

// Draws a line that ends at the pane's right edge, if at least `min_left` columns stay before it.
// Returns the column where it begins, or the pane's right edge.
int draw_right(Frame *f, const Pane *pane, int row, int min_left, const Line *line);

// Adds "3 due · 2 new · 1 drill" as a line; what is 0 is left out.
void add_counts(Lines *out, int64_t due, int64_t new_, int64_t drill);
// The same of practice: "3 left · 1 again".
void add_cram_counts(Lines *out, int64_t left, int64_t again);
Role score_role(int score);
// Adds text that wraps at `width`; further lines begin after `indent` blanks.
void add_wrapped(Lines *out, Str text, int width, int indent, Style style);

// Appends "later today", "tomorrow", "in 5 d, on 2023-02-07".
void append_when(Buf *out, const Clock *clock, Instant due);
// Appends "35 s", "4 min", "1 h 12 min".
void append_duration(Buf *out, int64_t ms);

// -- hints ------------------------------------------------------------------------------------

typedef struct Hint {
	ActionId action;
	size_t nth; // which of its keys to show; the hint is left out when there is none
	const char *label;
} Hint;

// The footer: the first hint is the next key and stands at the left. The others stand at the right,
// the most important last; what does not fit is left out from the first on.
void draw_hints(
	Frame *f, const Pane *pane, int row, const KeyMap *keys, const Hint *hints, size_t n);

// Adds the lines of the help overlay: all actions of some places (PLACE_BIT set), grouped; in two
// columns where there is room.
void add_help(Lines *out, const KeyMap *keys, unsigned places, int width);

// -- a line of text that is typed -------------------------------------------------------------

// Takes a key of PLACE_TYPING: text is appended, an action erases. False for all others.
bool typing_take(Buf *text, ActionId action, Key key);
// Appends text that was pasted, as one line: line ends and tabs become a blank, other control
// characters are dropped.
void typing_paste(Buf *text, Str pasted);
// Draws "label text" with the cursor behind it; the end of a long text is kept in sight.
void typing_draw(Frame *f, const Pane *pane, int row, const char *label, Str text);

// -- messages ---------------------------------------------------------------------------------

// What just happened, until the next key.
typedef struct Message {
	Buf text;
	Role role;
} Message;

void message_set(Message *m, Role role, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
// Tells what an import changed; false when that is nothing.
bool message_set_import(Message *m, const ImportReport *r);
// Draws it up to the column where something else stands in the row. Where it does not fit there, it
// takes the whole row: it goes with the next key.
void message_draw(const Message *m, Frame *f, const Pane *pane, int row, int limit);
void message_clear(Message *m);
void message_release(Message *m);

// How texts of the view are shown; of a question, without the tags that are hidden there.
RenderOptions text_options(const View *v, ClozeView clozes);
RenderOptions question_options(const View *v, StageView stage);

#endif
