#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"state", state_tests, state_tests_n},
		{"sm2", sm2_tests, sm2_tests_n},
		{"matrix", matrix_tests, matrix_tests_n},
		{"logseq", logseq_tests, logseq_tests_n},
		{"fuzz", fuzz_tests, fuzz_tests_n},
		{"policy", policy_tests, policy_tests_n},
		{"fold", fold_tests, fold_tests_n},
		{"replay", replay_tests, replay_tests_n},
		{"replay_chance", replay_chance_tests, replay_chance_tests_n},
		{"handover", handover_tests, handover_tests_n},
		{"takeover", takeover_tests, takeover_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
