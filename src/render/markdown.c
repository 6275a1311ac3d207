// md4c's calls → blocks of styled text.
#include "recto/render/markdown.h"

#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "builder.h"
#include "protect.h"
#include "tools.h"

enum { MARKS_MAX = 8 }; // within each other; deeper ones have no role

// What is open in the text.
typedef struct Reader {
	Builder build;
	const RenderOptions *options;
	const Formulas *formulas;
	Str source;            // as md4c reads it
	size_t read;           // bytes of the source up to the last text
	Role marks[MARKS_MAX]; // of protected text, the innermost last
	int n_marks;           // may exceed MARKS_MAX
	int strong, emphasis, strike, code, link, image;
	size_t link_begin; // in the text
} Reader;

// -- blocks -----------------------------------------------------------------------------------

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	Reader *r = context;
	builder_enter(&r->build, type, detail);
	r->n_marks = 0;
	return 0;
}

// Colours for the code that ends, unless clozes stand in it.
static void colour_code(Reader *r)
{
	Document *d = r->build.doc;
	CodeRuns runs = {0};
	const DocumentBlock *block = &d->blocks.items[d->blocks.n - 1];
	for (size_t i = r->build.code_style; i < d->styles.n; i++)
		if (d->styles.items[i].style.role != ROLE_CODE)
			return;
	Str code = str_slice(buf_str(&d->text), block->begin, block->end);
	if (tools_append_colours(r->options->tools, r->build.language, code, &runs)) {
		d->styles.n = r->build.code_style;
		for (size_t i = 0; i < runs.n; i++)
			VEC_PUSH(&d->styles, ((StyleChange){block->begin + runs.items[i].begin,
						     {(uint8_t)runs.items[i].role, 0}}));
	}
	VEC_RELEASE(&runs);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)detail;
	Reader *r = context;
	bool is_code = type == MD_BLOCK_CODE && r->build.is_open;
	builder_leave(&r->build, type);
	if (is_code)
		colour_code(r);
	r->n_marks = 0;
	return 0;
}

// -- text -------------------------------------------------------------------------------------

static Role mark_of(const Reader *r)
{
	int n = r->n_marks < MARKS_MAX ? r->n_marks : MARKS_MAX;
	return n > 0 ? r->marks[n - 1] : ROLE_TEXT;
}

static void push_mark(Reader *r, Role role)
{
	if (r->n_marks++ < MARKS_MAX)
		r->marks[r->n_marks - 1] = role;
}

static Style style_of(const Reader *r)
{
	Style style = r->build.style;
	Role mark = mark_of(r);
	if (r->image)
		style.role = ROLE_IMAGE;
	else if (r->code && mark != ROLE_CLOZE && mark != ROLE_GAP)
		style.role = ROLE_CODE;
	else if (mark != ROLE_TEXT)
		style.role = (uint8_t)mark;
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

// -- formulas ---------------------------------------------------------------------------------

static void append_formula_block(Reader *r, const Formula *formula, Str rows)
{
	Buf flat = {0};
	if (!tools_append_formula(r->options->tools, formula->source, false, &flat))
		buf_append(&flat, rows);
	builder_add_formula(&r->build, rows, buf_str(&flat));
	buf_release(&flat);
}

static void append_formula(Reader *r, const Formula *formula)
{
	Buf text = {0};
	bool is_code = r->code || r->build.form == FORM_CODE;
	bool is_block = formula->is_display && !is_code && !r->link && !r->image &&
			r->build.form == FORM_TEXT;
	bool is_known = !is_code &&
			tools_append_formula(r->options->tools, formula->source, is_block, &text);
	if (is_known && is_block)
		append_formula_block(r, formula, buf_str(&text));
	else
		append_styled(r, is_known ? buf_str(&text) : formula->whole);
	buf_release(&text);
}

static void append_numbered(Reader *r, Str number)
{
	int64_t n;
	if (str_parse_int(number, &n) && n >= 0 && (size_t)n < r->formulas->n)
		append_formula(r, &r->formulas->items[n]);
	else
		append_styled(r, number);
}

static void append_protected(Reader *r, Str text)
{
	ProtectPiece piece;
	while (protect_next(&text, &piece)) {
		if (piece.kind == PROTECT_BEGIN)
			push_mark(r, piece.role);
		else if (piece.kind == PROTECT_END)
			r->n_marks -= r->n_marks > 0;
		else if (piece.text.n > 0 && piece.text.p[0] == FORMULA_MARK)
			append_numbered(r, str_skip(piece.text, 1));
		else
			append_styled(r, piece.text);
	}
}

// -- blocks of text ---------------------------------------------------------------------------

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

// An admonition begins with its title.
static void set_bar(Reader *r, Str text)
{
	ProtectPiece piece;
	if (protect_next(&text, &piece) && piece.kind == PROTECT_BEGIN && piece.role >= ROLE_NOTE &&
		piece.role <= ROLE_CAUTION)
		builder_set_bar(&r->build, piece.role);
}

// A block begins with the text. The empty line stands above the language of code.
static void begin_block(Reader *r, Str between)
{
	Builder *b = &r->build;
	bool has_gap =
		b->doc->blocks.n > b->has_label + (size_t)b->is_open && has_empty_line(between);
	DocumentBlock *block =
		b->is_open ? &b->doc->blocks.items[b->doc->blocks.n - 1] : builder_open_block(b);
	block -= b->has_label;
	block->has_gap = has_gap;
	b->has_label = false;
	b->awaits_gap = false;
}

static void open_for_text(Reader *r, Str text)
{
	size_t at;
	bool has_place = place_in_source(r, text, &at) && at >= r->read;
	if (!r->build.is_open)
		set_bar(r, text);
	if (!r->build.is_open || r->build.awaits_gap)
		begin_block(r, has_place ? str_slice(r->source, r->read, at) : (Str){0});
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
	bool is_break = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || is_line_break(text);
	bool is_skipped = is_break && r->build.skips_break;
	r->build.skips_break = false;
	if (is_skipped)
		return 0;
	open_for_text(r, text);
	if (r->image)
		return 0;
	if (is_break) {
		append_styled(r, STR("\n"));
	} else if (type == MD_TEXT_ENTITY) {
		append_styled(r, (Str){0});
		entity_append(&r->build.doc->text, text);
	} else if (type == MD_TEXT_HTML) {
		push_mark(r, ROLE_DIM);
		append_protected(r, text);
		r->n_marks--;
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
	append_protected(r, buf_str(&label));
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
	if (type == MD_SPAN_A)
		r->link_begin = r->build.doc->text.n;
	if (type == MD_SPAN_IMG && r->image == 0)
		add_image(r, detail);
	else if (counter)
		++*counter;
	return 0;
}

// A link without a label shows where it leads.
static void name_link(Reader *r, const MD_SPAN_A_DETAIL *detail)
{
	if (r->build.doc->text.n > r->link_begin || r->image)
		return;
	open_for_text(r, (Str){0});
	append_protected(r, str_make(detail->href.text, detail->href.size));
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	Reader *r = context;
	int *counter = counter_of(r, type);
	if (type == MD_SPAN_A)
		name_link(r, detail);
	if (counter)
		--*counter;
	return 0;
}

// -- entry points -----------------------------------------------------------------------------

void document_parse(Document *d, Str markdown, const RenderOptions *options)
{
	*d = (Document){0};
	Buf drawable = {0};
	Buf source = {0};
	Formulas formulas = {0};
	prepass_append_clozes(&drawable, markdown, options->view, options->number);
	prepass_append(&source, buf_str(&drawable), options->hidden_tags, &formulas);
	Reader r = {.build = {.doc = d},
		.options = options,
		.formulas = &formulas,
		.source = buf_str(&source)};
	const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
			 MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_NOHTMLBLOCKS |
			 MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};
	// It fails for want of memory only.
	if (source.n > 0 && md_parse(source.p, (MD_SIZE)source.n, &parser, &r) != 0)
		mem_exhausted();
	VEC_RELEASE(&formulas);
	buf_release(&source);
	buf_release(&drawable);
}

void document_release(Document *d)
{
	buf_release(&d->text);
	VEC_RELEASE(&d->styles);
	VEC_RELEASE(&d->blocks);
	VEC_RELEASE(&d->tables);
	VEC_RELEASE(&d->cells);
	arena_release(&d->arena);
}

void render_text(Str markdown, const RenderOptions *options, int width, Lines *out)
{
	Document d;
	document_parse(&d, markdown, options);
	document_layout(&d, width > 2 ? width : 2, out);
	document_release(&d);
}

void render_clozes(Str markdown, ClozeView view, int number, int width, Lines *out)
{
	render_text(markdown, &(RenderOptions){.view = view, .number = number}, width, out);
}

void render_markdown(Str markdown, int width, Lines *out)
{
	render_text(markdown, &(RenderOptions){0}, width, out);
}
