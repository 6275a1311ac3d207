#ifndef TESTS_UNIT_OUTLINE_TESTS_H
#define TESTS_UNIT_OUTLINE_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest blocks_tests[];
extern const size_t blocks_tests_n;
extern const struct CMUnitTest regions_tests[];
extern const size_t regions_tests_n;
extern const struct CMUnitTest properties_tests[];
extern const size_t properties_tests_n;
extern const struct CMUnitTest lines_tests[];
extern const size_t lines_tests_n;
extern const struct CMUnitTest edn_tests[];
extern const size_t edn_tests_n;
extern const struct CMUnitTest edit_tests[];
extern const size_t edit_tests_n;
extern const struct CMUnitTest edit_pages_tests[];
extern const size_t edit_pages_tests_n;
extern const struct CMUnitTest vectors_tests[];
extern const size_t vectors_tests_n;
extern const struct CMUnitTest org_tests[];
extern const size_t org_tests_n;
extern const struct CMUnitTest hostile_tests[];
extern const size_t hostile_tests_n;

#endif
