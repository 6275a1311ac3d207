// Exact results of edits, of taking them back, and refusals.
#include "recto/outline/edit.h"
#include "tests.h"

#define WORD(z) \
	{ \
		z, sizeof(z) - 1 \
	} // a Str in a constant

static const PropertyEdit two[] = {
	{.key = WORD("card-repeats"), .value = WORD("2")},
	{.key = WORD("card-last-score"), .value = WORD("5")},
};
static const PropertyEdit none[] = {
	{.key = WORD("card-repeats"), .removes = true},
	{.key = WORD("card-last-score"), .removes = true},
};

typedef struct Page {
	Outline o;
	Buf edited;
	Err err;
	bool is_done;
} Page;

static void start(
	Page *p, const char *page, PageFormat format, uint32_t block, const PropertyEdit *edits)
{
	*p = (Page){0};
	outline_parse(&p->o, str_from_z(page), format);
	assert_true(block < p->o.n_blocks);
	p->is_done = outline_edit(&p->o, block, edits, 2, &p->edited, &p->err);
}

static void end(Page *p)
{
	buf_release(&p->edited);
	outline_release(&p->o);
}

// The same values again change nothing, and the edit can be taken back.
static void check_repeat_and_undo(const Page *p, uint32_t block)
{
	Outline after;
	Buf former = {0};
	Buf page = {0};
	Err err = {0};
	outline_parse(&after, buf_str(&p->edited), p->o.format);
	assert_true(outline_edit(&after, block, two, 2, &page, &err));
	assert_str(buf_str(&page), buf_z(&p->edited));
	outline_append_drawer(&p->o, &p->o.blocks[block], &former);
	if (!outline_undo_edit(&after, block, two, 2, buf_str(&former), &page, &err))
		fail_msg("%s", err.text);
	Buf before = {0};
	buf_append(&before, p->o.source);
	assert_str(buf_str(&page), buf_z(&before));
	buf_release(&before);
	buf_release(&page);
	buf_release(&former);
	outline_release(&after);
}

static void check_format(const char *page, PageFormat format, uint32_t block, const char *expected)
{
	Page p;
	start(&p, page, format, block, two);
	if (!p.is_done)
		fail_msg("%s: %s", page, p.err.text);
	assert_str(buf_str(&p.edited), expected);
	check_repeat_and_undo(&p, block);
	end(&p);
}

// Sets card-repeats 2 and card-last-score 5 on a block.
static void check(const char *page, uint32_t block, const char *expected)
{
	check_format(page, PAGE_MARKDOWN, block, expected);
}

static void check_refusal(const char *page, uint32_t block, const char *reason)
{
	Page p;
	start(&p, page, PAGE_MARKDOWN, block, two);
	assert_false(p.is_done);
	assert_int_equal(p.err.kind, ERR_IO);
	assert_str(str_from_z(p.err.text), reason);
	assert_int_equal(p.edited.n, 0);
	end(&p);
}

#define R "card-repeats:: 2\n"
#define S "card-last-score:: 5\n"

static void test_below_a_title(void **state)
{
	(void)state;
	check("- q\n\t- a\n", 0, "- q\n  " R "  " S "\t- a\n");
	check("- a\n\t\t- q\n\t\t  more\n", 1, "- a\n\t\t- q\n\t\t  " R "\t\t  " S "\t\t  more\n");
	check("-\n", 0, "-\n  " R "  " S);
	check("- <b>x</b> y\n", 0, "- <b>x</b> y\n  " R "  " S);
	check("- <div>\n  x\n  </div>\n  y\n", 0, "- <div>\n  x\n  </div>\n  " R "  " S "  y\n");
	check("- [:b \"x\"]\n", 0, "- [:b \"x\"]\n  " R "  " S);
	check("- std::vector what?\n  ```\n  a:: b\n  ```\n", 0,
		"- std::vector what?\n  " R "  " S "  ```\n  a:: b\n  ```\n");
	check("- q\n  SCHEDULED: <2023-02-01 Wed>\n  :LOGBOOK:\n  x\n  :END:\n", 0,
		"- q\n  " R "  " S "  SCHEDULED: <2023-02-01 Wed>\n  :LOGBOOK:\n  x\n  :END:\n");
	check("- TODO [#A] q\n", 0, "- TODO [#A] q\n  " R "  " S);
	check("- ## q\n", 0, "- ## q\n  " R "  " S);
}

static void test_without_a_bullet(void **state)
{
	(void)state;
	check("## H\ntext\n", 0, "## H\n" R S "text\n");
	check("- a\n  # H\n  text\n", 1, "- a\n  # H\n" R S "  text\n");
	check("\ntext\nmore\n- a\n", 0, "\ntext\n" R S "more\n- a\n");
	check("```\nx\n```\ny\n", 0, "```\nx\n```\n" R S "y\n");
}

static void test_above_what_is_no_title(void **state)
{
	(void)state;
	check("- a\n\t- ```c\n\t  x\n\t  ```\n", 1,
		"- a\n\t- " R "\t  " S "\t  ```c\n\t  x\n\t  ```\n");
	check("- a\n-   > x\n", 1, "- a\n-   " R "  " S "    > x\n");
	check("- a\n- | a | b |\n  |---|---|\n", 1,
		"- a\n- " R "  " S "  | a | b |\n  |---|---|\n");
	check("- a\n- 1. x\n  2. y\n", 1, "- a\n- " R "  " S "  1. x\n  2. y\n");
	check("- a\n- * x", 1, "- a\n- " R "  " S "  * x");
	check("- a\n- $$x$$\n", 1, "- a\n- " R "  " S "  $$x$$\n");
	check("- a\n- ---\n", 1, "- a\n- " R "  " S "  ---\n");
	check("- a\n- [^1]: note\n", 1, "- a\n- " R "  " S "  [^1]: note\n");
	check("- a\n- :X:\n  y\n  :END:\n", 1, "- a\n- " R "  " S "  :X:\n  y\n  :END:\n");
	check("- a\n- #+BEGIN_X\n  y\n  #+END_X\n- b\n", 1,
		"- a\n- " R "  " S "  #+BEGIN_X\n  y\n  #+END_X\n- b\n");
}

// It would lose its bullet.
static void test_behind_what_is_no_title_in_the_first_block(void **state)
{
	(void)state;
	check("- ```c\n  x\n  ```\n  y\n", 0, "- ```c\n  x\n  ```\n  " R "  " S "  y\n");
	check("- > x\n\n\t- a\n", 0, "- > x\n\n  " R "  " S "\n\t- a\n");
	check("- > x", 0, "- > x\n\n  card-repeats:: 2\n  card-last-score:: 5");
	check("- 1. x\n  2. y\n", 0, "- 1. x\n  " R "  " S "  2. y\n");
	check("- | a |\n  |---|\n", 0, "- | a |\n  " R "  " S "  |---|\n");
	check("- $$\n  x\n  $$\n", 0, "- $$\n  x\n  $$\n  " R "  " S);
	check("text\n\n- > x\n", 1, "text\n\n- " R "  " S "  > x\n");
}

// The directive stays one of the page.
static void test_directives_stay(void **state)
{
	(void)state;
	check("- a\n- #+K: v\n  x\n", 1, "- a\n- #+K: v\n  " R "  " S "  x\n");
	check("-\n#+card-repeats: 2\nx\n", 0, "-\n#+card-repeats: 2\nx\n  " R "  " S);
	check("- q\n  #+K: v\n  x\n", 0, "- q\n  #+K: v\n  x\n  " R "  " S);
}

static void test_in_a_drawer(void **state)
{
	(void)state;
	check("- q\n  id:: x\n  text\n", 0, "- q\n  id:: x\n  " R "  " S "  text\n");
	check("- q\n  text\n\n\tid:: x\n\n  id:: y\n", 0,
		"- q\n  text\n\n\tid:: x\n\t" R "\t" S "\n  id:: y\n");
	check("- id:: x\n", 0, "- id:: x\n  " R "  " S);
	check("- q\n`foo:: bar`\n", 0, "- q\n`foo:: bar`\n" R S);
	check("id:: x\n\n- q\n", 0, "id:: x\n" R S "\n- q\n");
	check("- q\n  :PROPERTIES:\n  :id: x\n  :END:\n", 0,
		"- q\n  :PROPERTIES:\n  :id: x\n  :card-repeats: 2\n  :card-last-score: 5\n"
		"  :END:\n");
	check("- q\n  :PROPERTIES:\n  :END:\n", 0,
		"- q\n  :PROPERTIES:\n  :card-repeats: 2\n  :card-last-score: 5\n  :END:\n");
	check("---\ntitle: x\n---\ntext\n- a\n", 0,
		"---\ntitle: x\ncard-repeats: 2\ncard-last-score: 5\n---\ntext\n- a\n");
	check("#+TITLE: x\n\ntext\n- a\n", 0,
		"#+TITLE: x\n#+card-repeats: 2\n#+card-last-score: 5\n\ntext\n- a\n");
	check("---\nx\ncard-repeats:: 1\n---\ntext\n", 0,
		"---\nx\ncard-repeats:: 1\n---\ntext\n" R S);
	check("---\na:\n- b\n---\ntext\n- a\n", 0, "---\na:\n- b\n---\ntext\n" R S "- a\n");
}

static void test_values_in_place(void **state)
{
	(void)state;
	check("- q\n  card-last-score::\n  id:: x\n  card-repeats::  1  \n", 0,
		"- q\n  card-last-score:: 5\n  id:: x\n  card-repeats:: 2  \n");
	check("- q\n  Card_Repeats:: 1\n  card-repeats:: 7\n  id:: x\n", 0,
		"- q\n  Card_Repeats:: 2\n  card-repeats:: 2\n  id:: x\n  " S);
	check("- card-repeats:: 1\n  id:: x\n", 0, "- " R "  id:: x\n  " S);
	check("- q\n :PROPERTIES:\n :card-repeats:9\n :END:\n", 0,
		"- q\n :PROPERTIES:\n :card-repeats: 2\n :card-last-score: 5\n :END:\n");
	check("- q\n  card-repeats:: 2\n  card-last-score::   5\n", 0,
		"- q\n  card-repeats:: 2\n  card-last-score::   5\n");
	check("---\ncard-repeats: 1\n---\n- q\n", 0,
		"---\ncard-repeats: 2\ncard-last-score: 5\n---\n- q\n");
}

// Only what Logseq reads: the first drawer.
static void test_later_drawers_stay(void **state)
{
	(void)state;
	check("- q\n  id:: x\n\n  card-repeats:: 9\n", 0,
		"- q\n  id:: x\n  " R "  " S "\n  card-repeats:: 9\n");
}

static void test_bytes_stay(void **state)
{
	(void)state;
	check("- q\r\n\t- a\r\n", 0,
		"- q\r\n  card-repeats:: 2\r\n  card-last-score:: 5\r\n\t- a\r\n");
	check("- a\r\n- ```\r\n  ```\r\n", 1,
		"- a\r\n- card-repeats:: 2\r\n  card-last-score:: 5\r\n  ```\r\n  ```\r\n");
	check("- q\r\n  card-repeats:: 1\r\n", 0,
		"- q\r\n  card-repeats:: 2\r\n  card-last-score:: 5\r\n");
	check("\xEF\xBB\xBF- q\n", 0, "\xEF\xBB\xBF- q\n  " R "  " S);
	check("- q", 0, "- q\n  card-repeats:: 2\n  card-last-score:: 5");
	check("- q\n  id:: x", 0, "- q\n  id:: x\n  card-repeats:: 2\n  card-last-score:: 5");
	check("- q\n- b\r\n- c", 2,
		"- q\n- b\r\n- c\r\n  card-repeats:: 2\r\n  card-last-score:: 5");
	check("- q  \n\n\n- b\n\n", 0, "- q  \n  " R "  " S "\n\n- b\n\n");
	check("- a\n- q\rx\n- b\n", 1, "- a\n- q\rx\n  " R "  " S "- b\n");
}

static void test_refusals(void **state)
{
	(void)state;
	check_refusal("- q\r- b\r", 0, "the page ends its lines with CR alone");
	check_refusal("- <div>\n  </div>- q\n", 1, "the block begins within a line");
	check_refusal("- <div>\n  </div>- q\n", 0,
		"the block has no line below which properties could stand");
	check_refusal("text\n- q\n  #+card-repeats: 1\n", 0,
		"a property of the page stands in another block");
}

// -- removing, undoing -------------------------------------------------------------------------

static void check_removal(const char *page, const char *expected)
{
	Page p;
	start(&p, page, PAGE_MARKDOWN, 0, none);
	if (!p.is_done)
		fail_msg("%s: %s", page, p.err.text);
	assert_str(buf_str(&p.edited), expected);
	end(&p);
}

static void test_removal(void **state)
{
	(void)state;
	check_removal("- q\n  " R "  id:: x\n  " S "\t- a\n", "- q\n  id:: x\n\t- a\n");
	check_removal("- q\n\n  " R "  text\n", "- q\n\n  text\n");
	check_removal("- " R "  " S "  ```\n  ```\n", "- ```\n  ```\n");
	check_removal("- " R "  " S "\t- a\n", "- \n\t- a\n");
	check_removal("- q\r\n  id:: x\r\n  card-repeats:: 2", "- q\r\n  id:: x");
	check_removal("- q\n", "- q\n");
}

static bool undo(const char *page, const char *former, Buf *out, Err *err)
{
	Outline o;
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	bool done = outline_undo_edit(&o, 0, two, 2, str_from_z(former), out, err);
	outline_release(&o);
	return done;
}

// The page has changed elsewhere since.
static void test_undo_in_a_changed_page(void **state)
{
	(void)state;
	Buf page = {0};
	assert_true(undo("- new text\n\t" R "  mine:: 1\n  " S "- new\n",
		"card_repeats::  1 \ncard-repeats:: 0\n", &page, NULL));
	assert_str(buf_str(&page), "- new text\n\tcard_repeats::  1 \n  mine:: 1\n"
				   "  card-repeats:: 0\n- new\n");
	assert_true(undo("- > q\n\n  " R "  mine:: 1\n  " S, "", &page, NULL));
	assert_str(buf_str(&page), "- > q\n\n  mine:: 1\n");
	buf_release(&page);
}

static void test_undo_of_what_is_no_longer_there(void **state)
{
	(void)state;
	Buf page = {0};
	Err err = {0};
	assert_false(undo("- q\n  card-repeats:: 3\n  " S, "", &page, &err));
	assert_int_equal(err.kind, ERR_NEGATIVE);
	assert_str(str_from_z(err.text), "card-repeats has changed in the page since");
	buf_release(&page);
}

// -- org -----------------------------------------------------------------------------------------

#define ORG_LINES ":card-repeats: 2\n:card-last-score: 5\n"

static void test_org(void **state)
{
	(void)state;
	check_format("* q\n** a\n", PAGE_ORG, 0, "* q\n:PROPERTIES:\n" ORG_LINES ":END:\n** a\n");
	check_format("* q\n  SCHEDULED: <2023-02-01 Wed>\n  text\n", PAGE_ORG, 0,
		"* q\n  SCHEDULED: <2023-02-01 Wed>\n  :PROPERTIES:\n  :card-repeats: 2\n"
		"  :card-last-score: 5\n  :END:\n  text\n");
	check_format("* q\n:PROPERTIES:\n:Card_Repeats: 1\n:END:\ntext\n", PAGE_ORG, 0,
		"* q\n:PROPERTIES:\n:Card_Repeats: 2\n:card-last-score: 5\n:END:\ntext\n");
	check_format("* a\r\n* q", PAGE_ORG, 1,
		"* a\r\n* q\r\n:PROPERTIES:\r\n:card-repeats: 2\r\n:card-last-score: 5\r\n:END:");
	check_format("#+TITLE: x\n\ntext\n* q\n", PAGE_ORG, 0,
		"#+TITLE: x\n#+card-repeats: 2\n#+card-last-score: 5\n\ntext\n* q\n");
}

const struct CMUnitTest edit_tests[] = {
	cmocka_unit_test(test_below_a_title),
	cmocka_unit_test(test_without_a_bullet),
	cmocka_unit_test(test_above_what_is_no_title),
	cmocka_unit_test(test_behind_what_is_no_title_in_the_first_block),
	cmocka_unit_test(test_directives_stay),
	cmocka_unit_test(test_in_a_drawer),
	cmocka_unit_test(test_values_in_place),
	cmocka_unit_test(test_later_drawers_stay),
	cmocka_unit_test(test_bytes_stay),
	cmocka_unit_test(test_refusals),
	cmocka_unit_test(test_removal),
	cmocka_unit_test(test_undo_in_a_changed_page),
	cmocka_unit_test(test_undo_of_what_is_no_longer_there),
	cmocka_unit_test(test_org),
};
const size_t edit_tests_n = HARNESS_COUNT(edit_tests);
