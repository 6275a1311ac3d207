#include "recto/outline/edn.h"

#include <stdlib.h>
#include <string.h>
#include "recto/base/buf.h"
#include "recto/base/utf8.h"

enum { EDN_DEPTH = 64, EDN_BYTES = 64 << 20 };

typedef struct Reader {
	Str text;
	size_t at;
	int line;
	size_t line_start;
	Arena *arena;
	Diag *problem;
	int depth;
} Reader;

static bool fail(Reader *r, const char *why)
{
	*r->problem = (Diag){.line = r->line,
		.col = (int)(r->at - r->line_start) + 1,
		.text = arena_copy(r->arena, str_from_z(why))};
	return false;
}

static char peek(const Reader *r)
{
	return r->at < r->text.n ? r->text.p[r->at] : '\0';
}

static void step(Reader *r)
{
	if (r->text.p[r->at++] == '\n') {
		r->line++;
		r->line_start = r->at;
	}
}

static bool is_blank(char c)
{
	return c == ',' || c == ' ' || (c >= '\t' && c <= '\r');
}

static bool ends_word(char c)
{
	return c == '\0' || is_blank(c) || strchr("()[]{}\";", c);
}

static void skip_blanks(Reader *r)
{
	while (r->at < r->text.n) {
		if (peek(r) == ';')
			while (r->at < r->text.n && peek(r) != '\n')
				step(r);
		else if (is_blank(peek(r)))
			step(r);
		else
			return;
	}
}

static Edn *new_value(Reader *r, EdnKind kind)
{
	Edn *e = ARENA_NEW(r->arena, Edn);
	*e = (Edn){.kind = kind, .line = r->line, .col = (int)(r->at - r->line_start) + 1};
	return e;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// \uXXXX, from behind the 'u'.
static void read_code(Reader *r, Buf *out)
{
	uint32_t code = 0;
	for (int i = 0; i < 4 && hex_digit(peek(r)) >= 0; i++) {
		code = code << 4 | (uint32_t)hex_digit(peek(r));
		step(r);
	}
	utf8_append(out, code);
}

static void read_escape(Reader *r, Buf *out)
{
	static const char from[] = "ntrbf";
	static const char to[] = "\n\t\r\b\f";
	char c = peek(r);
	step(r);
	const char *known = c ? strchr(from, c) : NULL;
	if (c == 'u')
		read_code(r, out);
	else
		buf_append_char(out, known ? to[known - from] : c);
}

static bool read_string(Reader *r, Edn **out)
{
	Edn *e = new_value(r, EDN_STRING);
	Buf text = {0};
	step(r);
	while (r->at < r->text.n && peek(r) != '"') {
		char c = peek(r);
		step(r);
		if (c == '\\' && r->at < r->text.n)
			read_escape(r, &text);
		else
			buf_append_char(&text, c);
	}
	e->text = arena_copy(r->arena, buf_str(&text));
	buf_release(&text);
	*out = e;
	if (r->at == r->text.n)
		return fail(r, "the string is not closed");
	step(r);
	return true;
}

static Str take_word(Reader *r)
{
	size_t begin = r->at;
	while (r->at < r->text.n && !ends_word(peek(r)))
		step(r);
	return str_slice(r->text, begin, r->at);
}

static bool parse_number(Str word, double *out)
{
	char buffer[64];
	char digit = word.n > 1 && (word.p[0] == '-' || word.p[0] == '+') ? word.p[1] : word.p[0];
	if (word.n >= sizeof buffer || digit < '0' || digit > '9')
		return false;
	bool has_suffix = str_ends_with(word, STR("N")) || str_ends_with(word, STR("M"));
	memcpy(buffer, word.p, word.n);
	buffer[word.n - has_suffix] = '\0';
	char *end;
	*out = strtod(buffer, &end);
	return *end == '\0';
}

static bool read_word(Reader *r, Edn **out)
{
	Edn *e = new_value(r, EDN_WORD);
	*out = e;
	e->text = take_word(r);
	if (e->text.n == 0) {
		step(r);
		return fail(r, "this does not belong here");
	}
	if (str_equals(e->text, STR("nil")))
		e->kind = EDN_NIL;
	else if (str_equals(e->text, STR("true")) || str_equals(e->text, STR("false")))
		*e = (Edn){.kind = EDN_BOOL,
			.truth = e->text.p[0] == 't',
			.line = e->line,
			.col = e->col};
	else if (e->text.p[0] == ':')
		e->kind = EDN_KEYWORD, e->text = str_skip(e->text, 1);
	else if (parse_number(e->text, &e->number))
		e->kind = EDN_NUMBER;
	return true;
}

static bool read_value(Reader *r, Edn **out);

static bool read_items(Reader *r, Edn *collection, char close)
{
	Edn **end = &collection->first;
	for (skip_blanks(r); r->at < r->text.n && peek(r) != close; skip_blanks(r)) {
		if (!read_value(r, end))
			return false;
		if (*end)
			end = &(*end)->next;
	}
	if (r->at == r->text.n)
		return fail(r, "a bracket is not closed");
	step(r);
	return true;
}

static bool read_collection(Reader *r, EdnKind kind, char close, Edn **out)
{
	if (r->depth == EDN_DEPTH)
		return fail(r, "too many brackets inside each other");
	*out = new_value(r, kind);
	step(r);
	r->depth++;
	bool ok = read_items(r, *out, close);
	r->depth--;
	return ok;
}

// A mark in front of a value that changes nothing for who reads here: #tag, ^meta.
static bool read_behind(Reader *r, Edn **out)
{
	if (!read_value(r, out))
		return false;
	skip_blanks(r);
	bool stands_alone = r->at == r->text.n || strchr(")]}", peek(r));
	return stands_alone || read_value(r, out);
}

// \c, \newline
static bool read_character(Reader *r, Edn **out)
{
	Edn *e = new_value(r, EDN_WORD);
	size_t begin = r->at;
	step(r);
	if (r->at < r->text.n)
		step(r);
	take_word(r);
	e->text = str_slice(r->text, begin, r->at);
	*out = e;
	return true;
}

// A keyword without a namespace gets one, and one in the namespace "_" loses it.
static Str in_namespace(Str space, Str name, Arena *a)
{
	if (str_starts_with(name, STR("_/")))
		return str_skip(name, 2);
	bool is_bare = !str_contains(name, STR("/"));
	return is_bare ? arena_printf(a, "%.*s/%.*s", STR_ARG(space), STR_ARG(name)) : name;
}

// #:name{…}: a map whose keys are in the namespace `name`.
static bool read_namespaced_map(Reader *r, Edn **out)
{
	Str space = str_skip(take_word(r), 1);
	skip_blanks(r);
	if (peek(r) != '{')
		return fail(r, "a map is expected here");
	bool ok = read_collection(r, EDN_MAP, '}', out);
	for (Edn *key = *out ? (*out)->first : NULL; key; key = key->next ? key->next->next : NULL)
		if (key->kind == EDN_KEYWORD)
			key->text = in_namespace(space, key->text, r->arena);
	return ok;
}

// #{…}, #_ignored, #:name{…}, #tag value, #"regular expression", ##Inf
static bool read_dispatch(Reader *r, Edn **out)
{
	step(r);
	if (peek(r) == ':')
		return read_namespaced_map(r, out);
	if (peek(r) == '#')
		return read_word(r, out);
	if (peek(r) == '{')
		return read_collection(r, EDN_SET, '}', out);
	if (peek(r) == '"')
		return read_string(r, out);
	if (peek(r) == '_') {
		Edn *ignored = NULL;
		step(r);
		return read_value(r, &ignored);
	}
	return read_behind(r, out);
}

static bool read_meta(Reader *r, Edn **out)
{
	step(r);
	return read_behind(r, out);
}

static bool read_marked(Reader *r, bool (*read)(Reader *r, Edn **out), Edn **out)
{
	if (r->depth == EDN_DEPTH)
		return fail(r, "too many marks inside each other");
	r->depth++;
	bool ok = read(r, out);
	r->depth--;
	return ok;
}

// *out stays NULL for what is ignored, and at the end of the text. Recursion is bounded by
// EDN_DEPTH: marks in front of values count as depth.
static bool read_value(Reader *r, Edn **out)
{
	skip_blanks(r);
	switch (peek(r)) {
	case '\0':
		if (r->at == r->text.n)
			return true;
		return read_word(r, out);
	case '"':
		return read_string(r, out);
	case '[':
		return read_collection(r, EDN_VECTOR, ']', out);
	case '(':
		return read_collection(r, EDN_LIST, ')', out);
	case '{':
		return read_collection(r, EDN_MAP, '}', out);
	case '\\':
		return read_character(r, out);
	case '#':
		return read_marked(r, read_dispatch, out);
	case '^':
		return read_marked(r, read_meta, out);
	default:
		return read_word(r, out);
	}
}

static bool start(Reader *r, Str text, Arena *a, Edn **out, Diag *problem)
{
	*r = (Reader){.text = text, .line = 1, .arena = a, .problem = problem};
	*out = NULL;
	if (str_starts_with(text, STR("\xEF\xBB\xBF")))
		r->at = r->line_start = 3;
	return text.n <= EDN_BYTES || fail(r, "the text is too long");
}

bool edn_parse(Str text, Arena *a, Edn **out, Diag *problem)
{
	Reader r;
	if (!start(&r, text, a, out, problem))
		return false;
	for (skip_blanks(&r); r.at < text.n && !*out; skip_blanks(&r))
		if (!read_value(&r, out))
			return false;
	return true;
}

bool edn_parse_all(Str text, Arena *a, Edn **out, Diag *problem)
{
	Reader r;
	if (!start(&r, text, a, out, problem))
		return false;
	for (skip_blanks(&r); r.at < text.n; skip_blanks(&r)) {
		if (!read_value(&r, out))
			return false;
		if (*out)
			out = &(*out)->next;
	}
	return true;
}

const Edn *edn_find(const Edn *map, Str key)
{
	if (!map || map->kind != EDN_MAP)
		return NULL;
	for (const Edn *k = map->first; k && k->next; k = k->next->next)
		if (k->kind == EDN_KEYWORD && str_equals(k->text, key))
			return k->next;
	return NULL;
}
