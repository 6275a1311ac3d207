// The command line: argv → command → exit code.
#ifndef RECTO_CLI_CLI_H
#define RECTO_CLI_CLI_H

#include "recto/review/session.h"

// The screens, handed in by main.c because cli and tui do not know each other.
typedef struct Screens {
	bool (*home)(const Desk *desk, int *signal_number, Err *err);
	bool (*review)(
		const Desk *desk, const SessionOptions *options, int *signal_number, Err *err);
} Screens;

// Runs one command and returns the exit code of the process: 0 done, 1 a negative answer, 2 usage,
// 3 input or output, 4 database, 128 + n a signal.
int cli_run(int argc, char **argv, const Screens *screens);

#endif
