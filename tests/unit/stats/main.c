#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"figures", figures_tests, figures_tests_n},
		{"counting", counting_tests, counting_tests_n},
		{"days", days_tests, days_tests_n},
		{"large", large_tests, large_tests_n},
		{"export", export_tests, export_tests_n},
		{"parsers", parsers_tests, parsers_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
