// What runs the program under test: a shell of a few lines that knows jobs.
#ifndef TESTS_PTY_SHELL_H
#define TESTS_PTY_SHELL_H

#include "pty.h"

// What the shell says about its job.
enum { JOB_STARTED, JOB_STOPPED, JOB_ENDED };

typedef struct ShellEvent {
	int kind;
	int number; // process or exit code
} ShellEvent;

// The environment of a test, and further settings "A=b", separated by blanks; NULL for none.
void shell_set_environment(const Pty *p, const char *further);
// Runs one job as shells do, so that it can stop and go on. Says what becomes of it on `events`; a
// byte from `orders` takes a stopped job back to the foreground.
_Noreturn void shell_run_job(const Pty *p, const char *arguments, int events, int orders);

#endif
