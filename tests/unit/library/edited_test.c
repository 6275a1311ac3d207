// Which cards are found again after their texts were edited.
#include "lab.h"

static void start(Lab *lab, const char *page)
{
	lab_open_graph(lab);
	lab_write(lab, "notes/a.md", "%s", page);
	lab_import(lab);
}

static ImportReport change(Lab *lab, const char *page)
{
	lab_write(lab, "notes/a.md", "%s", page);
	return lab_import(lab);
}

static void test_a_question_is_reworded(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, "- What is the capital of France? #card\n\t- Paris\n- What is DNA? #card\n");
	lab_review(&lab, "What is the capital of France?");
	int64_t id = lab_card(&lab, "What is the capital of France?").id;
	ImportReport report = change(
		&lab, "- What is DNA? #card\n- Name the capitol of France! #card\n\t- Paris\n");
	lab_expect(
		report, "pages 1, cards 2: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	StoredCard card = lab_card(&lab, "Name the capitol of France!");
	assert_int_equal(card.id, id);
	assert_str(lab_log(&lab, &card), "review match");
	lab_close(&lab);
}

static void test_another_of_the_family_is_another_card(void **state)
{
	(void)state;
	Lab lab;
	const char *rest = "- What is the capital of Spain? #card\n\t- Madrid\n"
			   "- What is the capital of Italy? #card\n\t- Rome\n"
			   "- What is the capital of Norway? #card\n\t- Oslo\n";
	lab_open_graph(&lab);
	lab_write(
		&lab, "notes/a.md", "- What is the capital of France? #card\n\t- Paris\n%s", rest);
	lab_import(&lab);
	lab_write(
		&lab, "notes/a.md", "- What is the capital of Greece? #card\n\t- Athens\n%s", rest);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 4: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 3 unchanged");
	lab_close(&lab);
}

static void test_one_of_two_copies_is_edited(void **state)
{
	(void)state;
	const char *const edits[] = {
		"- X #card\n- Q one two three #card\n- Q one two #card\n- Y #card\n",
		"- X #card\n- Q one two #card\n- Q one two three #card\n- Y #card\n"};
	for (size_t i = 0; i < HARNESS_COUNT(edits); i++) {
		Lab lab;
		start(&lab, "- X #card\n- Q one two #card\n- Q one two #card\n- Y #card\n");
		ImportReport report = change(&lab, edits[i]);
		assert_int_equal(report.edited, 1);
		assert_int_equal(report.new_ + report.gone, 0);
		int64_t edited = lab_card(&lab, "Q one two three").id;
		int64_t other = lab_card(&lab, "Q one two").id;
		assert_true(i == 0 ? edited < other : edited > other);
		lab_close(&lab);
	}
}

static void test_a_copy_is_no_edit_of_another_card(void **state)
{
	(void)state;
	Lab lab;
	start(&lab,
		"- Is a whale a mammal? #card\n\t- Yes\n- Is a shrew a mammal? #card\n\t- Yes\n");
	ImportReport report = change(&lab,
		"- Is a shrew a mammal? #card\n\t- Yes\n- Is a shrew a mammal? #card\n\t- Yes\n");
	lab_expect(
		report, "pages 1, cards 2: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	lab_close(&lab);
}

// However alike they are.
static void test_another_of_a_wordy_family_is_another_card(void **state)
{
	(void)state;
	Lab lab;
	const char *const rest =
		"- Did the second government of the young republic sign the treaty with Spain? "
		"#card\n"
		"\t- Yes\n"
		"- Did the second government of the young republic sign the treaty with Italy? "
		"#card\n"
		"\t- Yes\n"
		"- Did the second government of the young republic sign the treaty with Norway? "
		"#card\n\t- Yes\n";
	lab_open_graph(&lab);
	lab_write(&lab, "notes/a.md",
		"%s- Did the second government of the young republic sign the treaty with France? "
		"#card\n\t- Yes\n",
		rest);
	lab_import(&lab);
	lab_write(&lab, "notes/a.md",
		"- Did the second government of the young republic sign the treaty with Greece? "
		"#card\n\t- Yes\n%s",
		rest);
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 4: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 3 unchanged");
	lab_close(&lab);
}

static void test_equal_cards_of_a_renamed_page_keep_their_order(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, "- patriotism as a noun #card\n- patriotism as a noun #card\n");
	lab_remove(&lab, "notes/a.md");
	lab_write(&lab, "notes/z.md",
		"- patriottism as a noun #card\n- patriotism as the noun #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 2 moved, 0 back, 0 gone, 0 unchanged");
	assert_true(lab_card(&lab, "patriottism as a noun").id <
		    lab_card(&lab, "patriotism as the noun").id);
	lab_close(&lab);
}

// As git does, though another card has that text by now.
static void test_an_edit_is_taken_back(void **state)
{
	(void)state;
	Lab lab;
	const char *const page =
		"- What is the exit status of a pipeline? #card\n\t- Its last one\n"
		"- What is DNA? #card\n";
	start(&lab, page);
	lab_review(&lab, "What is the exit status of a pipeline?");
	int64_t id = lab_card(&lab, "What is the exit status of a pipeline?").id;
	lab_write(&lab, "notes/copy.md", "%s", page);
	lab_import(&lab);
	change(&lab, "- How does a pipeline end? #card\n\t- Its last one\n- What is DNA? #card\n");
	assert_int_equal(lab_card(&lab, "How does a pipeline end?").id, id);
	lab_remove(&lab, "notes/copy.md");
	lab_write(&lab, "notes/other.md", "%s", page);
	lab_import(&lab);
	ImportReport report = change(&lab, page);
	lab_expect(
		report, "pages 2, cards 4: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 3 unchanged");
	lab_close(&lab);
}

static void test_an_edited_page_is_renamed(void **state)
{
	(void)state;
	Lab lab;
	start(&lab,
		"- What is a phi node? #card\n\t- a choice\n- What is SSA? #card\n\t- a form\n");
	int64_t id = lab_card(&lab, "What is a phi node?").id;
	lab_remove(&lab, "notes/a.md");
	lab_write(&lab, "notes/z.md",
		"- What is a phi function? #card\n\t- a choice\n- What is SSA? #card\n\t- a "
		"form\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 2 moved, 0 back, 0 gone, 0 unchanged");
	assert_int_equal(lab_card(&lab, "What is a phi function?").id, id);
	lab_close(&lab);
}

static void test_a_page_comes_back_edited(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, "- What is a phi node? #card\n\t- a choice\n- What is SSA? #card\n");
	int64_t id = lab_card(&lab, "What is a phi node?").id;
	lab_remove(&lab, "notes/a.md");
	assert_int_equal(lab_import(&lab).gone, 2);
	ImportReport report = change(
		&lab, "- What is a phi function? #card\n\t- a choice\n- What is SSA? #card\n");
	lab_expect(
		report, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 2 back, 0 gone, 0 unchanged");
	assert_int_equal(lab_card(&lab, "What is a phi function?").id, id);
	lab_close(&lab);
}

// Its copy has the same text, and was not touched.
static void test_a_page_is_gone_and_back_beside_its_copy(void **state)
{
	(void)state;
	Lab lab;
	const char *page = "- What is a phi node? #card\n\t- a choice\n";
	start(&lab, page);
	int64_t id = lab_card(&lab, "What is a phi node?").id;
	lab_write(&lab, "notes/b.md", "%s", page);
	assert_int_equal(lab_import(&lab).new_, 1);
	lab_remove(&lab, "notes/a.md");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 1: 0 new, 0 edited, 0 moved, 0 back, 1 gone, 1 unchanged");
	int64_t copy = lab_card(&lab, "What is a phi node?").id;
	assert_int_not_equal(copy, id);
	lab_write(&lab, "notes/b.md", "- What is a phi function? #card\n\t- a choice\n");
	report = change(&lab, page);
	lab_expect(
		report, "pages 2, cards 2: 0 new, 1 edited, 0 moved, 1 back, 0 gone, 0 unchanged");
	assert_int_equal(lab_card(&lab, "What is a phi node?").id, id);
	assert_int_equal(lab_card(&lab, "What is a phi function?").id, copy);
	lab_close(&lab);
}

static void test_a_page_in_org(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/a.org",
		"* What is the capital of France? #card\n** Paris\n* What is DNA? #card\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "What is the capital of France?").id;
	lab_write(&lab, "notes/a.org",
		"* What is DNA? #card\n* Name the capitol of France! #card\n** Paris\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(lab_card(&lab, "Name the capitol of France!").id, id);
	lab_close(&lab);
}

static void test_headings_outside_of_graphs(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md",
		"# What is the capital of France? #card\nParis\n\n## Where\n- on the Seine\n\n"
		"# What is DNA? #card\nan acid\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "# What is the capital of France?").id;
	lab_write(&lab, "notes/a.md",
		"# What is DNA? #card\nan acid\n\n"
		"# Name the capital of France! #card\nParis\n\n## Where\n- on the Seine\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 2: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 1 unchanged");
	assert_int_equal(lab_card(&lab, "# Name the capital of France!").id, id);
	lab_close(&lab);
}

// Each is edited at once; what is alike in the other one is no card of this one.
static void test_two_graphs(void **state)
{
	(void)state;
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	lab_write(&lab, "notes/one/logseq/config.edn", "{}");
	lab_write(&lab, "notes/two/logseq/config.edn", "{}");
	lab_write(&lab, "notes/one/a.md", "- What is a phi node? #card\n\t- a choice\n");
	lab_write(&lab, "notes/two/a.md", "- What is SSA in short? #card\n\t- a form\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "What is SSA in short?").id;
	lab_write(&lab, "notes/one/a.md", "- What is SSA, in short? #card\n\t- a form\n");
	lab_write(&lab, "notes/two/a.md", "- What is SSA in shrt? #card\n\t- a form\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 2: 1 new, 1 edited, 0 moved, 0 back, 1 gone, 0 unchanged");
	assert_int_equal(lab_card(&lab, "What is SSA in shrt?").id, id);
	lab_close(&lab);
}

// By opening it in Logseq, say.
static void test_a_folder_becomes_a_graph(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md",
		"- What is a phi node? #card\n\t- a choice\n- What is DNA? #card\n");
	lab_write(&lab, "notes/b.md", "- What is RNA? #card\n");
	lab_import(&lab);
	int64_t id = lab_card(&lab, "What is a phi node?").id;
	lab_write(&lab, "notes/sub/logseq/config.edn", "{}");
	lab_write(&lab, "notes/sub/a.md",
		"- What is a phi function? #card\n\t- a choice\n- What is DNA? #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 2, cards 3: 0 new, 1 edited, 0 moved, 0 back, 0 gone, 2 unchanged");
	assert_int_equal(lab_card(&lab, "What is a phi function?").id, id);
	lab_close(&lab);
}

static void test_ids_that_differ_are_two_cards(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, "- What is a phi node? #card\n  id:: 11111111-1111-1111-1111-111111111111\n"
		    "\t- a choice\n");
	ImportReport report = change(&lab,
		"- What is a phi function? #card\n  id:: 22222222-2222-2222-2222-222222222222\n"
		"\t- a choice\n");
	lab_expect(
		report, "pages 1, cards 1: 1 new, 0 edited, 0 moved, 0 back, 1 gone, 0 unchanged");
	lab_close(&lab);
}

static void test_a_cloze_is_no_whole_block(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_configure(&lab, "cloze: each\n");
	lab_write(&lab, "notes/a.md", "- The {{cloze heart}} pumps blood #card\n");
	lab_import(&lab);
	lab_write(&lab, "notes/a.md", "- The heart pumps blood #card\n");
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 1);
	assert_int_equal(report.gone, 1);
	lab_close(&lab);
}

// Nothing is parsed, nothing is written.
static void test_an_unchanged_graph(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, "- What is a phi node? #card\n");
	lab_let_time_pass(&lab);
	lab_was_written(&lab);
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.id, 0);
	assert_int_equal(report.unchanged, 1);
	assert_false(lab_was_written(&lab));
	lab_close(&lab);
}

const struct CMUnitTest edited_tests[] = {
	cmocka_unit_test(test_a_question_is_reworded),
	cmocka_unit_test(test_another_of_the_family_is_another_card),
	cmocka_unit_test(test_one_of_two_copies_is_edited),
	cmocka_unit_test(test_a_copy_is_no_edit_of_another_card),
	cmocka_unit_test(test_another_of_a_wordy_family_is_another_card),
	cmocka_unit_test(test_equal_cards_of_a_renamed_page_keep_their_order),
	cmocka_unit_test(test_an_edit_is_taken_back),
	cmocka_unit_test(test_an_edited_page_is_renamed),
	cmocka_unit_test(test_a_page_comes_back_edited),
	cmocka_unit_test(test_a_page_is_gone_and_back_beside_its_copy),
	cmocka_unit_test(test_a_page_in_org),
	cmocka_unit_test(test_headings_outside_of_graphs),
	cmocka_unit_test(test_two_graphs),
	cmocka_unit_test(test_a_folder_becomes_a_graph),
	cmocka_unit_test(test_ids_that_differ_are_two_cards),
	cmocka_unit_test(test_a_cloze_is_no_whole_block),
	cmocka_unit_test(test_an_unchanged_graph),
};
const size_t edited_tests_n = HARNESS_COUNT(edited_tests);
