#include "../../../src/library/assign.h"
#include "tests.h"

enum { SIDE = 6 };

static double sum_of(const AssignEdge *edges, size_t n)
{
	bool was[100] = {false}, is[100] = {false};
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		if (!edges[i].is_taken)
			continue;
		assert_false(was[edges[i].was] || is[edges[i].is]);
		was[edges[i].was] = is[edges[i].is] = true;
		sum += edges[i].gain * edges[i].gain;
	}
	return sum;
}

// The best sum of all ways, by trying them.
static double best_sum(double gain[SIDE][SIDE], int row, unsigned taken)
{
	if (row == SIDE)
		return 0;
	double best = best_sum(gain, row + 1, taken);
	for (int i = 0; i < SIDE; i++) {
		if (gain[row][i] == 0 || (taken >> i & 1) != 0)
			continue;
		double sum = gain[row][i] * gain[row][i] + best_sum(gain, row + 1, taken | 1u << i);
		best = sum > best ? sum : best;
	}
	return best;
}

static uint32_t next_random(uint32_t *random)
{
	*random = *random * 1664525u + 1013904223u;
	return *random >> 16;
}

static void test_nothing_sums_higher(void **state)
{
	(void)state;
	uint32_t random = 7;
	for (int round = 0; round < 300; round++) {
		double gain[SIDE][SIDE] = {{0}};
		AssignEdge edges[SIDE * SIDE];
		size_t n = 0;
		for (uint32_t k = 0; k < SIDE * SIDE; k++) {
			if (next_random(&random) % 2)
				continue;
			double g = 1 + next_random(&random) % 100;
			gain[k / SIDE][k % SIDE] = g;
			edges[n++] = (AssignEdge){k / SIDE, k % SIDE, g, false};
		}
		assign_edges(edges, n, SIDE, SIDE);
		assert_true(sum_of(edges, n) == best_sum(gain, 0, 0));
	}
}

static void test_one_good_pair_before_two_middling_ones(void **state)
{
	(void)state;
	AssignEdge edges[] = {{0, 0, 0.99, false}, {0, 1, 0.6, false}, {1, 0, 0.6, false}};
	assign_edges(edges, 3, 2, 2);
	assert_true(sum_of(edges, 3) > 0.9);
}

// Too many for the exact way: the best first, and quickly.
static void test_a_large_group(void **state)
{
	(void)state;
	enum { N = 90 };
	static AssignEdge edges[N * N];
	for (uint32_t k = 0; k < N * N; k++)
		edges[k] = (AssignEdge){k / N, k % N, k / N == k % N ? 0.9 : 0.5, false};
	assign_edges(edges, N * N, N, N);
	assert_true(sum_of(edges, N * N) > N * 0.8);
	assign_edges(NULL, 0, 0, 0);
}

const struct CMUnitTest assign_tests[] = {
	cmocka_unit_test(test_nothing_sums_higher),
	cmocka_unit_test(test_one_good_pair_before_two_middling_ones),
	cmocka_unit_test(test_a_large_group),
};
const size_t assign_tests_n = HARNESS_COUNT(assign_tests);
