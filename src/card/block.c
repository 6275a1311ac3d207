#include "recto/card/block.h"

#include <stdlib.h>
#include "local.h"
#include "org.h"

// -- ids -----------------------------------------------------------------------------------------

static int by_id(const void *x, const void *y)
{
	const BlockId *a = x;
	const BlockId *b = y;
	int order = str_compare(a->id, b->id);
	return order != 0 ? order : (a->block > b->block) - (a->block < b->block);
}

static void sort_once(BlockIds *ids)
{
	size_t kept = 0;
	if (ids->n == 0)
		return;
	qsort(ids->items, ids->n, sizeof *ids->items, by_id);
	for (size_t i = 0; i < ids->n; i++)
		if (kept == 0 || !str_equals(ids->items[i].id, ids->items[kept - 1].id))
			ids->items[kept++] = ids->items[i];
	ids->n = kept;
}

void block_ids_read(BlockIds *out, const Outline *o)
{
	*out = (BlockIds){0};
	for (uint32_t i = 0; i < o->n_blocks; i++) {
		const Property *p = outline_find_property(o, &o->blocks[i], STR("id"));
		Str id = p ? name_trim(p->value) : (Str){0};
		if (name_is_block_id(id))
			VEC_PUSH(out, ((BlockId){name_lower_block_id(id, &out->arena), i}));
	}
	sort_once(out);
}

void block_ids_release(BlockIds *ids)
{
	VEC_RELEASE(ids);
	arena_release(&ids->arena);
}

uint32_t block_ids_find(const BlockIds *ids, Str id)
{
	size_t low = 0;
	for (size_t high = ids->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(ids->items[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool is_there = low < ids->n && str_equals(ids->items[low].id, id);
	return is_there ? ids->items[low].block : OUTLINE_NO_BLOCK;
}

// -- the first line ------------------------------------------------------------------------------

typedef struct FirstLine {
	Buf text; // of the first line that is not blank
	Buf code; // of the first one inside of a region, where there is no text
} FirstLine;

static bool bounds_region(Str line)
{
	return str_starts_with(line, STR("```")) || str_starts_with(line, STR("~~~")) ||
	       str_starts_with(line, STR("$$")) || str_starts_with(line, STR("#+"));
}

static void see_line(void *context, LineKind kind, Str line, int page_line)
{
	FirstLine *first = context;
	(void)page_line;
	line = name_trim(line);
	if (line.n == 0 || first->text.n > 0)
		return;
	if (kind == LINE_TEXT)
		buf_append(&first->text, line);
	else if (kind == LINE_HIDDEN_REGION && first->code.n == 0 && !bounds_region(line))
		buf_append(&first->code, line);
}

static Str without_heading(Str line)
{
	size_t n = 0;
	while (n < line.n && line.p[n] == '#')
		n++;
	bool is_heading = n > 0 && n < line.n && str_is_space(line.p[n]);
	return is_heading ? str_trim_left(str_skip(line, n)) : line;
}

void block_append_line(const Outline *o, uint32_t block, Buf *out)
{
	FirstLine first = {0};
	org_each_line(o, &o->blocks[block], see_line, &first);
	if (first.text.n > 0) {
		tags_append_without_card(without_heading(buf_str(&first.text)), out);
	} else if (first.code.n > 0 && !str_find_char(buf_str(&first.code), '`', NULL)) {
		buf_append_char(out, '`');
		buf_append(out, buf_str(&first.code));
		buf_append_char(out, '`');
	}
	buf_release(&first.text);
	buf_release(&first.code);
}

// -- whole blocks --------------------------------------------------------------------------------

static void append_blocks(
	const Outline *o, uint32_t first, uint32_t end, int base, size_t limit, Buf *out)
{
	Cards scratch = {0};
	PageCards p = {.out = &scratch, .o = o, .answer_budget = limit};
	p.texts = ARENA_ARRAY(&scratch.arena, BlockText, o->n_blocks);
	if (!answer_append_blocks(&p, first, end, base, out))
		buf_append_z(out, "\n\n…");
	cards_release(&scratch);
}

void block_append_tree(const Outline *o, uint32_t block, size_t limit, Buf *out)
{
	const Block *b = &o->blocks[block];
	append_blocks(o, block, b->end, b->level, limit, out);
}

void block_append_page(const Outline *o, size_t limit, Buf *out)
{
	append_blocks(o, 0, o->n_blocks, 1, limit, out);
}
