#include "properties.h"

bool properties_find(Str properties, Str key, Str *value)
{
	bool is_found = false;
	for (Str line; str_next_line(&properties, &line);) {
		Str rest = str_skip(line, key.n);
		if (!str_starts_with(line, key) || !str_starts_with(rest, STR("::")))
			continue;
		*value = str_trim(str_skip(rest, 2));
		is_found = true;
	}
	return is_found;
}

static bool is_within(Str s, Str open, Str close)
{
	return s.n >= open.n + close.n && str_starts_with(s, open) && str_ends_with(s, close);
}

static bool is_quoted(Str value)
{
	return is_within(value, STR("\""), STR("\""));
}

// A name without what marks it as a page, a tag or a text.
static Str plain_name(Str s)
{
	s = str_trim(s);
	if (str_starts_with(s, STR("#")))
		s = str_skip(s, 1);
	if (is_within(s, STR("[["), STR("]]")))
		return str_trim(str_slice(s, 2, s.n - 2));
	return is_quoted(s) ? str_trim(str_slice(s, 1, s.n - 1)) : s;
}

static bool is_named(Str s, Str wanted)
{
	return str_equals(plain_name(s), wanted);
}

// -- members --------------------------------------------------------------------------------------

// The length of a comma that s begins with, the full-width one included.
static size_t comma_length(Str s)
{
	if (str_starts_with(s, STR(",")))
		return 1;
	return str_starts_with(s, STR("\xEF\xBC\x8C")) ? 3 : 0;
}

// Commas inside brackets are part of a name.
static bool has_in_list(Str value, Str wanted)
{
	size_t from = 0;
	bool is_in_brackets = false;
	for (size_t at = 0; at < value.n; at++) {
		Str rest = str_skip(value, at);
		size_t comma = is_in_brackets ? 0 : comma_length(rest);
		if (str_starts_with(rest, STR("[[")))
			is_in_brackets = true;
		else if (str_starts_with(rest, STR("]]")))
			is_in_brackets = false;
		if (comma == 0)
			continue;
		if (is_named(str_slice(value, from, at), wanted))
			return true;
		from = at + comma;
	}
	return is_named(str_skip(value, from), wanted);
}

// The innermost names: of [[a [[b]]]] the name b.
static bool has_in_brackets(Str value, Str wanted)
{
	size_t open = SIZE_MAX;
	for (size_t at = 0; at + 1 < value.n; at++) {
		Str mark = str_slice(value, at, at + 2);
		if (str_equals(mark, STR("[["))) {
			open = at + 2;
		} else if (str_equals(mark, STR("]]")) && open != SIZE_MAX) {
			if (str_equals(str_trim(str_slice(value, open, at)), wanted))
				return true;
			open = SIZE_MAX;
		}
	}
	return false;
}

static Str tag_here(Str rest)
{
	size_t n = 0;
	while (n < rest.n && !str_is_space(rest.p[n]) &&
		!str_find_char(STR(",;!?'\":#["), rest.p[n], NULL))
		n++;
	while (n > 0 && rest.p[n - 1] == '.')
		n--;
	return str_head(rest, n);
}

static bool has_as_tag(Str value, Str wanted)
{
	for (size_t at; str_find_char(value, '#', &at);) {
		value = str_skip(value, at + 1);
		if (str_equals(tag_here(value), wanted))
			return true;
	}
	return false;
}

bool property_value_has(Str value, Str wanted)
{
	value = str_trim(value);
	if (str_equals(value, wanted) || is_named(value, wanted))
		return true;
	return !is_quoted(value) && (has_in_list(value, wanted) || has_in_brackets(value, wanted) ||
					    has_as_tag(value, wanted));
}
