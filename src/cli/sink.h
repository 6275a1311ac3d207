// Where --output sends a result: a file that is replaced as a whole, or standard output.
#ifndef RECTO_CLI_SINK_H
#define RECTO_CLI_SINK_H

#include "recto/base/file.h"

#include "context.h"

typedef struct Sink {
	Cli *cli;
	FileWriter *file; // NULL: standard output
} Sink;

// Ended by sink_close in any case.
bool sink_open(Sink *s, Cli *cli, Err *err);
// What a terminal must not get is replaced where one is written to. False also when the reader has
// gone away, with *err untouched.
bool sink_append(Sink *s, Str text, Err *err);
// Puts the file in its place when all is good; otherwise what was there stays. Returns whether it
// is.
bool sink_close(Sink *s, bool is_good, Err *err);

#endif
