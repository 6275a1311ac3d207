// What is registered, what overlaps, what is missing, what is forgotten.
#include "lab.h"

#include <sys/stat.h>
#include <unistd.h>

static ImportReport import_all(Lab *lab)
{
	ImportReport report;
	if (!lab_import_with(lab, (ImportOptions){0}, &report))
		fail_msg("%s", lab->err.text);
	return report;
}

static ImportReport import_forced(Lab *lab)
{
	ImportReport report;
	if (!lab_import_with(lab, (ImportOptions){.is_forced = true}, &report))
		fail_msg("%s", lab->err.text);
	return report;
}

static size_t count_sources(Lab *lab)
{
	StoredSources sources;
	assert_true(store_list_sources(lab->store, &lab->arena, &sources, NULL));
	return sources.n;
}

static void write_pages(Lab *lab, const char *folder, int from, int to)
{
	for (int i = from; i < to; i++) {
		const char *path = arena_printf(&lab->arena, "%s/%d.md", folder, i).p;
		lab_write(lab, path, "- Q%d #card\n", i);
	}
}

static void test_nothing_is_registered(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q #card\n");
	ImportReport report = import_all(&lab);
	lab_expect(
		report, "pages 0, cards 0: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_what_was_given_is_read_again(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "other/b.md", "- Q2 #card\n");
	lab_write(&lab, "alone.md", "- Q3 #card\n");
	lab_write(&lab, "not-given.md", "- Q4 #card\n");
	lab_import(&lab);
	assert_true(lab_import_path(&lab, "other", &report));
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_true(lab_import_path(&lab, "alone.md", &report));
	assert_int_equal(count_sources(&lab), 3);
	lab_write(&lab, "alone.md", "- Q5 #card\n");
	report = import_all(&lab);
	lab_expect(
		report, "pages 3, cards 3: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 2 unchanged");
	lab_close(&lab);
}

static void test_the_configuration_names_graphs(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_configure(&lab, "graphs:\n  - path: notes\n");
	ImportReport report = import_all(&lab);
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_int_equal(count_sources(&lab), 0);
	lab_close(&lab);
}

static void test_overlapping_paths_read_a_page_once(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/b.md", "- Q2 #card\n");
	assert_true(lab_import_path(&lab, "notes/sub", &report));
	assert_true(lab_import_path(&lab, "notes", &report));
	lab_expect(
		report, "pages 2, cards 2: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	report = import_all(&lab);
	lab_expect(
		report, "pages 2, cards 2: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 2 unchanged");
	assert_true(lab_import_path(&lab, "notes/sub/a.md", &report));
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(count_sources(&lab), 2);
	lab_close(&lab);
}

static void test_overlapping_paths_tell_a_problem_once(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/logseq/config.edn", "{:hidden 1}\n");
	lab_write(&lab, "notes/pages/a.sync-conflict-1.md", "- Q1 #card\n");
	lab_write(&lab, "notes/pages/deeper/b.md", "- Q2 {{cloze #card\n");
	const char *paths[] = {lab_path(&lab, "notes/pages/deeper/b.md"),
		lab_path(&lab, "notes/pages"), lab_path(&lab, "notes"),
		lab_path(&lab, "notes/pages/deeper"), lab_path(&lab, "notes")};
	ImportOptions options = {.paths = paths, .n_paths = HARNESS_COUNT(paths)};
	assert_true(lab_import_with(&lab, options, &report));
	assert_int_equal(report.pages, 1);
	assert_int_equal(report.warnings, 3);
	lab_close(&lab);
}

static void test_a_part_of_a_graph(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/c.md", "- Q1 #card\n");
	lab_write(&lab, "notes/journals/2023_01_28.md", "- Q2 #card\n");
	assert_true(lab_import_path(&lab, "notes/pages/c.md", &report));
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(card.graph_root, lab.notes);
	assert_str(card.page_title, "c");
	report = import_all(&lab);
	assert_int_equal(report.pages, 1);
	lab_close(&lab);
}

static void test_a_missing_root_keeps_its_cards(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "other/a.md", "- Q2 #card\n");
	lab_import(&lab);
	assert_true(lab_import_path(&lab, "other", &report));
	lab_move(&lab, "notes", "away");
	lab_write(&lab, "other/a.md", "- Q3 #card\n");
	report = import_all(&lab);
	lab_expect(
		report, "pages 2, cards 2: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	assert_true(report.was_refused);
	assert_true(str_contains(buf_str(&lab.warnings),
		STR("/notes: warning: No such file or directory; its cards stay")));
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	report = import_forced(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	assert_false(report.was_refused);
	lab_move(&lab, "away", "notes");
	report = import_all(&lab);
	lab_expect(
		report, "pages 2, cards 2: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 1 unchanged");
	lab_close(&lab);
}

static void test_a_given_path_that_is_missing(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	const char *paths[] = {lab_path(&lab, "nowhere"), lab.notes};
	assert_false(lab_import_with(&lab, (ImportOptions){.paths = paths, .n_paths = 2}, &report));
	assert_int_equal(lab.err.kind, ERR_IO);
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_int_equal(count_sources(&lab), 1);
	lab_remove(&lab, "notes");
	assert_false(lab_import_path(&lab, "notes", &report));
	assert_int_equal(lab.err.kind, ERR_IO);
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	ImportOptions forced = {.paths = &paths[1], .n_paths = 1, .is_forced = true};
	assert_true(lab_import_with(&lab, forced, &report));
	assert_int_equal(report.gone, 1);
	lab_close(&lab);
}

static void test_a_root_that_shrank_is_refused(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	write_pages(&lab, "notes", 0, 10);
	lab_import(&lab);
	for (int i = 0; i < 5; i++)
		lab_remove(&lab, arena_printf(&lab.arena, "notes/%d.md", i).p);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 5, cards 5: 0 new, 0 edited, 0 moved, 0 back, 5 gone, 5 unchanged");
	assert_false(report.was_refused);

	write_pages(&lab, "notes", 0, 5);
	lab_import(&lab);
	lab_remove(&lab, "notes");
	write_pages(&lab, "notes", 20, 24);
	report = lab_import(&lab);
	lab_expect(report,
		"pages 10, cards 10: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 10 unchanged");
	assert_true(report.was_refused);
	assert_int_equal(report.warnings, 1);
	assert_true(str_contains(
		buf_str(&lab.warnings), STR("/notes: warning: held 10 pages and now holds 4")));
	report = import_forced(&lab);
	lab_expect(
		report, "pages 4, cards 4: 4 new, 0 edited, 0 moved, 0 back, 10 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_renamed_pages_do_not_shrink_a_root(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	write_pages(&lab, "notes/old", 0, 12);
	lab_import(&lab);
	lab_move(&lab, "notes/old", "notes/new");
	ImportReport report = lab_import(&lab);
	lab_expect(report,
		"pages 12, cards 12: 0 new, 0 edited, 12 moved, 0 back, 0 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_hidden_pages_are_gone(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/archived/a.md", "- Q2 #card\n");
	lab_import(&lab);
	lab_write(&lab, "notes/logseq/config.edn", "{:hidden [\"archived\"]}");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	lab_close(&lab);
}

static void test_a_page_that_becomes_a_link_is_gone(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/b.md", "- Q2 #card\n");
	lab_import(&lab);
	lab_move(&lab, "notes/a.md", "a.md");
	assert_int_equal(symlink("../a.md", lab_path(&lab, "notes/a.md")), 0);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	lab_close(&lab);
}

static void test_what_cannot_be_read_stays(void **state)
{
	(void)state;
	Lab lab;
	if (geteuid() == 0) {
		HARNESS_SKIP("the superuser reads everything");
		return;
	}
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/sub/b.md", "- Q2 #card\n");
	lab_write(&lab, "notes/c.md", "- Q3 #card\n");
	lab_import(&lab);
	lab_write(&lab, "notes/a.md", "- Q4 #card\n");
	chmod(lab_path(&lab, "notes/a.md"), 0);
	chmod(lab_path(&lab, "notes/sub"), 0);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 3, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	assert_int_equal(report.warnings, 2);
	chmod(lab_path(&lab, "notes/sub"), 0700);
	lab_close(&lab);
}

// -- forget --------------------------------------------------------------------------------------

static int64_t forget(Lab *lab, const char *path)
{
	const char *whole = lab_path(lab, path);
	int64_t gone = -1;
	err_clear(&lab->err);
	if (!library_forget(lab->store, &whole, 1, &lab->clock, &gone, &lab->err))
		assert_int_equal(lab->err.kind, ERR_NEGATIVE);
	return gone;
}

static void test_forgotten_folders_come_back_with_their_history(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n- Q2 #card\n");
	lab_import(&lab);
	lab_review(&lab, "Q1");
	assert_int_equal(forget(&lab, "notes"), 2);
	assert_int_equal(count_sources(&lab), 0);
	assert_int_equal(lab_count(&lab, "Q1", true), 1);
	assert_int_equal(import_all(&lab).cards, 0);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 2 back, 0 gone, 0 unchanged");
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review");
	lab_close(&lab);
}

static void test_what_is_not_registered_cannot_be_forgotten(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md", "- Q1 #card\n");
	lab_import(&lab);
	assert_int_equal(forget(&lab, "nowhere"), 0);
	assert_true(str_contains(str_from_z(lab.err.text), STR("/nowhere is not registered")));
	assert_int_equal(forget(&lab, "notes/sub"), 0);
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	const char *both[] = {lab.notes, lab_path(&lab, "nowhere")};
	int64_t gone;
	assert_false(library_forget(lab.store, both, 2, &lab.clock, &gone, NULL));
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	lab_close(&lab);
}

static void test_a_forgotten_part_is_read_by_the_whole(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md", "- Q1 #card\n");
	assert_true(lab_import_path(&lab, "notes/sub", &report));
	lab_import(&lab);
	assert_int_equal(count_sources(&lab), 2);
	assert_int_equal(forget(&lab, "notes/sub"), 0);
	assert_int_equal(lab.err.kind, ERR_NONE);
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	assert_true(lab_import_path(&lab, "notes/sub", &report));
	assert_int_equal(forget(&lab, "notes"), 1);
	assert_int_equal(count_sources(&lab), 0);
	lab_close(&lab);
}

static void test_a_folder_that_was_moved_keeps_its_histories(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_write(&lab, "notes/deep/b.md", "- Q2 #card\n");
	lab_write(&lab, "notes/c.md", "- Q3 #card\n");
	lab_import(&lab);
	lab_review(&lab, "Q1");
	int64_t id = lab_card(&lab, "Q1").id;
	lab_move(&lab, "notes", "n\xC3\xB6tes");
	lab_remove(&lab, "n\xC3\xB6tes/c.md");
	lab_write(&lab, "n\xC3\xB6tes/a.md", "- Q1 #card\n- Q4 #card\n");
	assert_true(lab_import_path(&lab, "n\xC3\xB6tes", &report));
	lab_expect(
		report, "pages 2, cards 3: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 2 unchanged");
	assert_true(str_contains(buf_str(&lab.warnings), STR("their histories go with them")));
	StoredCard card = lab_card(&lab, "Q1");
	assert_int_equal(card.id, id);
	assert_str(card.path, lab_path(&lab, "n\xC3\xB6tes/a.md"));
	assert_str(card.graph_root, lab_path(&lab, "n\xC3\xB6tes"));
	assert_int_equal(count_sources(&lab), 1);
	assert_false(import_all(&lab).was_refused);
	lab_close(&lab);
}

static void test_a_folder_that_was_moved_into_another(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "Q1").id;
	lab_write(&lab, "all/b.md", "- Q2 #card\n");
	lab_move(&lab, "notes", "all/notes");
	assert_true(lab_import_path(&lab, "all", &report));
	lab_expect(
		report, "pages 2, cards 2: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(lab_card(&lab, "Q1").id, id);
	assert_false(import_all(&lab).was_refused);
	lab_close(&lab);
}

static void test_a_folder_that_was_forgotten_and_moved(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "Q1").id;
	assert_int_equal(forget(&lab, "notes"), 1);
	lab_move(&lab, "notes", "other");
	assert_true(lab_import_path(&lab, "other", &report));
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 0 unchanged");
	assert_int_equal(lab_card(&lab, "Q1").id, id);
	lab_close(&lab);
}

static void test_a_folder_that_is_still_there_was_not_moved(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_write(&lab, "copy/a.md", "- Q1 #card\n");
	assert_true(lab_import_path(&lab, "copy", &report));
	assert_int_equal(report.new_, 1);
	assert_int_equal(lab_count(&lab, "Q1", false), 2);
	// Nor was one that has few of its pages.
	lab_write(&lab, "notes/b.md", "- Q2 #card\n");
	lab_import(&lab);
	lab_remove(&lab, "notes");
	lab_write(&lab, "other/a.md", "- Q1 #card\n");
	assert_true(lab_import_path(&lab, "other", &report));
	assert_int_equal(report.new_, 1);
	lab_close(&lab);
}

static void test_a_missing_folder_can_be_forgotten(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_remove(&lab, "notes");
	assert_int_equal(forget(&lab, "notes"), 1);
	assert_false(import_all(&lab).was_refused);
	lab_close(&lab);
}

const struct CMUnitTest folders_tests[] = {
	cmocka_unit_test(test_nothing_is_registered),
	cmocka_unit_test(test_what_was_given_is_read_again),
	cmocka_unit_test(test_the_configuration_names_graphs),
	cmocka_unit_test(test_overlapping_paths_read_a_page_once),
	cmocka_unit_test(test_overlapping_paths_tell_a_problem_once),
	cmocka_unit_test(test_a_part_of_a_graph),
	cmocka_unit_test(test_a_missing_root_keeps_its_cards),
	cmocka_unit_test(test_a_given_path_that_is_missing),
	cmocka_unit_test(test_a_root_that_shrank_is_refused),
	cmocka_unit_test(test_renamed_pages_do_not_shrink_a_root),
	cmocka_unit_test(test_hidden_pages_are_gone),
	cmocka_unit_test(test_a_page_that_becomes_a_link_is_gone),
	cmocka_unit_test(test_what_cannot_be_read_stays),
	cmocka_unit_test(test_forgotten_folders_come_back_with_their_history),
	cmocka_unit_test(test_what_is_not_registered_cannot_be_forgotten),
	cmocka_unit_test(test_a_forgotten_part_is_read_by_the_whole),
	cmocka_unit_test(test_a_folder_that_was_moved_keeps_its_histories),
	cmocka_unit_test(test_a_folder_that_was_moved_into_another),
	cmocka_unit_test(test_a_folder_that_was_forgotten_and_moved),
	cmocka_unit_test(test_a_folder_that_is_still_there_was_not_moved),
	cmocka_unit_test(test_a_missing_folder_can_be_forgotten),
};
const size_t folders_tests_n = HARNESS_COUNT(folders_tests);
