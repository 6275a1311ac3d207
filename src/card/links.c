#include "scanner.h"

// -- [[page]] --------------------------------------------------------------------------------

// In a text that is known to be short, or to hold the closing brackets.
static size_t page_end(Str text, size_t at, size_t *looked)
{
	size_t begin = at + 2;
	size_t end = begin;
	bool escaped = false;
	for (; end + 1 < text.n && !is_line_end(text.p[end]); end++) {
		bool closes = text.p[end] == ']' && text.p[end + 1] == ']' && !escaped;
		if (closes)
			return end > begin ? end + 2 : NO_PLACE;
		escaped = !escaped && text.p[end] == '\\';
	}
	*looked = end - begin;
	return NO_PLACE;
}

size_t page_ref_end(Scanner *s, size_t at)
{
	size_t looked = 0;
	bool is_open = sees_str(s, at, STR("[[")) && scanner_may_search(s);
	if (!is_open || closer_search(s, STR("]]"), at + 2) == NO_PLACE)
		return NO_PLACE;
	size_t end = page_end(s->text, at, &looked);
	scanner_pay(s, looked);
	return end;
}

static size_t count_opens(Str s)
{
	size_t count = 0;
	for (size_t at; str_find(s, STR("[["), &at); count++)
		s = str_skip(s, at + 2);
	return count;
}

// The end of the brackets that open here, however many are inside.
static size_t brackets_end(Scanner *s, size_t at)
{
	size_t begin = at + 2;
	size_t open = 1;
	if (!sees_str(s, at, STR("[[")))
		return NO_PLACE;
	for (at = begin; open > 0;) {
		size_t close = closer_search(s, STR("]]"), at);
		if (close == NO_PLACE) {
			scanner_pay(s, at - begin);
			return NO_PLACE;
		}
		open += count_opens(str_slice(s->text, at, close));
		open--;
		at = close + 2;
	}
	return at;
}

static void show_nested(Scanner *s, size_t begin, size_t end, int deeper);

// Shows what is nested in the text of brackets. False when a single '[' stands in it, which makes
// it plain text.
static bool scan_nested(Scanner *s, size_t begin, size_t end, int deeper, bool show, int *children)
{
	*children = 0;
	for (size_t at = begin; at < end;) {
		if (s->text.p[at] == '[') {
			size_t close = brackets_end(s, at);
			if (close == NO_PLACE || close > end)
				return false;
			if (show)
				show_nested(s, at, close, deeper);
			at = close;
		} else {
			while (at < end && s->text.p[at] != '[')
				at++;
		}
		++*children;
	}
	return true;
}

static void show_nested(Scanner *s, size_t begin, size_t end, int deeper)
{
	int children;
	Inline item = {INLINE_NESTED, .source = str_slice(s->text, begin, end),
		.target = str_slice(s->text, begin + 2, end - 2)};
	scanner_show(s, &item, deeper);
	bool fits =
		deeper < INLINE_DEPTH && scan_nested(s, begin + 2, end - 2, 0, false, &children);
	if (fits)
		scan_nested(s, begin + 2, end - 2, deeper + 1, true, &children);
}

// [[a [[b]]]]: brackets with at least one pair and something else inside.
size_t nested_end(Scanner *s, size_t at)
{
	int children;
	size_t end = brackets_end(s, at);
	if (end == NO_PLACE || !str_contains(str_slice(s->text, at + 2, end), STR("[[")))
		return NO_PLACE;
	bool fits = scan_nested(s, at + 2, end - 2, 0, false, &children) && children > 1;
	return fits ? end : NO_PLACE;
}

// -- [label](url) ----------------------------------------------------------------------------

size_t balanced_end(Scanner *s, size_t at, char open, char close, Str stops)
{
	size_t depth = 0;
	size_t begin = at;
	bool escaped = false;
	for (; at < s->text.n; at++) {
		char c = s->text.p[at];
		bool is_bracket = c == open || c == close;
		if (escaped && is_bracket) {
			escaped = false;
			continue;
		}
		escaped = !escaped && c == '\\';
		if (is_one_of(c, stops) || (c == close && depth == 0))
			break;
		depth += c == open;
		depth -= c == close;
	}
	scanner_pay(s, at - begin);
	return at;
}

static size_t label_step(Scanner *s, size_t at)
{
	char c = s->text.p[at];
	size_t end = NO_PLACE;
	if (c == '\\')
		return at + 1 < s->text.n && is_one_of(s->text.p[at + 1], STR("[]")) ? at + 2
										     : at + 1;
	if (c == '`')
		end = code_end(s, at);
	else if (c == '[') {
		end = page_ref_end(s, at);
		if (end == NO_PLACE && scanner_may_search(s))
			end = balanced_end(s, at, '[', ']', (Str){0});
	}
	return end == NO_PLACE ? at + 1 : end;
}

// "[label](": the place behind it.
static size_t label_end(Scanner *s, size_t at, Str *label)
{
	if (!sees(s, at, '[') || !scanner_may_search(s))
		return NO_PLACE;
	size_t begin = ++at;
	while (at < s->text.n && s->text.p[at] != ']' && !is_line_end(s->text.p[at]))
		at = label_step(s, at);
	*label = str_slice(s->text, begin, at);
	return sees_str(s, at, STR("](")) ? at + 2 : NO_PLACE;
}

// The url and the ')' behind it.
static size_t target_end(Scanner *s, size_t at, Str *url)
{
	size_t end = balanced_end(s, at, '(', ')', STR("\r\n"));
	*url = str_slice(s->text, at, end);
	if (sees(s, end, ')'))
		return end + 1;
	if (!str_ends_with(*url, STR(")")))
		return NO_PLACE;
	url->n--;
	return end;
}

size_t link_metadata_end(Scanner *s, size_t at)
{
	if (!sees(s, at, '{'))
		return at;
	size_t end = stop_find(s, STOP_BRACE, at + 1);
	return end - at <= PIECE_MAX && sees(s, end, '}') ? end + 1 : at;
}

static bool has_title_or_end(Str rest)
{
	rest = str_skip(rest, skip_blanks(rest, 0));
	return rest.n == 0 || (rest.n > 2 && rest.p[0] == '"' && rest.p[rest.n - 1] == '"');
}

static bool has_protocol(Str url)
{
	size_t colon;
	return str_find_char(url, ':', &colon) &&
	       str_starts_with(str_skip(url, colon), STR("://")) && url.n > colon + 3;
}

// A url without a protocol that names a Markdown file.
static bool is_file(Str url)
{
	bool is_markdown = str_ends_with_nocase(url, STR(".md")) ||
			   str_ends_with_nocase(url, STR(".markdown"));
	return !has_protocol(url) && url.n > 3 && is_markdown;
}

static bool is_block_ref(Str url)
{
	return str_starts_with(url, STR("((")) && str_ends_with(url, STR("))"));
}

static void classify(PageFormat format, Inline *link, Str url)
{
	size_t looked;
	size_t page = str_starts_with(url, STR("[[")) ? page_end(url, 0, &looked) : NO_PLACE;
	Str trimmed = str_trim(url);
	link->target = trimmed;
	if (page != NO_PLACE && has_title_or_end(str_skip(url, page))) {
		link->kind = INLINE_PAGE;
		link->target = str_slice(url, 2, page - 2);
	} else if (is_file(trimmed)) {
		link->kind = INLINE_FILE;
	} else if (format == PAGE_ORG && !has_protocol(trimmed) && !is_block_ref(trimmed)) {
		link->kind = INLINE_SEARCH;
	}
}

static size_t markdown_link_end(Scanner *s, size_t at, size_t begin, int deeper)
{
	Str url;
	Inline link = {.kind = INLINE_LINK};
	at = label_end(s, at, &link.label);
	if (at == NO_PLACE || (at = target_end(s, at, &url)) == NO_PLACE)
		return NO_PLACE;
	at = link_metadata_end(s, at);
	link.source = str_slice(s->text, begin, at);
	classify(s->options.format, &link, url);
	scanner_show(s, &link, deeper);
	return at;
}

size_t link_end(Scanner *s, size_t at, int deeper)
{
	size_t end = is_org(s) ? org_label_link_end(s, at, deeper) : NO_PLACE;
	if (end != NO_PLACE)
		return end;
	end = nested_end(s, at);
	if (end != NO_PLACE) {
		show_nested(s, at, end, deeper);
		return end;
	}
	end = page_ref_end(s, at);
	if (end == NO_PLACE)
		return is_org(s) ? NO_PLACE : markdown_link_end(s, at, at, deeper);
	Inline item = {INLINE_PAGE, .source = str_slice(s->text, at, end),
		.target = str_slice(s->text, at + 2, end - 2)};
	if (is_org(s))
		org_classify_page(&item);
	scanner_show(s, &item, deeper);
	return end;
}

static size_t embedded_image_end(Scanner *s, size_t at)
{
	Str label;
	size_t begin = at;
	at = label_end(s, at + 1, &label);
	if (at == NO_PLACE || !sees_str(s, at, STR("data:")))
		return NO_PLACE;
	size_t close = closer_search(s, STR(")"), at);
	if (close == NO_PLACE || close == at + 5)
		return NO_PLACE;
	at = link_metadata_end(s, close + 1);
	Inline item = {INLINE_LINK, .source = str_slice(s->text, begin, at), .label = label};
	scanner_show(s, &item, 0);
	return at;
}

size_t image_end(Scanner *s, size_t at)
{
	size_t end = embedded_image_end(s, at);
	return end == NO_PLACE ? markdown_link_end(s, at + 1, at, 0) : end;
}
