// Logseq's simple queries.
#include <string.h>

#include "query_check.h"
#include "tests.h"

static void check_trees(const QueryCase *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		query_check_tree(cases[i].query, cases[i].expected);
}

static void check_errors(const QueryCase *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		query_check_error(cases[i].query, cases[i].expected);
}

#define CHECK_TREES(cases) check_trees((cases), HARNESS_COUNT(cases))
#define CHECK_ERRORS(cases) check_errors((cases), HARNESS_COUNT(cases))

// -- what is understood ----------------------------------------------------------------------

static void test_groups(void **state)
{
	static const QueryCase cases[] = {
		{"(and [[a]] (not [[b]]))", "and(ref 'a' oapn, not(ref 'b' oapn))"},
		{"(OR #x #[[Y z]], \"Full Text\")",
			"or(ref 'x' oapn, ref 'y z' oapn, text 'full text')"},
		{"( and [[a]] )", "ref 'a' oapn"},
		{"(not #a)", "not(ref 'a' oapn)"},
		{"(not #a #b)", "not(and(ref 'a' oapn, ref 'b' oapn))"},
		{"(and (or #a #b)(or #c #d))",
			"and(or(ref 'a' oapn, ref 'b' oapn), or(ref 'c' oapn, ref 'd' oapn))"},
		{"(and [[a]] [[b]]) is:due", "and(and(ref 'a' oapn, ref 'b' oapn), is due)"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_properties(void **state)
{
	static const QueryCase cases[] = {
		{"(property type)", "property type"},
		{"(property :type)", "property type"},
		{"(property \"My Type\")", "property my-type"},
		{"(property prop_a val-a)", "property prop-a 'val-a'"},
		{"(property :type \"A Book\")", "property type 'a book'"},
		{"(property type [[A Book]])", "property type 'a book'"},
		{"(property type #book)", "property type 'book'"},
		{"(property type #[[a book]])", "property type 'a book'"},
		{"(property rating 5)", "property rating '5'"},
		{"(property rating 2.5)", "property rating '2.5'"},
		{"(property public true)", "property public 'true'"},
		{"(PROPERTY, type,book)", "property type 'book'"},
		{"(property 作者 鲁迅)", "property 作者 '鲁迅'"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_tasks_and_priorities(void **state)
{
	static const QueryCase cases[] = {
		{"(task TODO)", "property :task 'todo'"},
		{"(task todo, Doing)", "or(property :task 'todo', property :task 'doing')"},
		{"(todo now later)", "or(property :task 'now', property :task 'later')"},
		{"(task [todo \"done\"])", "or(property :task 'todo', property :task 'done')"},
		{"(task [[IN-PROGRESS]])", "property :task 'in-progress'"},
		{"(priority A)", "property :priority 'a'"},
		{"(priority a B #c)",
			"or(property :priority 'a', property :priority 'b', property :priority "
			"'c')"},
		{"(priority [A B])", "or(property :priority 'a', property :priority 'b')"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_pages(void **state)
{
	static const QueryCase cases[] = {
		{"(page x)", "page itself 'x'"},
		{"(page \"Two Words\")", "page itself 'two words'"},
		{"(page [[A/b]])", "page itself 'a/b'"},
		{"(page #x)", "page itself 'x'"},
		{"(page [[Jan 28th, 2023]])",
			"or(page itself 'jan 28th, 2023', journal 2023-01-28 to 2023-01-28)"},
		{"(page 2023_01_28)",
			"or(page itself '2023_01_28', journal 2023-01-28 to 2023-01-28)"},
		// A date is one page, however it is written.
		{"[[2023-01-28]]", "or(ref '2023-01-28' oaptnN, ref 'jan 28th, 2023' oaptnN)"},
		{"(and [[Jan 28th, 2023]])", "ref 'jan 28th, 2023' oapn"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_dates(void **state)
{
	static const QueryCase cases[] = {
		{"(between [[Dec 5th, 2020]] [[2020-12-07]])", "journal 2020-12-05 to 2020-12-07"},
		{"(between 2020_12_07 \"Dec 5th, 2020\")", "journal 2020-12-07 to 2020-12-05"},
		{"(between -7d +2w)", "journal today+0m-7d to today+0m+14d"},
		{"(between 3m -1Y)", "journal today+3m+0d to today-12m+0d"},
		{"(between yesterday Tomorrow)", "journal today+0m-1d to today+0m+1d"},
		{"(between :today now)", "journal today+0m+0d to now+0ms"},
		{"(between -2h 30min)", "journal now-7200000ms to now+1800000ms"},
		{"(between created-at -7d today)", "created-at today+0m-7d to today+0m+0d"},
		{"(between :updated_at -99999d now)", "updated-at today+0m-99999d to now+0ms"},
		{"(between last-modified-at [[2023-01-28]] today)",
			"last-modified-at 2023-01-28 to today+0m+0d"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_sorting(void **state)
{
	static const QueryCase cases[] = {
		{"(sort-by page)", "all by page desc"},
		{"(and [[a]] (sort-by created_at ASC))", "ref 'a' oapn by created-at asc"},
		{"(and (sort-by :n desc) #a #b)", "and(ref 'a' oapn, ref 'b' oapn) by n desc"},
		{"(or #a (sort-by n))", "ref 'a' oapn by n desc"},
		{"(and (sort-by n))", "all by n desc"},
		{"is:due (sort-by n) x", "and(is due, text 'x') by n desc"},
	};
	(void)state;
	CHECK_TREES(cases);
}

static void test_macros(void **state)
{
	static const QueryCase cases[] = {
		{"{{cards}}", "all"},
		{" {{cards  }} ", "all"},
		{"{{cards (and [[a]] #b)}}", "and(ref 'a' oapn, ref 'b' oapn)"},
		{"{{query (task TODO) }}", "property :task 'todo'"},
		{"{{Cards [[a b]]}}", "ref 'a b' oapn"},
		{"{{cards #a}}", "ref 'a' oapn"},
		{"{{query \"a b\"}}", "text 'a b'"},
		// As in Logseq.
		{"{{cards Data structures}}", "ref 'data structures' oapn"},
		{"{{query Data structures}}", "text 'data structures'"},
		{"{{cardsx}}", "text '{{cardsx}}'"},
	};
	(void)state;
	CHECK_TREES(cases);
}

// -- what is not -----------------------------------------------------------------------------

static void test_errors_of_groups(void **state)
{
	static const QueryCase cases[] = {
		{"(and [[a]]", "nothing closes this (\n"
			       "(and [[a]]\n"
			       "^"},
		{"(and)", "(and …) needs something to look for\n"
			  "(and)\n"
			  " ^"},
		{"(and #a (not (sort-by n)))", "(not …) needs something to look for\n"
					       "(and #a (not (sort-by n)))\n"
					       "         ^"},
		{"-(sort-by n)", "this only sorts: there is nothing to negate\n"
				 "-(sort-by n)\n"
				 "^"},
		{"(and foo)", "in a Logseq query a page is [[page]] and text is \"text\"\n"
			      "(and foo)\n"
			      "     ^"},
		{"(and #a is:due)", "this goes before or behind the ( ), which is a Logseq query\n"
				    "(and #a is:due)\n"
				    "        ^"},
		{"(and #)", "a name is missing here\n"
			    "(and #)\n"
			    "     ^"},
		{"(and [[a)", "nothing closes this [[\n"
			      "(and [[a)\n"
			      "     ^"},
		{"(and \"a)", "nothing closes this \"\n"
			      "(and \"a)\n"
			      "     ^"},
		{"(and #a) )", "nothing opens this )\n"
			       "(and #a) )\n"
			       "         ^"},
		{"(and #a))", "nothing opens this )\n"
			      "(and #a))\n"
			      "        ^"},
		{"[:find (pull ?b [*])]", "of Logseq's queries recto knows the simple ones only\n"
					  "[:find (pull ?b [*])]\n"
					  "^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

#define KNOWN_FORMS "behind ( goes a form, as in recto help queries; text goes in quotes\n"

static void test_unknown_forms(void **state)
{
	static const QueryCase cases[] = {
		{"(see below)", KNOWN_FORMS "(see below)\n"
					    " ^"},
		{"((and #a))", KNOWN_FORMS "((and #a))\n"
					   " ^"},
		{"()", KNOWN_FORMS "()\n"
				   " ^"},
		{"(and [[a]] (proprety x))",
			"there is no form (proprety …); did you mean (property …)?\n"
			"(and [[a]] (proprety x))\n"
			"            ^"},
		{"(nto #a)", "there is no form (nto …); did you mean (not …)?\n"
			     "(nto #a)\n"
			     " ^"},
		{"(page-property k v)",
			"(page-property …) looks at pages: use (property KEY VALUE) or page:NAME\n"
			"(page-property k v)\n"
			" ^"},
		{"(and #a (page-tags x))",
			"(page-tags …) looks at pages: use tag:NAME or [[NAME]]\n"
			"(and #a (page-tags x))\n"
			"         ^"},
		{"(tags x)", "(tags …) looks at pages: use tag:NAME or [[NAME]]\n"
			     "(tags x)\n"
			     " ^"},
		{"(Namespace x)",
			"(namespace …) looks at pages: page:NAME takes those below NAME, too\n"
			"(Namespace x)\n"
			" ^"},
		{"(all-page-tags)", "(all-page-tags …) lists tags, and no cards: use tag:NAME\n"
				    "(all-page-tags)\n"
				    " ^"},
		{"(sample 5)", "(sample …) is not known: use review --limit N with order: random\n"
			       "(sample 5)\n"
			       " ^"},
		{"(full-text-search \"x\")", "(full-text-search …) is \"text\" here\n"
					     "(full-text-search \"x\")\n"
					     " ^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

static void test_errors_of_forms(void **state)
{
	static const QueryCase cases[] = {
		{"(property)", "a key is missing: this is written (property KEY VALUE)\n"
			       "(property)\n"
			       "         ^"},
		{"(property a good book)",
			"this is written (property KEY VALUE); several words go in quotes\n"
			"(property a good book)\n"
			"                 ^"},
		{"(property : x)", "a name is missing here\n"
				   "(property : x)\n"
				   "          ^"},
		{"(property [a] x)",
			"this is written (property KEY VALUE); several words go in quotes\n"
			"(property [a] x)\n"
			"          ^"},
		{"(property a (b))", "no form goes into this one\n"
				     "(property a (b))\n"
				     "            ^"},
		{"(property a ])", "nothing opens this ]\n"
				   "(property a ])\n"
				   "            ^"},
		{"(property a", "nothing closes this (\n"
				"(property a\n"
				"^"},
		{"(property a [[b)", "nothing closes this [[\n"
				     "(property a [[b)\n"
				     "            ^"},
		{"(property a #)", "a name is missing here\n"
				   "(property a #)\n"
				   "            ^"},
		{"(task)", "a task marker is missing: this is written (task TODO DOING)\n"
			   "(task)\n"
			   "     ^"},
		{"(task [todo)", "nothing closes this [\n"
				 "(task [todo)\n"
				 "      ^"},
		{"(task [todo", "nothing closes this [\n"
				"(task [todo\n"
				"      ^"},
		{"(task [todo] [done])", "no [ goes here: a page is [[page]]\n"
					 "(task [todo] [done])\n"
					 "             ^"},
		{"(task toodo)", "there is no task marker toodo; did you mean TODO?\n"
				 "(task toodo)\n"
				 "      ^"},
		{"(task done xyz)", "a task marker is TODO, DOING, DONE, NOW, LATER, WAITING …\n"
				    "(task done xyz)\n"
				    "           ^"},
		{"(priority high)", "a priority is one letter, such as A\n"
				    "(priority high)\n"
				    "          ^"},
		{"(page a b)", "this is written (page NAME); several words go in quotes\n"
			       "(page a b)\n"
			       "        ^"},
		{"(page /)", "a name is missing here\n"
			     "(page /)\n"
			     "      ^"},
		{"(sort-by n up)", "the order is asc or desc\n"
				   "(sort-by n up)\n"
				   "           ^"},
		{"(and (sort-by n) (sort-by m))", "the query is sorted already\n"
						  "(and (sort-by n) (sort-by m))\n"
						  "                          ^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

#define DATES "a date is like [[2023-01-28]], today, yesterday, now, -7d, +2w, 3m, 1y\n"
#define NO_DAY "this names no day: [[Jan 28th, 2023]] and [[2023-01-28]] always do\n"

static void test_errors_of_dates(void **state)
{
	static const QueryCase cases[] = {
		{"(between -7d)", "a date is missing: this is written (between START END)\n"
				  "(between -7d)\n"
				  "            ^"},
		{"(between a -7d today)",
			"(between …) looks at created-at, updated-at, or at journals\n"
			"(between a -7d today)\n"
			"         ^"},
		{"(between -7x today)", DATES "(between -7x today)\n"
					      "         ^"},
		{"(between today -d)", DATES "(between today -d)\n"
					     "               ^"},
		{"(between today 7)", DATES "(between today 7)\n"
					    "               ^"},
		{"(between today +)", DATES "(between today +)\n"
					    "               ^"},
		{"(between today --7d)", DATES "(between today --7d)\n"
					       "               ^"},
		{"(between today 2023-02-30)", DATES "(between today 2023-02-30)\n"
						     "               ^"},
		{"(between [[today]] now)", NO_DAY "(between [[today]] now)\n"
						   "         ^"},
		{"(between [[Feb 30th, 2023]] now)", NO_DAY "(between [[Feb 30th, 2023]] now)\n"
							    "         ^"},
		{"(between -100000d now)", "a span has at most 5 digits\n"
					   "(between -100000d now)\n"
					   "         ^"},
		{"(between 99999999999999999999d now)", "a span has at most 5 digits\n"
							"(between 99999999999999999999d now)\n"
							"         ^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

static void test_errors_of_macros(void **state)
{
	static const QueryCase cases[] = {
		{"{{cards (and [[a]])", "nothing closes this {{\n"
					"{{cards (and [[a]])\n"
					"^"},
		{"{{cards", "nothing closes this {{\n"
			    "{{cards\n"
			    "^"},
		{"{{cards (and [[a]]}}", "nothing closes this (\n"
					 "{{cards (and [[a]]}}\n"
					 "        ^"},
		{"{{cards [[a]] [[b]]}}", "this is more than one form: (and …) joins several\n"
					  "{{cards [[a]] [[b]]}}\n"
					  "              ^"},
		{"{{query (page-tags x)}}",
			"(page-tags …) looks at pages: use tag:NAME or [[NAME]]\n"
			"{{query (page-tags x)}}\n"
			"         ^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

// The caret stands below the place in whatever takes more or less than a column.
static void test_carets(void **state)
{
	static const QueryCase cases[] = {
		{"问题 \t(task x)", "a task marker is TODO, DOING, DONE, NOW, LATER, WAITING …\n"
				    "问题  (task x)\n"
				    "            ^"},
		{"e\u0301\u202e\u200b\x01 (task x)",
			"a task marker is TODO, DOING, DONE, NOW, LATER, WAITING …\n"
			"e\u0301\uFFFD\u200b\uFFFD (task x)\n"
			"          ^"},
	};
	(void)state;
	CHECK_ERRORS(cases);
}

// Each character of three bytes takes two columns.
static size_t columns_of(Str s)
{
	size_t columns = 0;
	for (size_t i = 0; i < s.n; i++)
		columns += (unsigned char)s.p[i] < 0x80 ? 3 : 2;
	return columns / 3;
}

// Behind a long query the place is still shown.
static void test_caret_in_a_long_query(void **state)
{
	(void)state;
	Buf query = {0};
	buf_append_z(&query, "(or");
	for (int i = 0; i < 1000; i++)
		buf_append_z(&query, " [[问题]]");
	buf_append_z(&query, " (tusk x))");
	Arena arena = {0};
	Err err = {0};
	Query parsed;
	assert_false(query_parse(buf_str(&query), (Str){0}, &arena, &parsed, &err));
	Str rest = str_from_z(err.text);
	Str reason = {0};
	Str line = {0};
	Str caret = {0};
	size_t at;
	assert_true(str_next_line(&rest, &reason) && str_next_line(&rest, &line) &&
		    str_next_line(&rest, &caret));
	assert_str(reason, "there is no form (tusk …); did you mean (task …)?");
	assert_true(str_find(line, STR("tusk"), &at));
	assert_int_equal(caret.n - 1, columns_of(str_head(line, at)));
	arena_release(&arena);
	buf_release(&query);
}

// What a graph's own form reads is a date everywhere; where two forms could read it, the first
// does.
static void test_own_dates(void **state)
{
	static const char forms[] = "yyyy-MM-dd EEEE\nyyyy年MM月dd日\ndd.MM.yyyy\nMM.dd.yyyy\n";
	static const QueryCase cases[] = {
		{"(between [[2024-01-28 Sunday]] today)", "journal 2024-01-28 to today+0m+0d"},
		{"(between [[2024年06月05日]] \"06.07.2024\")", "journal 2024-06-05 to 2024-07-06"},
		{"(page [[2024-01-28 sunday]])",
			"or(page itself '2024-01-28 sunday', journal 2024-01-28 to 2024-01-28)"},
		{"[[2024年06月05日]]",
			"or(ref '2024年06月05日' oaptnN, ref 'jun 5th, 2024' oaptnN)"},
		{"(between [[Jun 5th, 2024]] [[2024_06_06]])", "journal 2024-06-05 to 2024-06-06"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		query_check_tree_in(forms, cases[i].query, cases[i].expected);
	query_check_error("(between [[2024年06月05日]] today)",
		NO_DAY "(between [[2024年06月05日]] today)\n"
		       "         ^");
}

const struct CMUnitTest query_logseq_tests[] = {
	cmocka_unit_test(test_groups),
	cmocka_unit_test(test_properties),
	cmocka_unit_test(test_tasks_and_priorities),
	cmocka_unit_test(test_pages),
	cmocka_unit_test(test_dates),
	cmocka_unit_test(test_own_dates),
	cmocka_unit_test(test_sorting),
	cmocka_unit_test(test_macros),
	cmocka_unit_test(test_errors_of_groups),
	cmocka_unit_test(test_unknown_forms),
	cmocka_unit_test(test_errors_of_forms),
	cmocka_unit_test(test_errors_of_dates),
	cmocka_unit_test(test_errors_of_macros),
	cmocka_unit_test(test_carets),
	cmocka_unit_test(test_caret_in_a_long_query),
};
const size_t query_logseq_tests_n = HARNESS_COUNT(query_logseq_tests);
