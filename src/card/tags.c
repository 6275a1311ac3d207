#include "scanner.h"

static bool is_tag_byte(char c)
{
	return !is_blank_or_end(c) && !is_one_of(c, STR(",;.!?'\":#["));
}

static size_t plain_part_end(Str text, size_t at)
{
	while (at < text.n && is_tag_byte(text.p[at]))
		at++;
	return at;
}

// Punctuation is part of a tag when something other than a blank follows all of it; then ';' and
// '.' are, up to the first mark that ends every tag.
static size_t punctuation_end(Scanner *s, size_t at)
{
	Str text = s->text;
	size_t inside = at;
	while (inside < text.n && is_one_of(text.p[inside], STR(";.")))
		inside++;
	if (inside == at)
		return NO_PLACE;
	size_t end = stop_find(s, STOP_PUNCTUATION, inside);
	return end == text.n || is_blank_or_end(text.p[end]) ? NO_PLACE : inside;
}

static size_t part_end(Scanner *s, size_t at)
{
	Str text = s->text;
	size_t end = plain_part_end(text, at);
	if (end > at || at == text.n)
		return end > at ? end : NO_PLACE;
	if (text.p[at] != '[')
		return punctuation_end(s, at);
	end = page_ref_end(s, at);
	return end == NO_PLACE ? at + 1 : end;
}

// Shows the links in a tag's name; *label is what stands before the first of them.
static void show_links(Scanner *outer, Str name, Str *label)
{
	Scanner s;
	scanner_init(&s, name, outer);
	bool is_first = true;
	*label = name;
	for (size_t at = 0; at < name.n;) {
		size_t end = name.p[at] == '[' ? link_end(&s, at, 1) : NO_PLACE;
		if (end != NO_PLACE && is_first) {
			*label = str_head(name, at);
			is_first = false;
		}
		at = end == NO_PLACE ? at + 1 : end;
	}
	outer->is_stopped = s.is_stopped;
	scanner_release(&s);
}

static bool see_nothing(void *context, const Inline *item)
{
	(void)context, (void)item;
	return true;
}

void inline_append_tag_name(PageFormat format, Str target, Buf *out)
{
	Scanner s;
	scanner_init(&s, target, &(Scanner){.options.format = format, .visit = see_nothing});
	size_t plain = 0;
	for (size_t at = 0; at < target.n;) {
		size_t end = target.p[at] == '[' ? link_end(&s, at, 1) : NO_PLACE;
		if (end != NO_PLACE) {
			inline_append_unescaped(format, str_slice(target, plain, at), out);
			buf_append(out, str_slice(target, at, end));
			plain = end;
		}
		at = end == NO_PLACE ? at + 1 : end;
	}
	inline_append_unescaped(format, str_skip(target, plain), out);
	scanner_release(&s);
}

size_t tag_end(Scanner *s, size_t at)
{
	size_t begin = at + 1;
	size_t end = begin;
	for (size_t next; (next = part_end(s, end)) != NO_PLACE;)
		end = next;
	if (end == begin)
		return NO_PLACE;
	Inline item = {INLINE_TAG, .source = str_slice(s->text, at, end),
		.target = str_slice(s->text, begin, end)};
	if (str_contains(item.target, STR("[")))
		show_links(s, item.target, &item.label);
	else
		item.label = item.target;
	scanner_show(s, &item, 0);
	return end;
}
