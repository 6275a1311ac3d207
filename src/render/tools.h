// What texts ask of the optional programs. `t` may be NULL.
#ifndef RENDER_TOOLS_H
#define RENDER_TOOLS_H

#include "recto/base/buf.h"
#include "recto/render/style.h"
#include "recto/render/tools.h"

// Appends a formula as drawable text: one line, in display several, separated by '\n'. False, with
// nothing appended, when its source is to be shown.
bool tools_append_formula(Tools *t, Str source, bool is_display, Buf *out);

// A role that holds from a byte of the code on.
typedef struct CodeRun {
	size_t begin;
	Role role;
} CodeRun;

typedef struct CodeRuns {
	CodeRun *items; // in order
	size_t n, cap;
} CodeRuns;

// Appends the colours of code in a language as a fence names it. False when there are none (yet).
bool tools_append_colours(Tools *t, Str language, Str code, CodeRuns *out);

// What `highlight` and `bat` print, as colours of `code`. False when it is not that code: runs that
// were appended before that are of no use.
bool code_read_html(Str output, Str code, CodeRuns *out);
bool code_read_ansi(Str output, Str code, CodeRuns *out);

#endif
