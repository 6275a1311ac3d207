#include "scan.h"

// What ends a region that is closed by a whole line.
typedef struct ClosingLine {
	Str text;
	bool is_whole; // the trimmed line is the text; else it starts with it
	Str other;     // a second text that will do
} ClosingLine;

static bool closes(const ClosingLine *c, Str line)
{
	line = str_trim(line);
	if (c->is_whole)
		return str_equals_nocase(line, c->text);
	return str_starts_with_nocase(line, c->text) ||
	       (c->other.n > 0 && str_starts_with(line, c->other));
}

// The end of the first closing line at or behind `from`; *body_end is where that line starts. A
// lone CR ends the search: no such region crosses it.
static size_t find_closing_line(
	ElementScanner *s, const ClosingLine *c, size_t from, size_t *body_end)
{
	uint64_t name = closer_name(c->text);
	if (!closer_is_possible(s, name, from))
		return SCAN_NONE;
	for (size_t at = from; at < s->text.n;) {
		size_t end = scan_line(s->text, at);
		if (end > at && closes(c, str_slice(s->text, at, end))) {
			*body_end = at;
			return end;
		}
		size_t eol = scan_eol(s->text, end);
		if (eol == 0 && end < s->text.n) {
			s->budget -= end - from < s->budget ? end - from : s->budget;
			return SCAN_NONE;
		}
		at = end + eol;
	}
	closer_not_found(s, name, from, s->text.n - from);
	return SCAN_NONE;
}

// The start of the line behind the rest of an opener's line.
static size_t next_line(Str text, size_t at)
{
	size_t end = scan_line(text, at);
	return end + scan_eol(text, end);
}

static size_t fence_end(ElementScanner *s, size_t at, Element *out)
{
	bool is_fence =
		scan_sees_str(s->text, at, STR("```")) || scan_sees_str(s->text, at, STR("~~~"));
	if (!is_fence)
		return SCAN_NONE;
	out->region = REGION_FENCE;
	out->body.begin = next_line(s->text, at);
	ClosingLine closing = {.text = STR("```"), .other = STR("~~~")};
	return find_closing_line(s, &closing, out->body.begin, &out->body.end);
}

static size_t begin_end(ElementScanner *s, size_t at, Element *out)
{
	const Str opener = STR("#+begin_");
	if (!str_starts_with_nocase(str_skip(s->text, at), opener))
		return SCAN_NONE;
	out->region = REGION_BEGIN;
	out->name = (Span){at + opener.n, scan_word(s->text, at + opener.n)};
	if (out->name.begin == out->name.end)
		return SCAN_NONE;
	out->body.begin = next_line(s->text, out->name.end);
	Buf end = {0};
	buf_append_z(&end, "#+end_");
	buf_append(&end, scan_span(s->text, out->name));
	ClosingLine closing = {.text = buf_str(&end)};
	size_t found = find_closing_line(s, &closing, out->body.begin, &out->body.end);
	buf_release(&end);
	return found;
}

static size_t math_end(ElementScanner *s, size_t at, Element *out)
{
	if (!scan_sees_str(s->text, at, STR("$$")))
		return SCAN_NONE;
	out->region = REGION_MATH;
	out->body.begin = at + 2;
	out->body.end = closer_find(s, STR("$$"), false, at + 2);
	return out->body.end == SCAN_NONE ? SCAN_NONE : out->body.end + 2;
}

// An environment that nothing ends takes all the rest, as in Logseq; not so when a backslash stands
// too near to the end to begin a closer.
static size_t latex_end(ElementScanner *s, size_t at, Element *out)
{
	const Str opener = STR("\\begin{");
	if (!str_starts_with_nocase(str_skip(s->text, at), opener))
		return SCAN_NONE;
	size_t name = at + opener.n;
	size_t brace = closer_find(s, STR("}"), false, name);
	if (brace == SCAN_NONE || brace == name)
		return SCAN_NONE;
	out->region = REGION_LATEX;
	out->name = (Span){name, brace};
	out->body.begin = brace + 1;
	Buf end = {0};
	buf_append_z(&end, "\\end{");
	buf_append(&end, scan_span(s->text, out->name));
	buf_append_char(&end, '}');
	out->body.end = closer_find(s, buf_str(&end), true, out->body.begin);
	size_t length = end.n;
	buf_release(&end);
	if (out->body.end != SCAN_NONE)
		return out->body.end + length;
	out->body.end = s->text.n;
	if (s->tail > 0) // the page was not taken to its end, so a backslash stood there
		return SCAN_NONE;
	size_t last =
		s->text.n - out->body.begin < length ? out->body.begin : s->text.n - length + 1;
	bool is_cut = str_contains(str_skip(s->text, last), STR("\\"));
	return is_cut ? SCAN_NONE : s->text.n;
}

size_t region_end(ElementScanner *s, size_t at, bool with_hiccup, Element *out)
{
	out->body = (Span){at, at};
	if (at == s->text.n)
		return SCAN_NONE;
	switch (s->text.p[at]) {
	case '`':
	case '~':
		return fence_end(s, at, out);
	case '#':
		return begin_end(s, at, out);
	case '$':
		return math_end(s, at, out);
	case '\\':
		return latex_end(s, at, out);
	case '<':
		return html_end(s, at, &out->region);
	case '[':
		out->region = REGION_HICCUP;
		return with_hiccup ? hiccup_end(s, at) : SCAN_NONE;
	case ':':
		out->region = REGION_EXAMPLE;
		return s->format == PAGE_ORG ? org_example_end(s->text, at) : SCAN_NONE;
	}
	return SCAN_NONE;
}

size_t region_drawer_end(ElementScanner *s, size_t at, Element *out)
{
	at = scan_spaces(s->text, at);
	if (!scan_sees(s->text, at, ':'))
		return SCAN_NONE;
	size_t name = at + 1;
	size_t end = name;
	while (end < s->text.n && s->text.p[end] != ':' && s->text.p[end] != ' ' &&
		!scan_is_break(s->text.p[end]))
		end++;
	size_t eol = end > name && scan_sees(s->text, end, ':') ? scan_eol(s->text, end + 1) : 0;
	if (eol == 0)
		return SCAN_NONE;
	out->region = REGION_DRAWER;
	out->name = (Span){name, end};
	out->body.begin = end + 1 + eol;
	ClosingLine closing = {.text = STR(":end:"), .is_whole = true};
	return find_closing_line(s, &closing, out->body.begin, &out->body.end);
}
