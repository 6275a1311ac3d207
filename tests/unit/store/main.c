#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"open", open_tests, open_tests_n},
		{"migration", migration_tests, migration_tests_n},
		{"transaction", transaction_tests, transaction_tests_n},
		{"sources", sources_tests, sources_tests_n},
		{"cards", cards_tests, cards_tests_n},
		{"log", log_tests, log_tests_n},
		{"writes", writes_tests, writes_tests_n},
		{"filter", filter_tests, filter_tests_n},
		{"property", property_tests, property_tests_n},
		{"queue", queue_tests, queue_tests_n},
		{"drill", drill_tests, drill_tests_n},
		{"cram", cram_tests, cram_tests_n},
		{"check", check_tests, check_tests_n},
		{"backup", backup_tests, backup_tests_n},
		{"plan", plan_tests, plan_tests_n},
		{"replay", replay_tests, replay_tests_n},
		{"replay by chance", replay_chance_tests, replay_chance_tests_n},
		{"large", large_tests, large_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
