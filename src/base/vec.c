#include "recto/base/vec.h"

#include <stdint.h>

enum { FIRST_CAP = 8 };

void *vec_grow(void *items, size_t *cap, size_t size)
{
	if (*cap > SIZE_MAX / 2)
		mem_exhausted();
	size_t grown = *cap ? *cap * 2 : FIRST_CAP;
	items = mem_resize(items, grown, size);
	*cap = grown;
	return items;
}
