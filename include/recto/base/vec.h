// Growing arrays of any type, as a struct with the fields `items`, `n` and `cap`:
//
//	typedef struct Diags { Diag *items; size_t n, cap; } Diags;
//
// Zero is a valid empty array. The array owns its memory; items move when it grows.
#ifndef RECTO_BASE_VEC_H
#define RECTO_BASE_VEC_H

#include <stdlib.h>
#include "recto/base/arena.h"
#include "recto/base/mem.h"

// The address of a new, uninitialised item at the end.
#define VEC_ADD(v) \
	((v)->n == (v)->cap ? ((v)->items = vec_grow((v)->items, &(v)->cap, sizeof *(v)->items)) \
			    : (v)->items, \
		&(v)->items[(v)->n++])
#define VEC_PUSH(v, item) (*VEC_ADD(v) = (item))
#define VEC_RELEASE(v) (free((v)->items), (v)->items = NULL, (v)->n = (v)->cap = 0)

// Doubles *cap (8 at first) and resizes `items` to it.
void *vec_grow(void *items, size_t *cap, size_t size);

#endif
