#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"args", args_tests, args_tests_n},
		{"card", card_tests, card_tests_n},
		{"commands", commands_tests, commands_tests_n},
		{"completions", completions_tests, completions_tests_n},
		{"context", context_tests, context_tests_n},
		{"help", help_tests, help_tests_n},
		{"manual", manual_tests, manual_tests_n},
		{"output", output_tests, output_tests_n},
		{"plain", plain_tests, plain_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
