#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"refs", refs_tests, refs_tests_n},
		{"vectors", vectors_tests, vectors_tests_n},
		{"question", question_tests, question_tests_n},
		{"similarity", similarity_tests, similarity_tests_n},
		{"context", context_tests, context_tests_n},
		{"cloze", cloze_tests, cloze_tests_n},
		{"journal", journal_tests, journal_tests_n},
		{"pages", pages_tests, pages_tests_n},
		{"skips", skips_tests, skips_tests_n},
		{"doubts", doubts_tests, doubts_tests_n},
		{"targets", targets_tests, targets_tests_n},
		{"expand", expand_tests, expand_tests_n},
		{"org", org_tests, org_tests_n},
		{"edit", edit_tests, edit_tests_n},
		{"hostile", hostile_tests, hostile_tests_n},
		{"corpora", corpora_tests, corpora_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
