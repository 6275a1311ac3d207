#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"open", open_tests, open_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
