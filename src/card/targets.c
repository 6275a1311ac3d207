// What a page gives others to refer to, and what its cards refer to.
#include "recto/card/block.h"
#include "local.h"
#include "reference.h"

static void read_ids(PageCards *p)
{
	BlockIds ids;
	Buf lines = {0};
	block_ids_read(&ids, p->o);
	for (size_t i = 0; i < ids.n; i++) {
		buf_append(&lines, ids.items[i].id);
		buf_append_char(&lines, '\n');
	}
	p->out->block_ids = arena_copy(&p->out->arena, buf_str(&lines));
	buf_release(&lines);
	block_ids_release(&ids);
}

typedef struct BlockRefs {
	BlockRef *items;
	size_t n, cap;
	Refs seen;
	Arena *arena;
} BlockRefs;

static void add_ref(BlockRefs *refs, const Block *b, const Reference *r)
{
	Str id = name_lower_block_id(r->target, refs->arena);
	if (refs_has(&refs->seen, id))
		return;
	refs_add_exactly(&refs->seen, id);
	int before = r->line == 1 ? b->col - 1 : 0;
	VEC_PUSH(refs, ((BlockRef){id, b->line + r->line - 1, before + r->col}));
}

static void read_block(const Outline *o, const Block *b, BlockRefs *refs)
{
	Str text = outline_text(o, b->extent);
	size_t begin = b->kind == BLOCK_PRE ? 0 : (size_t)(b->col - 1);
	Reference r;
	if (!str_contains(text, STR("((")))
		return;
	ReferenceScanner s = {.text = str_skip(text, begin)};
	while (reference_next(&s, &r))
		if (r.kind != REFERENCE_EMBED_PAGE && r.kind != REFERENCE_IMAGE)
			add_ref(refs, b, &r);
}

// Blocks stand in the answers of all cards above them: each is looked at once.
static void read_refs(PageCards *p)
{
	Cards *c = p->out;
	BlockRefs refs = {.arena = &c->arena};
	uint32_t next = 0;
	for (size_t i = 0; i < c->n; i++) {
		uint32_t end = card_end(p, c->items[i].block);
		uint32_t block = c->items[i].block > next ? c->items[i].block : next;
		for (; block < end; block++)
			read_block(p->o, &p->o->blocks[block], &refs);
		next = end > next ? end : next;
	}
	c->n_block_refs = refs.n;
	c->block_refs = ARENA_ARRAY(&c->arena, BlockRef, refs.n);
	for (size_t i = 0; i < refs.n; i++)
		c->block_refs[i] = refs.items[i];
	VEC_RELEASE(&refs);
	refs_release(&refs.seen);
}

void targets_read(PageCards *p)
{
	read_ids(p);
	read_refs(p);
}
