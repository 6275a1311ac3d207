#include "recto/outline/element.h"

#include "scan.h"

enum { BUDGET_PER_BYTE = 16, BUDGET_LEAST = 65536 };

void element_scanner_init(
	ElementScanner *s, PageFormat format, Str text, size_t tail, ElementScope scope)
{
	*s = (ElementScanner){.format = format, .text = text, .tail = tail, .scope = scope};
	s->budget = text.n * BUDGET_PER_BYTE + BUDGET_LEAST;
}

void element_scanner_release(ElementScanner *s)
{
	free(s->failed_lists);
	s->failed_lists = NULL;
}

// --- *** ___
size_t rule_end(const ElementScanner *s, size_t at)
{
	Str text = s->text;
	size_t end = at;
	if (s->format == PAGE_ORG)
		return org_rule_end(text, at);
	if (at == text.n || !str_find_char(STR("-*_"), text.p[at], NULL))
		return SCAN_NONE;
	while (scan_sees(text, end, text.p[at]))
		end++;
	return end < at + 3 ? SCAN_NONE : scan_end_of_line(text, scan_spaces(text, end));
}

// [//]: # text
static size_t comment_end(const ElementScanner *s, size_t at)
{
	Str text = s->text;
	const Str mark = STR("[//]: #");
	if (s->format == PAGE_ORG)
		return org_comment_end(text, at);
	if (!scan_sees_str(text, at, mark))
		return SCAN_NONE;
	size_t begin = scan_spaces(text, at + mark.n);
	size_t end = scan_line(text, begin);
	return end > begin ? end : SCAN_NONE;
}

static bool finish(
	ElementScanner *s, Element *e, ElementKind kind, size_t begin, size_t body, size_t end)
{
	e->kind = kind;
	e->extent = (Span){begin, end};
	size_t body_end = end;
	while (body_end > body && scan_is_break(s->text.p[body_end - 1]))
		body_end--;
	if (kind != ELEMENT_REGION)
		e->body = (Span){body, body_end};
	s->at = end;
	return true;
}

static bool take_directive(ElementScanner *s, Element *out)
{
	DrawerLine line;
	size_t end = directive_end(s->text, s->at, &line);
	return end != SCAN_NONE && finish(s, out, ELEMENT_DIRECTIVE, s->at, line.line.begin, end);
}

static bool take_page_element(ElementScanner *s, size_t at, Element *out)
{
	size_t end = drawer_end(s, s->at, NULL, NULL);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_PROPERTIES, s->at, at, end);
	end = region_drawer_end(s, s->at, out);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_REGION, s->at, at, end + scan_eol(s->text, end));
	end = heading_end(s, s->at, &out->heading);
	return end != SCAN_NONE && finish(s, out, ELEMENT_HEADING, s->at, at, end);
}

// `at` is behind the indentation.
static bool take_block(ElementScanner *s, size_t at, Element *out)
{
	size_t end = table_end(s->text, s->at);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_TABLE, s->at, at, end);
	end = quote_end(s->text, at);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_QUOTE, s->at, at, scan_breaks(s->text, end));
	end = region_end(s, at, true, out);
	if (end == SCAN_NONE)
		return false;
	if (out->region != REGION_LATEX)
		end = scan_breaks(s->text, end);
	return finish(s, out, ELEMENT_REGION, s->at, at, end);
}

static bool take_list(ElementScanner *s, size_t at, Element *out)
{
	size_t end = list_end(s, s->at);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_LIST, s->at, at, end);
	end = s->format == PAGE_ORG ? SCAN_NONE : definitions_end(s->text, s->at);
	return end != SCAN_NONE && finish(s, out, ELEMENT_DEFINITIONS, s->at, at, end);
}

static bool take_footnotes(ElementScanner *s, size_t at, Element *out)
{
	size_t end = footnote_end(s, at, &out->name);
	return end != SCAN_NONE &&
	       finish(s, out, ELEMENT_FOOTNOTE, s->at, at, scan_breaks(s->text, end));
}

static bool take_line(ElementScanner *s, size_t at, Element *out)
{
	size_t end = rule_end(s, at);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_RULE, s->at, at, end);
	end = comment_end(s, at);
	if (end != SCAN_NONE)
		return finish(s, out, ELEMENT_COMMENT, s->at, at,
			s->format == PAGE_ORG ? scan_breaks(s->text, end) : end);
	return finish(s, out, ELEMENT_TEXT, s->at, at, scan_line(s->text, at));
}

bool element_next(ElementScanner *s, Element *out)
{
	if (s->at >= s->text.n)
		return false;
	*out = (Element){0};
	bool is_page = s->scope == SCOPE_PAGE;
	bool is_in_item = s->scope == SCOPE_ITEM || s->scope == SCOPE_NESTED_ITEM;
	if (s->scope != SCOPE_ITEM && take_directive(s, out))
		return true;
	if (scan_is_break(s->text.p[s->at]))
		return finish(s, out, ELEMENT_BREAKS, s->at, s->at, scan_breaks(s->text, s->at));
	size_t at = scan_spaces(s->text, s->at);
	if (is_page && take_page_element(s, at, out))
		return true;
	if (take_block(s, at, out) || (is_page && take_footnotes(s, at, out)))
		return true;
	return (!is_in_item && take_list(s, at, out)) || take_line(s, at, out);
}

bool element_is_opaque(const ElementScanner *s, const Element *e)
{
	static const char *const names[] = {"src", "example", "export", "comment", "query"};
	if (e->kind != ELEMENT_REGION || e->region != REGION_BEGIN)
		return e->kind == ELEMENT_REGION;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equals_nocase(scan_span(s->text, e->name), str_from_z(names[i])))
			return true;
	return false;
}

size_t element_html_end(ElementScanner *s, size_t at)
{
	RegionKind kind;
	return html_end(s, at, &kind);
}

size_t element_hiccup_end(ElementScanner *s, size_t at)
{
	return hiccup_end(s, at);
}

size_t element_find_closer(ElementScanner *s, Str closer, size_t from)
{
	return closer_find(s, closer, false, from);
}

void element_each_part(
	const ElementScanner *s, const Element *e, ElementPartVisitor *visit, void *context)
{
	switch (e->kind) {
	case ELEMENT_TABLE:
		table_each_part(s->text, e->extent, visit, context);
		break;
	case ELEMENT_LIST:
		list_each_part(s, e->extent.begin, visit, context);
		break;
	case ELEMENT_DEFINITIONS:
		definitions_each_part(s->text, e->extent.begin, visit, context);
		break;
	case ELEMENT_QUOTE:
		quote_each_part(s->text, e->body.begin, visit, context);
		break;
	case ELEMENT_FOOTNOTE:
		footnote_each_part(s, e->body.begin, visit, context);
		break;
	case ELEMENT_REGION:
		if (e->region == REGION_BEGIN)
			visit(context, scan_span(s->text, e->body), false, SCOPE_NESTED);
		break;
	case ELEMENT_TEXT:
	case ELEMENT_BREAKS:
	case ELEMENT_HEADING:
	case ELEMENT_PROPERTIES:
	case ELEMENT_DIRECTIVE:
	case ELEMENT_RULE:
	case ELEMENT_COMMENT:
		break;
	}
}
