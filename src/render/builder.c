#include "builder.h"

#include <assert.h>
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "protect.h"

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
			buf_append_z(&prefix, c->bar != ROLE_TEXT ? "┃ " : "│ ");
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
		.form = b->form,
	};
	for (int i = 0; i < b->depth && i < DEPTH_MAX; i++)
		if (b->stack[i].type == MD_BLOCK_QUOTE && b->stack[i].bar != ROLE_TEXT)
			block->bar = b->stack[i].bar;
	block->first = make_prefix(b, true);
	block->rest = make_prefix(b, false);
	b->is_open = true;
	return block;
}

void builder_close_block(Builder *b)
{
	if (!b->is_open)
		return;
	assert(b->doc->blocks.items);
	b->doc->blocks.items[b->doc->blocks.n - 1].end = b->doc->text.n;
	b->is_open = false;
}

// An item or a quote without text still shows its bullet.
static void close_container(Builder *b)
{
	Container *c = top_of(b);
	if (c && c->type == MD_BLOCK_LI && !c->is_shown) {
		builder_open_block(b);
		builder_close_block(b);
	}
	b->depth--;
}

// Blocks of the outline have '-'. A list within the text of one looks different, whatever its
// depth.
static const char *bullet_of(const Builder *b, const Container *list)
{
	bool is_within = false;
	for (int i = 0; i < b->depth && i < DEPTH_MAX; i++)
		is_within =
			is_within || (b->stack[i].type == MD_BLOCK_UL && b->stack[i].mark == '-');
	if (list && list->mark != '-' && is_within)
		return "– ";
	return b->bullets % 2 == 1 ? "• " : "◦ ";
}

static Container make_item(const Builder *b, const Container *list, const MD_BLOCK_LI_DETAIL *li)
{
	Container item = {.type = MD_BLOCK_LI};
	Buf bullet = {0};
	if (list && list->type == MD_BLOCK_OL)
		buf_printf(&bullet, "%u. ", list->number);
	else if (!li->is_task)
		buf_append_z(&bullet, bullet_of(b, list));
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

static void add_form(Builder *b, BlockForm form)
{
	builder_open_block(b)->form = form;
	builder_close_block(b);
}

// -- code -------------------------------------------------------------------------------------

static Str language_of(const MD_BLOCK_CODE_DETAIL *detail)
{
	return str_make(detail->lang.text, detail->lang.size);
}

// The language stands above the code, behind the bullet where there is one.
static void add_language(Builder *b)
{
	Document *d = b->doc;
	Buf label = {0};
	ProtectPiece piece;
	for (Str rest = b->language; protect_next(&rest, &piece);)
		if (piece.text.n > 0 && piece.text.p[0] != FORMULA_MARK)
			buf_append(&label, piece.text);
	builder_open_block(b)->is_label = true;
	VEC_PUSH(&d->styles, ((StyleChange){d->text.n, {ROLE_DIM, 0}}));
	width_append_joined(&d->text, buf_str(&label));
	builder_close_block(b);
	b->has_label = true;
	buf_release(&label);
}

static void enter_code(Builder *b, const MD_BLOCK_CODE_DETAIL *detail)
{
	b->language = language_of(detail);
	if (b->language.n > 0)
		add_language(b);
	b->style = (Style){ROLE_CODE, 0};
	b->form = FORM_CODE;
	b->code_style = b->doc->styles.n;
}

// The language alone says nothing, but its bullet stays.
static void drop_label(Builder *b)
{
	Document *d = b->doc;
	if (!b->has_label)
		return;
	const DocumentBlock *last = &d->blocks.items[d->blocks.n - 1];
	if (last->is_label && str_equals(last->first, last->rest))
		d->blocks.n--;
}

// Code ends with a line end that begins no line.
static void close_code(Builder *b)
{
	Buf *text = &b->doc->text;
	drop_label(b);
	if (b->is_open && text->n > b->doc->blocks.items[b->doc->blocks.n - 1].begin &&
		text->p[text->n - 1] == '\n')
		buf_truncate(text, text->n - 1);
}

// -- blocks -----------------------------------------------------------------------------------

static Style heading_style(const MD_BLOCK_H_DETAIL *detail)
{
	static const uint8_t attrs[] = {
		STYLE_BOLD | STYLE_UNDERLINE, STYLE_BOLD, STYLE_BOLD | STYLE_ITALIC, STYLE_ITALIC};
	unsigned level = detail->level < 4 ? detail->level : 4;
	return (Style){ROLE_HEADING, attrs[level - 1]};
}

void builder_enter(Builder *b, MD_BLOCKTYPE type, void *detail)
{
	builder_close_block(b);
	b->skips_break = false;
	switch (type) {
	case MD_BLOCK_UL:
		b->bullets++;
		push(b, (Container){.type = type, .mark = ((MD_BLOCK_UL_DETAIL *)detail)->mark});
		break;
	case MD_BLOCK_OL:
		push(b, (Container){.type = type, .number = ((MD_BLOCK_OL_DETAIL *)detail)->start});
		break;
	case MD_BLOCK_LI:
		enter_item(b, detail);
		break;
	case MD_BLOCK_QUOTE:
		push(b, (Container){.type = type});
		break;
	case MD_BLOCK_HR:
		add_form(b, FORM_RULE);
		break;
	case MD_BLOCK_H:
		b->style = heading_style(detail);
		break;
	case MD_BLOCK_CODE:
		enter_code(b, detail);
		break;
	case MD_BLOCK_TABLE:
		builder_enter_table(b, detail);
		break;
	case MD_BLOCK_THEAD:
		b->is_in_head = true;
		break;
	case MD_BLOCK_TR:
		builder_enter_row(b);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		builder_enter_cell(b, detail);
		break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_P:
	case MD_BLOCK_HTML:
	case MD_BLOCK_TBODY:
		break;
	}
}

static bool is_in_table(MD_BLOCKTYPE type)
{
	return type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY || type == MD_BLOCK_TR ||
	       type == MD_BLOCK_TH || type == MD_BLOCK_TD;
}

void builder_leave(Builder *b, MD_BLOCKTYPE type)
{
	if (type == MD_BLOCK_THEAD)
		b->is_in_head = false;
	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
		builder_leave_cell(b);
	if (is_in_table(type))
		return;
	if (type == MD_BLOCK_CODE)
		close_code(b);
	b->has_label = false;
	b->skips_break = false;
	builder_close_block(b);
	if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_OL ||
		type == MD_BLOCK_UL)
		close_container(b);
	if (type == MD_BLOCK_UL)
		b->bullets--;
	b->style = (Style){0};
	b->form = FORM_TEXT;
}

// -- quotes and formulas ----------------------------------------------------------------------

static Container *innermost_quote(Builder *b)
{
	for (int i = b->depth < DEPTH_MAX ? b->depth : DEPTH_MAX; i-- > 0;)
		if (b->stack[i].type == MD_BLOCK_QUOTE)
			return &b->stack[i];
	return NULL;
}

void builder_set_bar(Builder *b, Role bar)
{
	Container *quote = innermost_quote(b);
	if (quote)
		quote->bar = bar;
}

bool builder_is_quoted(const Builder *b)
{
	for (int i = b->depth < DEPTH_MAX ? b->depth : DEPTH_MAX; i-- > 0;)
		if (b->stack[i].type == MD_BLOCK_QUOTE)
			return b->stack[i].bar == ROLE_TEXT;
	return false;
}

bool builder_is_in_table(const Builder *b)
{
	return b->is_open && b->form == FORM_TABLE;
}

static DocumentBlock *open_formula(Builder *b)
{
	Document *d = b->doc;
	DocumentBlock *last = b->is_open ? &d->blocks.items[d->blocks.n - 1] : NULL;
	bool is_below = !last || last->begin < d->text.n;
	// The line break before it.
	if (last && last->begin < d->text.n && d->text.p[d->text.n - 1] == '\n')
		buf_truncate(&d->text, d->text.n - 1);
	if (is_below)
		builder_close_block(b);
	return is_below ? builder_open_block(b) : last;
}

void builder_add_formula(Builder *b, Str rows, Str flat)
{
	Document *d = b->doc;
	DocumentBlock *block = open_formula(b);
	block->form = FORM_FORMULA;
	block->flat = arena_copy(&d->arena, flat);
	VEC_PUSH(&d->styles, ((StyleChange){d->text.n, {ROLE_MATH, 0}}));
	buf_append(&d->text, rows);
	builder_close_block(b);
	b->skips_break = true;
}
