// The terminal: curses, signals and modes live behind this and nowhere else.
//
// While a Term is open, signals are delivered only inside term_wait, so nothing is ever interrupted
// in the middle of a change. Whatever ends it, term_close gives the terminal back as it was.
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "recto/base/err.h"
#include "recto/config/config.h"
#include "recto/tui/view.h"

typedef struct Term Term;

// Takes the terminal on standard input and output. ERR_IO without one, or when its type is not
// known or cannot move the cursor. With THEME_AUTO the terminal is asked for its background behind
// the first frame, and its answer changes the theme. The caller closes *out. There is at most one.
bool term_open(bool has_color, ThemeName theme, Term **out, Err *err);
void term_close(Term *t); // NULL is nothing

void term_size(const Term *t, int *rows, int *columns);
// Sets the size of a cell and the number of colours, and leaves the protocol.
void term_measure_cells(const Term *t, PictureSupport *support);
// Finds out which protocol the terminal has for pictures, and perhaps the size of its cells. With
// `auto` it is asked, and has 200 ms to answer.
void term_detect_pictures(Term *t, ImageMode mode, PictureSupport *support);

// Makes the screen show the frame, which has the terminal's size.
void term_show(Term *t, const Frame *f);
// Draws everything anew with the next term_show.
void term_repaint(Term *t);

typedef enum TermEventKind {
	TERM_NOTHING, // no key waits
	TERM_KEY,     // `key`
	TERM_CLICK,   // the left button at `row`, `column`
	TERM_PASTE,   // `text`
	TERM_CHANGED, // a new size, or back from a stop: draw again
	TERM_SIGNAL,  // `signal_number` asks to end; SIGHUP also when the terminal is gone
} TermEventKind;

typedef struct TermEvent {
	TermEventKind kind;
	Key key;
	int row, column;
	Str text; // lent until the next wait
	int signal_number;
} TermEvent;

// The next event. Waits for one, or for what `watch` names; NULL: it does not wait.
TermEvent term_wait(Term *t, const ViewWatch *watch);

// Gives the terminal back for a while, to another program, and takes it again.
void term_leave(Term *t);
void term_enter(Term *t);

#endif
