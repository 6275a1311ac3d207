// Tags: those of a block, and the one that makes it a card, which no question shows.
#include "inline.h"
#include "local.h"

#include "recto/base/utf8.h"

// -- the tags of a block -------------------------------------------------------------------------

static void add_tag(Refs *tags, Str name)
{
	Buf normal = {0};
	utf8_append_lower_nfc(&normal, name_trim(name));
	if (!str_equals(buf_str(&normal), STR("card")))
		refs_add_exactly(tags, buf_str(&normal));
	buf_release(&normal);
}

void tags_add_mark(PageFormat format, Str target, Refs *tags)
{
	Buf name = {0};
	inline_append_tag_name(format, target, &name);
	add_tag(tags, name_unwrap(buf_str(&name)));
	buf_release(&name);
}

void tags_of_value(Str value, Refs *out)
{
	Str list = name_list_of(value);
	// Several #tags without commas are no name; each is a tag by its mark.
	for (Str name; name_list_next(&list, &name);)
		if (!str_contains(name, STR(" #")))
			add_tag(out, name);
}

// -- the mark of a card --------------------------------------------------------------------------

typedef struct Unmarked {
	Str text;
	size_t shown; // up to here the text is in `out`
	Buf *out;
} Unmarked;

static bool is_card_name(Str name)
{
	return str_equals_nocase(name_unwrap(name), STR("card"));
}

static bool is_blank_byte(char c)
{
	return str_is_space(c);
}

// Leaves out [begin, end) and the blanks before it; at the start of a line also those behind.
static void leave_out(Unmarked *u, size_t begin, size_t end)
{
	while (begin > u->shown && is_blank_byte(u->text.p[begin - 1]))
		begin--;
	buf_append(u->out, str_slice(u->text, u->shown, begin));
	bool is_at_start = u->out->n == 0 || u->out->p[u->out->n - 1] == '\n';
	while (is_at_start && end < u->text.n && is_blank_byte(u->text.p[end]))
		end++;
	bool is_whole_line =
		is_at_start && u->out->n > 0 && end < u->text.n && u->text.p[end] == '\n';
	u->shown = end + is_whole_line;
}

static bool see_mark(void *context, const Inline *item)
{
	Unmarked *u = context;
	bool is_link = item->kind == INLINE_PAGE && str_starts_with(item->source, STR("[["));
	bool is_mark = (item->kind == INLINE_TAG || is_link) && item->depth == 0 &&
		       is_card_name(item->target);
	if (is_mark) {
		size_t begin = (size_t)(item->source.p - u->text.p);
		leave_out(u, begin, begin + item->source.n);
	}
	return true;
}

void tags_append_without_card(Str text, Buf *out)
{
	Buf own = {0};
	Unmarked u = {.text = text, .out = &own};
	inline_scan(text, (InlineOptions){0}, see_mark, &u);
	buf_append(&own, str_skip(text, u.shown));
	buf_append(out, buf_str(&own));
	buf_release(&own);
}
