// What references lead to, in graphs on disk.
#include "recto/library/resolve.h"

#include <unistd.h>
#include "recto/base/path.h"
#include "lab.h"

#define ID_A "aaaaaaaa-0000-0000-0000-000000000000"
#define ID_B "bbbbbbbb-0000-0000-0000-000000000000"
#define ID_X "00000000-0000-0000-0000-000000000000"

// What the card with this question shows: "question\n--\nanswer".
static void expect(Lab *lab, const char *question, const char *expected)
{
	Arena a = {0};
	Buf got = {0};
	StoredCard card = lab_card(lab, question);
	library_resolve_card(lab->store, &card, &a);
	buf_append(&got, card.question);
	if (card.answer.n > 0) {
		buf_append_z(&got, "\n--\n");
		buf_append(&got, card.answer);
	}
	assert_str(buf_str(&got), expected);
	buf_release(&got);
	arena_release(&a);
}

static void test_blocks_and_pages_across_the_graph(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/cards.md",
		"- ((AAAAAAAA-0000-0000-0000-000000000000)) #card\n\t- {{embed ((" ID_A
		"))}}\n\t- {{embed [[Target]]}}\n- plain #card\n");
	lab_write(&lab, "notes/pages/target.md",
		"title:: Target\n\n- Line of A #card\n  id:: " ID_A "\n\t- below\n");
	lab_import(&lab);
	expect(&lab, "((AAAAAAAA-0000-0000-0000-000000000000))",
		"[Line of A](((AAAAAAAA-0000-0000-0000-000000000000)))\n--\n"
		"- > - Line of A #card\n  >   - below\n"
		"- > [[Target]]\n  > - Line of A #card\n  >   - below");
	expect(&lab, "plain", "plain");
	lab_close(&lab);
}

static void test_pages_are_read_as_they_are_now(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/cards.md", "- ((" ID_A ")) #card\n");
	lab_write(&lab, "notes/pages/target.md", "- old\n  id:: " ID_A "\n");
	lab_import(&lab);
	lab_write(&lab, "notes/pages/target.md", "- new words\n  id:: " ID_A "\n");
	expect(&lab, "((" ID_A "))", "[new words](((" ID_A ")))");
	lab_write(&lab, "notes/pages/target.md", "- no id\n");
	expect(&lab, "((" ID_A "))", "((" ID_A "))");
	lab_remove(&lab, "notes/pages/target.md");
	expect(&lab, "((" ID_A "))", "((" ID_A "))");
	lab_close(&lab);
}

static void test_nothing_outside_the_graph_is_read(void **state)
{
	(void)state;
	Lab lab;
	Buf target = {0};
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/cards.md", "- ((" ID_A ")) #card\n- ((" ID_B ")) #card\n");
	lab_write(&lab, "notes/pages/target.md", "- inside\n  id:: " ID_A "\n");
	lab_write(&lab, "notes/more/target.md", "- inside\n  id:: " ID_B "\n");
	lab_write(&lab, "outside/target.md", "- secret\n  id:: " ID_A "\n- s\n  id:: " ID_B "\n");
	lab_import(&lab);
	buf_append_z(&target, lab_path(&lab, "outside/target.md"));
	lab_remove(&lab, "notes/pages/target.md");
	assert_int_equal(symlink(buf_z(&target), lab_path(&lab, "notes/pages/target.md")), 0);
	expect(&lab, "((" ID_A "))", "((" ID_A "))");
	buf_clear(&target);
	buf_append_z(&target, lab_path(&lab, "outside"));
	lab_remove(&lab, "notes/more");
	assert_int_equal(symlink(buf_z(&target), lab_path(&lab, "notes/more")), 0);
	expect(&lab, "((" ID_B "))", "((" ID_B "))");
	buf_release(&target);
	lab_close(&lab);
}

static void test_graphs_do_not_share_blocks(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/cards.md", "- ((" ID_A ")) #card\n");
	lab_write(&lab, "notes/inner/logseq/config.edn", "{}\n");
	lab_write(&lab, "notes/inner/pages/p.md", "- other graph\n  id:: " ID_A "\n");
	lab_import(&lab);
	expect(&lab, "((" ID_A "))", "((" ID_A "))");
	lab_close(&lab);
}

static void test_circles_end(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/p.md",
		"- self {{embed ((" ID_A "))}} #card\n  id:: " ID_A
		"\n\t- {{embed [[p]]}}\n- {{embed ((" ID_B "))}}\n  id:: " ID_B "\n");
	lab_import(&lab);
	Arena a = {0};
	StoredCard card = lab_card(&lab, "self {{embed ((" ID_A "))}}");
	library_resolve_card(lab.store, &card, &a);
	assert_str(card.question, "self \n> - self {{embed ((" ID_A "))}} #card\n>   - > [[p]]\n"
				  ">     > - self {{embed ((" ID_A "))}} #card\n"
				  ">     >   - {{embed [[p]]}}\n"
				  ">     > - > - {{embed ((" ID_B "))}}");
	arena_release(&a);
	lab_close(&lab);
}

static void test_many_references_read_a_page_once(void **state)
{
	(void)state;
	enum { BLOCKS = 20000 };
	Lab lab;
	Buf page = {0};
	Buf cards = {0};
	Arena a = {0};
	lab_open_graph(&lab);
	buf_append_z(&cards, "- many #card\n");
	for (int i = 0; i < BLOCKS; i++) {
		buf_printf(&page, "- b%d\n  id:: %08x-0000-0000-0000-000000000000\n", i, i);
		buf_printf(&cards, "\t- ((%08x-0000-0000-0000-000000000000))\n", i);
	}
	lab_write_bytes(&lab, "notes/pages/target.md", buf_str(&page));
	lab_write_bytes(&lab, "notes/pages/cards.md", buf_str(&cards));
	lab_import(&lab);
	StoredCard card = lab_card(&lab, "many");
	library_resolve_card(lab.store, &card, &a);
	assert_true(str_contains(card.answer, STR("[b999]")));
	assert_false(str_contains(card.answer, STR("[b1000]"))); // what is looked up is bounded
	assert_true(str_contains(card.answer, STR("((00004e1f-")));
	arena_release(&a);
	buf_release(&page);
	buf_release(&cards);
	lab_close(&lab);
}

// -- assets --------------------------------------------------------------------------------------

static void expect_asset(Lab *lab, const char *target, const char *expected)
{
	Arena a = {0};
	Buf root = {0};
	Buf page = {0};
	buf_append_z(&root, lab_path(lab, "notes"));
	buf_append_z(&page, lab_path(lab, "notes/pages/p.md"));
	Str found = library_find_asset(buf_str(&root), buf_str(&page), str_from_z(target), &a);
	if (expected)
		assert_str(found, lab_path(lab, expected));
	else
		assert_int_equal(found.n, 0);
	buf_release(&root);
	buf_release(&page);
	arena_release(&a);
}

static bool misses(Lab *lab, const char *target)
{
	Buf root = {0};
	Buf page = {0};
	buf_append_z(&root, lab_path(lab, "notes"));
	buf_append_z(&page, lab_path(lab, "notes/pages/p.md"));
	bool is_missing = library_misses_asset(buf_str(&root), buf_str(&page), str_from_z(target));
	buf_release(&root);
	buf_release(&page);
	return is_missing;
}

static void open_assets(Lab *lab)
{
	lab_open_graph(lab);
	lab_write(lab, "notes/pages/p.md", "- q ![](../assets/no.png) #card\n");
	lab_write(lab, "notes/assets/x.png", "x");
	lab_write(lab, "notes/assets/a b (1).png", "x");
	lab_write(lab, "notes/assets/50%25.png", "x");
	lab_write(lab, "notes/pages/near.png", "x");
	lab_write(lab, "secret.png", "x");
	assert_int_equal(symlink("../../secret.png", lab_path(lab, "notes/assets/link.png")), 0);
	assert_int_equal(symlink("x.png", lab_path(lab, "notes/assets/inside.png")), 0);
}

static void test_assets_of_a_page(void **state)
{
	(void)state;
	Lab lab;
	open_assets(&lab);
	expect_asset(&lab, "../assets/x.png", "notes/assets/x.png");
	expect_asset(&lab, " <../assets/x.png> ", "notes/assets/x.png");
	expect_asset(&lab, "../assets/x.png \"a title\"", "notes/assets/x.png");
	expect_asset(&lab, "./.././pages//../assets/x.png", "notes/assets/x.png");
	expect_asset(&lab, "near.png", "notes/pages/near.png");
	expect_asset(&lab, "../assets/a%20b%20(1).png", "notes/assets/a b (1).png");
	expect_asset(&lab, "../assets/50%25.png", "notes/assets/50%25.png");
	expect_asset(&lab, "../assets/inside.png", "notes/assets/x.png");
	expect_asset(&lab, lab_path(&lab, "notes/assets/x.png"), "notes/assets/x.png");
	lab_close(&lab);
}

static void test_assets_that_are_none(void **state)
{
	(void)state;
	static const char *const targets[] = {"", " ", "..", "../assets", "../../secret.png",
		"../assets/../../secret.png", "../../../../../../../etc/passwd", "/etc/passwd",
		"%2e%2e/%2e%2e/secret.png", "../assets/link.png", "../assets/no.png",
		"../assets/x.png%00", "../assets/x.png/", "../assets/x.png/../x.png/y",
		"http://a.b/x.png", "https://a.b/../assets/x.png", "data:image/png;base64,xx",
		"file:///etc/passwd", "mailto:x"};
	Lab lab;
	open_assets(&lab);
	for (size_t i = 0; i < HARNESS_COUNT(targets); i++)
		if (strcmp(targets[i], "../assets/x.png/") != 0)
			expect_asset(&lab, targets[i], NULL);
	assert_true(misses(&lab, "../assets/no.png"));
	assert_true(misses(&lab, "no/such/folder.png"));
	assert_false(misses(&lab, "../assets/x.png"));
	assert_false(misses(&lab, "../../secret.png"));
	assert_false(misses(&lab, "../../no.png"));
	assert_false(misses(&lab, "../assets/link.png"));
	assert_false(misses(&lab, "https://a.b/no.png"));
	lab_import(&lab);
	expect(&lab, "q ![](../assets/no.png)", "q ![](../assets/no.png){:missing true}");
	lab_close(&lab);
}

// -- the report ----------------------------------------------------------------------------------

static void test_dangling_references_are_reported(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md",
		"- ((" ID_B ")) #card\n\t- ((" ID_X ")) ((" ID_X "))\n- no card ((" ID_X "))\n");
	lab_write(&lab, "notes/pages/b.md", "- later\n  id:: " ID_B "\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.warnings, 1);
	assert_true(str_contains(buf_str(&lab.warnings), STR("pages/a.md:2:4: warning: no page")));
	assert_true(str_contains(buf_str(&lab.warnings), STR(ID_X)));
	report = lab_import(&lab);
	assert_int_equal(report.warnings, 0);
	lab_close(&lab);
}

// Other pages of the graph were not read, so nothing is known of their blocks.
static void test_a_page_alone_reports_no_dangling_references(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "- ((" ID_B ")) #card\n");
	lab_write(&lab, "notes/pages/b.md", "- later\n  id:: " ID_B "\n");
	assert_true(lab_import_path(&lab, "notes/pages/a.md", &report));
	assert_int_equal(report.warnings, 0);
	lab_close(&lab);
}

// What an image is relative to is the page that it stands on.
static void test_images_of_pages_in_other_folders(void **state)
{
	(void)state;
	Lab lab;
	Arena a = {0};
	Buf expected = {0};
	char *root;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/cards.md",
		"- {{embed [[Deep]]}} #card\n- {{embed [[Beside]]}} #card\n- [[Deep]] #card\n");
	lab_write(&lab, "notes/pages/more/Deep.md", "- ![p](x%%20(1).png) ![](no.png)\n");
	lab_write(&lab, "notes/pages/Beside.md", "- ![q](more/x%%20(1).png)\n");
	lab_write(&lab, "notes/pages/more/x (1).png", "x");
	lab_import(&lab);
	assert_true(path_resolve(lab_path(&lab, "notes"), &a, &root, NULL));
	buf_printf(&expected,
		"> [[Deep]]\n> - ![p](<%s/pages/more/x %%281%%29.png>) "
		"![](no.png){:missing true}",
		root);
	expect(&lab, "{{embed [[Deep]]}}", buf_z(&expected));
	expect(&lab, "{{embed [[Beside]]}}", "> [[Beside]]\n> - ![q](more/x%20(1).png)");
	StoredCard card = lab_card(&lab, "[[Deep]]");
	LinkedPage links[LINKED_PAGES_MAX];
	assert_int_equal(library_list_links(lab.store, &card, &a, links), 1);
	assert_true(str_ends_with(links[0].path, STR("/notes/pages/more/Deep.md")));
	assert_str(links[0].text, "- ![p](x%20(1).png) ![](no.png){:missing true}");
	buf_release(&expected);
	arena_release(&a);
	lab_close(&lab);
}

// "Title: text" of the pages that the card with this question links to.
static void expect_links(Lab *lab, const char *question, const char *expected)
{
	Arena a = {0};
	Buf got = {0};
	LinkedPage links[LINKED_PAGES_MAX];
	StoredCard card = lab_card(lab, question);
	size_t n = library_list_links(lab->store, &card, &a, links);
	for (size_t i = 0; i < n; i++)
		buf_printf(&got, "%.*s: %.*s\n", STR_ARG(links[i].title), STR_ARG(links[i].text));
	assert_str(buf_str(&got), expected);
	buf_release(&got);
	arena_release(&a);
}

static void test_links_stand_in_for_an_answer(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/Cards.md",
		"- I [chased]([[Chase]]) a [[vision]], #Tag and [[Cards]] [[Empty]] #card\n"
		"- no link #card\n- [[Long]] #card\n");
	lab_write(&lab, "notes/pages/Vision.md", "is:: word\n\n- n. 眼光\n\t- ((" ID_A "))\n");
	lab_write(&lab, "notes/pages/Chase.md", "is:: word\n\n- v. 追\n  id:: " ID_A "\n");
	lab_write(&lab, "notes/pages/Tag.md", "- a tag is no link\n");
	lab_write(&lab, "notes/pages/Empty.md", "is:: word\n");
	Buf text = {0};
	for (int i = 0; i < 1000; i++)
		buf_append_z(&text, "- a block of eleven words\n");
	lab_write(&lab, "notes/pages/Long.md", "%s", buf_z(&text));
	lab_import(&lab);
	expect_links(&lab, "I [chased]([[Chase]]) a [[vision]], #Tag and [[Cards]] [[Empty]]",
		"Chase: - v. 追\nVision: - n. 眼光\n  - [v. 追](((" ID_A ")))\n");
	expect_links(&lab, "no link", "");
	Arena a = {0};
	LinkedPage links[LINKED_PAGES_MAX];
	StoredCard card = lab_card(&lab, "[[Long]]");
	assert_int_equal(library_list_links(lab.store, &card, &a, links), 1);
	assert_true(links[0].text.n < 4096 && str_ends_with(links[0].text, STR("…")));
	arena_release(&a);
	buf_release(&text);
	lab_close(&lab);
}

const struct CMUnitTest resolve_tests[] = {
	cmocka_unit_test(test_blocks_and_pages_across_the_graph),
	cmocka_unit_test(test_pages_are_read_as_they_are_now),
	cmocka_unit_test(test_nothing_outside_the_graph_is_read),
	cmocka_unit_test(test_graphs_do_not_share_blocks),
	cmocka_unit_test(test_circles_end),
	cmocka_unit_test(test_images_of_pages_in_other_folders),
	cmocka_unit_test(test_links_stand_in_for_an_answer),
	cmocka_unit_test(test_many_references_read_a_page_once),
	cmocka_unit_test(test_assets_of_a_page),
	cmocka_unit_test(test_assets_that_are_none),
	cmocka_unit_test(test_dangling_references_are_reported),
	cmocka_unit_test(test_a_page_alone_reports_no_dangling_references),
};
const size_t resolve_tests_n = HARNESS_COUNT(resolve_tests);
