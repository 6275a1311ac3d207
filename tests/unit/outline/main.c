#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"blocks", blocks_tests, blocks_tests_n},
		{"regions", regions_tests, regions_tests_n},
		{"properties", properties_tests, properties_tests_n},
		{"lines", lines_tests, lines_tests_n},
		{"edn", edn_tests, edn_tests_n},
		{"edit", edit_tests, edit_tests_n},
		{"edit pages", edit_pages_tests, edit_pages_tests_n},
		{"vectors", vectors_tests, vectors_tests_n},
		{"org", org_tests, org_tests_n},
		{"hostile", hostile_tests, hostile_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
