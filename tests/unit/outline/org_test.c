// What an org page's blocks show and where it stands. Levels, contents and properties are Logseq's
// own in tests/vectors/org_pages.jsonl.
#include "recto/outline/outline.h"
#include "tests.h"

static void append_line(void *context, LineKind kind, Str line, int page_line)
{
	static const char letters[] = {[LINE_TEXT] = 'T',
		[LINE_PROPERTY] = 'P',
		[LINE_METADATA] = 'M',
		[LINE_HIDDEN_REGION] = 'H'};
	buf_printf(context, "%d%c[%.*s]", page_line, letters[kind], STR_ARG(line));
}

static void check_lines(const char *page, const char *expected)
{
	Outline o;
	Buf shown = {0};
	outline_parse(&o, str_from_z(page), PAGE_ORG);
	outline_each_line(&o, &o.blocks[0], append_line, &shown);
	assert_str(buf_str(&shown), expected);
	buf_release(&shown);
	outline_release(&o);
}

static void test_lines(void **state)
{
	(void)state;
	check_lines("* q\n:PROPERTIES:\n:My_Key: x\n:END:\nb\n", "1T[q]3P[My-Key:: x]5T[b]");
	check_lines("* q\nkey:: v\n", "1T[q]2T[key:: v]");
	check_lines("* q\nSCHEDULED: <2023-01-28 Sat>\nCLOSED: [2023-01-28 Sat]\nb\n",
		"1T[q]2M[SCHEDULED: <2023-01-28 Sat>]3M[CLOSED: [2023-01-28 Sat]]4T[b]");
	check_lines("* q\n:LOGBOOK:\nCLOCK: [2023-01-28 Sat]\n:END:\n",
		"1T[q]2M[:LOGBOOK:]3M[CLOCK: [2023-01-28 Sat]]4M[:END:]");
	check_lines("* q\n# hidden\n#tag\n", "1T[q]2M[# hidden]3T[#tag]");
	check_lines("* q\n: a\n: b\nc\n", "1T[q]2H[: a]3H[: b]4T[c]");
	check_lines("* q\n#+BEGIN_SRC c\n* x\n#+END_SRC\n",
		"1T[q]2H[#+BEGIN_SRC c]3H[* x]4H[#+END_SRC]");
	check_lines("#+TITLE: x\ntext\n", "1P[#+TITLE: x]2T[text]");
}

static void test_common_indentation_is_cut(void **state)
{
	(void)state;
	check_lines("** q\n   a\n\n     b\n", "1T[q]2T[a]3T[]4T[  b]");
	check_lines("** q\n:PROPERTIES:\n:x: 1\n:END:\n   a\n", "1T[q]3P[x:: 1]5T[a]");
	check_lines("** q\n   a\nb\n", "1T[q]2T[   a]3T[b]");
}

static void check_span(const Outline *o, Span span, const char *expected)
{
	assert_str(outline_text(o, span), expected);
}

static void test_drawer_has_its_place(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o,
		STR("* q\nSCHEDULED: <2023-01-28 Sat>\n  :PROPERTIES:\n  :id:  a b \n"
		    "  :Card_Repeats: 1\n  :END:\nt\n"),
		PAGE_ORG);
	assert_int_equal(o.n_blocks, 1);
	const Block *b = &o.blocks[0];
	assert_int_equal(b->drawer_style, DRAWER_PROPERTIES);
	check_span(&o, b->drawer, "  :PROPERTIES:\n  :id:  a b \n  :Card_Repeats: 1\n  :END:");
	assert_int_equal(b->n_properties, 2);
	const Property *id = &o.properties[b->first_property];
	check_span(&o, id->line, "  :id:  a b ");
	check_span(&o, id->value_span, "a b");
	const Property *repeats = outline_find_property(&o, b, STR("card-repeats"));
	assert_non_null(repeats);
	check_span(&o, repeats->line, "  :Card_Repeats: 1");
	check_span(&o, repeats->value_span, "1");
	outline_release(&o);
}

static void test_page_properties(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("#+TITLE: Named here\n#+ALIAS: other\n\n* q\n"), PAGE_ORG);
	const Property *title = outline_find_page_property(&o, STR("title"));
	assert_non_null(title);
	assert_str(title->value, "Named here");
	assert_non_null(outline_find_page_property(&o, STR("alias")));
	outline_release(&o);
}

static void test_places(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("\xEF\xBB\xBFpre\r\n* a\r\nb\r\n** c"), PAGE_ORG);
	assert_int_equal(o.n_blocks, 3);
	assert_int_equal(o.blocks[1].line, 2);
	assert_int_equal(o.blocks[1].level_spaces, 1);
	check_span(&o, o.blocks[1].extent, "* a\r\nb\r\n");
	check_span(&o, o.blocks[1].text, "a\r\nb");
	assert_int_equal(o.blocks[2].parent, 1);
	assert_int_equal(o.blocks[2].level_spaces, 2);
	check_span(&o, o.blocks[2].text, "c");
	outline_release(&o);
}

static void test_unclosed_regions_are_noted(void **state)
{
	(void)state;
	Outline o;
	outline_parse(&o, STR("* a\n#+BEGIN_SRC c\n* b\n"), PAGE_ORG);
	assert_int_equal(o.n_blocks, 2);
	assert_int_equal(o.diags.n, 1);
	outline_release(&o);
}

const struct CMUnitTest org_tests[] = {
	cmocka_unit_test(test_lines),
	cmocka_unit_test(test_common_indentation_is_cut),
	cmocka_unit_test(test_drawer_has_its_place),
	cmocka_unit_test(test_page_properties),
	cmocka_unit_test(test_places),
	cmocka_unit_test(test_unclosed_regions_are_noted),
};
const size_t org_tests_n = HARNESS_COUNT(org_tests);
