#include "recto/render/lines.h"
#include "tests.h"

static const Style plain = {ROLE_TEXT, 0};
static const Style dim = {ROLE_DIM, 0};

static void lines_have_runs(void **state)
{
	(void)state;
	Lines l = {0};
	lines_add(&l, STR("key"), dim);
	lines_append(&l, STR(" and "), plain);
	lines_append(&l, STR("help 中"), plain);
	assert_int_equal(l.n, 1);
	assert_str(l.items[0].text, "key and help 中");
	assert_int_equal(l.items[0].n_runs, 2);
	assert_int_equal(l.items[0].runs[0].end, 3);
	assert_int_equal(l.items[0].runs[1].end, l.items[0].text.n);
	check_lines(&l, 15);
	lines_release(&l);
}

static void text_is_made_drawable(void **state)
{
	(void)state;
	Lines l = {0};
	lines_append(&l, STR("\x1b]0;x\a\ny"), plain);
	assert_str(l.items[0].text, "\uFFFD]0;x\uFFFD y");
	lines_release(&l);
}

static void a_cleared_list_is_used_again(void **state)
{
	(void)state;
	Lines l = {0};
	Buf out = {0};
	lines_add(&l, STR("one"), plain);
	lines_clear(&l);
	lines_add(&l, STR("two  "), plain);
	lines_add(&l, STR(""), plain);
	lines_add(&l, STR("three"), plain);
	lines_append_text(&l, &out);
	assert_str(buf_str(&out), "two\n\nthree\n");
	buf_release(&out);
	lines_release(&l);
}

const struct CMUnitTest lines_tests[] = {
	cmocka_unit_test(lines_have_runs),
	cmocka_unit_test(text_is_made_drawable),
	cmocka_unit_test(a_cleared_list_is_used_again),
};
const size_t lines_tests_n = HARNESS_COUNT(lines_tests);
