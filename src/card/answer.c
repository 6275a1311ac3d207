// The blocks below a card as Markdown.
#include <assert.h>
#include "local.h"

// Where the blocks of a depth stand.
typedef struct Level {
	size_t indent;  // columns before their bullets
	size_t content; // columns before what stands below the last of them
	int number;     // of the last of them, 0 for one with a bullet
} Level;

typedef struct Levels {
	Level *items; // by depth
	size_t n, cap;
} Levels;

// The level of the next block; what is known of deeper ones is forgotten.
static Level *enter_level(Levels *levels, size_t depth)
{
	enum { BULLET_WIDTH = 2 };
	while (levels->n <= depth) {
		size_t indent = levels->n > 0 ? levels->items[levels->n - 1].content : 0;
		VEC_PUSH(levels, ((Level){.indent = indent, .content = indent + BULLET_WIDTH}));
	}
	assert(levels->items);
	levels->n = depth + 1;
	Level *level = &levels->items[depth];
	level->content = level->indent + BULLET_WIDTH;
	return level;
}

// Logseq counts blocks that stand beside each other.
static bool is_numbered(const Outline *o, const Block *b)
{
	const Property *type = outline_find_property(o, b, STR("logseq.order-list-type"));
	return type && str_equals(type->value, STR("number"));
}

static void append_bullet(Level *level, bool has_number, Buf *out)
{
	size_t begin = out->n;
	level->number = has_number ? level->number + 1 : 0;
	if (has_number)
		buf_printf(out, "%d. ", level->number);
	else
		buf_append_z(out, "- ");
	level->content = level->indent + (out->n - begin);
}

// Appends one block, its lines below the first under its bullet.
static void append_block(const Outline *o, const Block *b, Str shown, Level *level, Buf *out)
{
	bool has_bullet = b->kind == BLOCK_BULLET;
	Str line;
	for (bool is_first = true; str_next_line(&shown, &line); is_first = false) {
		if (has_bullet && line.n > 0)
			buf_append_repeat(out, ' ', is_first ? level->indent : level->content);
		if (has_bullet && is_first)
			append_bullet(level, is_numbered(o, b), out);
		buf_append(out, line);
		buf_append_char(out, '\n');
	}
}

// A bullet without text is shown only for the sake of those below it.
typedef struct Waiting {
	int depth;
	size_t indent;
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
		buf_append_repeat(out, ' ', empty->items[i].indent);
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
	Levels levels = {0};
	bool is_whole = true;
	for (uint32_t i = first; i < end && is_whole; i++) {
		const Block *b = &p->o->blocks[i];
		Str shown = texts_of_block(p, i)->shown;
		int depth = b->level > base ? b->level - base : 0;
		Level *level = enter_level(&levels, (size_t)depth);
		is_whole = spend(p, shown.n + level->indent + 1);
		forget_deeper(&empty, depth);
		if (shown.n == 0) {
			VEC_PUSH(&empty, ((Waiting){depth, level->indent}));
			continue;
		}
		append_empty_bullets(&empty, depth, out);
		if (out->n > 0 && b->kind == BLOCK_HEADING)
			buf_append_char(out, '\n');
		append_block(p->o, b, shown, level, out);
	}
	while (out->n > 0 && out->p[out->n - 1] == '\n')
		buf_truncate(out, out->n - 1);
	VEC_RELEASE(&empty);
	VEC_RELEASE(&levels);
	return is_whole;
}
