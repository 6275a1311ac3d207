#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"width", width_tests, width_tests_n},
		{"lines", lines_tests, lines_tests_n},
		{"markdown", markdown_tests, markdown_tests_n},
		{"logseq", logseq_tests, logseq_tests_n},
		{"cloze", cloze_tests, cloze_tests_n},
		{"card_text", card_text_tests, card_text_tests_n},
		{"syntax", syntax_tests, syntax_tests_n},
		{"tools", tools_tests, tools_tests_n},
		{"frame", frame_tests, frame_tests_n},
		{"math", math_tests, math_tests_n},
		{"stats", stats_tests, stats_tests_n},
		{"report", report_tests, report_tests_n},
		{"any_text", any_text_tests, any_text_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
