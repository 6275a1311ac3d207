// Diagnostics: what is odd in a text, with its place. A parser returns a result and a list of
// these.
#ifndef RECTO_BASE_DIAG_H
#define RECTO_BASE_DIAG_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"

typedef struct Diag {
	int line; // from 1
	int col;  // in bytes, from 1
	Str text; // lives in the list's arena; one line, says what is odd and what to do
	Str kind; // likewise: the same for all that differ in names and numbers only
} Diag;

typedef struct Diags {
	Diag *items;
	size_t n, cap;
	Arena arena;
} Diags;

void diags_release(Diags *d);
// The kind is the format, or the text where the format is nothing but "%s".
void diags_add(Diags *d, int line, int col, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void diags_vadd(Diags *d, int line, int col, const char *format, va_list args)
	__attribute__((format(printf, 4, 0)));
// Stable order by line, then column.
void diags_sort(Diags *d);
// Adds copies of all of `from`.
void diags_append(Diags *d, const Diags *from);
// Sorts, and keeps the first of each kind only; its text then says how many more there were on the
// page.
void diags_fold(Diags *d);
// "FILE:LINE:COL: warning: text" without a newline; control characters of the path and the text are
// made visible.
void diag_format(const Diag *d, Str path, Buf *out);

// "LINE-TEXT\n   ^" for a place in a text: the line (cut to a window of at most 76 columns around
// the place) and below it a caret under byte column `col`.
void diag_caret(Str text, int line, int col, Buf *out);

#endif
