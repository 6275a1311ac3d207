// A small reader for EDN, as Logseq writes it in config.edn and srs-of-matrix.edn. Lenient: what it
// does not know (tags, symbols) is kept as a word; depth and size are limited.
#ifndef RECTO_OUTLINE_EDN_H
#define RECTO_OUTLINE_EDN_H

#include "recto/base/arena.h"
#include "recto/base/diag.h"

typedef enum EdnKind {
	EDN_NIL,
	EDN_BOOL,
	EDN_NUMBER,
	EDN_STRING,
	EDN_KEYWORD,
	EDN_WORD,
	EDN_VECTOR,
	EDN_LIST,
	EDN_SET,
	EDN_MAP
} EdnKind;

typedef struct Edn Edn;
struct Edn {
	EdnKind kind;
	bool truth;
	double number;
	Str text;   // string content; keyword without ':' ; word; the digits of a number
	Edn *first; // of a collection; of a map: key, value, key, value …
	Edn *next;
	int line, col;
};

// The first value of the text, NULL when there is none. False with *problem (text in `a`) where it
// is not EDN.
bool edn_parse(Str text, Arena *a, Edn **out, Diag *problem);
// All values of the text, as a chain. Where it is not EDN, *out has what was read until there, with
// the collections that were open.
bool edn_parse_all(Str text, Arena *a, Edn **out, Diag *problem);
// The value of a keyword in a map, or NULL. `key` without ':'.
const Edn *edn_find(const Edn *map, Str key);

#endif
