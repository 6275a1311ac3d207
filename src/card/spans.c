// Pieces in which nothing else is seen: code, math, HTML, addresses.
#include "scanner.h"

// Of bytes other than `stop` and line ends.
static size_t run_until(Str text, size_t at, char stop)
{
	while (at < text.n && text.p[at] != stop && !is_line_end(text.p[at]))
		at++;
	return at;
}

size_t closer_search(Scanner *s, Str closer, size_t from)
{
	return element_find_closer(&s->closers, closer, from);
}

static size_t end_behind(Scanner *s, Str closer, size_t from)
{
	size_t at = closer_search(s, closer, from);
	return at == NO_PLACE ? NO_PLACE : at + closer.n;
}

size_t code_end(Scanner *s, size_t at)
{
	size_t end = run_until(s->text, at + 1, '`');
	if (end > at + 1 && sees(s, end, '`'))
		return end + 1;
	return sees_str(s, at, STR("``")) ? end_behind(s, STR("``"), at + 2) : NO_PLACE;
}

size_t math_end(Scanner *s, size_t at)
{
	bool is_displayed = sees(s, at + 1, '$');
	size_t begin = at + 1 + is_displayed;
	if (is_displayed) {
		size_t end = run_until(s->text, begin, '$');
		return sees_str(s, end, STR("$$")) ? end + 2 : NO_PLACE;
	}
	if (begin >= s->text.n || s->text.p[begin] == ' ')
		return NO_PLACE;
	size_t end = run_until(s->text, begin + 1, '$');
	bool fits = sees(s, end, '$') &&
		    (end == begin + 1 || !is_one_of(s->text.p[end - 1], STR(" ([{")));
	return fits ? end + 1 : NO_PLACE;
}

static size_t entity_end(Str text, size_t at)
{
	size_t end = at + 1;
	while (end < text.n && is_letter(text.p[end]))
		end++;
	if (end == at + 1)
		return NO_PLACE;
	return str_starts_with(str_skip(text, end), STR("{}")) ? end + 2 : end;
}

// \[math\], \(math\), \word; in org a '\' at the end of its line
size_t backslash_end(Scanner *s, size_t at, InlineKind *kind)
{
	size_t end = NO_PLACE;
	bool is_break = sees(s, at + 1, '\n') || sees_str(s, at + 1, STR("\r\n"));
	if (is_org(s) && is_break)
		return at + 2 + sees(s, at + 1, '\r');
	if (sees(s, at + 1, '['))
		end = end_behind(s, STR("\\]"), at + 2);
	else if (sees(s, at + 1, '('))
		end = end_behind(s, STR("\\)"), at + 2);
	if (end != NO_PLACE)
		return end;
	*kind = INLINE_PLAIN;
	return entity_end(s->text, at);
}

static bool is_word_byte(char c)
{
	return is_letter(c) || is_digit(c);
}

static size_t word_end(Str text, size_t at)
{
	while (at < text.n && is_word_byte(text.p[at]))
		at++;
	return at;
}

// <https://a.b>
static size_t quick_link_end(Scanner *s, size_t at)
{
	Str text = s->text;
	size_t end = word_end(text, at + 1);
	if (end == at + 1 || end == text.n || text.p[end] != ':')
		return NO_PLACE;
	end++;
	if (str_starts_with(str_skip(text, end), STR("//")))
		end += 2;
	size_t begin = end;
	end = stop_find(s, STOP_ANGLE, begin);
	bool fits = end > begin && end - begin <= PIECE_MAX && sees(s, end, '>');
	return fits ? end + 1 : NO_PLACE;
}

static size_t address_run(Str text, size_t at, Str stops)
{
	while (at < text.n && !is_one_of(text.p[at], stops))
		at++;
	return at;
}

// <me@a.b>
static size_t email_end(Str text, size_t at)
{
	size_t end = address_run(text, at + 1, STR("<>@, \r\n\t"));
	if (end == at + 1 || end == text.n || text.p[end] != '@')
		return NO_PLACE;
	size_t domain = end + 1;
	end = address_run(text, domain, STR("<>@, \r\n\t'\""));
	if (end == domain)
		return NO_PLACE;
	return end < text.n && text.p[end] == '>' ? end + 1 : end;
}

size_t angle_end(Scanner *s, size_t at, InlineKind *kind)
{
	*kind = INLINE_OTHER;
	size_t end = quick_link_end(s, at);
	if (end != NO_PLACE)
		return end;
	end = is_org(s) ? org_target_end(s, at) : NO_PLACE;
	if (end != NO_PLACE)
		return end;
	end = timestamp_end(s->text, at);
	if (end != NO_PLACE) {
		*kind = INLINE_TIMESTAMP;
		return end;
	}
	end = element_html_end(&s->closers, at);
	return end == NO_PLACE ? email_end(s->text, at) : end;
}

static bool is_host_byte(char c)
{
	return !is_blank_or_end(c) && !is_one_of(c, STR("[]<>{}()/?#"));
}

// Behind the host: a path in which round and square brackets are balanced.
static size_t path_end(Str text, size_t at)
{
	size_t round = 0;
	size_t square = 0;
	for (; at < text.n && !is_blank_or_end(text.p[at]); at++) {
		char c = text.p[at];
		if ((c == ')' && round == 0) || (c == ']' && square == 0))
			break;
		bool is_last = at + 1 == text.n || is_blank_or_end(text.p[at + 1]);
		if (is_one_of(c, STR(",;.!?")) && is_last)
			break;
		round += c == '(';
		round -= c == ')';
		square += c == '[';
		square -= c == ']';
	}
	return at;
}

// https://a.b/c
size_t url_end(Str text, size_t at)
{
	size_t end = word_end(text, at);
	if (end == at || !str_starts_with(str_skip(text, end), STR("://")))
		return NO_PLACE;
	size_t host = end + 3;
	end = host;
	while (end < text.n && is_host_byte(text.p[end]))
		end++;
	if (end == host)
		return NO_PLACE;
	return end < text.n && is_one_of(text.p[end], STR("/?#")) ? path_end(text, end + 1) : end;
}

// @@html: <b>@@
size_t snippet_end(Scanner *s, size_t at)
{
	if (!sees_str(s, at, STR("@@")))
		return NO_PLACE;
	size_t end = stop_find(s, STOP_COLON, at + 2);
	if (end == at + 2 || !sees_str(s, end, STR(": ")))
		return NO_PLACE;
	size_t begin = end + 2;
	end = run_until(s->text, begin, '@');
	return end > begin && sees_str(s, end, STR("@@")) ? end + 2 : NO_PLACE;
}

// ((uuid))
size_t block_ref_end(Scanner *s, size_t at)
{
	if (!sees_str(s, at, STR("((")) || sees(s, at + 2, ')'))
		return NO_PLACE;
	size_t end = closer_search(s, STR(")"), at + 2);
	return end != NO_PLACE && sees_str(s, end, STR("))")) ? end + 2 : NO_PLACE;
}

// [1/2] [50%]
size_t cookie_end(Str text, size_t at)
{
	size_t end = at + 1;
	while (end < text.n && is_digit(text.p[end]))
		end++;
	bool has_number = end > at + 1 && end + 1 < text.n;
	bool is_cookie = has_number &&
			 (text.p[end] == '%' || (text.p[end] == '/' && is_digit(text.p[end + 1])));
	while (end < text.n && (is_digit(text.p[end]) || text.p[end] == '/' || text.p[end] == '%'))
		end++;
	return is_cookie && end < text.n && text.p[end] == ']' ? end + 1 : NO_PLACE;
}

// [^1]
size_t footnote_ref_end(Scanner *s, size_t at)
{
	if (!sees_str(s, at, STR("[^")))
		return NO_PLACE;
	size_t end = stop_find(s, STOP_BRACKET, at + 2);
	bool fits = end > at + 2 && end - at <= PIECE_MAX && sees(s, end, ']');
	return fits ? end + 1 : NO_PLACE;
}
