#include "scan.h"

#include <string.h>
#include "recto/base/ident.h"

uint64_t closer_name(Str what)
{
	return ident_hash(0, what) | 1;
}

static const NoCloser *slot_of(const ElementScanner *s, uint64_t name)
{
	return &s->no_closer[(name >> 32) % NO_CLOSER_SLOTS];
}

bool closer_is_possible(const ElementScanner *s, uint64_t name, size_t from)
{
	const NoCloser *slot = slot_of(s, name);
	bool is_known_to_miss = slot->name == name && from >= slot->from;
	return !is_known_to_miss && s->budget > 0;
}

void closer_not_found(ElementScanner *s, uint64_t name, size_t from, size_t looked)
{
	s->no_closer[(name >> 32) % NO_CLOSER_SLOTS] = (NoCloser){name, from};
	s->budget -= looked < s->budget ? looked : s->budget;
}

// The first place at or behind `from` that holds `needle` in any case. A closer starts with no
// letter.
static size_t find_nocase(Str text, Str needle, size_t from)
{
	while (from + needle.n <= text.n) {
		const char *hit = memchr(text.p + from, needle.p[0], text.n - from);
		if (!hit)
			break;
		from = (size_t)(hit - text.p);
		if (str_starts_with_nocase(str_skip(text, from), needle))
			return from;
		from++;
	}
	return SCAN_NONE;
}

size_t closer_find(ElementScanner *s, Str closer, bool nocase, size_t from)
{
	uint64_t name = closer_name(closer);
	if (!closer_is_possible(s, name, from))
		return SCAN_NONE;
	size_t at = SCAN_NONE;
	if (nocase)
		at = find_nocase(s->text, closer, from);
	else if (str_find(str_skip(s->text, from), closer, &at))
		at += from;
	if (at == SCAN_NONE)
		closer_not_found(s, name, from, s->text.n - from);
	return at;
}
