// The parts of Logseq's query language: forms, their arguments, dates.
#ifndef SRC_REVIEW_QUERY_LOGSEQ_H
#define SRC_REVIEW_QUERY_LOGSEQ_H

#include "parser.h"

enum { ARGUMENTS_MAX = 32 };

typedef enum ArgumentKind {
	ARGUMENT_WORD,
	ARGUMENT_TEXT, // "…"
	ARGUMENT_PAGE, // [[…]], #…
} ArgumentKind;

typedef struct Argument {
	ArgumentKind kind;
	Str text; // without its marks
	size_t at;
} Argument;

// What stands in a form behind its name.
typedef struct Arguments {
	Argument items[ARGUMENTS_MAX];
	size_t n;
	size_t vector_at; // of a '[' that holds some of them, SIZE_MAX without
	size_t end_at;    // of the ')'
} Arguments;

// Blanks and commas, which are blanks in EDN.
void logseq_skip_gap(Parser *p);
// The name behind a '#', in brackets or not.
bool logseq_tag(Parser *p, Str *out);
// A page, whose parents in its namespace do not count in Logseq; `at` is the place to blame.
Filter *logseq_ref(Parser *p, size_t at, Str name);

// -- query_forms.c -------------------------------------------------------------------------------

// A form with arguments, from behind its name on: (property …), (task …) and so on. FILTER_ALL when
// it filters nothing, as (sort-by …) does.
Filter *logseq_form(Parser *p, size_t open, size_t name_at, Str name);

// -- query_dates.c -------------------------------------------------------------------------------

// A journal's name, "today" and its like, or a span such as -7d. False with an error.
bool logseq_date(Parser *p, const Argument *a, FilterDate *out);

#endif
