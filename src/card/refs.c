#include "recto/card/refs.h"

#include <stdlib.h>
#include "recto/base/ident.h"
#include "recto/base/vec.h"
#include "names.h"

void refs_release(Refs *r)
{
	free(r->items);
	free(r->slots);
	arena_release(&r->arena);
	*r = (Refs){0};
}

void refs_clear(Refs *r)
{
	for (size_t i = 0; i < r->n_slots && r->n > 0; i++)
		r->slots[i] = 0;
	r->n = 0;
	arena_reset(&r->arena);
}

// Open addressing: a slot holds an item's number from 1, 0 is free.
static size_t find_slot(const Refs *r, Str name)
{
	size_t slot = ident_hash(0, name) & (r->n_slots - 1);
	while (r->slots[slot] && !str_equals(r->items[r->slots[slot] - 1], name))
		slot = (slot + 1) & (r->n_slots - 1);
	return slot;
}

static void grow_slots(Refs *r)
{
	size_t n = r->n_slots > 0 ? r->n_slots * 2 : 16;
	free(r->slots);
	r->slots = mem_new(n, sizeof *r->slots);
	r->n_slots = n;
	for (size_t i = 0; i < r->n; i++)
		r->slots[find_slot(r, r->items[i])] = (uint32_t)i + 1;
}

bool refs_has(const Refs *r, Str name)
{
	return r->n > 0 && r->slots[find_slot(r, name)] > 0;
}

void refs_add_exactly(Refs *r, Str name)
{
	if (name.n == 0 || refs_has(r, name))
		return;
	if (r->n * 2 >= r->n_slots)
		grow_slots(r);
	Str copy = arena_copy(&r->arena, name);
	r->slots[find_slot(r, copy)] = (uint32_t)r->n + 1;
	VEC_PUSH(r, copy);
}

void refs_add(Refs *r, Str name)
{
	Buf normal = {0};
	name_append_normal(name, r->journal_form, &normal);
	refs_add_exactly(r, buf_str(&normal));
	buf_release(&normal);
}

void refs_add_parents(Refs *r, Str name)
{
	int levels = 0;
	for (size_t at = name.n; at-- > 1 && levels < NAMESPACE_MAX;)
		if (name.p[at] == '/') {
			refs_add(r, str_head(name, at));
			levels++;
		}
}

bool refs_make_card(const Refs *r)
{
	return refs_has(r, STR("card"));
}
