#include "tests.h"

static const SchedulePolicy sm2 = {.algorithm = ALGORITHM_SM2, .max_interval = INTERVAL_MAX_DAYS};
static const ScheduleMoment moment = {.now = 1675213860261, .today = 19389};

static CardState reviewed(Memory memory)
{
	CardState card = card_state_new();
	card.phase = PHASE_REVIEW;
	card.memory = memory;
	card.due = moment.now;
	return card;
}

static void test_models(void **state)
{
	(void)state;
	assert_string_equal(schedule_model(ALGORITHM_SM2)->name, "sm2");
	assert_string_equal(schedule_model(ALGORITHM_LOGSEQ)->name, "logseq");
	assert_null(schedule_model((Algorithm)7));
}

static void test_new_card_passes(void **state)
{
	(void)state;
	CardState card = card_state_new();
	ScheduleStep step = schedule_step(&sm2, &card, &moment, 4);
	assert_true(memory_equals(step.memory, (Memory){1, 250, 100}));
	assert_int_equal(step.due.kind, DUE_ON_DAY);
	assert_int_equal(step.due.day, 19390);
	assert_int_equal(step.interval100, 100);
	assert_false(step.is_lapse);
	assert_false(step.wants_drill);
}

static void test_fail_of_a_new_card_is_no_lapse(void **state)
{
	(void)state;
	CardState card = card_state_new();
	ScheduleStep step = schedule_step(&sm2, &card, &moment, 1);
	assert_false(step.is_lapse);
	assert_true(step.wants_drill);
	assert_int_equal(step.due.day, 19390);
	card = reviewed(step.memory);
	assert_true(schedule_step(&sm2, &card, &moment, 2).is_lapse);
	assert_false(schedule_step(&sm2, &card, &moment, 3).is_lapse);
}

static void test_three_passes_and_is_drilled(void **state)
{
	(void)state;
	CardState card = reviewed((Memory){2, 250, 600});
	ScheduleStep step = schedule_step(&sm2, &card, &moment, 3);
	assert_true(memory_equals(step.memory, (Memory){3, 236, 1500})); // 6 * 2.36 = 14.16
	assert_true(step.wants_drill);
}

static void test_lapse_needs_a_score_and_a_day(void **state)
{
	(void)state;
	Memory day = {0, 250, 100};
	assert_true(schedule_is_lapse(day, 0));
	assert_true(schedule_is_lapse(day, 2));
	assert_false(schedule_is_lapse(day, 3));
	assert_false(schedule_is_lapse(day, SCORE_NONE));
	assert_false(schedule_is_lapse((Memory){0, 250, 99}, 0));
}

static void test_leeches(void **state)
{
	(void)state;
	static const int of_8[] = {8, 12, 16, 20}, of_3[] = {3, 5, 7}, of_1[] = {1, 2, 3};
	for (int lapses = 0, i = 0; lapses <= 20; lapses++) {
		assert_int_equal(schedule_is_leech(lapses, 8), lapses == of_8[i]);
		i += lapses == of_8[i];
	}
	for (int i = 0; i < 3; i++) {
		assert_true(schedule_is_leech(of_3[i], 3));
		assert_false(schedule_is_leech(of_3[i] - 1, 3));
		assert_true(schedule_is_leech(of_1[i], 1));
	}
	assert_false(schedule_is_leech(8, 0));
	assert_false(schedule_is_leech(INT32_MAX, -1));
	assert_true(schedule_is_leech(INT32_MAX, INT32_MAX));
}

static void test_limit_of_intervals(void **state)
{
	(void)state;
	SchedulePolicy month = {.algorithm = ALGORITHM_SM2, .max_interval = 30};
	CardState card = reviewed((Memory){5, 250, 2000});
	ScheduleStep step = schedule_step(&month, &card, &moment, 5);
	assert_true(memory_equals(step.memory, (Memory){6, 260, 3000}));
	assert_int_equal(step.due.day, moment.today + 30);
	SchedulePolicy odd = {.algorithm = ALGORITHM_SM2, .max_interval = INT32_MIN};
	assert_int_equal(schedule_step(&odd, &card, &moment, 5).interval100, 100);
	odd.max_interval = INT32_MAX;
	card.memory.interval100 = INT64_MAX;
	assert_int_equal(schedule_step(&odd, &card, &moment, 5).interval100, 3650000);
}

static void test_preview_equals_step(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (int i = 0; i < 1000; i++) {
		CardState card = reviewed((Memory){random_below(&seed, 9),
			130 + random_below(&seed, 300), random_below(&seed, 50000)});
		ScheduleStep preview[SCORE_COUNT];
		schedule_preview(&sm2, &card, &moment, preview);
		for (int q = 0; q < SCORE_COUNT; q++) {
			ScheduleStep step = schedule_step(&sm2, &card, &moment, q);
			assert_true(memory_equals(preview[q].memory, step.memory));
			assert_int_equal(preview[q].due.day, step.due.day);
			assert_int_equal(preview[q].due.kind, step.due.kind);
			assert_int_equal(preview[q].interval100, step.interval100);
			assert_int_equal(preview[q].is_lapse, step.is_lapse);
			assert_int_equal(preview[q].wants_drill, step.wants_drill);
		}
	}
}

static void test_apply(void **state)
{
	(void)state;
	CardState card = reviewed((Memory){4, 250, 4000});
	card.lapses = 2;
	card.is_marked = true;
	card.buried_until = 19400;
	ScheduleStep step = schedule_step(&sm2, &card, &moment, 1);
	schedule_apply(&card, &step, 1675310400000, moment.now, 1);
	CardState expected = {
		.phase = PHASE_REVIEW,
		.memory = {0, 250, 100},
		.due = 1675310400000,
		.lapses = 3,
		.last_score = 1,
		.last_reviewed = moment.now,
		.is_marked = true,
		.buried_until = 19400,
	};
	assert_true(card_state_equals(&card, &expected));
}

static void check_logseq(int score, Memory memory, Instant due)
{
	SchedulePolicy policy = {.algorithm = ALGORITHM_LOGSEQ, .max_interval = INTERVAL_MAX_DAYS};
	ScheduleMoment when = {.now = moment.now, .next_midnight = 1675267200000};
	CardState card = reviewed((Memory){2, 270, 400});
	ScheduleStep step = schedule_step(&policy, &card, &when, score);
	assert_true(memory_equals(step.memory, memory));
	assert_int_equal(step.interval100, memory.interval100);
	assert_int_equal(step.due.kind, DUE_AT_INSTANT);
	assert_true(step.due.instant == due);
	assert_int_equal(step.is_lapse, score < SCORE_PASS);
	assert_false(step.wants_drill);
	assert_true(step.has_cell && step.cell.repeats == 2 && step.cell.ease == 2.7);
}

static void test_logseq(void **state)
{
	(void)state;
	check_logseq(5, (Memory){3, 280, 1120}, moment.now + 268 * INT64_C(3600000));
	check_logseq(4, (Memory){3, 270, 1080}, moment.now + 259 * INT64_C(3600000));
	check_logseq(3, (Memory){3, 256, 1024}, moment.now + 245 * INT64_C(3600000));
	for (int q = SCORE_MIN; q < SCORE_PASS; q++)
		check_logseq(q, (Memory){1, 270, 0}, 1675267200000);
}

// The hours are those of the interval that is stored.
static void test_logseq_limit(void **state)
{
	(void)state;
	SchedulePolicy week = {.algorithm = ALGORITHM_LOGSEQ, .max_interval = 7};
	CardState card = reviewed((Memory){2, 270, 400});
	ScheduleStep step = schedule_step(&week, &card, &moment, 5);
	assert_true(memory_equals(step.memory, (Memory){3, 280, 700}));
	assert_true(step.due.instant == moment.now + 168 * INT64_C(3600000));
	card.memory.interval100 = 0; // a forgotten card cannot lapse
	card.memory.repeats = 1;
	assert_false(schedule_step(&week, &card, &moment, 1).is_lapse);
	ScheduleMoment last = {.now = INSTANT_MAX, .next_midnight = INT64_MAX};
	assert_true(schedule_step(&week, &card, &last, 5).due.instant == INSTANT_MAX);
	assert_true(schedule_step(&week, &card, &last, 1).due.instant == INSTANT_MAX);
	last.now = last.next_midnight = INT64_MIN;
	assert_true(schedule_step(&week, &card, &last, 1).due.instant == INSTANT_MIN);
	assert_true(schedule_step(&week, &card, &last, 5).due.instant >= INSTANT_MIN);
}

static void check_hostile(const CardState *before, Day today, int score)
{
	ScheduleMoment when = {
		.now = INT64_MIN, .today = today, .next_midnight = INT64_MAX, .seed = UINT64_MAX};
	ScheduleStep step = schedule_step(&sm2, before, &when, score);
	assert_true(memory_equals(step.memory, memory_clamp(step.memory)));
	assert_true(step.interval100 >= 100 && step.interval100 <= INTERVAL_MAX_DAYS * 100);
	assert_true(step.due.day >= -719162 && step.due.day <= 2932896);
	CardState after = *before;
	schedule_apply(&after, &step, INT64_MIN, INT64_MAX, score);
	assert_true(after.lapses >= 0 && after.lapses <= LAPSES_MAX);
	assert_true(after.last_score >= SCORE_MIN && after.last_score <= SCORE_MAX);
}

static void test_hostile_input(void **state)
{
	(void)state;
	static const int32_t odd[] = {INT32_MIN, -1, 0, 1, INT32_MAX};
	static const int64_t intervals[] = {INT64_MIN, -1, 0, 101, INT64_MAX};
	for (size_t i = 0; i < 5 * 5 * 5 * 5 * 5; i++) {
		CardState card =
			reviewed((Memory){odd[i % 5], odd[i / 5 % 5], intervals[i / 25 % 5]});
		card.lapses = odd[i / 125 % 5];
		card.due = INT64_MAX;
		for (size_t k = 0; k < 5; k++)
			check_hostile(&card, odd[i / 625], odd[k]);
	}
}

static void test_due(void **state)
{
	(void)state;
	assert_true(schedule_is_due(ALGORITHM_SM2, 999, 0, 1000));
	assert_false(schedule_is_due(ALGORITHM_SM2, 1000, 5000, 1000));
	assert_true(schedule_is_due(ALGORITHM_LOGSEQ, 499, 500, 1000));
	assert_false(schedule_is_due(ALGORITHM_LOGSEQ, 500, 500, 1000));
	assert_true(schedule_is_due(ALGORITHM_SM2, INSTANT_NONE, 0, 1000));
}

const struct CMUnitTest policy_tests[] = {
	cmocka_unit_test(test_models),
	cmocka_unit_test(test_new_card_passes),
	cmocka_unit_test(test_fail_of_a_new_card_is_no_lapse),
	cmocka_unit_test(test_leeches),
	cmocka_unit_test(test_three_passes_and_is_drilled),
	cmocka_unit_test(test_lapse_needs_a_score_and_a_day),
	cmocka_unit_test(test_limit_of_intervals),
	cmocka_unit_test(test_preview_equals_step),
	cmocka_unit_test(test_apply),
	cmocka_unit_test(test_logseq),
	cmocka_unit_test(test_logseq_limit),
	cmocka_unit_test(test_hostile_input),
	cmocka_unit_test(test_due),
};
const size_t policy_tests_n = HARNESS_COUNT(policy_tests);
