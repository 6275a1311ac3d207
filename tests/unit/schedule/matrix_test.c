#include "recto/schedule/matrix.h"

#include <math.h>
#include <stdlib.h>

#include "tests.h"

static Matrix parsed(const char *text, size_t n_odd)
{
	Matrix m = {0};
	Diags odd = {0};
	bool is_good = matrix_parse(&m, str_from_z(text), &odd);
	if (odd.n != n_odd || is_good != (n_odd == 0))
		fail_msg("%s: %zu odd", text, odd.n);
	diags_release(&odd);
	return m;
}

static void check_format(const Matrix *m, const char *expected)
{
	Buf out = {0};
	matrix_format(m, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

// Parses, and prints as `expected`.
static void check(const char *text, size_t n_odd, const char *expected)
{
	Matrix m = parsed(text, n_odd);
	check_format(&m, expected);
	matrix_release(&m);
}

static void test_empty(void **state)
{
	(void)state;
	Matrix m = {0};
	assert_null(matrix_find(&m, 0, 2.5));
	assert_int_equal(matrix_last_row(&m), -1);
	check_format(&m, "{}");
	matrix_release(&m);
	check("", 0, "{}");
	check("{}", 0, "{}");
	check(" ; nothing yet\n", 0, "{}");
	check("{0 {}}", 0, "{}");
}

static void test_set_and_find(void **state)
{
	(void)state;
	Matrix m = {0};
	matrix_set(&m, (MatrixCell){2, 2.46, 2.64});
	matrix_set(&m, (MatrixCell){1, 2.6, 4.14});
	matrix_set(&m, (MatrixCell){1, 1.4, 4});
	matrix_set(&m, (MatrixCell){0, 2.5, 4.43});
	matrix_set(&m, (MatrixCell){2, 1.3, 1.2});
	assert_int_equal(m.n, 5);
	assert_int_equal(matrix_last_row(&m), 2);
	assert_true(*matrix_find(&m, 1, 2.6) == 4.14);
	assert_null(matrix_find(&m, 1, 2.5));
	assert_null(matrix_find(&m, 3, 2.6));
	assert_null(matrix_find(&m, 1, 1.3 + 0.1)); // 1.4000000000000001
	check_format(&m, "{2 {2.46 2.64, 1.3 1.2}, 1 {2.6 4.14, 1.4 4}, 0 {2.5 4.43}}");
	matrix_set(&m, (MatrixCell){1, 2.6, 4.28});
	assert_int_equal(m.n, 5);
	check_format(&m, "{2 {2.46 2.64, 1.3 1.2}, 1 {2.6 4.28, 1.4 4}, 0 {2.5 4.43}}");
	matrix_release(&m);
	assert_int_equal(m.n, 0);
}

static void test_as_logseq_writes_it(void **state)
{
	(void)state;
	static const char *const tables[] = {
		"{0 {2.5 4.43}, 1 {2.6 4.14}}",
		"{2 {2.46 2.64}, 1 {2.6 4.14}, 0 {2.5 4.43}}",
		"{1 {1.4000000000000001 4, 1.4 3.86}, 17 {4.2 4.35}, 0 {3 7566887.4}}",
	};
	for (size_t i = 0; i < HARNESS_COUNT(tables); i++)
		check(tables[i], 0, tables[i]);
	check("\xEF\xBB\xBF{0\n\t{2.50 4.0}\n 1 {26e-1, 4.14}} ; mine\n", 0,
		"{0 {2.5 4}, 1 {2.6 4.14}}");
}

static void test_both_sides_of_a_conflict(void **state)
{
	(void)state;
	check("<<<<<<< HEAD\n{0 {2.5 4.43}, 1 {2.6 4.14}}\n=======\n{1 {2.6 4.28, 2.7 4}}\n"
	      ">>>>>>> phone\n",
		5, "{0 {2.5 4.43}, 1 {2.6 4.28, 2.7 4}}");
	check("{0 {2.5 4.43}\n<<<<<<< HEAD\n 1 {2.6 4.14}\n||||||| base\n=======\r\n"
	      " 2 {2.6 2.7}\n>>>>>>> x\n}",
		4, "{0 {2.5 4.43}, 1 {2.6 4.14}, 2 {2.6 2.7}}");
}

static void test_what_is_readable(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t n_odd;
		const char *expected;
	} cases[] = {
		{"nil", 1, "{}"},
		{"[1 2]", 1, "{}"},
		{"\"text\"", 1, "{}"},
		{"{nil nil}", 1, "{}"},
		{"{0 nil, 1 {2.6 4.14}}", 1, "{1 {2.6 4.14}}"},
		{"{:a {2.5 4}, 1 {2.6 4.14}}", 1, "{1 {2.6 4.14}}"},
		{"{0.5 {2.5 4}, -1 {2.5 4}, 1e9 {2.5 4}, 1 {2.6 4.14}}", 3, "{1 {2.6 4.14}}"},
		{"{1 {2.6 4.14, nil 3, 2.7 \"x\", 2.8 5}}", 2, "{1 {2.6 4.14, 2.8 5}}"},
		{"{1 {2.6 0, 2.7 -4, 0 4, -1 4, 2.8 1e16, 1e400 4, 2.9 1e400, 3 5}}", 7,
			"{1 {3 5}}"},
		{"{1 {2.6 {2.7 4}, 2.8 5}}", 1, "{1 {2.8 5}}"},
		{"{1 {2.6}}", 1, "{}"},
		{"{1}", 1, "{}"},
		{"{1.0 {2.6 4.14}}", 0, "{1 {2.6 4.14}}"},
		{"{1 {2.6 4.14} 1 {2.6 4.28}}", 1, "{1 {2.6 4.28}}"},
		{"{0 {2.5 4.43}, 1 {2.6 4.14", 1, "{0 {2.5 4.43}, 1 {2.6 4.14}}"},
		{"{0 {2.5 4.43}} {0 {2.5 4.5}}", 2, "{0 {2.5 4.5}}"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		check(cases[i].text, cases[i].n_odd, cases[i].expected);
}

static void test_place_of_what_is_odd(void **state)
{
	(void)state;
	Matrix m = {0};
	Diags odd = {0};
	assert_false(matrix_parse(&m, STR("{0 {2.5 4}\n 1 {x 4}}"), &odd));
	assert_int_equal(odd.items[0].line, 2);
	assert_int_equal(odd.items[0].col, 5);
	assert_true(odd.items[0].text.n > 0);
	diags_release(&odd);
	matrix_release(&m);
}

static void test_a_pair_that_came_twice_does_not_confuse_the_order(void **state)
{
	(void)state;
	Matrix m = parsed("{0 {2.5 4 2.5 5 2.6 6}}", 1);
	matrix_set(&m, (MatrixCell){0, 1.3, 7});
	matrix_set(&m, (MatrixCell){0, 1.4, 8});
	check_format(&m, "{0 {2.5 5, 2.6 6, 1.3 7, 1.4 8}}");
	matrix_release(&m);
}

// The bytes of any file, and of a table that was torn at any place.
static void test_any_bytes(void **state)
{
	(void)state;
	static const char table[] = "{0 {2.5 4.43, 2.6 1}, 1 {2.6 4.14}}\n#_ \"x\" [nil :a]";
	uint64_t seed = 3;
	for (int i = 0; i < 20000; i++) {
		char text[sizeof table];
		size_t n = (size_t)random_below(&seed, sizeof table);
		memcpy(text, table, sizeof table);
		for (int k = random_below(&seed, 4); k > 0 && n > 0; k--)
			text[random_below(&seed, (int)n)] = (char)random_below(&seed, 256);
		Matrix m = {0}, again = {0};
		Diags odd = {0};
		Buf first = {0}, second = {0};
		matrix_parse(&m, str_make(text, n), &odd);
		matrix_format(&m, &first);
		diags_release(&odd);
		assert_true(matrix_parse(&again, buf_str(&first), &odd));
		matrix_format(&again, &second);
		assert_str(buf_str(&second), buf_z(&first));
		matrix_release(&m);
		matrix_release(&again);
		buf_release(&first);
		buf_release(&second);
	}
}

// A table far larger than any real one reads in one sort.
static void test_large(void **state)
{
	(void)state;
	Buf text = {0};
	buf_append_char(&text, '{');
	for (int i = 200000; i > 0; i--)
		buf_printf(&text, "%d {2.5 %d}, ", i, i);
	buf_append_char(&text, '}');
	Matrix m = parsed(buf_z(&text), 0);
	assert_int_equal(m.n, 200000);
	assert_true(*matrix_find(&m, 4711, 2.5) == 4711);
	buf_release(&text);
	matrix_release(&m);
}

// -- two programs ---------------------------------------------------------------------------------

static void check_merge(
	const char *ours, const char *base, const char *theirs, const char *expected)
{
	Matrix m = parsed(ours, 0), was = parsed(base, 0), is = parsed(theirs, 0);
	matrix_merge(&m, &was, &is);
	check_format(&m, expected);
	matrix_release(&m);
	matrix_release(&was);
	matrix_release(&is);
}

static void test_merge(void **state)
{
	(void)state;
	check_merge("{}", "{}", "{2 {2.5 3}, 0 {2.5 4}}", "{2 {2.5 3}, 0 {2.5 4}}");
	check_merge("{0 {2.5 4}}", "{0 {2.5 4}}", "{}", "{0 {2.5 4}}");
	// Changed here, there, and in both places.
	check_merge("{0 {2.5 5}}", "{0 {2.5 4}}", "{0 {2.5 4}}", "{0 {2.5 5}}");
	check_merge("{0 {2.5 4}}", "{0 {2.5 4}}", "{0 {2.5 6}}", "{0 {2.5 6}}");
	check_merge("{0 {2.5 5}}", "{0 {2.5 4}}", "{0 {2.5 6}}", "{0 {2.5 6}}");
	// Without a former table everything is theirs.
	check_merge("{0 {2.5 5}, 1 {2.6 4}}", "", "{1 {2.7 4, 2.6 3}}",
		"{0 {2.5 5}, 1 {2.6 3, 2.7 4}}");
}

static void test_equal_whatever_the_order(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		bool are_equal;
	} pairs[] = {{"{}", "", true}, {"{0 {2.5 4}, 1 {2.6 3}}", "{1 {2.6 3}, 0 {2.5 4}}", true},
		{"{0 {2.5 4}}", "{0 {2.5 4}, 1 {2.6 3}}", false},
		{"{0 {2.5 4}}", "{0 {2.5 4.01}}", false}, {"{0 {2.5 4}}", "{1 {2.5 4}}", false},
		{"{0 {1.4 4}}", "{0 {1.4000000000000001 4}}", false}};
	for (size_t i = 0; i < HARNESS_COUNT(pairs); i++) {
		Matrix a = parsed(pairs[i].a, 0), b = parsed(pairs[i].b, 0);
		assert_int_equal(matrix_equals(&a, &b), pairs[i].are_equal);
		assert_int_equal(matrix_equals(&b, &a), pairs[i].are_equal);
		matrix_release(&a);
		matrix_release(&b);
	}
}

static void test_cells_in_the_order_in_which_they_came(void **state)
{
	(void)state;
	Matrix m = {0};
	const MatrixCell cells[] = {{2, 2.5, 1}, {0, 2.5, 2}, {2, 1.3, 3}, {1, 2.5, 4}};
	for (size_t i = 0; i < HARNESS_COUNT(cells); i++)
		matrix_set(&m, cells[i]);
	matrix_set(&m, (MatrixCell){2, 2.5, 1});
	MatrixCell *list = matrix_list(&m);
	for (size_t i = 0; i < HARNESS_COUNT(cells); i++)
		assert_true(list[i].factor == cells[i].factor);
	free(list);
	matrix_release(&m);
}

const struct CMUnitTest matrix_tests[] = {
	cmocka_unit_test(test_empty),
	cmocka_unit_test(test_set_and_find),
	cmocka_unit_test(test_as_logseq_writes_it),
	cmocka_unit_test(test_both_sides_of_a_conflict),
	cmocka_unit_test(test_what_is_readable),
	cmocka_unit_test(test_place_of_what_is_odd),
	cmocka_unit_test(test_a_pair_that_came_twice_does_not_confuse_the_order),
	cmocka_unit_test(test_any_bytes),
	cmocka_unit_test(test_large),
	cmocka_unit_test(test_merge),
	cmocka_unit_test(test_equal_whatever_the_order),
	cmocka_unit_test(test_cells_in_the_order_in_which_they_came),
};
const size_t matrix_tests_n = HARNESS_COUNT(matrix_tests);
