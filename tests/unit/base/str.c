#include "recto/base/str.h"

#include <limits.h>
#include <stdio.h>
#include "tests.h"

static const Str empty = {0};

static void c_strings_lend_their_bytes(void **state)
{
	(void)state;
	assert_str(str_from_z("abc"), "abc");
	assert_int_equal(str_from_z(NULL).n, 0);
	assert_int_equal(STR("a\0b").n, 3);
}

static void prints_by_length(void **state)
{
	(void)state;
	char out[32];
	snprintf(out, sizeof out, "<%.*s|%.*s>", STR_ARG(str_head(STR("card"), 2)), STR_ARG(empty));
	assert_string_equal(out, "<ca|>");
	assert_int_equal(str_printf_length(str_make("", SIZE_MAX)), INT_MAX);
}

static void equality(void **state)
{
	(void)state;
	assert_true(str_equals(STR("a\0b"), STR("a\0b")));
	assert_false(str_equals(STR("a\0b"), STR("a\0c")));
	assert_false(str_equals(STR("a"), STR("ab")));
	assert_true(str_equals(empty, STR("")));
	assert_true(str_equals_nocase(STR("CaRd"), STR("cArD")));
	assert_false(str_equals_nocase(STR("card"), STR("cards")));
	assert_false(str_equals_nocase(STR("@["), STR("`{")));
	// Only ASCII: the bytes of É and é differ.
	assert_false(str_equals_nocase(STR("\xC3\x89"), STR("\xC3\xA9")));
	assert_true(str_equals_nocase(empty, STR("")));
}

static void order_is_by_unsigned_bytes(void **state)
{
	(void)state;
	assert_true(str_compare(STR("a"), STR("b")) < 0);
	assert_true(str_compare(STR("b"), STR("a")) > 0);
	assert_int_equal(str_compare(STR("a"), STR("a")), 0);
	assert_true(str_compare(STR("a"), STR("aa")) < 0);
	assert_true(str_compare(STR("z"), STR("\xC3\xA9")) < 0);
	assert_true(str_compare(empty, STR("\0")) < 0);
	assert_int_equal(str_compare(empty, STR("")), 0);
}

static void prefixes_and_suffixes(void **state)
{
	(void)state;
	assert_true(str_starts_with(STR("deck::"), STR("deck")));
	assert_false(str_starts_with(STR("dec"), STR("deck")));
	assert_true(str_starts_with(STR("a"), empty));
	assert_true(str_starts_with(empty, empty));
	assert_true(str_starts_with_nocase(STR("#CARD x"), STR("#card")));
	assert_false(str_starts_with_nocase(STR("#car"), STR("#card")));
	assert_true(str_ends_with(STR("a.md"), STR(".md")));
	assert_false(str_ends_with(STR("md"), STR(".md")));
	assert_true(str_ends_with(STR("a"), empty));
	assert_true(str_ends_with(empty, empty));
	assert_true(str_ends_with_nocase(STR("A.MD"), STR(".md")));
	assert_false(str_ends_with_nocase(STR("A.MDX"), STR(".md")));
}

static void finds_the_first_place(void **state)
{
	(void)state;
	size_t at = 99;
	assert_true(str_find(STR("abcabc"), STR("ca"), &at));
	assert_int_equal(at, 2);
	assert_true(str_find(STR("abc"), empty, &at));
	assert_int_equal(at, 0);
	assert_true(str_find(empty, empty, NULL));
	at = 99;
	assert_false(str_find(STR("abc"), STR("abcd"), &at));
	assert_false(str_find(empty, STR("a"), &at));
	assert_int_equal(at, 99);
	assert_true(str_find_char(STR("a:b:c"), ':', &at));
	assert_int_equal(at, 1);
	assert_false(str_find_char(empty, '\0', &at));
	assert_true(str_find_char(STR("a\0"), '\0', &at));
	assert_true(str_contains(STR("x{{cloze y"), STR("{{cloze ")));
	assert_false(str_contains(STR("x"), STR("y")));
}

static void parses_integers(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
		{"0", 0},
		{"-0", 0},
		{"+7", 7},
		{"007", 7},
		{"-41", -41},
		{"9223372036854775807", INT64_MAX},
		{"-9223372036854775808", INT64_MIN},
	};
	for (size_t i = 0; i < HARNESS_COUNT(good); i++) {
		int64_t value = -99;
		assert_true(str_parse_int(str_from_z(good[i].text), &value));
		assert_int_equal(value, good[i].value);
	}
	static const char *const bad[] = {"", "-", "+", "1 ", " 1", "1.0", "--1", "+-1", "0x1",
		"1e3", "9223372036854775808", "-9223372036854775809", "99999999999999999999",
		"abc"};
	for (size_t i = 0; i < HARNESS_COUNT(bad); i++) {
		int64_t value = -99;
		assert_false(str_parse_int(str_from_z(bad[i]), &value));
		assert_int_equal(value, -99);
	}
}

static void parses_decimals(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double value;
	} good[] = {{"0", 0}, {"7", 7}, {"007.50", 7.5}, {"-2.25", -2.25}, {"2.6", 2.6},
		{"1674918660261", 1674918660261.0}, {"999999999999999", 999999999999999.0}};
	for (size_t i = 0; i < HARNESS_COUNT(good); i++) {
		double value = -99;
		assert_true(str_parse_decimal(str_from_z(good[i].text), &value));
		assert_true(value == good[i].value);
	}
	static const char *const bad[] = {"", "-", ".", "1.", ".5", "-.5", "1.2.3", "+1", "1e3",
		"1,5", " 1", "0x1", "1234567890123456", "inf", "nan"};
	for (size_t i = 0; i < HARNESS_COUNT(bad); i++) {
		double value = -99;
		assert_false(str_parse_decimal(str_from_z(bad[i]), &value));
		assert_true(value == -99);
	}
}

static void slices_stay_inside(void **state)
{
	(void)state;
	Str s = STR("abcdef");
	assert_str(str_head(s, 2), "ab");
	assert_str(str_head(s, 99), "abcdef");
	assert_str(str_skip(s, 2), "cdef");
	assert_str(str_skip(s, 99), "");
	assert_str(str_slice(s, 1, 3), "bc");
	assert_str(str_slice(s, 4, 99), "ef");
	assert_str(str_slice(s, 5, 2), "");
	assert_str(str_head(empty, 3), "");
	assert_str(str_skip(empty, 3), "");
	assert_str(str_slice(empty, 1, 3), "");
}

static void trims_what_the_page_grammar_calls_space(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\f\x1a\r\n a b \n\r\x1a\f\t ")), "a b");
	assert_str(str_trim_left(STR("  a ")), "a ");
	assert_str(str_trim_right(STR("  a ")), "  a");
	assert_str(str_trim(STR(" \n ")), "");
	assert_str(str_trim(empty), "");
	// A no-break space and a vertical tab are letters there.
	assert_str(str_trim(STR("\xC2\xA0x\v")), "\xC2\xA0x\v");
	assert_false(str_is_space('\n'));
	assert_false(str_is_space('\0'));
}

static void cuts_at_the_first_separator(void **state)
{
	(void)state;
	Str head, tail;
	assert_true(str_cut(STR("a=b=c"), '=', &head, &tail));
	assert_str(head, "a");
	assert_str(tail, "b=c");
	assert_true(str_cut(STR("a="), '=', &head, &tail));
	assert_str(head, "a");
	assert_str(tail, "");
	assert_false(str_cut(STR("abc"), '=', &head, &tail));
	assert_str(head, "abc");
	assert_str(tail, "");
	assert_false(str_cut(empty, '=', &head, &tail));
	assert_str(head, "");
	assert_str(tail, "");
}

static void lines_end_in_three_ways(void **state)
{
	(void)state;
	static const char *const lines[] = {"a", "", "b", "c", "", "", "d"};
	Str rest = STR("a\n\nb\r\nc\r\r\r\nd");
	Str line;
	for (size_t i = 0; i < HARNESS_COUNT(lines); i++) {
		assert_true(str_next_line(&rest, &line));
		assert_str(line, lines[i]);
	}
	assert_false(str_next_line(&rest, &line));
	rest = STR("x\n");
	assert_true(str_next_line(&rest, &line));
	assert_false(str_next_line(&rest, &line));
	rest = empty;
	assert_false(str_next_line(&rest, &line));
}

const struct CMUnitTest str_tests[] = {
	cmocka_unit_test(c_strings_lend_their_bytes),
	cmocka_unit_test(prints_by_length),
	cmocka_unit_test(equality),
	cmocka_unit_test(order_is_by_unsigned_bytes),
	cmocka_unit_test(prefixes_and_suffixes),
	cmocka_unit_test(finds_the_first_place),
	cmocka_unit_test(parses_integers),
	cmocka_unit_test(parses_decimals),
	cmocka_unit_test(slices_stay_inside),
	cmocka_unit_test(trims_what_the_page_grammar_calls_space),
	cmocka_unit_test(cuts_at_the_first_separator),
	cmocka_unit_test(lines_end_in_three_ways),
};
const size_t str_tests_n = HARNESS_COUNT(str_tests);
