#include <stdlib.h>

#include "recto/outline/outline.h"
#include "tests.h"

// "level:content" of every block, one a line; "pre:" for a pre-block.
static char *show_blocks(const char *page)
{
	Outline o;
	Buf shown = {0};
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	for (uint32_t i = 0; i < o.n_blocks; i++) {
		const Block *b = &o.blocks[i];
		buf_printf(&shown, i > 0 ? "\n" : "");
		if (b->kind == BLOCK_PRE)
			buf_append_z(&shown, "pre:");
		else
			buf_printf(&shown, "%d:", b->level);
		outline_append_content(&o, b, &shown);
	}
	outline_release(&o);
	return buf_take(&shown);
}

static void check(const char *page, const char *expected)
{
	char *shown = show_blocks(page);
	assert_string_equal(shown, expected);
	free(shown);
}

static void test_what_starts_a_block(void **state)
{
	(void)state;
	check("- a\n-\n- \n-x\n--\n\xE2\x80\x93 y\n1. z\n",
		"1:a\n1:\n1:\n-x\n--\n\xE2\x80\x93 y\n1. z");
	check("# a\n## b\n#c\n#\n", "1:# a\n1:## b\n#c\n1:#");
	check("- ## a\n- #b\n-# c\n", "1:## a\n1:#b\n1:# c");
	check("* a\n+ b\n", "pre:* a\n+ b\n");
	check("-   x\n-\ty\n", "1:  x\n1:y");
	check("", "");
	check("\n \n", "");
	check("\n- a\n", "pre:\n\n1:a");
}

static void test_levels(void **state)
{
	(void)state;
	check("- a\n  - b\n\t- c\n\t\t- d\n    - e\n", "1:a\n2:b\n2:c\n2:d\n3:e");
	check("- a\n\t\t- b\n\t- c\n", "1:a\n2:b\n2:c");
	check("- a\n      - b\n   - c\n- d\n", "1:a\n2:b\n2:c\n1:d");
	check("  - a\n- b\n", "1:a\n1:b");
	check("text\n  - a\n", "pre:text\n\n2:a");
	// A heading is always at the top, even below a bullet.
	check("- a\n\t- b\n\t  ## c\n\t- d\n", "1:a\n2:b\n1:## c\n2:d");
}

static void test_preorder(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- a\n\t- b\n\t\t- c\n\t- d\n- e\n"), PAGE_MARKDOWN);
	assert_int_equal(o.n_blocks, 5);
	const uint32_t parents[] = {OUTLINE_NO_BLOCK, 0, 1, 0, OUTLINE_NO_BLOCK};
	const uint32_t ends[] = {4, 3, 3, 4, 5};
	for (uint32_t i = 0; i < 5; i++) {
		assert_int_equal(o.blocks[i].parent, parents[i]);
		assert_int_equal(o.blocks[i].end, ends[i]);
	}
	outline_release(&o);
}

static void test_places(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("\xEF\xBB\xBFpre\r\n\r\n- a\r  b\n\t- c\r\n  # d"), PAGE_MARKDOWN);
	assert_int_equal(o.bom, 3);
	assert_true(o.has_crlf);
	const int lines[] = {1, 3, 5, 6};
	const int cols[] = {4, 1, 2, 3};
	assert_int_equal(o.n_blocks, 4);
	for (uint32_t i = 0; i < 4; i++) {
		assert_int_equal(o.blocks[i].line, lines[i]);
		assert_int_equal(o.blocks[i].col, cols[i]);
	}
	int line, col;
	outline_place(&o, o.blocks[3].text.begin, &line, &col);
	assert_int_equal(line, 6);
	assert_int_equal(col, 3);
	outline_release(&o);
}

static void test_extent_and_text(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- a\n  b\n\n\t- c\n"), PAGE_MARKDOWN);
	assert_str(outline_text(&o, o.blocks[0].extent), "- a\n  b\n\n");
	assert_str(outline_text(&o, o.blocks[0].text), "a\n  b");
	assert_str(outline_text(&o, o.blocks[1].extent), "\t- c\n");
	assert_str(outline_text(&o, o.blocks[1].text), "c");
	assert_int_equal(o.blocks[1].level_spaces, 2);
	outline_release(&o);
}

static void test_content_is_dedented(void **state)
{
	(void)state;
	check("- a\n  b\n    c\n d\ne\n", "1:a\nb\n  c\nd\ne");
	check("\t- a\n\t  b\n\t\tc\n", "1:a\nb\nc");
	check("- a\n\xE3\x80\x80\xE3\x80\x80x\n", "1:a\nx");
	check("- a\n  \n  b\n\n\n", "1:a\n\nb");
	check("- a  \n- b\t\n", "1:a  \n1:b\t");
	check("- a\r\n  b\r\n", "1:a\nb");
	check("- a #x\r- b\r", "1:a #x\r\n1:b\r");
	check("- a\n  :PROPERTIES:\n  :my_key: v\n  :END:\n  b\n", "1:a\nmy-key:: v\nb");
}

static void test_a_bullet_within_a_line(void **state)
{
	(void)state;
	check("- <kbd>A</kbd> - x\n", "1:<kbd>A</kbd>\n2:x");
	check("- $$a$$ - x\n", "1:$$a$$\n2:x");
}

static void test_odd_bytes(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, str_make("- a\0b\n\f- c\n", 12), PAGE_MARKDOWN);
	assert_int_equal(o.n_blocks, 2);
	assert_int_equal(o.blocks[0].text.end - o.blocks[0].text.begin, 3);
	assert_int_equal(o.blocks[1].level, 2);
	outline_release(&o);
	outline_parse(&o, (Str){0}, PAGE_MARKDOWN);
	assert_int_equal(o.n_blocks, 0);
	outline_release(&o);
	outline_release(&o);
}

static void test_format_is_by_extension(void **state)
{
	(void)state;
	assert_int_equal(outline_format_of_name(STR("a.org")), PAGE_ORG);
	assert_int_equal(outline_format_of_name(STR("pages/A.b.ORG")), PAGE_ORG);
	assert_int_equal(outline_format_of_name(STR("a.md")), PAGE_MARKDOWN);
	assert_int_equal(outline_format_of_name(STR("a.org.md")), PAGE_MARKDOWN);
	assert_int_equal(outline_format_of_name(STR("org")), PAGE_MARKDOWN);
	assert_int_equal(outline_format_of_name((Str){0}), PAGE_MARKDOWN);
}

const struct CMUnitTest blocks_tests[] = {
	cmocka_unit_test(test_what_starts_a_block),
	cmocka_unit_test(test_levels),
	cmocka_unit_test(test_preorder),
	cmocka_unit_test(test_places),
	cmocka_unit_test(test_extent_and_text),
	cmocka_unit_test(test_content_is_dedented),
	cmocka_unit_test(test_a_bullet_within_a_line),
	cmocka_unit_test(test_odd_bytes),
	cmocka_unit_test(test_format_is_by_extension),
};
const size_t blocks_tests_n = HARNESS_COUNT(blocks_tests);
