// The lines of an org block as Markdown.
#include "org.h"

#include "inline.h"

enum { FENCE_LEAST = 3 };

typedef struct OrgLines {
	const Outline *o;
	const Block *b;
	OutlineLineVisitor *visit;
	void *context;
	Str title;
	uint32_t region; // of the block, the first that a line can still be in
	Buf paragraph;
	int paragraph_line; // where it starts
	Str fenced;         // the region that was last shown as fenced code
	size_t ticks;       // of its fence
	Buf shown;
} OrgLines;

static void show(OrgLines *l, LineKind kind, Str line, int page_line)
{
	l->visit(l->context, kind, line, page_line);
}

// -- text ----------------------------------------------------------------------------------------

static void show_paragraph(OrgLines *l)
{
	Str rest = buf_str(&l->paragraph);
	if (rest.n == 0)
		return;
	buf_clear(&l->shown);
	org_append_markdown(rest, &l->shown);
	rest = buf_str(&l->shown);
	for (Str line; str_next_line(&rest, &line);)
		show(l, LINE_TEXT, line, l->paragraph_line++);
	buf_clear(&l->paragraph);
}

// Emphasis does not reach from one item, row or paragraph into the next.
static bool starts_paragraph(Str line)
{
	line = str_trim_left(line);
	return line.n == 0 || str_find_char(STR("-+*|>0123456789"), line.p[0], NULL);
}

// |---+---|
static bool show_separator(OrgLines *l, Str line, int page_line)
{
	if (!str_starts_with(str_trim_left(line), STR("|-")))
		return false;
	buf_clear(&l->shown);
	for (size_t i = 0; i < line.n; i++)
		buf_append_char(&l->shown, (char)(line.p[i] == '+' ? '|' : line.p[i]));
	show(l, LINE_TEXT, buf_str(&l->shown), page_line);
	return true;
}

static void append_tag(Str tag, Buf *out)
{
	bool is_plain = true;
	for (size_t i = 0; i < tag.n; i++)
		is_plain = is_plain && !str_find_char(STR(",;.!?'\"#["), tag.p[i], NULL);
	buf_printf(out, is_plain ? " #%.*s" : " #[[%.*s]]", STR_ARG(tag));
}

static void show_title(OrgLines *l, Str line, int page_line)
{
	Str tags = inline_org_title_tags(l->title);
	Str text = tags.n > 0 ? str_head(line, (size_t)(tags.p - line.p)) : line;
	buf_clear(&l->shown);
	org_append_markdown(tags.n > 0 ? str_trim_right(text) : text, &l->shown);
	for (Str tag; tags.n > 0;) {
		str_cut(tags, ':', &tag, &tags);
		if (tag.n > 0)
			append_tag(tag, &l->shown);
	}
	show(l, LINE_TEXT, buf_str(&l->shown), page_line);
}

static void see_text(OrgLines *l, Str line, int page_line)
{
	bool is_title = l->title.n > 0 && l->title.p >= line.p &&
			l->title.p + l->title.n <= line.p + line.n;
	if (is_title || starts_paragraph(line))
		show_paragraph(l);
	if (is_title) {
		show_title(l, line, page_line);
		return;
	}
	if (show_separator(l, line, page_line))
		return;
	if (l->paragraph.n == 0)
		l->paragraph_line = page_line;
	buf_append(&l->paragraph, line);
	buf_append_char(&l->paragraph, '\n');
}

// -- regions -------------------------------------------------------------------------------------

// What kind of #+BEGIN_… a line opens; *rest is what follows the name.
typedef enum BeginKind { BEGIN_OTHER, BEGIN_CODE, BEGIN_EXAMPLE, BEGIN_COMMENT } BeginKind;

static BeginKind begin_kind(Str opener, Str *rest)
{
	static const struct {
		Str name;
		BeginKind kind;
	} kinds[] = {
		{{"src", 3}, BEGIN_CODE},
		{{"export", 6}, BEGIN_CODE},
		{{"example", 7}, BEGIN_EXAMPLE},
		{{"comment", 7}, BEGIN_COMMENT},
	};
	Str name = str_skip(opener, STR("#+begin_").n);
	size_t end = 0;
	while (end < name.n && !str_is_space(name.p[end]) && name.p[end] != '\n' &&
		name.p[end] != '\r')
		end++;
	*rest = str_skip(name, end);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equals_nocase(str_head(name, end), kinds[i].name))
			return kinds[i].kind;
	return BEGIN_OTHER;
}

// The most backticks that follow each other.
static size_t longest_ticks(Str text)
{
	size_t longest = 0;
	size_t run = 0;
	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

// Longer than any in the code, which would end it.
static void show_fence(OrgLines *l, Str region, Str language, int page_line)
{
	if (region.p != l->fenced.p) {
		size_t ticks = longest_ticks(region);
		l->fenced = region;
		l->ticks = ticks >= FENCE_LEAST ? ticks + 1 : FENCE_LEAST;
	}
	buf_clear(&l->shown);
	buf_append_repeat(&l->shown, '`', l->ticks);
	buf_append(&l->shown, language);
	show(l, LINE_HIDDEN_REGION, buf_str(&l->shown), page_line);
}

static Str first_word(Str s)
{
	s = str_trim_left(s);
	size_t end = 0;
	while (end < s.n && !str_is_space(s.p[end]) && s.p[end] != '\n' && s.p[end] != '\r')
		end++;
	return str_head(s, end);
}

static void show_begin_line(OrgLines *l, Str line, bool is_bound, Str region, int page_line)
{
	Str rest;
	BeginKind kind = begin_kind(region, &rest);
	if (kind == BEGIN_COMMENT)
		return;
	bool opens = is_bound && line.p + line.n > region.p && line.p <= region.p;
	bool is_code = kind == BEGIN_CODE || kind == BEGIN_EXAMPLE;
	if (is_code && is_bound)
		show_fence(l, region, opens && kind == BEGIN_CODE ? first_word(rest) : (Str){0},
			page_line);
	else
		show(l, LINE_HIDDEN_REGION, line, page_line);
}

// ": text"
static void show_example_line(OrgLines *l, Str line, const Region *r, int page_line)
{
	Str region = outline_text(l->o, r->extent);
	bool is_first = line.p <= region.p;
	bool is_last = line.p + line.n >= region.p + region.n;
	line = str_skip(str_trim_left(line), 1);
	if (line.n > 0 && str_is_space(line.p[0]))
		line = str_skip(line, 1);
	if (is_first)
		show_fence(l, region, (Str){0}, page_line);
	show(l, LINE_HIDDEN_REGION, line, page_line);
	if (is_last)
		show_fence(l, region, (Str){0}, page_line);
}

static void see_region(OrgLines *l, Str line, int page_line)
{
	const Region *regions = &l->o->regions[l->b->first_region];
	size_t begin = (size_t)(line.p - l->o->source.p);
	while (l->region < l->b->n_regions && regions[l->region].extent.end <= begin)
		l->region++;
	if (l->region == l->b->n_regions) {
		show(l, LINE_HIDDEN_REGION, line, page_line);
		return;
	}
	const Region *r = &regions[l->region];
	bool is_first = begin <= r->extent.begin;
	bool is_last = begin + line.n >= r->extent.end;
	if (r->kind == REGION_BEGIN)
		show_begin_line(
			l, line, is_first || is_last, outline_text(l->o, r->extent), page_line);
	else if (r->kind == REGION_EXAMPLE)
		show_example_line(l, line, r, page_line);
	else
		show(l, LINE_HIDDEN_REGION, line, page_line);
}

// -- lines ---------------------------------------------------------------------------------------

static void see_line(void *context, LineKind kind, Str line, int page_line)
{
	OrgLines *l = context;
	if (kind == LINE_TEXT) {
		see_text(l, line, page_line);
		return;
	}
	show_paragraph(l);
	if (kind == LINE_HIDDEN_REGION)
		see_region(l, line, page_line);
	else
		show(l, kind, line, page_line);
}

static Str find_title(const Outline *o, const Block *b)
{
	ElementScanner s;
	Element e;
	Str text = outline_text(o, b->extent);
	element_scanner_init(&s, PAGE_ORG, text, o->source.n - b->extent.end, SCOPE_PAGE);
	bool has_title = element_next(&s, &e) && e.kind == ELEMENT_HEADING;
	element_scanner_release(&s);
	return has_title ? str_slice(text, e.heading.title.begin, e.heading.title.end) : (Str){0};
}

void org_each_line(const Outline *o, const Block *b, OutlineLineVisitor *visit, void *context)
{
	OrgLines l = {.o = o, .b = b, .visit = visit, .context = context};
	if (o->format != PAGE_ORG) {
		outline_each_line(o, b, visit, context);
		return;
	}
	if (b->kind != BLOCK_PRE)
		l.title = find_title(o, b);
	outline_each_line(o, b, see_line, &l);
	show_paragraph(&l);
	buf_release(&l.paragraph);
	buf_release(&l.shown);
}
