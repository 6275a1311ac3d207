// Work for other programs: asked for when something is drawn, done in the background, remembered.
//
// A job is a program with its arguments and what it reads; its result is what it prints. Asking
// again costs a look-up. Nothing here waits but workshop_wait.
#ifndef RECTO_BASE_WORKSHOP_H
#define RECTO_BASE_WORKSHOP_H

#include <poll.h>
#include "recto/base/str.h"

typedef struct Workshop Workshop;

typedef enum WorkState {
	WORK_WAITS,  // to be done, or under way
	WORK_DONE,   // the result is there
	WORK_FAILED, // the program cannot start, failed, took too long, or said too much
} WorkState;

enum {
	WORKSHOP_TIMEOUT_MS = 2000,      // a job
	WORKSHOP_OUTPUT_MAX = 256 << 10, // bytes a job
	WORKSHOP_INPUT_MAX = 64 << 10,   // longer jobs fail
	WORKSHOP_RUNNING_MAX = 2,        // jobs at once
	WORKSHOP_KEPT_MAX = 4 << 20,     // bytes of results that are remembered
};

Workshop *workshop_open(void);
// Ends what still runs. NULL is nothing.
void workshop_close(Workshop *w);

// The result of a job; it is put in line when it is asked for first. `argv` ends with NULL.
// *output, set with WORK_DONE alone, lends until the next call.
WorkState workshop_ask(Workshop *w, const char *const *argv, Str input, Str *output);

// Starts what waits and collects what is there, without waiting. True when a job was finished since
// the last call: what was drawn may look different now.
bool workshop_poll(Workshop *w);
// Jobs wait or run.
bool workshop_is_busy(const Workshop *w);
// What to wait for until workshop_poll has something to do: that one of `out` can be read, or the
// time in *wait_ms, in milliseconds; -1 when nothing is to be done. Those of `out` whose descriptor
// is negative do not count, as poll(2) has it.
void workshop_watch(const Workshop *w, struct pollfd out[WORKSHOP_RUNNING_MAX], int *wait_ms);
// Polls until all work is done, at most `timeout_ms`: for front ends that have nothing else to do.
void workshop_wait(Workshop *w, int timeout_ms);

#endif
