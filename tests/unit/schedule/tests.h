// The groups of the schedule room.
#ifndef TESTS_UNIT_SCHEDULE_TESTS_H
#define TESTS_UNIT_SCHEDULE_TESTS_H

#include "recto/schedule/schedule.h"
#include "../harness.h"

extern const struct CMUnitTest state_tests[], sm2_tests[], policy_tests[], fold_tests[],
	handover_tests[], takeover_tests[], matrix_tests[], logseq_tests[], fuzz_tests[],
	replay_tests[], replay_chance_tests[];
extern const size_t state_tests_n, sm2_tests_n, policy_tests_n, fold_tests_n, handover_tests_n,
	takeover_tests_n, matrix_tests_n, logseq_tests_n, fuzz_tests_n, replay_tests_n,
	replay_chance_tests_n;

// How many rounds the property tests go: the sanitizers are an order of magnitude slower.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TESTS_ARE_SLOW 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(TESTS_ARE_SLOW)
enum { MANY = 1000000 };
#else
enum { MANY = 10000000 };
#endif

// A small reproducible generator (xorshift64*).
static inline uint64_t random_next(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(2685821657736338717);
}

// 0 to n - 1.
static inline int random_below(uint64_t *seed, int n)
{
	return (int)((random_next(seed) >> 33) % (uint64_t)n);
}

#endif
