// What stays the same card when its page changes.
#include "lab.h"

// The card is the one that was reviewed; its log has these entries.
static void expect_log(Lab *lab, const char *question, int64_t id, const char *log)
{
	StoredCard card = lab_card(lab, question);
	assert_int_equal(card.id, id);
	assert_int_equal(card.state.phase, PHASE_REVIEW);
	assert_str(lab_log(lab, &card), log);
}

static void expect_history(Lab *lab, const char *question, int64_t id)
{
	expect_log(lab, question, id, "review");
}

static int64_t start(Lab *lab, const char *path, const char *text, const char *question)
{
	lab_open_graph(lab);
	lab_write(lab, path, "%s", text);
	lab_import(lab);
	lab_review(lab, question);
	return lab_card(lab, question).id;
}

static void test_lines_move(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n- Q2 #card\n", "Q1");
	lab_write(&lab, "notes/a.md", "- text\n- Q2 #card\n- Q1 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 2 unchanged");
	assert_int_equal(report.id, 0);
	expect_history(&lab, "Q1", id);
	assert_int_equal(lab_card(&lab, "Q1").line, 3);
	lab_close(&lab);
}

static void test_line_ends_change(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(
		&lab, "notes/a.md", "- Q1\r\n  more #card\r\n\t- A\r\n\t  and\r\n", "Q1\nmore");
	lab_write(&lab, "notes/a.md", "- Q1\n  more #card\n\t- A\n\t  and\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1\nmore", id);
	lab_close(&lab);
}

static void test_answers_are_edited(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n\t- A1\n- Q2 #card\n", "Q1");
	lab_write(&lab, "notes/a.md", "- Q1 #card\n\t- A2\n- Q2 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_true(report.id > 0);
	expect_history(&lab, "Q1", id);
	assert_str(lab_card(&lab, "Q1").answer, "- A2");
	lab_close(&lab);
}

static void test_surroundings_are_no_edit(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- above\n\t- Q1 #card\n", "Q1");
	lab_write(&lab, "notes/a.md", "tags:: geography\n\n- below\n\t- Q1 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(card.tags, "geography");
	assert_str(card.context, "below");
	lab_close(&lab);
}

static void test_an_id_keeps_an_edited_question(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md",
		"- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n", "Q1");
	lab_write(&lab, "notes/a.md",
		"- Another #card\n  id:: 11111111-1111-1111-1111-111111111111\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	expect_history(&lab, "Another", id);
	lab_close(&lab);
}

static void test_an_id_may_be_added_and_removed(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n", "Q1");
	lab_write(&lab, "notes/a.md", "- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	assert_str(lab_card(&lab, "Q1").block_id, "11111111-1111-1111-1111-111111111111");
	lab_write(&lab, "notes/a.md", "- Q1 #card\n");
	lab_import(&lab);
	expect_history(&lab, "Q1", id);
	assert_str(lab_card(&lab, "Q1").block_id, "");
	lab_close(&lab);
}

// Whichever page is read first.
static void check_block_moves(const char *from, const char *to, const char *id_line)
{
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, from, "- Q1 #card\n%s- Q2 #card\n", id_line);
	lab_write(&lab, to, "- Q3 #card\n");
	lab_import(&lab);
	lab_review(&lab, "Q1");
	int64_t id = lab_card(&lab, "Q1").id;
	lab_write(&lab, from, "- Q2 #card\n");
	lab_write(&lab, to, "- Q3 #card\n- Q1 #card\n%s", id_line);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 1 moved, 0 back, 0 gone, 2 unchanged");
	expect_log(&lab, "Q1", id, *id_line ? "review" : "review match");
	assert_str(lab_card(&lab, "Q1").path, lab_path(&lab, to));
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	lab_close(&lab);
}

static void test_blocks_move_between_pages(void **state)
{
	(void)state;
	const char *id = "  id:: 11111111-1111-1111-1111-111111111111\n";
	check_block_moves("notes/a.md", "notes/b.md", id);
	check_block_moves("notes/b.md", "notes/a.md", id);
	check_block_moves("notes/a.md", "notes/b.md", "");
	check_block_moves("notes/b.md", "notes/a.md", "");
}

static void test_a_copied_id_is_another_card(void **state)
{
	(void)state;
	Lab lab;
	const char *text = "- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n";
	int64_t id = start(&lab, "notes/b.md", text, "Q1");
	lab_write(&lab, "notes/a.md", "%s", text);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 2: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(report.warnings, 1);
	Str told = arena_printf(&lab.arena,
		"%s/a.md:1:1: warning: the card in %s/b.md:1 has the same id, so this one is known "
		"by its text: delete one of the two id lines\n",
		lab.notes, lab.notes);
	assert_str(buf_str(&lab.warnings), told.p);
	lab_remove(&lab, "notes/a.md");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	lab_close(&lab);
}

static void test_an_id_that_comes_twice_on_the_first_import(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/a.md",
		"- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n"
		"- Q2 #card\n  id:: 11111111-1111-1111-1111-111111111111\n");
	lab_write(&lab, "notes/b.md", "- Q3 #card\n  id:: 11111111-1111-1111-1111-111111111111\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 3);
	assert_int_equal(report.warnings, 2);
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	lab_close(&lab);
}

static void test_pages_are_renamed(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/pages/a.md", "- Q1 #card\n- Q #card\n- Q #card\n", "Q1");
	lab_write(&lab, "notes/pages/b.md", "- Q #card\n");
	lab_import(&lab);
	lab_move(&lab, "notes/pages/a.md", "notes/pages/z.md");
	lab_move(&lab, "notes/pages/b.md", "notes/pages/y.md");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 4: 0 new, 0 edited, 4 moved, 0 back, 0 gone, 0 unchanged");
	expect_history(&lab, "Q1", id);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(card.path, lab_path(&lab, "notes/pages/z.md"));
	assert_str(card.page_title, "z");
	assert_str(card.deck, "z");
	lab_move(&lab, "notes/pages/z.md", "notes/pages/a.md");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 4: 0 new, 0 edited, 3 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	lab_close(&lab);
}

static void test_a_page_moves_to_another_graph(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n\t- A\n- Q2 #card\n", "Q1");
	lab_write(&lab, "other/logseq/config.edn", "{}\n");
	lab_write(&lab, "other/pages/b.md", "- Q3 #card\n");
	assert_true(lab_import_path(&lab, "other", &report));
	lab_move(&lab, "notes/a.md", "other/pages/a.md");
	assert_true(lab_import_with(&lab, (ImportOptions){0}, &report));
	lab_expect(
		report, "pages 2, cards 3: 0 new, 0 edited, 2 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	assert_str(lab_card(&lab, "Q1").graph_root, lab_path(&lab, "other"));
	lab_close(&lab);
}

// A sync tool delivers the new file first, and an import comes between.
static void test_a_copy_takes_over_from_its_original(void **state)
{
	(void)state;
	Lab lab;
	const char *const page = "- Q1 #card\n\t- A\n- Q2 #card\n";
	int64_t id = start(&lab, "notes/a.md", page, "Q1");
	lab_write(&lab, "notes/b.md", "%s", page);
	lab_import(&lab);
	lab_remove(&lab, "notes/a.md");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 1 moved, 0 back, 1 gone, 1 unchanged");
	expect_log(&lab, "Q1", id, "review match");
	assert_str(lab_card(&lab, "Q1").path, lab_path(&lab, "notes/b.md"));
	assert_int_equal(lab_count(&lab, "Q1", true), 0);
	// Back comes a card of its own.
	lab_write(&lab, "notes/a.md", "%s", page);
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 4: 1 new, 0 edited, 0 moved, 1 back, 0 gone, 2 unchanged");
	lab_close(&lab);
}

static void test_what_takes_nothing_over(void **state)
{
	(void)state;
	const char *const pages[] = {
		"- Q1 #card\n\t- B\n", // another answer
		"- Q2 #card\n\t- A\n", // another question
	};
	for (size_t i = 0; i < HARNESS_COUNT(pages); i++) {
		Lab lab;
		start(&lab, "notes/a.md", "- Q1 #card\n\t- A\n", "Q1");
		lab_write(&lab, "notes/b.md", "%s", pages[i]);
		lab_import(&lab);
		lab_remove(&lab, "notes/a.md");
		ImportReport report = lab_import(&lab);
		assert_int_equal(report.gone, 1);
		assert_int_equal(report.moved, 0);
		lab_close(&lab);
	}
}

static void test_a_page_is_renamed_and_edited(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n\t- A\n- Q2 #card\n", "Q1");
	lab_remove(&lab, "notes/a.md");
	lab_write(&lab, "notes/b.md", "- Q1 #card\n\t- B\n- Q3 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 1 new, 0 edited, 1 moved, 0 back, 1 gone, 0 unchanged");
	expect_log(&lab, "Q1", id, "review match");
	lab_close(&lab);
}

static void test_cards_come_back_with_their_text(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n- Q2 #card\n", "Q1");
	lab_write(&lab, "notes/a.md", "- Q2 #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	assert_int_equal(lab_count(&lab, "Q1", true), 1);
	lab_write(&lab, "notes/a.md", "- Q2 #card\n- Q1 #card\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	lab_close(&lab);
}

static void test_pages_come_back(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n- Q2 #card\n", "Q1");
	lab_move(&lab, "notes/a.md", "kept.md");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 0, cards 0: 0 new, 0 edited, 0 moved, 0 back, 2 gone, 0 unchanged");
	lab_move(&lab, "kept.md", "notes/a.md");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 2 back, 0 gone, 0 unchanged");
	expect_history(&lab, "Q1", id);
	lab_close(&lab);
}

static void test_cards_come_back_in_another_page(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n\t- A\n- Q2 #card\n\t- A\n", "Q1");
	lab_write(&lab, "notes/b.md", "- Q3 #card\n");
	lab_write(&lab, "notes/a.md", "- text\n");
	lab_import(&lab);
	lab_write(&lab, "notes/b.md", "- Q3 #card\n- Q1 #card\n\t- A\n- Q2 #card\n\t- B\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 1 new, 0 edited, 0 moved, 1 back, 0 gone, 1 unchanged");
	expect_log(&lab, "Q1", id, "review match");
	lab_close(&lab);
}

static void test_an_id_comes_back_in_another_page(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md",
		"- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n", "Q1");
	lab_remove(&lab, "notes/a.md");
	lab_import(&lab);
	lab_write(&lab, "notes/b.md",
		"- New words #card\n  id:: 11111111-1111-1111-1111-111111111111\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 0 unchanged");
	expect_history(&lab, "New words", id);
	lab_close(&lab);
}

static void test_equal_questions(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/a.md", "- Q #card\n\t- 1\n- Q #card\n\t- 2\n- Q #card\n\t- 3\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 3);
	lab_write(&lab, "notes/a.md", "- Q #card\n\t- 1\n- Q #card\n\t- 2\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 2 unchanged");
	lab_write(&lab, "notes/a.md", "- Q #card\n\t- 1\n- Q #card\n\t- 2\n- Q #card\n\t- 3\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 3: 0 new, 0 edited, 0 moved, 1 back, 0 gone, 2 unchanged");
	lab_close(&lab);
}

static void test_a_known_card_keeps_its_state(void **state)
{
	(void)state;
	Lab lab;
	int64_t id = start(&lab, "notes/a.md", "- Q1 #card\n", "Q1");
	lab_write(&lab, "notes/a.md",
		"- Q1 #card\n  card-last-interval:: 40\n  card-repeats:: 7\n  card-ease-factor:: "
		"2.8\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	expect_history(&lab, "Q1", id);
	assert_int_equal(lab_card(&lab, "Q1").state.memory.repeats, 1);
	lab_close(&lab);
}

const struct CMUnitTest identity_tests[] = {
	cmocka_unit_test(test_lines_move),
	cmocka_unit_test(test_line_ends_change),
	cmocka_unit_test(test_answers_are_edited),
	cmocka_unit_test(test_surroundings_are_no_edit),
	cmocka_unit_test(test_an_id_keeps_an_edited_question),
	cmocka_unit_test(test_an_id_may_be_added_and_removed),
	cmocka_unit_test(test_blocks_move_between_pages),
	cmocka_unit_test(test_a_copied_id_is_another_card),
	cmocka_unit_test(test_an_id_that_comes_twice_on_the_first_import),
	cmocka_unit_test(test_pages_are_renamed),
	cmocka_unit_test(test_a_page_moves_to_another_graph),
	cmocka_unit_test(test_a_copy_takes_over_from_its_original),
	cmocka_unit_test(test_what_takes_nothing_over),
	cmocka_unit_test(test_a_page_is_renamed_and_edited),
	cmocka_unit_test(test_cards_come_back_with_their_text),
	cmocka_unit_test(test_pages_come_back),
	cmocka_unit_test(test_cards_come_back_in_another_page),
	cmocka_unit_test(test_an_id_comes_back_in_another_page),
	cmocka_unit_test(test_equal_questions),
	cmocka_unit_test(test_a_known_card_keeps_its_state),
};
const size_t identity_tests_n = HARNESS_COUNT(identity_tests);
