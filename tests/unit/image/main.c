#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"output", output_tests, output_tests_n},
		{"hostile", hostile_tests, hostile_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
