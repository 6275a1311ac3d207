// The groups of tests for the room stats, one a file.
#ifndef TESTS_UNIT_STATS_TESTS_H
#define TESTS_UNIT_STATS_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest figures_tests[];
extern const size_t figures_tests_n;
extern const struct CMUnitTest counting_tests[];
extern const size_t counting_tests_n;
extern const struct CMUnitTest days_tests[];
extern const size_t days_tests_n;
extern const struct CMUnitTest large_tests[];
extern const size_t large_tests_n;
extern const struct CMUnitTest export_tests[];
extern const size_t export_tests_n;
extern const struct CMUnitTest parsers_tests[];
extern const size_t parsers_tests_n;

#endif
