// Problems on their way to the person: printable, one line each, counted.
#ifndef RECTO_LIBRARY_TALK_H
#define RECTO_LIBRARY_TALK_H

#include "recto/base/diag.h"
#include "recto/library/library.h"

typedef struct Talk {
	LibraryTalk to; // without `warn` problems are only counted
	int64_t warnings;
} Talk;

void talk_warn(Talk *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
// "PATH:LINE:COL: warning: text".
void talk_diag(Talk *t, Str path, const Diag *d);
// All of both lists, in the order of their places.
void talk_page(Talk *t, Str path, Diags *of_outline, Diags *of_cards);

#endif
