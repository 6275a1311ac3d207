#include "recto/base/diag.h"

#include <string.h>
#include "recto/base/utf8.h"
#include "tests.h"

static void adds_and_formats(void **state)
{
	(void)state;
	Diags d = {0};
	diags_add(&d, 12, 3, "unknown key %s", "interwal");
	Buf out = {0};
	diag_format(&d.items[0], STR("pages/a.md"), &out);
	assert_str(buf_str(&out), "pages/a.md:12:3: warning: unknown key interwal");
	buf_clear(&out);
	diags_add(&d, 1, 1, "a\x1b[2Jb\nc");
	diag_format(&d.items[1], STR("x\ny\x07.md"), &out);
	assert_str(buf_str(&out), "x y\xEF\xBF\xBD.md:1:1: warning: a\xEF\xBF\xBD[2Jb c");
	buf_release(&out);
	diags_release(&d);
	assert_int_equal(d.n, 0);
}

static void sorts_by_place_and_keeps_the_order_of_equals(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 70; n++) {
		Diags d = {0};
		unsigned random = 12345 + n;
		for (unsigned i = 0; i < n; i++) {
			random = random * 1103515245 + 12345;
			diags_add(&d, 1 + (int)(random >> 16) % 5, 1 + (int)(random >> 20) % 3,
				"%03u", i);
		}
		diags_sort(&d);
		for (unsigned i = 1; i < n; i++) {
			const Diag *a = &d.items[i - 1];
			const Diag *b = &d.items[i];
			assert_true(a->line <= b->line);
			if (a->line == b->line)
				assert_true(a->col <= b->col);
			if (a->line == b->line && a->col == b->col)
				assert_true(str_compare(a->text, b->text) < 0);
		}
		diags_release(&d);
	}
}

static void tells_of_one_kind_once(void **state)
{
	(void)state;
	Diags d = {0};
	Diags more = {0};
	diags_fold(&d);
	diags_add(&d, 7, 1, "no block %s", "a");
	diags_add(&d, 3, 5, "%s", "not closed");
	diags_add(&d, 3, 2, "no block %s", "b");
	diags_add(&more, 9, 1, "%s", "not closed");
	diags_add(&more, 1, 1, "no block %s", "c");
	diags_add(&more, 8, 1, "%s", "not read");
	diags_append(&d, &more);
	diags_release(&more);
	diags_fold(&d);
	assert_int_equal(d.n, 3);
	assert_int_equal(d.items[0].line, 1);
	assert_str(d.items[0].text, "no block c (and 2 more on this page)");
	assert_int_equal(d.items[1].line, 3);
	assert_int_equal(d.items[1].col, 5);
	assert_str(d.items[1].text, "not closed (and 1 more on this page)");
	assert_int_equal(d.items[2].line, 8);
	assert_str(d.items[2].text, "not read");
	diags_release(&d);
}

static void assert_caret(const char *text, int line, int col, const char *expected)
{
	Buf out = {0};
	diag_caret(str_from_z(text), line, col, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void carets_stand_below_the_place(void **state)
{
	(void)state;
	assert_caret("one\ntwo: x\r\nthree", 2, 6, "two: x\n     ^");
	assert_caret("one", 1, 1, "one\n^");
	assert_caret("one", 1, 4, "one\n   ^");
	assert_caret("one", 1, 99, "one\n   ^");
	assert_caret("one\n", 2, 1, "\n^");
	assert_caret("", 1, 1, "\n^");
	assert_caret("a\tb", 1, 3, "a b\n  ^");
	assert_caret("a\x1b"
		     "b",
		1, 3,
		"a\xEF\xBF\xBD"
		"b\n  ^");
}

static void carets_count_columns_and_not_bytes(void **state)
{
	(void)state;
	// é has two bytes and one column, 漢 three bytes and two columns, a combining accent no
	// column.
	assert_caret("\xC3\xA9: x", 1, 5, "\xC3\xA9: x\n   ^");
	assert_caret("\xE6\xBC\xA2: x", 1, 6, "\xE6\xBC\xA2: x\n    ^");
	assert_caret("e\xCC\x81: x", 1, 6, "e\xCC\x81: x\n   ^");
	assert_caret("\xFF\xFE: x", 1, 5, "\xEF\xBF\xBD\xEF\xBF\xBD: x\n    ^");
}

static void long_lines_are_cut_around_the_place(void **state)
{
	(void)state;
	Buf text = {0};
	buf_append_repeat(&text, 'a', 100000);
	buf_append_char(&text, '!');
	buf_append_repeat(&text, 'b', 100000);
	static const int cols[] = {1, 20, 50000, 100001, 150000, 200001, 200002};
	for (size_t i = 0; i < HARNESS_COUNT(cols); i++) {
		Buf out = {0};
		diag_caret(buf_str(&text), 1, cols[i], &out);
		Str line, caret;
		str_cut(buf_str(&out), '\n', &line, &caret);
		assert_true(line.n <= 76);
		assert_true(caret.n <= 77);
		if (cols[i] == 100001)
			assert_int_equal(line.p[caret.n - 1], '!');
		buf_release(&out);
	}
	buf_release(&text);
}

static void windows_do_not_cut_characters(void **state)
{
	(void)state;
	Buf text = {0};
	for (int i = 0; i < 1000; i++)
		buf_append_z(&text, "\xE6\xBC\xA2");
	Buf out = {0};
	diag_caret(buf_str(&text), 1, 3 * 500 + 1, &out);
	Str line, caret;
	str_cut(buf_str(&out), '\n', &line, &caret);
	assert_int_equal(line.n, 3 * 38);
	assert_false(str_contains(line, STR("\xEF\xBF\xBD")));
	assert_int_equal(caret.n, 39);
	buf_release(&out);
	buf_release(&text);
}

const struct CMUnitTest diag_tests[] = {
	cmocka_unit_test(adds_and_formats),
	cmocka_unit_test(sorts_by_place_and_keeps_the_order_of_equals),
	cmocka_unit_test(tells_of_one_kind_once),
	cmocka_unit_test(carets_stand_below_the_place),
	cmocka_unit_test(carets_count_columns_and_not_bytes),
	cmocka_unit_test(long_lines_are_cut_around_the_place),
	cmocka_unit_test(windows_do_not_cut_characters),
};
const size_t diag_tests_n = HARNESS_COUNT(diag_tests);
