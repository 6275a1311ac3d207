// md4c's calls → blocks of styled text.
#include "recto/render/markdown.h"

#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "builder.h"
#include "protect.h"

// What is open in the text.
typedef struct Reader {
	Builder build;
	Str source;  // as md4c reads it
	size_t read; // bytes of the source up to the last text
	Role mark;   // of protected text
	Role outer;  // of the protected text around it
	int strong, emphasis, strike, code, link, image;
} Reader;

// -- blocks -----------------------------------------------------------------------------------

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	Reader *r = context;
	builder_enter(&r->build, type, detail);
	r->mark = r->outer = ROLE_TEXT;
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)detail;
	Reader *r = context;
	builder_leave(&r->build, type);
	r->mark = r->outer = ROLE_TEXT;
	return 0;
}

// -- text -------------------------------------------------------------------------------------

static Style style_of(const Reader *r)
{
	Style style = r->build.style;
	if (r->image)
		style.role = ROLE_IMAGE;
	else if (r->code && r->mark != ROLE_CLOZE && r->mark != ROLE_GAP)
		style.role = ROLE_CODE;
	else if (r->mark != ROLE_TEXT)
		style.role = (uint8_t)r->mark;
	else if (r->link)
		style.role = ROLE_LINK;
	else if (style.role == ROLE_TEXT && builder_is_quoted(&r->build))
		style.role = ROLE_QUOTE;
	style.attrs |= (uint8_t)((r->strong ? STYLE_BOLD : 0) | (r->emphasis ? STYLE_ITALIC : 0) |
				 (r->strike ? STYLE_STRIKE : 0));
	return style;
}

static void append_styled(Reader *r, Str text)
{
	Document *d = r->build.doc;
	VEC_PUSH(&d->styles, ((StyleChange){d->text.n, style_of(r)}));
	width_append_joined(&d->text, text);
}

static void append_protected(Reader *r, Str text)
{
	ProtectPiece piece;
	while (protect_next(&text, &piece)) {
		if (piece.kind == PROTECT_BEGIN) {
			r->outer = r->mark;
			r->mark = piece.role;
		} else if (piece.kind == PROTECT_END) {
			r->mark = r->outer;
			r->outer = ROLE_TEXT;
		} else {
			append_styled(r, piece.text);
		}
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
static bool place_in_source(const Reader *r, Str text, size_t *at)
{
	uintptr_t begin = (uintptr_t)r->source.p;
	uintptr_t here = (uintptr_t)text.p;
	*at = here - begin;
	return here >= begin && here < begin + r->source.n;
}

static void open_for_text(Reader *r, Str text)
{
	size_t at;
	bool has_place = place_in_source(r, text, &at) && at >= r->read;
	if (!r->build.is_open) {
		Str between = has_place ? str_slice(r->source, r->read, at) : (Str){0};
		bool has_gap = r->build.doc->blocks.n > r->build.has_lone_bullet &&
			       has_empty_line(between);
		DocumentBlock *block = builder_open_block(&r->build);
		block -= r->build.has_lone_bullet;
		block->has_gap = has_gap;
		r->build.has_lone_bullet = false;
	}
	if (has_place)
		r->read = at + text.n;
}

static bool is_line_break(Str html)
{
	return str_equals_nocase(html, STR("<br>")) || str_equals_nocase(html, STR("<br/>")) ||
	       str_equals_nocase(html, STR("<br />"));
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *context)
{
	Reader *r = context;
	Str text = str_make(p, n);
	open_for_text(r, text);
	if (r->image)
		return 0;
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || is_line_break(text)) {
		append_styled(r, STR("\n"));
	} else if (type == MD_TEXT_ENTITY) {
		append_styled(r, (Str){0});
		entity_append(&r->build.doc->text, text);
	} else {
		append_protected(r, text);
	}
	return 0;
}

// Images that the pre-pass did not know, such as those of references.
static void add_image(Reader *r, const MD_SPAN_IMG_DETAIL *detail)
{
	Buf label = {0};
	open_for_text(r, (Str){0});
	r->image++;
	document_append_image(&label, str_make(detail->src.text, detail->src.size), (Str){0});
	append_styled(r, buf_str(&label));
	buf_release(&label);
}

static int *counter_of(Reader *r, MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return &r->emphasis;
	case MD_SPAN_STRONG:
		return &r->strong;
	case MD_SPAN_DEL:
		return &r->strike;
	case MD_SPAN_CODE:
		return &r->code;
	case MD_SPAN_IMG:
		return &r->image;
	case MD_SPAN_A:
	case MD_SPAN_WIKILINK:
		return &r->link;
	case MD_SPAN_LATEXMATH:
	case MD_SPAN_LATEXMATH_DISPLAY:
	case MD_SPAN_U:
		break;
	}
	return NULL;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	Reader *r = context;
	int *counter = counter_of(r, type);
	if (type == MD_SPAN_IMG && r->image == 0)
		add_image(r, detail);
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

void document_parse(Document *d, Str markdown, ClozeView view, int number)
{
	*d = (Document){0};
	Buf drawable = {0};
	Buf source = {0};
	prepass_append_clozes(&drawable, markdown, view, number);
	prepass_append(&source, buf_str(&drawable));
	Reader r = {.build = {.doc = d}, .source = buf_str(&source)};
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
	if (source.n > 0 && md_parse(source.p, (MD_SIZE)source.n, &parser, &r) != 0)
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

void render_clozes(Str markdown, ClozeView view, int number, int width, Lines *out)
{
	Document d;
	document_parse(&d, markdown, view, number);
	document_layout(&d, width > 2 ? width : 2, out);
	document_release(&d);
}

void render_markdown(Str markdown, int width, Lines *out)
{
	render_clozes(markdown, CLOZES_SHOWN, 0, width, out);
}
