#include "recto/outline/edn.h"
#include "tests.h"

static Edn *parse(Arena *a, const char *text)
{
	Edn *value = NULL;
	Diag problem;
	assert_true(edn_parse(str_from_z(text), a, &value, &problem));
	return value;
}

static void test_values(void **state)
{
	(void)state;
	Arena a = {0};
	assert_null(parse(&a, ""));
	assert_null(parse(&a, " ; a comment\n"));
	assert_int_equal(parse(&a, "nil")->kind, EDN_NIL);
	assert_true(parse(&a, "true")->truth);
	assert_false(parse(&a, "false")->truth);
	assert_true(parse(&a, "-2.5e1")->number == -25);
	assert_str(parse(&a, "2.6")->text, "2.6");
	assert_str(parse(&a, ":a/b")->text, "a/b");
	assert_int_equal(parse(&a, ":a")->kind, EDN_KEYWORD);
	assert_int_equal(parse(&a, "#inst")->kind, EDN_WORD);
	assert_str(parse(&a, "\"a\\n\\\"\\u4e2d\"")->text, "a\n\"\xE4\xB8\xAD");
	assert_int_equal(parse(&a, "#\"re\"")->kind, EDN_STRING);
	assert_int_equal(parse(&a, "#{1 2}")->kind, EDN_SET);
	assert_int_equal(parse(&a, "(1)")->kind, EDN_LIST);
	arena_release(&a);
}

static void test_maps(void **state)
{
	(void)state;
	Arena a = {0};
	const Edn *map = parse(&a, "{:a 1, ; x\n :b [\"x\" #_ignored \"/y\"] #_ {:c 2} :d {}}");
	assert_int_equal(edn_find(map, STR("a"))->number, 1);
	const Edn *list = edn_find(map, STR("b"));
	assert_int_equal(list->kind, EDN_VECTOR);
	assert_str(list->first->text, "x");
	assert_str(list->first->next->text, "/y");
	assert_null(list->first->next->next);
	assert_int_equal(list->line, 2);
	assert_null(edn_find(map, STR("c")));
	assert_non_null(edn_find(map, STR("d")));
	assert_null(edn_find(NULL, STR("a")));
	arena_release(&a);
}

static void test_namespaced_maps(void **state)
{
	(void)state;
	Arena a = {0};
	const Edn *map = parse(&a, "#:srs{:fraction 1, :my/key 2, :_/bare 3, 4 5, :map {:x 6}}");
	assert_int_equal(map->kind, EDN_MAP);
	assert_int_equal(edn_find(map, STR("srs/fraction"))->number, 1);
	assert_int_equal(edn_find(map, STR("my/key"))->number, 2);
	assert_int_equal(edn_find(map, STR("bare"))->number, 3);
	assert_int_equal(edn_find(edn_find(map, STR("srs/map")), STR("x"))->number, 6);
	assert_null(edn_find(map, STR("fraction")));
	assert_int_equal(edn_find(parse(&a, "#:a {:b 7}"), STR("a/b"))->number, 7);

	Edn *value;
	Diag problem;
	assert_false(edn_parse(STR("#:srs 5"), &a, &value, &problem));
	assert_int_equal(problem.col, 7);
	assert_false(edn_parse(STR("#:srs{:b"), &a, &value, &problem));
	assert_str(value->first->text, "srs/b");
	arena_release(&a);
}

static void test_marks(void **state)
{
	static const char *const marked[] = {"#inst \"2020\"", "#uuid \"a\"", "#my/tag {:h 1}",
		"^:meta {}", "^{:h 2} [1]", "\\{", "\\newline", "\\\xE4\xB8\xAD", "##Inf",
		"#:ns{:h 3}", "#\"a[\\\"]\"", "'x", "#_ :h :y", "#{#inst \"2020\"}", "[#inst]"};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(marked); i++) {
		Arena a = {0};
		Str text = arena_printf(&a, "{:x %s :h [\"p\"]}", marked[i]);
		const Edn *found = edn_find(parse(&a, text.p), STR("h"));
		if (!found || found->kind != EDN_VECTOR)
			fail_msg("%s", text.p);
		assert_str(found->first->text, "p");
		arena_release(&a);
	}
}

static void test_matrix(void **state)
{
	(void)state;
	Arena a = {0};
	const Edn *matrix = parse(&a, "{2 {2.46 2.64}, 1 {2.6 4.14}}");
	assert_int_equal(matrix->first->number, 2);
	assert_str(matrix->first->next->first->text, "2.46");
	assert_true(matrix->first->next->first->next->number == 2.64);
	arena_release(&a);
}

static void test_all_values(void **state)
{
	(void)state;
	Arena a = {0};
	Edn *first;
	Diag problem;
	assert_true(edn_parse_all(STR("{1 2} #_3 ; x\n 4"), &a, &first, &problem));
	assert_int_equal(first->kind, EDN_MAP);
	assert_int_equal(first->next->number, 4);
	assert_null(first->next->next);
	assert_true(edn_parse_all(STR(" "), &a, &first, &problem));
	assert_null(first);
	assert_false(edn_parse_all(STR("1 {2 [3"), &a, &first, &problem));
	assert_int_equal(problem.col, 8);
	assert_int_equal(first->number, 1);
	assert_int_equal(first->next->first->next->first->number, 3);
	assert_false(edn_parse_all(STR("1 } 2"), &a, &first, &problem));
	assert_int_equal(first->number, 1);
	arena_release(&a);
}

static void check_fails(const char *text, int line, int col)
{
	Arena a = {0};
	Edn *value;
	Diag problem;
	assert_false(edn_parse(str_from_z(text), &a, &value, &problem));
	assert_int_equal(problem.line, line);
	assert_int_equal(problem.col, col);
	assert_true(problem.text.n > 0);
	arena_release(&a);
}

static void test_problems(void **state)
{
	(void)state;
	check_fails("{:a\n  [1", 2, 5);
	check_fails("\"abc", 1, 5);
	check_fails("}", 1, 2);
}

static void test_depth(void **state)
{
	(void)state;
	Buf deep = {0};
	Arena a = {0};
	Edn *value;
	Diag problem;
	buf_append_repeat(&deep, '[', 100000);
	assert_false(edn_parse(buf_str(&deep), &a, &value, &problem));
	buf_clear(&deep);
	for (int i = 0; i < 100000; i++)
		buf_append_z(&deep, "#_");
	assert_false(edn_parse(buf_str(&deep), &a, &value, &problem));
	buf_release(&deep);
	arena_release(&a);
}

const struct CMUnitTest edn_tests[] = {
	cmocka_unit_test(test_values),
	cmocka_unit_test(test_maps),
	cmocka_unit_test(test_namespaced_maps),
	cmocka_unit_test(test_marks),
	cmocka_unit_test(test_matrix),
	cmocka_unit_test(test_all_values),
	cmocka_unit_test(test_problems),
	cmocka_unit_test(test_depth),
};
const size_t edn_tests_n = HARNESS_COUNT(edn_tests);
