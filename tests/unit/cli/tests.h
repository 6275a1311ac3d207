#ifndef TESTS_UNIT_CLI_TESTS_H
#define TESTS_UNIT_CLI_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest args_tests[];
extern const size_t args_tests_n;
extern const struct CMUnitTest card_tests[];
extern const size_t card_tests_n;
extern const struct CMUnitTest commands_tests[];
extern const size_t commands_tests_n;
extern const struct CMUnitTest completions_tests[];
extern const size_t completions_tests_n;
extern const struct CMUnitTest context_tests[];
extern const size_t context_tests_n;
extern const struct CMUnitTest help_tests[];
extern const size_t help_tests_n;
extern const struct CMUnitTest manual_tests[];
extern const size_t manual_tests_n;
extern const struct CMUnitTest output_tests[];
extern const size_t output_tests_n;
extern const struct CMUnitTest plain_tests[];
extern const size_t plain_tests_n;

#endif
