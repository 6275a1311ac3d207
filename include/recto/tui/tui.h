// The screens. main.c hands these entry points to the command line.
#ifndef RECTO_TUI_TUI_H
#define RECTO_TUI_TUI_H

#include "recto/review/session.h"

// Each takes the terminal, runs until the person leaves, and gives the terminal back as it was,
// also on SIGINT, SIGTERM and SIGHUP (then *signal_number is set). ERR_IO when there is no usable
// terminal; ERR_DATABASE.
bool tui_home(const Desk *desk, int *signal_number, Err *err);
bool tui_review(const Desk *desk, const SessionOptions *options, int *signal_number, Err *err);

// Restores the terminal if a screen has taken it; for the out-of-memory handler.
void tui_emergency_restore(void);

#endif
