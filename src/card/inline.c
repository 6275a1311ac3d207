#include "inline.h"

#include "scanner.h"

// Bytes at which plain text ends. Every byte of every page is asked, so this is no look-up in a
// string.
static bool is_mark(PageFormat format, char c)
{
	switch (c) {
	case '~':
	case '`':
	case '=':
		return format == PAGE_MARKDOWN;
	case '/':
	case '+':
		return format == PAGE_ORG;
	case '\\':
	case '_':
	case '^':
	case '[':
	case '*':
	case '$':
	case '#':
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case '\f':
		return true;
	default:
		return false;
	}
}

// ASCII punctuation.
static bool is_escapable(char c)
{
	return c > ' ' && c < '\x7f' && !is_letter(c) && !is_digit(c);
}

void inline_append_unescaped(PageFormat format, Str text, Buf *out)
{
	for (size_t i = 0; i < text.n; i++) {
		bool is_mark = format == PAGE_MARKDOWN && text.p[i] == '\\' && i + 1 < text.n &&
			       is_escapable(text.p[i + 1]);
		buf_append_char(out, text.p[is_mark ? ++i : i]);
	}
}

void scanner_init(Scanner *s, Str text, const Scanner *outer)
{
	*s = *outer;
	element_scanner_init(&s->closers, s->options.format, text, 0, SCOPE_NESTED);
	s->text = text;
	for (int i = 0; i < EMPHASES; i++)
		s->no_emphasis[i] = 0;
	for (int i = 0; i < STOPS; i++)
		s->stops[i] = (Stop){0};
	s->has_plain = false;
}

void scanner_release(Scanner *s)
{
	element_scanner_release(&s->closers);
}

void scanner_show(Scanner *s, const Inline *item, int deeper)
{
	Inline shown = *item;
	shown.depth = s->depth + deeper;
	if (!s->is_stopped)
		s->is_stopped = !s->visit(s->context, &shown);
}

static bool stops_at(StopKind kind, char c)
{
	switch (kind) {
	case STOP_BRACE:
		return c == '}' || is_line_end(c);
	case STOP_BRACKET:
		return c == ']' || is_blank_or_end(c);
	case STOP_ANGLE:
		return c == '>' || is_blank_or_end(c);
	case STOP_COLON:
		return c == ':' || is_blank_or_end(c);
	case STOP_PUNCTUATION:
		return !is_one_of(c, STR(",;.!?'\":#"));
	case STOPS:
		break;
	}
	return true;
}

size_t stop_find(Scanner *s, StopKind kind, size_t from)
{
	Stop *known = &s->stops[kind];
	if (from >= known->from && from < known->at)
		return known->at;
	size_t at = from;
	while (at < s->text.n && !stops_at(kind, s->text.p[at]))
		at++;
	*known = (Stop){from, at};
	return at;
}

bool scanner_may_search(const Scanner *s)
{
	return s->closers.budget > 0;
}

void scanner_pay(Scanner *s, size_t looked)
{
	size_t *budget = &s->closers.budget;
	*budget -= looked < *budget ? looked : *budget;
}

size_t plain_end(Scanner *s, size_t at)
{
	Str text = s->text;
	size_t end = at;
	while (end < text.n && !is_mark(s->options.format, text.p[end]))
		end++;
	if (end == at)
		end = skip_blanks(text, at);
	if (end == at && sees(s, at, '\\') && at + 1 < text.n && is_escapable(text.p[at + 1]))
		end = at + 2;
	if (end == at)
		end = at + 1;
	s->has_plain = true;
	s->last_plain = text.p[end - 1];
	return end;
}

// Two blanks or more at the end of a line.
static size_t hard_break_end(Str text, size_t at)
{
	size_t end = skip_blanks(text, at);
	if (end < at + 2 || end == text.n || !is_line_end(text.p[end]))
		return NO_PLACE;
	bool is_crlf = str_starts_with(str_skip(text, end), STR("\r\n"));
	if (text.p[end] == '\r' && !is_crlf)
		return NO_PLACE;
	return end + (is_crlf ? 2 : 1);
}

// What begins with '['. Links show themselves.
static size_t bracket_end(Scanner *s, size_t at, InlineKind *kind)
{
	size_t end = is_org(s) ? NO_PLACE : footnote_ref_end(s, at);
	if (end != NO_PLACE)
		return end;
	end = link_end(s, at, 0);
	*kind = INLINE_LINK;
	if (end != NO_PLACE)
		return end;
	*kind = INLINE_TIMESTAMP;
	end = timestamp_end(s->text, at);
	if (end != NO_PLACE)
		return end;
	*kind = INLINE_OTHER;
	end = is_org(s) ? org_footnote_end(s, at) : NO_PLACE;
	if (end == NO_PLACE)
		end = cookie_end(s->text, at);
	return end == NO_PLACE ? element_hiccup_end(&s->closers, at) : end;
}

static size_t emphasis_or_script_end(Scanner *s, size_t at, InlineKind *kind)
{
	*kind = INLINE_EMPHASIS;
	size_t end = emphasis_end(s, at);
	if (end != NO_PLACE)
		return end;
	*kind = INLINE_OTHER;
	return script_end(s, at);
}

// ~~x~~ ==x==, or org's ~x~ =x=
static size_t tilde_end(Scanner *s, size_t at, InlineKind *kind)
{
	*kind = is_org(s) ? INLINE_CODE : INLINE_EMPHASIS;
	return is_org(s) ? org_verbatim_end(s->text, at) : emphasis_end(s, at);
}

static bool shows_itself(InlineKind kind)
{
	return kind == INLINE_LINK || kind == INLINE_TAG || kind == INLINE_MACRO;
}

static size_t piece_end(Scanner *s, size_t at, InlineKind *kind)
{
	char c = s->text.p[at];
	*kind = INLINE_OTHER;
	switch (c) {
	case '\n':
		return at + 1;
	case '#':
		*kind = INLINE_TAG;
		return tag_end(s, at);
	case '*':
	case '_':
	case '^':
		return emphasis_or_script_end(s, at, kind);
	case '~':
	case '=':
		return tilde_end(s, at, kind);
	case '/':
	case '+':
		return is_org(s) ? emphasis_or_script_end(s, at, kind) : NO_PLACE;
	case '$':
		return math_end(s, at);
	case '\\':
		return backslash_end(s, at, kind);
	case '[':
		return bracket_end(s, at, kind);
	case '<':
		return angle_end(s, at, kind);
	case '{':
		*kind = INLINE_MACRO;
		return s->options.macros_are_text ? NO_PLACE : macro_end(s, at);
	case '!':
		*kind = INLINE_LINK;
		return image_end(s, at);
	case '@':
		return snippet_end(s, at);
	case '`':
		*kind = INLINE_CODE;
		return is_org(s) ? NO_PLACE : code_end(s, at);
	case '(':
		return block_ref_end(s, at);
	case ' ':
		return is_org(s) ? NO_PLACE : hard_break_end(s->text, at);
	case 'S':
	case 'C':
	case 'D':
	case 's':
	case 'c':
	case 'd':
		*kind = INLINE_TIMESTAMP;
		return timestamp_end(s->text, at);
	default:
		return url_end(s->text, at);
	}
}

static void show_plain(Scanner *s, size_t begin, size_t end)
{
	if (begin < end)
		scanner_show(
			s, &(Inline){INLINE_PLAIN, .source = str_slice(s->text, begin, end)}, 0);
}

// A piece that shows itself does so while it is recognised, so the plain text before it must have
// been shown by then.
static bool may_be_piece(char c)
{
	return c == '#' || c == '*' || c == '~' || c == '_' || c == '^' || c == '=' || c == '[' ||
	       c == '{' || c == '!' || c == '/' || c == '+';
}

void inline_scan(Str text, InlineOptions options, InlineVisitor *visit, void *context)
{
	Scanner s;
	scanner_init(&s, text, &(Scanner){.options = options, .visit = visit, .context = context});
	size_t plain = 0;
	for (size_t at = 0; at < text.n && !s.is_stopped;) {
		InlineKind kind;
		if (may_be_piece(text.p[at])) {
			show_plain(&s, plain, at);
			plain = at;
		}
		size_t end = piece_end(&s, at, &kind);
		if (end == NO_PLACE) {
			at = plain_end(&s, at);
			continue;
		}
		show_plain(&s, plain, at);
		if (!shows_itself(kind))
			scanner_show(&s, &(Inline){kind, .source = str_slice(text, at, end)}, 0);
		plain = at = end;
	}
	show_plain(&s, plain, text.n);
	scanner_release(&s);
}
