// What somebody may have meant otherwise.
#include "recto/card/card.h"
#include "tests.h"

typedef struct Doubt {
	const char *page;
	const char *expected; // "LINE:COL text", one a line
} Doubt;

static void check_in(PageFormat format, bool in_graph, const Doubt *d)
{
	Outline o;
	Cards c;
	Buf got = {0};
	outline_parse(&o, str_from_z(d->page), format);
	cards_read(&c, &o,
		&(PageInfo){.file_name = STR("p.md"), .in_graph = in_graph, .format = format});
	for (size_t i = 0; i < c.diags.n; i++)
		buf_printf(&got, "%d:%d %.*s\n", c.diags.items[i].line, c.diags.items[i].col,
			STR_ARG(c.diags.items[i].text));
	assert_str(buf_str(&got), d->expected);
	buf_release(&got);
	cards_release(&c);
	outline_release(&o);
}

static void check(const Doubt *d)
{
	check_in(PAGE_MARKDOWN, true, d);
}

#define UNSEEN \
	" stands below the block's first properties, where neither Logseq nor recto sees it: " \
	"join it to them\n"
#define NO_BLANK " is no property like this: put a blank behind the ::\n"

static void test_unseen_states(void **state)
{
	(void)state;
	static const Doubt doubts[] = {
		{"- q #card\n  id:: u\n\n  x\n  card-repeats:: 3\n  card-last-score:: 3\n",
			"5:3 card-repeats" UNSEEN},
		{"- q #card\n  id:: u\n\n  card-repeats:: 3\n", "4:3 card-repeats" UNSEEN},
		{"- q #card\n  id:: u\n  text\n  :PROPERTIES:\n  :card-repeats: 3\n  :END:\n",
			"5:3 card-repeats" UNSEEN},
		{"- q #card\n  card-repeats::3\n", "2:3 card-repeats" NO_BLANK},
		{"- q #card\n  card-repeats:: 3\n  card-ease-factor::2.5\n",
			"3:3 card-ease-factor" NO_BLANK},
		// Text below and code are nothing to tell of.
		{"- q #card\n  card-repeats:: 3\n  card-repeats say how often\n", ""},
		{"- q #card\n  id:: u\n  ```\n  card-repeats:: 3\n  ```\n  a\n", ""},
		{"- q #card\n- r\n  id:: u\n\n  card-repeats:: 3\n", ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(doubts); i++)
		check(&doubts[i]);
}

#define HIDES(what) "what begins here hides " what ": close it before\n"

static void test_regions(void **state)
{
	(void)state;
	static const Doubt doubts[] = {
		{"- a #card\n  ```\n  x\n- b #card\n\t- c #card\n- d\n  ```\n",
			"2:3 " HIDES("2 lines that look like cards, down to line 7")},
		{"- $$\n- b #card\n  $$\n",
			"1:3 " HIDES("1 line that looks like a card, down to line 3")},
		{"\t- a\n\t  ```\n\t- b #card\n\t  ```\n",
			"2:4 " HIDES("1 line that looks like a card, down to line 4")},
		// Examples and what was commented out.
		{"- a\n  ```\n  - b #card\n  \t- c\n  ```\n", ""},
		{"- ```\n  - b #card\n  ```\n", ""},
		{"```\n- b #card\n```\n", ""},
		{"- a\n  <!--\n- b #card\n  -->\n", ""},
		{"- a\n  ```\n- b\n  ```\n", ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(doubts); i++)
		check(&doubts[i]);
}

#define IS_HEADING \
	" a heading begins a block at the top however far it is indented, so the card above has " \
	"no answer: put a bullet before the #\n"
#define BESIDE \
	" this card has no answer, for the bullets that follow stand beside the heading: indent " \
	"them\n"

static void test_lost_answers(void **state)
{
	(void)state;
	static const Doubt doubts[] = {
		{"- q #card\n  # no comment\n\t- a\n", "2:3" IS_HEADING},
		{"- p\n\t- q #card\n\t  ## x\n", "3:4" IS_HEADING},
		{"## q #card\n- a\n- b\n", "1:1" BESIDE},
		{"- q #card\n# x\n", ""},
		{"- q #card\n\t- a\n  # x\n", ""},
		{"- {{cloze q}} #card\n  # x\n", ""},
		{"## q #card\n\t- a\n- b\n", ""},
		{"- ## q #card\n- a\n", ""},
		{"- q #card\n", ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(doubts); i++)
		check(&doubts[i]);
	check_in(PAGE_MARKDOWN, false, &(Doubt){"## q #card\n- a\n", ""});
}

#define TAG(name) " this tag is \"" name "\", which makes no card: put a blank behind #card\n"
#define EMPHASIS " a #card in emphasis is no tag: take the marks away\n"

static void test_near_misses(void **state)
{
	(void)state;
	static const Doubt doubts[] = {
		{"- (#card) q\n", "1:4" TAG("card)")},
		{"- q #card、x\n", "1:5" TAG("card、x")},
		{"- a\n\t- q\n\t  #card，w #card)\n", "3:4" TAG("card，w")},
		{"- q **#card**\n", "1:5" EMPHASIS},
		{"- * _#card_\n\n  ==#card==\n", "1:5" EMPHASIS},
		{"- (#card) #card\n", ""},
		{"- ~~#card~~ `#card)` #cardio #card-x #card学习 **a #card**\n", ""},
		{"- ```\n  #card)\n  ```\n", ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(doubts); i++)
		check(&doubts[i]);
}

static void test_macros_like_clozes(void **state)
{
	(void)state;
	static const char *const like[] = {
		"{{Cloze x}}", "{{cloze: x}}", "{{c1 x}}", "{{c1::x}}", "{{cloze1 x}}"};
	static const char *const fine[] = {
		"{{cloze x}}", "{{clozes x}}", "{{c x}}", "{{c1x}}", "{{embed x}}", "{{cards x}}"};
	for (size_t i = 0; i < HARNESS_COUNT(like); i++) {
		Buf page = {0};
		buf_printf(&page, "- q %s #card\n\t- a\n- %s\n", like[i], like[i]);
		check(&(Doubt){buf_z(&page), "1:5 this is no cloze: write {{cloze …}}\n"});
		buf_release(&page);
	}
	for (size_t i = 0; i < HARNESS_COUNT(fine); i++) {
		Buf page = {0};
		buf_printf(&page, "- q %s #card\n\t- a\n", fine[i]);
		check(&(Doubt){buf_z(&page), ""});
		buf_release(&page);
	}
}

static void test_no_questions(void **state)
{
	(void)state;
	static const char *const bare[] = {
		"#card", "## #card", "TODO #card", "[#A] #card", "#card.", "TODO [#B] ... #card"};
	static const char *const fine[] = {"TODOS #card", "# a #card", "=> #card", "` ` #card",
		"TODO\n  q #card", "$$x$$ #card"};
	for (size_t i = 0; i < HARNESS_COUNT(bare); i++) {
		Buf page = {0};
		buf_printf(&page, "- %s\n", bare[i]);
		check(&(Doubt){
			buf_z(&page), "1:1 this card has no question: write one before #card\n"});
		buf_release(&page);
	}
	for (size_t i = 0; i < HARNESS_COUNT(fine); i++) {
		Buf page = {0};
		buf_printf(&page, "- %s\n", fine[i]);
		check(&(Doubt){buf_z(&page), ""});
		buf_release(&page);
	}
}

static void test_formats(void **state)
{
	(void)state;
	check_in(PAGE_ORG, true,
		&(Doubt){"text #card\n* q\n",
			"1:1 text before the first block is no card: make it a "
			"block with \"* \"\n"});
	check(&(Doubt){"text #card\n- q\n", "1:1 text before the first block is no card: make it a "
					    "block with \"- \"\n"});
}

const struct CMUnitTest doubts_tests[] = {
	cmocka_unit_test(test_unseen_states),
	cmocka_unit_test(test_regions),
	cmocka_unit_test(test_lost_answers),
	cmocka_unit_test(test_near_misses),
	cmocka_unit_test(test_macros_like_clozes),
	cmocka_unit_test(test_no_questions),
	cmocka_unit_test(test_formats),
};
const size_t doubts_tests_n = HARNESS_COUNT(doubts_tests);
