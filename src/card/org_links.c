// Links of org pages: [[url][label]], [[page]], [[file:path]].
#include "scanner.h"

static bool is_file(Str url)
{
	const Str protocol = STR("file:");
	return url.n > protocol.n && str_starts_with(url, protocol);
}

static bool see_nothing(void *context, const Inline *item)
{
	(void)context, (void)item;
	return true;
}

// What begins at `at` in a label and is no plain text.
static size_t label_piece_end(Scanner *s, size_t at)
{
	InlineKind kind = INLINE_OTHER;
	size_t end = NO_PLACE;
	char c = s->text.p[at];
	if (c == '$')
		return math_end(s, at);
	if (c == '\\') {
		end = backslash_end(s, at, &kind);
		return kind == INLINE_PLAIN ? NO_PLACE : end;
	}
	if (c == '~')
		return org_verbatim_end(s->text, at);
	if (is_one_of(c, STR("*/+_^")))
		end = emphasis_end(s, at);
	return end == NO_PLACE ? script_end(s, at) : end;
}

// Logseq takes the plain text that the label of a file begins with for the name of its page.
static Str plain_label(const Scanner *outer, Str label)
{
	Scanner s;
	scanner_init(&s, label, outer);
	s.visit = see_nothing;
	size_t at = 0;
	while (at < label.n && label_piece_end(&s, at) == NO_PLACE)
		at = plain_end(&s, at);
	scanner_release(&s);
	return str_head(label, at);
}

static size_t label_end(Scanner *s, size_t at)
{
	Str text = s->text;
	while (at + 1 < text.n && !(text.p[at] == ']' && text.p[at + 1] == ']')) {
		bool is_escaped = text.p[at] == '\\' && is_one_of(text.p[at + 1], STR("[]"));
		if (text.p[at] == '[')
			at = balanced_end(s, at, '[', ']', (Str){0});
		else
			at += is_escaped ? 2 : 1;
	}
	return sees_str(s, at, STR("]]")) ? at : NO_PLACE;
}

// The first ']' that no backslash stands before.
static size_t url_part_end(Str text, size_t at)
{
	bool escaped = false;
	for (; at < text.n && (text.p[at] != ']' || escaped); at++)
		escaped = !escaped && text.p[at] == '\\';
	return at;
}

static void classify(const Scanner *s, Inline *link)
{
	link->kind = INLINE_LINK;
	if (is_file(link->target)) {
		link->kind = INLINE_FILE;
		link->label = plain_label(s, link->label);
	} else if (link->label.n == 0 || !str_find_char(link->target, ':', NULL)) {
		link->kind = INLINE_SEARCH;
	}
}

size_t org_label_link_end(Scanner *s, size_t at, int deeper)
{
	size_t begin = at + 2;
	bool is_open = sees_str(s, at, STR("[[")) && scanner_may_search(s);
	if (!is_open || closer_search(s, STR("]["), begin) == NO_PLACE)
		return NO_PLACE;
	size_t url_end = url_part_end(s->text, begin);
	size_t end = NO_PLACE;
	if (url_end > begin && sees_str(s, url_end, STR("][")))
		end = label_end(s, url_end + 2);
	if (end == NO_PLACE) {
		scanner_pay(s, url_end - begin);
		return NO_PLACE;
	}
	Inline link = {.target = str_slice(s->text, begin, url_end),
		.label = str_slice(s->text, url_end + 2, end)};
	end = link_metadata_end(s, end + 2);
	link.source = str_slice(s->text, at, end);
	classify(s, &link);
	scanner_show(s, &link, deeper);
	return end;
}

void org_classify_page(Inline *link)
{
	size_t colon;
	bool has_protocol = str_find_char(link->target, ':', &colon) &&
			    str_starts_with(str_skip(link->target, colon), STR("://"));
	if (is_file(link->target)) {
		link->kind = INLINE_FILE;
		link->label = link->target;
	} else if (has_protocol) {
		link->kind = INLINE_LINK;
	}
}
