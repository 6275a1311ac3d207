#include "graph.h"

static void check_card(const Graph *g, int card, Memory memory)
{
	Memory m = g->states.cards[card].memory;
	if (!memory_equals(m, memory))
		fail_msg("n %d, ease %d, interval %lld", m.repeats, m.ease100,
			(long long)m.interval100);
}

static void test_scores_count_again(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	for (int i = 0; i < 4; i++, g.day += 10)
		graph_score(&g, 7, 5);
	check_card(&g, 7, (Memory){4, 290, 5000}); // 1 6 17 50
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	check_card(&g, 7, (Memory){4, 290, 3364}); // 4 4 11.2 33.64
	// The hours of the interval from the score, not from the change.
	assert_true(g.states.cards[7].due ==
		    (today + 30) * day_ms + 12 * hour_ms + 807 * hour_ms); // 807.36
	graph_score(&g, 7, 5);
	check_card(&g, 7, (Memory){5, 300, 10800});
	Buf table = {0};
	matrix_format(&g.replay.matrix, &table);
	assert_str(buf_str(&table),
		"{0 {2.5 4.14}, 1 {2.6 4.14}, 2 {2.7 2.79}, 3 {2.8 2.9}, 4 {2.9 3}}");
	buf_release(&table);
	graph_set_scheduler(&g, ALGORITHM_SM2, usual);
	check_card(&g, 7, (Memory){5, 300, 15000});
	// A score under the other algorithm is due in the day that is meant.
	assert_int_equal(calendar_day(g.states.cards[7].due, 4), today + 40 + 150);
	graph_close(&g);
}

static void test_there_and_back(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	g.has_fuzz = true;
	for (int i = 0; i < 60; i++, g.day++)
		graph_score(&g, i % 5, i % 9 == 8 ? 1 : 3 + i % 3);
	States before = g.states;
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	assert_false(memory_equals(g.states.cards[0].memory, before.cards[0].memory));
	graph_set_scheduler(&g, ALGORITHM_SM2, usual);
	graph_assert_same(&g.states, &before);
	graph_close(&g);
}

static void test_fails(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	graph_score(&g, 0, 4);
	graph_score(&g, 0, 1);
	check_card(&g, 0, (Memory){0, 250, 100});
	Instant tomorrow = g.states.cards[0].due;
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	check_card(&g, 0, (Memory){1, 250, 0});
	assert_true(g.states.cards[0].due == tomorrow);
	assert_int_equal(g.states.cards[0].lapses, 1);
	graph_score(&g, 0, 1); // forgotten again: no lapse here, one under SM-2
	assert_int_equal(g.states.cards[0].lapses, 1);
	graph_set_scheduler(&g, ALGORITHM_SM2, usual);
	check_card(&g, 0, (Memory){0, 250, 100});
	assert_int_equal(g.states.cards[0].lapses, 2);
	assert_int_equal(calendar_day(g.states.cards[0].due, 4), g.day + 1);
	graph_close(&g);
}

// Six days after a score under Logseq's algorithm, under SM-2; in how many days too early or late.
static int days_off(Instant at)
{
	Replay sm2 = {0};
	CardState card = card_state_new();
	card.phase = PHASE_REVIEW;
	card.memory = (Memory){1, 250, 100};
	Entry e = {.kind = ENTRY_REVIEW,
		.at = at,
		.day = calendar_day(at, 4),
		.score = 4,
		.algorithm = ALGORITHM_LOGSEQ,
		.after = card};
	assert_true(replay_entry(&sm2, &card, &e, (Str){0}));
	return calendar_day(card.due, 4) - (e.day + 6);
}

// The log tells no zone, so days have 24 hours: a score in the last hour before the day begins, or
// in its first, falls into the day beside when the clock is changed meanwhile. All others do not.
static void test_daylight_saving(void **state)
{
	(void)state;
	harness_set_zone("Europe/Berlin");
	Instant spring, autumn;
	assert_true(calendar_parse_rfc3339(STR("2026-03-27T04:00:00+01:00"), &spring));
	assert_true(calendar_parse_rfc3339(STR("2026-10-23T04:00:00+02:00"), &autumn));
	for (int quarter = 0; quarter < 96; quarter++) {
		Instant after = quarter * hour_ms / 4;
		assert_int_equal(days_off(spring + after), quarter >= 92 ? 1 : 0);
		assert_int_equal(days_off(autumn + after), quarter < 4 ? -1 : 0);
		assert_int_equal(days_off(spring + after + 30 * day_ms), 0);
	}
	harness_set_zone("UTC");
}

static void test_what_was_adopted(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	Instant midnight = (g.day + 1) * day_ms;
	graph_adopt(&g, 0, ENTRY_STATE, 5, (Memory){1, 260, 2830}, midnight + 9 * hour_ms);
	graph_adopt(&g, 1, ENTRY_STATE, 1, (Memory){1, 260, 0}, midnight);
	graph_adopt(&g, 2, ENTRY_LOGSEQ, 1, (Memory){1, 246, 0}, midnight + 4 * hour_ms);
	check_card(&g, 0, (Memory){1, 260, 2830});
	check_card(&g, 1, (Memory){1, 260, 0});
	graph_set_scheduler(&g, ALGORITHM_SM2, usual);
	check_card(&g, 0, (Memory){2, 260, 2900});
	assert_true(g.states.cards[0].due == midnight + 9 * hour_ms);
	check_card(&g, 1, (Memory){0, 260, 100});
	// Midnight is before the day's start at four, four o'clock is the start itself.
	assert_int_equal(calendar_day(g.states.cards[1].due, 4), g.day + 1);
	check_card(&g, 2, (Memory){0, 246, 100});
	assert_int_equal(calendar_day(g.states.cards[2].due, 4), g.day + 1);
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	check_card(&g, 0, (Memory){1, 260, 2830});
	assert_true(g.states.cards[1].due == midnight);
	graph_close(&g);
}

static void test_table_is_taken_over(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	graph_score(&g, 0, 5);
	graph_take_matrix(&g, "{2 {2.46 2.64}, 1 {2.6 4.14, 2.7 4.5}, 0 {2.5 4.43}}");
	graph_score(&g, 0, 5);
	check_card(&g, 0, (Memory){2, 270, 450});
	assert_true(*matrix_find(&g.replay.matrix, 1, 2.6) == 4.28); // 4.14 * 1.035
	assert_true(*matrix_find(&g.replay.matrix, 2, 2.46) == 2.64);
	Entry e = graph_entry(&g, ENTRY_MATRIX);
	assert_false(replay_entry(&g.replay, NULL, &e, STR("{1 {2.6 4.14}")));
	assert_int_equal(g.replay.matrix.n, 1);
	graph_close(&g);
}

static void test_rules_of_each_time(void **state)
{
	(void)state;
	SchedulerRules own = {.max_interval = 5, .learning_fraction = 0.9, .initial_interval = 7};
	Graph g;
	graph_open(&g, 1);
	graph_score(&g, 0, 5); // SM-2, before any rule
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, own);
	check_card(&g, 0, (Memory){1, 260, 500}); // 7, at most 5
	graph_score(&g, 1, 5);
	check_card(&g, 1, (Memory){1, 260, 700}); // the maximum is the configuration's
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	check_card(&g, 1, (Memory){1, 260, 700});
	graph_score(&g, 2, 5);
	check_card(&g, 2, (Memory){1, 260, 400});
	graph_set_scheduler(&g, ALGORITHM_SM2, usual);
	graph_score(&g, 3, 5);
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, own);
	// What was scored under SM-2 counts with the rules with which Logseq's came next.
	check_card(&g, 0, (Memory){1, 260, 500});
	check_card(&g, 1, (Memory){1, 260, 700});
	check_card(&g, 2, (Memory){1, 260, 400});
	check_card(&g, 3, (Memory){1, 260, 500});
	graph_close(&g);
}

static void test_note(void **state)
{
	(void)state;
	Buf note = {0};
	SchedulerRules rules = {ALGORITHM_LOGSEQ, 365, 0.5, 4};
	scheduler_format_note(&rules, &note);
	assert_str(
		buf_str(&note), "{:max-interval 365, :learning-fraction 0.5, :initial-interval 4}");
	Replay r = {0};
	Entry e = {.kind = ENTRY_SCHEDULER, .algorithm = ALGORITHM_LOGSEQ};
	replay_add_scheduler(&r, &e, buf_str(&note));
	SchedulePolicy policy = replay_policy(&r);
	assert_int_equal(policy.algorithm, ALGORITHM_LOGSEQ);
	assert_int_equal(policy.max_interval, 365);
	assert_true(policy.context.learning_fraction == 0.5);
	assert_true(policy.context.initial_interval == 4);
	assert_ptr_equal(policy.context.matrix, &r.matrix);
	static const char *const odd[] = {"", "{:max-interval nil}", "{:max-interval 1e300}", "[",
		"nil", "{:max-interval 99999"};
	for (size_t i = 0; i < HARNESS_COUNT(odd); i++) {
		replay_release(&r);
		replay_add_scheduler(&r, &e, str_from_z(odd[i]));
		assert_int_equal(replay_policy(&r).max_interval, INTERVAL_MAX_DAYS);
	}
	replay_release(&r);
	assert_int_equal(replay_policy(&r).algorithm, ALGORITHM_SM2);
	buf_release(&note);
}

static void test_wrong_logs_are_noticed(void **state)
{
	(void)state;
	Graph g;
	graph_open(&g, 1);
	graph_set_scheduler(&g, ALGORITHM_LOGSEQ, usual);
	graph_score(&g, 0, 5);
	graph_score(&g, 0, 5);
	graph_score(&g, 0, 5);
	Entry *last = &g.log.items[3].entry;
	Replay r;
	bool is_good;
	graph_replay_log(&g.log, &r, &is_good);
	assert_true(is_good);
	replay_release(&r);
	last->after.memory.interval100++;
	graph_replay_log(&g.log, &r, &is_good);
	assert_false(is_good);
	replay_release(&r);
	last->after.memory.interval100 = 500; // as a maximum would have cut it
	graph_replay_log(&g.log, &r, &is_good);
	assert_true(is_good);
	replay_release(&r);
	graph_close(&g);
}

const struct CMUnitTest replay_tests[] = {
	cmocka_unit_test(test_scores_count_again),
	cmocka_unit_test(test_there_and_back),
	cmocka_unit_test(test_fails),
	cmocka_unit_test(test_daylight_saving),
	cmocka_unit_test(test_what_was_adopted),
	cmocka_unit_test(test_table_is_taken_over),
	cmocka_unit_test(test_rules_of_each_time),
	cmocka_unit_test(test_note),
	cmocka_unit_test(test_wrong_logs_are_noticed),
};
const size_t replay_tests_n = HARNESS_COUNT(replay_tests);
