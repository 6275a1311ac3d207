#include "recto/base/buf.h"

#include <stdlib.h>
#include "tests.h"

static void zero_is_empty(void **state)
{
	(void)state;
	Buf b = {0};
	assert_string_equal(buf_z(&b), "");
	assert_int_equal(buf_str(&b).n, 0);
	buf_clear(&b);
	buf_truncate(&b, 3);
	buf_append(&b, (Str){0});
	buf_append_z(&b, "");
	buf_append_z(&b, NULL);
	buf_append_repeat(&b, 'x', 0);
	assert_null(b.p);
	buf_release(&b);
}

static void grows_and_stays_a_c_string(void **state)
{
	(void)state;
	Buf b = {0};
	for (int i = 0; i < 10000; i++) {
		buf_append_char(&b, (char)('a' + i % 26));
		assert_int_equal(b.p[b.n], '\0');
		assert_true(b.cap > b.n);
	}
	assert_int_equal(b.n, 10000);
	assert_int_equal(b.p[9999], 'a' + 9999 % 26);
	buf_release(&b);
	assert_null(b.p);
}

static void appends_of_all_kinds(void **state)
{
	(void)state;
	Buf b = {0};
	buf_append(&b, STR("ab"));
	buf_append_z(&b, "cd");
	buf_append_char(&b, 'e');
	buf_append_repeat(&b, '-', 3);
	buf_printf(&b, " %d%%", 42);
	assert_str(buf_str(&b), "abcde--- 42%");
	buf_truncate(&b, 2);
	assert_string_equal(buf_z(&b), "ab");
	buf_truncate(&b, 99);
	assert_str(buf_str(&b), "ab");
	buf_clear(&b);
	assert_string_equal(buf_z(&b), "");
	buf_release(&b);
}

static void prints_what_does_not_fit_at_first(void **state)
{
	(void)state;
	// The lengths around the free room, where a NUL more or less decides.
	for (int length = 0; length < 300; length++) {
		Buf b = {0};
		buf_append_z(&b, "x");
		buf_printf(&b, "%*s", length, "");
		assert_int_equal(b.n, 1 + length);
		assert_int_equal(b.p[b.n], '\0');
		buf_release(&b);
	}
}

static void takes_move_the_content(void **state)
{
	(void)state;
	Buf b = {0};
	buf_append_z(&b, "moved");
	char *taken = buf_take(&b);
	assert_string_equal(taken, "moved");
	assert_null(b.p);
	assert_int_equal(b.n + b.cap, 0);
	free(taken);
	taken = buf_take(&b);
	assert_string_equal(taken, "");
	free(taken);
}

static void holds_any_bytes(void **state)
{
	(void)state;
	Buf b = {0};
	buf_append(&b, STR("a\0b"));
	buf_append_char(&b, '\0');
	assert_int_equal(b.n, 4);
	assert_memory_equal(b.p, "a\0b\0", 5);
	buf_release(&b);
}

const struct CMUnitTest buf_tests[] = {
	cmocka_unit_test(zero_is_empty),
	cmocka_unit_test(grows_and_stays_a_c_string),
	cmocka_unit_test(appends_of_all_kinds),
	cmocka_unit_test(prints_what_does_not_fit_at_first),
	cmocka_unit_test(takes_move_the_content),
	cmocka_unit_test(holds_any_bytes),
};
const size_t buf_tests_n = HARNESS_COUNT(buf_tests);
