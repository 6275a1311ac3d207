// Instants, local days, and their written forms.
//
// An Instant is milliseconds since 1970-01-01T00:00:00Z. A Day counts local calendar days from
// 1970-01-01 = 0. The local zone is the process's TZ. A day is the local calendar date, less one
// while the local clock shows an hour below `day_starts_at` (0 to 23); it starts at the first
// instant that belongs to it, whatever daylight saving does.
#ifndef RECTO_BASE_CALENDAR_H
#define RECTO_BASE_CALENDAR_H

#include "recto/base/buf.h"

typedef int64_t Instant;
typedef int32_t Day;

#define INSTANT_NONE INT64_MIN
// Years 0001 to 9999: what can be written; everything is clamped to this.
#define INSTANT_MIN INT64_C(-62135596800000)
#define INSTANT_MAX INT64_C(253402300799999)

Instant calendar_now(void);
// The monotonic clock in milliseconds, for durations only.
int64_t calendar_monotonic_ms(void);

Day calendar_day(Instant t, int day_starts_at);
// The start of a day that a zone skipped is that of the next.
Instant calendar_day_start(Day day, int day_starts_at);
// The hour that the local clock shows, 0 to 23.
int calendar_hour(Instant t);
// Local midnight (hour 0) at the start of the calendar date after that of t; always later than t.
Instant calendar_next_midnight(Instant t);

// Proleptic Gregorian. month 1 to 12, day 1 to 31.
Day calendar_from_civil(int year, int month, int day);
void calendar_to_civil(Day day, int *year, int *month, int *day_of_month);
// The same day of another month, or its last: 31 January and a month is the last of February. The
// nearest day of the years 1 to 9999 where there is none.
Day calendar_add_months(Day day, int months);

// RFC 3339: date, 'T' or blank, time with optional fraction (further digits are cut), 'Z' or an
// offset. A bare date is midnight UTC. False when s is none of these or no date of the calendar.
bool calendar_parse_rfc3339(Str s, Instant *out);
// The formats that Logseq reads in card-next-schedule and card-last-reviewed:
// yyyy-MM-ddTHH:mm:ss.SSSZ, where the fraction is a count of milliseconds (".26" is 26 ms), and
// without the fraction, both also with an offset; as UTC yyyy-MM-dd[THH[:mm[:ss[.SSS]]]],
// yyyy-MM-dd HH:mm:ss and yyyyMMdd.
bool calendar_parse_logseq(Str s, Instant *out);
// "2023-02-07T04:00:00.000Z", as RFC 3339 and as Logseq writes it.
void calendar_format_rfc3339(Instant t, Buf *out);
// "2023-02-07" of a day.
void calendar_format_day(Day day, Buf *out);
// A span for people: "now" (0), "1 d", "12 d", "1.5 mo" (from 31 days), "2.3 y" (from 365).
// `days` >= 0.
void calendar_format_interval(int days, Buf *out);

#endif
