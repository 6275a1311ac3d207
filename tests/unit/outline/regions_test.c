#include "recto/outline/outline.h"
#include "tests.h"

static uint32_t count_blocks(const char *page)
{
	Outline o;
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	uint32_t n = o.n_blocks;
	outline_release(&o);
	return n;
}

typedef struct Hiding {
	const char *opener, *closer;
	RegionKind kind;
} Hiding;

static void test_what_hides_bullets(void **state)
{
	(void)state;
	static const Hiding hidings[] = {
		{"```", "```", REGION_FENCE},
		{"```js", "~~~", REGION_FENCE},
		{"~~~~", "  ```x", REGION_FENCE},
		{"#+BEGIN_QUOTE", "#+END_QUOTE", REGION_BEGIN},
		{"#+begin_x", "#+END_X y", REGION_BEGIN},
		{"$$", "$$", REGION_MATH},
		{":NOTES:", ":END:", REGION_DRAWER},
		{":LOGBOOK:", ":end:", REGION_DRAWER},
		{"\\begin{a}", "\\end{a}", REGION_LATEX},
		{"<div>", "</div>", REGION_HTML},
		{"<DIV class=x>", "</div>", REGION_HTML},
		{"<![CDATA[", "]]>", REGION_CDATA},
		{"<!--", "-->", REGION_COMMENT},
		{"[:div {}", "]", REGION_HICCUP},
	};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(hidings); i++) {
		const Hiding *h = &hidings[i];
		buf_clear(&page);
		buf_printf(&page, "- q\n  %s\n  - x\n# y\n  %s\n- b\n", h->opener, h->closer);
		Outline o;
		outline_parse(&o, buf_str(&page), PAGE_MARKDOWN);
		if (o.n_blocks != 2 || o.n_regions != 1 || o.regions[0].kind != h->kind)
			fail_msg("%s hides nothing: %u blocks", h->opener, o.n_blocks);
		assert_int_equal(o.blocks[0].n_regions, 1);
		assert_true(str_starts_with(
			outline_text(&o, o.regions[0].extent), str_from_z(h->opener)));
		outline_release(&o);
	}
	buf_release(&page);
}

static void test_openers_without_closer_are_text(void **state)
{
	(void)state;
	static const char *const openers[] = {"```", "~~~", "#+BEGIN_X", "$$", ":NOTES:", "<div>",
		"<![CDATA[", "<!--", "<foo>", "[:div"};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(openers); i++) {
		buf_clear(&page);
		buf_printf(&page, "- q\n  %s\n  - x\n- b\n", openers[i]);
		if (count_blocks(buf_z(&page)) != 3)
			fail_msg("%s swallows blocks", openers[i]);
	}
	buf_release(&page);
}

static void test_an_environment_without_end_takes_the_rest(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- q\n  \\begin{x}\n- a\n- b\n"), PAGE_MARKDOWN);
	assert_int_equal(o.n_blocks, 1);
	assert_int_equal(o.diags.n, 1);
	assert_int_equal(o.diags.items[0].line, 2);
	outline_release(&o);
}

static void test_regions_begin_behind_the_bullet(void **state)
{
	(void)state;
	assert_int_equal(count_blocks("- ```js\n  - x\n  ```\n- b\n"), 2);
	assert_int_equal(count_blocks("- q\n\t- ```\n\t  code\n- r\n\t- ```\n\t  z\n\t  ```\n"), 2);
	assert_int_equal(count_blocks("- ```x```\n- b\n"), 2);
	assert_int_equal(count_blocks("- TODO ```\n- x\n```\n"), 1);
	assert_int_equal(count_blocks("- q ```\n- x\n```\n"), 2);
	assert_int_equal(count_blocks("- q $$\n- x $$\n"), 2);
}

static void test_lists_and_quotes_hide_headings(void **state)
{
	(void)state;
	assert_int_equal(count_blocks("- a\n  * b\n  # c\n- d\n"), 2);
	assert_int_equal(count_blocks("- a\n  * b\n  - c\n"), 2);
	assert_int_equal(count_blocks("- a\n  > b\n  ## c\n- d\n"), 2);
	assert_int_equal(count_blocks("- a\n  > b\n# c\n"), 2);
	// A line that starts with a number undoes the list above it.
	assert_int_equal(count_blocks("- a\n  * b\n  # c\n    2 d\n"), 2);
	assert_int_equal(count_blocks("- a\n  term\n  : meaning of it\n  - x y\n"), 1);
}

static void test_unclosed_is_reported_once(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- a\n- ```c\n- #+BEGIN_X\n- #+BEGIN_Y\n"), PAGE_MARKDOWN);
	assert_int_equal(o.diags.n, 2);
	assert_int_equal(o.diags.items[0].line, 2);
	assert_int_equal(o.diags.items[0].col, 3);
	assert_int_equal(o.diags.items[1].line, 3);
	outline_release(&o);
}

const struct CMUnitTest regions_tests[] = {
	cmocka_unit_test(test_what_hides_bullets),
	cmocka_unit_test(test_openers_without_closer_are_text),
	cmocka_unit_test(test_an_environment_without_end_takes_the_rest),
	cmocka_unit_test(test_regions_begin_behind_the_bullet),
	cmocka_unit_test(test_lists_and_quotes_hide_headings),
	cmocka_unit_test(test_unclosed_is_reported_once),
};
const size_t regions_tests_n = HARNESS_COUNT(regions_tests);
