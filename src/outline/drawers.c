// Drawers of properties, in all their spellings.
#include "scan.h"

static bool is_key_byte(char c)
{
	return c != ':' && !str_is_space(c) && !scan_is_break(c);
}

// Longer words are no keys: a line without blanks would be looked through again and again.
enum { KEY_MAX = 1000 };

static size_t scan_key(Str text, size_t at)
{
	size_t begin = at;
	while (at < text.n && at - begin < KEY_MAX && is_key_byte(text.p[at]))
		at++;
	return at;
}

// What remains of a line as the value.
static Span value_at(Str text, size_t at, size_t end)
{
	at = scan_spaces(text, at);
	while (end > at && str_is_space(text.p[end - 1]))
		end--;
	return (Span){at < end ? at : end, end};
}

// key:: value
static size_t property_line_end(Str text, size_t at, DrawerLine *out)
{
	size_t key = scan_spaces(text, at);
	size_t colons = scan_key(text, key);
	if (colons == key || !scan_sees_str(text, colons, STR("::")))
		return SCAN_NONE;
	size_t value = colons + 2;
	size_t end = scan_line(text, value);
	if (!scan_sees(text, value, ' ') && scan_spaces(text, value) != end)
		return SCAN_NONE;
	*out = (DrawerLine){DRAWER_LINES, {key, colons}, value_at(text, value, end), {at, end}};
	return scan_end_of_line(text, end);
}

bool drawer_line_read(Str line, DrawerLine *out)
{
	return property_line_end(line, 0, out) != SCAN_NONE;
}

// :key: value
static size_t org_line_end(Str text, size_t at, DrawerLine *out)
{
	size_t colon = scan_spaces(text, at);
	size_t key = colon + 1;
	if (!scan_sees(text, colon, ':'))
		return SCAN_NONE;
	size_t end = scan_key(text, key);
	bool is_end = str_equals_nocase(str_slice(text, key, end), STR("end"));
	if (end == key || is_end || !scan_sees(text, end, ':'))
		return SCAN_NONE;
	size_t line_end = scan_line(text, end);
	*out = (DrawerLine){
		DRAWER_PROPERTIES, {key, end}, value_at(text, end + 1, line_end), {at, line_end}};
	return scan_end_of_line(text, line_end);
}

static void show(DrawerLineVisitor *visit, void *context, const DrawerLine *line)
{
	if (visit)
		visit(context, line);
}

// :PROPERTIES: … :END:
static size_t org_drawer_end(ElementScanner *s, size_t at, DrawerLineVisitor *visit, void *context)
{
	Str text = s->text;
	const Str begin = STR(":PROPERTIES:");
	const Str end = STR(":END:");
	at = scan_spaces(text, at);
	bool is_hopeless = at >= s->no_drawer.begin && at < s->no_drawer.end;
	bool begins = !is_hopeless && str_starts_with_nocase(str_skip(text, at), begin);
	size_t eol = begins ? scan_eol(text, at + begin.n) : 0;
	if (eol == 0)
		return SCAN_NONE;
	size_t first = at + begin.n + eol;
	size_t last = first;
	DrawerLine line;
	for (size_t next; last < text.n && (next = org_line_end(text, last, &line)) != SCAN_NONE;)
		last = next;
	size_t closer = scan_spaces(text, last);
	if (!str_starts_with_nocase(str_skip(text, closer), end)) {
		s->no_drawer = (Span){at, last}; // one among these lines would end here too
		return SCAN_NONE;
	}
	for (at = first; at < last;) {
		at = org_line_end(text, at, &line);
		show(visit, context, &line);
	}
	return closer + end.n + scan_eol(text, closer + end.n);
}

// #+KEY: value, with the line ends before and behind it.
static size_t hash_line_end(Str text, size_t at, bool blanks_in_key, DrawerLine *out)
{
	size_t begin = scan_breaks(text, at);
	size_t hash = scan_spaces(text, begin);
	if (!scan_sees_str(text, hash, STR("#+")))
		return SCAN_NONE;
	size_t key = hash + 2;
	size_t end = scan_key(text, key);
	while (blanks_in_key && end < text.n && str_is_space(text.p[end]))
		end = scan_key(text, end + 1);
	if (end == key || !scan_sees(text, end, ':'))
		return SCAN_NONE;
	size_t line_end = scan_line(text, end);
	*out = (DrawerLine){DRAWER_DIRECTIVES, {key, end}, value_at(text, end + 1, line_end),
		{begin, line_end}};
	return scan_breaks(text, line_end);
}

size_t directive_end(Str text, size_t at, DrawerLine *out)
{
	size_t end = hash_line_end(text, at, true, out);
	bool is_block = end != SCAN_NONE &&
			str_starts_with_nocase(scan_span(text, out->key), STR("begin_"));
	return is_block ? SCAN_NONE : end;
}

size_t drawer_end(ElementScanner *s, size_t at, DrawerLineVisitor *visit, void *context)
{
	Str text = s->text;
	size_t end = SCAN_NONE;
	while (at < text.n) {
		DrawerLine line;
		size_t next =
			s->format == PAGE_ORG ? SCAN_NONE : property_line_end(text, at, &line);
		if (next == SCAN_NONE)
			next = hash_line_end(text, at, false, &line);
		if (next != SCAN_NONE)
			show(visit, context, &line);
		else
			next = org_drawer_end(s, at, visit, context);
		if (next == SCAN_NONE)
			break;
		at = end = next;
	}
	return end;
}
