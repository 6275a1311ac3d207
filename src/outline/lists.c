// Lists of *, + and 1. items, and definition lists. In org a '*' is an item only behind blanks, and
// a '-' only without.
//
// A list is a recursive thing: an item's lines may be followed by a list of its own. Here it is a
// stack of open lists. A list whose first item does not fit is none, and then the item above it
// does not fit either; that is why one line that starts with a number can undo the items above it.
#include "scan.h"

typedef struct OpenList {
	size_t least_indent; // a line with less ends it
	size_t indent;       // of the item that is being read
	size_t item;         // where that item's line starts
	size_t n_items;      // complete ones
	size_t first_line;   // of the item, in Lists.lines
} OpenList;

typedef struct Lists {
	PageFormat format;
	Str text;
	size_t at;
	struct {
		OpenList *items;
		size_t n, cap;
	} open;
	struct {
		Span *items;
		size_t n, cap;
	} lines;
	ElementScope scope; // of the items' content
	ElementPartVisitor *visit;
	void *context;
} Lists;

static OpenList *innermost(Lists *l)
{
	return &l->open.items[l->open.n - 1];
}

static void open_list(Lists *l, size_t least_indent)
{
	VEC_PUSH(&l->open, ((OpenList){.least_indent = least_indent, .first_line = l->lines.n}));
}

// At `indent` bytes into its line.
static bool is_marker(PageFormat format, char c, size_t indent)
{
	char other = (char)(format == PAGE_ORG && indent == 0 ? '-' : '*');
	return c == '+' || c == other;
}

// The place behind "* " or "12. " and a check box, or SCAN_NONE.
static size_t marker_end(PageFormat format, Str text, size_t at, size_t indent)
{
	size_t end = at;
	while (end < text.n && text.p[end] >= '0' && text.p[end] <= '9')
		end++;
	bool fits = end > at ? scan_sees(text, end, '.')
			     : at < text.n && is_marker(format, text.p[at], indent);
	if (!fits)
		return SCAN_NONE;
	end++;
	if (scan_spaces(text, end) == end)
		return SCAN_NONE;
	end = scan_spaces(text, end);
	if (scan_sees_str(text, end, STR("[ ]")) ||
		str_starts_with_nocase(str_skip(text, end), STR("[x]")))
		end += 3;
	return scan_spaces(text, end);
}

typedef enum NextLine { NEXT_IS_TEXT, NEXT_IS_ITEM, NEXT_IS_BLOCK } NextLine;

// An indented line below an item: goes on with it, starts an item, or is a bullet. In org a '-'
// here would start an item, but is none behind blanks.
static NextLine classify(PageFormat format, Str text, size_t at, size_t *indent)
{
	size_t begin = scan_spaces(text, at);
	size_t end = scan_line(text, begin);
	*indent = begin - at;
	size_t digits = begin;
	if (scan_sees(text, digits, '-') || scan_sees(text, digits, '+'))
		digits++;
	if (digits < end && text.p[digits] >= '0' && text.p[digits] <= '9')
		return NEXT_IS_ITEM;
	if (begin == end)
		return NEXT_IS_TEXT;
	bool is_alone = begin + 1 == end;
	bool has_blank = scan_sees(text, begin + 1, ' ');
	if (text.p[begin] == '-' && format == PAGE_ORG)
		return has_blank ? NEXT_IS_ITEM : NEXT_IS_TEXT;
	if (text.p[begin] == '-')
		return is_alone || has_blank ? NEXT_IS_BLOCK : NEXT_IS_TEXT;
	return (text.p[begin] == '*' || text.p[begin] == '+') && has_blank ? NEXT_IS_ITEM
									   : NEXT_IS_TEXT;
}

// What the lines of an item lead to.
typedef enum ItemEnd { ITEM_COMPLETE, ITEM_HAS_LIST, ITEM_MISFITS } ItemEnd;

// Reads the lines of the innermost list's item from behind its marker.
static ItemEnd read_item_lines(Lists *l, size_t *child_indent)
{
	for (;;) {
		size_t end = scan_line(l->text, l->at);
		if (end == l->at)
			return ITEM_MISFITS;
		VEC_PUSH(&l->lines, ((Span){l->at, end}));
		l->at = end + scan_eol(l->text, end);
		size_t second = scan_eol(l->text, l->at);
		if (l->at > end && second > 0) {
			l->at += second;
			return ITEM_COMPLETE;
		}
		if (l->at == l->text.n)
			return ITEM_COMPLETE;
		if (scan_is_break(l->text.p[l->at]))
			return ITEM_MISFITS;
		if (!str_is_space(l->text.p[l->at]))
			return ITEM_COMPLETE;
		NextLine next = classify(l->format, l->text, l->at, child_indent);
		if (next == NEXT_IS_ITEM && *child_indent > innermost(l)->indent)
			return ITEM_HAS_LIST;
		if (next != NEXT_IS_TEXT)
			return ITEM_COMPLETE;
	}
}

static void complete_item(Lists *l)
{
	OpenList *list = innermost(l);
	list->n_items++;
	if (l->visit) {
		Buf content = {0};
		for (size_t i = list->first_line; i < l->lines.n; i++) {
			if (i > list->first_line)
				buf_append_char(&content, '\n');
			buf_append(&content, str_trim(scan_span(l->text, l->lines.items[i])));
		}
		l->visit(l->context, buf_str(&content), false, l->scope);
		buf_release(&content);
	}
	l->lines.n = list->first_line;
}

static bool starts_item(Lists *l)
{
	OpenList *list = innermost(l);
	HeadingParts heading;
	list->item = l->at;
	list->indent = scan_spaces(l->text, l->at) - l->at;
	if (list->indent < list->least_indent ||
		heading_level_end(l->format, l->text, l->at, &heading) != SCAN_NONE)
		return false;
	size_t content = marker_end(l->format, l->text, l->at + list->indent, list->indent);
	if (content != SCAN_NONE)
		l->at = content;
	return content != SCAN_NONE;
}

static bool is_known_to_fail(const ElementScanner *s, size_t at)
{
	return s->failed_lists && (s->failed_lists[at / 8] >> at % 8 & 1);
}

static void note_failure(ElementScanner *s, size_t at)
{
	if (!s->failed_lists)
		s->failed_lists = mem_new(s->text.n / 8 + 1, 1);
	s->failed_lists[at / 8] |= (uint8_t)(1 << at % 8);
}

// The innermost list ends before its current item; it counts when it has items. Lists without drag
// the item above them along. False when nothing is left of the outermost; *failed gets the places
// of the items that did not fit.
static bool close_lists(Lists *l, ElementScanner *s)
{
	for (;;) {
		OpenList closed = *innermost(l);
		l->at = closed.item;
		l->lines.n = closed.first_line;
		l->open.n--;
		if (closed.n_items > 0)
			break;
		if (s)
			note_failure(s, closed.item);
		if (l->open.n == 0)
			return false;
	}
	if (l->open.n > 0)
		complete_item(l);
	return true;
}

static bool read_lists(Lists *l, ElementScanner *s)
{
	open_list(l, 0);
	while (l->open.n > 0) {
		size_t child_indent = 0;
		ItemEnd end = starts_item(l) ? read_item_lines(l, &child_indent) : ITEM_MISFITS;
		if (end == ITEM_COMPLETE)
			complete_item(l);
		else if (end == ITEM_HAS_LIST)
			open_list(l, child_indent);
		else if (!close_lists(l, s))
			return false;
	}
	return true;
}

static void release_lists(Lists *l)
{
	VEC_RELEASE(&l->open);
	VEC_RELEASE(&l->lines);
}

size_t list_end(ElementScanner *s, size_t at)
{
	size_t begin = scan_spaces(s->text, at);
	if (marker_end(s->format, s->text, begin, begin - at) == SCAN_NONE ||
		is_known_to_fail(s, at))
		return SCAN_NONE;
	Lists l = {.format = s->format, .text = s->text, .at = at};
	bool is_list = read_lists(&l, s);
	release_lists(&l);
	return is_list ? l.at : SCAN_NONE;
}

void list_each_part(const ElementScanner *s, size_t at, ElementPartVisitor *visit, void *context)
{
	bool is_nested = s->scope == SCOPE_NESTED || s->scope == SCOPE_NESTED_ITEM;
	Lists l = {.format = s->format,
		.text = s->text,
		.at = at,
		.scope = is_nested ? SCOPE_NESTED_ITEM : SCOPE_ITEM,
		.visit = visit,
		.context = context};
	read_lists(&l, NULL);
	release_lists(&l);
}

// -- definitions -----------------------------------------------------------------------------

// A line of a definition: at least two characters, the first no ':' and no '#'. SCAN_NONE where it
// is none.
static size_t definition_line_end(Str text, size_t at)
{
	at = scan_spaces(text, at);
	if (at == text.n || scan_is_break(text.p[at]) || text.p[at] == ':' || text.p[at] == '#')
		return SCAN_NONE;
	size_t end = scan_line(text, at);
	return end < at + 2 ? SCAN_NONE : scan_end_of_line(text, end);
}

static size_t colon_end(Str text, size_t at)
{
	at = scan_spaces(text, at);
	if (!scan_sees(text, at, ':'))
		return SCAN_NONE;
	size_t end = scan_spaces(text, at + 1);
	return end > at + 1 ? end : SCAN_NONE;
}

// One ": text" with the lines that go on with it.
static size_t definition_end(Str text, size_t at)
{
	size_t begin = colon_end(text, at);
	size_t end = begin == SCAN_NONE ? SCAN_NONE : definition_line_end(text, begin);
	if (end == SCAN_NONE)
		return SCAN_NONE;
	for (size_t next; (next = definition_line_end(text, end)) != SCAN_NONE;)
		end = next;
	return end;
}

// The line of a term that a definition follows: the place of that definition.
static size_t term_end(Str text, size_t at)
{
	size_t end = scan_line(text, at);
	size_t eol = scan_eol(text, end);
	if (end == scan_spaces(text, at) || eol == 0 ||
		definition_end(text, end + eol) == SCAN_NONE)
		return SCAN_NONE;
	return end + eol;
}

size_t definitions_end(Str text, size_t at)
{
	size_t end = SCAN_NONE;
	for (size_t next; (next = term_end(text, at)) != SCAN_NONE;) {
		while ((next = definition_end(text, next)) != SCAN_NONE)
			end = next;
		at = end = scan_breaks(text, end);
	}
	return end;
}

void visit_unindented(Str text, ElementPartVisitor *visit, void *context)
{
	Buf content = {0};
	for (Str line; str_next_line(&text, &line);) {
		if (content.n > 0)
			buf_append_char(&content, '\n');
		buf_append(&content, str_skip(line, scan_spaces(line, 0)));
	}
	visit(context, buf_str(&content), true, SCOPE_NESTED);
	buf_release(&content);
}

void definitions_each_part(Str text, size_t at, ElementPartVisitor *visit, void *context)
{
	for (size_t next; (next = term_end(text, at)) != SCAN_NONE;) {
		Str term = str_slice(text, scan_spaces(text, at), scan_line(text, at));
		visit(context, term, true, SCOPE_NESTED);
		at = next;
		while ((next = definition_end(text, at)) != SCAN_NONE) {
			visit_unindented(
				str_slice(text, colon_end(text, at), next), visit, context);
			at = next;
		}
		at = scan_breaks(text, at);
	}
}
