// Problems on their way to the person: printable, one line each, counted.
#ifndef RECTO_LIBRARY_TALK_H
#define RECTO_LIBRARY_TALK_H

#include "recto/base/diag.h"
#include "recto/base/err.h"
#include "recto/library/library.h"

typedef struct Talk {
	LibraryTalk to; // without `warn` problems are only counted
	int64_t warnings;
} Talk;

// "PATH: warning: text", where there is no line to name.
void talk_warn(Talk *t, Str path, const char *format, ...) __attribute__((format(printf, 3, 4)));
// What kept a file from being read; its text begins with the path, as those of file_read do.
void talk_err(Talk *t, Str path, const Err *err);
// "PATH:LINE:COL: warning: text".
void talk_diag(Talk *t, Str path, const Diag *d);
// All of both lists, in the order of their places.
void talk_page(Talk *t, Str path, Diags *of_outline, Diags *of_cards);

#endif
