// Front matter. Logseq takes lines `key: value` and nothing else; where it sees none, the text is
// read as YAML, and where it is no YAML either, by the line. What only these readings give is no
// property for Logseq: its is_valid is false, and only outline_find_page_property finds it.
#include "local.h"

#include "recto/base/yaml.h"

static size_t key_value_end(Str text, size_t at, DrawerLine *out)
{
	size_t colon = at;
	while (colon < text.n && text.p[colon] != ':' && !scan_is_break(text.p[colon]))
		colon++;
	if (colon == at || !scan_sees(text, colon, ':'))
		return SCAN_NONE;
	size_t end = scan_line(text, colon);
	size_t begin = scan_spaces(text, colon + 1);
	size_t value_end = end;
	while (value_end > begin && str_is_space(text.p[value_end - 1]))
		value_end--;
	*out = (DrawerLine){DRAWER_FRONT_MATTER, {at, colon}, {begin, value_end}, {at, end}};
	return scan_end_of_line(text, end);
}

static bool is_all_key_values(Str text)
{
	DrawerLine line;
	size_t at = 0;
	while (at < text.n && (at = key_value_end(text, at, &line)) != SCAN_NONE)
		;
	return text.n > 0 && at != SCAN_NONE;
}

static void read_key_values(Parse *p, Str text, size_t base, PropertyList *list)
{
	for (size_t at = 0; at < text.n;) {
		DrawerLine line;
		size_t next = key_value_end(text, at, &line);
		if (next == SCAN_NONE) {
			size_t end = scan_line(text, at);
			at = end + (end < text.n);
			continue;
		}
		property_add(&p->o->arena, list, text, base, &line);
		at = next;
	}
}

static Str yaml_value(Arena *arena, const Yaml *y)
{
	if (y->kind == YAML_SCALAR)
		return arena_copy(arena, str_trim(y->text));
	Buf joined = {0};
	for (const Yaml *item = y->first; item && y->kind == YAML_LIST; item = item->next) {
		if (item->kind != YAML_SCALAR)
			continue;
		if (joined.n > 0)
			buf_append_z(&joined, ", ");
		buf_append(&joined, str_trim(item->text));
	}
	Str value = arena_copy(arena, buf_str(&joined));
	buf_release(&joined);
	return value;
}

// The n-th line of a text, from 1.
static Span nth_line(Str text, int n)
{
	size_t at = 0;
	for (; n > 1 && at < text.n; n--) {
		size_t end = scan_line(text, at);
		at = end + (scan_eol(text, end) ? scan_eol(text, end) : end < text.n);
	}
	return (Span){at, scan_line(text, at)};
}

static bool read_yaml(Parse *p, Str text, size_t base, PropertyList *list)
{
	Arena *arena = &p->o->arena;
	Yaml *root = NULL;
	Diag problem;
	if (!yaml_parse(text, &yaml_limits_front_matter, arena, &root, &problem))
		return false;
	if (!root || root->kind != YAML_MAP)
		return false;
	for (const Yaml *y = root->first; y; y = y->next) {
		Span line = nth_line(text, y->key_line);
		line = (Span){line.begin + base, line.end + base};
		Property property = {
			.key = property_normalise_key(arena, y->key),
			.value = yaml_value(arena, y),
			.line = line,
			.value_span = {line.end, line.end},
		};
		VEC_PUSH(list, property);
	}
	return true;
}

size_t front_matter_read(Parse *p, size_t at, PropertyList *list)
{
	Str text = str_skip(p->o->source, at);
	size_t eol = str_starts_with(text, STR("---")) ? scan_eol(text, 3) : 0;
	if (eol == 0)
		return at;
	size_t begin = 3 + eol;
	size_t end;
	if (!str_find(str_skip(text, begin), STR("---"), &end)) {
		diags_add(&p->o->diags, 1, 1,
			"the front matter is not closed, so it is text: put a line --- below it");
		return at;
	}
	Str body = str_slice(text, begin, begin + end);
	size_t first = list->n;
	bool is_logseq = is_all_key_values(body);
	p->has_directives = is_logseq;
	if (is_logseq || !read_yaml(p, body, at + begin, list))
		read_key_values(p, body, at + begin, list);
	for (size_t i = first; i < list->n && !is_logseq; i++)
		list->items[i].is_valid = false;
	return at + begin + end + 3;
}
