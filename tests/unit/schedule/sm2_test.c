#include <math.h>

#include "tests.h"

static Memory new_memory(void)
{
	return card_state_new().memory;
}

static int column(Str row, int index)
{
	Str cell;
	do
		str_cut(row, ',', &cell, &row);
	while (index-- > 0);
	int64_t value = 0;
	assert_true(str_parse_int(cell, &value));
	return (int)value;
}

// seq,step,q,drill,n_T,n_T1,ef_frozen,ef_always,ivl_T,…
static void check_vector(Str row, Memory *m)
{
	if (column(row, 1) == 0)
		*m = new_memory();
	int q = column(row, 2);
	*m = sm2_update(*m, q);
	if (m->repeats != column(row, 4) || m->ease100 != column(row, 6) ||
		m->interval100 != column(row, 8) * 100)
		fail_msg("%.*s: n %d, ease %d, interval %lld", STR_ARG(row), m->repeats, m->ease100,
			(long long)m->interval100);
	assert_int_equal(q < SCORE_DRILL, column(row, 3));
}

static void test_vectors(void **state)
{
	(void)state;
	Buf text = harness_read("tests/vectors/sm2_vectors.csv");
	Str rest = buf_str(&text);
	Str line;
	Memory m = new_memory();
	int rows = 0;
	while (str_next_line(&rest, &line)) {
		if (line.n == 0 || line.p[0] == '#' || str_starts_with(line, STR("seq,")))
			continue;
		check_vector(line, &m);
		rows++;
	}
	assert_int_equal(rows, 4221);
	buf_release(&text);
}

// With doubles the last interval comes out as 421.
static void test_exact_where_doubles_are_not(void **state)
{
	(void)state;
	static const int scores[] = {5, 5, 4, 5, 5, 5};
	static const int days[] = {1, 6, 17, 48, 140, 420};
	Memory m = new_memory();
	for (size_t i = 0; i < HARNESS_COUNT(scores); i++) {
		m = sm2_update(m, scores[i]);
		assert_int_equal(m.interval100, days[i] * 100);
	}
	assert_int_equal(m.ease100, 300);
}

static void test_fraction_of_a_day_counts_as_a_day(void **state)
{
	(void)state;
	Memory m = sm2_update((Memory){3, 250, 1001}, 4);
	assert_int_equal(m.interval100, 2800); // 11 * 2.5 = 27.5
}

// A state that reviews can reach: the first interval is 1, the second 6.
static Memory random_memory(uint64_t *seed)
{
	Memory m = {.repeats = random_below(seed, 8), .ease100 = 130 + random_below(seed, 400)};
	int limit = m.repeats == 0 ? 2 : m.repeats == 1 ? 7 : 36501;
	m.interval100 = random_below(seed, limit) * 100;
	return m;
}

static void test_better_score_is_never_shorter(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int i = 0; i < MANY / 10; i++) {
		Memory m = random_memory(&seed);
		int64_t before = -1;
		for (int q = SCORE_MIN; q <= SCORE_MAX; q++) {
			int64_t now = sm2_update(m, q).interval100;
			assert_true(now >= before);
			before = now;
		}
	}
}

static void test_pass_never_shrinks(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (int i = 0; i < MANY / 10; i++) {
		Memory m = random_memory(&seed);
		int q = SCORE_PASS + random_below(&seed, 3);
		assert_true(sm2_update(m, q).interval100 >= m.interval100);
	}
}

static bool is_in_range(Memory m)
{
	return memory_equals(m, memory_clamp(m)) && m.interval100 >= 100 &&
	       m.interval100 % 100 == 0;
}

// Scores are mostly passes, else no interval would grow long.
static void test_many_random_steps_stay_in_range(void **state)
{
	(void)state;
	uint64_t seed = 3;
	Memory m = new_memory();
	int64_t longest = 0;
	for (int i = 0; i < MANY; i++) {
		m = sm2_update(m, SCORE_MAX - (random_below(&seed, 16) ? random_below(&seed, 3)
								       : random_below(&seed, 6)));
		if (!is_in_range(m))
			fail_msg("step %d: n %d, ease %d", i, m.repeats, m.ease100);
		if (m.interval100 > longest)
			longest = m.interval100;
	}
	assert_int_equal(longest, INTERVAL_MAX_DAYS * 100);
}

static void test_perfect_scores_for_ever(void **state)
{
	(void)state;
	Memory m = new_memory();
	for (int i = 0; i < MANY / 10; i++)
		m = sm2_update(m, 5);
	assert_true(is_in_range(m));
	assert_int_equal(m.repeats, MANY / 10);
	assert_true(memory_equals(memory_clamp(m), m));
	m = sm2_update((Memory){REPEATS_MAX, EASE_MAX, 3650000}, 5);
	assert_true(memory_equals(m, (Memory){REPEATS_MAX, EASE_MAX, 3650000}));
}

static void test_hostile_memory(void **state)
{
	(void)state;
	static const int32_t small[] = {INT32_MIN, -1, 0, 1, 2, 130, INT32_MAX};
	static const int64_t large[] = {INT64_MIN, -100, -1, 0, 1, 99, 100, INT32_MAX, INT64_MAX};
	static const int scores[] = {INT32_MIN, -1, 0, 2, 3, 5, 6, INT32_MAX};
	for (size_t i = 0; i < 7 * 7 * 9 * 8; i++) {
		Memory m = {small[i % 7], small[i / 7 % 7], large[i / 49 % 9]};
		int score = scores[i / 441];
		Memory after = sm2_update(m, score);
		assert_true(is_in_range(after));
		Memory clamped = sm2_update(memory_clamp(m), score < 0 ? 0 : score > 5 ? 5 : score);
		assert_true(memory_equals(after, clamped));
	}
}

static void test_recall(void **state)
{
	(void)state;
	const MemoryModel *sm2 = schedule_model(ALGORITHM_SM2);
	Memory m = {2, 250, 600};
	assert_true(fabs(sm2->recall(m, 6) - 0.9) < 1e-12);
	assert_true(fabs(sm2->recall(m, 12) - 0.81) < 1e-12);
	assert_true(sm2->recall(m, 0) == 1 && sm2->recall(m, -5) == 1);
	assert_true(sm2->recall(m, NAN) == 1);
	assert_true(sm2->recall(m, INFINITY) == 0);
	assert_true(sm2->recall(new_memory(), 1) == 0);
	assert_true(sm2->recall((Memory){0, 0, INT64_MIN}, 1e300) == 0);
}

const struct CMUnitTest sm2_tests[] = {
	cmocka_unit_test(test_vectors),
	cmocka_unit_test(test_exact_where_doubles_are_not),
	cmocka_unit_test(test_fraction_of_a_day_counts_as_a_day),
	cmocka_unit_test(test_better_score_is_never_shorter),
	cmocka_unit_test(test_pass_never_shrinks),
	cmocka_unit_test(test_many_random_steps_stay_in_range),
	cmocka_unit_test(test_perfect_scores_for_ever),
	cmocka_unit_test(test_hostile_memory),
	cmocka_unit_test(test_recall),
};
const size_t sm2_tests_n = HARNESS_COUNT(sm2_tests);
