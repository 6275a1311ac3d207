#include "recto/review/query.h"

#include <string.h>

#include "recto/base/utf8.h"

#include "query_check.h"
#include "tests.h"

// -- tests -----------------------------------------------------------------------------------

static void test_terms(void **state)
{
	(void)state;
	static const QueryCase cases[] = {
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
		query_check_tree(cases[i].query, cases[i].expected);
}

static void test_references(void **state)
{
	(void)state;
	static const QueryCase cases[] = {
		{"#ques1", "ref 'ques1' oaptnN"},
		{"#MLIR/Dialect", "ref 'mlir/dialect' oaptnN"},
		{"#[[Two Words]]", "ref 'two words' oaptnN"},
		{"[[Two Words]]", "ref 'two words' oaptnN"},
		{"[[ /a/ ]]", "ref 'a' oaptnN"},
		{"tag:ques1", "ref 'ques1' oaptnN"},
		{"TAG:Ques1", "ref 'ques1' oaptnN"},
		{"tag:#x", "ref 'x' oaptnN"},
		{"tag:\"two words\"", "ref 'two words' oaptnN"},
		{"tag:[[two words]]", "ref 'two words' oaptnN"},
		{"#\"two words\"", "ref 'two words' oaptnN"},
		{"tag:#[[two words]]", "ref 'two words' oaptnN"},
		// NFC: e and a combining acute are one letter.
		{"#Cafe\xCC\x81", "ref 'caf\xC3\xA9' oaptnN"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		query_check_tree(cases[i].query, cases[i].expected);
}

static void test_fields(void **state)
{
	(void)state;
	static const QueryCase cases[] = {
		{"page:MLIR", "page 'mlir'"},
		{"page:\"AI compiler comprehension\"", "page 'ai compiler comprehension'"},
		{"page:a*", "page 'a*'"},
		{"page:[[a b]]", "page 'a b'"},
		{"-deck:[[x]]", "not(deck 'x')"},
		{"\"say \\\"hi\\\"\"", "text 'say \"hi\"'"},
		{"\"C:\\\"", "text 'c:\\'"},
		{"\">\"", "text '>'"},
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
		query_check_tree(cases[i].query, cases[i].expected);
}

static void test_negation(void **state)
{
	(void)state;
	static const QueryCase cases[] = {
		{"not:is:due", "not(is due)"},
		{"-is:due", "not(is due)"},
		{"-#x not:word", "and(not(ref 'x' oaptnN), not(text 'word'))"},
		{"not:\"a b\"", "not(text 'a b')"},
		{"not:not:x", "text 'x'"},
		{"-not:-x", "not(text 'x')"},
		{"-(and [[a]] [[b]])", "not(and(ref 'a' oapn, ref 'b' oapn))"},
		{"not", "text 'not'"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		query_check_tree(cases[i].query, cases[i].expected);
}

static void test_errors(void **state)
{
	(void)state;
	static const QueryCase cases[] = {
		{"foo tga:x", "there is no term \"tga:\"; did you mean tag:NAME?\n"
			      "foo tga:x\n"
			      "    ^"},
		{"intervall>3", "there is no term \"intervall>\"; did you mean interval>N?\n"
				"intervall>3\n"
				"^"},
		{"a scroe<=2", "there is no term \"scroe<\"; did you mean score:N?\n"
			       "a scroe<=2\n"
			       "  ^"},
		{"{{query {:query [:find x]}}}",
			"of Logseq's queries recto knows the simple ones only\n"
			"{{query {:query [:find x]}}}\n"
			"        ^"},
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
		{"interval > 3", "a comparison has no blanks: interval>3; text to look for goes in "
				 "quotes\ninterval > 3\n         ^"},
		{"[[a]])", "nothing opens this )\n[[a]])\n     ^"},
		{"page:[[open", "nothing closes this [[\npage:[[open\n     ^"},
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
		query_check_error(cases[i].query, cases[i].expected);
}

// -- large ones ------------------------------------------------------------------------------

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
	Query parsed;
	assert_false(query_parse(buf_str(&query), (Str){0}, &arena, &parsed, &err));
	assert_true(str_starts_with(str_from_z(err.text), STR("this is nested too deeply\n")));
	arena_release(&arena);
	buf_clear(&query);
	for (int i = 0; i < 100000; i++)
		buf_append_z(&query, "not:");
	buf_append_z(&query, "x");
	assert_true(query_parse(buf_str(&query), (Str){0}, &arena, &parsed, NULL));
	assert_int_equal(parsed.filter->kind, FILTER_TEXT);
	arena_release(&arena);
	buf_release(&query);
}

// A hundred thousand of each opener end soon, with a short reason.
static void test_openers(void **state)
{
	static const char *const openers[] = {"(", ")", "[", "[[", "(and ", "(not ", "(task ",
		"(task [", "(property ", "\"", "#[[", "{{cards ", "}}", "(or #a ", "(between "};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(openers); i++) {
		Buf query = {0};
		Arena arena = {0};
		Err err = {0};
		Query parsed;
		for (int n = 0; n < 100000; n++)
			buf_append_z(&query, openers[i]);
		bool is_good = query_parse(buf_str(&query), (Str){0}, &arena, &parsed, &err);
		assert_true(is_good == (openers[i][0] == '}')); // no more than a word
		assert_true(strlen(is_good ? "" : err.text) < 1000);
		arena_release(&arena);
		buf_release(&query);
	}
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
	static const char *const pieces[] = {"(", ")", "and ", "or ", "not ", "not:", "(property ",
		"(task ", "(between ", "(page ", "{{cards ", "}}", "-7d ", "today ", "todo ", "[",
		"]", "-", "#", "[[", "]]", "\"", "is:", "tag:", "page:", "interval", ">", "=",
		"score:", "5", "x", " ", "/", ",", "\xFF", "\n", "é", "*"};
	uint32_t seed = 7;
	Buf query = {0};
	for (int round = 0; round < 20000; round++) {
		buf_clear(&query);
		for (uint32_t n = next_random(&seed) % 12; n > 0; n--)
			buf_append_z(&query, pieces[next_random(&seed) % HARNESS_COUNT(pieces)]);
		Arena arena = {0};
		Err err = {0};
		Query parsed;
		bool is_good = query_parse(buf_str(&query), (Str){0}, &arena, &parsed, &err);
		assert_int_equal(err.kind, is_good ? ERR_NONE : ERR_USAGE);
		bool is_macro = str_contains(buf_str(&query), STR("{{cards"));
		if (is_good && parsed.filter->kind == FILTER_ALL && !is_macro)
			assert_int_equal(str_trim(buf_str(&query)).n, 0);
		if (!is_good)
			assert_true(utf8_is_valid(str_from_z(err.text)));
		arena_release(&arena);
	}
	buf_release(&query);
}

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

// What stands in capitals in a term is replaced by something that fits.
static void append_example(Str form, Buf *out)
{
	static const struct {
		const char *capitals, *example;
	} words[] = {{"TERM", "#x"}, {"START", "-7d"}, {"END", "today"}, {"QUERY", "[[x]]"}};
	if (str_ends_with(form, STR(":N")) || str_ends_with(form, STR(">N"))) {
		buf_append(out, str_head(form, form.n - 1));
		buf_append_char(out, '3');
		return;
	}
	while (form.n > 0) {
		size_t i = 0;
		while (i < HARNESS_COUNT(words) &&
			!str_starts_with(form, str_from_z(words[i].capitals)))
			i++;
		bool is_word = i < HARNESS_COUNT(words);
		buf_append(out, is_word ? str_from_z(words[i].example) : str_head(form, 1));
		form = str_skip(form, is_word ? strlen(words[i].capitals) : 1);
	}
}

// What help and manual list is understood.
static void test_term_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < query_terms_n; i++) {
		const QueryTerm *term = &query_terms[i];
		assert_true(strlen(term->help) > 0);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(term->form, query_terms[j].form);
		Buf example = {0};
		Arena arena = {0};
		Err err = {0};
		Query query;
		append_example(str_from_z(term->form), &example);
		if (!query_parse(buf_str(&example), (Str){0}, &arena, &query, &err))
			fail_msg("%s: %s", term->form, err.text);
		arena_release(&arena);
		buf_release(&example);
	}
}

const struct CMUnitTest query_tests[] = {
	cmocka_unit_test(test_terms),
	cmocka_unit_test(test_references),
	cmocka_unit_test(test_fields),
	cmocka_unit_test(test_negation),
	cmocka_unit_test(test_errors),
	cmocka_unit_test(test_depth),
	cmocka_unit_test(test_openers),
	cmocka_unit_test(test_any_bytes),
	cmocka_unit_test(test_arguments),
	cmocka_unit_test(test_term_table),
};
const size_t query_tests_n = HARNESS_COUNT(query_tests);
