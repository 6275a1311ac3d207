#include "recto/review/query.h"

#include "recto/base/nearest.h"

#include "parser.h"

const QueryTerm query_terms[] = {
	{"WORD", "the word occurs in the question, the answer or the page's name"},
	{"\"A PHRASE\"", "the phrase does; \\\" is a quote in it"},
	{"tag:NAME", "NAME is mentioned by the card, a block above it or its page"},
	{"#NAME", "the same"},
	{"[[NAME]]", "the same"},
	{"page:NAME",
		"the card is on the page NAME, or on one below it (NAME/…); * stands for anything"},
	{"deck:NAME", "the card is in the deck NAME, or in one below it"},
	{"graph:NAME", "the card is in the graph or folder NAME"},
	{"is:due", "the card is due today"},
	{"is:new", "the card was never reviewed"},
	{"is:suspended", "the card is suspended"},
	{"is:buried", "the card rests until a later day"},
	{"is:marked", "the card is marked"},
	{"is:leech", "the card was forgotten again and again"},
	{"is:gone", "the card's text is no longer in the notes"},
	{"score:N", "the last score was N, 0 to 5"},
	{"interval>N", "the interval is longer than N days; also >= < <= ="},
	{"not:TERM", "TERM does not hold; after -- also -TERM"},
	{"(and TERM TERM)",
		"a Logseq query of forms, [[page]], #tag and \"text\": all of them hold"},
	{"(or TERM TERM)", "one of them holds"},
	{"(not TERM)", "it does not hold"},
	{"(property KEY VALUE)",
		"the block's property is VALUE, or VALUE is among its pages, tags or "
		"values between commas; without VALUE, the block has it"},
	{"(task TODO DOING)", "the block begins with one of these task markers"},
	{"(priority A B)", "the block has one of these priorities"},
	{"(page NAME)", "the card is on this page, and on none below it"},
	{"(between START END)",
		"the card is in a journal of these days: [[2023-01-28]], today, now, "
		"-7d, +2w, 3m, 1y; (between created-at START END) and updated-at: "
		"it was made or changed then"},
	{"(sort-by KEY asc)",
		"what is listed is in the order of this property, or of page; without "
		"asc, the greatest comes first"},
	{"{{cards QUERY}}", "a query as it stands in Logseq, {{query QUERY}} too"},
};
const size_t query_terms_n = sizeof query_terms / sizeof *query_terms;

// All of the letters of Card.refs.
static const char term_letters[] = "oaptnN";

// -- terms with a name -----------------------------------------------------------------------

typedef struct Field Field;
struct Field {
	const char *name;
	const char *signs; // what may follow the name
	const char *form;
	// From behind the name on.
	Filter *(*parse)(Parser *p, const Field *field);
	FilterKind kind;
};

// Takes the value behind the ':'.
static bool take_value(Parser *p, const Field *field, Str *out)
{
	size_t at = p->at;
	if (str_starts_with(str_skip(p->text, at), STR("\"")))
		return parser_quoted(p, out);
	*out = parser_word(p, (Str){0});
	if (out->n == 0)
		parser_fail(p, at, "%s needs a value", field->form);
	return out->n > 0;
}

static Filter *parse_text_field(Parser *p, const Field *field)
{
	Str value;
	p->at++;
	bool is_bracketed = str_starts_with(str_skip(p->text, p->at), STR("[["));
	bool is_there = is_bracketed ? parser_bracketed(p, &value) : take_value(p, field, &value);
	return is_there ? parser_text(p, field->kind, value) : NULL;
}

// The name of a reference, in brackets, in quotes or as a word, from here on. `at` is the place to
// blame.
static Filter *parse_name(Parser *p, size_t at)
{
	Str rest = str_skip(p->text, p->at);
	Str name;
	if (str_starts_with(rest, STR("[[")))
		return parser_bracketed(p, &name) ? parser_ref(p, at, name, term_letters) : NULL;
	if (str_starts_with(rest, STR("\"")))
		return parser_quoted(p, &name) ? parser_ref(p, at, name, term_letters) : NULL;
	return parser_ref(p, at, parser_word(p, (Str){0}), term_letters);
}

static Filter *parse_tag_field(Parser *p, const Field *field)
{
	(void)field;
	size_t at = ++p->at;
	parser_take(p, STR("#"));
	return parse_name(p, at);
}

static const char *const is_names[] = {
	[IS_DUE] = "due",
	[IS_NEW] = "new",
	[IS_SUSPENDED] = "suspended",
	[IS_BURIED] = "buried",
	[IS_MARKED] = "marked",
	[IS_LEECH] = "leech",
	[IS_GONE] = "gone",
};

static Filter *parse_is(Parser *p, const Field *field)
{
	size_t at = ++p->at;
	Str value;
	if (!take_value(p, field, &value))
		return NULL;
	Nearest nearest = {.word = value};
	for (FilterIs is = IS_DUE; is <= IS_GONE; is++) {
		if (str_equals_nocase(value, str_from_z(is_names[is]))) {
			Filter *f = parser_new(p, FILTER_IS);
			f->is = is;
			return f;
		}
		nearest_offer(&nearest, str_from_z(is_names[is]));
	}
	if (nearest.best.n > 0)
		return parser_fail(p, at, "there is no is:%.*s; did you mean is:%.*s?",
			STR_ARG(value), STR_ARG(nearest.best));
	return parser_fail(p, at, "is: takes due, new, suspended, buried, marked, leech or gone");
}

static Filter *parse_score(Parser *p, const Field *field)
{
	size_t at = ++p->at;
	Str value;
	if (!take_value(p, field, &value))
		return NULL;
	int64_t score;
	if (!str_parse_int(value, &score) || score < SCORE_MIN || score > SCORE_MAX)
		return parser_fail(p, at, "a score is a whole number from 0 to 5");
	Filter *f = parser_new(p, FILTER_SCORE);
	f->number = (double)score;
	return f;
}

static FilterCompare take_compare(Parser *p)
{
	if (parser_take(p, STR("<=")))
		return COMPARE_LESS_EQUAL;
	if (parser_take(p, STR(">=")))
		return COMPARE_GREATER_EQUAL;
	if (parser_take(p, STR("<")))
		return COMPARE_LESS;
	if (parser_take(p, STR(">")))
		return COMPARE_GREATER;
	p->at++;
	return COMPARE_EQUAL;
}

static Filter *parse_interval(Parser *p, const Field *field)
{
	(void)field;
	FilterCompare compare = take_compare(p);
	size_t at = p->at;
	Str value = parser_word(p, (Str){0});
	Filter *f = parser_new(p, FILTER_INTERVAL);
	f->compare = compare;
	if (!str_parse_decimal(value, &f->number) || f->number < 0)
		return parser_fail(p, at, "an interval is a number of days");
	return f;
}

static const Field fields[] = {
	{"tag", ":", "tag:NAME", parse_tag_field, FILTER_REF},
	{"page", ":", "page:NAME", parse_text_field, FILTER_PAGE},
	{"deck", ":", "deck:NAME", parse_text_field, FILTER_DECK},
	{"graph", ":", "graph:NAME", parse_text_field, FILTER_GRAPH},
	{"is", ":", "is:STATE", parse_is, FILTER_IS},
	{"score", ":", "score:N", parse_score, FILTER_SCORE},
	{"interval", "<>=", "interval>N", parse_interval, FILTER_INTERVAL},
	{"not", ":", "not:TERM", NULL, FILTER_NOT}, // taken before a term is looked at
};

enum { FIELDS_N = sizeof fields / sizeof *fields };

static Filter *refuse_field(Parser *p, size_t at, Str name, char sign)
{
	Nearest nearest = {.word = name};
	const Field *best = NULL;
	for (size_t i = 0; i < FIELDS_N; i++) {
		nearest_offer(&nearest, str_from_z(fields[i].name));
		if (nearest.best.p == fields[i].name)
			best = &fields[i];
	}
	if (best)
		return parser_fail(p, at, "there is no term \"%.*s%c\"; did you mean %s?",
			STR_ARG(name), sign, best->form);
	return parser_fail(p, at, "there is no term \"%.*s:\"; text with a colon goes in quotes",
		STR_ARG(name));
}

// A comparison with a number behind a name that is nearly that of a field: nobody looks for such a
// text.
static bool is_misspelt_comparison(const Parser *p, Str name)
{
	enum { MISSPELT_LEAST = 3 }; // i=0 stands in code
	Parser behind = *p;
	Nearest nearest = {.word = name};
	behind.at += name.n;
	take_compare(&behind);
	Str value = str_skip(behind.text, behind.at);
	bool has_number = value.n > 0 && value.p[0] >= '0' && value.p[0] <= '9';
	if (!has_number || name.n < MISSPELT_LEAST)
		return false;
	for (size_t i = 0; i < FIELDS_N; i++)
		nearest_offer(&nearest, str_from_z(fields[i].name));
	return nearest.best.n > 0;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The letters here that ':' or a comparison follows; "::" is none, it stands in properties and C++.
static bool find_name(const Parser *p, Str *name, char *sign)
{
	Str rest = str_skip(p->text, p->at);
	size_t n = 0;
	while (n < rest.n && is_letter(rest.p[n]))
		n++;
	if (n == 0 || n == rest.n || !str_find_char(STR(":<>="), rest.p[n], NULL))
		return false;
	*name = str_head(rest, n);
	*sign = rest.p[n];
	return !str_starts_with(str_skip(rest, n), STR("::"));
}

static const Field *find_field(Str name)
{
	for (size_t i = 0; i < FIELDS_N; i++)
		if (str_equals_nocase(name, str_from_z(fields[i].name)))
			return &fields[i];
	return NULL;
}

// A term with a name, if one stands here: *out is NULL where it is wrong.
static bool parse_field(Parser *p, Filter **out)
{
	size_t at = p->at;
	Str name;
	char sign;
	if (!find_name(p, &name, &sign))
		return false;
	const Field *field = find_field(name);
	if (field) {
		p->at += name.n;
		bool fits = str_find_char(str_from_z(field->signs), sign, NULL);
		*out = fits ? field->parse(p, field)
			    : parser_fail(p, p->at, "this is written %s", field->form);
		return true;
	}
	if (sign != ':' && !is_misspelt_comparison(p, name))
		return false;
	*out = refuse_field(p, at, name, sign);
	return true;
}

// -- the terms of a query --------------------------------------------------------------------

static Filter *fail_behind(Parser *p)
{
	if (p->text.p[p->at] == ')')
		return parser_fail(p, p->at, "nothing opens this )");
	return parser_fail(p, p->at, "a blank is missing here");
}

// "interval > 3" is no search for ">".
static Filter *parse_text(Parser *p)
{
	size_t at = p->at;
	Str word = parser_word(p, (Str){0});
	for (size_t i = 0; i < word.n; i++)
		if (!str_find_char(STR("<>="), word.p[i], NULL))
			return parser_text(p, FILTER_TEXT, word);
	return parser_fail(
		p, at, "a comparison has no blanks: interval>3; text to look for goes in quotes");
}

static Filter *parse_plain(Parser *p)
{
	size_t at = p->at;
	Str rest = str_skip(p->text, at);
	Str text;
	Filter *field;
	if (rest.p[0] == '(')
		return logseq_query(p);
	if (logseq_is_advanced(rest))
		return logseq_refuse_advanced(p);
	if (rest.p[0] == ')')
		return parser_fail(p, at, "nothing opens this )");
	if (rest.p[0] == '"')
		return parser_quoted(p, &text) ? parser_text(p, FILTER_TEXT, text) : NULL;
	if (str_starts_with(rest, STR("[[")))
		return parse_name(p, at);
	if (parser_take(p, STR("#")))
		return parse_name(p, at);
	if (parse_field(p, &field))
		return field;
	return parse_text(p);
}

static Filter *parse_term(Parser *p)
{
	size_t start = p->at;
	bool is_negated = false;
	while (parser_take(p, STR("-")) || parser_take(p, STR("not:")))
		is_negated = !is_negated;
	Str negation = str_slice(p->text, start, p->at);
	if (negation.n > 0 && (parser_is_at_end(p) || parser_is_blank(p->text.p[p->at])))
		return parser_fail(p, start, "a term is missing behind %.*s", STR_ARG(negation));
	Filter *f = parse_plain(p);
	if (!f)
		return NULL;
	if (!parser_is_at_end(p) && !parser_is_blank(p->text.p[p->at]))
		return fail_behind(p);
	if (negation.n > 0 && f->kind == FILTER_ALL)
		return parser_fail(p, start, "this only sorts: there is nothing to negate");
	return is_negated ? parser_not(p, f) : f;
}

// A copy on one line, so that a caret can point into it.
static Str copy_line(Str text, Arena *a)
{
	char *copy = arena_copy_z(a, text);
	for (size_t i = 0; i < text.n; i++)
		if (copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\0')
			copy[i] = ' ';
	return str_make(copy, text.n);
}

static bool parse_terms(Parser *p, FilterList *list)
{
	for (parser_skip_blanks(p); !parser_is_at_end(p); parser_skip_blanks(p)) {
		Filter *term = parse_term(p);
		if (!term)
			return false;
		if (term->kind != FILTER_ALL)
			filter_list_add(list, term);
	}
	return true;
}

bool query_parse(Str text, Str journal_forms, Arena *a, Query *out, Err *err)
{
	Str line = copy_line(text, a);
	Parser p = {
		.line = line, .text = line, .journal_forms = journal_forms, .arena = a, .err = err};
	FilterList list = {0};
	Filter *macro;
	parser_skip_blanks(&p);
	if (logseq_macro(&p, &macro)) {
		out->filter = macro;
	} else {
		bool is_parsed = parse_terms(&p, &list);
		out->filter = is_parsed ? filter_list_join(&p, FILTER_AND, &list) : NULL;
	}
	out->sort = p.sort;
	return out->filter;
}

// -- arguments of a shell --------------------------------------------------------------------

static void skip_negations(Parser *p)
{
	while (parser_take(p, STR("-")) || parser_take(p, STR("not:")))
		;
}

// Whether what stands here can only be a term of its own, and no part of a name with blanks.
static bool is_own_term(Parser p)
{
	Str name;
	char sign;
	skip_negations(&p);
	Str rest = str_skip(p.text, p.at);
	return str_starts_with(rest, STR("#")) || str_starts_with(rest, STR("[[")) ||
	       (find_name(&p, &name, &sign) && find_field(name));
}

// Goes past "page:", and what else comes before a name.
static bool skip_to_name(Parser *p)
{
	Str name;
	char sign;
	skip_negations(p);
	const Field *field = find_name(p, &name, &sign) ? find_field(name) : NULL;
	bool takes_name =
		field && (field->parse == parse_text_field || field->parse == parse_tag_field);
	if (!takes_name || sign != ':')
		return false;
	p->at += name.n + 1;
	if (field->parse == parse_tag_field)
		parser_take(p, STR("#"));
	return true;
}

// Whether a name of several words stands here, which nothing encloses, and no other term behind it.
static bool is_open_name(Parser p)
{
	Str rest = str_skip(p.text, p.at);
	if (rest.n == 0 || parser_is_blank(rest.p[0]) || str_starts_with(rest, STR("[[")) ||
		str_find_char(rest, '"', NULL))
		return false;
	parser_word(&p, (Str){0});
	bool has_blank = !parser_is_at_end(&p);
	for (parser_skip_blanks(&p); !parser_is_at_end(&p); parser_skip_blanks(&p)) {
		if (is_own_term(p))
			return false;
		parser_word(&p, (Str){0});
	}
	return has_blank;
}

void query_append_argument(Str argument, Buf *out)
{
	argument = str_trim(argument);
	Parser p = {.text = argument};
	if (out->n > 0)
		buf_append_char(out, ' ');
	if (!skip_to_name(&p) || !is_open_name(p)) {
		buf_append(out, argument);
		return;
	}
	buf_append(out, str_head(argument, p.at));
	buf_append_char(out, '"');
	buf_append(out, str_skip(argument, p.at));
	buf_append_char(out, '"');
}
