#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"match", match_tests, match_tests_n},
		{"assign", assign_tests, assign_tests_n},
		{"guess", guess_tests, guess_tests_n},
		{"edited", edited_tests, edited_tests_n},
		{"logseq_config", logseq_config_tests, logseq_config_tests_n},
		{"pages", pages_tests, pages_tests_n},
		{"walk", walk_tests, walk_tests_n},
		{"roots", roots_tests, roots_tests_n},
		{"import", import_tests, import_tests_n},
		{"identity", identity_tests, identity_tests_n},
		{"cloze", cloze_tests, cloze_tests_n},
		{"folders", folders_tests, folders_tests_n},
		{"changes", changes_tests, changes_tests_n},
		{"intake", intake_tests, intake_tests_n},
		{"schedulers", schedulers_tests, schedulers_tests_n},
		{"matrix_file", matrix_file_tests, matrix_file_tests_n},
		{"write_back", write_back_tests, write_back_tests_n},
		{"write_waiting", write_waiting_tests, write_waiting_tests_n},
		{"write_graphs", write_graphs_tests, write_graphs_tests_n},
		{"resolve", resolve_tests, resolve_tests_n},
		{"corpora", corpora_tests, corpora_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
