// Standard output: collected, written in large pieces, and watched for failure.
//
// A failed write is remembered and later writes are dropped, so a command can print on and let its
// exit code tell. Zero but for `fd` is a valid Output.
#ifndef RECTO_CLI_OUTPUT_H
#define RECTO_CLI_OUTPUT_H

#include "recto/base/buf.h"
#include "recto/base/err.h"
#include "recto/base/json.h"

typedef struct Output {
	int fd;
	Buf text;    // what commands append to
	int failure; // errno of the first failed write, 0 for none
} Output;

void output_release(Output *o);

// Writes what is there. False when this or an earlier write failed.
bool output_flush(Output *o);
// The same once there is enough for a large piece: for loops, which end when it is false.
bool output_flush_some(Output *o);

// Appends a value as one line and frees it; NULL is null. Characters that could act on a terminal
// are escaped.
void output_json(Output *o, Json *take);

// ERR_IO with the reason when a write failed; nothing to say when the reader just went away
// (EPIPE), but false as well.
bool output_check(const Output *o, Err *err);

#endif
