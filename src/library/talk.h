// Problems on their way to the person: printable, one line each, counted.
//
// What is odd on one page is kept until another page is talked about: of many alike only the first
// is told.
#ifndef RECTO_LIBRARY_TALK_H
#define RECTO_LIBRARY_TALK_H

#include "recto/base/diag.h"
#include "recto/base/err.h"
#include "recto/library/library.h"

typedef struct Talk {
	LibraryTalk to; // without `warn` problems are only counted
	int64_t warnings;
	Str path; // the page of what is kept, in its arena
	Diags kept;
} Talk;

// "PATH: warning: text", where there is no line to name.
void talk_warn(Talk *t, Str path, const char *format, ...) __attribute__((format(printf, 3, 4)));
// What the error says without the path that it begins with, as those of file_read and file_replace
// do. A part of its text.
Str talk_reason(Str path, const Err *err);
// What kept a file from being read.
void talk_err(Talk *t, Str path, const Err *err);
// "PATH:LINE:COL: warning: text".
void talk_at(Talk *t, Str path, int line, int col, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
// The same for all of a list.
void talk_diags(Talk *t, Str path, const Diags *d);
// Says what is still kept; after the last page.
void talk_flush(Talk *t);

#endif
