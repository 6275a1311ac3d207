#include "scan.h"

#include <stdlib.h>
#include <string.h>

// Sorted. What else stands in angle brackets is text.
static const char *const known_tags[] = {
	"a",
	"abbr",
	"address",
	"area",
	"article",
	"aside",
	"audio",
	"b",
	"base",
	"bdi",
	"bdo",
	"blockquote",
	"body",
	"br",
	"button",
	"canvas",
	"caption",
	"cite",
	"code",
	"col",
	"colgroup",
	"data",
	"datalist",
	"dd",
	"del",
	"details",
	"dfn",
	"div",
	"dl",
	"dt",
	"em",
	"embed",
	"fieldset",
	"figcaption",
	"figure",
	"footer",
	"form",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"head",
	"header",
	"hr",
	"html",
	"i",
	"iframe",
	"img",
	"input",
	"ins",
	"kbd",
	"keygen",
	"label",
	"legend",
	"li",
	"link",
	"main",
	"map",
	"mark",
	"meta",
	"meter",
	"nav",
	"noscript",
	"object",
	"ol",
	"optgroup",
	"option",
	"output",
	"p",
	"param",
	"pre",
	"progress",
	"q",
	"rb",
	"rp",
	"rt",
	"rtc",
	"ruby",
	"s",
	"samp",
	"script",
	"section",
	"select",
	"small",
	"source",
	"span",
	"strong",
	"style",
	"sub",
	"summary",
	"sup",
	"table",
	"tbody",
	"td",
	"template",
	"textarea",
	"tfoot",
	"th",
	"thead",
	"time",
	"title",
	"tr",
	"track",
	"u",
	"ul",
	"var",
	"video",
	"wbr",
};

enum { TAG_MAX = 10, PEEKED = 10 };

static int compare_tags(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

static bool is_known_tag(Str name)
{
	char lower[TAG_MAX + 1] = {0};
	if (name.n == 0 || name.n > TAG_MAX)
		return false;
	for (size_t i = 0; i < name.n; i++)
		lower[i] =
			(char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] + 32 : name.p[i]);
	return bsearch(lower, known_tags, sizeof known_tags / sizeof *known_tags,
		sizeof *known_tags, compare_tags);
}

static Str tag_name(Str text, size_t at, char end)
{
	size_t begin = at;
	while (at < text.n && at - begin <= TAG_MAX && !str_is_space(text.p[at]) &&
		text.p[at] != end)
		at++;
	return str_slice(text, begin, at);
}

// How often "<tag>" and "<tag " occur.
static size_t count_openers(Str text, Str tag)
{
	size_t count = 0;
	for (size_t at; str_find_char(text, '<', &at);) {
		text = str_skip(text, at + 1);
		bool opens = str_starts_with(text, tag) &&
			     (scan_sees(text, tag.n, '>') || scan_sees(text, tag.n, ' '));
		count += opens;
	}
	return count;
}

static size_t element_end(ElementScanner *s, size_t at, Str tag)
{
	Buf closer = {0};
	buf_printf(&closer, "</%.*s>", STR_ARG(tag));
	size_t begin = at;
	size_t open = 1;
	while (open > 0) {
		size_t close = closer_find(s, buf_str(&closer), true, at);
		if (close == SCAN_NONE)
			break;
		open += count_openers(str_slice(s->text, at, close), tag);
		open--;
		at = close + closer.n;
	}
	buf_release(&closer);
	if (open == 0)
		return at;
	s->budget -= at - begin < s->budget ? at - begin : s->budget;
	return SCAN_NONE;
}

static size_t find_behind(ElementScanner *s, Str closer, size_t from)
{
	size_t at = closer_find(s, closer, false, from);
	return at == SCAN_NONE ? SCAN_NONE : at + closer.n;
}

size_t html_end(ElementScanner *s, size_t at, RegionKind *kind)
{
	Str rest = str_skip(s->text, at);
	*kind = REGION_HTML;
	if (rest.n + s->tail < PEEKED || !str_starts_with(rest, STR("<")))
		return SCAN_NONE;
	if (str_starts_with(rest, STR("<?")))
		return find_behind(s, STR("?>"), at + 2);
	if (str_starts_with(rest, STR("<!--"))) {
		*kind = REGION_COMMENT;
		return find_behind(s, STR("-->"), at + 4);
	}
	if (str_starts_with(rest, STR("<![CDATA["))) {
		*kind = REGION_CDATA;
		return find_behind(s, STR("]]"), at + 9);
	}
	if (str_starts_with(rest, STR("<!")))
		return scan_sees(s->text, at + 2, '>') ? SCAN_NONE
						       : find_behind(s, STR(">"), at + 2);
	Str tag = tag_name(s->text, at + 1, '>');
	if (!is_known_tag(tag))
		return SCAN_NONE;
	size_t end = element_end(s, at + 1 + tag.n, tag);
	return end == SCAN_NONE ? find_behind(s, STR("/>"), at + 1 + tag.n) : end;
}

static size_t count_in(Str text, Str what)
{
	size_t count = 0;
	for (size_t at; str_find(text, what, &at); count++)
		text = str_skip(text, at + what.n);
	return count;
}

size_t hiccup_end(ElementScanner *s, size_t at)
{
	if (!scan_sees_str(s->text, at, STR("[:")))
		return SCAN_NONE;
	Str tag = tag_name(s->text, at + 2, ']');
	if (!is_known_tag(tag))
		return SCAN_NONE;
	size_t begin = at + 2 + tag.n;
	size_t quotes = 0;
	long open = 1;
	for (at = begin; open > 0;) {
		size_t close = closer_find(s, STR("]"), false, at);
		if (close == SCAN_NONE) {
			s->budget -= at - begin < s->budget ? at - begin : s->budget;
			return SCAN_NONE;
		}
		Str part = str_slice(s->text, at, close);
		quotes += count_in(part, STR("\"")) - count_in(part, STR("\\\""));
		open += (long)count_in(part, STR("[:")) - (quotes % 2 == 0);
		at = close + 1;
	}
	return at;
}
