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

// The length of the [[…]] that s begins with, 0 without.
static size_t link_length(Str s)
{
	size_t close;
	bool is_link =
		str_starts_with(s, STR("[[")) && str_find(str_head(s, LINK_MAX), STR("]]"), &close);
	return is_link ? close + 2 : 0;
}

bool name_list_next(Str *list, Str *name)
{
	size_t end = 0;
	if (list->n == 0)
		return false;
	while (end < list->n && comma_length(str_skip(*list, end)) == 0) {
		size_t link = link_length(str_skip(*list, end));
		end += link > 0 ? link : 1;
	}
	*name = page_plain_value(str_head(*list, end));
	*list = str_skip(*list, end + comma_length(str_skip(*list, end)));
	return true;
}
