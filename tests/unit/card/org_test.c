// Cards of org pages, as Markdown.
#include "recto/card/card.h"
#include "recto/card/cloze.h"
#include "tests.h"

static const PageInfo in_graph = {.file_name = {"p.org", 5}, .in_graph = true, .format = PAGE_ORG};
static const PageInfo elsewhere = {.file_name = {"p.org", 5}, .format = PAGE_ORG};

typedef struct Read {
	Outline o;
	Cards c;
} Read;

static const Card *read_page(Read *r, const PageInfo *info, const char *page)
{
	outline_parse(&r->o, str_from_z(page), PAGE_ORG);
	cards_read(&r->c, &r->o, info);
	assert_true(r->c.n > 0);
	return &r->c.items[0];
}

static void release(Read *r)
{
	cards_release(&r->c);
	outline_release(&r->o);
}

// Question and answer of the first card.
static void check(const PageInfo *info, const char *page, const char *question, const char *answer)
{
	Read r;
	const Card *card = read_page(&r, info, page);
	assert_str(card->question, question);
	assert_str(card->answer, answer);
	release(&r);
}

static void check_question(const char *page, const char *question)
{
	check(&in_graph, page, question, "");
}

static void test_question_and_answer(void **state)
{
	(void)state;
	check(&in_graph, "* q #card\nmore\n** a\nb\n*** c\n** d\n", "q\nmore",
		"- a\n  b\n  - c\n- d");
	check(&in_graph, "* TODO [#A] q :geo:card:\n", "TODO [#A] q #geo", "");
	check(&in_graph, "* q :card:\n:PROPERTIES:\n:id: x\n:END:\nSCHEDULED: <2023-01-28 Sat>\n",
		"q", "");
	check(&in_graph, "* :PROPERTIES:\n:type: #card\n:END:\n", "type:: #card", "");
	check(&in_graph, "* q #card\n# hidden\n#+NAME: x\ntext\n", "q\ntext", "");
	check(&elsewhere, "* q #card\n  the answer\n", "q", "the answer");
}

static void test_title_tags(void **state)
{
	(void)state;
	check_question("* q :card:x:y,z:\n", "q #x #[[y,z]]");
	check_question("* *q* :card:\n", "**q**");
	check_question("* q #card :a :b\n", "q :a :b");
	Read r;
	assert_str(read_page(&r, &in_graph, "* a :up:\n** q :geo:card:\n")->tags, "geo\nup");
	release(&r);
}

static void test_emphasis(void **state)
{
	(void)state;
	check_question("* *b* /i/ +s+ _u_ ^^h^^ #card\n", "**b** *i* ~~s~~ _u_ ^^h^^");
	check_question("* =v= ~c~ ~a`b~ #card\n", "`v` `c` `` a`b ``");
	check_question("* *a /b/ c* #card\n", "**a *b* c**");
	check_question("* a/b/c 1*2 x+y =#card= #card\n", "a/b/c 1*2 x+y `#card`");
	check_question("* q #card\n*a\nb*\n- *c\n- d*\n", "q\n**a\nb**\n- *c\n- d*");
}

static void test_links(void **state)
{
	(void)state;
	check_question(
		"* [[Page]] [[https://a.b][l *b*]] #card\n", "[[Page]] [l **b**](https://a.b)");
	check_question("* [[Page][label]] #card\n", "[label]([[Page]])");
	check_question("* [[https://a.b/c]] #card\n", "<https://a.b/c>");
	check_question("* [[file:../x y.pdf][doc]] #card\n", "[doc](<../x y.pdf>)");
	check_question("* [[file:../assets/a.png]] [[../assets/b.png][pic]] #card\n",
		"![../assets/a.png](../assets/a.png) ![pic](../assets/b.png)");
	check_question("* [[id:6b032727-6f86-4c8e-a8f2-6d45c6991918][l]] #card\n",
		"[l](((6b032727-6f86-4c8e-a8f2-6d45c6991918)))");
	check_question("* ((6b032727-6f86-4c8e-a8f2-6d45c6991918)) #card\n",
		"((6b032727-6f86-4c8e-a8f2-6d45c6991918))");
}

static void test_blocks(void **state)
{
	(void)state;
	check_question("* q #card\n#+BEGIN_SRC c -n\n/x/\n#+END_SRC\n", "q\n```c\n/x/\n```");
	check_question(
		"* q #card\n#+begin_example\n*x*\n#+end_example\nt\n", "q\n```\n*x*\n```\nt");
	check_question("* q #card\n#+BEGIN_SRC md\n```c\nx\n````\n#+END_SRC\n#+BEGIN_SRC c\ny\n"
		       "#+END_SRC\n",
		"q\n`````md\n```c\nx\n````\n`````\n```c\ny\n```");
	check_question("* q #card\n: ```\n", "q\n````\n```\n````");
	check_question("* q #card\n: /x/\n:  y\nt\n", "q\n```\n/x/\n y\n```\nt");
	check_question("* q #card\n#+BEGIN_COMMENT\nx\n#+END_COMMENT\nt\n", "q\nt");
	check_question("* q #card\n#+BEGIN_QUOTE\n/x/\n#+END_QUOTE\n",
		"q\n#+BEGIN_QUOTE\n*x*\n#+END_QUOTE");
	check_question("* q #card\n| /a/ | b |\n|---+---|\n", "q\n| *a* | b |\n|---|---|");
}

static void test_clozes_are_left_alone(void **state)
{
	(void)state;
	check_question("* {{cloze /a/ *b*}} #card\n", "{{cloze /a/ *b*}}");
	check_question("* {{{cloze =a=}}} #card\n", "{{{cloze =a=}}}");
	check_question("* x{{cloze /a/}} /b/ #card\n", "x{{cloze /a/}} *b*");
	check_question("* *x {{cloze /a/}} y* #card\n", "**x {{cloze /a/}} y**");
	check_question("* ={{cloze a}}= #card\n", "`{{cloze a}}`");
	check_question("* {{cloze $x^{/2/}$ /a/}} #card\n", "{{cloze $x^{/2/}$ /a/}}");
}

static void test_context_is_markdown(void **state)
{
	(void)state;
	Read r;
	const Card *card = read_page(&r, &in_graph, "* a /b/ :x:\n** q #card\n");
	assert_str(card->context, "a *b* #x");
	release(&r);
}

static void test_title_of_the_page(void **state)
{
	(void)state;
	Read r;
	assert_str(read_page(&r, &in_graph, "#+TITLE: Peru\n\n* q #card\n")->deck, "Peru");
	assert_str(r.c.title_key, "peru");
	release(&r);
}

static void test_state_is_in_the_drawer(void **state)
{
	(void)state;
	Read r;
	const Card *card = read_page(&r, &in_graph,
		"* q #card\n:PROPERTIES:\n:card-repeats: 2\n:card-ease-factor: 2.6\n"
		":id: 6b032727-6f86-4c8e-a8f2-6d45c6991918\n:END:\n");
	assert_str(card->state.repeats, "2");
	assert_str(card->state.ease, "2.6");
	assert_str(card->id, "6b032727-6f86-4c8e-a8f2-6d45c6991918");
	release(&r);
}

const struct CMUnitTest org_tests[] = {
	cmocka_unit_test(test_question_and_answer),
	cmocka_unit_test(test_title_tags),
	cmocka_unit_test(test_emphasis),
	cmocka_unit_test(test_links),
	cmocka_unit_test(test_blocks),
	cmocka_unit_test(test_clozes_are_left_alone),
	cmocka_unit_test(test_context_is_markdown),
	cmocka_unit_test(test_title_of_the_page),
	cmocka_unit_test(test_state_is_in_the_drawer),
};
const size_t org_tests_n = HARNESS_COUNT(org_tests);
