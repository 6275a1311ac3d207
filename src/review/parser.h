// What the two query languages share: the place in the text, nodes, names, and errors with a caret.
#ifndef SRC_REVIEW_PARSER_H
#define SRC_REVIEW_PARSER_H

#include "recto/review/query.h"

typedef struct Parser {
	Str line; // what was typed, on one line
	Str text; // from its beginning, to where the query ends
	size_t at;
	Str journal_forms;
	CardSort sort; // what the query asks for
	Arena *arena;
	Err *err;
} Parser;

// Children in the making.
typedef struct FilterList {
	Filter *first, *last;
	size_t n;
} FilterList;

// ERR_USAGE with a caret below byte `at`. Returns NULL.
Filter *parser_fail(Parser *p, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

bool parser_is_blank(char c);
void parser_skip_blanks(Parser *p);
bool parser_is_at_end(const Parser *p);
// Goes past `s` when it is what comes next; ASCII letters match without case.
bool parser_take(Parser *p, Str s);

// The texts between what opens here and what closes it. False with an error when nothing closes it,
// or nothing is between.
bool parser_quoted(Parser *p, Str *out);
bool parser_bracketed(Parser *p, Str *out);
// Up to the next blank or byte of `ends`; may be empty.
Str parser_word(Parser *p, Str ends);

Filter *parser_new(Parser *p, FilterKind kind);
Filter *parser_not(Parser *p, Filter *child);
// FILTER_TEXT, _PAGE, _DECK or _GRAPH with the folded text.
Filter *parser_text(Parser *p, FilterKind kind, Str text);
// FILTER_REF, and for a date also the name that journals have by default; `at` is the place to
// blame for a name that is empty.
Filter *parser_ref(Parser *p, size_t at, Str name, const char *letters);
void filter_list_add(FilterList *list, Filter *child);
// Nothing is FILTER_ALL, one child is itself.
Filter *filter_list_join(Parser *p, FilterKind kind, const FilterList *list);

// Reads a name as a date, as one of the graphs writes it or in a form that is always known.
bool parser_day(const Parser *p, Str name, Day *out);
// FILTER_PAGE_ITSELF; a date also finds the journal of that day, whatever its name.
Filter *parser_page(Parser *p, size_t at, Str name);

// A query as Logseq writes it, from its '(' on. FILTER_ALL when it only sorts.
Filter *logseq_query(Parser *p);
// Whether the text begins with a query in Datalog, which is refused: [:find …], {:query …}.
bool logseq_is_advanced(Str rest);
Filter *logseq_refuse_advanced(Parser *p);
// {{cards …}} and {{query …}}, if one stands here: *out is NULL where it is wrong.
bool logseq_macro(Parser *p, Filter **out);

#endif
