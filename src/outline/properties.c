#include "local.h"

#include "recto/base/utf8.h"

static bool is_ascii(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static Str lower_ascii(Arena *arena, Str s)
{
	char *p = ARENA_ARRAY(arena, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
	return str_make(p, s.n);
}

static Str lower(Arena *arena, Str s)
{
	if (is_ascii(s))
		return lower_ascii(arena, s);
	Buf b = {0};
	utf8_append_lower_nfc(&b, s);
	Str copy = arena_copy(arena, buf_str(&b));
	buf_release(&b);
	return copy;
}

Str property_normalise_key(Arena *arena, Str key)
{
	Str lowered = lower(arena, key);
	char *p = ARENA_ARRAY(arena, char, lowered.n + 1);
	for (size_t i = 0; i < lowered.n; i++)
		p[i] = (char)(lowered.p[i] == ' ' || lowered.p[i] == '_' ? '-' : lowered.p[i]);
	Str normal = str_make(p, lowered.n);
	return str_equals(normal, STR("custom-id")) ? STR("id") : normal;
}

// At most one '/', with something on both sides, and no digit behind it.
static bool is_namespaced_well(Str key)
{
	Str head, name;
	if (!str_cut(key, '/', &head, &name) || key.n == 1)
		return true;
	if (head.n == 0 || name.n == 0 || (name.p[0] >= '0' && name.p[0] <= '9'))
		return false;
	return name.n == 1 || !str_contains(name, STR("/"));
}

// An EDN keyword. Commas are white space there, and may trail.
bool property_key_is_valid(Str key)
{
	while (str_ends_with(key, STR(",")))
		key.n--;
	if (key.n == 0 || key.p[0] == '#')
		return false;
	for (size_t i = 0; i < key.n; i++) {
		bool is_foreign = str_find_char(STR("\"|^(){}[];\\@`~,:"), key.p[i], NULL) ||
				  key.p[i] == '\0';
		if (is_foreign || outline_blank_length(str_skip(key, i)) > 0)
			return false;
	}
	return is_namespaced_well(key);
}

static Span moved(Span s, size_t by)
{
	return (Span){s.begin + by, s.end + by};
}

Property *property_add(
	Arena *arena, PropertyList *list, Str text, size_t base, const DrawerLine *line)
{
	Str key = property_normalise_key(arena, scan_span(text, line->key));
	Property p = {
		.key = key,
		.value = scan_span(text, line->value),
		.line = moved(line->line, base),
		.value_span = moved(line->value, base),
		.is_valid = property_key_is_valid(key),
	};
	VEC_PUSH(list, p);
	return &list->items[list->n - 1];
}

const Property *outline_find_property(const Outline *o, const Block *b, Str key)
{
	for (uint32_t i = b->n_properties; i-- > 0;) {
		const Property *p = &o->properties[b->first_property + i];
		if (p->is_valid && str_equals(p->key, key))
			return p;
	}
	return NULL;
}

const Property *outline_find_page_property(const Outline *o, Str key)
{
	if (o->n_blocks == 0 || o->blocks[0].kind != BLOCK_PRE)
		return NULL;
	const Block *b = &o->blocks[0];
	const Property *p = outline_find_property(o, b, key);
	for (uint32_t i = b->n_properties; !p && i-- > 0;)
		if (str_equals(o->properties[b->first_property + i].key, key))
			p = &o->properties[b->first_property + i];
	return p;
}

bool outline_lists_property(const Block *b, const Property *p)
{
	return p->is_valid && !(b->is_collapsed && str_equals(p->key, STR("collapsed")));
}
