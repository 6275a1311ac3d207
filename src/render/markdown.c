// md4c's calls → blocks of styled text.
#include "recto/render/markdown.h"

#include <md4c.h>
#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "document.h"
#include "protect.h"

enum { DEPTH_MAX = 32 }; // containers beyond this indent no further

typedef struct Container {
	MD_BLOCKTYPE type; // UL, OL, LI or QUOTE
	unsigned number;   // of the next item of an OL
	char bullet[16];   // of an LI
	bool is_shown;     // the bullet is
} Container;

typedef struct Builder {
	Document *doc;
	Str source;  // as md4c reads it
	size_t read; // bytes of the source up to the last text
	Container stack[DEPTH_MAX];
	int depth;   // may exceed DEPTH_MAX
	int bullets; // depth of unordered lists
	bool is_open;
	bool is_verbatim;
	Style block; // of headings and code
	Role mark;   // of protected text
	int strong, emphasis, strike, code, link, image;
} Builder;

// -- blocks -----------------------------------------------------------------------------------

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

static DocumentBlock *open_block(Builder *b)
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
	b->mark = ROLE_TEXT;
}

// An item or a quote without text still shows its bullet.
static void close_container(Builder *b)
{
	Container *c = top_of(b);
	if (c && c->type == MD_BLOCK_LI && !c->is_shown) {
		open_block(b);
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
	open_block(b)->is_rule = true;
	close_block(b);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	Builder *b = context;
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
		b->block = (Style){ROLE_HEADING, STYLE_BOLD};
	} else if (type == MD_BLOCK_CODE) {
		b->block = (Style){ROLE_CODE, 0};
		b->is_verbatim = true;
	}
	return 0;
}

// Code ends with a line end that begins no line.
static void close_code(Builder *b)
{
	Buf *text = &b->doc->text;
	if (b->is_open && text->n > b->doc->blocks.items[b->doc->blocks.n - 1].begin &&
		text->p[text->n - 1] == '\n')
		buf_truncate(text, text->n - 1);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)detail;
	Builder *b = context;
	if (type == MD_BLOCK_CODE)
		close_code(b);
	close_block(b);
	if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_OL ||
		type == MD_BLOCK_UL)
		close_container(b);
	if (type == MD_BLOCK_UL)
		b->bullets--;
	b->block = (Style){0};
	b->is_verbatim = false;
	return 0;
}

// -- text -------------------------------------------------------------------------------------

static bool is_quoted(const Builder *b)
{
	for (int i = 0; i < b->depth && i < DEPTH_MAX; i++)
		if (b->stack[i].type == MD_BLOCK_QUOTE)
			return true;
	return false;
}

static Style style_of(const Builder *b)
{
	Style style = b->block;
	if (b->image)
		style.role = ROLE_IMAGE;
	else if (b->code)
		style.role = ROLE_CODE;
	else if (b->mark != ROLE_TEXT)
		style.role = (uint8_t)b->mark;
	else if (b->link)
		style.role = ROLE_LINK;
	else if (style.role == ROLE_TEXT && is_quoted(b))
		style.role = ROLE_QUOTE;
	style.attrs |= (uint8_t)((b->strong ? STYLE_BOLD : 0) | (b->emphasis ? STYLE_ITALIC : 0) |
				 (b->strike ? STYLE_STRIKE : 0));
	return style;
}

static void append_styled(Builder *b, Str text)
{
	Document *d = b->doc;
	VEC_PUSH(&d->styles, ((StyleChange){d->text.n, style_of(b)}));
	buf_append(&d->text, text);
}

static void append_protected(Builder *b, Str text)
{
	ProtectPiece piece;
	while (protect_next(&text, &piece)) {
		if (piece.kind == PROTECT_BEGIN)
			b->mark = piece.role;
		else if (piece.kind == PROTECT_END)
			b->mark = ROLE_TEXT;
		else
			append_styled(b, piece.text);
	}
}

// An empty line stands in the source between two texts; the marks of quotes do not fill a line.
static bool has_empty_line(Str between)
{
	int ends = 0;
	for (size_t i = 0; i < between.n && ends < 2; i++) {
		if (between.p[i] == '\n')
			ends++;
		else if (between.p[i] != ' ' && between.p[i] != '>')
			ends = 0;
	}
	return ends == 2;
}

// md4c lends slices of the source, but for line ends and some blanks, which are its own.
static bool place_in_source(const Builder *b, Str text, size_t *at)
{
	uintptr_t begin = (uintptr_t)b->source.p;
	uintptr_t here = (uintptr_t)text.p;
	*at = here - begin;
	return here >= begin && here < begin + b->source.n;
}

static void open_for_text(Builder *b, Str text)
{
	size_t at;
	bool has_place = place_in_source(b, text, &at) && at >= b->read;
	if (!b->is_open) {
		Str between = has_place ? str_slice(b->source, b->read, at) : (Str){0};
		bool has_gap = b->doc->blocks.n > 0 && has_empty_line(between);
		open_block(b)->has_gap = has_gap;
	}
	if (has_place)
		b->read = at + text.n;
}

static bool is_line_break(Str html)
{
	return str_equals_nocase(html, STR("<br>")) || str_equals_nocase(html, STR("<br/>")) ||
	       str_equals_nocase(html, STR("<br />"));
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *context)
{
	Builder *b = context;
	Str text = str_make(p, n);
	open_for_text(b, text);
	if (b->image)
		return 0;
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || is_line_break(text)) {
		append_styled(b, STR("\n"));
	} else if (type == MD_TEXT_ENTITY) {
		append_styled(b, (Str){0});
		entity_append(&b->doc->text, text);
	} else {
		append_protected(b, text);
	}
	return 0;
}

// Images that the pre-pass did not know, such as those of references.
static void add_image(Builder *b, const MD_SPAN_IMG_DETAIL *detail)
{
	Buf label = {0};
	open_for_text(b, (Str){0});
	b->image++;
	document_append_image(&label, str_make(detail->src.text, detail->src.size), (Str){0});
	append_styled(b, buf_str(&label));
	buf_release(&label);
}

static int *counter_of(Builder *b, MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return &b->emphasis;
	case MD_SPAN_STRONG:
		return &b->strong;
	case MD_SPAN_DEL:
		return &b->strike;
	case MD_SPAN_CODE:
		return &b->code;
	case MD_SPAN_IMG:
		return &b->image;
	case MD_SPAN_A:
	case MD_SPAN_WIKILINK:
		return &b->link;
	case MD_SPAN_LATEXMATH:
	case MD_SPAN_LATEXMATH_DISPLAY:
	case MD_SPAN_U:
		break;
	}
	return NULL;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	Builder *b = context;
	int *counter = counter_of(b, type);
	if (type == MD_SPAN_IMG && b->image == 0)
		add_image(b, detail);
	else if (counter)
		++*counter;
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)detail;
	int *counter = counter_of(context, type);
	if (counter)
		--*counter;
	return 0;
}

// -- entry points -----------------------------------------------------------------------------

void document_parse(Document *d, Str markdown)
{
	*d = (Document){0};
	Buf drawable = {0};
	Buf source = {0};
	width_append_drawable(&drawable, markdown);
	prepass_append(&source, buf_str(&drawable));
	Builder b = {.doc = d, .source = buf_str(&source)};
	const MD_PARSER parser = {
		.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS |
			 MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};
	// It fails for want of memory only.
	if (source.n > 0 && md_parse(source.p, (MD_SIZE)source.n, &parser, &b) != 0)
		mem_exhausted();
	buf_release(&source);
	buf_release(&drawable);
}

void document_release(Document *d)
{
	buf_release(&d->text);
	VEC_RELEASE(&d->styles);
	VEC_RELEASE(&d->blocks);
	arena_release(&d->arena);
}

void render_markdown(Str markdown, int width, Lines *out)
{
	Document d;
	document_parse(&d, markdown);
	document_layout(&d, width > 2 ? width : 2, out);
	document_release(&d);
}
