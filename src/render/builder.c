#include "builder.h"

#include "recto/base/vec.h"
#include "recto/render/width.h"

static Container *top_of(Builder *b)
{
	return b->depth > 0 && b->depth <= DEPTH_MAX ? &b->stack[b->depth - 1] : NULL;
}

static void push(Builder *b, Container c)
{
	if (b->depth++ < DEPTH_MAX)
		b->stack[b->depth - 1] = c;
}

// What stands before a line: bullets that were not shown yet, or blanks below them, and the bars of
// quotes.
static Str make_prefix(Builder *b, bool is_first)
{
	Buf prefix = {0};
	for (int i = 0; i < b->depth && i < DEPTH_MAX; i++) {
		Container *c = &b->stack[i];
		if (c->type == MD_BLOCK_QUOTE)
			buf_append_z(&prefix, "│ ");
		if (c->type != MD_BLOCK_LI)
			continue;
		Str bullet = str_from_z(c->bullet);
		if (is_first && !c->is_shown)
			buf_append(&prefix, bullet);
		else
			buf_append_repeat(&prefix, ' ', (size_t)width_of(bullet));
		c->is_shown = c->is_shown || is_first;
	}
	Str copy = arena_copy(&b->doc->arena, buf_str(&prefix));
	buf_release(&prefix);
	return copy;
}

DocumentBlock *builder_open_block(Builder *b)
{
	DocumentBlock *block = VEC_ADD(&b->doc->blocks);
	*block = (DocumentBlock){
		.begin = b->doc->text.n,
		.end = b->doc->text.n,
		.is_verbatim = b->is_verbatim,
	};
	block->first = make_prefix(b, true);
	block->rest = make_prefix(b, false);
	b->is_open = true;
	return block;
}

static void close_block(Builder *b)
{
	if (!b->is_open)
		return;
	b->doc->blocks.items[b->doc->blocks.n - 1].end = b->doc->text.n;
	b->is_open = false;
}

// An item or a quote without text still shows its bullet.
static void close_container(Builder *b)
{
	Container *c = top_of(b);
	if (c && c->type == MD_BLOCK_LI && !c->is_shown) {
		builder_open_block(b);
		close_block(b);
	}
	b->depth--;
}

static Container make_item(const Builder *b, const Container *list, const MD_BLOCK_LI_DETAIL *li)
{
	Container item = {.type = MD_BLOCK_LI};
	Buf bullet = {0};
	if (list && list->type == MD_BLOCK_OL)
		buf_printf(&bullet, "%u. ", list->number);
	else if (!li->is_task)
		buf_append_z(&bullet, b->bullets % 2 == 1 ? "• " : "◦ ");
	if (li->is_task)
		buf_append_z(&bullet, li->task_mark == ' ' ? "[ ] " : "[x] ");
	Str text = str_head(buf_str(&bullet), sizeof item.bullet - 1);
	for (size_t i = 0; i < text.n; i++)
		item.bullet[i] = text.p[i];
	buf_release(&bullet);
	return item;
}

static void enter_item(Builder *b, const MD_BLOCK_LI_DETAIL *detail)
{
	Container *list = top_of(b);
	Container item = make_item(b, list, detail);
	if (list && list->type == MD_BLOCK_OL)
		list->number++;
	push(b, item);
}

static void add_rule(Builder *b)
{
	builder_open_block(b)->is_rule = true;
	close_block(b);
}

// Code begins below its bullet: the two would read as one text.
static void add_lone_bullet(Builder *b)
{
	Container *c = top_of(b);
	if (!c || c->type != MD_BLOCK_LI || c->is_shown)
		return;
	builder_open_block(b);
	close_block(b);
	b->has_lone_bullet = true;
}

void builder_enter(Builder *b, MD_BLOCKTYPE type, void *detail)
{
	close_block(b);
	if (type == MD_BLOCK_UL) {
		b->bullets++;
		push(b, (Container){.type = type});
	} else if (type == MD_BLOCK_OL) {
		push(b, (Container){.type = type, .number = ((MD_BLOCK_OL_DETAIL *)detail)->start});
	} else if (type == MD_BLOCK_LI) {
		enter_item(b, detail);
	} else if (type == MD_BLOCK_QUOTE) {
		push(b, (Container){.type = type});
	} else if (type == MD_BLOCK_HR) {
		add_rule(b);
	} else if (type == MD_BLOCK_H) {
		b->style = (Style){ROLE_HEADING, STYLE_BOLD};
	} else if (type == MD_BLOCK_CODE) {
		add_lone_bullet(b);
		b->style = (Style){ROLE_CODE, 0};
		b->is_verbatim = true;
	}
}

// Code ends with a line end that begins no line.
static void close_code(Builder *b)
{
	Buf *text = &b->doc->text;
	if (b->is_open && text->n > b->doc->blocks.items[b->doc->blocks.n - 1].begin &&
		text->p[text->n - 1] == '\n')
		buf_truncate(text, text->n - 1);
}

void builder_leave(Builder *b, MD_BLOCKTYPE type)
{
	if (type == MD_BLOCK_CODE)
		close_code(b);
	b->has_lone_bullet = false;
	close_block(b);
	if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_OL ||
		type == MD_BLOCK_UL)
		close_container(b);
	if (type == MD_BLOCK_UL)
		b->bullets--;
	b->style = (Style){0};
	b->is_verbatim = false;
}

bool builder_is_quoted(const Builder *b)
{
	for (int i = 0; i < b->depth && i < DEPTH_MAX; i++)
		if (b->stack[i].type == MD_BLOCK_QUOTE)
			return true;
	return false;
}
