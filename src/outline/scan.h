// Steps over a text, shared by the files of this room. An offset is never beyond the end of its
// text.
#ifndef SRC_OUTLINE_SCAN_H
#define SRC_OUTLINE_SCAN_H

#include "recto/base/str.h"
#include "recto/outline/element.h"

#define SCAN_NONE SIZE_MAX // no such place

static inline bool scan_is_break(char c)
{
	return c == '\n' || c == '\r';
}

static inline bool scan_sees(Str text, size_t at, char c)
{
	return at < text.n && text.p[at] == c;
}

static inline bool scan_sees_str(Str text, size_t at, Str expected)
{
	return str_starts_with(str_skip(text, at), expected);
}

static inline size_t scan_spaces(Str text, size_t at)
{
	while (at < text.n && str_is_space(text.p[at]))
		at++;
	return at;
}

static inline size_t scan_breaks(Str text, size_t at)
{
	while (at < text.n && scan_is_break(text.p[at]))
		at++;
	return at;
}

// To the end of the line, before its line end.
static inline size_t scan_line(Str text, size_t at)
{
	while (at < text.n && !scan_is_break(text.p[at]))
		at++;
	return at;
}

// Length of the line end "\n" or "\r\n" here, else 0.
static inline size_t scan_eol(Str text, size_t at)
{
	if (scan_sees(text, at, '\n'))
		return 1;
	return scan_sees(text, at, '\r') && scan_sees(text, at + 1, '\n') ? 2 : 0;
}

// The place behind the end of the line that ends here: a line end or the end of the text. SCAN_NONE
// at any other place.
static inline size_t scan_end_of_line(Str text, size_t at)
{
	size_t eol = scan_eol(text, at);
	return eol > 0 || at == text.n ? at + eol : SCAN_NONE;
}

static inline bool scan_is_word_end(Str text, size_t at)
{
	return at == text.n || str_is_space(text.p[at]) || scan_is_break(text.p[at]);
}

static inline size_t scan_word(Str text, size_t at)
{
	while (!scan_is_word_end(text, at))
		at++;
	return at;
}

static inline Str scan_span(Str text, Span s)
{
	return str_slice(text, s.begin, s.end);
}

// -- parts of the grammar, each in the file of its name --------------------------------------
// ------------------------------------------------------------ All take a place behind indentation
// unless they say otherwise, and give SCAN_NONE where they do not fit.

// regions.c: the end of a region that begins here, before the line ends behind it. Fills region,
// body and name.
size_t region_end(ElementScanner *s, size_t at, bool with_hiccup, Element *out);
// A drawer :NAME: … :END:, from before the indentation, its last line end included.
size_t region_drawer_end(ElementScanner *s, size_t at, Element *out);
// html.c
size_t html_end(ElementScanner *s, size_t at, RegionKind *kind);
size_t hiccup_end(ElementScanner *s, size_t at);

// closers.c: whether a search for a closer can succeed at all, and what a failed one costs.
uint64_t closer_name(Str what);
bool closer_is_possible(const ElementScanner *s, uint64_t name, size_t from);
void closer_not_found(ElementScanner *s, uint64_t name, size_t from, size_t looked);
// The first `closer` at or behind `from`; case counts only when `nocase` is false.
size_t closer_find(ElementScanner *s, Str closer, bool nocase, size_t from);

// lists.c, from before the indentation.
size_t list_end(ElementScanner *s, size_t at);
size_t definitions_end(Str text, size_t at);
void list_each_part(const ElementScanner *s, size_t at, ElementPartVisitor *visit, void *context);
void definitions_each_part(Str text, size_t at, ElementPartVisitor *visit, void *context);
// Visits a text, its lines without their indentation, as one part.
void visit_unindented(Str text, ElementPartVisitor *visit, void *context);

// quotes.c
size_t quote_end(Str text, size_t at);
void quote_each_part(Str text, size_t at, ElementPartVisitor *visit, void *context);
size_t footnote_end(const ElementScanner *s, size_t at, Span *name);
void footnote_each_part(
	const ElementScanner *s, size_t at, ElementPartVisitor *visit, void *context);
size_t table_end(Str text, size_t at); // from before the indentation
void table_each_part(Str text, Span extent, ElementPartVisitor *visit, void *context);

// element.c
size_t rule_end(const ElementScanner *s, size_t at);

// org.c
size_t org_level_end(Str text, size_t at, HeadingParts *out); // ** from the start of a line
size_t org_rule_end(Str text, size_t at);
size_t org_comment_end(Str text, size_t at);
size_t org_example_end(Str text, size_t at); // lines that begin with ':'

// headings.c, from before the indentation.
size_t heading_level_end(PageFormat format, Str text, size_t at, HeadingParts *out);
size_t heading_end(ElementScanner *s, size_t at, HeadingParts *out);

// drawers.c, from before line ends and indentation.
typedef struct DrawerLine {
	DrawerStyle style;
	Span key, value, line;
} DrawerLine;

typedef void DrawerLineVisitor(void *context, const DrawerLine *line);
// A drawer of properties in any mix of styles. `visit` may be NULL.
size_t drawer_end(ElementScanner *s, size_t at, DrawerLineVisitor *visit, void *context);
// Whether the line is `key:: value`.
bool drawer_line_read(Str line, DrawerLine *out);
// One #+KEY: value.
size_t directive_end(Str text, size_t at, DrawerLine *out);

#endif
