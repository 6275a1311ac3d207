// Exports: reviews, cards and days as data for other programs, a record at a time.
//
// Memory does not grow with what is exported; days alone are collected first. Orders are stable:
// reviews by time, then as they were recorded; in `fsrs` by card, each by time; cards by page and
// line; days by date. Text is valid UTF-8.
//
// - csv: a header, then one record a line (LF), quoted as RFC 4180 says. Lists and objects are
//   JSON, null is empty, NUL is U+FFFD.
// - json: an array, one record a line. jsonl: one object a line.
// - fsrs, of reviews: the table that FSRS optimizers read.
// - logseq, of days: a page for a graph, a block for each day.
#ifndef RECTO_STATS_EXPORT_H
#define RECTO_STATS_EXPORT_H

#include "recto/stats/stats.h"

typedef enum ExportKind { EXPORT_REVIEWS, EXPORT_CARDS, EXPORT_DAYS } ExportKind;
typedef enum ExportFormat {
	EXPORT_CSV,
	EXPORT_JSON,
	EXPORT_JSONL,
	EXPORT_FSRS,
	EXPORT_LOGSEQ
} ExportFormat;

// "reviews", "cards", "days"; "csv", "json", "jsonl", "fsrs", "logseq". False for other words.
bool export_find_kind(Str name, ExportKind *out);
bool export_find_format(Str name, ExportFormat *out);
// fsrs is of reviews, logseq of days.
bool export_has_format(ExportKind kind, ExportFormat format);

typedef struct ExportOptions {
	ExportKind kind;
	ExportFormat format;  // export_has_format
	const Filter *filter; // NULL: all cards that are not gone; all reviews and days
	Day since, until;     // of reviews and days, both included; STATS_NO_SINCE, STATS_NO_UNTIL
} ExportOptions;

typedef struct Export Export;

// The desk and the filter must outlive it; the caller closes it. ERR_USAGE for a filter that is too
// long, ERR_DATABASE.
bool export_open(const Desk *d, const ExportOptions *options, Export **out, Err *err);
void export_close(Export *e); // NULL is nothing

// Appends what comes next: the head, a record, the tail. False at the end, with *err untouched, or
// with *err. Nothing is appended then.
bool export_next(Export *e, Buf *out, Err *err);

#endif
