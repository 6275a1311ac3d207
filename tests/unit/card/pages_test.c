// Titles, journals and other names of pages.
#include "recto/base/path.h"
#include "recto/card/card.h"
#include "../../../src/card/names.h"
#include "tests.h"

typedef struct Page {
	Outline o;
	Cards c;
} Page;

static void read_page(Page *p, const char *text, const PageInfo *info)
{
	outline_parse(&p->o, str_from_z(text), PAGE_MARKDOWN);
	cards_read(&p->c, &p->o, info);
}

static void release_page(Page *p)
{
	cards_release(&p->c);
	outline_release(&p->o);
}

// -- names of files ------------------------------------------------------------------------------

static void check_decoded(const char *file, const char *triple_lowbar, const char *legacy)
{
	Buf title = {0};
	Str stem = path_stem(str_from_z(file));
	name_append_decoded(stem, FILE_NAMES_TRIPLE_LOWBAR, &title);
	assert_str(buf_str(&title), triple_lowbar);
	buf_clear(&title);
	name_append_decoded(stem, FILE_NAMES_LEGACY, &title);
	assert_str(buf_str(&title), legacy);
	buf_release(&title);
}

static void test_names_of_files(void **state)
{
	(void)state;
	check_decoded("a___b.md", "a/b", "a___b");
	check_decoded("a%2Fb.md", "a/b", "a/b");
	check_decoded("a.b.md", "a.b", "a/b");
	check_decoded("a____b.md", "a/_b", "a____b");
	check_decoded("a%5F%5F%5Fb.md", "a___b", "a___b");
	check_decoded("a b%3F.md", "a b?", "a b?");
	check_decoded("100%.md", "100%", "100%");
	check_decoded("100%25.md", "100%", "100%");
	check_decoded("%252F.md", "%2F", "%2F");
	check_decoded("a%2fb.org", "a/b", "a/b");
	check_decoded("___a______b___.md", "a/b", "___a______b___");
	check_decoded("a%2F%2Fb.md", "a/b", "a//b");
	check_decoded("a___%2Fb.md", "a/b", "a___/b");
	check_decoded("a__%5Fb.md", "a___b", "a___b");
	check_decoded("%2.md", "%2", "%2");
	check_decoded("%zz.md", "%zz", "%zz");
	check_decoded("操作___系统.md", "操作/系统", "操作___系统");
	check_decoded("...md", "..", "//");
	check_decoded("___.md", "___", "___");
}

static void test_percent_signs_that_are_no_text(void **state)
{
	(void)state;
	// Each %XX by itself is part of a character only; together they are one.
	check_decoded("%E4%B8%AD.md", "%E4%B8%AD", "中");
	check_decoded("%FF%3F.md", "%FF?", "%FF%3F");
	check_decoded("a%3F 100%.md", "a? 100%", "a%3F 100%");
	check_decoded("a.%zz.md", "a.%zz", "a/%zz");
	check_decoded("a%00%0A%3F.md", "a%00%0A?", "a%00%0A%3F");
}

// -- titles --------------------------------------------------------------------------------------

static void check_title(const char *text, PageInfo info, const char *title, const char *key)
{
	Page p;
	read_page(&p, text, &info);
	assert_str(p.c.title, title);
	assert_str(p.c.title_key, key);
	release_page(&p);
}

static void test_titles(void **state)
{
	(void)state;
	PageInfo info = {.file_name = STR("A___B%3F.md"),
		.in_graph = true,
		.file_names = FILE_NAMES_TRIPLE_LOWBAR};
	check_title("- x\n", info, "A/B?", "a/b?");
	check_title("title:: My Page\n", info, "My Page", "my page");
	check_title("---\ntitle: My Page\n---\n", info, "My Page", "my page");
	check_title("#+TITLE: My Page\n", info, "My Page", "my page");
	check_title("title:: /My Page/\n", info, "/My Page/", "my page");
	check_title(
		"title:: E\xCC\x81t\xC3\x89\n", info, "E\xCC\x81t\xC3\x89", "\xC3\xA9t\xC3\xA9");
	check_title("- title:: x\n", info, "A/B?", "a/b?");
	info.in_graph = false;
	check_title("- x\n", info, "A___B%3F", "a___b%3f");
	info.file_name = STR("a.b.md");
	check_title("- x\n", info, "a.b", "a.b");
}

static void test_contents(void **state)
{
	(void)state;
	PageInfo info = {.file_name = STR("contents.md"), .in_graph = true, .place = PLACE_PAGES};
	check_title("title:: other\n", info, "Contents", "contents");
	info.file_name = STR("contents.x.md");
	check_title("- x\n", info, "Contents", "contents");
	info.file_name = STR("contents2.md");
	check_title("- x\n", info, "contents2", "contents2");
	info = (PageInfo){.file_name = STR("contents.md"), .in_graph = true};
	check_title("title:: other\n", info, "other", "other");
}

static void check_journal(const char *text, PageInfo info, const char *title, const char *day)
{
	Page p;
	Buf written = {0};
	read_page(&p, text, &info);
	assert_str(p.c.title, title);
	assert_int_equal(p.c.is_journal, day != NULL);
	if (day) {
		calendar_format_day(p.c.journal_day, &written);
		assert_str(buf_str(&written), day);
	}
	buf_release(&written);
	release_page(&p);
}

static void test_journals(void **state)
{
	(void)state;
	PageInfo info = {.file_name = STR("2023_01_28.md"), .in_graph = true};
	check_journal("- x\n", info, "Jan 28th, 2023", "2023-01-28");
	check_journal("title:: 2024-02-29\n", info, "Feb 29th, 2024", "2024-02-29");
	check_journal("title:: Trip\n", info, "Trip", NULL);
	info.refs.journal_form = STR("yyyy年MM月dd日");
	check_journal("- x\n", info, "2023年01月28日", "2023-01-28");
	info.file_name = STR("2023年01月28日.md");
	check_journal("- x\n", info, "2023年01月28日", "2023-01-28");
	info.file_name = STR("28.01.2023.md");
	info.file_names = FILE_NAMES_TRIPLE_LOWBAR;
	check_journal("- x\n", info, "28.01.2023", NULL);
	// Elsewhere names stay as they are.
	check_journal(
		"- x\n", (PageInfo){.file_name = STR("2023-01-28.md")}, "2023-01-28", "2023-01-28");
}

static void test_a_journal_without_a_date(void **state)
{
	(void)state;
	Page p;
	PageInfo info = {.file_name = STR("28.01.2023.md"),
		.in_graph = true,
		.file_names = FILE_NAMES_TRIPLE_LOWBAR,
		.place = PLACE_JOURNALS};
	read_page(&p, "- x\n", &info);
	assert_int_equal(p.c.diags.n, 1);
	assert_int_equal(p.c.diags.items[0].line, 1);
	release_page(&p);
	info.refs.journal_form = STR("dd.MM.yyyy");
	read_page(&p, "- x\n", &info);
	assert_int_equal(p.c.diags.n, 0);
	assert_true(p.c.is_journal);
	release_page(&p);
}

// -- other names ---------------------------------------------------------------------------------

static void check_aliases(const char *text, const char *aliases)
{
	Page p;
	read_page(&p, text, &(PageInfo){.file_name = STR("My file.md"), .in_graph = true});
	assert_str(p.c.aliases, aliases);
	release_page(&p);
}

static void test_aliases(void **state)
{
	(void)state;
	check_aliases("- x\n", "");
	check_aliases("alias:: One\n", "one\n");
	check_aliases("alias:: One, [[Two, three]], #four，\"Five\", one\n",
		"one\ntwo, three\nfour\nfive\n");
	check_aliases("alias:: MY FILE, , card\n", "card\n");
	check_aliases("---\nalias: a, B\n---\n- x\n", "a\nb\n");
	check_aliases("---\nalias: [a, B]\n---\n- x\n", "a\nb\n");
	check_aliases("---\nalias:\n  - a\n  - \"b c\"\n---\n- x\n", "a\nb c\n");
	check_aliases("#+ALIAS: a/b\n- x\n", "a/b\n");
	check_aliases("alias:: 2023-01-28\n", "jan 28th, 2023\n");
	check_aliases("- x\n  alias:: y\n", "");
	check_aliases("alias:: [[x, y\n", "[[x\ny\n");
	check_aliases("alias:: [[[a, [[b, c]], d]], [[e]\n", "[a, [[b, c\nd]]\n[[e]\n");
}

static void test_a_journal_has_the_shared_name(void **state)
{
	(void)state;
	Page p;
	PageInfo info = {.file_name = STR("2023_01_28.md"), .in_graph = true};
	read_page(&p, "alias:: trip\n", &info);
	assert_str(p.c.aliases, "trip\n");
	release_page(&p);
	info.refs.journal_form = STR("dd.MM.yyyy");
	read_page(&p, "alias:: trip, 2023-01-29\n", &info);
	assert_str(p.c.aliases, "trip\n29.01.2023\njan 28th, 2023\n");
	release_page(&p);
}

static void test_an_alias_makes_no_card(void **state)
{
	(void)state;
	Page p;
	read_page(&p, "alias:: card\n\n- x [[My file]]\n",
		&(PageInfo){.file_name = STR("My file.md"), .in_graph = true});
	assert_int_equal(p.c.n, 0);
	release_page(&p);
}

// -- references ----------------------------------------------------------------------------------

static void check_refs(const char *text, const char *form, const char *own, const char *refs)
{
	Page p;
	PageInfo info = {.file_name = STR("p.md"),
		.in_graph = true,
		.wants_all_refs = true,
		.refs.journal_form = str_from_z(form)};
	read_page(&p, text, &info);
	assert_int_equal(p.c.n, 1);
	assert_str(p.c.verdicts[p.c.items[0].block].refs, own);
	assert_str(p.c.items[0].refs, refs);
	release_page(&p);
}

static void test_dates_among_references(void **state)
{
	(void)state;
	const char *text = "- [[Jan 29th, 2023]]\n\t- q [[2023-01-28]] #card\n";
	check_refs(text, "", "card\njan 28th, 2023", "ocard\nojan 28th, 2023\najan 29th, 2023\npp");
	check_refs(text, "dd.MM.yyyy", "28.01.2023\ncard",
		"o28.01.2023\nocard\nojan 28th, 2023\na29.01.2023\najan 29th, 2023\npp");
	check_refs("title:: 2023_01_27\nday:: [[2023_01_26]]\n\n- q #card\n", "yyyy/MM/dd", "card",
		"ocard\np2023/01/27\npjan 27th, 2023\nt2023/01/26\ntday\ntjan 26th, 2023\n"
		"N2023/01\nN2023");
}

static void test_hidden_properties(void **state)
{
	(void)state;
	Page p;
	PageInfo info = {.file_name = STR("p.md"),
		.in_graph = true,
		.hidden_properties = STR("secret\nsource\n")};
	const char *text = "- Secret:: a\n  type:: #card\n  source:: b\n  hl-page:: 3\n"
			   "  logseq.order-list-type:: number\n  query-table:: true\n";
	read_page(&p, text, &info);
	assert_str(p.c.items[0].question, "type:: #card");
	release_page(&p);
}

const struct CMUnitTest pages_tests[] = {
	cmocka_unit_test(test_names_of_files),
	cmocka_unit_test(test_percent_signs_that_are_no_text),
	cmocka_unit_test(test_titles),
	cmocka_unit_test(test_contents),
	cmocka_unit_test(test_journals),
	cmocka_unit_test(test_a_journal_without_a_date),
	cmocka_unit_test(test_aliases),
	cmocka_unit_test(test_a_journal_has_the_shared_name),
	cmocka_unit_test(test_an_alias_makes_no_card),
	cmocka_unit_test(test_dates_among_references),
	cmocka_unit_test(test_hidden_properties),
};
const size_t pages_tests_n = HARNESS_COUNT(pages_tests);
