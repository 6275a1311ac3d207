// Looking for changes from a screen, and before a card is shown.
#include <unistd.h>
#include "lab.h"

static bool refresh(Lab *lab, const char *question)
{
	StoredCard card = lab_card(lab, question);
	bool changed;
	Err err = {0};
	if (!library_refresh_card(lab->store, &lab->config, &lab->clock, card.id, &changed, &err))
		fail_msg("%s", err.text);
	return changed;
}

static void test_an_unchanged_page_is_not_refreshed(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_was_written(&lab);
	assert_false(refresh(&lab, "Q1"));
	assert_false(lab_was_written(&lab));
	lab_close(&lab);
}

static void test_a_changed_page_is_refreshed(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n\t- A\n- Q2 #card\n");
	lab_write(&lab, "notes/b.md", "- Q3 #card\n");
	lab_import(&lab);
	lab_review(&lab, "Q1");
	lab_write(&lab, "notes/a.md", "- Q2 #card\n- Q1 #card\n\t- B\n");
	lab_write(&lab, "notes/b.md", "- Q4 #card\n");
	assert_true(refresh(&lab, "Q1"));
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(card.answer, "- B");
	assert_str(lab_log(&lab, &card), "review");
	assert_int_equal(lab_count(&lab, "Q3", false), 1);
	assert_false(refresh(&lab, "Q1"));
	lab_close(&lab);
}

static void test_a_page_that_cannot_be_read_stays(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	assert_int_equal(truncate(lab_path(&lab, "notes/a.md"), (64 << 20) + 1), 0);
	assert_false(refresh(&lab, "Q1"));
	lab_move(&lab, "notes", "away");
	assert_false(refresh(&lab, "Q1"));
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	lab_close(&lab);
}

// -- what a page lost may be elsewhere -----------------------------------------------------------

static const char moved[] =
	"- Why do birds sing at dawn, before they eat? #card\n\t- To be heard.\n";
static const char moved_and_edited[] =
	"- Why do birds sing at dawn before they have eaten? #card\n\t- To be heard.\n";

static void open_two_pages(Lab *lab)
{
	lab_open(lab);
	lab_write(lab, "notes/a.md", "- Q1 #card\n%s", moved);
	lab_write(lab, "notes/b.md", "- Q2 #card\n");
	lab_import(lab);
	lab_review(lab, "Why do birds sing at dawn, before they eat?");
}

static void check_moved(Lab *lab, const char *question, const char *path, const char *log)
{
	StoredCard card = lab_card(lab, question);
	assert_str(card.path, lab_path(lab, path));
	assert_str(lab_log(lab, &card), log);
	assert_int_equal(lab_count(lab, question, true), 0);
	ImportReport report = lab_import(lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	lab_close(lab);
}

static void test_a_card_that_left_its_page_is_looked_for(void **state)
{
	(void)state;
	Lab lab;
	open_two_pages(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/b.md", "- Q2 #card\n%s", moved_and_edited);
	assert_true(refresh(&lab, "Q1"));
	check_moved(&lab, "Why do birds sing at dawn before they have eaten?", "notes/b.md",
		"review match");
}

static void test_a_card_that_came_to_a_page_is_looked_for(void **state)
{
	(void)state;
	Lab lab;
	open_two_pages(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/b.md", "- Q2 #card\n%s", moved);
	assert_true(refresh(&lab, "Q2"));
	check_moved(
		&lab, "Why do birds sing at dawn, before they eat?", "notes/b.md", "review match");
}

static void test_a_renamed_page_is_looked_for(void **state)
{
	(void)state;
	Lab lab;
	open_two_pages(&lab);
	lab_move(&lab, "notes/a.md", "notes/c.md");
	assert_true(refresh(&lab, "Q1"));
	check_moved(&lab, "Why do birds sing at dawn, before they eat?", "notes/c.md", "review");
}

static void test_a_deleted_page_has_no_cards(void **state)
{
	(void)state;
	Lab lab;
	open_two_pages(&lab);
	lab_remove(&lab, "notes/b.md");
	assert_true(refresh(&lab, "Q2"));
	assert_int_equal(lab_count(&lab, "Q2", true), 1);
	lab_close(&lab);
}

// A page that nobody registered: its database is asked about nothing else.
static void test_a_page_that_is_not_registered_is_refreshed(void **state)
{
	(void)state;
	Lab lab;
	Err err = {0};
	open_two_pages(&lab);
	assert_true(store_begin(lab.store, &err));
	bool is_removed;
	assert_true(store_remove_source(lab.store, str_from_z(lab.notes), &is_removed, &err));
	assert_true(is_removed && store_commit(lab.store, &err));
	lab_write(&lab, "notes/b.md", "- Q2 #card\n- Q5 #card\n");
	assert_true(refresh(&lab, "Q2"));
	assert_int_equal(lab_count(&lab, "Q5", false), 1);
	assert_false(refresh(&lab, "Q2"));
	lab_close(&lab);
}

// The page that a card left is read as well, although nobody asked for it.
static void test_a_refreshed_page_takes_a_card_from_another(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	const char *moving = "- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n";
	lab_write(&lab, "notes/a.md", "%s- Q2 #card\n", moving);
	lab_write(&lab, "notes/b.md", "- Q3 #card\n");
	lab_import(&lab);
	lab_review(&lab, "Q1");
	lab_write(&lab, "notes/a.md", "- Q2 #card\n");
	lab_write(&lab, "notes/b.md", "- Q3 #card\n%s", moving);
	assert_true(refresh(&lab, "Q3"));
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(card.path, lab_path(&lab, "notes/b.md"));
	assert_str(lab_log(&lab, &card), "review");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	lab_close(&lab);
}

// -- scan ----------------------------------------------------------------------------------------

static ImportReport scan(Lab *lab, int budget_ms, int *steps)
{
	LibraryScan *scan = library_scan_open(lab->store, &lab->config, &lab->clock);
	ImportReport report = {0};
	Err err = {0};
	bool is_done = false;
	for (*steps = 0; !is_done; ++*steps)
		if (!library_scan_step(scan, budget_ms, &is_done, &report, &err))
			fail_msg("%s", err.text);
	library_scan_close(scan);
	return report;
}

static void test_a_scan_that_finds_nothing(void **state)
{
	(void)state;
	Lab lab;
	int steps;
	lab_open(&lab);
	ImportReport report = scan(&lab, 1000, &steps);
	assert_int_equal(report.pages, 0);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_was_written(&lab);
	report = scan(&lab, 1000, &steps);
	assert_int_equal(steps, 1);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_false(lab_was_written(&lab));
	lab_close(&lab);
}

static void test_a_scan_goes_in_steps(void **state)
{
	(void)state;
	Lab lab;
	int steps;
	lab_open(&lab);
	for (int i = 0; i < 20; i++)
		lab_write(&lab, arena_printf(&lab.arena, "notes/%d.md", i).p, "- Q%d #card\n", i);
	lab_import(&lab);
	lab_write(&lab, "notes/3.md", "- Changed #card\n");
	lab_remove(&lab, "notes/4.md");
	lab_write(&lab, "notes/sub/new.md", "- New #card\n");
	ImportReport report = scan(&lab, 0, &steps);
	assert_true(steps > 20);
	lab_expect(report,
		"pages 20, cards 20: 2 new, 0 edited, 0 moved, 0 back, 2 gone, 18 unchanged");
	assert_int_equal(lab_count(&lab, "New", false), 1);
	lab_close(&lab);
}

static void test_a_scan_may_be_left(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	LibraryScan *scan = library_scan_open(lab.store, &lab.config, &lab.clock);
	bool is_done;
	ImportReport report;
	assert_true(library_scan_step(scan, 0, &is_done, &report, NULL));
	assert_false(is_done);
	library_scan_close(scan);
	library_scan_close(NULL);
	lab_close(&lab);
}

static void test_a_scan_leaves_missing_roots_alone(void **state)
{
	(void)state;
	Lab lab;
	int steps;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_remove(&lab, "notes");
	ImportReport report = scan(&lab, 1000, &steps);
	assert_true(report.was_refused);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	lab_close(&lab);
}

const struct CMUnitTest changes_tests[] = {
	cmocka_unit_test(test_an_unchanged_page_is_not_refreshed),
	cmocka_unit_test(test_a_changed_page_is_refreshed),
	cmocka_unit_test(test_a_page_that_cannot_be_read_stays),
	cmocka_unit_test(test_a_card_that_left_its_page_is_looked_for),
	cmocka_unit_test(test_a_card_that_came_to_a_page_is_looked_for),
	cmocka_unit_test(test_a_renamed_page_is_looked_for),
	cmocka_unit_test(test_a_deleted_page_has_no_cards),
	cmocka_unit_test(test_a_page_that_is_not_registered_is_refreshed),
	cmocka_unit_test(test_a_refreshed_page_takes_a_card_from_another),
	cmocka_unit_test(test_a_scan_that_finds_nothing),
	cmocka_unit_test(test_a_scan_goes_in_steps),
	cmocka_unit_test(test_a_scan_may_be_left),
	cmocka_unit_test(test_a_scan_leaves_missing_roots_alone),
};
const size_t changes_tests_n = HARNESS_COUNT(changes_tests);
