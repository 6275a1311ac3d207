// Practice: every card that fits, whenever it is due, and nothing moves.
#include "recto/review/due.h"
#include "recto/review/query.h"

#include "play.h"

static SessionOptions cram_options(void)
{
	SessionOptions options = session_defaults;
	options.is_cram = true;
	return options;
}

static Session *open_cram(Fixture *f)
{
	SessionOptions options = cram_options();
	return play_open(f, &options);
}

static void expect_left(Session *s, int cram, int again)
{
	SessionCounts counts;
	Err err = {0};
	assert_true(session_counts(s, &counts, &err));
	assert_int_equal(counts.cram, cram);
	assert_int_equal(counts.cram_again, again);
	assert_int_equal(counts.due + counts.new_ + counts.drill, 0);
}

// q1 to q4 as of play_add_four, and nothing due after today's review.
static void review_all(Fixture *f)
{
	play_add_four(f);
	play_through(f, NULL, 5);
	Session *s = play_open(f, NULL);
	expect(s, "done");
	session_close(s);
}

static void test_all_cards_once(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	review_all(&f);
	fixture_add_card(&f, "a", "q5");
	Session *s = open_cram(&f);
	assert_true(session_is_cram(s));
	assert_false(session_is_drill(s));
	expect_left(s, 5, 0);
	session_close(s);
	SessionOptions options = cram_options();
	const char *order = "q3 cram q4 cram q1 cram q2 cram q5 cram";
	assert_str(play_through(&f, &options, 4), order);
	// The next session begins anew.
	assert_str(play_through(&f, &options, 4), order);
	fixture_close(&f);
}

static void test_nothing_moves(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	CardState before[4];
	for (int i = 0; i < 4; i++)
		before[i] = fixture_load(&f, i + 1).state;
	DueReport due, after;
	CHECK(&f, due_report(&f.desk, NULL, &due, &f.err));
	SessionOptions options = cram_options();
	Session *s = play_open(&f, &options);
	for (int i = 0; i < 4; i++)
		play_score(&f, s, i);
	for (int i = 0; i < 4; i++)
		play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	for (int i = 0; i < 4; i++) {
		StoredCard card = fixture_load(&f, i + 1);
		CardState folded = fixture_replay(&f, i + 1);
		assert_state(&card.state, &before[i]);
		assert_state(&folded, &card.state);
	}
	CHECK(&f, due_report(&f.desk, NULL, &after, &f.err));
	assert_int_equal(after.due, due.due);
	assert_int_equal(after.new_, due.new_);
	assert_int_equal(after.drill, 0);
	assert_int_equal(after.reviewed_today, 0);
	fixture_close(&f);
}

// It counts in no limit, and none holds for it.
static void test_knows_no_daily_limits(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "new_per_day: 1\nreviews_per_day: 1\n");
	play_add_four(&f);
	SessionOptions options = cram_options();
	assert_str(play_through(&f, &options, 4), "q1 cram q2 cram q3 cram q4 cram");
	assert_str(play_through(&f, NULL, 4), "q1 q3");
	fixture_close(&f);
}

static void test_previews_say_that_nothing_changes(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = open_cram(&f);
	const CardState *now = &session_card(s)->state;
	const ScorePreview *preview = session_preview(s);
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		assert_int_equal(preview[score].interval100, now->memory.interval100);
		assert_int_equal(preview[score].due, now->due);
	}
	session_close(s);
	fixture_close(&f);
}

static void test_low_scores_come_again(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = open_cram(&f);
	play_score(&f, s, 3);
	play_score(&f, s, 1);
	expect_left(s, 2, 2);
	play_score(&f, s, 4);
	play_score(&f, s, 5);
	expect(s, "q1 cram");
	play_score(&f, s, 0);
	expect(s, "q2 cram");
	play_score(&f, s, 4);
	expect(s, "q1 cram");
	expect_left(s, 0, 1);
	play_score(&f, s, 5);
	expect(s, "done");
	expect_left(s, 0, 0);
	SessionTally tally = session_tally(s);
	assert_int_equal(tally.reviews, 0);
	assert_int_equal(tally.drills, 0);
	assert_int_equal(tally.crams, 4);
	assert_int_equal(tally.cram_agains, 3);
	assert_int_equal(tally.passed, 3);
	assert_int_equal(tally.seen, 0);
	session_close(s);
	fixture_close(&f);
}

static void test_the_drill_goes_on(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 1);
	session_close(s);
	SessionOptions options = cram_options();
	play_through(&f, &options, 5);
	s = play_open(&f, NULL);
	expect(s, "q1 drill");
	session_close(s);
	fixture_close(&f);
}

static void test_limit(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	SessionOptions options = cram_options();
	options.limit = 2;
	Session *s = play_open(&f, &options);
	expect_left(s, 2, 0);
	play_score(&f, s, 1);
	expect_left(s, 1, 1);
	play_score(&f, s, 4);
	expect(s, "q1 cram"); // once more, which the limit does not count
	expect_left(s, 0, 1);
	play_score(&f, s, 4);
	expect(s, "done");
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1 cram");
	expect_left(s, 0, 1);
	session_close(s);
	fixture_close(&f);
}

static void test_undo(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	int64_t reviewed = fixture_add_card(&f, "a", "q5");
	fixture_score(&f, reviewed, 4);
	Session *s = open_cram(&f);
	play_score(&f, s, 1);
	play_score(&f, s, 4);
	expect_left(s, 3, 1);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_int_equal(report.kind, ENTRY_CRAM);
	assert_int_equal(report.score, 4);
	expect(s, "q2 cram");
	expect_left(s, 4, 1);
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1 cram");
	expect_left(s, 5, 0);
	assert_int_equal(session_tally(s).crams, 0);
	assert_int_equal(session_tally(s).passed, 0);
	// What was done before the session goes back too, and its card is practised like any.
	CHECK(&f, session_undo(s, &report, &f.err));
	assert_int_equal(report.kind, ENTRY_REVIEW);
	expect(s, "q5 cram");
	assert_int_equal(session_card(s)->state.phase, PHASE_NEW);
	play_score(&f, s, 4);
	expect(s, "q1 cram");
	session_close(s);
	// Across restarts.
	fixture_reopen(&f);
	assert_int_equal(fixture_undo(&f).kind, ENTRY_CRAM);
	fixture_close(&f);
}

static Session *open_query(Fixture *f, const char *text)
{
	Query query;
	SessionOptions options = cram_options();
	CHECK(f, query_parse(str_from_z(text), (Str){0}, &f->arena, &query, &f->err));
	options.filter = query.filter;
	return play_open(f, &options);
}

static void test_cards_at_rest(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = open_query(&f, "q1");
	expect(s, "q1 cram");
	CHECK(&f, session_act(s, ENTRY_SUSPEND, &f.err));
	expect(s, "done");
	session_close(s);
	s = open_query(&f, "q2");
	CHECK(&f, session_act(s, ENTRY_BURY, &f.err));
	expect(s, "done");
	session_close(s);
	s = open_query(&f, "is:suspended");
	expect(s, "q1 cram");
	play_score(&f, s, 4);
	expect(s, "done");
	session_close(s);
	assert_true(fixture_load(&f, 1).state.is_suspended);
	s = open_query(&f, "is:buried");
	expect(s, "q2 cram");
	session_close(s);
	fixture_close(&f);
}

static void test_a_changed_card_is_skipped(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	play_add_four(&f);
	Session *s = open_cram(&f);
	session_reveal(s);
	fixture_act(&f, ENTRY_SUSPEND, 0, session_card(s)->id);
	bool was_stale;
	CHECK(&f, session_score(s, 4, &was_stale, &f.err));
	assert_true(was_stale);
	expect(s, "q2 cram");
	assert_int_equal(session_tally(s).crams, 0);
	session_close(s);
	fixture_close(&f);
}

// The clozes of a block are practised one after the other, and none is buried.
static void test_siblings(void **state)
{
	(void)state;
	Fixture f;
	int64_t cards[2];
	fixture_open(&f, NULL);
	fixture_add_clozes(&f, "a", "{{cloze a}} {{cloze b}}", 2, cards);
	SessionOptions options = cram_options();
	Session *s = play_open(&f, &options);
	play_score(&f, s, 4);
	assert_int_equal(session_card(s)->id, cards[1]);
	play_score(&f, s, 4);
	expect(s, "done");
	assert_int_equal(fixture_count_entries(&f, cards[1]), 1);
	session_close(s);
	fixture_close(&f);
}

static void test_logseqs_scheduler(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_set_scheduler(
		&f, "a", (SchedulerRules){ALGORITHM_LOGSEQ, INTERVAL_MAX_DAYS, 0.5, 4});
	fixture_score(&f, card, 4);
	StoredCard row = fixture_load(&f, card);
	const char *table = fixture_table(&f);
	Session *s = open_cram(&f);
	play_score(&f, s, 1);
	expect(s, "q1 cram");
	play_score(&f, s, 5);
	expect(s, "done");
	StoredCard after = fixture_load(&f, card);
	assert_state(&after.state, &row.state);
	assert_string_equal(fixture_table(&f), table);
	fixture_check_log(&f);
	UndoReport report;
	CHECK(&f, session_undo(s, &report, &f.err));
	expect(s, "q1 cram");
	session_close(s);
	fixture_close(&f);
}

// -- any scores -------------------------------------------------------------------------------

enum { CARDS = 5, STEPS = 60 };

// What a session of practice should show, from the scores that stand.
typedef struct Model {
	int card[STEPS], score[STEPS];
	int n;
} Model;

static bool was_practised(const Model *m, int card, int from)
{
	for (int i = from; i < m->n; i++)
		if (m->card[i] == card)
			return true;
	return false;
}

// -1 at the end.
static int expected_card(const Model *m)
{
	for (int card = 0; card < CARDS; card++)
		if (!was_practised(m, card, 0))
			return card;
	for (int i = 0; i < m->n; i++)
		if (m->score[i] < SCORE_DRILL && !was_practised(m, m->card[i], i + 1))
			return m->card[i];
	return -1;
}

static void assert_shows_card(const Session *s, int card, const int64_t *ids)
{
	const StoredCard *shown = session_card(s);
	assert_int_equal(shown ? shown->id : 0, card < 0 ? 0 : ids[card]);
}

static void play_step(Fixture *f, Session *s, Model *m, uint32_t chance)
{
	UndoReport report;
	if (session_card(s) && (m->n == 0 || chance % 4 > 0)) {
		m->card[m->n] = expected_card(m);
		m->score[m->n++] = (int)(chance / 4 % SCORE_COUNT);
		play_score(f, s, m->score[m->n - 1]);
	} else {
		CHECK(f, session_undo(s, &report, &f->err));
		assert_int_equal(report.score, m->score[--m->n]);
	}
}

static void test_any_scores(void **state)
{
	(void)state;
	uint32_t seed = 1;
	for (int round = 0; round < 8; round++) {
		Fixture f;
		int64_t ids[CARDS];
		Model model = {0};
		fixture_open(&f, NULL);
		for (int i = 0; i < CARDS; i++)
			ids[i] = fixture_add_card(&f, "a", "q");
		Session *s = open_cram(&f);
		for (int i = 0; i < STEPS && model.n < STEPS - 1; i++) {
			assert_shows_card(s, expected_card(&model), ids);
			seed = seed * 1664525u + 1013904223u;
			play_step(&f, s, &model, seed >> 16);
		}
		SessionTally tally = session_tally(s);
		assert_int_equal(tally.crams + tally.cram_agains, model.n);
		session_close(s);
		fixture_close(&f);
	}
}

const struct CMUnitTest cram_tests[] = {
	cmocka_unit_test(test_all_cards_once),
	cmocka_unit_test(test_nothing_moves),
	cmocka_unit_test(test_knows_no_daily_limits),
	cmocka_unit_test(test_previews_say_that_nothing_changes),
	cmocka_unit_test(test_low_scores_come_again),
	cmocka_unit_test(test_the_drill_goes_on),
	cmocka_unit_test(test_limit),
	cmocka_unit_test(test_undo),
	cmocka_unit_test(test_cards_at_rest),
	cmocka_unit_test(test_a_changed_card_is_skipped),
	cmocka_unit_test(test_siblings),
	cmocka_unit_test(test_logseqs_scheduler),
	cmocka_unit_test(test_any_scores),
};
const size_t cram_tests_n = HARNESS_COUNT(cram_tests);
