// Holding back the signals that would end the program, while it has something half done that must
// not stay behind.
//
// Only those are held that nobody handles or ignores. Whoever holds looks now and then whether one
// waits, clears up and lets go: then it ends the program as it would have at once.
#ifndef BASE_HOLD_H
#define BASE_HOLD_H

#include <signal.h>
#include <stdbool.h>

typedef struct Hold {
	sigset_t held;   // what would end the program
	sigset_t before; // what was blocked before
} Hold;

void hold_begin(Hold *h);
bool hold_has_waiting(const Hold *h);
// Of several, the last one begun is ended first. Does not return when a signal waits.
void hold_end(const Hold *h);

#endif
