#include "recto/schedule/handover.h"

#include "recto/schedule/schedule.h"
#include "recto/schedule/takeover.h"
#include "tests.h"

#define DUE INT64_C(1675263660261)  // 2023-02-01T15:01:00.261Z
#define LAST INT64_C(1674918660262) // 2023-01-28T15:11:00.262Z

static CardState state_of(Memory memory, int score)
{
	CardState state = card_state_new();
	state.phase = PHASE_REVIEW;
	state.memory = memory;
	state.due = DUE;
	state.last_reviewed = LAST;
	state.last_score = score;
	return state;
}

static void assert_lines(Algorithm algorithm, const CardState *state, const char *expected)
{
	Buf lines = {0};
	handover_append(algorithm, state, &lines);
	assert_str(buf_str(&lines), expected);
	buf_release(&lines);
}

static void test_a_reviewed_card(void **state)
{
	(void)state;
	CardState card = state_of((Memory){3, 246, 1024}, 5);
	assert_lines(ALGORITHM_LOGSEQ, &card,
		"10.24\n3\n2.46\n2023-02-01T15:01:00.261Z\n2023-01-28T15:11:00.262Z\n5\n");
	card = state_of((Memory){1, 250, 400}, 0);
	assert_lines(ALGORITHM_SM2, &card,
		"4\n1\n2.5\n2023-02-01T15:01:00.261Z\n2023-01-28T15:11:00.262Z\n0\n");
}

// Logseq takes repeats below 1 for due at once.
static void test_a_forgotten_card(void **state)
{
	(void)state;
	const char *lines = "-1\n1\n2.6\n2023-02-01T15:01:00.261Z\n2023-01-28T15:11:00.262Z\n1\n";
	CardState sm2 = state_of((Memory){0, 260, 100}, 1);
	CardState logseq = state_of((Memory){1, 260, 0}, 1);
	assert_lines(ALGORITHM_SM2, &sm2, lines);
	assert_lines(ALGORITHM_LOGSEQ, &logseq, lines);
}

static void test_a_new_card(void **state)
{
	(void)state;
	CardState card = card_state_new();
	assert_lines(ALGORITHM_SM2, &card, "-1\n0\n2.5\nnil\nnil\nnil\n");
}

static void test_what_is_not_known(void **state)
{
	(void)state;
	CardState card = state_of((Memory){2, 1000000, 3650000}, SCORE_NONE);
	card.last_reviewed = INSTANT_NONE;
	card.due = INSTANT_MAX;
	assert_lines(ALGORITHM_SM2, &card, "36500\n2\n10000\n9999-12-31T23:59:59.999Z\nnil\nnil\n");
}

static CardState read_back(Algorithm algorithm, const CardState *state)
{
	const Clock clock = {.is_frozen = true, .frozen = LAST, .day_starts_at = 4};
	Buf lines = {0};
	TakeoverInput in;
	CardState back;
	handover_append(algorithm, state, &lines);
	Str rest = buf_str(&lines);
	Str *const values[] = {&in.interval, &in.repeats, &in.ease, &in.next_schedule,
		&in.last_reviewed, &in.last_score};
	for (size_t i = 0; i < HANDOVER_VALUES; i++)
		assert_true(str_next_line(&rest, values[i]));
	assert_true(algorithm == ALGORITHM_SM2 ? takeover_sm2(&in, &clock, &back)
					       : takeover_logseq(&in, &clock, &back));
	buf_release(&lines);
	return back;
}

// What is written is read again as it was, score after score.
static void test_there_and_back(void **state)
{
	(void)state;
	for (int path = 0; path < 1296; path++) {
		SchedulePolicy policy = {.algorithm = path % 2 ? ALGORITHM_LOGSEQ : ALGORITHM_SM2,
			.max_interval = 36500};
		CardState card = card_state_new();
		for (int rest = path, i = 0; i < 4; i++, rest /= 6) {
			ScheduleMoment moment = {.now = LAST, .today = 19385, .next_midnight = DUE};
			ScheduleStep step = schedule_step(&policy, &card, &moment, rest % 6);
			Instant due = step.due.kind == DUE_AT_INSTANT
					      ? step.due.instant
					      : calendar_day_start(step.due.day, 4);
			schedule_apply(&card, &step, due, LAST, rest % 6);
			CardState back = read_back(policy.algorithm, &card);
			back.lapses = card.lapses;
			assert_true(card_state_equals(&back, &card));
		}
	}
}

const struct CMUnitTest handover_tests[] = {
	cmocka_unit_test(test_a_reviewed_card),
	cmocka_unit_test(test_a_forgotten_card),
	cmocka_unit_test(test_a_new_card),
	cmocka_unit_test(test_what_is_not_known),
	cmocka_unit_test(test_there_and_back),
};
const size_t handover_tests_n = HARNESS_COUNT(handover_tests);
