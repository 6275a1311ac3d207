// The tags that the title of an org block ends with.
#include "inline.h"

typedef struct LastPlain {
	Str title;
	size_t begin; // of the plain text that was seen last
	bool is_last;
} LastPlain;

static bool see_item(void *context, const Inline *item)
{
	LastPlain *last = context;
	if (item->depth > 0)
		return true;
	bool is_plain = item->kind == INLINE_PLAIN;
	if (is_plain && !last->is_last)
		last->begin = (size_t)(item->source.p - last->title.p);
	last->is_last = is_plain;
	return true;
}

// ":a:b:", none of the names empty; "::" has none.
static bool are_tags(Str s)
{
	if (s.n < 2 || s.p[0] != ':' || s.p[s.n - 1] != ':')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (str_is_space(s.p[i]) || (s.p[i] == ':' && s.p[i - 1] == ':' && s.n > 2))
			return false;
	return true;
}

Str inline_org_title_tags(Str title)
{
	LastPlain last = {.title = title};
	Str none = str_skip(title, title.n);
	if (!str_ends_with(str_trim_right(title), STR(":")))
		return none;
	inline_scan(title, (InlineOptions){.format = PAGE_ORG}, see_item, &last);
	Str plain = last.is_last ? str_trim(str_skip(title, last.begin)) : none;
	size_t at = plain.n;
	while (at > 0 && plain.p[at - 1] != ' ')
		at--;
	Str tags = str_skip(plain, at);
	return are_tags(tags) ? tags : none;
}
