// Blocks that can be referred to, what they show, and what cards refer to.
#include "recto/card/block.h"
#include "recto/card/card.h"
#include "tests.h"

#define ID_A "11111111-1111-1111-1111-1111111111aa"
#define ID_B "22222222-2222-2222-2222-2222222222bb"

typedef struct Page {
	Outline outline;
	Cards cards;
	BlockIds ids;
} Page;

static void open_page(Page *p, const char *text)
{
	const PageInfo info = {.file_name = {"p.md", 4}, .in_graph = true};
	outline_parse(&p->outline, str_from_z(text), PAGE_MARKDOWN);
	cards_read(&p->cards, &p->outline, &info);
	block_ids_read(&p->ids, &p->outline);
}

static void close_page(Page *p)
{
	block_ids_release(&p->ids);
	cards_release(&p->cards);
	outline_release(&p->outline);
}

static void test_ids_of_a_page(void **state)
{
	(void)state;
	Page p;
	open_page(&p, "- b\n  id:: " ID_B "\n- a\n  id:: 11111111-1111-1111-1111-1111111111AA\n"
		      "- again\n  id:: " ID_A "\n- c\n  id:: no-uuid\n- d\n  iid:: " ID_A "\n");
	assert_str(p.cards.block_ids, ID_A "\n" ID_B "\n");
	assert_int_equal(block_ids_find(&p.ids, STR(ID_A)), 1);
	assert_int_equal(block_ids_find(&p.ids, STR(ID_B)), 0);
	assert_int_equal(block_ids_find(&p.ids, STR("no-uuid")), OUTLINE_NO_BLOCK);
	close_page(&p);
	open_page(&p, "- a\n");
	assert_str(p.cards.block_ids, "");
	assert_int_equal(block_ids_find(&p.ids, STR(ID_A)), OUTLINE_NO_BLOCK);
	close_page(&p);
}

static void expect_line(const char *page, const char *expected)
{
	Page p;
	Buf line = {0};
	open_page(&p, page);
	block_append_line(&p.outline, 0, &line);
	assert_str(buf_str(&line), expected);
	buf_release(&line);
	close_page(&p);
}

static void test_first_line(void **state)
{
	(void)state;
	expect_line("- one #card\n  two\n\t- three\n", "one");
	expect_line("- ## A heading #x\n", "A heading #x");
	expect_line("-\n  id:: " ID_A "\n  text\n", "text");
	expect_line("- id:: " ID_A "\n", "");
	expect_line("- ```c\n  int x;\n  ```\n", "`int x;`");
	expect_line("- ```c\n  int x;\n  ```\n  behind\n", "behind");
	expect_line("-\n", "");
}

static void test_whole_blocks(void **state)
{
	(void)state;
	Page p;
	Buf text = {0};
	open_page(
		&p, "title:: T\n\n- a\n\t- b\n\t  id:: " ID_A "\n\t  more\n\t\t- c\n\t- d\n- e\n");
	block_append_tree(&p.outline, block_ids_find(&p.ids, STR(ID_A)), 1000, &text);
	assert_str(buf_str(&text), "- b\n  more\n  - c");
	buf_clear(&text);
	block_append_page(&p.outline, 1000, &text);
	assert_str(buf_str(&text), "- a\n  - b\n    more\n    - c\n  - d\n- e");
	buf_clear(&text);
	block_append_page(&p.outline, 4, &text);
	assert_str(buf_str(&text), "- a\n  - b\n    more\n\n…");
	buf_release(&text);
	close_page(&p);
}

// "id@line:col [[page]]@line:col …"
static void expect_refs(const char *page, const char *expected)
{
	Page p;
	Buf got = {0};
	open_page(&p, page);
	for (size_t i = 0; i < p.cards.n_targets; i++) {
		const TargetRef *r = &p.cards.targets[i];
		buf_append_z(&got, i > 0 ? " " : "");
		if (r->is_page)
			buf_printf(&got, "[[%.*s]]", STR_ARG(r->target));
		else
			buf_printf(&got, "%.1s", r->target.p);
		buf_printf(&got, "@%d:%d", r->line, r->col);
	}
	assert_str(buf_str(&got), expected);
	buf_release(&got);
	close_page(&p);
}

static void test_references_of_cards(void **state)
{
	(void)state;
	expect_refs("- q ((" ID_A ")) #card\n", "1@1:5");
	expect_refs("- no card ((" ID_A "))\n", "");
	expect_refs("- q #card\n  id:: " ID_B "\n\n  **((" ID_A "))**\n", "1@4:5");
	expect_refs("- q #card\n\t- a [x](((" ID_B ")))\n\t- {{embed ((" ID_A ")) }}\n- r ((" ID_A
		    "))\n",
		"2@2:10 1@3:4");
	expect_refs("- q #card ((" ID_A ")) ((" ID_A "))\n\t- ((" ID_A ")) #card\n", "1@1:11");
	expect_refs("- q #card `((" ID_A "))` \\((" ID_A ")) $((" ID_A "))$ ((x))\n", "");
	expect_refs("- q #card\n  ```\n  ((" ID_A "))\n  ```\n  ((" ID_B "))\n", "2@5:3");
	expect_refs("- q #card\n  ```\n  ((" ID_A "))\n", "1@3:3");
	expect_refs("- q #card\n  $$\n  ((" ID_A "))\n  $$ ((" ID_B "))\n", "2@4:6");
	expect_refs("- q #card {{cloze ((" ID_A "))}}\n", "1@1:19");
	expect_refs("- q #card [[page]] {{embed [[Some Page]]}}\n\t- {{embed [[some page]]}}\n",
		"[[some page]]@1:20");
	expect_refs("- {{embed [[page]]}}\n- q #card `{{embed [[page]]}}` {{embed [[]]}}\n", "");
	expect_refs("- q #card {{embed [[2023_01_28]]}}\n", "[[jan 28th, 2023]]@1:11");
}

const struct CMUnitTest targets_tests[] = {
	cmocka_unit_test(test_ids_of_a_page),
	cmocka_unit_test(test_first_line),
	cmocka_unit_test(test_whole_blocks),
	cmocka_unit_test(test_references_of_cards),
};
const size_t targets_tests_n = HARNESS_COUNT(targets_tests);
