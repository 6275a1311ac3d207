#include <stdio.h>
#include <stdlib.h>

#include "recto/card/refs.h"
#include "tests.h"

static int compare(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

// The references of the first block, sorted, joined by '|'.
static void check(const char *page, const char *expected)
{
	Outline o;
	Refs refs = {0};
	Buf shown = {0};
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	refs_of_block(&o, &o.blocks[0], NULL, &refs);
	if (refs.n > 0)
		qsort(refs.items, refs.n, sizeof *refs.items, compare);
	for (size_t i = 0; i < refs.n; i++)
		buf_printf(&shown, "%s%.*s", i > 0 ? "|" : "", STR_ARG(refs.items[i]));
	assert_str(buf_str(&shown), expected);
	buf_release(&shown);
	refs_release(&refs);
	outline_release(&o);
}

static bool is_card(const char *text)
{
	Outline o;
	Refs refs = {0};
	Buf page = {0};
	buf_printf(&page, "- %s\n", text);
	outline_parse(&o, buf_str(&page), PAGE_MARKDOWN);
	refs_of_block(&o, &o.blocks[0], NULL, &refs);
	bool is_card = refs_make_card(&refs);
	refs_release(&refs);
	outline_release(&o);
	buf_release(&page);
	return is_card;
}

// -- what makes a card ---------------------------------------------------------------------------

static void test_cards(void **state)
{
	(void)state;
	static const char *const texts[] = {"#card", "#Card", "#CARD", "#[[card]]", "[[card]]",
		"[[Card]]", "#card/x", "[[card/x]]", "#card/", "#card.", "#card,", "#card;",
		"#card!", "#card:", "\"#card\"", "#card#foo", "x#card",
		"\xE9\x97\xAE\xE9\xA2\x98\xEF\xBC\x9A#card", "\xE9\x97\xAE#card", "[lab]([[card]])",
		"{{embed [[card]]}}", "> quote #card", "q\n  > inner #card", "| #card | x |",
		"#+BEGIN_QUOTE\n  #card\n  #+END_QUOTE", "q\n  tags:: card", "q\n  tags:: a, card",
		"q\n  alias:: card", "q\n  type:: #card", "q\n  x:: [[card]]",
		"q\n  note:: a #card b", "q\n  card:: yes", "q\n  line #card", "1. one #card",
		"1. one\n  2. two #card", "std::vector what? #card", "foo:: #card", "(x) #card",
		"a **b** #card", "q #card\n  ```\n  x\n  ```", "`x` #card", "$x$ #card",
		"[f](u) #card", "[card](x.md)", "##card", "{{cloze x}} #card"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		if (!is_card(texts[i]))
			fail_msg("no card: %s", texts[i]);
}

static void test_no_cards(void **state)
{
	(void)state;
	static const char *const texts[] = {"(#card)", "#card)", "#card]", "#card\xEF\xBC\x9Fz",
		"#card\xEF\xBC\x8Cw", "#card\xE3\x80\x81", "#card\\", "#cards", "#flash-card",
		"#x/card", "`#card`", "``#card``", "$#card$", "\\#card", "```\n  #card\n  ```",
		"$$\n  #card\n  $$", "**#card**", "~~#card~~", "==#card==", "^^#card^^", "_#card_",
		"*#card*", "[x #card](u)", "![#card](a.png)", "<!-- #card -->", "<b>#card</b>",
		"{{cloze x #card}}", "{{query #card}}", "{{cards #card}}", "[[foo #card bar]]",
		"q\n  type:: card", "q\n  deck:: \"#card\"", "q\n  template:: #card",
		"q\n  card-repeats:: 1", "((6b032727-6f86-4c8e-a8f2-6d45c6991918))",
		"https://a.b/#card", "#card\xC2\xA0x", "#card\xE2\x80\x8B", "#card\xE3\x80\x80x",
		"#+BEGIN_SRC x\n  #card\n  #+END_SRC", "#+BEGIN_QUERY\n  #card\n  #+END_QUERY",
		"q\n  SCHEDULED: <2023-01-28 Sat> #card", "# card", "card", "[[a card]]",
		"\\(#card\\)", "@@html: #card@@", "[:div #card]"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		if (is_card(texts[i]))
			fail_msg("a card: %s", texts[i]);
}

// -- references ----------------------------------------------------------------------------------

static void test_links(void **state)
{
	(void)state;
	check("- [[A b]] #c #[[d e]] [x]([[F]])\n", "a b|c|d e|f");
	check("- [[a [[b]] c]]\n", "a [[b]] c|b");
	check("- ((6b032727-6f86-4c8e-a8f2-6d45c6991918))\n", "");
	check("- {{embed ((6b032727-6f86-4c8e-a8f2-6d45c6991918))}}\n",
		"6b032727-6f86-4c8e-a8f2-6d45c6991918");
	check("- **a [[b]] #c** [[d]]\n", "b|d");
	check("- [[../assets/x.png]] [[draws/y]]\n", "");
	check("- [[a/b/c]] #d/e [[http://x/y]]\n", "a|a/b|a/b/c|d|d/e|http://x/y");
	check("- [[E\xCC\x81]]\n", "\xC3\xA9");
	check("- [[/a/]]\n", "a");
}

static void test_tags(void **state)
{
	(void)state;
	check("- #a.b #c,d #e; #f.. g #h;i #j:k\n", "a.b|c|e|f|h;i|j");
	check("- #a[[b c]]d\n", "a[[b c]]d|b c");
	check("- #a #a #A\n", "a");
}

static void test_tasks_and_dates(void **state)
{
	(void)state;
	check("- TODO q\n", "todo");
	check("- DONE [#A] q #x\n", "a|done|x");
	check("- TODOq\n", "");
	check("- [[2023-01-02]] [[Jan 3rd, 2024]] [[2023_1_22]] [[january 11th, 2023]]\n",
		"jan 11th, 2023|jan 22nd, 2023|jan 2nd, 2023|jan 3rd, 2024");
	check("- [[2023-02-30]] [[2023-13-01]]\n", "2023-02-30|2023-13-01");
}

static void test_property_values(void **state)
{
	(void)state;
	check("- q\n  tags:: [[a]], b c,d\xEF\xBC\x8C"
	      "e\n",
		"a|b c|d|e");
	check("- q\n  type:: a, [[b]] #c\n", "b|c|type");
	check("- q\n  type:: \"[[b]]\"\n", "type");
	check("- q\n  title:: [[b]]\n  icon:: #c\n", "");
	check("- q\n  card-next-schedule:: [[2023-01-01]]\n", "jan 1st, 2023");
	check("- q\n  x:: {{embed [[b]]}}\n", "b|x");
	check("- q\n  a:: 1\n  text\n  b:: [[c]]\n", "a");
}

static void test_options(void **state)
{
	(void)state;
	Outline o;
	Refs refs = {0};
	outline_parse(&o, STR("- q\n  a:: 1\n  b:: [[c]]\n"), PAGE_MARKDOWN);
	refs_of_block(
		&o, &o.blocks[0], &(RefOptions){.excluded_property_names = STR("x\na")}, &refs);
	assert_int_equal(refs.n, 2);
	assert_true(refs_has(&refs, STR("b")) && refs_has(&refs, STR("c")));
	refs_clear(&refs);
	refs_of_block(&o, &o.blocks[0], &(RefOptions){.property_names_are_not_refs = true}, &refs);
	assert_int_equal(refs.n, 1);
	refs_release(&refs);
	outline_release(&o);
}

static void test_set(void **state)
{
	(void)state;
	Refs refs = {0};
	assert_false(refs_has(&refs, STR("a")));
	refs_add(&refs, STR(""));
	assert_int_equal(refs.n, 0);
	for (int i = 0; i < 1000; i++) {
		char name[16];
		snprintf(name, sizeof name, "P%d", i % 500);
		refs_add(&refs, str_from_z(name));
	}
	assert_int_equal(refs.n, 500);
	assert_str(refs.items[0], "p0");
	assert_true(refs_has(&refs, STR("p499")));
	refs_clear(&refs);
	assert_false(refs_has(&refs, STR("p499")));
	refs_add_parents(&refs, STR("a/b/c"));
	assert_int_equal(refs.n, 2);
	assert_true(refs_has(&refs, STR("a")) && refs_has(&refs, STR("a/b")));
	refs_release(&refs);
}

const struct CMUnitTest refs_tests[] = {
	cmocka_unit_test(test_cards),
	cmocka_unit_test(test_no_cards),
	cmocka_unit_test(test_links),
	cmocka_unit_test(test_tags),
	cmocka_unit_test(test_tasks_and_dates),
	cmocka_unit_test(test_property_values),
	cmocka_unit_test(test_options),
	cmocka_unit_test(test_set),
};
const size_t refs_tests_n = HARNESS_COUNT(refs_tests);
