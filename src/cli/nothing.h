// What is said where there is no result: one line on standard error, none under -q or --json.
#ifndef RECTO_CLI_NOTHING_H
#define RECTO_CLI_NOTHING_H

#include "context.h"

// An argument with a slash that is a file or a folder: as a query it finds nothing, import is what
// was meant. NULL when there is none.
const char *nothing_find_path(const Cli *cli);
// No card fits the query; or there is no card, where nothing was asked for.
void nothing_say_found(Cli *cli);
// The same, or until when nothing is due of what fits.
bool nothing_say_due(Cli *cli, const Filter *filter, Err *err);

// The same, or why nothing of what fits is practised.
bool nothing_say_cram(Cli *cli, const Filter *filter, Err *err);

#endif
