#include "recto/card/card.h"
#include "tests.h"

static const PageInfo in_graph = {.file_name = {"p.md", 4}, .in_graph = true};
static const PageInfo elsewhere = {.file_name = {"p.md", 4}};

// Question and answer of the first card.
static void check(const PageInfo *info, const char *page, const char *question, const char *answer)
{
	Outline o;
	Cards c;
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	cards_read(&c, &o, info);
	assert_true(c.n > 0);
	assert_str(c.items[0].question, question);
	assert_str(c.items[0].answer, answer);
	cards_release(&c);
	outline_release(&o);
}

static void test_question(void **state)
{
	(void)state;
	check(&in_graph, "- q #card\n", "q", "");
	check(&in_graph, "- q line1\n  line2 #card\n  line3\n\t- ans\n", "q line1\nline2\nline3",
		"- ans");
	check(&in_graph, "- Why? #ques1 #card\n", "Why? #ques1", "");
	check(&in_graph, "\t- q #card\n\t  more\n\t\t- a\n", "q\nmore", "- a");
	check(&in_graph,
		"- q #card\n  id:: x\n  card-repeats:: 1\n\n  text\n  :LOGBOOK:\n  x\n  :END:\n",
		"q\n\ntext", "");
	check(&in_graph, "- q #card\n  SCHEDULED: <2023-01-28 Sat>\n  z\n", "q\nz", "");
	check(&in_graph, "- q #card\n  ```c\n  // #card\n    x\n  ```\n",
		"q\n```c\n// #card\n  x\n```", "");
	check(&in_graph, "- > q #card\n", "> q", "");
	check(&in_graph, "- ## H #card\n", "## H", "");
	check(&in_graph, "- q #card\r\n  b\r\n\t- a\r\n", "q\nb", "- a");
}

static void test_mark_in_any_spelling(void **state)
{
	(void)state;
	static const char *const marks[] = {
		" #card", "  #Card", "\t#CARD", " #[[card]]", " [[Card]]", "#card"};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(marks); i++) {
		buf_clear(&page);
		buf_printf(&page, "- q%s\n", marks[i]);
		check(&in_graph, buf_z(&page), "q", "");
	}
	buf_release(&page);
	check(&in_graph, "- #card q\n", "q", "");
	check(&in_graph, "- a #card b #card.\n", "a b.", "");
	check(&in_graph, "- q\n  #card\n  z\n", "q\nz", "");
	check(&in_graph, "- q #card/x `#card` #cards #card\n", "q #card/x `#card` #cards", "");
	check(&in_graph, "- [lab]([[card]])\n", "[lab]([[card]])", "");
}

static void test_only_properties(void **state)
{
	(void)state;
	check(&in_graph, "- foo:: #card\n", "foo:: #card", "");
	check(&in_graph, "- tags:: card\n  id:: x\n\t- a\n", "tags:: card", "- a");
	check(&in_graph, "- #card\n\t- a\n", "#card", "- a");
}

static void test_answer(void **state)
{
	(void)state;
	check(&in_graph, "- q #card\n\t- a\n\t\t- b\n\t\t  more\n\t- c\n- d\n", "q",
		"- a\n  - b\n    more\n- c");
	check(&in_graph, "- q #card\n    - a\n        - b\n", "q", "- a\n  - b");
	check(&in_graph, "- q #card\n\t- a\n\t  id:: x\n\t  collapsed:: true\n\t\t- b\n", "q",
		"- a\n  - b");
	check(&in_graph, "- q #card\n\t- a #card\n", "q", "- a #card");
	check(&in_graph, "- q #card\n\t- ```c\n\t  x\n\n\t    y\n\t  ```\n", "q",
		"- ```c\n  x\n\n    y\n  ```");
	check(&in_graph, "- q #card\n\t- | a | b |\n\t  | - | - |\n", "q",
		"- | a | b |\n  | - | - |");
	check(&in_graph, "- p\n\t- q #card\n\t\t- a\n\t\t\t- b\n", "q", "- a\n  - b");
}

#define NUMBERED "logseq.order-list-type:: number\n"

static void test_numbered_blocks(void **state)
{
	(void)state;
	check(&in_graph,
		"- q #card\n\t- a\n\t  " NUMBERED "\t\t- x\n\t\t  more\n\t- b\n\t  " NUMBERED
		"\t- c\n\t- d\n\t  " NUMBERED,
		"q", "1. a\n   - x\n     more\n2. b\n- c\n1. d");
	check(&in_graph,
		"- q #card\n\t- a\n\t\t- b\n\t\t  " NUMBERED "\t- c\n\t\t- d\n\t\t  " NUMBERED, "q",
		"- a\n  1. b\n- c\n  1. d");
	check(&in_graph, "- q #card\n\t- a\n\t  logseq.order-list-type:: bullet\n", "q", "- a");
}

static void test_empty_children(void **state)
{
	(void)state;
	check(&in_graph, "- q #card\n\t-\n\t- \n", "q", "");
	check(&in_graph, "- q #card\n\t- id:: x\n", "q", "");
	check(&in_graph, "- q #card\n\t-\n\t\t- a\n\t-\n", "q", "-\n  - a");
}

static void test_heading_in_a_graph(void **state)
{
	(void)state;
	check(&in_graph, "# H #card\nbody\n- a\n", "# H\nbody", "");
	check(&in_graph, "- q #card\n  # not a comment\n\t- ans\n", "q", "");
}

// -- outside graphs ------------------------------------------------------------------------------

static void test_body_is_answer(void **state)
{
	(void)state;
	check(&elsewhere, "- q #card\n  the answer\n  more\n", "q", "the answer\nmore");
	check(&elsewhere, "- q #card\n  id:: x\n\n  the answer\n", "q", "the answer");
	check(&elsewhere, "- q #card\n  body\n  - a\n", "q\nbody", "- a");
	check(&elsewhere, "- q #card\n  body\n  -\n", "q", "body");
	check(&elsewhere, "- ```c\n  x\n  ```\n  #card\n  y\n", "```c\nx\n```", "y");
	check(&elsewhere, "para #card\nline two\n", "para", "line two");
	PageInfo info = elsewhere;
	info.body = BODY_QUESTION;
	check(&info, "- q #card\n  body\n", "q\nbody", "");
	info = in_graph;
	info.body = BODY_ANSWER;
	check(&info, "- q #card\n  body\n", "q", "body");
}

// The marks of a heading are no part of what is asked or answered. Logseq knows neither form.
static void test_marks_of_headings(void **state)
{
	(void)state;
	check(&elsewhere, "## Q #card ##\nbody\n", "## Q", "body");
	check(&elsewhere, "## Q ## #card\nbody ##\n", "## Q", "body ##");
	check(&elsewhere, "## Q # \t#card #####  \n- a\n", "## Q #", "- a");
	check(&elsewhere, "## Q# #card\n", "## Q#", "");
	check(&elsewhere, "- Q # #card\n", "Q #", "");
	check(&in_graph, "## Q #card ##\n- a\n", "## Q ##", "");
	check(&elsewhere, "Q #card\n---\n\nbody\n---\n", "Q", "body\n---");
	check(&elsewhere, "Q #card\n   ====  \nbody\n", "Q", "body");
	check(&elsewhere, "- Q #card\n  ======\n  body\n", "Q", "body");
	check(&elsewhere, "Q #card\n---\n", "Q", "");
	check(&elsewhere, "Q #card\n\n---\nbody\n", "Q", "---\nbody");
	check(&elsewhere, "Q #card\n== =\nbody\n", "Q", "== =\nbody");
	check(&elsewhere, "Q #card\nbody\n---\n", "Q", "body\n---");
	check(&elsewhere, "## Q #card\n---\nbody\n", "## Q", "---\nbody");
	PageInfo info = in_graph;
	info.body = BODY_ANSWER;
	check(&info, "- Q #card\n  ---\n  body\n", "Q", "---\nbody");
}

static void test_heading_owns_what_follows(void **state)
{
	(void)state;
	const char *page =
		"# A\n## Q #card\nbody\n\n- a\n  - b\n    c\n### Sub\ntext\n- d\n## Next\n- e\n";
	check(&elsewhere, page, "## Q", "body\n\n- a\n  - b\n    c\n\n### Sub\ntext\n- d");
	check(&elsewhere, "# Q #card\n- a\n# R\n", "# Q", "- a");
	check(&elsewhere, "# Q #card\n", "# Q", "");
	check(&elsewhere, "# Q #card\nbody\n", "# Q", "body");
	check(&in_graph, page, "## Q\nbody", "");
}

// -- what a question is known by -----------------------------------------------------------------

static void test_fingerprints(void **state)
{
	(void)state;
	Outline o;
	Cards c;
	outline_parse(&o,
		STR("- What  is X? #card\n- what is x? #card\n- #card WHAT IS\tX?\n- y #card\n"),
		PAGE_MARKDOWN);
	cards_read(&c, &o, &in_graph);
	assert_int_equal(c.n, 4);
	for (int i = 0; i < 3; i++) {
		assert_true(c.items[i].fingerprint == c.items[0].fingerprint);
		assert_int_equal(c.items[i].occurrence, i);
	}
	assert_true(c.items[3].fingerprint != c.items[0].fingerprint);
	assert_int_equal(c.items[3].occurrence, 0);
	cards_release(&c);
	outline_release(&o);
	Buf normal = {0};
	card_append_normalised(STR("  A \n\xE3\x80\x80"
				   "E\xCC\x81 "),
		&normal);
	assert_str(buf_str(&normal), "a \xC3\xA9");
	buf_release(&normal);
}

const struct CMUnitTest question_tests[] = {
	cmocka_unit_test(test_question),
	cmocka_unit_test(test_mark_in_any_spelling),
	cmocka_unit_test(test_only_properties),
	cmocka_unit_test(test_answer),
	cmocka_unit_test(test_numbered_blocks),
	cmocka_unit_test(test_empty_children),
	cmocka_unit_test(test_heading_in_a_graph),
	cmocka_unit_test(test_body_is_answer),
	cmocka_unit_test(test_marks_of_headings),
	cmocka_unit_test(test_heading_owns_what_follows),
	cmocka_unit_test(test_fingerprints),
};
const size_t question_tests_n = HARNESS_COUNT(question_tests);
