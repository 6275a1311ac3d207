// What keys do in a review.
#include "recto/store/log.h"
#include "tests.h"

static void a_card_is_revealed_and_scored(void **state)
{
	Fixture *f = *state;
	assert_shows(f, "What is MLIR?");
	assert_shows(f, "AI compiler comprehension");
	assert_shows(f, "2 due · 1 new");
	assert_hides(f, "[image: 1u73OD5iS7.png]");
	assert_int_equal(fixture_press(f, "space"), WISH_DRAW);
	assert_shows(f, "[image: 1u73OD5iS7.png]");
	assert_shows(f, "1 again");
	assert_int_equal(fixture_press(f, "space"), WISH_DRAW);
	assert_shows(f, "good: next in 6 d");
	assert_shows(f, "1 due · 1 new");
	assert_shows(f, "AI compiler comprehension › … › Front ends and back ends");
}

static void scores_need_the_answer(void **state)
{
	Fixture *f = *state;
	assert_int_equal(fixture_press(f, "3"), WISH_DRAW);
	assert_shows(f, "show the answer first: space");
	assert_shows(f, "2 due · 1 new");
	assert_int_equal(fixture_press(f, "x"), WISH_NOTHING);
	fixture_press(f, "space");
	assert_hides(f, "first");
}

static void a_failed_card_comes_again_in_the_drill(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "space 1");
	assert_shows(f, "again: next in 1 d, and once more today");
	assert_shows(f, "1 due · 1 new · 1 drill");
	fixture_press(f, "space 3 space 3");
	assert_shows(f, "drill  notes › AI compiler comprehension");
	fixture_press(f, "space");
	assert_shows(f, "done");
	fixture_press(f, "1");
	assert_shows(f, "again: once more today");
	fixture_press(f, "space 3");
	assert_shows(f, "good: that is it for today");
	assert_shows(f, "Done for now.");
	assert_shows(f, "3 reviews · 50 % remembered · 2 drilled");
	assert_shows(f, "The next card comes tomorrow.");
}

static void practice_moves_nothing(void **state)
{
	Fixture *f = *state;
	SessionOptions options = session_defaults;
	options.is_cram = true;
	fixture_add_examples(f);
	fixture_review_as(f, &options);
	assert_shows(f, "cram  notes › AI compiler comprehension");
	assert_shows(f, "6 left");
	fixture_press(f, "space");
	assert_shows(f, "again");
	assert_shows(f, "done");
	fixture_press(f, "1");
	assert_shows(f, "again: once more; the schedule stays");
	assert_shows(f, "5 left · 1 again");
	fixture_press(f, "space 3");
	assert_shows(f, "good: the schedule stays");
	fixture_press(f, "u");
	assert_shows(f, "undone: good");
	assert_shows(f, "5 left · 1 again");
	fixture_press(f, "space 3 space 3 space 3 space 3 space 3 space 4");
	assert_shows(f, "Done for now.");
	assert_shows(f, "6 practised · 1 once more");
	assert_shows(f, "The schedule is as it was.");
}

static void nothing_to_practise(void **state)
{
	Fixture *f = *state;
	SessionOptions options = session_defaults;
	options.is_cram = true;
	fixture_review_as(f, &options);
	assert_shows(f, "Nothing to practise.");
	assert_shows(f, "There are no cards here.");
	fixture_add(f, &(FixtureCard){.page = "C", .question = "Q", .answer = ""});
	fixture_review_as(f, &options);
	fixture_press(f, "@");
	assert_shows(f, "Nothing to practise.");
	assert_shows(f, "The cards that fit are suspended or buried.");
}

static void a_card_scored_elsewhere_is_skipped(void **state)
{
	Fixture *f = *state;
	Session *other;
	Err err = {0};
	bool was_stale;
	fixture_press(f, "space");
	assert_true(session_open(&f->desk, &session_defaults, &other, &err));
	session_reveal(other);
	assert_true(session_score(other, 4, &was_stale, &err));
	session_close(other);
	fixture_press(f, "1");
	assert_shows(f, "changed elsewhere: skipped");
	assert_shows(f, "1 due · 1 new");
	assert_hides(f, "drill");
}

static void undo_shows_the_card_again(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "u");
	assert_shows(f, "nothing to undo");
	fixture_press(f, "space 3");
	assert_hides(f, "What is MLIR?");
	fixture_press(f, "u");
	assert_shows(f, "What is MLIR?");
	assert_shows(f, "undone: good");
	assert_shows(f, "2 due · 1 new");
}

static void cards_are_put_away(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "@");
	assert_shows(f, "suspended – u undoes it");
	assert_shows(f, "AI compiler 的前端");
	fixture_press(f, "-");
	assert_shows(f, "buried until tomorrow – u undoes it");
	assert_shows(f, "What does restrict promise?");
	fixture_press(f, "u u");
	assert_shows(f, "What is MLIR?");
	assert_shows(f, "undone: suspend");
}

static void a_mark_shows(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "space *");
	assert_shows(f, "  marked  notes › AI compiler");
	assert_shows(f, "1 again"); // still the answer
	fixture_press(f, "*");
	assert_hides(f, "  marked  notes › AI compiler");
}

static void info_tells_the_history(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "i");
	assert_shows(f, "What is MLIR? #ques1");
	assert_shows(f, "2023-02-02 (today)");
	assert_shows(f, "taken over");
	assert_shows(f, "/notes/pages/AI compiler comprehension.md:1");
	fixture_press(f, "i");
	assert_shows(f, "show answer");
	fixture_press(f, "space 3 u i");
	assert_shows(f, "undone");
	// A key in an overlay scores nothing.
	fixture_press(f, "space");
	assert_shows(f, "show answer");
}

static void add_review(Fixture *f, int took_ms)
{
	Err err = {0};
	LogEntry e = {.card = 1};
	e.entry = (Entry){.kind = ENTRY_REVIEW,
		.at = clock_now(&f->desk.clock),
		.day = clock_today(&f->desk.clock),
		.score = 4,
		.took_ms = took_ms,
		.after = card_state_new()};
	e.entry.after.memory.interval100 = 600;
	assert_true(store_begin(f->desk.store, &err));
	assert_true(store_append_entry(f->desk.store, &e, &err));
	assert_true(store_commit(f->desk.store, &err));
}

static void times_give_way_in_a_narrow_history(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "Q", "A", .interval = 4});
	add_review(f, 12000);
	fixture_review(f);
	fixture_press(f, "i");
	assert_shows(f, "2023-02-02  good           6 d  12 s\n");
	assert_shows_at(f, 24, 36, "2023-02-02  good           6 d\n");
}

static void help_comes_and_goes(void **state)
{
	Fixture *f = *state;
	fixture_press(f, "?");
	assert_shows(f, "space enter  show the answer");
	assert_int_equal(fixture_press(f, "q"), WISH_DRAW);
	assert_shows(f, "What is MLIR?");
	assert_int_equal(fixture_press(f, "q"), WISH_LEAVE);
}

static void other_presets_have_other_scores(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "keys: logseq");
	fixture_add_examples(&f);
	fixture_review(&f);
	fixture_press(&f, "s");
	assert_shows(&f, "f again");
	assert_shows(&f, "r easy");
	assert_hides(&f, "good");
	fixture_close(&f);
	fixture_open(&f, "keys: sm2");
	fixture_add_examples(&f);
	fixture_review(&f);
	fixture_press(&f, "space");
	assert_shows(&f, "0 blackout");
	assert_shows(&f, "5 easy");
	fixture_close(&f);
}

static void long_cards_scroll(void **state)
{
	Fixture *f = *state;
	Buf answer = {0};
	append_lines(&answer, "- ", 40);
	fixture_add(f, &(FixtureCard){"P", "Q", buf_z(&answer), .interval = 1});
	fixture_review(f);
	fixture_press(f, "space");
	assert_shows(f, "• line 1\n");
	assert_shows(f, " j ↓ 27 more");
	assert_hides(f, "line 40");
	fixture_press(f, "j");
	assert_shows(f, "↑ 1  j ↓ 26 more");
	fixture_press(f, "G");
	assert_shows(f, "line 40");
	assert_shows(f, " k ↑ 27 more");
	buf_release(&answer);
}

static void an_answer_below_the_edge_is_scrolled_to(void **state)
{
	Fixture *f = *state;
	Buf question = {0};
	append_lines(&question, "", 40);
	fixture_add(f, &(FixtureCard){"P", buf_z(&question), "- the answer", .interval = 1});
	fixture_review(f);
	assert_shows(f, "line 1\n");
	fixture_press(f, "space");
	assert_shows(f, "the answer");
	buf_release(&question);
}

// Whatever the window becomes, until the person scrolls.
static void an_answer_stays_in_sight(void **state)
{
	Fixture *f = *state;
	Buf question = {0};
	append_lines(&question, "", 9);
	fixture_add(f, &(FixtureCard){"P", buf_z(&question), "- a1\n- a2\n- a3", .interval = 1});
	fixture_review(f);
	fixture_press(f, "space");
	for (int rows = 5; rows <= 40; rows++) {
		assert_shows_at(f, rows, 30, "─────");
		assert_shows_at(f, rows, 30, "• a1\n");
		assert_shows_at(f, rows, 30, "• a2\n");
	}
	assert_shows_at(f, 40, 30, "line 1\n");
	fixture_draw(f, 5, 30);
	fixture_press(f, "g");
	assert_shows_at(f, 5, 30, "line 1\n line 2\n line 3\n");
	buf_release(&question);
}

static void a_card_without_an_answer_says_so(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){"P", "Q", "", .interval = 1});
	fixture_review(f);
	fixture_press(f, "space");
	assert_shows(f, "This card has no answer below it.");
	assert_shows_at(f, 8, 30, "This card has no answer\n below it.\n");
	assert_shows_at(f, 5, 20, "This card has no\nanswer below it.\n");
}

static void wishes_name_the_place(void **state)
{
	Fixture *f = *state;
	assert_int_equal(fixture_press(f, "e"), WISH_EDIT);
	assert_str(f->view->file, "/notes/pages/AI compiler comprehension.md");
	assert_int_equal(f->view->line, 1);
	assert_int_equal(fixture_press(f, "* o"), WISH_OPEN);
	assert_str(f->view->file, "/notes/pages/AI compiler comprehension.md");
	assert_int_equal(fixture_press(f, "^L"), WISH_REDRAW);
}

static void q_says_where_it_leads(void **state)
{
	Fixture *f = *state;
	assert_shows(f, "q quit\n");
	f->view->has_below = true;
	assert_shows(f, "q back\n");
	fixture_press(f, "space 3 space 3 space 3");
	assert_shows(f, "  space decks ");
	assert_shows(f, "q back\n");
}

static void the_end_leads_on(void **state)
{
	Fixture *f = *state;
	fixture_add(f, &(FixtureCard){.page = "P", .question = "Q", .answer = ""});
	fixture_review(f);
	fixture_press(f, "space 3");
	assert_shows(f, "\n  1 review · 0 s\n"); // a new card was not remembered
	assert_int_equal(fixture_press(f, "3"), WISH_NOTHING);
	assert_int_equal(fixture_press(f, "space"), WISH_HOME);
	assert_int_equal(fixture_press(f, "enter"), WISH_HOME);
	f->view->has_below = true;
	assert_int_equal(fixture_press(f, "space"), WISH_LEAVE);
	assert_int_equal(fixture_press(f, "q"), WISH_LEAVE);
}

static void nothing_to_review(void **state)
{
	Fixture *f = *state;
	fixture_review(f);
	assert_shows(f, "Nothing to review.");
	assert_shows(f, "There are no cards here.");
	assert_int_equal(fixture_press(f, "q"), WISH_LEAVE);
}

static void a_query_that_finds_nothing(void **state)
{
	Fixture *f = *state;
	const Filter filter = {.kind = FILTER_TEXT, .text = {"nowhere", 7}};
	SessionOptions options = session_defaults;
	options.filter = &filter;
	fixture_add_examples(f);
	fixture_review_as(f, &options);
	assert_shows(f, "Nothing to review.");
	assert_shows(f, "No card fits the query.");
}

// What waits is said with the limit that holds it back.
static void the_limit_is_named(void **state)
{
	(void)state;
	SessionOptions options = session_defaults;
	for (int is_own = 0; is_own <= 1; is_own++) {
		Fixture f;
		fixture_open(&f, is_own ? NULL : "new_per_day: 1");
		for (int i = 0; i < 3; i++)
			fixture_add(&f, &(FixtureCard){.page = "a", .question = "Q", .answer = ""});
		options.limit = is_own ? 1 : -1;
		fixture_review_as(&f, &options);
		fixture_press(&f, "space 3");
		assert_shows(&f, is_own ? "2 new cards wait beyond this review's limit."
					: "2 new cards wait beyond today's limit.");
		fixture_close(&f);
	}
}

static void the_first_card_needs_no_counts(void **state)
{
	Fixture *f = *state;
	Err err = {0};
	fixture_add_examples(f);
	f->view = review_view_open(&f->desk, &f->keys, &session_defaults, &err);
	assert_shows(f, "What is MLIR?");
	assert_hides(f, "due");
}

const struct CMUnitTest review_tests[] = {
	review_test(a_card_is_revealed_and_scored),
	review_test(scores_need_the_answer),
	review_test(a_failed_card_comes_again_in_the_drill),
	empty_test(practice_moves_nothing),
	empty_test(nothing_to_practise),
	review_test(a_card_scored_elsewhere_is_skipped),
	review_test(undo_shows_the_card_again),
	review_test(cards_are_put_away),
	review_test(a_mark_shows),
	review_test(info_tells_the_history),
	empty_test(times_give_way_in_a_narrow_history),
	review_test(help_comes_and_goes),
	cmocka_unit_test(other_presets_have_other_scores),
	empty_test(long_cards_scroll),
	empty_test(an_answer_below_the_edge_is_scrolled_to),
	empty_test(an_answer_stays_in_sight),
	empty_test(a_card_without_an_answer_says_so),
	review_test(wishes_name_the_place),
	review_test(q_says_where_it_leads),
	empty_test(the_end_leads_on),
	empty_test(nothing_to_review),
	empty_test(a_query_that_finds_nothing),
	cmocka_unit_test(the_limit_is_named),
	empty_test(the_first_card_needs_no_counts),
};
const size_t review_tests_n = HARNESS_COUNT(review_tests);
