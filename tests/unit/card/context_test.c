#include "recto/card/card.h"
#include "tests.h"

typedef struct Page {
	Outline o;
	Cards c;
} Page;

static void read_page(Page *p, const char *text)
{
	outline_parse(&p->o, str_from_z(text), PAGE_MARKDOWN);
	cards_read(&p->c, &p->o, &(PageInfo){.file_name = STR("My file.md"), .in_graph = true});
	assert_true(p->c.n > 0);
}

static void release_page(Page *p)
{
	cards_release(&p->c);
	outline_release(&p->o);
}

static void check_title(const char *text, const char *title, const char *key)
{
	Page p;
	read_page(&p, text);
	assert_str(p.c.title, title);
	assert_str(p.c.title_key, key);
	release_page(&p);
}

static void test_title(void **state)
{
	(void)state;
	check_title("- q #card\n", "My file", "my file");
	check_title("title:: A/B\n\n- q #card\n", "A/B", "a/b");
	check_title("---\ntitle: \"x: Y\"\n---\n- q #card\n", "x: Y", "x: y");
	check_title("---\ntitle: X\nlist:\n  - a\n---\n- q #card\n", "X", "x");
	check_title("#+TITLE: Foo\n- q #card\n", "Foo", "foo");
	check_title("- title:: x\n  tags:: card\n", "My file", "my file");
	check_title("title::\n\n- q #card\n", "My file", "my file");
	check_title("title:: 2023-01-28\n\n- q #card\n", "Jan 28th, 2023", "jan 28th, 2023");
}

static void check_deck(const char *text, const char *deck)
{
	Page p;
	read_page(&p, text);
	assert_str(p.c.items[0].deck, deck);
	release_page(&p);
}

static void test_deck(void **state)
{
	(void)state;
	check_deck("- q #card\n", "My file");
	check_deck("- q #card\n  deck:: A\n", "A");
	check_deck("- x\n  deck:: B\n\t- y\n\t\t- q #card\n", "B");
	check_deck("deck:: C\n\n- q #card\n", "C");
	check_deck("deck:: C\n\n- x\n  deck:: B\n\t- q #card\n\t  deck:: [[A a]]\n", "A a");
	check_deck("---\ndeck: \"D\"\n---\n- q #card\n  deck::\n", "D");
	check_deck("- q #card\n  deck:: #A\n", "A");
	check_deck("- q #card\n  deck:: #[[A a]]\n", "A a");
	check_deck("- q #card\n  deck:: [[A]], [[B]]\n", "[[A]], [[B]]");
	check_deck("- q #card\n  Deck:: \"A, B\"\n", "A, B");
	check_deck("- a\n  deck:: A\n\t- b\n\t  deck:: B\n\t\t- q #card\n", "B");
	// A sibling, a child and a later drawer are not asked.
	check_deck("- a\n  deck:: A\n- q #card\n\t- b\n\t  deck:: B\n", "My file");
	check_deck("- q #card\n  x:: 1\n\n  deck:: A\n", "My file");
	check_deck("title:: T\n\n- q #card\n", "T");
	check_deck("title:: T\ndeck:: D/E\n\n- q #card\n", "D/E");
}

static void check_tags(const char *text, const char *tags)
{
	Page p;
	read_page(&p, text);
	assert_str(p.c.items[0].tags, tags);
	release_page(&p);
}

static void test_tags(void **state)
{
	(void)state;
	check_tags("- q #B #a #card [[link]] #a\n", "a\nb");
	check_tags("- q #card\n", "");
	check_tags(
		"- p #x\n  tags:: y, [[z w]]\n\t- q #card\n\t  tags:: card, V\n", "v\nx\ny\nz w");
	check_tags("tags:: t, card\n\n- q #card\n", "t");
	check_tags("---\ntags: [One, two]\n---\n- q #card\n", "one\ntwo");
	check_tags("---\ntags:\n  - one\n  - Two\n\n---\n- q #card\n", "one\ntwo");
	check_tags("- q #card `#no` **#no** #[[a b]]\n  ```\n  #no\n  ```\n", "a b");
	check_tags("- q #card\n\t- a #child\n", "");
	check_tags("- TODO [#A] task #card #b\n", "b");
	check_tags("- [#B] task #card\n", "");
	check_tags("- q #card\n  ```c\n  #include <a>\n  ```\n  > in a quote #d\n", "d");
	check_tags("- q #card/sub #card\n", "card/sub");
	// In the values of properties too, of the page's as well; quotes hide them.
	check_tags("- q #card\n  type:: #Book, [[film]]\n  x:: \"#no\"\n", "book");
	check_tags("kind:: #K\n\n- p\n  a:: #A\n\t- q #card\n", "a\nk");
	check_tags("- q #card\n  tags:: #x #y, z\n", "x\ny\nz");
	check_tags("- q #card\n  tags:: C#, #[[d e]]\n", "c#\nd e");
	check_tags("- q #CARD #[[Card]] [[card]]\n  tags:: Card, [[card]]\n", "");
	check_tags("- a #a\n- q #card\n\t- b #b\n", "");
	check_tags("- q #\xC3\x89t\xC3\xA9 #e\xCC\x81te\xCC\x81 #card\n", "\xC3\xA9t\xC3\xA9");
}

static void test_ancestors(void **state)
{
	(void)state;
	Page p;
	read_page(&p, "- one\n  two\n\t- id:: x\n\t\t- TODO three #t\n\t\t\t- q #card\n");
	assert_str(p.c.items[0].context, "one\nTODO three #t");
	assert_int_equal(p.c.items[0].line, 5);
	assert_int_equal(p.c.items[0].block, 3);
	release_page(&p);
}

static void test_context_of_headings(void **state)
{
	(void)state;
	Page p;
	PageInfo info = {.file_name = STR("p.md")};
	const char *text =
		"# Plain\n## Outer #card #t\n### Inner #card\ntext\n- q #card\n\t- r #card\n"
		"## Next #card\n- s #card\n";
	outline_parse(&p.o, str_from_z(text), PAGE_MARKDOWN);
	cards_read(&p.c, &p.o, &info);
	assert_int_equal(p.c.n, 6);
	assert_str(p.c.items[0].context, "");
	assert_str(p.c.items[1].context, "## Outer #card #t");
	assert_str(p.c.items[1].tags, "t");
	assert_str(p.c.items[2].context, "## Outer #card #t\n### Inner #card");
	assert_str(p.c.items[3].context, "## Outer #card #t\n### Inner #card\nq #card");
	assert_str(p.c.items[4].context, "");
	assert_str(p.c.items[5].context, "## Next #card");
	release_page(&p);
	info.in_graph = true;
	outline_parse(&p.o, str_from_z(text), PAGE_MARKDOWN);
	cards_read(&p.c, &p.o, &info);
	assert_str(p.c.items[2].context, "");
	release_page(&p);
}

static void test_refs(void **state)
{
	(void)state;
	Page p;
	read_page(&p, "title:: P/Q\ntags:: t\n\n- [[x/y]] [[card]]\n\t- q #card #[[a/b]]\n");
	assert_str(p.c.items[1].refs, "oa\noa/b\nocard\nax\nax/y\npp/q\ntt\nNp");
	release_page(&p);
}

static void test_state(void **state)
{
	(void)state;
	Page p;
	read_page(&p, "- q #card\n  id:: abc\n  card-last-interval:: 4\n  card-repeats:: 1\n"
		      "  card_repeats::  2 \n  Card-Ease-Factor:: 2.6\n"
		      "  card-next-schedule:: 2023-02-01T15:11:00.261Z\n"
		      "  card-last-reviewed:: nil\n  card-last-score:: 5\n- r #card\n");
	const PageState *s = &p.c.items[0].state;
	assert_str(p.c.items[0].id, "abc");
	assert_str(s->interval, "4");
	assert_str(s->repeats, "2");
	assert_str(s->ease, "2.6");
	assert_str(s->next_schedule, "2023-02-01T15:11:00.261Z");
	assert_str(s->last_reviewed, "nil");
	assert_str(s->last_score, "5");
	s = &p.c.items[1].state;
	assert_int_equal(s->interval.n + s->repeats.n + s->ease.n + s->next_schedule.n +
				 s->last_reviewed.n + s->last_score.n,
		0);
	release_page(&p);
}

static void check_properties(const char *text, const char *properties)
{
	Page p;
	read_page(&p, text);
	assert_str(p.c.items[0].properties, properties);
	release_page(&p);
}

static void test_properties(void **state)
{
	(void)state;
	check_properties("- q #card\n", "");
	check_properties("- q #card\n  Type:: [[Book]], #x\n  my_key::  A \"b\" \n  empty::\n",
		"type:: [[Book]], #x\nmy-key:: A \"b\"\nempty::");
	// The first drawer only, and no inherited ones; what folds the block is none.
	check_properties("k:: p\n\n- q #card\n  a:: 1\n\n  b:: 2\n", "a:: 1");
	check_properties("- p\n  k:: v\n\t- q #card\n", "");
	check_properties("- q #card\n  collapsed:: true\n  card-repeats:: 1\n", "card-repeats:: 1");
	check_properties("- q #card\n  a^b:: 1\n  a:: 1\n  a:: 2\n", "a:: 1\na:: 2");
	check_properties("- #card\n  :PROPERTIES:\n  :k: v\n  :END:\n", "k:: v");
	check_properties("- k:: #card\n", "k:: #card");
}

static void test_task_and_priority(void **state)
{
	(void)state;
	check_properties("- TODO q #card\n", ":task:: todo");
	check_properties("- IN-PROGRESS [#A] q #card\n  k:: v\n",
		"k:: v\n:task:: in-progress\n:priority:: a");
	check_properties("## [#B] q #card\n", ":priority:: b");
	check_properties("- todo q #card\n", "");
	check_properties("- q TODO [#A] #card\n", "");
	check_properties("- q #card\n  TODO x\n", "");
	check_properties("- q #card\n  task:: done\n", "task:: done");
}

const struct CMUnitTest context_tests[] = {
	cmocka_unit_test(test_title),
	cmocka_unit_test(test_deck),
	cmocka_unit_test(test_tags),
	cmocka_unit_test(test_ancestors),
	cmocka_unit_test(test_context_of_headings),
	cmocka_unit_test(test_refs),
	cmocka_unit_test(test_state),
	cmocka_unit_test(test_properties),
	cmocka_unit_test(test_task_and_priority),
};
const size_t context_tests_n = HARNESS_COUNT(context_tests);
