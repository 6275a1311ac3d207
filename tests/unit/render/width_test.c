#include "recto/render/width.h"
#include "tests.h"

static void check_drawable(const char *text, size_t n, const char *expected)
{
	Buf out = {0};
	width_append_drawable(&out, str_make(text, n));
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

#define assert_drawable(literal, expected) check_drawable(literal, sizeof(literal) - 1, expected)

static void drawable_text_stays(void **state)
{
	(void)state;
	assert_drawable("", "");
	assert_drawable("plain, 中文, é, e\u0301, 👍, ก็", "plain, 中文, é, e\u0301, 👍, ก็");
	assert_drawable("two\nlines\n", "two\nlines\n");
}

static void orders_to_the_terminal_become_visible(void **state)
{
	(void)state;
	assert_drawable("\x1b[31m", "\uFFFD[31m");
	assert_drawable("a\0z\x7f", "a\uFFFDz\uFFFD");
	assert_drawable("\xc2\x9b[m", "\uFFFD[m");
	assert_drawable("\xff\xc3", "\uFFFD\uFFFD");
	assert_drawable("\u2028", "\uFFFD");
	assert_drawable("\ufdd0\U0001fffe", "\uFFFD\uFFFD");
}

static void what_terminals_disagree_about_goes(void **state)
{
	(void)state;
	assert_drawable("soft\u00ADhyphen", "softhyphen");
	assert_drawable("\u2764\uFE0F", "\u2764");
	assert_drawable("👩\u200D🚀", "👩🚀");
	assert_drawable("a\u202Eb\u2066c", "abc");
	assert_drawable("क्\u200Dष", "क्\u200Dष");
}

static void tabs_become_blanks(void **state)
{
	(void)state;
	assert_drawable("\tx", "    x");
	assert_drawable("ab\tx", "ab  x");
	assert_drawable("abcd\tx", "abcd    x");
	assert_drawable("中\tx\n\ty", "中  x\n    y");
}

static void line_ends_become_one(void **state)
{
	(void)state;
	assert_drawable("a\r\nb\rc\n", "a\nb\nc\n");
}

static void marks_without_end_are_cut(void **state)
{
	(void)state;
	assert_drawable("e\u0301\u0302\u0303\u0304\u0305\u0306x", "e\u0301\u0302\u0303\u0304x");
}

static void columns_are_libc_s(void **state)
{
	(void)state;
	assert_int_equal(width_of(STR("")), 0);
	assert_int_equal(width_of(STR("abc")), 3);
	assert_int_equal(width_of(STR("中文")), 4);
	assert_int_equal(width_of(STR("e\u0301")), 1);
	assert_int_equal(width_of(STR("\u0301")), 0);
	assert_int_equal(width_of(STR("👍")), 2);
}

static void check_cluster(const char *text, size_t n, int columns)
{
	int got;
	assert_int_equal(width_next_cluster(str_from_z(text), &got), n);
	assert_int_equal(got, columns);
}

static void marks_from_two_sides_are_cut(void **state)
{
	(void)state;
	Buf out = {0};
	buf_append_z(&out, "e\u0301\u0302");
	width_append_joined(&out, STR("\u0303\u0304\u0305 e\u0306"));
	assert_str(buf_str(&out), "e\u0301\u0302\u0303\u0304 e\u0306");
	width_append_joined(&out, STR("x"));
	width_append_joined(&out, (Str){0});
	assert_str(buf_str(&out), "e\u0301\u0302\u0303\u0304 e\u0306x");
	buf_release(&out);
}

static void clusters_keep_their_marks(void **state)
{
	(void)state;
	check_cluster("", 0, 0);
	check_cluster("ab", 1, 1);
	check_cluster("e\u0301x", 3, 1);
	check_cluster("中文", 3, 2);
	check_cluster("\u1100\u1161\u11a8", 9, 2); // a Hangul syllable in parts
	check_cluster("🇩🇪🇫🇷", 8, 2);               // a flag is two code points
	check_cluster("का", 6, 2);
	check_cluster("\u0301", 2, 0);
}

static void a_head_is_whole_clusters(void **state)
{
	(void)state;
	assert_str(width_head(STR("abc"), 2), "ab");
	assert_str(width_head(STR("a中"), 2), "a");
	assert_str(width_head(STR("e\u0301x"), 1), "e\u0301");
	assert_str(width_head(STR("中"), 1), "");
	assert_str(width_head(STR("abc"), 0), "");
}

static void check_cut(const char *text, int columns, const char *expected)
{
	Buf out = {0};
	width_append_cut(&out, str_from_z(text), columns);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void a_cut_shows(void **state)
{
	(void)state;
	check_cut("abc", 3, "abc");
	check_cut("abcd", 3, "ab…");
	check_cut("中文字", 5, "中文…");
	check_cut("中文字", 4, "中…");
	check_cut("abc", 1, "…");
	check_cut("abc", 0, "");
	check_cut("", 0, "");
}

// Breaks `text` for `columns` and joins the lines with '|'.
static void check_break(const char *text, int columns, const char *expected)
{
	Buf out = {0};
	Str rest = str_from_z(text);
	size_t used, shown;
	while (width_break(rest, columns, &used, &shown)) {
		assert_true(used > 0 && shown <= used);
		if (out.n > 0)
			buf_append_char(&out, '|');
		buf_append(&out, str_head(rest, shown));
		rest = str_skip(rest, used);
	}
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void lines_break_at_words(void **state)
{
	(void)state;
	check_break("", 5, "");
	check_break("abc", 5, "abc");
	check_break("one two three", 7, "one two|three");
	check_break("one two three", 8, "one two|three");
	check_break("one  two", 4, "one|two");
	check_break("a well-known fact", 8, "a well-|known|fact");
	check_break("(a) b", 3, "(a)|b");
	check_break("end  ", 3, "end");
}

static void long_words_break_between_clusters(void **state)
{
	(void)state;
	check_break("abcdefgh ij", 5, "abcde|fgh|ij");
	check_break("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301");
	check_break("中", 1, "中");
	check_break("  abcdefgh", 4, "  ab|cdef|gh");
}

static void chinese_breaks_by_uax_14(void **state)
{
	(void)state;
	check_break("不需要每一个硬件都去做", 10, "不需要每一|个硬件都去|做");
	// No line starts with closing punctuation or ends with opening punctuation.
	check_break("一二三四，五", 8, "一二三|四，五");
	check_break("一二三「四」", 8, "一二三|「四」");
	check_break("将high level IR转化为low", 8, "将high|level IR|转化为|low");
}

const struct CMUnitTest width_tests[] = {
	cmocka_unit_test(drawable_text_stays),
	cmocka_unit_test(orders_to_the_terminal_become_visible),
	cmocka_unit_test(what_terminals_disagree_about_goes),
	cmocka_unit_test(tabs_become_blanks),
	cmocka_unit_test(line_ends_become_one),
	cmocka_unit_test(marks_without_end_are_cut),
	cmocka_unit_test(columns_are_libc_s),
	cmocka_unit_test(marks_from_two_sides_are_cut),
	cmocka_unit_test(clusters_keep_their_marks),
	cmocka_unit_test(a_head_is_whole_clusters),
	cmocka_unit_test(a_cut_shows),
	cmocka_unit_test(lines_break_at_words),
	cmocka_unit_test(long_words_break_between_clusters),
	cmocka_unit_test(chinese_breaks_by_uax_14),
};
const size_t width_tests_n = HARNESS_COUNT(width_tests);
