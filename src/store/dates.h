// The dates of a query at a moment.
#ifndef RECTO_SRC_STORE_DATES_H
#define RECTO_SRC_STORE_DATES_H

#include "recto/store/filter.h"

typedef struct DateSpan {
	Day first, last;
	Instant begin, end; // [begin, end)
} DateSpan;

// From the earlier to the later of two dates, both included; a day is all of itself, an instant its
// millisecond. Within the years 1 to 9999.
DateSpan dates_between(const FilterDate *a, const FilterDate *b, const StoreMoment *m);

#endif
