// What keys do in the search.
#include <stdio.h>
#include "tests.h"

static void set_up(Fixture *f)
{
	fixture_open(f, NULL);
	fixture_add_examples(f);
	fixture_browse(f);
}

static void it_finds_while_one_types(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	assert_shows(&f, "6 cards");
	fixture_press(&f, "M L i r");
	assert_shows(&f, "search: MLir");
	assert_shows(&f, "1 card\n");
	assert_shows(&f, "What is MLIR? #ques1");
	assert_shows(&f, "• MLIR\n"); // its answer
	assert_hides(&f, "mariposa");
	fixture_press(&f, "x");
	assert_shows(&f, "No card is found.");
	fixture_press(&f, "^W i s : n e w");
	assert_shows(&f, "What does restrict promise?");
	assert_shows(&f, "1 card\n");
	fixture_close(&f);
}

// Keys that come faster than anything is found act on what the text means.
static void keys_wait_for_what_is_found(void **state)
{
	(void)state;
	Fixture f;
	static const Key keys[] = {'m', 'a', 'r', 'i', KEYS_ENTER, '@'};
	set_up(&f);
	for (size_t i = 0; i < HARNESS_COUNT(keys); i++) {
		Err err = {0};
		f.view->class->update(f.view, keys[i], &err);
	}
	assert_shows(&f, "1 card\n");
	assert_shows(&f, "  suspended\n");
	fixture_close(&f);
}

static void tags_and_pages_are_looked_through(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "s p a n");
	assert_shows(&f, "2 cards");
	fixture_press(&f, "^W d e c k : C");
	assert_shows(&f, "2 cards");
	assert_shows(&f, "Name three kinds.");
	fixture_close(&f);
}

// What was found stays while the text is no query.
static void what_is_not_understood_is_shown(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "s p a n");
	assert_shows(&f, "2 cards");
	fixture_press(&f, "space i s : l a t e");
	assert_shows(&f, "search: span is:late");
	assert_shows(&f, "  is: takes due, new, suspended");
	assert_shows(&f, "2 cards");
	assert_shows_at(&f, 24, 120, "\n                  ^ is: takes");
	fixture_press(&f, "^W");
	assert_hides(&f, "^ is:");
	fixture_close(&f);
}

static void pasted_text_is_searched_for(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "l a space");
	fixture_paste(&f, "mari\a\033posa\r\r\tel\xC2\x9B");
	assert_shows(&f, "search: la mariposa el ");
	fixture_press(&f, "^W");
	assert_shows(&f, "1 card\n");
	// Enough is enough, and no letter is cut.
	for (int i = 0; i < 300; i++)
		fixture_paste(&f, "共享尽可");
	assert_shows(&f, "共享尽可共享");
	assert_hides(&f, "\xEF\xBF\xBD");
	fixture_press(&f, "esc");
	assert_int_equal(fixture_paste(&f, "q@"), WISH_NOTHING);
	assert_hides(&f, "suspended");
	fixture_close(&f);
}

static void pasted_days_postpone(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "enter p");
	fixture_paste(&f, "12\n");
	fixture_press(&f, "enter");
	assert_shows(&f, "12 d\n");
	fixture_close(&f);
}

static void the_list_is_moved_in(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "down");
	assert_shows(&f, "AI compiler comprehension › Compilers › Front ends");
	fixture_press(&f, "enter j");
	assert_shows(&f, "notes › C\n");
	fixture_press(&f, "g");
	assert_shows(&f, "notes › AI compiler comprehension\n");
	fixture_close(&f);
}

static void one_or_many_are_changed(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "enter @");
	assert_shows(&f, "suspended – u undoes it");
	assert_shows(&f, "suspended\n");
	fixture_press(&f, "@");
	assert_shows(&f, "no longer suspended – u undoes it");
	fixture_press(&f, "space space");
	assert_shows(&f, "2 selected of 6");
	fixture_press(&f, "*");
	assert_shows(&f, "marked: 2 cards – u undoes it");
	assert_shows(&f, "✓ * What is MLIR?");
	fixture_press(&f, "u");
	assert_shows(&f, "undone: mark of 2 cards");
	assert_hides(&f, "* What");
	fixture_press(&f, "a");
	assert_shows(&f, "6 selected of 6");
	fixture_press(&f, "a");
	assert_hides(&f, "selected");
	fixture_close(&f);
}

static void cards_are_postponed_by_days(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "enter p 1 2 enter");
	assert_shows(&f, "postponed until 2023-02-14 – u undoes it");
	assert_shows(&f, "12 d\n");
	fixture_press(&f, "i");
	assert_shows(&f, "2023-02-02  postpone            until 2023-02-14");
	fixture_press(&f, "q");
	// In a narrow window it takes the row of the sign.
	fixture_press(&f, "p 1 3 enter");
	assert_shows_at(&f, 12, 40, "\n postponed until 2023-02-27 – u undoes…\n");
	fixture_press(&f, "u p x enter");
	assert_shows(&f, "not postponed: a number of days");
	fixture_press(&f, "p 9 9 9 9 9 9 9 9 9 9 9 9 enter");
	assert_shows(&f, "not postponed: a number of days");
	fixture_press(&f, "p 5 esc");
	assert_shows(&f, "12 d\n");
	fixture_press(&f, "R");
	assert_shows(&f, "new again – u undoes it");
	fixture_close(&f);
}

// A new card is not due on any day: it rests.
static void a_new_card_is_postponed_to_a_day(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "i s : n e w enter p 1 2 enter");
	assert_shows(&f, "postponed until 2023-02-14 – u undoes it");
	assert_shows(&f, "restrict promise?                                        in 12 d\n");
	fixture_press(&f, "i");
	assert_shows(&f, "new, buried until 2023-02-14\n");
	assert_shows(&f, "2023-02-02  bury                until 2023-02-14");
	fixture_press(&f, "q u -");
	assert_shows(&f, "restrict promise?                                         buried\n");
	fixture_press(&f, "u / ^W ^W enter a p 5 enter");
	assert_shows(&f, "postponed by 5 d: 6 cards – u undoes it");
	fixture_close(&f);
}

static void a_review_of_what_is_found_or_selected(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "s p a n enter");
	assert_int_equal(fixture_press(&f, "enter"), WISH_REVIEW);
	assert_int_equal(f.view->review_filter->kind, FILTER_TEXT);
	fixture_press(&f, "space");
	assert_int_equal(fixture_press(&f, "enter"), WISH_REVIEW);
	assert_int_equal(f.view->review_filter->kind, FILTER_CARDS);
	assert_int_equal(f.view->review_filter->n_ids, 1);
	fixture_close(&f);
}

static void a_long_card_is_scrolled(void **state)
{
	(void)state;
	Fixture f;
	Buf answer = {0};
	fixture_open(&f, NULL);
	for (int i = 0; i < 30; i++)
		buf_printf(&answer, "- line %02d\n", i);
	fixture_add(&f, &(FixtureCard){"P", "Long?", buf_z(&answer), .interval = 1});
	fixture_add(&f, &(FixtureCard){"P", "Short?", "- yes", .interval = 1});
	fixture_browse(&f);
	assert_shows(&f, " ↓ 25 more\n");
	assert_hides(&f, "J ↓"); // what is a letter while typing
	fixture_press(&f, "enter");
	assert_shows(&f, "J ↓ 25 more\n");
	fixture_press(&f, "J J J J");
	assert_shows(&f, "↑ 4  J ↓ 21 more\n");
	assert_shows(&f, "line 00");
	fixture_press(&f, "J K J");
	assert_hides(&f, "line 00");
	fixture_press(&f, "j k");
	assert_shows(&f, "J ↓ 25 more\n");
	buf_release(&answer);
	fixture_close(&f);
}

static void without_cards_only_what_makes_sense_is_offered(void **state)
{
	(void)state;
	Fixture f;
	set_up(&f);
	fixture_press(&f, "z z ß enter");
	assert_shows(&f, "/ search");
	assert_hides(&f, "review all");
	fixture_close(&f);
}

static void many_cards_are_listed_as_far_as_they_show(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	for (int i = 0; i < 700; i++) {
		char question[32];
		snprintf(question, sizeof question, "Question %03d", i);
		fixture_add(&f, &(FixtureCard){"P", question, "", .interval = 1});
	}
	fixture_browse(&f);
	assert_shows(&f, "700 cards");
	assert_shows(&f, "Question 000");
	fixture_press(&f, "enter G");
	assert_shows(&f, "Question 699");
	assert_shows(&f, "Question 695");
	for (int i = 0; i < 40; i++)
		fixture_press(&f, "^U");
	assert_shows(&f, "Question 540");
	fixture_press(&f, "g");
	assert_shows(&f, "Question 000");
	fixture_press(&f, "a @");
	assert_shows(&f, "suspended: 700 cards – u undoes it");
	fixture_press(&f, "u");
	assert_shows(&f, "undone: suspend of 700 cards");
	fixture_close(&f);
}

static void hostile_text_is_harmless(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"\x1b[2J",
				"\x1b]0;x\x07 a\u202e b\xC2\x9B"
				"2J",
				"- \x1b[31m", .context = "\x1b[1m", .interval = 1});
	fixture_browse(&f);
	Buf out = {0};
	fixture_draw(&f, 24, 120);
	frame_append_text(&f.frame, &out);
	for (size_t i = 0; i < out.n; i++)
		assert_true((unsigned char)out.p[i] >= 0x20 || out.p[i] == '\n');
	assert_false(str_contains(buf_str(&out), STR("\u202e")));
	assert_false(str_contains(buf_str(&out), STR("\xC2\x9B")));
	buf_release(&out);
	fixture_close(&f);
}

const struct CMUnitTest browse_tests[] = {
	cmocka_unit_test(it_finds_while_one_types),
	cmocka_unit_test(keys_wait_for_what_is_found),
	cmocka_unit_test(tags_and_pages_are_looked_through),
	cmocka_unit_test(what_is_not_understood_is_shown),
	cmocka_unit_test(pasted_text_is_searched_for),
	cmocka_unit_test(pasted_days_postpone),
	cmocka_unit_test(the_list_is_moved_in),
	cmocka_unit_test(one_or_many_are_changed),
	cmocka_unit_test(cards_are_postponed_by_days),
	cmocka_unit_test(a_new_card_is_postponed_to_a_day),
	cmocka_unit_test(a_review_of_what_is_found_or_selected),
	cmocka_unit_test(a_long_card_is_scrolled),
	cmocka_unit_test(without_cards_only_what_makes_sense_is_offered),
	cmocka_unit_test(many_cards_are_listed_as_far_as_they_show),
	cmocka_unit_test(hostile_text_is_harmless),
};
const size_t browse_tests_n = HARNESS_COUNT(browse_tests);
