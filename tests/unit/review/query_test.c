#include "recto/review/query.h"

#include <string.h>

#include "recto/base/utf8.h"

#include "tests.h"

// -- the tree as text ------------------------------------------------------------------------

static void print_children(const Filter *f, const char *name, Buf *out);

static void print_text(const char *name, const Filter *f, Buf *out)
{
	buf_printf(out, "%s '%.*s'", name, STR_ARG(f->text));
}

static void print_date(const FilterDate *d, Buf *out)
{
	switch (d->base) {
	case DATE_DAY:
		calendar_format_day(d->day, out);
		break;
	case DATE_TODAY:
		buf_printf(out, "today%+dm%+dd", d->months, d->days);
		break;
	case DATE_NOW:
		buf_printf(out, "now%+lldms", (long long)d->ms);
		break;
	}
}

static void print_dates(const Filter *f, Buf *out)
{
	print_date(&f->from, out);
	buf_append_z(out, " to ");
	print_date(&f->to, out);
}

static void print_tree(const Filter *f, Buf *out)
{
	static const char *const is[] = {
		"due", "new", "suspended", "buried", "marked", "leech", "gone"};
	static const char *const compare[] = {"<", "<=", "=", ">=", ">"};
	switch (f->kind) {
	case FILTER_ALL:
		buf_append_z(out, "all");
		break;
	case FILTER_AND:
		print_children(f, "and", out);
		break;
	case FILTER_OR:
		print_children(f, "or", out);
		break;
	case FILTER_NOT:
		print_children(f, "not", out);
		break;
	case FILTER_TEXT:
		print_text("text", f, out);
		break;
	case FILTER_REF:
		print_text("ref", f, out);
		buf_printf(out, " %s", f->letters);
		break;
	case FILTER_PAGE:
		print_text("page", f, out);
		break;
	case FILTER_DECK:
		print_text("deck", f, out);
		break;
	case FILTER_GRAPH:
		print_text("graph", f, out);
		break;
	case FILTER_PAGE_ITSELF:
		print_text("page itself", f, out);
		break;
	case FILTER_PROPERTY:
		buf_printf(out, "property %.*s", STR_ARG(f->key));
		if (f->text.n > 0)
			print_text("", f, out);
		break;
	case FILTER_JOURNAL:
		buf_append_z(out, "journal ");
		print_dates(f, out);
		break;
	case FILTER_TIME:
		buf_printf(out, "%.*s ", STR_ARG(f->key));
		print_dates(f, out);
		break;
	case FILTER_IS:
		buf_printf(out, "is %s", is[f->is]);
		break;
	case FILTER_SCORE:
		buf_printf(out, "score %g", f->number);
		break;
	case FILTER_INTERVAL:
		buf_printf(out, "interval %s %g", compare[f->compare], f->number);
		break;
	case FILTER_CARDS:
		fail_msg("no query names cards");
	}
}

static void print_children(const Filter *f, const char *name, Buf *out)
{
	buf_printf(out, "%s(", name);
	for (const Filter *child = f->first; child; child = child->next) {
		print_tree(child, out);
		if (child->next)
			buf_append_z(out, ", ");
	}
	buf_append_char(out, ')');
}

typedef struct Case {
	const char *query;
	const char *expected;
} Case;

static void check_tree(const Case *c)
{
	Arena arena = {0};
	Err err = {0};
	Filter *filter;
	if (!query_parse(str_from_z(c->query), &arena, &filter, &err))
		fail_msg("%s\n%s", c->query, err.text);
	Buf tree = {0};
	print_tree(filter, &tree);
	assert_str(buf_str(&tree), c->expected);
	buf_release(&tree);
	arena_release(&arena);
}

static void check_error(const Case *c)
{
	Arena arena = {0};
	Err err = {0};
	Filter *filter;
	if (query_parse(str_from_z(c->query), &arena, &filter, &err))
		fail_msg("%s was understood", c->query);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_str(str_from_z(err.text), c->expected);
	arena_release(&arena);
}

// -- tests -----------------------------------------------------------------------------------

static void test_terms(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"", "all"},
		{"  \t \n ", "all"},
		{"dialect", "text 'dialect'"},
		{"Straße ÉTÉ", "and(text 'strasse', text 'été')"},
		{"\"Region and  Block\"", "text 'region and  block'"},
		{"\"(and)\" \"is:due\"", "and(text '(and)', text 'is:due')"},
		{"a-b 12:30 a<b foo>3", "and(text 'a-b', text '12:30', text 'a<b', text 'foo>3')"},
		{"std::vector", "text 'std::vector'"},
		{"x\ny\r\nz", "and(text 'x', text 'y', text 'z')"},
		{"问题", "text '问题'"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_tree(&cases[i]);
}

static void test_references(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"#ques1", "ref 'ques1' oapnN"},
		{"#MLIR/Dialect", "ref 'mlir/dialect' oapnN"},
		{"#[[Two Words]]", "ref 'two words' oapnN"},
		{"[[Two Words]]", "ref 'two words' oapnN"},
		{"[[ /a/ ]]", "ref 'a' oapnN"},
		{"tag:ques1", "ref 'ques1' oapnN"},
		{"TAG:Ques1", "ref 'ques1' oapnN"},
		{"tag:#x", "ref 'x' oapnN"},
		{"tag:\"two words\"", "ref 'two words' oapnN"},
		{"tag:[[two words]]", "ref 'two words' oapnN"},
		{"#\"two words\"", "ref 'two words' oapnN"},
		{"tag:#[[two words]]", "ref 'two words' oapnN"},
		// NFC: e and a combining acute are one letter.
		{"#Cafe\xCC\x81", "ref 'caf\xC3\xA9' oapnN"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_tree(&cases[i]);
}

static void test_fields(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"page:MLIR", "page 'mlir'"},
		{"page:\"AI compiler comprehension\"", "page 'ai compiler comprehension'"},
		{"page:a*", "page 'a*'"},
		{"deck:Ques1", "deck 'ques1'"},
		{"graph:notes", "graph 'notes'"},
		{"is:due", "is due"},
		{"is:new", "is new"},
		{"is:suspended", "is suspended"},
		{"is:buried", "is buried"},
		{"is:marked", "is marked"},
		{"is:leech", "is leech"},
		{"is:GONE", "is gone"},
		{"score:0", "score 0"},
		{"score:5", "score 5"},
		{"interval>21", "interval > 21"},
		{"interval>=21", "interval >= 21"},
		{"interval<2.5", "interval < 2.5"},
		{"interval<=1", "interval <= 1"},
		{"interval=6", "interval = 6"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_tree(&cases[i]);
}

static void test_negation(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"not:is:due", "not(is due)"},
		{"-is:due", "not(is due)"},
		{"-#x not:word", "and(not(ref 'x' oapnN), not(text 'word'))"},
		{"not:\"a b\"", "not(text 'a b')"},
		{"not:not:x", "text 'x'"},
		{"-not:-x", "not(text 'x')"},
		{"-(and [[a]] [[b]])", "not(and(ref 'a' oapn, ref 'b' oapn))"},
		{"not", "text 'not'"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_tree(&cases[i]);
}

static void test_logseq(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"(and [[a]] (not [[b]]))", "and(ref 'a' oapn, not(ref 'b' oapn))"},
		{"(OR #x #[[Y z]], \"Full Text\")",
			"or(ref 'x' oapn, ref 'y z' oapn, text 'full text')"},
		{"( and [[a]] )", "ref 'a' oapn"},
		{"(not #a)", "not(ref 'a' oapn)"},
		{"(and (or #a #b)(or #c #d))",
			"and(or(ref 'a' oapn, ref 'b' oapn), or(ref 'c' oapn, ref 'd' oapn))"},
		{"(and [[a]] [[b]]) is:due", "and(and(ref 'a' oapn, ref 'b' oapn), is due)"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_tree(&cases[i]);
}

static void test_errors(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"foo tga:x", "there is no term \"tga:\"; did you mean tag:NAME?\n"
			      "foo tga:x\n"
			      "    ^"},
		{"note:x", "there is no term \"note:\"; did you mean not:TERM?\n"
			   "note:x\n"
			   "^"},
		{"https://x", "there is no term \"https:\"; text with a colon goes in quotes\n"
			      "https://x\n"
			      "^"},
		{"is:deu", "there is no is:deu; did you mean is:due?\n"
			   "is:deu\n"
			   "   ^"},
		{"is:red", "is: takes due, new, suspended, buried, marked, leech or gone\n"
			   "is:red\n"
			   "   ^"},
		{"is: due", "is:STATE needs a value\n"
			    "is: due\n"
			    "   ^"},
		{"问题 score:6", "a score is a whole number from 0 to 5\n"
				 "问题 score:6\n"
				 "           ^"},
		{"score>3", "this is written score:N\n"
			    "score>3\n"
			    "     ^"},
		{"interval:3", "this is written interval>N\n"
			       "interval:3\n"
			       "        ^"},
		{"interval>=", "an interval is a number of days\n"
			       "interval>=\n"
			       "          ^"},
		{"interval>-1", "an interval is a number of days\n"
				"interval>-1\n"
				"         ^"},
		{"interval>3d", "an interval is a number of days\n"
				"interval>3d\n"
				"         ^"},
		{"x \"open", "nothing closes this \"\n"
			     "x \"open\n"
			     "  ^"},
		{"page:\"open", "nothing closes this \"\n"
				"page:\"open\n"
				"     ^"},
		{"[[open", "nothing closes this [[\n"
			   "[[open\n"
			   "^"},
		{"#[[open]", "nothing closes this [[\n"
			     "#[[open]\n"
			     " ^"},
		{"\"\"", "nothing is between \" and \"\n"
			 "\"\"\n"
			 "^"},
		{"[[ ]]", "nothing is between [[ and ]]\n"
			  "[[ ]]\n"
			  "^"},
		{"a # b", "a name is missing here\n"
			  "a # b\n"
			  "  ^"},
		{"tag:", "a name is missing here\n"
			 "tag:\n"
			 "    ^"},
		{"tag:/", "a name is missing here\n"
			  "tag:/\n"
			  "    ^"},
		{"a - b", "a term is missing behind -\n"
			  "a - b\n"
			  "  ^"},
		{"not:", "a term is missing behind not:\n"
			 "not:\n"
			 "^"},
		{"\"a\"b", "a blank is missing here\n"
			   "\"a\"b\n"
			   "   ^"},
		{"a )", "nothing opens this )\n"
			"a )\n"
			"  ^"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_error(&cases[i]);
}

static void test_logseq_errors(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"(and [[a]]", "nothing closes this (\n"
			       "(and [[a]]\n"
			       "^"},
		{"(and)", "(and …) needs something to look for\n"
			  "(and)\n"
			  " ^"},
		{"(not #a #b)", "(not …) takes one thing\n"
				"(not #a #b)\n"
				" ^"},
		{"(and [[a]] (page \"x\"))",
			"of Logseq's queries recto knows (and …), (or …) and (not …); text to look "
			"for goes in quotes\n"
			"(and [[a]] (page \"x\"))\n"
			"            ^"},
		{"(see below)", "of Logseq's queries recto knows (and …), (or …) and (not …); text "
				"to look for goes in quotes\n"
				"(see below)\n"
				" ^"},
		{"(and foo)", "in a Logseq query a page is [[page]] and text is \"text\"\n"
			      "(and foo)\n"
			      "     ^"},
		{"(and #)", "a name is missing here\n"
			    "(and #)\n"
			    "     ^"},
		{"(and #a) )", "nothing opens this )\n"
			       "(and #a) )\n"
			       "         ^"},
		{"(and #a))", "a blank is missing here\n"
			      "(and #a))\n"
			      "        ^"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check_error(&cases[i]);
}

// A thousand levels must neither crash nor pass for all cards.
static void test_depth(void **state)
{
	(void)state;
	Buf query = {0};
	for (int i = 0; i < 1000; i++)
		buf_append_z(&query, "(not ");
	buf_append_z(&query, "#a");
	buf_append_repeat(&query, ')', 1000);
	Arena arena = {0};
	Err err = {0};
	Filter *filter;
	assert_false(query_parse(buf_str(&query), &arena, &filter, &err));
	assert_true(str_starts_with(str_from_z(err.text), STR("this is nested too deeply\n")));
	arena_release(&arena);
	buf_clear(&query);
	for (int i = 0; i < 100000; i++)
		buf_append_z(&query, "not:");
	buf_append_z(&query, "x");
	assert_true(query_parse(buf_str(&query), &arena, &filter, NULL));
	assert_int_equal(filter->kind, FILTER_TEXT);
	arena_release(&arena);
	buf_release(&query);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

// Whatever is typed: a tree or a reason, and never all cards unless nothing was typed.
static void test_any_bytes(void **state)
{
	(void)state;
	static const char *const pieces[] = {"(", ")", "and ", "or ", "not:", "-", "#", "[[", "]]",
		"\"", "is:", "tag:", "page:", "interval", ">", "=", "score:", "5", "x", " ", "/",
		",", "\xFF", "\n", "é", "*"};
	uint32_t seed = 7;
	Buf query = {0};
	for (int round = 0; round < 20000; round++) {
		buf_clear(&query);
		for (uint32_t n = next_random(&seed) % 12; n > 0; n--)
			buf_append_z(&query, pieces[next_random(&seed) % HARNESS_COUNT(pieces)]);
		Arena arena = {0};
		Err err = {0};
		Filter *filter;
		bool is_good = query_parse(buf_str(&query), &arena, &filter, &err);
		assert_int_equal(err.kind, is_good ? ERR_NONE : ERR_USAGE);
		if (is_good && filter->kind == FILTER_ALL)
			assert_int_equal(str_trim(buf_str(&query)).n, 0);
		if (!is_good)
			assert_true(utf8_is_valid(str_from_z(err.text)));
		arena_release(&arena);
	}
	buf_release(&query);
}

// What the manual lists is understood, with a name or number in the place of the capitals.
static void test_arguments(void **state)
{
	static const struct {
		const char *argument, *query;
	} cases[] = {
		{"biology", "biology"},
		{"two words", "two words"},
		{"page:Data", "page:Data"},
		{"page:Data structures", "page:\"Data structures\""},
		{" Page:Data structures ", "Page:\"Data structures\""},
		{"-deck:a b c", "-deck:\"a b c\""},
		{"not:graph:my notes", "not:graph:\"my notes\""},
		{"tag:#a b", "tag:#\"a b\""},
		{"page:Foo (bar) a::b", "page:\"Foo (bar) a::b\""},
		// It has its quotes or brackets.
		{"page:\"Data structures\"", "page:\"Data structures\""},
		{"tag:[[Data structures]]", "tag:[[Data structures]]"},
		{"page:Data \"a b\"", "page:Data \"a b\""},
		// Several terms.
		{"page:Data is:due", "page:Data is:due"},
		{"page:Data structures #a", "page:Data structures #a"},
		{"tag:a -tag:b", "tag:a -tag:b"},
		{"tag:a not:[[b c]]", "tag:a not:[[b c]]"},
		{"deck:a interval>3", "deck:a interval>3"},
		{"is:due biology", "is:due biology"},
		{"page: a b", "page: a b"},
		{"colour: a b", "colour: a b"},
		{"", ""},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf text = {0};
		query_append_argument(str_from_z(cases[i].argument), &text);
		assert_string_equal(buf_z(&text), cases[i].query);
		query_append_argument(STR("x"), &text);
		assert_true(str_ends_with(buf_str(&text), STR("x")));
		buf_release(&text);
	}
}

static void test_term_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < query_terms_n; i++) {
		const QueryTerm *term = &query_terms[i];
		assert_true(strlen(term->help) > 0);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(term->form, query_terms[j].form);
		bool takes_number = term->form[strlen(term->form) - 1] == 'N';
		Buf query = {0};
		buf_append(&query, str_from_z(term->form));
		if (takes_number)
			query.p[query.n - 1] = '3';
		Arena arena = {0};
		Err err = {0};
		Filter *filter;
		bool is_form = str_starts_with(buf_str(&query), STR("("));
		if (!is_form && !query_parse(buf_str(&query), &arena, &filter, &err))
			fail_msg("%s: %s", term->form, err.text);
		arena_release(&arena);
		buf_release(&query);
	}
}

const struct CMUnitTest query_tests[] = {
	cmocka_unit_test(test_terms),
	cmocka_unit_test(test_references),
	cmocka_unit_test(test_fields),
	cmocka_unit_test(test_negation),
	cmocka_unit_test(test_logseq),
	cmocka_unit_test(test_errors),
	cmocka_unit_test(test_logseq_errors),
	cmocka_unit_test(test_depth),
	cmocka_unit_test(test_any_bytes),
	cmocka_unit_test(test_arguments),
	cmocka_unit_test(test_term_table),
};
const size_t query_tests_n = HARNESS_COUNT(query_tests);
