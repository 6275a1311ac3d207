// The SQL functions that the statements use beyond SQLite's own.
//
//	recto_contains(folded, text…)
//		the folded text occurs in one of the texts, folded
//	recto_is_named(folded, name)
//		the name is the pattern or below it; '*' stands for anything
//	recto_has_ref(refs, letters, name)
//		a line of refs is one of the letters and then the name
//	recto_has_property(properties, key, folded)
//		the property's value is or holds the text; an empty one asks for the key alone
//	recto_property(properties, key)
//		its value: a number, else a folded text, NULL without
//	recto_among(id, ?)
//		the id is in the set that stmt_bind_ids bound
//	recto_shuffle(id, seed)
//		a number that looks random
//	recto_folded(text)
//		the text, folded, to sort by
#ifndef RECTO_SRC_STORE_FUNCTIONS_H
#define RECTO_SRC_STORE_FUNCTIONS_H

#include "database.h"

// Registers them with the connection; a result code of SQLite.
int functions_register(Store *s);

typedef struct IdSet {
	size_t n;
	int64_t ids[]; // ascending
} IdSet;

#define ID_SET_TYPE "recto-ids"

// A sorted copy that the caller ends with free().
IdSet *id_set_new(const int64_t *ids, size_t n);
bool id_set_has(const IdSet *set, int64_t id);

#endif
