// A view: a screen's state with two functions, one that takes a key and one that draws.
//
// update changes the state through `review`; draw is pure: the same state gives the same frame.
// Neither knows curses.
#ifndef RECTO_TUI_VIEW_H
#define RECTO_TUI_VIEW_H

#include <poll.h>
#include "recto/render/tools.h"
#include "recto/review/action.h"
#include "recto/review/session.h"
#include "recto/tui/frame.h"

// How the terminal shows pictures. Zero: as symbols in two colours, in cells of the usual size.
typedef struct PictureSupport {
	PictureProtocol protocol;
	PictureBox cell; // pixels of a cell, 0 where they are not known
	int colors;      // of the palette, 0 without any
} PictureSupport;

// What a view asks of the loop that runs it.
typedef enum ViewWish {
	WISH_NOTHING, // nothing changed
	WISH_DRAW,
	WISH_REDRAW, // everything, the terminal may be garbled
	WISH_LEAVE,  // back to the view before
	WISH_HOME,   // to the home screen, in place of this view
	WISH_REVIEW, // open a review (View.review_filter)
	WISH_SEARCH, // open the search
	WISH_STATS,  // open the statistics
	WISH_EDIT,   // open the editor at the card shown (View.file, View.line), then reload
	WISH_OPEN,   // open the page with the opener
	WISH_VIEW,   // open a picture (View.picture) with the opener
	WISH_DETECT, // find out how the terminal shows pictures, and set View.support
} ViewWish;

// What a view waits for beside keys: that something can be read, or that time has passed.
enum { VIEW_FDS_MAX = 8 };
typedef struct ViewWatch {
	struct pollfd fds[VIEW_FDS_MAX];
	size_t n;
	int wait_ms; // -1: as long as it takes
} ViewWatch;

typedef struct View View;

typedef struct ViewClass {
	const char *name;
	ViewWish (*update)(View *v, Key key, Err *err);
	void (*draw)(View *v, Frame *f);
	// Text was pasted. NULL where nothing is typed.
	ViewWish (*paste)(View *v, Str text, Err *err);
	// Called when idle: does a little work (counts, looking for changed pages). WISH_NOTHING
	// with *is_done when there is none left.
	ViewWish (*idle)(View *v, bool *is_done, Err *err);
	// Adds what calls for idle again when all work was done; NULL where nothing does.
	void (*watch)(const View *v, ViewWatch *out);
	// The view is on top again, after another one: what it shows may have changed.
	bool (*resume)(View *v, Err *err);
	// Another program has been open at View.file, which is read again. NULL where none is.
	bool (*reload)(View *v, Err *err);
	// Shows a problem until the next key.
	void (*warn)(View *v, const char *text);
	void (*close)(View *v);
} ViewClass;

struct View {
	const ViewClass *class;
	const Desk *desk;
	const KeyMap *keys;
	Tools *tools;   // of the loop; NULL: none
	int n_made;     // grows when programs have made something: texts are to be laid out anew
	bool has_below; // leaving it leads back to another view, not to the shell
	// what a wish is about; lends from the view
	const Filter *review_filter;
	Str file;
	int line;
	Str picture;
	bool has_support; // the terminal was asked
	PictureSupport support;
};

// The caller closes with view_close. `examples` is the folder of example pages that the screen of
// an empty database names; empty for none. It must outlive the view.
View *home_view_open(const Desk *desk, const KeyMap *keys, Str examples, Err *err);
View *review_view_open(
	const Desk *desk, const KeyMap *keys, const SessionOptions *options, Err *err);
// The search.
View *browse_view_open(const Desk *desk, const KeyMap *keys, Err *err);
View *stats_view_open(const Desk *desk, const KeyMap *keys, Err *err);
void view_close(View *v);

// Adds a descriptor, unless it is negative, and a time.
void view_watch_add(ViewWatch *w, int fd, int wait_ms);

#endif
