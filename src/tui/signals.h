// The signals that a screen handles: they only take notes, and do it at one place.
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <signal.h>
#include <termios.h>
#include "recto/tui/view.h"

enum { SIGNALS_HANDLED = 7 };

typedef struct Signals {
	sigset_t outer_mask;
	sigset_t waiting_mask; // for ppoll: the only place where they are let in
	struct sigaction outer[SIGNALS_HANDLED];
} Signals;

// How they are handled now, to be given back.
void signals_remember(Signals *s);
void signals_take_over(Signals *s);
void signals_give_back(Signals *s);

// True once for each time that the signal came.
bool signals_take(int number);

// Lets signals in, and waits for input when there is a `watch`; *is_called: for something else that
// it names. False when the terminal is gone.
bool signals_wait(const Signals *s, const ViewWatch *watch, bool *is_called);

// Does what the terminal would do with its special keys: a signal to everybody in the foreground.
// False for other keys.
bool signals_send_key(const struct termios *modes, Key key);

#endif
