#include "recto/render/card.h"
#include "tests.h"

static void check_inline(const char *markdown, const char *expected)
{
	Buf out = {0};
	render_inline_text(str_from_z(markdown), &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void inline_text(void **state)
{
	(void)state;
	check_inline("What is [[MLIR]]? #ques1", "What is MLIR? #ques1");
	check_inline("# **A**\nb `c`\n- d", "A b c d");
	check_inline("a\x1b[2J", "a\uFFFD[2J");
	check_inline("", "");
}

static void check_context(const char *context, int columns, const char *expected)
{
	Buf out = {0};
	render_context((Str){0}, STR("Page"), str_from_z(context), columns, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void context_fits(void **state)
{
	(void)state;
	check_context("", 80, "Page");
	check_context("one\n**two**", 80, "Page › one › two");
	check_context("one\n \ntwo", 80, "Page › one › two");
	check_context("one\ntwo\nthree", 23, "Page › … › two › three");
	check_context("one\ntwo\nthree", 16, "Page › … › three");
	check_context("one\ntwo\nthree", 12, "Page › … › …");
	check_context("", 3, "Pa…");
	check_context("x", 0, "");
}

static void the_graph_gives_way_first(void **state)
{
	(void)state;
	Buf out = {0};
	render_context(STR("notes"), STR("Page"), STR("one"), 18, &out);
	buf_append_char(&out, '\n');
	render_context(STR("notes"), STR("Page"), STR("one"), 17, &out);
	buf_append_char(&out, '\n');
	render_context(STR("notes"), STR("Page"), (Str){0}, 80, &out);
	assert_str(buf_str(&out), "notes › Page › one\nPage › one\nnotes › Page");
	buf_release(&out);
}

static void check_interval(int64_t interval100, const char *expected)
{
	Buf out = {0};
	render_interval(interval100, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void intervals(void **state)
{
	(void)state;
	check_interval(-100, "<1 d");
	check_interval(0, "<1 d");
	check_interval(1, "1 h");
	check_interval(50, "12 h");
	check_interval(100, "1 d");
	check_interval(1024, "10 d");
	check_interval(3000, "30 d");
	check_interval(3100, "1 mo");
	check_interval(4300, "1.4 mo");
	check_interval(36400, "12 mo");
	check_interval(36500, "1 y");
	check_interval(76700, "2.1 y");
	check_interval(3650000, "99.9 y");
}

const struct CMUnitTest card_text_tests[] = {
	cmocka_unit_test(inline_text),
	cmocka_unit_test(context_fits),
	cmocka_unit_test(the_graph_gives_way_first),
	cmocka_unit_test(intervals),
};
const size_t card_text_tests_n = HARNESS_COUNT(card_text_tests);
