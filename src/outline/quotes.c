// Quotes and footnotes: lines that go on until something ends them.
#include "scan.h"

// A line of a quote whose '>' is gone: its text, or the empty line of a lone '>'. SCAN_NONE where
// the quote ends.
static size_t quote_line_end(Str text, size_t at, Span *line)
{
	size_t begin = scan_spaces(text, at);
	bool has_mark = scan_sees(text, begin, '>');
	begin = scan_spaces(text, begin + has_mark);
	size_t end = scan_line(text, begin);
	*line = (Span){begin, end};
	size_t eol = scan_eol(text, end);
	if (begin == end) {
		end += eol;
		return has_mark && eol > 0 ? end + scan_eol(text, end) : SCAN_NONE;
	}
	Str s = scan_span(text, *line);
	if (str_starts_with(s, STR("- ")) || str_starts_with(s, STR("# ")) ||
		str_starts_with_nocase(s, STR("id:: ")) || str_equals(s, STR("-")) ||
		str_equals(s, STR("#")))
		return SCAN_NONE;
	return end + eol;
}

size_t quote_end(Str text, size_t at)
{
	if (!scan_sees(text, at, '>'))
		return SCAN_NONE;
	Span line;
	size_t end = quote_line_end(text, at + 1, &line);
	if (end == SCAN_NONE)
		return SCAN_NONE;
	for (size_t next; end < text.n && (next = quote_line_end(text, end, &line)) != SCAN_NONE;)
		end = next;
	return end;
}

void quote_each_part(Str text, size_t at, ElementPartVisitor *visit, void *context)
{
	Buf content = {0};
	Span line;
	for (at++; at < text.n && (at = quote_line_end(text, at, &line)) != SCAN_NONE;) {
		buf_append(&content, scan_span(text, line));
		buf_append_char(&content, '\n');
	}
	visit(context, buf_str(&content), false, SCOPE_NESTED);
	buf_release(&content);
}

// -- footnotes -------------------------------------------------------------------------------

// [fn:x]
static size_t org_footnote_name_end(Str text, size_t at, Span *name)
{
	const Str mark = STR("[fn:");
	size_t begin = at + mark.n;
	if (!scan_sees_str(text, at, mark))
		return SCAN_NONE;
	size_t end = begin;
	while (end < text.n && text.p[end] != ']' && !scan_is_break(text.p[end]))
		end++;
	*name = (Span){begin, end};
	return end > begin && scan_sees(text, end, ']') ? scan_spaces(text, end + 1) : SCAN_NONE;
}

// [^x]:
static size_t footnote_name_end(const ElementScanner *s, size_t at, Span *name)
{
	Str text = s->text;
	if (s->format == PAGE_ORG)
		return org_footnote_name_end(text, at, name);
	if (!scan_sees_str(text, at, STR("[^")))
		return SCAN_NONE;
	size_t end = at + 2;
	while (!scan_is_word_end(text, end) && text.p[end] != ']')
		end++;
	*name = (Span){at + 2, end};
	return end > at + 2 && scan_sees_str(text, end, STR("]:")) ? scan_spaces(text, end + 2)
								   : SCAN_NONE;
}

// A line of a footnote: at least two characters, and nothing that starts a list, a heading or the
// next footnote.
static size_t footnote_line_end(Str text, size_t at)
{
	at = scan_spaces(text, at);
	if (at == text.n || scan_is_break(text.p[at]) ||
		str_find_char(STR("-*#["), text.p[at], NULL))
		return SCAN_NONE;
	size_t end = scan_line(text, at);
	return end < at + 2 ? SCAN_NONE : scan_end_of_line(text, end);
}

size_t footnote_end(const ElementScanner *s, size_t at, Span *name)
{
	Str text = s->text;
	size_t end = footnote_name_end(s, at, name);
	if (end == SCAN_NONE || (end = footnote_line_end(text, end)) == SCAN_NONE)
		return SCAN_NONE;
	for (size_t next; (next = footnote_line_end(text, end)) != SCAN_NONE;)
		end = next;
	return end;
}

void footnote_each_part(
	const ElementScanner *s, size_t at, ElementPartVisitor *visit, void *context)
{
	Span name;
	size_t end = footnote_end(s, at, &name);
	size_t begin = footnote_name_end(s, at, &name);
	visit_unindented(str_trim_right(str_slice(s->text, begin, end)), visit, context);
}
