// Pages of a graph: what they are called, and what changes with its configuration.
#include "lab.h"

static StoredPage find_page(Lab *lab, const char *path)
{
	StoredPage page;
	bool is_there;
	assert_true(store_find_page(
		lab->store, str_from_z(lab_path(lab, path)), &lab->arena, &page, &is_there, NULL));
	assert_true(is_there);
	return page;
}

static void check_title(Lab *lab, const char *path, const char *title, const char *key)
{
	StoredPage page = find_page(lab, path);
	assert_str(page.title, title);
	assert_str(page.title_key, key);
}

static void configure_graph(Lab *lab, const char *config)
{
	lab_write_bytes(lab, "notes/logseq/config.edn", str_from_z(config));
}

static void test_names_of_pages(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a___b.c%3F.md", "- Q1 #card\n");
	lab_write(&lab, "notes/pages/contents.md", "title:: x\n\n- Q2 #card\n");
	lab_write(&lab, "notes/contents.md", "title:: x\n\n- Q3 #card\n");
	lab_write(&lab, "notes/journals/2023_01_28.md", "- Q4 #card\n");
	lab_write(&lab, "notes/x.org", "#+TITLE: From org\n* Q5 #card\n");
	lab_write(&lab, "elsewhere/a___b.md", "- Q6 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(report, "pages 5, cards 5: 5 new, 0 edited, 0 moved, 0 back, 0 gone, "
			   "0 unchanged");
	assert_true(lab_import_path(&lab, "elsewhere", &report));
	check_title(&lab, "notes/pages/a___b.c%3F.md", "a/b.c?", "a/b.c?");
	check_title(&lab, "notes/pages/contents.md", "Contents", "contents");
	check_title(&lab, "notes/contents.md", "x", "x");
	check_title(&lab, "notes/journals/2023_01_28.md", "Jan 28th, 2023", "jan 28th, 2023");
	check_title(&lab, "notes/x.org", "From org", "from org");
	check_title(&lab, "elsewhere/a___b.md", "a___b", "a___b");
	assert_str(lab_card(&lab, "Q1").deck, "a/b.c?");
	StoredPage journal = find_page(&lab, "notes/journals/2023_01_28.md");
	assert_true(journal.is_journal);
	assert_int_equal(journal.journal_day, calendar_from_civil(2023, 1, 28));
	assert_str(buf_str(&lab.warnings), "");
	lab_close(&lab);
}

static void test_a_changed_configuration_reads_pages_again(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.b.md", "- Q1 [[2023-01-28]] #card\n- source:: #card\n");
	lab_write(&lab, "notes/journals/2023_01_28.md", "- Q2 #card\n");
	lab_write(&lab, "notes/days/contents.md", "- Q3 #card\n");
	lab_import(&lab);
	lab_let_time_pass(&lab);
	lab_review(&lab, "Q1 [[2023-01-28]]");
	assert_str(lab_card(&lab, "Q1 [[2023-01-28]]").refs, "ocard\nojan 28th, 2023\npa.b");
	configure_graph(&lab, "{:journal/page-title-format \"yyyy年MM月dd日\" "
			      ":pages-directory \"days\" :block-hidden-properties #{:source}}");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.cards, 4);
	assert_int_equal(report.gone, 0);
	assert_str(lab_card(&lab, "Q1 [[2023-01-28]]").refs,
		"o2023年01月28日\nocard\nojan 28th, 2023\npa/b\nNa");
	check_title(&lab, "notes/pages/a.b.md", "a/b", "a/b");
	check_title(&lab, "notes/journals/2023_01_28.md", "2023年01月28日", "2023年01月28日");
	check_title(&lab, "notes/days/contents.md", "Contents", "contents");
	StoredCard card = lab_card(&lab, "Q1 [[2023-01-28]]");
	assert_str(lab_log(&lab, &card), "review");
	report = lab_import(&lab);
	assert_int_equal(report.unchanged, 4);
	lab_close(&lab);
}

static void test_other_names_are_kept(void **state)
{
	(void)state;
	Lab lab;
	int64_t found;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "alias:: One, [[2023-01-28]]\n\n- Q #card\n");
	lab_import(&lab);
	StoredPage page = find_page(&lab, "notes/pages/a.md");
	const char *const names[] = {"a", "one", "jan 28th, 2023"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		assert_true(store_find_page_by_name(
			lab.store, page.graph, str_from_z(names[i]), &found, NULL));
		assert_int_equal(found, page.id);
	}
	lab_write(&lab, "notes/pages/a.md", "alias:: Two\n\n- Q #card\n");
	lab_import(&lab);
	assert_true(store_find_page_by_name(lab.store, page.graph, STR("one"), &found, NULL));
	assert_int_equal(found, 0);
	lab_close(&lab);
}

// -- two files, one page -------------------------------------------------------------------------

static void expect_warning(Lab *lab, const char *at, const char *other)
{
	Buf expected = {0};
	if (at)
		buf_printf(&expected,
			"%s:1:1: warning: this is the page \"T\", and so is %s, of which Logseq "
			"shows only one: join them, or give one another title\n",
			lab_path(lab, at), lab_path(lab, other));
	assert_str(buf_str(&lab->warnings), buf_z(&expected));
	buf_release(&expected);
}

static void test_two_files_that_are_one_page(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "title:: T\n\n- Q1 #card\n");
	lab_write(&lab, "notes/pages/b.md", "- Q2 #card\n");
	lab_write(&lab, "notes/pages/t.md", "title:: T\n\n- Q3 #card\n");
	lab_write(&lab, "elsewhere/t.md", "title:: T\n\n- Q4 #card\n");
	lab_write(&lab, "elsewhere/more/t.md", "title:: T\n\n- Q5 #card\n");
	lab_import(&lab);
	expect_warning(&lab, "notes/pages/t.md", "notes/pages/a.md");
	lab_import(&lab);
	expect_warning(&lab, NULL, NULL);
	// Whichever of them changes, it is told once, at the later one.
	lab_write(&lab, "notes/pages/a.md", "title:: T\n\n- Q1 changed #card\n");
	lab_import(&lab);
	expect_warning(&lab, "notes/pages/t.md", "notes/pages/a.md");
	lab_write(&lab, "notes/pages/t.md", "title:: T\n\n- Q3 changed #card\n");
	lab_import(&lab);
	expect_warning(&lab, "notes/pages/t.md", "notes/pages/a.md");
	// Only graphs have one page of a name; a file that was renamed is no second one.
	assert_true(lab_import_path(&lab, "elsewhere", &report));
	expect_warning(&lab, NULL, NULL);
	lab_remove(&lab, "notes/pages/a.md");
	lab_move(&lab, "notes/pages/t.md", "notes/pages/z.md");
	lab_import(&lab);
	expect_warning(&lab, NULL, NULL);
	lab_close(&lab);
}

static void test_a_journal_that_is_there_twice(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/journals/2023_01_28.md", "- Q1 #card\n");
	lab_write(&lab, "notes/pages/Jan 28th, 2023.md", "- Q2 #card\n");
	lab_import(&lab);
	assert_non_null(strstr(buf_z(&lab.warnings), "Jan 28th, 2023.md:1:1: warning: this is the "
						     "page \"Jan 28th, 2023\", and so is "));
	lab_close(&lab);
}

static void test_a_journal_without_a_date(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/journals/28.01.2023.md", "- Q1 #card\n");
	lab_import(&lab);
	assert_non_null(strstr(buf_z(&lab.warnings),
		"28.01.2023.md:1:1: warning: this page lies among the journals"));
	lab_close(&lab);
}

const struct CMUnitTest pages_tests[] = {
	cmocka_unit_test(test_names_of_pages),
	cmocka_unit_test(test_a_changed_configuration_reads_pages_again),
	cmocka_unit_test(test_other_names_are_kept),
	cmocka_unit_test(test_two_files_that_are_one_page),
	cmocka_unit_test(test_a_journal_that_is_there_twice),
	cmocka_unit_test(test_a_journal_without_a_date),
};
const size_t pages_tests_n = HARNESS_COUNT(pages_tests);
