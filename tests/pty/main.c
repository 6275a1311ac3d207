// Scenarios on a real terminal: pty PROGRAM [PATTERN]. The pattern chooses tests by name.
#include <stdio.h>
#include "tests.h"

int main(int argc, char **argv)
{
	const TestGroup groups[] = {
		{"review", review_tests, review_tests_n},
		{"signal", signal_tests, signal_tests_n},
		{"terminal", terminal_tests, terminal_tests_n},
		{"program", program_tests, program_tests_n},
		{"picture", picture_tests, picture_tests_n},
	};
	if (argc != 2 && argc != 3) {
		fprintf(stderr, "usage: pty PROGRAM [PATTERN]\n");
		return 2;
	}
	if (argc == 3)
		cmocka_set_test_filter(argv[2]);
	pty_set_program(argv[1]);
	return harness_run(groups, HARNESS_COUNT(groups));
}
