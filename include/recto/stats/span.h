// Days as --since and --until name them.
#ifndef RECTO_STATS_SPAN_H
#define RECTO_STATS_SPAN_H

#include "recto/base/calendar.h"
#include "recto/base/err.h"

// "2026-01-31"; "today", "yesterday"; so long before today: "7d", "2w", "6m", "1y", with or without
// a minus sign. A day that the month lacks is its last. ERR_USAGE.
bool span_parse_day(Str text, Day today, Day *out, Err *err);

#endif
