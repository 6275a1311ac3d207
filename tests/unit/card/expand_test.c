// References with what they lead to in their place.
#include "recto/card/expand.h"

#include <stdio.h>
#include <time.h>
#include "recto/card/cloze.h"
#include "tests.h"

#define ID_A "aaaaaaaa-0000-0000-0000-000000000000"
#define ID_B "bbbbbbbb-0000-0000-0000-000000000000"
#define ID_C "cccccccc-0000-0000-0000-000000000000"
#define ID_D "dddddddd-0000-0000-0000-000000000000"
#define ID_X "00000000-0000-0000-0000-000000000000" // leads nowhere

typedef struct Row {
	const char *key, *line, *whole;
} Row;

typedef struct Table {
	const Row *rows;
	size_t n;
	size_t looks; // how often it was asked
} Table;

static const Row *find_row(void *context, Str key)
{
	Table *t = context;
	t->looks++;
	for (size_t i = 0; i < t->n; i++)
		if (str_equals(key, str_from_z(t->rows[i].key)))
			return &t->rows[i];
	return NULL;
}

static bool find_block(void *context, Str id, bool is_whole, ExpandTarget *out)
{
	const Row *row = find_row(context, id);
	if (row)
		*out = (ExpandTarget){
			str_from_z(is_whole ? row->whole : row->line), STR("/g/pages/other.md")};
	return row;
}

static bool find_page(void *context, Str name, ExpandTarget *out)
{
	return find_block(context, name, true, out);
}

// Images of the card's own page are missing when their name says so, those of others always.
static bool is_missing(void *context, Str page, Str image)
{
	((Table *)context)->looks++;
	return !str_equals(page, STR("/g/pages/own.md")) || str_contains(image, STR("missing"));
}

// Images of other pages lie in a folder, but for the one that is called so.
static bool append_image(void *context, Str page, Str image, Buf *out)
{
	(void)context;
	if (str_equals(page, STR("/g/pages/own.md")) || str_contains(image, STR("beside")))
		return false;
	buf_printf(out, "<f/%.*s>", STR_ARG(image));
	return true;
}

static void expand(const char *text, Table *t, Buf *out)
{
	const ExpandSource source = {t, find_block, find_page, is_missing, append_image};
	expand_append(str_from_z(text), STR("/g/pages/own.md"), &source, out);
}

static void check_rows(const char *text, const char *expected, const Row *rows, size_t n)
{
	Table t = {rows, n, 0};
	Buf got = {0};
	expand(text, &t, &got);
	assert_str(buf_str(&got), expected);
	buf_release(&got);
}

static void check(const char *text, const char *expected)
{
	static const Row rows[] = {
		{ID_A, "Line *A*", "- Line *A*\n  more\n  - child"},
		{ID_B, "Nothing but ] that", "- x"},
		{ID_C, "is {{cloze red \\\\ color}}, see ((" ID_A "))",
			"- is {{cloze red \\\\ color}}\n  - {{embed ((" ID_A "))}}"},
		{ID_D, "", "- "},
		{"a page", "", "- one\n- two"},
	};
	check_rows(text, expected, rows, HARNESS_COUNT(rows));
}

#define LINK_A "[Line *A*](((" ID_A ")))"

static void test_mentions(void **state)
{
	(void)state;
	check("", "");
	check("see ((" ID_A "))!", "see " LINK_A "!");
	check("((AAAAAAAA-0000-0000-0000-000000000000))",
		"[Line *A*](((AAAAAAAA-0000-0000-0000-000000000000)))");
	check("**((" ID_A "))**", "**" LINK_A "**");
	check("((" ID_A "))((" ID_A "))", LINK_A LINK_A);
	check("[label](((" ID_A ")))", "[label](((" ID_A ")))");
	check("[[a page]] #x", "[[a page]] #x");
}

static void test_what_leads_nowhere_stays(void **state)
{
	(void)state;
	static const char *const texts[] = {"((" ID_X "))", "((x))", "(())", "((", "((" ID_A ")",
		"((" ID_D "))", "{{embed ((" ID_X "))}}", "{{embed [[no page]]}}", "{{embed }}",
		"{{embedded ((x))}}", "`((" ID_A "))`", "$((" ID_A "))$", "\\((" ID_A "))",
		"```\n((" ID_A "))\n```\n", "- ```\n  {{embed [[a page]]}}\n  ```",
		"$$\n((" ID_A "))\n$$"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		check(texts[i], texts[i]);
}

static void test_a_line_that_is_no_label(void **state)
{
	(void)state;
	check("((" ID_B "))", "Nothing but ] that");
	Buf line = {0};
	buf_append_repeat(&line, 'x', 1000);
	check_rows("((" ID_A "))", buf_z(&line), &(Row){ID_A, buf_z(&line), ""}, 1);
	buf_release(&line);
}

static void test_embeds_are_quotes(void **state)
{
	(void)state;
	check("{{embed ((" ID_A "))}}", "> - Line *A*\n>   more\n>   - child");
	check("{{{embed ((" ID_A ")) }}}", "> - Line *A*\n>   more\n>   - child");
	check("{{embed [[a page]]}}", "> [[a page]]\n> - one\n> - two");
	check("- x\n  - {{embed [[a page]] }}\n- y",
		"- x\n  - > [[a page]]\n    > - one\n    > - two\n- y");
	check("a {{embed [[a page]]}} b", "a \n> [[a page]]\n> - one\n> - two\n\nb");
	check("{{embed [[a page]]}}\nb", "> [[a page]]\n> - one\n> - two\n\nb");
	check("{{embed [[a page]]}}  \n\nb", "> [[a page]]\n> - one\n> - two\n\nb");
}

static void test_clozes_of_targets_are_shown(void **state)
{
	(void)state;
	check("((" ID_C "))", "[is red, see " LINK_A "](((" ID_C ")))");
	check("{{embed ((" ID_C "))}}",
		"> - is red\n>   - > - Line *A*\n>     >   more\n>     >   - child");
	static const Row nested[] = {
		{ID_A, "{{cloze a {{cloze b {{cloze c}}}}}}", ""},
		{ID_B, "`{{cloze code}}`", ""},
	};
	check_rows("((" ID_A "))", "[a b c](((" ID_A ")))", nested, 2);
	Table t = {nested, 2, 0};
	Buf got = {0};
	Clozes clozes;
	expand("{{cloze own}} ((" ID_A ")) ((" ID_B "))", &t, &got);
	clozes_find(&clozes, buf_str(&got));
	assert_int_equal(clozes.n, 1);
	clozes_release(&clozes);
	buf_release(&got);
}

static void test_open_clozes_of_targets_stay_open(void **state)
{
	(void)state;
	static const Row rows[] = {
		{ID_A, "a {{cloze b", "- a {{{ cloze b\n- {{query}}"}, {ID_B, "]{{", "- {{"}};
	check_rows("((" ID_A ")) c }}", "[a \\{\\{cloze b](((" ID_A "))) c }}", rows, 2);
	check_rows("((" ID_B "))cloze c}}", "]\\{\\{cloze c}}", rows, 2);
	check_rows("{{embed ((" ID_A "))}} c }}", "> - a \\{\\{\\{ cloze b\n> - {{query}}\n\nc }}",
		rows, 2);
}

static void test_own_clozes_stay(void **state)
{
	(void)state;
	check("{{cloze ((" ID_A "))}}", "{{cloze Line *A*}}");
	check("{{cloze a, ((" ID_C ")) \\\\ cue}}", "{{cloze a, is red, see " LINK_A " \\\\ cue}}");
	check("{{cloze {{embed [[a page]]}} }}", "{{cloze {{embed [[a page]]}} }}");
	static const Row braces = {ID_A, "a } b", ""};
	check_rows("{{cloze ((" ID_A "))}}", "{{cloze ((" ID_A "))}}", &braces, 1);
}

static void test_circles_end(void **state)
{
	(void)state;
	static const Row rows[] = {
		{ID_A, "a ((" ID_A "))", "- a {{embed ((" ID_A "))}}"},
		{ID_B, "b ((" ID_C "))", "- b\n  - {{embed ((" ID_C "))}}"},
		{ID_C, "c ((" ID_B "))", "- c\n  - {{embed ((" ID_B "))}}"},
		{"p", "", "- {{embed [[p]]}}"},
	};
	check_rows("((" ID_A "))", "[a ((" ID_A "))](((" ID_A ")))", rows, 4);
	check_rows("{{embed ((" ID_A "))}}", "> - a {{embed ((" ID_A "))}}", rows, 4);
	check_rows("{{embed ((" ID_B "))}}",
		"> - b\n>   - > - c\n>     >   - {{embed ((" ID_B "))}}", rows, 4);
	check_rows("{{embed [[p]]}}", "> [[p]]\n> - {{embed [[p]]}}", rows, 4);
}

static void test_depth_ends(void **state)
{
	(void)state;
	Row rows[9];
	char keys[9][2] = {{0}};
	char texts[9][32];
	for (int i = 0; i < 9; i++) {
		keys[i][0] = (char)('1' + i);
		snprintf(texts[i], sizeof texts[i], "{{embed [[%d]]}}", i + 2);
		rows[i] = (Row){keys[i], "", texts[i]};
	}
	Table t = {rows, 9, 0};
	Buf got = {0};
	expand("{{embed [[1]]}}", &t, &got);
	assert_str(buf_str(&got),
		"> [[1]]\n> > [[2]]\n> > > [[3]]\n> > > > [[4]]\n> > > > {{embed [[5]]}}");
	assert_int_equal(t.looks, 4);
	buf_release(&got);
}

static void test_long_embeds_are_cut(void **state)
{
	(void)state;
	Buf text = {0};
	Buf got = {0};
	for (int i = 0; i < 100; i++)
		buf_printf(&text, "- %d\n", i);
	Table t = {&(Row){"p", "", buf_z(&text)}, 1, 0};
	expand("{{embed [[p]]}}", &t, &got);
	assert_true(str_contains(buf_str(&got), STR("> - 38\n>\n> …")));
	buf_release(&got);
	buf_release(&text);
}

static void test_images(void **state)
{
	(void)state;
	check("![](a.png) ![x](missing.png){:height 5}",
		"![](a.png) ![x](missing.png){:missing true}{:height 5}");
	check("`![](missing.png)`", "`![](missing.png)`");
	static const Row row = {ID_A, "![](a.png)", "- ![](a (1).png)"};
	check_rows("((" ID_A "))", "[![](<f/a.png>){:missing true}](((" ID_A ")))", &row, 1);
	check_rows("{{embed ((" ID_A "))}}", "> - ![](<f/a (1).png>){:missing true}", &row, 1);
	static const Row beside = {ID_A, "", "- ![x](beside.png){:height 5}"};
	check_rows("{{embed ((" ID_A "))}}", "> - ![x](beside.png){:missing true}{:height 5}",
		&beside, 1);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Each text many times over: it ends soon, and asks no more than it may.
static void test_hostile_texts_end(void **state)
{
	(void)state;
	static const char *const pieces[] = {"((" ID_A ")) ", "{{embed ((" ID_A "))}}\n",
		"{{embed [[p]]}} ", "{{embed ((" ID_A "))}}", "((", "{{embed ", "{{embed [[", "![",
		"![](", "[x](((", "`", "``` ", "```\n", "$", "$$\n", "$$ ((", "{{", "- ", "> ",
		"{{cloze ((" ID_A "))}} ", "{{cloze ", "![](a)"};
	static const Row rows[] = {
		{ID_A, "a ((" ID_B ")) ((" ID_B "))",
			"- {{embed ((" ID_B "))}}{{embed ((" ID_B "))}}"},
		{ID_B, "b ((" ID_C ")) ((" ID_C "))",
			"- {{embed ((" ID_C "))}}{{embed ((" ID_C "))}}"},
		{ID_C, "c ((" ID_D ")) ((" ID_D "))", "- {{embed [[p]]}}{{embed [[p]]}}"},
		{"p", "", "- ((" ID_A "))\n- {{embed ((" ID_A "))}}"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(pieces); i++) {
		Table t = {rows, HARNESS_COUNT(rows), 0};
		Buf text = {0};
		Buf got = {0};
		for (int k = 0; k < TIMES; k++)
			buf_append_z(&text, pieces[i]);
		double begun = seconds();
		expand(buf_z(&text), &t, &got);
		if (seconds() - begun > 1)
			fail_msg("\"%s\" takes %.1f s", pieces[i], seconds() - begun);
		assert_true(t.looks <= 1000);
		assert_true(got.n <= text.n + (4u << 20));
		buf_release(&got);
		buf_release(&text);
	}
}

const struct CMUnitTest expand_tests[] = {
	cmocka_unit_test(test_mentions),
	cmocka_unit_test(test_what_leads_nowhere_stays),
	cmocka_unit_test(test_a_line_that_is_no_label),
	cmocka_unit_test(test_embeds_are_quotes),
	cmocka_unit_test(test_clozes_of_targets_are_shown),
	cmocka_unit_test(test_open_clozes_of_targets_stay_open),
	cmocka_unit_test(test_own_clozes_stay),
	cmocka_unit_test(test_circles_end),
	cmocka_unit_test(test_depth_ends),
	cmocka_unit_test(test_long_embeds_are_cut),
	cmocka_unit_test(test_images),
	cmocka_unit_test(test_hostile_texts_end),
};
const size_t expand_tests_n = HARNESS_COUNT(expand_tests);
