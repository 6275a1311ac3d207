// Org text → Markdown: emphasis, code and links; all else stays as it is written. Nothing changes
// within a cloze.
#include "org.h"

#include "recto/card/cloze.h"
#include "inline.h"

enum { MARKDOWN_DEPTH = 16 };

typedef struct Writer {
	const char *begin;    // of the text that the clozes were found in
	const Clozes *clozes; // in it
	size_t cloze;         // the first that may reach behind what is written
	Buf *out;
} Writer;

typedef struct Piece {
	Writer *w;
	Str text;
	size_t done; // up to here it is written
	int depth;
} Piece;

static void write_text(Writer *w, Str text, int depth);

// A cloze may hold the item or stand beside or inside of it, but is not cut by its marks.
static bool is_in_cloze(Writer *w, Str item)
{
	size_t begin = (size_t)(item.p - w->begin);
	size_t end = begin + item.n;
	const Clozes *c = w->clozes;
	while (w->cloze < c->n && c->items[w->cloze].end <= begin)
		w->cloze++;
	for (size_t i = w->cloze; i < c->n && c->items[i].begin < end; i++)
		if (c->items[i].begin <= begin || c->items[i].end > end)
			return true;
	return false;
}

static void write_emphasis(Piece *p, Str source)
{
	size_t width = source.p[0] == '^' ? 2 : 1;
	const char *mark = source.p[0] == '*'   ? "**"
			   : source.p[0] == '/' ? "*"
			   : source.p[0] == '+' ? "~~"
			   : source.p[0] == '_' ? "_"
						: "^^";
	buf_append_z(p->w->out, mark);
	write_text(p->w, str_slice(source, width, source.n - width), p->depth + 1);
	buf_append_z(p->w->out, mark);
}

static void write_code(Piece *p, Str source)
{
	Str code = str_slice(source, 1, source.n - 1);
	bool has_tick = str_find_char(code, '`', NULL);
	buf_append_z(p->w->out, has_tick ? "`` " : "`");
	buf_append(p->w->out, code);
	buf_append_z(p->w->out, has_tick ? " ``" : "`");
}

// -- links ---------------------------------------------------------------------------------------

static bool is_image(Str url)
{
	static const char *const ends[] = {
		".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends_with_nocase(url, str_from_z(ends[i])))
			return true;
	return false;
}

static Str without_file(Str url)
{
	const Str file = STR("file:");
	return str_starts_with(url, file) && url.n > file.n ? str_skip(url, file.n) : url;
}

static bool needs_brackets(Str url)
{
	for (size_t i = 0; i < url.n; i++)
		if (str_is_space(url.p[i]) || url.p[i] == '(' || url.p[i] == ')')
			return true;
	return false;
}

static void write_url(Buf *out, const Inline *link)
{
	const Str id = STR("id:");
	Str url = without_file(link->target);
	if (link->kind == INLINE_SEARCH && !is_image(url))
		buf_printf(out, "[[%.*s]]", STR_ARG(url));
	else if (str_starts_with(url, id))
		buf_printf(out, "((%.*s))", STR_ARG(str_skip(url, id.n)));
	else
		buf_printf(out, needs_brackets(url) ? "<%.*s>" : "%.*s", STR_ARG(url));
}

// Of [[url][label]]; empty without.
static Str label_of(const Inline *link)
{
	size_t begin = 2 + link->target.n + 2;
	size_t end = link->source.n;
	while (end > begin && !str_starts_with(str_skip(link->source, end), STR("]]")))
		end--;
	return str_slice(link->source, begin, end);
}

static void write_link(Piece *p, const Inline *link)
{
	Buf *out = p->w->out;
	Str label = label_of(link);
	Str url = without_file(link->target);
	if (link->kind == INLINE_SEARCH && label.n == 0) {
		buf_printf(out, "[[%.*s]]", STR_ARG(url));
		return;
	}
	if (link->kind == INLINE_LINK && label.n == 0) {
		buf_printf(out, "<%.*s>", STR_ARG(url));
		return;
	}
	buf_append_z(out, is_image(url) ? "![" : "[");
	if (label.n > 0)
		write_text(p->w, label, p->depth + 1);
	else
		buf_append(out, url);
	buf_append_z(out, "](");
	write_url(out, link);
	buf_append_char(out, ')');
}

// What begins with "[[" and fits into a Markdown link.
static bool is_org_link(const Inline *link)
{
	Str url = link->target;
	return str_starts_with(link->source, STR("[[")) && !str_find_char(url, '\n', NULL) &&
	       !str_find_char(url, '<', NULL) && !str_find_char(url, '>', NULL);
}

// -- text ----------------------------------------------------------------------------------------

static bool is_written_otherwise(const Inline *item)
{
	switch (item->kind) {
	case INLINE_EMPHASIS:
	case INLINE_CODE:
		return true;
	case INLINE_SEARCH:
	case INLINE_FILE:
	case INLINE_LINK:
		return is_org_link(item);
	case INLINE_PLAIN:
	case INLINE_TAG:
	case INLINE_PAGE:
	case INLINE_NESTED:
	case INLINE_MACRO:
	case INLINE_TIMESTAMP:
	case INLINE_OTHER:
		return false;
	}
	return false;
}

static bool see_item(void *context, const Inline *item)
{
	Piece *p = context;
	if (item->depth > 0 || !is_written_otherwise(item) || is_in_cloze(p->w, item->source))
		return true;
	size_t begin = (size_t)(item->source.p - p->text.p);
	buf_append(p->w->out, str_slice(p->text, p->done, begin));
	p->done = begin + item->source.n;
	if (item->kind == INLINE_EMPHASIS)
		write_emphasis(p, item->source);
	else if (item->kind == INLINE_CODE)
		write_code(p, item->source);
	else
		write_link(p, item);
	return true;
}

static void write_text(Writer *w, Str text, int depth)
{
	Piece p = {.w = w, .text = text, .depth = depth};
	if (depth < MARKDOWN_DEPTH)
		inline_scan(text, (InlineOptions){.format = PAGE_ORG}, see_item, &p);
	buf_append(w->out, str_skip(text, p.done));
}

void org_append_markdown(Str text, Buf *out)
{
	Clozes clozes;
	clozes_find(&clozes, text);
	Writer w = {.begin = text.p, .clozes = &clozes, .out = out};
	write_text(&w, text, 0);
	clozes_release(&clozes);
}
