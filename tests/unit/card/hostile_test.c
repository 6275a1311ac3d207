// Reading cards takes linear time, whatever stands in the page.
#include <time.h>

#include "recto/card/card.h"
#include "tests.h"

static double milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void check_time_of(const char *what, Str page, PageFormat format)
{
	Outline o;
	Cards c;
	double start = milliseconds();
	outline_parse(&o, page, format);
	cards_read(
		&c, &o, &(PageInfo){.file_name = STR("p.md"), .in_graph = true, .format = format});
	double took = milliseconds() - start;
	cards_release(&c);
	outline_release(&o);
	// A quadratic reader takes minutes; the sanitizers make all of it slower.
	if (took > 8000)
		fail_msg("%.40s: %.0f ms", what, took);
}

static void check_time(const char *what, Str page)
{
	check_time_of(what, page, PAGE_MARKDOWN);
}

static void check_org_time(const char *what, Str page)
{
	check_time_of(what, page, PAGE_ORG);
}

static void test_marks_without_end(void **state)
{
	(void)state;
	static const char *const marks[] = {"[[", "[[a ", "[", "[a", "[a[b", "[a](", "![", "((",
		"{{", "{{a ", "{{{", "**a ", "*", "_a ", "~~a ", "==a ", "^^a ", "***a *b **c ",
		"`", "``a ", "$", "$a ", "\\(", "\\[", "<", "<b>", "<!--", "<a@", "@@a: ", "[:div ",
		"<2023-01-01 ", "[1/", "#", "#a[[", "http://", "((a)", "[[a [[b", "a/", "#a ",
		"[[a]] ", "_{", "\\", "\"", "|", "[^", "<a:", "[a](b){", "![a](data:", "{{a [[b ",
		";", "#a;", "#;", "*@@", "^{", "<a:b", "[1-"};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(marks); i++) {
		for (int form = 0; form < 2; form++) {
			buf_clear(&page);
			buf_append_z(&page, "- q #card ");
			for (int n = 0; n < TIMES; n++)
				buf_printf(&page, "%s%s", marks[i], form > 0 ? "\n" : "");
			check_time(marks[i], buf_str(&page));
		}
	}
	buf_release(&page);
}

static void test_org_marks_without_end(void **state)
{
	(void)state;
	static const char *const marks[] = {"[[", "[[a][", "[[a][b [", "[[a][b]] ", "*", "*a ",
		"/a ", "+a ", "_a", "_a ", "^^a ", "^a ", "=", "=a ", "~a ", "<<", "<<a ",
		"[fn:", "[fn:a", "[fn:a:b ", "{{cloze ", "{{cloze /a/}} ", "*a /b ", "|-", ":a",
		" :a:b:", "\\", "![a](", "#a[[b][c]] ", "[[file:a][", "[[file:a][*b* "};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(marks); i++) {
		for (int form = 0; form < 2; form++) {
			buf_clear(&page);
			buf_append_z(&page, "* q #card ");
			for (int n = 0; n < TIMES; n++)
				buf_printf(&page, "%s%s", marks[i], form > 0 ? "\n" : "");
			check_org_time(marks[i], buf_str(&page));
		}
	}
	buf_release(&page);
}

static void test_many_org_cards(void **state)
{
	(void)state;
	Buf page = {0};
	for (int i = 0; i < TIMES; i++)
		buf_append_z(&page, "* /q/ :card:\n: a\n#+BEGIN_SRC c\n#+END_SRC\n");
	check_org_time("many cards", buf_str(&page));
	buf_clear(&page);
	buf_append_z(&page, "* q :card:");
	for (int i = 0; i < TIMES; i++)
		buf_append_z(&page, "a:");
	check_org_time("many tags", buf_str(&page));
	buf_release(&page);
}

static void test_many_and_deep_cards(void **state)
{
	(void)state;
	Buf page = {0};
	for (int i = 0; i < 20000; i++) {
		buf_append_repeat(&page, ' ', (size_t)(i % 500));
		buf_printf(&page, "- q%d #card #t%d\n", i, i % 10);
	}
	check_time("nested cards", buf_str(&page));
	buf_clear(&page);
	for (int i = 0; i < TIMES; i++)
		buf_append_z(&page, "- q #card\n  id:: x\n");
	check_time("many cards", buf_str(&page));
	buf_clear(&page);
	buf_append_repeat(&page, '>', TIMES);
	buf_append_z(&page, " #card\n");
	check_time("nested quotes", buf_str(&page));
	buf_clear(&page);
	buf_append_z(&page, "- [[");
	for (int i = 0; i < TIMES; i++)
		buf_append_z(&page, "a/");
	buf_append_z(&page, "b]]\n");
	check_time("a deep namespace", buf_str(&page));
	buf_release(&page);
}

static void test_long_answers_are_cut(void **state)
{
	(void)state;
	Buf page = {0};
	Outline o;
	Cards c;
	for (int i = 0; i < 3000; i++) {
		buf_append_repeat(&page, '\t', (size_t)i);
		buf_append_z(&page, "- a question #card\n");
	}
	outline_parse(&o, buf_str(&page), PAGE_MARKDOWN);
	cards_read(&c, &o, &(PageInfo){.file_name = STR("p.md"), .in_graph = true});
	assert_int_equal(c.n, 3000);
	assert_int_equal(c.diags.n, 1);
	size_t total = 0;
	for (size_t i = 0; i < c.n; i++)
		total += c.items[i].answer.n;
	assert_true(total < page.n * 200);
	cards_release(&c);
	outline_release(&o);
	buf_release(&page);
}

static void test_long_lists_of_names(void **state)
{
	(void)state;
	static const char *const marks[] = {"[", "[[", "[[,", "a]],", ",", "[[a]],", "2023-01-28,"};
	static const char *const keys[] = {"alias:: ", "tags:: ", "---\nalias: ["};
	Buf page = {0};
	for (size_t key = 0; key < HARNESS_COUNT(keys); key++)
		for (size_t i = 0; i < HARNESS_COUNT(marks); i++) {
			buf_clear(&page);
			buf_append_z(&page, keys[key]);
			for (int n = 0; n < TIMES; n++)
				buf_append_z(&page, marks[i]);
			check_time(marks[i], buf_str(&page));
		}
	buf_release(&page);
}

const struct CMUnitTest hostile_tests[] = {
	cmocka_unit_test(test_marks_without_end),
	cmocka_unit_test(test_org_marks_without_end),
	cmocka_unit_test(test_many_org_cards),
	cmocka_unit_test(test_many_and_deep_cards),
	cmocka_unit_test(test_long_answers_are_cut),
	cmocka_unit_test(test_long_lists_of_names),
};
const size_t hostile_tests_n = HARNESS_COUNT(hostile_tests);
