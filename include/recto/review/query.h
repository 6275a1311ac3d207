// The query language → filter tree and order. doc/recto.1, section QUERIES, is its manual.
#ifndef RECTO_REVIEW_QUERY_H
#define RECTO_REVIEW_QUERY_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"
#include "recto/base/err.h"
#include "recto/store/filter.h"

typedef struct Query {
	const Filter *filter; // never NULL
	CardSort sort;        // of lists; a review keeps its own order
} Query;

// Parses; the tree lives in `a`, and so does every text in it. An empty query finds all cards.
// `journal_forms` are those of the graphs, one a line, for names of journals in a query; the forms
// of card/journal.h that are always known need not be among them. What is not understood is
// ERR_USAGE: the reason, the query, and a caret below the place.
bool query_parse(Str text, Str journal_forms, Arena *a, Query *out, Err *err);

// Appends an argument of a shell to the text of a query, behind a blank. The shell has taken its
// quotes away: "page:Data structures" in one argument is one term, and gets quotes again.
void query_append_argument(Str argument, Buf *out);

typedef struct QueryTerm {
	const char *form; // "tag:NAME"
	const char *help; // one sentence
} QueryTerm;

// For help, manual and completions.
extern const QueryTerm query_terms[];
extern const size_t query_terms_n;

#endif
