#include "lab.h"

// A page as Logseq leaves it after some reviews.
static const char seed[] = "---\ntitle: Compilers\n---\n"
			   "- What is [[IR]]? #ques1 #card\n"
			   "  card-last-interval:: 4\n"
			   "  card-repeats:: 1\n"
			   "  card-ease-factor:: 2.6\n"
			   "  card-next-schedule:: 2023-02-01T15:11:00.261Z\n"
			   "  card-last-reviewed:: 2023-01-28T15:11:00.262Z\n"
			   "  card-last-score:: 5\n"
			   "\t- A language between two others.\n"
			   "\t- ![](../assets/ir.png)\n"
			   "- What is a region? #ques1 #card\n"
			   "  card-last-interval:: 4\n"
			   "  card-repeats:: 2\n"
			   "  card-ease-factor:: 2.46\n"
			   "  card-next-schedule:: 2023-02-01T15:14:09.071Z\n"
			   "  card-last-reviewed:: 2023-01-28T15:14:09.072Z\n"
			   "  card-last-score:: 5\n"
			   "\t- A list of blocks.\n"
			   "- What is new? #card\n"
			   "\t- This.\n";

static void test_the_first_import(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/compilers.md", "%s", seed);
	lab_write(&lab, "notes/journals/2023_01_28.md", "- Today #card\n\t- was good\n- no card\n");
	lab_write_bytes(&lab, "notes/pages/empty.md", STR(""));
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 3, cards 4: 4 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_true(report.id > 0);
	assert_int_equal(report.warnings, 0);
	assert_false(report.was_refused);

	StoredCard card = lab_card(&lab, "What is [[IR]]? #ques1");
	assert_str(card.answer, "- A language between two others.\n- ![](../assets/ir.png)");
	assert_str(card.page_title, "Compilers");
	assert_str(card.path, lab_path(&lab, "notes/pages/compilers.md"));
	assert_str(card.graph_root, lab.notes);
	assert_int_equal(card.line, 4);
	assert_int_equal(card.algorithm, ALGORITHM_SM2);
	lab_close(&lab);
}

static void test_the_state_is_taken_over(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/compilers.md", "%s", seed);
	ImportReport report = lab_import(&lab);
	StoredCard card = lab_card(&lab, "What is [[IR]]? #ques1");
	assert_int_equal(card.state.phase, PHASE_REVIEW);
	assert_int_equal(card.state.memory.repeats, 1);
	assert_int_equal(card.state.memory.ease100, 260);
	assert_int_equal(card.state.memory.interval100, 400);
	assert_int_equal(card.state.last_score, 5);
	assert_int_equal(card.state.lapses, 0);
	Instant due;
	assert_true(calendar_parse_rfc3339(STR("2023-02-01T15:11:00.261Z"), &due));
	assert_int_equal(card.state.due, due);
	assert_int_equal(lab_card(&lab, "What is a region? #ques1").state.memory.ease100, 246);

	LogEntry *log;
	size_t n;
	assert_true(store_list_card_log(lab.store, card.id, &lab.arena, &log, &n, NULL));
	assert_int_equal(n, 1);
	assert_int_equal(log[0].entry.kind, ENTRY_STATE);
	assert_int_equal(log[0].entry.at, lab.clock.frozen);
	assert_int_equal(log[0].entry.day, clock_today(&lab.clock));
	assert_int_equal(log[0].entry.score, SCORE_NONE);
	assert_true(card_state_equals(&log[0].entry.after, &card.state));
	assert_int_equal(log[0].id, card.last_entry);
	assert_int_equal(log[0].action, report.id);

	StoredCard fresh = lab_card(&lab, "What is new?");
	assert_int_equal(fresh.state.phase, PHASE_NEW);
	assert_int_equal(fresh.last_entry, 0);
	assert_str(lab_log(&lab, &fresh), "");
	lab_close(&lab);
}

static void test_an_unchanged_graph_is_left_alone(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/compilers.md", "%s", seed);
	lab_write(&lab, "notes/pages/odd.md", "- an unclosed block\n  ```\n");
	lab_import(&lab);
	assert_true(lab_was_written(&lab));
	for (int i = 0; i < 2; i++) {
		ImportReport report = lab_import(&lab);
		lab_expect(report,
			"pages 2, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
		assert_int_equal(report.id, 0);
		assert_int_equal(report.warnings, 0);
		assert_false(lab_was_written(&lab));
		// First the bytes decide, then the stamps.
		lab_let_time_pass(&lab);
		lab_was_written(&lab);
	}
	lab_close(&lab);
}

static void test_a_change_within_the_same_stamp_is_seen(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_write(&lab, "notes/a.md", "- Q2 #card\n");
	// As if the clock of the file system had not moved between the two.
	StoredPage page;
	bool found;
	Str path = str_from_z(lab_path(&lab, "notes/a.md"));
	assert_true(store_find_page(lab.store, path, &lab.arena, &page, &found, NULL) && found);
	assert_true(file_stamp(path.p, &page.stamp, NULL));
	assert_true(store_put_page(lab.store, &page, NULL));
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_touched_pages_keep_everything(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q #card\n");
	lab_import(&lab);
	lab_let_time_pass(&lab);
	lab_write(&lab, "notes/a.md", "- Q #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(report.id, 0);
	lab_close(&lab);
}

static void test_new_settings_read_the_pages_again(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "- T\n  template:: t\n\t- Q #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 0: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	lab_configure(&lab, "templates: cards\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	lab_configure(&lab, "templates: skip\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 0: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_settings_of_a_graph(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q #card\n  body\n");
	lab_import(&lab);
	assert_str(lab_card(&lab, "Q").answer, "body");
	lab_configure(&lab, "graphs:\n  - path: notes\n    body: question\n");
	ImportReport report = lab_import(&lab);
	assert_str(lab_card(&lab, "Q\nbody").answer, "");
	assert_int_equal(report.cards, 1);
	lab_close(&lab);
}

static void test_what_is_no_card(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "tags:: card\n\n- real #card\n");
	lab_write(&lab, "notes/pages/b.md", "before #card\n- real too #card\n");
	lab_write(&lab, "notes/pages/c.md", "- t\n  template:: x\n\t- inside #card\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.cards, 2);
	assert_int_equal(lab_count(&lab, "inside", false), 0);
	lab_close(&lab);
}

static void test_problems_are_told_with_their_places(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/b.md", "before #card\n\n- real #card\n");
	lab_write(&lab, "notes/pages/a.md", "tags:: card\n\n- real #card\n");
	ImportReport report = lab_import(&lab);
	Str lines = buf_str(&lab.warnings);
	Str first = {0}, second = {0};
	assert_int_equal(report.warnings, 2);
	assert_true(str_next_line(&lines, &first) && str_next_line(&lines, &second));
	Str a = arena_printf(&lab.arena, "%s/pages/a.md:1:1: warning: ", lab.notes);
	Str b = arena_printf(&lab.arena, "%s/pages/b.md:1:1: warning: ", lab.notes);
	assert_true(str_starts_with(first, a));
	assert_true(str_starts_with(second, b));
	report = lab_import(&lab);
	assert_int_equal(report.warnings, 0);
	assert_int_equal(lab.warnings.n, 0);
	lab_close(&lab);
}

static void test_a_bad_logseq_configuration_is_told(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/logseq/config.edn", "{:hidden [\"/a\"");
	lab_write(&lab, "notes/pages/a.md", "- Q #card\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 1);
	assert_int_equal(report.warnings, 1);
	assert_true(str_contains(buf_str(&lab.warnings), STR("/logseq/config.edn:1:")));
	lab_close(&lab);
}

static void test_an_unreadable_logseq_configuration_is_told(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/\x1b/logseq/config.edn/b.md", "not edn");
	lab_write(&lab, "notes/\x1b/pages/a.md", "- Q #card\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 1);
	Str told = arena_printf(&lab.arena,
		"%s/\uFFFD/logseq/config.edn: warning: is a folder, not a file\n", lab.notes);
	assert_str(buf_str(&lab.warnings), told.p);
	lab_close(&lab);
}

static void test_options_of_the_graph_count(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "- Q\n  card:: yes\n");
	assert_int_equal(lab_import(&lab).cards, 1);
	lab_write(&lab, "notes/logseq/config.edn", "{:property-pages/enabled? false}");
	assert_int_equal(lab_import(&lab).cards, 0);
	lab_write(&lab, "notes/logseq/config.edn", "{:property-pages/excludelist #{:card}}");
	assert_int_equal(lab_import(&lab).cards, 0);
	lab_write(&lab, "notes/logseq/config.edn", "{:property-pages/excludelist #{:other}}");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_odd_bytes(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	static const char bytes[] = "- nul \0 and \xff\xfe #card\r\n\t- answer \xc3\r\n";
	lab_write_bytes(&lab, "notes/odd \xff.md", str_make(bytes, sizeof bytes - 1));
	lab_write_bytes(&lab, "notes/utf16.md", STR("\xff\xfe-\0 \0q\0"));
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.pages, 2);
	assert_int_equal(report.new_, 1);
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	lab_close(&lab);
}

static void test_a_dry_run_changes_nothing(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n- Q2 #card\n");
	const char *path = lab.notes;
	ImportOptions dry = {.paths = &path, .n_paths = 1, .is_dry_run = true};
	ImportReport report;
	assert_true(lab_import_with(&lab, dry, &report));
	lab_expect(
		report, "pages 1, cards 2: 2 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_int_equal(report.id, 0);
	assert_false(lab_was_written(&lab));
	StoredSources sources;
	assert_true(store_list_sources(lab.store, &lab.arena, &sources, NULL));
	assert_int_equal(sources.n, 0);
	lab_import(&lab);
	lab_was_written(&lab);
	lab_write(&lab, "notes/a.md", "- Q2 #card\n- Q3 #card\n");
	assert_true(lab_import_with(&lab, dry, &report));
	lab_expect(
		report, "pages 1, cards 2: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	assert_false(lab_was_written(&lab));
	assert_int_equal(lab_count(&lab, "Q1", false), 1);
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	lab_close(&lab);
}

static void test_an_import_that_ends_early_has_not_begun(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	lab_write(&lab, "notes/b.md", "- Q2 #card\n");
	lab_was_written(&lab);
	assert_true(store_begin(lab.store, NULL));
	lab_import(&lab);
	store_rollback(lab.store);
	assert_false(lab_was_written(&lab));
	assert_int_equal(lab_count(&lab, "Q2", false), 0);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 2: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	lab_close(&lab);
}

const struct CMUnitTest import_tests[] = {
	cmocka_unit_test(test_the_first_import),
	cmocka_unit_test(test_the_state_is_taken_over),
	cmocka_unit_test(test_an_unchanged_graph_is_left_alone),
	cmocka_unit_test(test_a_change_within_the_same_stamp_is_seen),
	cmocka_unit_test(test_touched_pages_keep_everything),
	cmocka_unit_test(test_new_settings_read_the_pages_again),
	cmocka_unit_test(test_settings_of_a_graph),
	cmocka_unit_test(test_what_is_no_card),
	cmocka_unit_test(test_problems_are_told_with_their_places),
	cmocka_unit_test(test_a_bad_logseq_configuration_is_told),
	cmocka_unit_test(test_an_unreadable_logseq_configuration_is_told),
	cmocka_unit_test(test_options_of_the_graph_count),
	cmocka_unit_test(test_odd_bytes),
	cmocka_unit_test(test_a_dry_run_changes_nothing),
	cmocka_unit_test(test_an_import_that_ends_early_has_not_begun),
};
const size_t import_tests_n = HARNESS_COUNT(import_tests);
