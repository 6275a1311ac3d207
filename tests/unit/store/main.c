#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"open", open_tests, open_tests_n},
		{"transaction", transaction_tests, transaction_tests_n},
		{"sources", sources_tests, sources_tests_n},
		{"cards", cards_tests, cards_tests_n},
		{"log", log_tests, log_tests_n},
		{"filter", filter_tests, filter_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
