// Running other programs, never through a shell.
#ifndef RECTO_BASE_PROCESS_H
#define RECTO_BASE_PROCESS_H

#include "recto/base/arena.h"
#include "recto/base/err.h"

// Splits a command into words at blanks; single and double quotes group, a backslash takes the next
// character (not in single quotes). The result is NULL-terminated, in `a`. ERR_USAGE for an open
// quote or no word at all.
bool process_split(Str command, Arena *a, char ***argv, Err *err);

// `argv` with {file} and {line} replaced in every word; when no word holds {file}, "+LINE" and FILE
// are appended.
char **process_with_place(char *const *argv, const char *file, int line, Arena *a);

// Runs a program in the foreground and waits. *status is its exit code, or 128 + signal. ERR_IO
// when it cannot start.
bool process_run(char *const *argv, int *status, Err *err);

// -- running beside us ------------------------------------------------------------------------
//
// A program that works while the keys go on: it has a process group, a time and a size of its own,
// and ends with them. Its standard error goes nowhere. One thread polls; nothing here blocks but
// process_finish.

typedef struct Process Process;

typedef struct ProcessOptions {
	char *const *argv; // NULL-terminated; argv[0] is looked up in PATH
	Str input;         // on its standard input
	int input_fd;      // > 0: this open file is its standard input; it stays the caller's
	int timeout_ms;    // > 0, from the start on
	size_t output_max; // bytes of standard output
} ProcessOptions;

typedef enum ProcessState {
	PROCESS_RUNNING,
	PROCESS_ENDED,     // by itself: process_status
	PROCESS_TIMED_OUT, // killed
	PROCESS_FLOODED,   // killed: it wrote more than output_max
} ProcessState;

// ERR_IO when it cannot start. The caller closes *out.
bool process_start(const ProcessOptions *options, Process **out, Err *err);
// Takes in what there is to be read, and looks whether it has ended; ends it when it is over its
// limits. Once it is not running the result stays the same.
ProcessState process_poll(Process *p);
// When to poll next: when *fd can be read, or else after *wait_ms (at least 0).
void process_watch(const Process *p, int *fd, int *wait_ms);
// Waits until it is not running any more, no longer than its time.
ProcessState process_finish(Process *p);

// What it has written so far; lent until the next poll.
Str process_output(const Process *p);
// The exit code, or 128 + signal; when PROCESS_ENDED.
int process_status(const Process *p);
// Ends it with all that it started, if it runs, and frees it. NULL is nothing.
void process_close(Process *p);

// -- finding programs -------------------------------------------------------------------------

// Where `name` is in PATH, its relative folders left out, or NULL; in `a`.
char *process_find_program(const char *name, Arena *a);

// Where one of our own programs is: what the environment variable names (empty there: nowhere),
// else beside the running program, else in PATH. NULL when it is nowhere; in `a`.
char *process_find_helper(const char *name, const char *variable, Arena *a);

#endif
