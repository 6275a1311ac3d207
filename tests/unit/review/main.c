#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"query", query_tests, query_tests_n},
		{"query_logseq", query_logseq_tests, query_logseq_tests_n},
		{"key", key_tests, key_tests_n},
		{"record", record_tests, record_tests_n},
		{"reset", reset_tests, reset_tests_n},
		{"drill", drill_tests, drill_tests_n},
		{"cram", cram_tests, cram_tests_n},
		{"undo", undo_tests, undo_tests_n},
		{"stage", stage_tests, stage_tests_n},
		{"session", session_tests, session_tests_n},
		{"session_undo", session_undo_tests, session_undo_tests_n},
		{"sibling", sibling_tests, sibling_tests_n},
		{"logseq", logseq_tests, logseq_tests_n},
		{"written", written_tests, written_tests_n},
		{"limit", limit_tests, limit_tests_n},
		{"property", property_tests, property_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
