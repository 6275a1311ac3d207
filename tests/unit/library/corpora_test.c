// Real graphs, below the folder that RECTO_CORPORA names.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

static void check_graph(const char *path)
{
	Lab lab;
	ImportReport report;
	lab_open(&lab);
	ImportOptions options = {.paths = &path, .n_paths = 1};
	assert_true(lab_import_with(&lab, options, &report));
	print_message("%s: %lld pages, %lld cards, %lld warnings\n", path, (long long)report.pages,
		(long long)report.cards, (long long)report.warnings);
	assert_int_equal(report.new_, report.cards);
	lab_was_written(&lab);
	ImportReport again;
	assert_true(lab_import_with(&lab, options, &again));
	assert_int_equal(again.pages, report.pages);
	assert_int_equal(again.unchanged, report.cards);
	assert_int_equal(again.warnings, 0);
	assert_false(lab_was_written(&lab));
	lab_close(&lab);
}

static void test_real_graphs(void **state)
{
	(void)state;
	lab_check_graphs(__func__, check_graph);
}

const struct CMUnitTest corpora_tests[] = {
	cmocka_unit_test(test_real_graphs),
};
const size_t corpora_tests_n = HARNESS_COUNT(corpora_tests);
