// Cards of a graph under Logseq's algorithm.
#include <jansson.h>

#include "recto/base/number.h"

#include "play.h"

static const SchedulerRules usual = {ALGORITHM_LOGSEQ, INTERVAL_MAX_DAYS, 0.5, 4};

static void open_graph(Fixture *f, const char *config)
{
	fixture_open(f, config);
	fixture_set_scheduler(f, "a", usual);
}

// -- the steps of Logseq --------------------------------------------------------------------------

static const char *member(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	assert_non_null(text);
	return text;
}

static double number(const char *text)
{
	double value;
	assert_true(number_parse(str_from_z(text), &value));
	return value;
}

static SchedulerRules rules_of(const json_t *step)
{
	SchedulerRules rules = usual;
	if (str_contains(str_from_z(member(step, "cfg")), STR(":initial-interval 1")))
		rules.initial_interval = 1;
	return rules;
}

// What is stored is what Logseq would have stored, as long as the interval has no limit there.
static void assert_as_logseq(Fixture *f, const CardState *got, const json_t *out)
{
	double interval = number(member(out, "interval"));
	double days = (double)got->memory.interval100 / 100;
	assert_int_equal(got->memory.repeats, (int)number(member(out, "repeats")));
	assert_true(got->memory.ease100 / 100.0 == number(member(out, "ef")));
	assert_true(got->last_reviewed == fixture_instant(member(out, "reviewed")));
	assert_string_equal(fixture_table(f), member(out, "matrix"));
	assert_true(days == (interval < 0                          ? 0
				    : interval > INTERVAL_MAX_DAYS ? INTERVAL_MAX_DAYS
								   : interval));
	if (interval <= INTERVAL_MAX_DAYS)
		assert_true(got->due == fixture_instant(member(out, "next")));
}

// Scores a card, and expects what the buttons said.
static CardState score_as_shown(Fixture *f, int64_t card, int score)
{
	StoredCard row = fixture_load(f, card);
	ScorePreview preview[SCORE_COUNT];
	CHECK(f, record_preview(&f->desk, &row, preview, &f->err));
	fixture_score(f, card, score);
	CardState after = fixture_load(f, card).state;
	assert_true(preview[score].due == after.due);
	assert_int_equal(preview[score].interval100, after.memory.interval100);
	return after;
}

enum { COURSE_MAX = 32 };

// A course of scores on one card, and how to take it back.
typedef struct Course {
	Fixture f;
	int64_t card;
	CardState before[COURSE_MAX];
	const char *tables[COURSE_MAX];
	int n;
} Course;

static void end_course(Course *c)
{
	fixture_check_log(&c->f);
	while (c->n > 0) {
		fixture_undo(&c->f);
		StoredCard row = fixture_load(&c->f, c->card);
		assert_state(&row.state, &c->before[--c->n]);
		assert_string_equal(fixture_table(&c->f), c->tables[c->n]);
	}
	fixture_check_log(&c->f);
	fixture_close(&c->f);
}

static void begin_course(Course *c, const json_t *step)
{
	c->n = 0;
	fixture_open(&c->f, "leech_at: 0\n");
	fixture_set_scheduler(&c->f, "a", rules_of(step));
	c->card = fixture_add_card(&c->f, "a", "q1");
}

static void take_step(Course *c, const json_t *step)
{
	if (json_integer_value(json_object_get(step, "step")) == 1) {
		if (c->card != 0)
			end_course(c);
		begin_course(c, step);
	}
	c->f.desk.clock.frozen = fixture_instant(member(step, "now"));
	c->before[c->n] = fixture_load(&c->f, c->card).state;
	c->tables[c->n++] = fixture_table(&c->f);
	int score = (int)json_integer_value(json_object_get(step, "score"));
	CardState after = score_as_shown(&c->f, c->card, score);
	assert_as_logseq(&c->f, &after, json_object_get(step, "out"));
}

static void test_every_step_of_logseq(void **state)
{
	(void)state;
	static Course course;
	Buf text = harness_read("tests/vectors/logseq_reviews.jsonl");
	Str rest = buf_str(&text), line;
	int steps = 0;
	for (; str_next_line(&rest, &line); steps++) {
		json_t *step = json_loadb(line.p, line.n, 0, NULL);
		assert_non_null(step);
		take_step(&course, step);
		json_decref(step);
	}
	end_course(&course);
	assert_int_equal(steps, 273);
	buf_release(&text);
}

// -- rules ----------------------------------------------------------------------------------------

static void test_no_interval_passes_the_maximum(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	SchedulerRules rules = usual;
	rules.max_interval = 10;
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_set_scheduler(&f, "a", rules);
	for (int i = 0; i < 5; i++)
		score_as_shown(&f, card, 5);
	StoredCard row = fixture_load(&f, card);
	assert_int_equal(row.state.memory.interval100, 1000);
	assert_true(row.state.due == f.desk.clock.frozen + DAYS(10));
	fixture_check_log(&f);
	fixture_close(&f);
}

static void test_graphs_have_tables_of_their_own(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	fixture_set_scheduler(&f, "b", usual);
	fixture_score(&f, fixture_add_card(&f, "b", "q1"), 5);
	assert_string_equal(fixture_table(&f), "{}");
	fixture_score(&f, fixture_add_card(&f, "a", "q2"), 3);
	assert_string_equal(fixture_table(&f), "{0 {2.5 3.86}}");
	fixture_check_log(&f);
	fixture_close(&f);
}

// What one card teaches another one meets.
static void test_undo_below_other_scores(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	int64_t a = fixture_add_card(&f, "a", "q1"), b = fixture_add_card(&f, "a", "q2");
	for (int i = 0; i < 3; i++) {
		score_as_shown(&f, a, 5);
		score_as_shown(&f, b, 3);
	}
	CardState first = fixture_load(&f, a).state;
	const char *table = fixture_table(&f);
	fixture_act(&f, ENTRY_SUSPEND, 0, b);
	score_as_shown(&f, a, 1);
	fixture_undo(&f);
	StoredCard row = fixture_load(&f, a);
	assert_state(&row.state, &first);
	assert_string_equal(fixture_table(&f), table);
	assert_true(fixture_load(&f, b).state.is_suspended);
	fixture_undo(&f);
	assert_false(fixture_load(&f, b).state.is_suspended);
	fixture_check_log(&f);
	fixture_close(&f);
}

// One action over cards of both kinds of graphs.
static void test_undo_over_graphs(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	int64_t cards[] = {fixture_add_card(&f, "a", "q1"), fixture_add_card(&f, "b", "q2"),
		fixture_add_card(&f, "a", "q3")};
	CardState before[3];
	int64_t changed;
	for (int i = 0; i < 3; i++) {
		fixture_score(&f, cards[i], 4);
		before[i] = fixture_load(&f, cards[i]).state;
	}
	CHECK(&f, record_action(&f.desk, ENTRY_RESET, 0, cards, 3, &changed, &f.err));
	fixture_check_log(&f);
	fixture_undo(&f);
	for (int i = 0; i < 3; i++) {
		StoredCard row = fixture_load(&f, cards[i]);
		assert_state(&row.state, &before[i]);
	}
	fixture_check_log(&f);
	fixture_close(&f);
}

static void test_a_card_shown_under_another_scheduler(void **state)
{
	(void)state;
	Fixture f;
	ScoreResult result;
	fixture_open(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	StoredCard shown = fixture_load(&f, card);
	fixture_set_scheduler(&f, "a", usual);
	CHECK(&f, record_score(&f.desk, &shown, 4, 0, true, &result, &f.err));
	assert_true(result.is_stale);
	assert_int_equal(fixture_count_entries(&f, card), 0);
	fixture_close(&f);
}

// -- what is due ----------------------------------------------------------------------------------

static void test_due_to_the_instant(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	Instant due = score_as_shown(&f, card, 5).due;
	assert_true(due == f.desk.clock.frozen + DAYS(4));
	for (int later = 0; later <= 1; later++) {
		f.desk.clock.frozen = due + later;
		Session *s = play_open(&f, NULL);
		expect(s, later ? "q1" : "done");
		expect_counts(s, later, 0, 0);
		session_close(s);
	}
	fixture_close(&f);
}

static void test_a_fail_comes_again_tomorrow(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	Session *s = play_open(&f, NULL);
	play_score(&f, s, 1);
	expect(s, "done"); // no drill
	session_close(s);
	StoredCard row = fixture_load(&f, card);
	assert_true(row.state.due == fixture_instant("2023-02-02T00:00:00Z"));
	assert_int_equal(row.state.memory.interval100, 0);
	fixture_check_log(&f);
	fixture_close(&f);
}

static void test_actions(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, NULL);
	int64_t card = fixture_add_card(&f, "a", "q1");
	score_as_shown(&f, card, 4);
	const char *table = fixture_table(&f);
	assert_true(fixture_act(&f, ENTRY_POSTPONE, 2, card));
	StoredCard row = fixture_load(&f, card);
	assert_true(row.state.due == fixture_instant("2023-02-07T04:00:00Z"));
	assert_int_equal(row.state.memory.interval100, 400);
	assert_true(fixture_act(&f, ENTRY_BURY, 0, card));
	assert_true(fixture_act(&f, ENTRY_MARK, 0, card));
	assert_true(fixture_act(&f, ENTRY_RESET, 0, card));
	fixture_check_log(&f);
	row = fixture_load(&f, card);
	assert_int_equal(row.state.phase, PHASE_NEW);
	assert_string_equal(fixture_table(&f), table);
	for (int i = 0; i < 4; i++)
		fixture_undo(&f);
	fixture_check_log(&f);
	fixture_close(&f);
}

// -- around the scores ----------------------------------------------------------------------------

static void test_leeches(void **state)
{
	(void)state;
	Fixture f;
	open_graph(&f, "leech_at: 2\n");
	int64_t card = fixture_add_card(&f, "a", "q1");
	fixture_score(&f, card, 1); // a new card does not lapse
	for (int lapses = 1; lapses <= 4; lapses++) {
		fixture_score(&f, card, 3);
		ScoreResult result = fixture_score(&f, card, 2);
		assert_int_equal(result.after.lapses, lapses);
		assert_int_equal(result.became_leech, lapses >= 2);
		assert_int_equal(result.after.is_marked, lapses >= 2);
		// A card that was forgotten already has nothing to lose.
		assert_int_equal(fixture_score(&f, card, 1).after.lapses, lapses);
	}
	fixture_check_log(&f);
	fixture_close(&f);
}

static void test_siblings(void **state)
{
	(void)state;
	enum { CLOZES = 3 };
	Fixture f;
	int64_t cards[CLOZES];
	open_graph(&f, NULL);
	fixture_add_clozes(&f, "a", "{{cloze a}} {{cloze b}} {{cloze c}}", CLOZES, cards);
	const char *table = fixture_table(&f);
	assert_int_equal(fixture_score(&f, cards[0], 5).buried, 2);
	Session *s = play_open(&f, NULL);
	expect(s, "done");
	session_close(s);
	fixture_check_log(&f);
	fixture_undo(&f);
	assert_int_equal(fixture_load(&f, cards[1]).state.buried_until, 0);
	assert_string_equal(fixture_table(&f), table);
	fixture_check_log(&f);
	fixture_close(&f);
}

// -- fuzz -----------------------------------------------------------------------------------------

// Under SM-2 intervals spread; what the buttons say is stored, and undo brings the same again.
static void test_fuzz(void **state)
{
	(void)state;
	Fixture f;
	int64_t differing = 0;
	fixture_open(&f, "fuzz: true\n");
	for (int i = 0; i < 20; i++) {
		int64_t card = fixture_add_card(&f, "b", "q");
		for (int k = 0; k < 3; k++)
			score_as_shown(&f, card, 4);
		CardState fuzzed = fixture_load(&f, card).state;
		differing += fuzzed.memory.interval100 != 1500;
		fixture_undo(&f);
		CardState again = score_as_shown(&f, card, 4);
		assert_state(&again, &fuzzed);
	}
	assert_true(differing >= 5);
	fixture_check_log(&f);
	// Logseq's intervals are kept to the hour.
	fixture_set_scheduler(&f, "a", usual);
	int64_t card = fixture_add_card(&f, "a", "q");
	for (int k = 0; k < 3; k++)
		score_as_shown(&f, card, 4);
	assert_int_equal(fixture_load(&f, card).state.memory.interval100, 1000);
	fixture_check_log(&f);
	fixture_close(&f);
}

const struct CMUnitTest logseq_tests[] = {
	cmocka_unit_test(test_every_step_of_logseq),
	cmocka_unit_test(test_no_interval_passes_the_maximum),
	cmocka_unit_test(test_graphs_have_tables_of_their_own),
	cmocka_unit_test(test_undo_below_other_scores),
	cmocka_unit_test(test_undo_over_graphs),
	cmocka_unit_test(test_a_card_shown_under_another_scheduler),
	cmocka_unit_test(test_due_to_the_instant),
	cmocka_unit_test(test_a_fail_comes_again_tomorrow),
	cmocka_unit_test(test_actions),
	cmocka_unit_test(test_leeches),
	cmocka_unit_test(test_siblings),
	cmocka_unit_test(test_fuzz),
};
const size_t logseq_tests_n = HARNESS_COUNT(logseq_tests);
