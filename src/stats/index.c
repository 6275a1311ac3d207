#include "index.h"

#include <stdlib.h>
#include "recto/base/mem.h"

enum { SMALLEST = 64 };

void index_release(Index *x)
{
	free(x->slots);
	*x = (Index){0};
}

// The slot of the key, or the empty one where it belongs. Neighbouring keys are the rule: the
// product spreads them.
static IndexSlot *find_slot(const Index *x, int64_t key)
{
	size_t mask = x->cap - 1;
	size_t at = (size_t)(((uint64_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & mask;
	while (x->slots[at].number != 0 && x->slots[at].key != key)
		at = (at + 1) & mask;
	return &x->slots[at];
}

static void grow(Index *x)
{
	Index larger = {.n = x->n, .cap = x->cap ? 2 * x->cap : SMALLEST};
	larger.slots = mem_new(larger.cap, sizeof *larger.slots);
	for (size_t i = 0; i < x->cap; i++)
		if (x->slots[i].number != 0)
			*find_slot(&larger, x->slots[i].key) = x->slots[i];
	free(x->slots);
	*x = larger;
}

bool index_find(const Index *x, int64_t key, size_t *number)
{
	if (x->cap == 0)
		return false;
	const IndexSlot *slot = find_slot(x, key);
	if (slot->number == 0)
		return false;
	*number = slot->number - 1;
	return true;
}

size_t index_put(Index *x, int64_t key)
{
	if (x->n >= x->cap / 2)
		grow(x);
	IndexSlot *slot = find_slot(x, key);
	if (slot->number == 0)
		*slot = (IndexSlot){key, (uint32_t)++x->n};
	return slot->number - 1;
}
