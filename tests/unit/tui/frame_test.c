#include "recto/tui/frame.h"
#include "tests.h"

static const Style plain = {ROLE_TEXT, 0};
static const Style dim = {ROLE_DIM, 0};

#define assert_frame(f, expected) check_frame(f, frame_append_text, expected, __FILE__, __LINE__)
#define assert_roles(f, expected) check_frame(f, frame_append_roles, expected, __FILE__, __LINE__)

static void check_frame(const Frame *f, void (*append)(const Frame *f, Buf *out),
	const char *expected, const char *file, int line)
{
	Buf text = {0};
	append(f, &text);
	harness_assert_str(buf_str(&text), expected, file, line);
	buf_release(&text);
}

static void text_is_clipped(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 2, 5);
	assert_int_equal(frame_text(&f, 0, 1, 4, plain, STR("abcdef")), 4);
	assert_int_equal(frame_text(&f, 1, 3, 99, plain, STR("xyz")), 5);
	frame_text(&f, 2, 0, 5, plain, STR("below"));
	frame_text(&f, -1, 0, 5, plain, STR("above"));
	assert_frame(&f, " abc\n   xy\n");
	frame_release(&f);
}

static void what_is_cut_says_so(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 4, 5);
	assert_int_equal(frame_text_cut(&f, 0, 1, 99, plain, STR("abcd")), 5);
	assert_int_equal(frame_text_cut(&f, 1, 1, 99, plain, STR("abcde")), 5);
	assert_int_equal(frame_text_cut(&f, 2, 1, 4, plain, STR("中文")), 4);
	assert_int_equal(frame_text_cut(&f, 3, 4, 3, plain, STR("a")), 4);
	assert_frame(&f, " abcd\n abc…\n 中…\n\n");
	frame_release(&f);
}

static void wide_characters_are_never_halved(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 1, 5);
	assert_int_equal(frame_text(&f, 0, 0, 5, plain, STR("中文字")), 4);
	assert_frame(&f, "中文\n");
	frame_text(&f, 0, 1, 5, plain, STR("x"));
	assert_frame(&f, " x文\n");
	frame_text(&f, 0, 2, 5, plain, STR("y"));
	assert_frame(&f, " xy\n");
	frame_text(&f, 0, 0, 5, plain, STR("中中"));
	frame_text(&f, 0, 1, 5, plain, STR("国"));
	assert_frame(&f, " 国\n");
	frame_release(&f);
}

static void marks_stay_with_their_character(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 1, 4);
	frame_text(&f, 0, 0, 4, plain, STR("e\u0301\u0302\u0303\u0304\u0305x\u0301"));
	assert_frame(&f, "e\u0301\u0302\u0303\u0304x\u0301\n");
	frame_reset(&f, 1, 4);
	frame_text(&f, 0, 0, 4, plain, STR("\u0301a"));
	assert_frame(&f, "a\n");
	frame_release(&f);
}

static void no_control_character_reaches_a_cell(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 1, 12);
	frame_text(&f, 0, 0, 12, plain, STR("a\x1b[m\n\xff\xc2\x9b"));
	assert_frame(&f, "a\uFFFD[m\uFFFD\uFFFD\uFFFD\n");
	frame_release(&f);
}

static void lines_keep_their_styles(void **state)
{
	(void)state;
	Frame f = {0};
	Lines l = {0};
	frame_reset(&f, 1, 10);
	lines_add(&l, STR("key "), (Style){ROLE_KEY, STYLE_BOLD});
	lines_append(&l, STR("中 x"), dim);
	frame_line(&f, 0, 1, 10, &l.items[0]);
	assert_frame(&f, " key 中 x\n");
	assert_roles(&f, " KKKKdddd\n");
	lines_release(&l);
	frame_release(&f);
}

static void fill_and_restyle(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 2, 6);
	frame_fill(&f, 0, 1, 5, dim, "─");
	frame_text(&f, 1, 0, 6, dim, STR("ab"));
	frame_restyle(&f, 1, 0, 4, (Style){ROLE_SELECTED, 0});
	frame_restyle(&f, 0, 1, 2, (Style){ROLE_TEXT, STYLE_BOLD});
	assert_frame(&f, " ────\nab\n");
	assert_roles(&f, " Dddd\nssss\n");
	frame_release(&f);
}

static void a_frame_is_used_again(void **state)
{
	(void)state;
	Frame f = {0};
	frame_reset(&f, 1, 3);
	assert_int_equal(frame_printf(&f, 0, 0, 3, plain, "%d", 12), 2);
	assert_frame(&f, "12\n");
	frame_reset(&f, 1, 3);
	assert_frame(&f, "\n");
	frame_reset(&f, 2, 2);
	assert_frame(&f, "\n\n");
	frame_release(&f);
}

const struct CMUnitTest frame_tests[] = {
	cmocka_unit_test(text_is_clipped),
	cmocka_unit_test(what_is_cut_says_so),
	cmocka_unit_test(wide_characters_are_never_halved),
	cmocka_unit_test(marks_stay_with_their_character),
	cmocka_unit_test(no_control_character_reaches_a_cell),
	cmocka_unit_test(lines_keep_their_styles),
	cmocka_unit_test(fill_and_restyle),
	cmocka_unit_test(a_frame_is_used_again),
};
const size_t frame_tests_n = HARNESS_COUNT(frame_tests);
