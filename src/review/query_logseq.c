// Logseq's simple queries, as far as they filter cards.
#include "query_logseq.h"

// The store takes twice as much.
enum { FORM_DEPTH = 32 };

// What the page's own properties say ('t'), and the parents of its name ('N'), do not count in
// Logseq.
static const char form_letters[] = "oapn";

static Filter *parse_operand(Parser *p, int depth);

void logseq_skip_gap(Parser *p)
{
	do
		parser_skip_blanks(p);
	while (parser_take(p, STR(",")));
}

Filter *logseq_ref(Parser *p, size_t at, Str name)
{
	return parser_ref(p, at, name, form_letters);
}

// -- groups --------------------------------------------------------------------------------------

typedef struct Operands {
	FilterList list;
	bool has_sort; // there was one that filters nothing
} Operands;

// The operands up to the ')' that belongs to the '(' at `open`.
static bool parse_operands(Parser *p, size_t open, int depth, Operands *out)
{
	for (;;) {
		logseq_skip_gap(p);
		if (parser_is_at_end(p)) {
			parser_fail(p, open, "nothing closes this (");
			return false;
		}
		if (parser_take(p, STR(")")))
			return true;
		Filter *operand = parse_operand(p, depth + 1);
		if (!operand)
			return false;
		if (operand->kind == FILTER_ALL)
			out->has_sort = true;
		else
			filter_list_add(&out->list, operand);
	}
}

// Of several (not …) takes away what is all of them.
static Filter *build_group(Parser *p, size_t at, Str name, const Operands *operands)
{
	const FilterList *list = &operands->list;
	bool is_not = str_equals_nocase(name, STR("not"));
	if (list->n == 0 && (is_not || !operands->has_sort))
		return parser_fail(p, at, "(%.*s …) needs something to look for", STR_ARG(name));
	FilterKind kind = str_equals_nocase(name, STR("or")) ? FILTER_OR : FILTER_AND;
	Filter *joined = filter_list_join(p, kind, list);
	return is_not ? parser_not(p, joined) : joined;
}

static bool is_group(Str name)
{
	return str_equals_nocase(name, STR("and")) || str_equals_nocase(name, STR("or")) ||
	       str_equals_nocase(name, STR("not"));
}

static Filter *parse_form(Parser *p, int depth)
{
	size_t open = p->at++;
	if (depth > FORM_DEPTH)
		return parser_fail(p, open, "this is nested too deeply");
	parser_skip_blanks(p);
	size_t at = p->at;
	Str name = parser_word(p, STR("()[]\"#,"));
	if (!is_group(name))
		return logseq_form(p, open, at, name);
	Operands operands = {0};
	if (!parse_operands(p, open, depth, &operands))
		return NULL;
	return build_group(p, at, name, &operands);
}

// -- what a query looks for ----------------------------------------------------------------------

bool logseq_tag(Parser *p, Str *out)
{
	size_t at = p->at++;
	if (str_starts_with(str_skip(p->text, p->at), STR("[[")))
		return parser_bracketed(p, out);
	*out = parser_word(p, STR("()[],\""));
	if (out->n == 0)
		parser_fail(p, at, "a name is missing here");
	return out->n > 0;
}

static Filter *refuse_word(Parser *p, size_t at)
{
	Str word = parser_word(p, STR("()[],\""));
	if (str_find_char(word, ':', NULL))
		return parser_fail(
			p, at, "this goes before or behind the ( ), which is a Logseq query");
	return parser_fail(p, at, "in a Logseq query a page is [[page]] and text is \"text\"");
}

static Filter *parse_operand(Parser *p, int depth)
{
	size_t at = p->at;
	Str rest = str_skip(p->text, at);
	Str text;
	if (rest.p[0] == '(')
		return parse_form(p, depth);
	if (rest.p[0] == '#')
		return logseq_tag(p, &text) ? logseq_ref(p, at, text) : NULL;
	if (rest.p[0] == '"')
		return parser_quoted(p, &text) ? parser_text(p, FILTER_TEXT, text) : NULL;
	if (str_starts_with(rest, STR("[[")))
		return parser_bracketed(p, &text) ? logseq_ref(p, at, text) : NULL;
	return refuse_word(p, at);
}

Filter *logseq_query(Parser *p)
{
	return parse_form(p, 0);
}

bool logseq_is_advanced(Str rest)
{
	return str_starts_with(rest, STR("[:")) || str_starts_with(rest, STR("{:"));
}

Filter *logseq_refuse_advanced(Parser *p)
{
	return parser_fail(p, p->at, "of Logseq's queries recto knows the simple ones only");
}

// -- macros --------------------------------------------------------------------------------------

// Goes past "{{name" when that is what stands here.
static bool take_macro(Parser *p, Str name)
{
	Str rest = str_skip(p->text, p->at + 2);
	Str behind = str_skip(rest, name.n);
	bool ends = behind.n == 0 || parser_is_blank(behind.p[0]) || behind.p[0] == '}';
	if (!str_starts_with_nocase(rest, name) || !ends)
		return false;
	p->at += 2 + name.n;
	return true;
}

static Filter *parse_content(Parser *p, bool is_cards)
{
	size_t at = p->at;
	Str rest = str_skip(p->text, at);
	bool is_marked =
		str_starts_with(rest, STR("[[")) || str_find_char(STR("(#\""), rest.p[0], NULL);
	if (logseq_is_advanced(rest))
		return logseq_refuse_advanced(p);
	if (!is_marked) {
		p->at = p->text.n;
		rest = str_trim(rest);
		return is_cards ? logseq_ref(p, at, rest) : parser_text(p, FILTER_TEXT, rest);
	}
	Filter *f = parse_operand(p, 0);
	logseq_skip_gap(p);
	if (f && !parser_is_at_end(p))
		return parser_fail(p, p->at, "this is more than one form: (and …) joins several");
	return f;
}

bool logseq_macro(Parser *p, Filter **out)
{
	if (!str_starts_with(str_skip(p->text, p->at), STR("{{")))
		return false;
	size_t open = p->at;
	bool is_cards = take_macro(p, STR("cards"));
	if (!is_cards && !take_macro(p, STR("query")))
		return false;
	Str text = str_trim_right(p->text);
	if (!str_ends_with(text, STR("}}")) || text.n - 2 < p->at) {
		*out = parser_fail(p, open, "nothing closes this {{");
		return true;
	}
	p->text = str_head(text, text.n - 2);
	parser_skip_blanks(p);
	*out = parser_is_at_end(p) ? parser_new(p, FILTER_ALL) : parse_content(p, is_cards);
	return true;
}
