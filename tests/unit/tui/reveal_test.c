// What of a card is shown when, and what is said about it.
#include <stdlib.h>
#include "recto/store/log.h"
#include "tests.h"

static void an_answer_comes_line_by_line(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "Q", "- one\n- two\n\t- three", .interval = 1});
	fixture_review(f);
	assert_int_equal(fixture_press(f, "n"), WISH_DRAW);
	assert_shows(f, "• one\n\n");
	assert_hides(f, "two");
	assert_shows(f, "space show answer");
	fixture_press(f, "3");
	assert_shows(f, "show the answer first");
	fixture_press(f, "n");
	assert_shows(f, "• one\n  • two\n\n");
	assert_hides(f, "1 again");
	fixture_press(f, "n");
	assert_shows(f, "• two\n    ◦ three\n");
	assert_shows(f, "1 again");
	assert_int_equal(fixture_press(f, "n"), WISH_NOTHING);
}

static void a_reveal_shows_the_other_lines(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "Q1", "- one\n- two\n- three", .interval = 1});
	fixture_add(f, &(FixtureCard){"P", "Q2", "- four\n- five", .interval = 1});
	fixture_review(f);
	fixture_press(f, "n space");
	assert_shows(f, "• one\n  • two\n  • three\n");
	fixture_press(f, "3 n");
	assert_shows(f, "• four\n\n");
	assert_hides(f, "five");
}

// What is shown of a table has the columns that all of it needs.
static void lines_stay_where_they_are(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "Q", "```c\nint a;\nint b;\n```\nend", .interval = 1});
	fixture_review(f);
	fixture_press(f, "n");
	assert_shows(f, "int a;\n\n");
	assert_hides(f, "int b;");
	fixture_press(f, "n");
	assert_shows(f, "int b;");
	assert_hides(f, "end");
}

static void lines_keep_clozes_hidden(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "The {{cloze Seine}}",
			       "- rises at {{cloze Dijon}}\n- ends in the {{cloze Channel}}",
			       .interval = 1, .clozes = 3});
	fixture_review(f);
	fixture_press(f, "n");
	assert_shows(f, "rises at [...]\n\n");
	fixture_press(f, "n");
	assert_shows(f, "ends in the [...]\n");
	assert_shows(f, "space show clozes");
	fixture_press(f, "n");
	assert_shows(f, "rises at [Dijon]\n");
	assert_shows(f, "1 again");
}

static void the_last_line_stays_in_sight(void **state)
{
	Fixture *f = *state;
	Buf answer = {0};
	append_lines(&answer, "- ", 40);
	fixture_add(f, &(FixtureCard){"P", "Q", buf_z(&answer), .interval = 1});
	fixture_review(f);
	for (int i = 1; i <= 39; i++)
		fixture_press(f, "n");
	assert_shows(f, "• line 39\n");
	assert_hides(f, "• line 40\n");
	assert_shows(f, "↑ ");
	fixture_press(f, "g");
	assert_shows(f, "• line 1\n");
	fixture_press(f, "n");
	assert_shows(f, "• line 40\n");
	buf_release(&answer);
}

// A question that is longer than the window scrolls before the answer is there.
static void long_questions_scroll(void **state)
{
	Fixture *f = *state;
	Buf question = {0};
	append_lines(&question, "- ", 60);
	fixture_add(f, &(FixtureCard){"P", buf_z(&question), "- A", .interval = 1});
	fixture_review(f);
	assert_shows(f, "• line 1\n");
	assert_shows(f, "j ↓ ");
	fixture_press(f, "G");
	assert_shows(f, "• line 60\n");
	fixture_press(f, "g ^D");
	assert_hides(f, "• line 1\n");
	fixture_press(f, "pgup");
	assert_shows(f, "• line 1\n");
	buf_release(&question);
}

// A card without an answer shows the pages that it links to, with their pictures.
static void linked_pages_stand_in_for_an_answer(void **state)
{
	Fixture *f = *state;
	setenv("RECTO_IMAGE", "", 1);
	fixture_write(f, "pages/MLIR.md",
		STR("- **Many levels** of IR\n\t- dialects\n\t- ![](levels.png)\n"));
	fixture_write(f, "pages/SSA.md", STR("- Each name is assigned once.\n"));
	fixture_write(
		f, "pages/levels.png", STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xA0\0\0\0\x40"));
	static const char *const pages[] = {"MLIR", "SSA"};
	for (size_t i = 0; i < HARNESS_COUNT(pages); i++)
		fixture_add(f, &(FixtureCard){pages[i], "", "", .interval = 9, .ahead = 9});
	fixture_add(f,
		&(FixtureCard){"Compilers", "Why does [[MLIR]] use [[SSA]]?", "", .interval = 1});
	fixture_review(f);
	check_golden(f, "review-linked-question");
	fixture_press(f, "space");
	assert_shows(f, "[image: levels.png]  160×64, 1 KB · v opens it\n");
	check_golden(f, "review-linked");
	fixture_draw(f, 5, 20);
	fixture_press(f, "G");
	assert_shows_at(f, 5, 20, "once.\n");
	assert_int_equal(fixture_press(f, "v"), WISH_VIEW);
	unsetenv("RECTO_IMAGE");
}

static void words_say_what_the_card_is(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "leech_at: 1");
	fixture_add(&f, &(FixtureCard){"P", "Q", "- A", .interval = 1});
	fixture_review(&f);
	fixture_press(&f, "space 1");
	assert_shows(&f, "  drill  marked  leech  notes › P");
	fixture_close(&f);
}

static void the_summary_lists_what_was_hard(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "What is *one*?", "- 1", .interval = 5});
	fixture_add(f, &(FixtureCard){"P", "What is two?", "- 2", .interval = 5});
	fixture_add(f, &(FixtureCard){"P", "What is three?", "- 3", .interval = 5});
	fixture_review(f);
	fixture_press(f, "space 2 space 1 space 3 space 2 space 3 space 3");
	assert_shows(f, "What was hard\n  again     What is two?\n  hard      What is one?\n\n");
	assert_hides(f, "three");
	check_golden(f, "review-hard");
	fixture_press(f, "u u u u u");
	assert_shows(f, "What is two?");
}

static void hidden_tags_are_not_on_the_question(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "hide_tags: [ques1]\n");
	fixture_add(&f, &(FixtureCard){"P", "Q #ques1 #os", "- A #ques1", .interval = 1});
	fixture_review(&f);
	assert_shows(&f, "Q #os\n");
	fixture_press(&f, "space");
	assert_shows(&f, "A #ques1");
	fixture_close(&f);
}

// What was drawn plainly is drawn again.
static void formulas_come_when_they_are_made(void **state)
{
	Fixture *f = *state;
	Err err = {0};
	Tools *tools;
	fixture_add(f, &(FixtureCard){"P", "$x^2$", "- A", .interval = 1});
	fixture_review(f);
	assert_true(tools_open(STR("sed 's/^/made /'"), false, &tools, &err));
	f->view->tools = tools;
	f->view->n_made++;
	assert_shows(f, "x²");
	workshop_wait(tools_workshop(tools), WORKSHOP_TIMEOUT_MS);
	assert_true(workshop_poll(tools_workshop(tools)));
	f->view->n_made++;
	assert_shows(f, "made x^2");
	f->view->tools = NULL;
	tools_close(tools);
}

const struct CMUnitTest reveal_tests[] = {
	empty_test(an_answer_comes_line_by_line),
	empty_test(a_reveal_shows_the_other_lines),
	empty_test(lines_stay_where_they_are),
	cmocka_unit_test(hidden_tags_are_not_on_the_question),
	empty_test(formulas_come_when_they_are_made),
	empty_test(lines_keep_clozes_hidden),
	empty_test(the_last_line_stays_in_sight),
	empty_test(long_questions_scroll),
	empty_test(linked_pages_stand_in_for_an_answer),
	cmocka_unit_test(words_say_what_the_card_is),
	empty_test(the_summary_lists_what_was_hard),
};
const size_t reveal_tests_n = HARNESS_COUNT(reveal_tests);
