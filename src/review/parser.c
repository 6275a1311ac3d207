#include "parser.h"

#include "recto/base/diag.h"
#include "recto/base/utf8.h"
#include "recto/card/journal.h"

Filter *parser_fail(Parser *p, size_t at, const char *format, ...)
{
	Buf text = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	buf_append_char(&text, '\n');
	diag_caret(p->line, 1, (int)at + 1, &text);
	err_set(p->err, ERR_USAGE, "%s", buf_z(&text));
	buf_release(&text);
	return NULL;
}

// -- reading ---------------------------------------------------------------------------------

bool parser_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void parser_skip_blanks(Parser *p)
{
	while (p->at < p->text.n && parser_is_blank(p->text.p[p->at]))
		p->at++;
}

bool parser_is_at_end(const Parser *p)
{
	return p->at == p->text.n;
}

bool parser_take(Parser *p, Str s)
{
	if (!str_starts_with_nocase(str_skip(p->text, p->at), s))
		return false;
	p->at += s.n;
	return true;
}

static bool take_enclosed(Parser *p, Str open, Str close, Str *out)
{
	size_t from = p->at + open.n;
	size_t length;
	if (!str_find(str_skip(p->text, from), close, &length)) {
		parser_fail(p, p->at, "nothing closes this %.*s", STR_ARG(open));
		return false;
	}
	*out = str_trim(str_slice(p->text, from, from + length));
	if (out->n == 0) {
		parser_fail(p, p->at, "nothing is between %.*s and %.*s", STR_ARG(open),
			STR_ARG(close));
		return false;
	}
	p->at = from + length + close.n;
	return true;
}

// \" is a quote of the text, as long as another one closes it.
static bool take_escaped(Parser *p, Str *out)
{
	Str rest = str_skip(p->text, p->at + 1);
	Buf text = {0};
	size_t i = 0;
	for (; i < rest.n && rest.p[i] != '"'; i++) {
		bool is_escaped = str_starts_with(str_skip(rest, i), STR("\\\"")) &&
				  str_contains(str_skip(rest, i + 2), STR("\""));
		i += is_escaped;
		buf_append_char(&text, rest.p[i]);
	}
	bool is_closed = i < rest.n;
	*out = arena_copy(p->arena, str_trim(buf_str(&text)));
	buf_release(&text);
	if (is_closed && out->n > 0)
		p->at += i + 2;
	return is_closed && out->n > 0;
}

bool parser_quoted(Parser *p, Str *out)
{
	return take_escaped(p, out) || take_enclosed(p, STR("\""), STR("\""), out);
}

bool parser_bracketed(Parser *p, Str *out)
{
	return take_enclosed(p, STR("[["), STR("]]"), out);
}

Str parser_word(Parser *p, Str ends)
{
	size_t from = p->at;
	while (p->at < p->text.n && !parser_is_blank(p->text.p[p->at]) &&
		!str_find_char(ends, p->text.p[p->at], NULL))
		p->at++;
	return str_slice(p->text, from, p->at);
}

// -- nodes -----------------------------------------------------------------------------------

Filter *parser_new(Parser *p, FilterKind kind)
{
	Filter *f = ARENA_NEW(p->arena, Filter);
	f->kind = kind;
	return f;
}

Filter *parser_not(Parser *p, Filter *child)
{
	Filter *f = parser_new(p, FILTER_NOT);
	f->first = child;
	return f;
}

Filter *parser_text(Parser *p, FilterKind kind, Str text)
{
	Buf folded = {0};
	utf8_append_folded(&folded, text);
	Filter *f = parser_new(p, kind);
	f->text = arena_copy(p->arena, buf_str(&folded));
	buf_release(&folded);
	return f;
}

// A page's name without the slash at either end, which Logseq does not count.
static Str trim_slashes(Str name)
{
	if (str_starts_with(name, STR("/")))
		name = str_skip(name, 1);
	if (str_ends_with(name, STR("/")))
		name = str_head(name, name.n - 1);
	return name;
}

static Str lower_nfc(Parser *p, Str name)
{
	Buf lower = {0};
	utf8_append_lower_nfc(&lower, name);
	Str copy = arena_copy(p->arena, buf_str(&lower));
	buf_release(&lower);
	return copy;
}

// The identity of a page with this name. False with an error where there is none.
static bool take_identity(Parser *p, size_t at, Str name, Str *out)
{
	*out = lower_nfc(p, trim_slashes(name));
	if (out->n == 0)
		parser_fail(p, at, "a name is missing here");
	return out->n > 0;
}

// A form that is always known is tried last, so that every graph's own means what it does there.
bool parser_day(const Parser *p, Str name, Day *out)
{
	Str forms = p->journal_forms;
	for (Str form; str_next_line(&forms, &form);)
		if (journal_parse(name, form, out))
			return true;
	return journal_parse(name, (Str){0}, out);
}

// The default title of the journal of that day, for a name that is a date.
static bool find_journal_title(Parser *p, Str name, Day *day, Str *out)
{
	if (!parser_day(p, name, day))
		return false;
	Buf title = {0};
	journal_append_title(*day, (Str){0}, &title);
	*out = lower_nfc(p, buf_str(&title));
	buf_release(&title);
	return true;
}

static Filter *new_ref(Parser *p, Str identity, const char *letters)
{
	Filter *f = parser_new(p, FILTER_REF);
	f->text = identity;
	f->letters = letters;
	return f;
}

static Filter *either(Parser *p, Filter *a, Filter *b)
{
	FilterList list = {0};
	filter_list_add(&list, a);
	filter_list_add(&list, b);
	return filter_list_join(p, FILTER_OR, &list);
}

// Graphs write dates in their own form, or in the default one.
Filter *parser_ref(Parser *p, size_t at, Str name, const char *letters)
{
	Str identity, title;
	Day day;
	if (!take_identity(p, at, name, &identity))
		return NULL;
	Filter *f = new_ref(p, identity, letters);
	if (!find_journal_title(p, identity, &day, &title) || str_equals(title, identity))
		return f;
	return either(p, f, new_ref(p, title, letters));
}

Filter *parser_page(Parser *p, size_t at, Str name)
{
	Filter *f = parser_new(p, FILTER_PAGE_ITSELF);
	Filter *journal = parser_new(p, FILTER_JOURNAL);
	if (!take_identity(p, at, name, &f->text))
		return NULL;
	if (!parser_day(p, f->text, &journal->from.day))
		return f;
	journal->to = journal->from;
	return either(p, f, journal);
}

void filter_list_add(FilterList *list, Filter *child)
{
	if (list->last)
		list->last->next = child;
	else
		list->first = child;
	list->last = child;
	list->n++;
}

Filter *filter_list_join(Parser *p, FilterKind kind, const FilterList *list)
{
	if (list->n == 0)
		return parser_new(p, FILTER_ALL);
	if (list->n == 1)
		return list->first;
	Filter *f = parser_new(p, kind);
	f->first = list->first;
	return f;
}
