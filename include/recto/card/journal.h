// Dates as names of pages: journals.
//
// A graph writes the titles of its journals in one form, such as "MMM do, yyyy", and reads names in
// that form and in three that are always known: "MMM do, yyyy", "yyyy-MM-dd", "yyyy_MM_dd".
//
// In a form y, yy and yyyy stand for the year, M and MM for the month's number, MMM and MMMM for
// its English name, d and dd for the day of the month, o behind it for its ordinal ending, E, EE,
// EEE and EEEE for the English day of the week. Text between quotes ('…', where '' is a quote) and
// everything that is no letter stands for itself.
#ifndef RECTO_CARD_JOURNAL_H
#define RECTO_CARD_JOURNAL_H

#include "recto/base/calendar.h"

#define JOURNAL_FORM "MMM do, yyyy"

// Whether titles in this form tell the days apart: it has a year, a month and a day, and no letters
// that stand for something else.
bool journal_form_is_usable(Str form);
// Reads a name as a date in `form` (empty: JOURNAL_FORM), which is tried first, or in a form that
// is always known. Letters of either case are the same; a day of the week need not be the right
// one. Years of one or two digits lie in 1940 to 2039. False where the name is no date.
bool journal_parse(Str name, Str form, Day *out);
// Appends the title of a day's journal; `form` is usable, or empty for JOURNAL_FORM.
void journal_append_title(Day day, Str form, Buf *out);

#endif
