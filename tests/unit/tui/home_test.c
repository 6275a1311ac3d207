// What keys do on the home screen.
#include <stdio.h>
#include "tests.h"

static void decks_with_work_come_first(void **state)
{
	(void)state;
	Fixture f;
	Buf text = {0};
	size_t compilers, c, spanish;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	assert_shows(&f, "2 due · 1 new");
	fixture_draw(&f, 24, 80);
	frame_append_text(&f.frame, &text);
	assert_true(str_find(buf_str(&text), STR("AI compiler"), &compilers));
	assert_true(str_find(buf_str(&text), STR("▾ C "), &c));
	assert_true(str_find(buf_str(&text), STR("Spanish"), &spanish));
	assert_true(compilers < c && c < spanish);
	buf_release(&text);
	fixture_close(&f);
}

static void a_deck_counts_what_lies_below_it(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"a", "1", "", .interval = 1});
	fixture_add(&f, &(FixtureCard){"a/b/c", "2", "", .interval = 1});
	fixture_add(&f, &(FixtureCard){"a b", "3", "", .interval = 1});
	fixture_home(&f);
	assert_shows(&f,
		"    All decks                                           3      0      0      3\n");
	assert_shows(&f,
		"  ▾ a                                                   2      0      0      2\n"
		"    ▾ b                                                 1      0      0      1\n"
		"        c                                               1      0      0      1\n"
		"    a b                                                 1      0      0      1\n");
	fixture_close(&f);
}

static void the_head_says_what_the_limits_leave(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 1");
	fixture_add(&f, &(FixtureCard){.page = "a", .question = "1", .answer = ""});
	fixture_add(&f, &(FixtureCard){.page = "a", .question = "2", .answer = ""});
	fixture_home(&f);
	assert_shows(&f, "\n  1 new today\n");
	assert_shows(&f,
		"  All decks                                             0      2      0      2\n");
	fixture_close(&f);
}

static void all_decks_or_one(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	assert_int_equal(fixture_press(&f, "enter"), WISH_REVIEW);
	assert_null(f.view->review_filter);
	assert_int_equal(fixture_press(&f, "j enter"), WISH_REVIEW);
	assert_int_equal(f.view->review_filter->kind, FILTER_DECK);
	assert_str(f.view->review_filter->text, "ai compiler comprehension");
	fixture_press(&f, "G enter");
	assert_str(f.view->review_filter->text, "spanish");
	fixture_press(&f, "g enter");
	assert_null(f.view->review_filter);
	fixture_close(&f);
}

static void the_selection_stays_in_sight(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	for (int i = 0; i < 60; i++) {
		char name[32];
		snprintf(name, sizeof name, "Deck %02d", i);
		fixture_add(&f, &(FixtureCard){name, "Q", "", .interval = 1});
	}
	fixture_home(&f);
	assert_shows(&f, " j ↓ 45 more");
	assert_hides(&f, "Deck 59");
	fixture_press(&f, "G");
	assert_shows(&f, "Deck 59");
	assert_shows(&f, " k ↑ 45 more");
	fixture_press(&f, "^U k");
	assert_shows(&f, "Deck 49");
	fixture_press(&f, "g");
	assert_shows(&f, "All decks");
	fixture_close(&f);
}

static void decks_fold(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"a", "1", "", .interval = 1});
	fixture_add(&f, &(FixtureCard){"a/b/c", "2", "", .interval = 1});
	fixture_add(&f, &(FixtureCard){"z", "3", "", .interval = 1});
	fixture_home(&f);
	fixture_press(&f, "j h");
	assert_shows(&f, "  ▸ a ");
	assert_hides(&f, "▾ b ");
	fixture_press(&f, "l");
	assert_shows(&f, "    ▾ b ");
	// Folding a leaf folds what it is in, and that is chosen.
	fixture_press(&f, "j j h");
	assert_shows(&f, "    ▸ b ");
	fixture_press(&f, "enter");
	assert_str(f.view->review_filter->text, "a/b");
	fixture_press(&f, "left");
	assert_shows(&f, "  ▸ a ");
	// Folds stay when it is counted again.
	fixture_press(&f, "u");
	assert_shows(&f, "  ▸ a ");
	fixture_close(&f);
}

static void tags_are_a_list_too(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"P", "1", "", .tags = "os\nunix", .interval = 1});
	fixture_add(&f, &(FixtureCard){"P", "2", "", .tags = "os/linux"});
	fixture_home(&f);
	// No deck stands as a tag.
	Err err = {0};
	assert_int_equal(f.view->class->update(f.view, KEYS_TAB, &err), WISH_DRAW);
	assert_hides(&f, "#P");
	assert_shows(&f, "\n  Tag ");
	assert_shows(&f,
		"    All decks                                           1      1      0      2\n"
		"  ▾ #os                                                 1      1      0      2\n"
		"      linux                                             0      1      0      1\n"
		"    #unix                                               1      0      0      1\n");
	assert_int_equal(fixture_press(&f, "j enter"), WISH_REVIEW);
	assert_int_equal(f.view->review_filter->kind, FILTER_TAG);
	assert_str(f.view->review_filter->text, "os");
	fixture_press(&f, "tab");
	assert_shows(&f, "\n  Deck ");
	fixture_close(&f);
}

// Whatever is due: a tag is looked for by its name.
static void tags_stand_by_name(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"P", "1", "", .tags = "zoo\nMaths/b", .interval = 1});
	fixture_add(&f, &(FixtureCard){"P", "2", "", .tags = "Éclair\nmaths/A"});
	fixture_add(&f, &(FixtureCard){"P", "3", "", .tags = "apple", .interval = 9, .ahead = 9});
	fixture_home(&f);
	fixture_press(&f, "tab");
	assert_shows(&f,
		"    #apple                                              0      0      0      1\n"
		"  ▾ #Maths                                              1      0      0      1\n"
		"      b                                                 1      0      0      1\n"
		"  ▾ #maths                                              0      1      0      1\n"
		"      A                                                 0      1      0      1\n"
		"    #zoo                                                1      0      0      1\n"
		"    #Éclair                                             0      1      0      1\n");
	fixture_close(&f);
}

static void decks_stand_by_name_whatever_the_case(void **state)
{
	(void)state;
	Fixture f;
	static const char *const pages[] = {"Zoo", "apple", "Banana"};
	fixture_open(&f, NULL);
	for (size_t i = 0; i < HARNESS_COUNT(pages); i++)
		fixture_add(&f, &(FixtureCard){pages[i], "Q", "", .interval = 1});
	fixture_home(&f);
	assert_shows(&f,
		"  apple                                                 1      0      0      1\n"
		"  Banana                                                1      0      0      1\n"
		"  Zoo                                                   1      0      0      1\n");
	fixture_close(&f);
}

static void a_filter_without_matches_says_so(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	fixture_press(&f, "f x y z");
	assert_shows(&f, "  No deck has this in its name.\n");
	assert_shows(&f, "esc show all");
	fixture_press(&f, "enter");
	assert_shows(&f, "  No deck has this in its name.\n");
	assert_shows(&f, "  q show all");
	assert_hides(&f, "review");
	assert_int_equal(fixture_press(&f, "enter"), WISH_NOTHING);
	assert_shows_at(&f, 5, 20, "No deck has this in\nits name.");
	assert_shows_at(&f, 5, 20, "q show all");
	assert_int_equal(fixture_press(&f, "q"), WISH_DRAW);
	assert_shows(&f, "Spanish");
	fixture_press(&f, "tab f x y z");
	assert_shows(&f, "  No tag has this in its name.\n");
	fixture_close(&f);
}

static void the_list_is_narrowed_by_name(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	fixture_press(&f, "f u N d");
	assert_shows(&f, "  narrow to: uNd");
	assert_shows(&f, "\n  C/Undefined behaviour ");
	assert_hides(&f, "Spanish");
	assert_true(f.frame.cursor_row >= 0);
	fixture_press(&f, "enter");
	assert_int_equal(f.frame.cursor_row >= 0, true); // as drawn last
	fixture_draw(&f, 24, 80);
	assert_int_equal(f.frame.cursor_row, -1);
	assert_int_equal(fixture_press(&f, "enter"), WISH_REVIEW);
	assert_str(f.view->review_filter->text, "c/undefined behaviour");
	assert_int_equal(fixture_press(&f, "q"), WISH_DRAW);
	assert_shows(&f, "Spanish");
	fixture_press(&f, "f x backspace s p a esc");
	assert_int_equal(fixture_paste(&f, "q"), WISH_NOTHING);
	fixture_press(&f, "f");
	fixture_paste(&f, "und");
	assert_shows(&f, "\n  C/Undefined behaviour ");
	assert_hides(&f, "Spanish");
	fixture_press(&f, "esc");
	assert_shows(&f, "AI compiler");
	assert_int_equal(fixture_press(&f, "q"), WISH_LEAVE);
	fixture_close(&f);
}

static void a_click_chooses_and_starts(void **state)
{
	(void)state;
	Fixture f;
	Err err = {0};
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	fixture_draw(&f, 24, 80);
	Key key = frame_find_target(&f.frame, 6, 10);
	assert_int_equal(key, KEYS_ROW + 1);
	assert_int_equal(frame_find_target(&f.frame, 3, 10), KEY_NONE);
	assert_int_equal(f.view->class->update(f.view, key, &err), WISH_DRAW);
	assert_int_equal(f.view->class->update(f.view, key, &err), WISH_REVIEW);
	assert_str(f.view->review_filter->text, "ai compiler comprehension");
	assert_int_equal(f.view->class->update(f.view, KEYS_WHEEL_DOWN, &err), WISH_DRAW);
	fixture_press(&f, "enter");
	assert_str(f.view->review_filter->text, "spanish");
	fixture_close(&f);
}

static void nothing_due_says_when(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"P", "Q", "", .interval = 9, .ahead = 4});
	fixture_home(&f);
	assert_shows(&f, "Nothing is due. The next card comes in 4 d, on 2023-02-06.");
	fixture_close(&f);
}

static void an_empty_database_tells_what_to_do(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_home(&f);
	assert_shows(&f, "recto import FOLDER");
	assert_hides(&f, "Example pages");
	assert_int_equal(fixture_press(&f, "enter"), WISH_NOTHING);
	assert_int_equal(fixture_press(&f, "q"), WISH_LEAVE);
	fixture_close(&f);
}

static void example_pages_are_named_where_they_are(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	f.examples = STR("decks");
	fixture_home(&f);
	assert_shows(&f, "Example pages show what a card looks like:\n\n    recto import decks\n");
	fixture_close(&f);
}

static void undo_works_here_too(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_review(&f);
	fixture_press(&f, "space 3");
	fixture_home(&f);
	assert_shows(&f, "1 due · 1 new");
	assert_shows(&f, "1 reviewed today");
	fixture_press(&f, "u");
	assert_shows(&f, "2 due · 1 new");
	assert_hides(&f, "reviewed today");
	fixture_press(&f, "u");
	assert_shows(&f, "nothing to undo");
	fixture_close(&f);
}

static void help_is_about_decks(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_home(&f);
	fixture_press(&f, "?");
	assert_shows(&f, "review the deck");
	assert_hides(&f, "show the answer");
	fixture_press(&f, "?");
	assert_shows(&f, "All decks");
	fixture_close(&f);
}

static void the_chosen_row_stands_out(void **state)
{
	(void)state;
	Fixture f;
	Buf roles = {0};
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"P", "Q", "", .interval = 1});
	fixture_home(&f);
	fixture_draw(&f, 12, 40);
	frame_append_roles(&f.frame, &roles);
	assert_true(str_contains(buf_str(&roles), STR("\n ssssssss")));
	buf_release(&roles);
	fixture_close(&f);
}

const struct CMUnitTest home_tests[] = {
	cmocka_unit_test(decks_with_work_come_first),
	cmocka_unit_test(a_deck_counts_what_lies_below_it),
	cmocka_unit_test(the_head_says_what_the_limits_leave),
	cmocka_unit_test(all_decks_or_one),
	cmocka_unit_test(the_selection_stays_in_sight),
	cmocka_unit_test(decks_fold),
	cmocka_unit_test(tags_are_a_list_too),
	cmocka_unit_test(tags_stand_by_name),
	cmocka_unit_test(decks_stand_by_name_whatever_the_case),
	cmocka_unit_test(a_filter_without_matches_says_so),
	cmocka_unit_test(the_list_is_narrowed_by_name),
	cmocka_unit_test(a_click_chooses_and_starts),
	cmocka_unit_test(nothing_due_says_when),
	cmocka_unit_test(an_empty_database_tells_what_to_do),
	cmocka_unit_test(example_pages_are_named_where_they_are),
	cmocka_unit_test(undo_works_here_too),
	cmocka_unit_test(help_is_about_decks),
	cmocka_unit_test(the_chosen_row_stands_out),
};
const size_t home_tests_n = HARNESS_COUNT(home_tests);
