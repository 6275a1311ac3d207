// The blocks below a card as Markdown.
#include "local.h"

// Appends one block, its lines below the first under its bullet.
static void append_block(Str shown, BlockKind kind, int depth, Buf *out)
{
	size_t indent = (size_t)depth * 2;
	bool has_bullet = kind == BLOCK_BULLET;
	Str line;
	for (bool is_first = true; str_next_line(&shown, &line); is_first = false) {
		if (has_bullet && line.n > 0)
			buf_append_repeat(out, ' ', is_first ? indent : indent + 2);
		if (has_bullet && is_first)
			buf_append_z(out, "- ");
		buf_append(out, line);
		buf_append_char(out, '\n');
	}
}

// A bullet without text is shown only for the sake of those below it.
typedef struct Waiting {
	int depth;
} Waiting;

typedef struct EmptyBullets {
	Waiting *items;
	size_t n, cap;
} EmptyBullets;

static void append_empty_bullets(EmptyBullets *empty, int depth, Buf *out)
{
	for (size_t i = 0; i < empty->n; i++) {
		if (empty->items[i].depth >= depth)
			continue;
		buf_append_repeat(out, ' ', (size_t)empty->items[i].depth * 2);
		buf_append_z(out, "-\n");
	}
	empty->n = 0;
}

static void forget_deeper(EmptyBullets *empty, int depth)
{
	while (empty->n > 0 && empty->items[empty->n - 1].depth >= depth)
		empty->n--;
}

static bool spend(PageCards *p, size_t bytes)
{
	bool has_enough = bytes <= p->answer_budget;
	p->answer_budget -= has_enough ? bytes : p->answer_budget;
	return has_enough;
}

bool answer_append_blocks(PageCards *p, uint32_t first, uint32_t end, int base, Buf *out)
{
	EmptyBullets empty = {0};
	bool is_whole = true;
	for (uint32_t i = first; i < end && is_whole; i++) {
		const Block *b = &p->o->blocks[i];
		Str shown = texts_of_block(p, i)->shown;
		int depth = b->level > base ? b->level - base : 0;
		is_whole = spend(p, shown.n + (size_t)depth * 2 + 1);
		forget_deeper(&empty, depth);
		if (shown.n == 0) {
			VEC_PUSH(&empty, ((Waiting){depth}));
			continue;
		}
		append_empty_bullets(&empty, depth, out);
		if (out->n > 0 && b->kind == BLOCK_HEADING)
			buf_append_char(out, '\n');
		append_block(shown, b->kind, depth, out);
	}
	while (out->n > 0 && out->p[out->n - 1] == '\n')
		buf_truncate(out, out->n - 1);
	VEC_RELEASE(&empty);
	return is_whole;
}
