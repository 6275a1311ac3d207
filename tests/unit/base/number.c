#include "recto/base/number.h"

#include <float.h>
#include <math.h>

#include "tests.h"

static const char *formatted(double value, Buf *out)
{
	buf_clear(out);
	number_format(value, out);
	return buf_z(out);
}

// What a JavaScript engine writes for these.
static void test_format(void **state)
{
	(void)state;
	static const struct {
		double value;
		const char *text;
	} cases[] = {{4, "4"}, {2.6, "2.6"}, {-1, "-1"}, {10.24, "10.24"}, {0, "0"}, {-0.0, "0"},
		{0.1 + 0.2, "0.30000000000000004"}, {1.3 + 0.1, "1.4000000000000001"}, {100, "100"},
		{54645610291.72, "54645610291.72"}, {1e20, "100000000000000000000"},
		{123456789012345680000.0, "123456789012345680000"}, {1e21, "1e+21"},
		{1.5e21, "1.5e+21"}, {-1e21, "-1e+21"}, {1e-6, "0.000001"}, {1.25e-6, "0.00000125"},
		{1e-7, "1e-7"}, {1.25e-7, "1.25e-7"}, {5e-324, "5e-324"},
		{DBL_MAX, "1.7976931348623157e+308"}, {DBL_MIN, "2.2250738585072014e-308"},
		{9007199254740993.0, "9007199254740992"}, {0.04, "0.04"},
		{1.0 / 3, "0.3333333333333333"}, {5e-7 * 2, "0.000001"}, {1e23, "1e+23"},
		{2e-5, "0.00002"}, {INFINITY, "Infinity"}, {-INFINITY, "-Infinity"}, {NAN, "NaN"}};
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_string_equal(formatted(cases[i].value, &out), cases[i].text);
	buf_release(&out);
}

static void test_format_appends(void **state)
{
	(void)state;
	Buf out = {0};
	number_format(2.5, &out);
	buf_append_char(&out, ' ');
	number_format(4, &out);
	assert_str(buf_str(&out), "2.5 4");
	buf_release(&out);
}

static void test_parse(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double value;
	} cases[] = {{"4", 4}, {"2.6", 2.6}, {"-1", -1}, {"+2.7", 2.7}, {".5", 0.5}, {"2.", 2},
		{"1e+21", 1e21}, {"25E-1", 2.5}, {"007", 7}, {"1.4000000000000001", 1.3 + 0.1},
		{"1e999999", INFINITY}, {"-1e999", -INFINITY}, {"1e-999", 0},
		{"1111111111111111111111111111111111111111", 1.1111111111111111e39}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		double value = 0;
		assert_true(number_parse(str_from_z(cases[i].text), &value));
		if (value != cases[i].value)
			fail_msg("%s: %.17g", cases[i].text, value);
	}
}

static void test_what_is_no_number(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " 1", "1 ", "2,5", "nil", "NaN", "inf", "Infinity",
		"0x2", ".", "-", "+", "--1", "1e", "1e+", "e5", "1.2.3", "1e2.5", "2.5x", "1 2",
		"11111111111111111111111111111111111111111"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		double value = 7;
		if (number_parse(str_from_z(texts[i]), &value) || value != 7)
			fail_msg("\"%s\"", texts[i]);
	}
	double value = 7;
	assert_false(number_parse(str_make("1\0002", 3), &value));
}

// xorshift64*
static double any_double(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	uint64_t bits = *seed * UINT64_C(2685821657736338717);
	double value;
	memcpy(&value, &bits, sizeof value);
	return value;
}

static void test_round_trip(void **state)
{
	(void)state;
	uint64_t seed = 11;
	Buf out = {0};
	for (int i = 0; i < 100000; i++) {
		double value = any_double(&seed), again = 0;
		if (!isfinite(value))
			continue;
		formatted(value, &out);
		assert_true(out.n <= 25);
		assert_true(number_parse(buf_str(&out), &again));
		assert_true(again == value);
	}
	buf_release(&out);
}

const struct CMUnitTest number_tests[] = {
	cmocka_unit_test(test_format),
	cmocka_unit_test(test_format_appends),
	cmocka_unit_test(test_parse),
	cmocka_unit_test(test_what_is_no_number),
	cmocka_unit_test(test_round_trip),
};
const size_t number_tests_n = HARNESS_COUNT(number_tests);
