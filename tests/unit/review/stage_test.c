// What a card shows in each phase, over all forms of cards.
#include "recto/review/stage.h"

#include <stdio.h>

#include "play.h"

enum { PHASES_MAX = 3 };

// "Q- A+": question and answer, each with "+" where the clozes that are asked for are shown, "-"
// where they are hidden, "." where none is.
static void append_view(StageView view, Buf *out)
{
	static const char marks[] = {
		[CLOZES_SHOWN] = '+', [CLOZES_HIDDEN] = '-', [CLOZES_PLAIN] = '.'};
	buf_printf(out, "Q%c", marks[view.question]);
	if (view.has_answer)
		buf_printf(out, " A%c", marks[view.answer]);
}

// The views of all phases, with what leads from one to the next.
static void append_stages(CardForm form, Buf *out)
{
	SessionPhase phase = SESSION_QUESTION;
	for (int i = 0; i < PHASES_MAX; i++) {
		append_view(stage_view(form, phase), out);
		assert_int_equal(stage_view(form, phase).number, form.cloze);
		if (phase == SESSION_ANSWER)
			return;
		bool is_clozes = stage_next_shows_clozes(form, phase);
		buf_append_z(out, is_clozes ? " clozes> " : " answer> ");
		phase = stage_next(form, phase);
	}
}

static void test_all_forms(void **state)
{
	(void)state;
	static const struct {
		CardForm form;
		const char *stages;
	} table[] = {
		{{0, false, false}, "Q- answer> Q+ A+"},
		{{0, false, true}, "Q- answer> Q+ A+"},
		{{0, true, false}, "Q- clozes> Q+"},
		{{0, true, true}, "Q- answer> Q- A- clozes> Q+ A+"},
		{{2, false, false}, "Q- answer> Q+"},
		{{2, false, true}, "Q- answer> Q+ A."},
		{{2, true, false}, "Q- clozes> Q+"},
		{{2, true, true}, "Q- answer> Q+ A."},
	};
	for (size_t i = 0; i < HARNESS_COUNT(table); i++) {
		Buf stages = {0};
		append_stages(table[i].form, &stages);
		assert_str(buf_str(&stages), table[i].stages);
		buf_release(&stages);
	}
}

static void test_nothing_follows_the_last_phase(void **state)
{
	(void)state;
	CardForm form = {0, true, true};
	assert_int_equal(stage_next(form, SESSION_ANSWER), SESSION_ANSWER);
	assert_int_equal(stage_next(form, SESSION_DONE), SESSION_DONE);
	assert_false(stage_next_shows_clozes(form, SESSION_ANSWER));
	assert_false(stage_next_shows_clozes(form, SESSION_DONE));
}

static void test_forms_of_cards(void **state)
{
	(void)state;
	static const struct {
		StoredCard card;
		CardForm form;
	} table[] = {
		{{.question = {"q", 1}}, {0, false, false}},
		{{.question = {"q", 1}, .answer = {"- a", 3}}, {0, false, true}},
		{{.question = {"{{cloze a}}", 11}}, {0, true, false}},
		{{.question = {"q", 1}, .answer = {"- {{cloze a}}", 13}}, {0, true, true}},
		{{.question = {"{{cloze a}}", 11}, .cloze = 1}, {1, true, false}},
		{{.question = {"{{c1 a}}", 8}}, {0, false, false}},
	};
	for (size_t i = 0; i < HARNESS_COUNT(table); i++) {
		CardForm got = stage_form_of(&table[i].card);
		assert_int_equal(got.cloze, table[i].form.cloze);
		assert_int_equal(got.has_clozes, table[i].form.has_clozes);
		assert_int_equal(got.has_answer, table[i].form.has_answer);
	}
}

// Reveals as often as the card has stages, and notes what is shown.
static void assert_stages(Fixture *f, Session *s, const char *expected)
{
	Buf stages = {0};
	for (;;) {
		append_view(session_view(s), &stages);
		if (session_phase(s) == SESSION_ANSWER)
			break;
		buf_append_z(&stages, session_next_shows_clozes(s) ? " clozes> " : " answer> ");
		session_reveal(s);
	}
	assert_str(buf_str(&stages), expected);
	buf_release(&stages);
	session_reveal(s);
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	play_score(f, s, 4);
}

static void test_a_session_goes_through_the_stages(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[2];
	fixture_open(&f, NULL);
	fixture_add_card(&f, "a", "plain");
	fixture_add_answered(&f, "a", "a {{cloze b}}", "");
	fixture_add_answered(&f, "a", "c", "- {{cloze d}}");
	fixture_add_clozes(&f, "a", "{{cloze a}} {{cloze b}}", 2, cards);
	Session *s = play_open(&f, NULL);
	assert_stages(&f, s, "Q- answer> Q+ A+");
	assert_stages(&f, s, "Q- clozes> Q+");
	assert_stages(&f, s, "Q- answer> Q- A- clozes> Q+ A+");
	assert_int_equal(session_view(s).number, 1);
	assert_stages(&f, s, "Q- clozes> Q+");
	expect(s, "done");
	session_close(s);
	fixture_close(&f);
}

// An edit in the middle of a card keeps its phase; what follows is by its text now.
static void test_an_edited_card_keeps_its_phase(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_answered(&f, "a", "q", "- {{cloze a}}");
	Session *s = play_open(&f, NULL);
	session_reveal(s);
	assert_int_equal(session_phase(s), SESSION_CLOZED);
	StoredCard row = fixture_load(&f, card);
	row.answer = STR("- no cloze");
	CHECK(&f, store_update_card_text(f.desk.store, &row, &f.err));
	CHECK(&f, session_reload(s, &f.err));
	assert_int_equal(session_phase(s), SESSION_CLOZED);
	assert_true(session_view(s).has_answer);
	session_reveal(s);
	assert_int_equal(session_phase(s), SESSION_ANSWER);
	session_close(s);
	fixture_close(&f);
}

const struct CMUnitTest stage_tests[] = {
	cmocka_unit_test(test_all_forms),
	cmocka_unit_test(test_nothing_follows_the_last_phase),
	cmocka_unit_test(test_forms_of_cards),
	cmocka_unit_test(test_a_session_goes_through_the_stages),
	cmocka_unit_test(test_an_edited_card_keeps_its_phase),
};
const size_t stage_tests_n = HARNESS_COUNT(stage_tests);
