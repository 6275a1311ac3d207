// The figures as JSON: what `recto stats --json` prints.
#ifndef RECTO_STATS_JSON_H
#define RECTO_STATS_JSON_H

#include "recto/base/json.h"
#include "recto/stats/figures.h"

// Raised when a member changes its meaning or goes; new members may come under the same number.
enum { STATS_JSON_SCHEMA = 1 };

// Rates are from 0 to 1, null where nothing was asked; spans of time seconds; intervals days.
Json *stats_json(const Figures *f);

#endif
