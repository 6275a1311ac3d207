// The span of --since and --until.
#ifndef RECTO_CLI_SPAN_H
#define RECTO_CLI_SPAN_H

#include "recto/stats/stats.h"

#include "context.h"

// STATS_NO_SINCE and STATS_NO_UNTIL where the flags are absent. ERR_USAGE also where the span is
// empty. The configuration has been read.
bool cli_span(const Cli *cli, Day *since, Day *until, Err *err);

#endif
