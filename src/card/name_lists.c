// Lists of names in the properties of a page.
#include "local.h"

enum { LINK_MAX = 256 }; // bytes: how far a "[[" looks for its end

Str name_list_of(Str value)
{
	bool is_yaml = str_starts_with(value, STR("[")) && !str_starts_with(value, STR("[[")) &&
		       str_ends_with(value, STR("]"));
	return is_yaml ? str_slice(value, 1, value.n - 1) : value;
}

// The length of the comma that s begins with, 0 without.
static size_t comma_length(Str s)
{
	static const Str wide = {"\xEF\xBC\x8C", 3};
	return str_starts_with(s, STR(",")) ? 1 : str_starts_with(s, wide) ? wide.n : 0;
}

// One past the [[…]] that stands at `at`, 0 without. Up to *searched no "]]" begins.
static size_t link_end(Str list, size_t at, size_t *searched)
{
	size_t found;
	if (!str_starts_with(str_skip(list, at), STR("[[")))
		return 0;
	size_t from = *searched > at + 2 ? *searched : at + 2;
	Str ahead = str_slice(list, from, at + LINK_MAX);
	if (str_find(ahead, STR("]]"), &found))
		return from + found + 2;
	*searched = from + (ahead.n > 0 ? ahead.n - 1 : 0);
	return 0;
}

bool name_list_next(Str *list, Str *name)
{
	size_t end = 0;
	size_t searched = 0;
	if (list->n == 0)
		return false;
	while (end < list->n && comma_length(str_skip(*list, end)) == 0) {
		size_t link = link_end(*list, end, &searched);
		end = link > 0 ? link : end + 1;
	}
	*name = page_plain_value(str_head(*list, end));
	*list = str_skip(*list, end + comma_length(str_skip(*list, end)));
	return true;
}
