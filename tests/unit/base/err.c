#include "recto/base/err.h"

#include <string.h>
#include "recto/base/utf8.h"
#include "tests.h"

static void sets_and_returns_false(void **state)
{
	(void)state;
	Err err = {0};
	assert_false(err_set(&err, ERR_USAGE, "no command %s", "revue"));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err.text, "no command revue");
	err_clear(&err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_string_equal(err.text, "");
}

static void the_first_error_stands(void **state)
{
	(void)state;
	Err err = {0};
	err_set(&err, ERR_IO, "first");
	err_set(&err, ERR_DATABASE, "second");
	assert_int_equal(err.kind, ERR_IO);
	assert_string_equal(err.text, "first");
}

static void nobody_has_to_ask(void **state)
{
	(void)state;
	assert_false(err_set(NULL, ERR_IO, "unheard %d", 1));
	assert_false(err_prefix(NULL, "unheard"));
	err_clear(NULL);
}

static void a_prefix_goes_before(void **state)
{
	(void)state;
	Err err = {0};
	assert_false(err_prefix(&err, "nothing to put this before"));
	assert_int_equal(err.kind, ERR_NONE);
	assert_string_equal(err.text, "");
	err_set(&err, ERR_IO, "not found");
	assert_false(err_prefix(&err, "%s:%d", "a.md", 3));
	assert_string_equal(err.text, "a.md:3: not found");
	assert_int_equal(err.kind, ERR_IO);
}

static void long_texts_are_cut_between_characters(void **state)
{
	(void)state;
	for (int shift = 0; shift < 4; shift++) {
		Buf text = {0};
		buf_append_repeat(&text, 'x', (size_t)shift);
		for (int i = 0; i < ERR_TEXT_SIZE; i++)
			buf_append_z(&text, "\xE2\x82\xAC");
		Err err = {0};
		err_set(&err, ERR_IO, "%s", buf_z(&text));
		size_t length = strlen(err.text);
		assert_true(length < ERR_TEXT_SIZE && length > ERR_TEXT_SIZE - 4);
		assert_true(utf8_is_valid(str_from_z(err.text)));
		err_prefix(&err, "%s", "page");
		assert_true(str_starts_with(str_from_z(err.text), STR("page: ")));
		assert_true(utf8_is_valid(str_from_z(err.text)));
		buf_release(&text);
	}
}

static void no_order_reaches_the_terminal(void **state)
{
	(void)state;
	Err err = {0};
	err_set(&err, ERR_IO, "%s:\n\n  %s", "a\x1b]52;c;x\x07\xFF.md", "caret\t^\n");
	assert_string_equal(
		err.text, "a\xEF\xBF\xBD]52;c;x\xEF\xBF\xBD\xEF\xBF\xBD.md:\n\n  caret ^");
}

const struct CMUnitTest err_tests[] = {
	cmocka_unit_test(sets_and_returns_false),
	cmocka_unit_test(the_first_error_stands),
	cmocka_unit_test(nobody_has_to_ask),
	cmocka_unit_test(a_prefix_goes_before),
	cmocka_unit_test(long_texts_are_cut_between_characters),
	cmocka_unit_test(no_order_reaches_the_terminal),
};
const size_t err_tests_n = HARNESS_COUNT(err_tests);
