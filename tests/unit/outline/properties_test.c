#include "recto/outline/outline.h"
#include "tests.h"

static void append_properties(const Outline *o, const Block *b, Buf *out)
{
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *p = &o->properties[b->first_property + i];
		if (!outline_lists_property(b, p))
			continue;
		assert_true(str_equals(outline_text(o, p->value_span), p->value));
		buf_printf(out, "%s%.*s=%.*s", out->n > 0 ? "|" : "", STR_ARG(p->key),
			STR_ARG(p->value));
	}
}

// "key=value" of the properties that Logseq lists for the first block, joined by '|'.
static void check(const char *page, const char *expected)
{
	Outline o;
	Buf shown = {0};
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	append_properties(&o, &o.blocks[0], &shown);
	assert_str(buf_str(&shown), expected);
	buf_release(&shown);
	outline_release(&o);
}

static void test_lines(void **state)
{
	(void)state;
	check("- q\n  a:: 1\n  b::  two  \n  c::\n", "a=1|b=two|c=");
	check("- q\n  a::b\n  c :: d\n  e f:: g\n", "");
	check("- q\na:: 1\n\tb:: 2\n      c:: 3\n", "a=1|b=2|c=3");
	check("- k:: v\n", "k=v");
	check("- q\n  text\n\n  a:: 1\n", "a=1");
	check("- q\r\n  a:: 1\r\n", "a=1");
	check("a:: 1\n", "a=1");
}

static void test_first_drawer_counts(void **state)
{
	(void)state;
	check("- q\n  a:: 1\n  text\n  b:: 2\n", "a=1");
	check("- q\n  a:: 1\n\n  b:: 2\n", "a=1");
}

static void test_keys(void **state)
{
	(void)state;
	check("- q\n  Card-Repeats:: 3\n", "card-repeats=3");
	check("- q\n  card_repeats:: 3\n", "card-repeats=3");
	check("- q\n  custom_id:: x\n", "id=x");
	check("- q\n  \xC3\x89t\xC3\xA9:: x\n", "\xC3\xA9t\xC3\xA9=x");
	check("- q\n  `foo:: bar\n  ok:: 1\n", "ok=1");
	check("- q\n  #tag:: bar\n  a(b:: 1\n  a/b:: 2\n  a/b/c:: 3\n  /a:: 4\n", "a/b=2");
}

static void test_duplicates(void **state)
{
	(void)state;
	check("- q\n  a:: 1\n  a:: 2\n", "a=1|a=2");
	Outline o;
	outline_parse(&o, STR("- q\n  a:: 1\n  A:: 2\n"), PAGE_MARKDOWN);
	assert_str(outline_find_property(&o, &o.blocks[0], STR("a"))->value, "2");
	assert_null(outline_find_property(&o, &o.blocks[0], STR("b")));
	outline_release(&o);
}

static void test_other_styles(void **state)
{
	(void)state;
	check("- q\n  :PROPERTIES:\n  :Id: x\n  :b:c\n  :END:\n", "id=x|b=c");
	check("- q\n  :properties:\n  :a: 1\n  :end:\n  b:: 2\n", "a=1|b=2");
	check("- q\n  a:: 1\n  #+B: 2\n  c:: 3\n", "a=1|b=2|c=3");
	check("- q\n  :PROPERTIES:\n  :a: 1\n  text\n  :END:\n", "");
	check("#+TITLE: Foo\n#+X Y: 2\n\n- q\n", "title=Foo|x-y=2");
	// A directive belongs to the page wherever it stands.
	check("text\n- q\n  #+A: 1\n", "a=1");
	check("- q\n  #+A: 1\n", "");
}

static void test_styles_and_spans(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- q\n  a:: 1\n  b:: 2\n  text\n- :PROPERTIES:\n  :c: 3\n  :END:\n"),
		PAGE_MARKDOWN);
	assert_int_equal(o.blocks[0].drawer_style, DRAWER_LINES);
	assert_str(outline_text(&o, o.blocks[0].drawer), "  a:: 1\n  b:: 2");
	assert_str(outline_text(&o, o.properties[1].line), "  b:: 2");
	assert_int_equal(o.blocks[1].drawer_style, DRAWER_PROPERTIES);
	assert_str(outline_text(&o, o.blocks[1].drawer), ":PROPERTIES:\n  :c: 3\n  :END:");
	outline_release(&o);
}

static void test_regions_hide_properties(void **state)
{
	(void)state;
	check("- q\n  ```\n  a:: 1\n  ```\n", "");
	check("- q\n  > x\n  a:: 1\n", "");
	check("- q\n  * x\n    a:: 1\n", "");
	check("- q\n  > x\n  id:: 1\n", "id=1");
}

static void test_collapsed(void **state)
{
	(void)state;
	check("- q\n  id:: x\n  collapsed:: true\n", "id=x");
	check("- q\n  collapsed:: false\n", "collapsed=false");
	Outline o;
	outline_parse(&o, STR("- q\n  collapsed:: true\n- r\n"), PAGE_MARKDOWN);
	assert_true(o.blocks[0].is_collapsed);
	assert_false(o.blocks[1].is_collapsed);
	outline_release(&o);
}

// -- front matter --------------------------------------------------------------------------------

static void test_front_matter(void **state)
{
	(void)state;
	check("---\ntitle: x\ntags: a, b\n---\n- q\n", "title=x|tags=a, b");
	check("\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\n- q\r\n", "title=x");
	check("---\ntags: [[a]], [[b]]\n---\n", "tags=[[a]], [[b]]");
	check("---\ntitle: \"x: y\"\n---\n", "title=\"x: y\"");
	check("---\ntitle: x\n---\na:: 1\n\n- q\n", "title=x");
	check("\n---\ntitle: x\n---\n", "");
}

static void check_page(const char *page, const char *key, const char *expected)
{
	Outline o;
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	const Property *p = outline_find_page_property(&o, str_from_z(key));
	if (expected) {
		assert_non_null(p);
		assert_str(p->value, expected);
	} else {
		assert_null(p);
	}
	outline_release(&o);
}

static void test_front_matter_that_logseq_cannot_read(void **state)
{
	(void)state;
	const char *yaml = "---\ntitle: x\n\ntags:\n  - a\n  - b c\n---\n- q\n";
	check(yaml, "");
	check_page(yaml, "title", "x");
	check_page(yaml, "tags", "a, b c");
	// No YAML either: by the line.
	const char *broken = "---\ntitle: a: b\n\ntags: [[a]], [[b]]\nx\n---\n- q\n";
	check_page(broken, "title", "a: b");
	check_page(broken, "tags", "[[a]], [[b]]");
	check_page("---\ntitle: x\n---\n", "title", "x");
	check_page("title:: x\n\n- q\n", "title", "x");
	check_page("- title:: x\n", "title", NULL);
	check_page("", "title", NULL);
	// The drawer below counts when Logseq sees nothing above.
	check("---\na:\n- b\n---\nc:: d\n", "c=d");
}

static void test_unclosed_front_matter(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("---\ntitle: x\n- q\n"), PAGE_MARKDOWN);
	assert_int_equal(o.blocks[0].n_properties, 0);
	assert_int_equal(o.diags.n, 1);
	assert_int_equal(o.diags.items[0].line, 1);
	outline_release(&o);
}

static void test_an_unclosed_drawer_takes_none_away(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("- q\n  :PROPERTIES:\n  :a: 1\n  :END:\n  :PROPERTIES:\n  :b: 2\n"),
		PAGE_MARKDOWN);
	assert_int_equal(o.n_blocks, 1);
	assert_int_equal(o.blocks[0].n_properties, 1);
	assert_non_null(outline_find_property(&o, &o.blocks[0], STR("a")));
	outline_release(&o);
}

const struct CMUnitTest properties_tests[] = {
	cmocka_unit_test(test_an_unclosed_drawer_takes_none_away),
	cmocka_unit_test(test_lines),
	cmocka_unit_test(test_first_drawer_counts),
	cmocka_unit_test(test_keys),
	cmocka_unit_test(test_duplicates),
	cmocka_unit_test(test_other_styles),
	cmocka_unit_test(test_styles_and_spans),
	cmocka_unit_test(test_regions_hide_properties),
	cmocka_unit_test(test_collapsed),
	cmocka_unit_test(test_front_matter),
	cmocka_unit_test(test_front_matter_that_logseq_cannot_read),
	cmocka_unit_test(test_unclosed_front_matter),
};
const size_t properties_tests_n = HARNESS_COUNT(properties_tests);
