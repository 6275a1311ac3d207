// Logseq's simple queries, as far as they filter cards.
#include "parser.h"

// The store takes twice as much.
enum { FORM_DEPTH = 32 };

// The parents of the page's own name ('N') do not count in Logseq.
static const char form_letters[] = "oapn";

static Filter *parse_operand(Parser *p, int depth);

static void skip_gap(Parser *p)
{
	do
		parser_skip_blanks(p);
	while (parser_take(p, STR(","))); // white space in EDN
}

// The operands up to the ')' that belongs to the '(' at `open`.
static bool parse_operands(Parser *p, size_t open, int depth, FilterList *list)
{
	for (;;) {
		skip_gap(p);
		if (parser_is_at_end(p)) {
			parser_fail(p, open, "nothing closes this (");
			return false;
		}
		if (parser_take(p, STR(")")))
			return true;
		Filter *operand = parse_operand(p, depth + 1);
		if (!operand)
			return false;
		filter_list_add(list, operand);
	}
}

static Filter *build_form(Parser *p, size_t at, Str name, const FilterList *list)
{
	if (list->n == 0)
		return parser_fail(p, at, "(%.*s …) needs something to look for", STR_ARG(name));
	if (str_equals_nocase(name, STR("and")))
		return filter_list_join(p, FILTER_AND, list);
	if (str_equals_nocase(name, STR("or")))
		return filter_list_join(p, FILTER_OR, list);
	if (list->n > 1)
		return parser_fail(p, at, "(not …) takes one thing");
	return parser_not(p, list->first);
}

static bool is_form_name(Str name)
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
	if (!is_form_name(name))
		return parser_fail(p, at,
			"of Logseq's queries recto knows (and …), (or …) and (not …); text to look "
			"for goes in quotes");
	FilterList list = {0};
	if (!parse_operands(p, open, depth, &list))
		return NULL;
	return build_form(p, at, name, &list);
}

static Filter *parse_tag(Parser *p)
{
	size_t at = p->at++;
	Str name;
	if (!str_starts_with(str_skip(p->text, p->at), STR("[[")))
		name = parser_word(p, STR("(),\""));
	else if (!parser_bracketed(p, &name))
		return NULL;
	return parser_ref(p, at, name, form_letters);
}

static Filter *parse_operand(Parser *p, int depth)
{
	size_t at = p->at;
	Str rest = str_skip(p->text, at);
	Str text;
	if (rest.p[0] == '(')
		return parse_form(p, depth);
	if (rest.p[0] == '#')
		return parse_tag(p);
	if (rest.p[0] == '"')
		return parser_quoted(p, &text) ? parser_text(p, FILTER_TEXT, text) : NULL;
	if (str_starts_with(rest, STR("[[")))
		return parser_bracketed(p, &text) ? parser_ref(p, at, text, form_letters) : NULL;
	return parser_fail(p, at, "in a Logseq query a page is [[page]] and text is \"text\"");
}

Filter *logseq_query(Parser *p)
{
	return parse_form(p, 0);
}
