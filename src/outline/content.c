// A block's text as Logseq shows it.
#include "local.h"

#include "recto/base/utf8.h"

size_t outline_blank_length(Str s)
{
	uint32_t c;
	size_t length = utf8_decode(s, &c);
	bool is_blank = (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0xA0 || c == 0x1680 ||
			(c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
			c == 0x205F || c == 0x3000 || c == 0xFEFF;
	return is_blank ? length : 0;
}

bool content_is_blank(Str s)
{
	for (size_t length; (length = outline_blank_length(s)) > 0;)
		s = str_skip(s, length);
	return s.n == 0;
}

// Without the first `width` characters when all of them are blank, else without all blanks in
// front.
static Str dedent(Str line, size_t width)
{
	Str rest = line;
	size_t count = 0;
	for (size_t length; count < width && (length = outline_blank_length(rest)) > 0; count++)
		rest = str_skip(rest, length);
	return rest;
}

// Takes a line that ends with LF or CRLF; a lone CR is part of it.
static bool next_line(Str *rest, Str *line)
{
	if (rest->n == 0)
		return false;
	bool has_end = str_cut(*rest, '\n', line, rest);
	if (has_end && str_ends_with(*line, STR("\r")))
		line->n--;
	return true;
}

static void append_dedented(const Outline *o, const Block *b, Buf *out)
{
	Str rest = outline_text(o, b->text);
	Str line;
	for (bool is_first = true; next_line(&rest, &line); is_first = false) {
		if (!is_first)
			buf_append_char(out, '\n');
		buf_append(out, is_first ? line : dedent(line, b->level_spaces + 1));
	}
}

// -- :PROPERTIES: ----------------------------------------------------------------------------

static void append_property_line(Str line, Buf *out)
{
	Str key, value;
	if (!str_cut(str_skip(line, 1), ':', &key, &value)) {
		buf_append(out, line);
		return;
	}
	bool is_id = str_equals_nocase(key, STR("id")) ||
		     str_equals_nocase(key, STR("custom_id")) ||
		     str_equals_nocase(key, STR("custom-id"));
	bool is_update = str_equals_nocase(key, STR("last-modified-at")) ||
			 str_equals_nocase(key, STR("last_modified_at"));
	if (is_id || is_update)
		key = is_id ? STR("id") : STR("updated-at");
	for (size_t i = 0; i < key.n; i++)
		buf_append_char(out, (char)(key.p[i] == '_' ? '-' : key.p[i]));
	buf_printf(out, ":: %.*s", STR_ARG(str_trim(value)));
}

// The place of the first line that is exactly `what`.
static bool find_line(Str text, Str what, size_t *at)
{
	Str rest = text;
	for (Str line; next_line(&rest, &line);)
		if (str_equals(line, what)) {
			*at = (size_t)(line.p - text.p);
			return true;
		}
	return false;
}

static void append_new_properties(Str text, Buf *out)
{
	const Str open = STR(":PROPERTIES:");
	const Str close = STR(":END:");
	size_t begin, end;
	bool has_drawer =
		find_line(text, open, &begin) && find_line(text, close, &end) && end > begin;
	if (!has_drawer) {
		buf_append(out, text);
		return;
	}
	buf_append(out, str_head(text, begin));
	Str middle = str_slice(text, begin + open.n + 1, end);
	for (Str line; next_line(&middle, &line);) {
		append_property_line(line, out);
		buf_append_char(out, '\n');
	}
	buf_append(out, str_skip(text, end + close.n + 1));
	while (out->n > 0 && out->p[out->n - 1] == '\n')
		buf_truncate(out, out->n - 1);
}

void outline_append_content(const Outline *o, const Block *b, Buf *out)
{
	if (b->kind == BLOCK_PRE) {
		buf_append(out, outline_text(o, b->extent));
		return;
	}
	if (o->format == PAGE_ORG) {
		buf_append(out, str_slice(o->source, b->text.begin, b->extent.end));
		return;
	}
	Str text = outline_text(o, b->text);
	if (!str_contains(text, STR(":PROPERTIES:"))) {
		append_dedented(o, b, out);
		return;
	}
	Buf dedented = {0};
	Buf changed = {0};
	append_dedented(o, b, &dedented);
	append_new_properties(buf_str(&dedented), &changed);
	buf_append(out, buf_str(&changed));
	buf_release(&dedented);
	buf_release(&changed);
}

// -- lines -----------------------------------------------------------------------------------

typedef struct Lines {
	const Outline *o;
	const Block *b;
	OutlineLineVisitor *visit;
	void *context;
	ElementScanner scanner; // over the block's extent
	Element element;        // where the line stands
	bool has_element;
	Buf text;
} Lines;

bool content_is_planning(PageFormat format, Str line)
{
	line = str_trim_left(line);
	Str rest = str_starts_with(line, STR("SCHEDULED:"))  ? str_skip(line, 10)
		   : str_starts_with(line, STR("DEADLINE:")) ? str_skip(line, 9)
							     : (Str){0};
	if (str_starts_with(str_trim_left(rest), STR("<")))
		return true;
	rest = str_starts_with(line, STR("CLOSED:"))  ? str_skip(line, 7)
	       : str_starts_with(line, STR("CLOCK:")) ? str_skip(line, 6)
						      : (Str){0};
	return format == PAGE_ORG && str_starts_with(str_trim_left(rest), STR("["));
}

// The lines in #+BEGIN_QUOTE and its like are text, those in code are not.
static LineKind region_line_kind(const Lines *l, size_t at)
{
	const Element *e = &l->element;
	if (e->region == REGION_DRAWER)
		return LINE_METADATA;
	bool is_text = e->region == REGION_BEGIN && at >= e->body.begin && at < e->body.end &&
		       !element_is_opaque(&l->scanner, e);
	return is_text ? LINE_TEXT : LINE_HIDDEN_REGION;
}

// What stands in a property line, as `key:: value`; the line itself when its key is none. False for
// the lines that only bound a drawer.
static bool show_property(Lines *l, Str line, LineKind *kind, Str *shown)
{
	DrawerLine parts;
	Str trimmed = str_trim(line);
	Arena arena = {0};
	*shown = line;
	*kind = LINE_PROPERTY;
	if (str_starts_with(trimmed, STR(":"))) {
		Str key, value;
		str_cut(str_skip(trimmed, 1), ':', &key, &value);
		bool is_bound = str_equals_nocase(key, STR("properties")) ||
				str_equals_nocase(key, STR("end"));
		buf_clear(&l->text);
		append_property_line(trimmed, &l->text);
		*shown = buf_str(&l->text);
		return !is_bound;
	}
	if (drawer_line_read(trimmed, &parts)) {
		Str key = property_normalise_key(&arena, scan_span(trimmed, parts.key));
		*kind = property_key_is_valid(key) ? LINE_PROPERTY : LINE_TEXT;
	}
	arena_release(&arena);
	return true;
}

// Moves on to the element that holds the offset.
static void seek(Lines *l, size_t offset)
{
	size_t at = offset - l->b->extent.begin;
	while (l->has_element && l->element.extent.end <= at)
		l->has_element = element_next(&l->scanner, &l->element);
}

// A line of planning, or of an org comment: text that is not shown.
static bool is_hidden_text(const Lines *l, Str line)
{
	bool is_org = l->o->format == PAGE_ORG;
	if (l->element.kind == ELEMENT_TEXT)
		return content_is_planning(l->o->format, line);
	return l->element.kind == ELEMENT_COMMENT && is_org && line.n > 0;
}

static bool classify(Lines *l, size_t offset, Str line, LineKind *kind, Str *shown)
{
	*kind = LINE_TEXT;
	*shown = line;
	seek(l, offset + (line.n - str_trim_left(line).n));
	if (!l->has_element)
		return true;
	if (l->element.kind == ELEMENT_PROPERTIES || l->element.kind == ELEMENT_DIRECTIVE)
		return line.n == 0 || show_property(l, line, kind, shown);
	if (l->element.kind == ELEMENT_REGION)
		*kind = region_line_kind(l, offset - l->b->extent.begin);
	else if (is_hidden_text(l, line))
		*kind = LINE_METADATA;
	return true;
}

static void start(Lines *l)
{
	const Outline *o = l->o;
	element_scanner_init(&l->scanner, o->format, outline_text(o, l->b->extent),
		o->source.n - l->b->extent.end, SCOPE_PAGE);
	if (l->b->kind == BLOCK_PRE && o->front_matter.end > 0)
		l->scanner.at = o->front_matter.end - l->b->extent.begin;
	l->has_element = element_next(&l->scanner, &l->element);
}

// By how much the lines below the first are cut: in Markdown by the block's own indentation, in org
// by what all its lines of text have.
static size_t dedent_width(const Outline *o, const Block *b)
{
	if (o->format == PAGE_MARKDOWN)
		return b->level_spaces + 1;
	size_t width = SIZE_MAX;
	Str rest = outline_text(o, b->text);
	Str line;
	str_next_line(&rest, &line);
	while (str_next_line(&rest, &line)) {
		size_t offset = (size_t)(line.p - o->source.p);
		bool is_drawer = offset >= b->drawer.begin && offset < b->drawer.end;
		size_t blank = line.n - str_trim_left(line).n;
		bool is_text =
			blank < line.n && !is_drawer && !content_is_planning(o->format, line);
		width = is_text && blank < width ? blank : width;
	}
	return width;
}

void outline_each_line(const Outline *o, const Block *b, OutlineLineVisitor *visit, void *context)
{
	Lines l = {.o = o, .b = b, .visit = visit, .context = context};
	Str rest = outline_text(o, b->text);
	int page_line = b->line;
	bool is_first = true;
	size_t width = dedent_width(o, b);
	start(&l);
	if (b->kind != BLOCK_PRE && b->text.begin > b->extent.begin &&
		scan_is_break(o->source.p[b->text.begin - 1]))
		page_line++;
	for (Str line; str_next_line(&rest, &line); page_line++, is_first = false) {
		size_t offset = (size_t)(line.p - o->source.p);
		bool is_front = offset < o->front_matter.end;
		LineKind kind = LINE_PROPERTY;
		Str shown = line;
		bool cuts = !is_first && b->kind != BLOCK_PRE;
		Str dedented = cuts ? dedent(line, width) : line;
		if (is_front || classify(&l, offset, line, &kind, &shown))
			visit(context, kind, shown.p == line.p ? dedented : shown, page_line);
	}
	element_scanner_release(&l.scanner);
	buf_release(&l.text);
}
