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

typedef struct Targets {
	TargetRef *items;
	size_t n, cap;
	Refs blocks, pages; // seen before
	Arena *arena;
} Targets;

static void add_target(Targets *t, TargetRef target, const Block *b, const Reference *r)
{
	int before = r->line == 1 ? b->col - 1 : 0;
	target.line = b->line + r->line - 1;
	target.col = before + r->col;
	VEC_PUSH(t, target);
}

static void add_block(Targets *t, const Block *b, const Reference *r)
{
	Str id = name_lower_block_id(r->target, t->arena);
	if (refs_has(&t->blocks, id))
		return;
	refs_add_exactly(&t->blocks, id);
	add_target(t, (TargetRef){.target = id}, b, r);
}

static void add_page(Targets *t, const Block *b, const Reference *r)
{
	size_t n = t->pages.n;
	refs_add(&t->pages, r->target);
	if (t->pages.n == n)
		return;
	TargetRef target = {
		.is_page = true,
		.target = arena_copy(t->arena, t->pages.items[n]),
		.name = arena_copy(t->arena, r->target),
	};
	add_target(t, target, b, r);
}

static void add_reference(Targets *t, const Block *b, const Reference *r)
{
	switch (r->kind) {
	case REFERENCE_BLOCK:
	case REFERENCE_LABEL:
	case REFERENCE_EMBED_BLOCK:
		add_block(t, b, r);
		return;
	case REFERENCE_EMBED_PAGE:
		add_page(t, b, r);
		return;
	case REFERENCE_IMAGE:
		return;
	}
}

static void read_block(const Outline *o, const Block *b, Targets *t)
{
	Str text = outline_text(o, b->extent);
	size_t begin = b->kind == BLOCK_PRE ? 0 : (size_t)(b->col - 1);
	Reference r;
	if (!str_contains(text, STR("((")) && !str_contains(text, STR("{{embed")))
		return;
	ReferenceScanner s = {.text = str_skip(text, begin)};
	while (reference_next(&s, &r))
		add_reference(t, b, &r);
}

// Blocks stand in the answers of all cards above them: each is looked at once.
static void read_targets(PageCards *p)
{
	Cards *c = p->out;
	Targets targets = {.arena = &c->arena};
	uint32_t next = 0;
	for (size_t i = 0; i < c->n; i++) {
		uint32_t end = card_end(p, c->items[i].block);
		uint32_t block = c->items[i].block > next ? c->items[i].block : next;
		for (; block < end; block++)
			read_block(p->o, &p->o->blocks[block], &targets);
		next = end > next ? end : next;
	}
	c->n_targets = targets.n;
	c->targets = ARENA_ARRAY(&c->arena, TargetRef, targets.n);
	for (size_t i = 0; i < targets.n; i++)
		c->targets[i] = targets.items[i];
	VEC_RELEASE(&targets);
	refs_release(&targets.blocks);
	refs_release(&targets.pages);
}

void targets_read(PageCards *p)
{
	read_ids(p);
	read_targets(p);
}
