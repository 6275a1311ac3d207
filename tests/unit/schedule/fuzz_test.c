#include <math.h>

#include "tests.h"

static const SchedulePolicy fuzzed = {
	.algorithm = ALGORITHM_SM2, .max_interval = INTERVAL_MAX_DAYS, .has_fuzz = true};
static const SchedulePolicy plain = {.algorithm = ALGORITHM_SM2, .max_interval = INTERVAL_MAX_DAYS};

static CardState reviewed(Memory memory)
{
	CardState card = card_state_new();
	card.phase = PHASE_REVIEW;
	card.memory = memory;
	return card;
}

static int64_t days_of(const SchedulePolicy *policy, const CardState *card, uint64_t seed, int q)
{
	ScheduleMoment moment = {.today = 19389, .seed = seed};
	ScheduleStep step = schedule_step(policy, card, &moment, q);
	assert_int_equal(step.interval100, step.memory.interval100);
	assert_int_equal(step.due.day, 19389 + step.interval100 / 100);
	assert_int_equal(step.interval100 % 100, 0);
	return step.interval100 / 100;
}

// The formula as it is published, in doubles.
static double delta(double days)
{
	if (days < 2.5)
		return 0;
	return 1 + 0.15 * (fmin(days, 7) - 2.5) + 0.10 * fmax(fmin(days, 20) - 7, 0) +
	       0.05 * fmax(days - 20, 0);
}

// The days of many seeds: `low` and `high` occur and nothing beyond them.
static void check_range(Memory memory, int q, int max_interval, int64_t low, int64_t high)
{
	CardState card = reviewed(memory);
	SchedulePolicy policy = fuzzed;
	policy.max_interval = max_interval;
	int64_t least = INT64_MAX, most = 0;
	for (uint64_t seed = 0; seed < 20000; seed++) {
		int64_t days = days_of(&policy, &card, seed, q);
		least = days < least ? days : least;
		most = days > most ? days : most;
	}
	if (least != low || most != high)
		fail_msg("%lld to %lld days", (long long)least, (long long)most);
}

static void test_ranges(void **state)
{
	(void)state;
	check_range(card_state_new().memory, 4, INTERVAL_MAX_DAYS, 1, 1);
	check_range((Memory){1, 250, 100}, 4, INTERVAL_MAX_DAYS, 4, 8);     // 6 ± 1.525
	check_range((Memory){2, 250, 600}, 4, INTERVAL_MAX_DAYS, 13, 17);   // 15 ± 2.475
	check_range((Memory){3, 250, 4000}, 4, INTERVAL_MAX_DAYS, 93, 107); // 100 ± 6.975
	check_range((Memory){3, 130, 1000}, 4, INTERVAL_MAX_DAYS, 11, 15);  // 13 ± 2.275
	check_range((Memory){3, 130, 2000}, 4, INTERVAL_MAX_DAYS, 23, 29);  // 26 ± 3.275
	check_range((Memory){3, 250, 4000}, 4, 95, 88, 95);                 // the maximum
	check_range((Memory){3, 250, 4000}, 4, 2, 2, 2);
	check_range((Memory){3, 250, 4000}, 1, INTERVAL_MAX_DAYS, 1, 1); // a fail
	check_range((Memory){3, 250, 3650000}, 5, INTERVAL_MAX_DAYS, 36500, 36500);
}

static void test_within_the_formula(void **state)
{
	(void)state;
	uint64_t seed = 4;
	for (int i = 0; i < MANY / 10; i++) {
		CardState card = reviewed((Memory){2 + random_below(&seed, 5),
			130 + random_below(&seed, 300), 100 * (1 + random_below(&seed, 9000))});
		uint64_t chance = random_next(&seed);
		int q = SCORE_PASS + random_below(&seed, 3);
		int64_t exact = days_of(&plain, &card, chance, q);
		int64_t days = days_of(&fuzzed, &card, chance, q);
		double wide = delta((double)exact);
		assert_true(days >= (int64_t)floor((double)exact - wide + 0.5));
		// One more where both ends fell together.
		assert_true(days <= (int64_t)floor((double)exact + wide + 0.5) + 1);
		assert_true(days >= card.memory.interval100 / 100 && days <= INTERVAL_MAX_DAYS);
		if (exact * 100 > card.memory.interval100)
			assert_true(days * 100 > card.memory.interval100);
	}
}

static void test_better_score_is_never_shorter(void **state)
{
	(void)state;
	uint64_t seed = 6;
	for (int i = 0; i < MANY / 100; i++) {
		CardState card = reviewed((Memory){2 + random_below(&seed, 5),
			130 + random_below(&seed, 300), 100 * (1 + random_below(&seed, 300))});
		uint64_t chance = random_next(&seed);
		int64_t before = 0;
		for (int q = SCORE_MIN; q <= SCORE_MAX; q++) {
			int64_t days = days_of(&fuzzed, &card, chance, q);
			assert_true(days >= before);
			before = days;
		}
	}
}

static void test_preview_is_what_a_score_does(void **state)
{
	(void)state;
	CardState card = reviewed((Memory){4, 250, 4000});
	for (uint64_t seed = 0; seed < 1000; seed++) {
		ScheduleMoment moment = {.today = 19389, .seed = seed};
		ScheduleStep preview[SCORE_COUNT];
		schedule_preview(&fuzzed, &card, &moment, preview);
		for (int q = SCORE_MIN; q <= SCORE_MAX; q++)
			assert_int_equal(
				preview[q].interval100 / 100, days_of(&fuzzed, &card, seed, q));
	}
}

// Neighbouring seeds are as good as any: all days come about equally often.
static void test_seeds_spread(void **state)
{
	(void)state;
	enum { SEEDS = 150000, FIRST = 93, COUNT = 15 };
	CardState card = reviewed((Memory){3, 250, 4000});
	int counts[COUNT] = {0};
	for (uint64_t seed = 0; seed < SEEDS; seed++)
		counts[days_of(&fuzzed, &card, seed, 4) - FIRST]++;
	for (int i = 0; i < COUNT; i++)
		assert_in_range(counts[i], SEEDS / COUNT * 95 / 100, SEEDS / COUNT * 105 / 100);
}

static void test_logseq_is_kept_to_the_hour(void **state)
{
	(void)state;
	SchedulePolicy policy = {
		.algorithm = ALGORITHM_LOGSEQ, .max_interval = INTERVAL_MAX_DAYS, .has_fuzz = true};
	CardState card = reviewed((Memory){2, 270, 400});
	for (uint64_t seed = 0; seed < 1000; seed++) {
		ScheduleMoment moment = {.now = 1000, .seed = seed};
		ScheduleStep step = schedule_step(&policy, &card, &moment, 5);
		assert_int_equal(step.interval100, 1120);
		assert_true(step.due.instant == 1000 + 268 * INT64_C(3600000)); // 268.8
	}
}

static void test_hostile_input(void **state)
{
	(void)state;
	static const int64_t odd[] = {INT64_MIN, -1, 0, 1, 250, 3650000, INT64_MAX};
	for (size_t i = 0; i < 7 * 7 * 6; i++) {
		CardState card = reviewed((Memory){3, 250, odd[i % 7]});
		SchedulePolicy policy = fuzzed;
		policy.max_interval = (int)odd[i / 7 % 7];
		int64_t days = days_of(&policy, &card, (uint64_t)odd[i % 7], (int)(i / 49));
		assert_true(days >= 1 && days <= INTERVAL_MAX_DAYS);
	}
}

const struct CMUnitTest fuzz_tests[] = {
	cmocka_unit_test(test_ranges),
	cmocka_unit_test(test_within_the_formula),
	cmocka_unit_test(test_better_score_is_never_shorter),
	cmocka_unit_test(test_preview_is_what_a_score_does),
	cmocka_unit_test(test_seeds_spread),
	cmocka_unit_test(test_logseq_is_kept_to_the_hour),
	cmocka_unit_test(test_hostile_input),
};
const size_t fuzz_tests_n = HARNESS_COUNT(fuzz_tests);
