// What is left to do today: `recto due`, the home screen and shell prompts.
#ifndef RECTO_REVIEW_DUE_H
#define RECTO_REVIEW_DUE_H

#include "recto/review/desk.h"

typedef struct DueReport {
	int64_t due, new_;      // that would still come today, within the daily limits
	int64_t drill;          // limits do not count them
	int64_t total;          // cards that fit the filter
	int64_t reviewed_today; // scores given today over all cards; drill and undone ones do not
				// count
	Instant next_due;       // the earliest due instant after today, INSTANT_NONE
} DueReport;

// All zero without a database. NULL filter: all cards. ERR_DATABASE.
bool due_report(const Desk *d, const Filter *filter, DueReport *out, Err *err);

#endif
