// The groups of tests for the room base, one a file.
#ifndef TESTS_UNIT_BASE_TESTS_H
#define TESTS_UNIT_BASE_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest mem_tests[];
extern const size_t mem_tests_n;
extern const struct CMUnitTest str_tests[];
extern const size_t str_tests_n;
extern const struct CMUnitTest buf_tests[];
extern const size_t buf_tests_n;
extern const struct CMUnitTest arena_tests[];
extern const size_t arena_tests_n;
extern const struct CMUnitTest vec_tests[];
extern const size_t vec_tests_n;
extern const struct CMUnitTest err_tests[];
extern const size_t err_tests_n;
extern const struct CMUnitTest diag_tests[];
extern const size_t diag_tests_n;
extern const struct CMUnitTest utf8_tests[];
extern const size_t utf8_tests_n;
extern const struct CMUnitTest ident_tests[];
extern const size_t ident_tests_n;
extern const struct CMUnitTest file_tests[];
extern const size_t file_tests_n;
extern const struct CMUnitTest file_signals_tests[];
extern const size_t file_signals_tests_n;
extern const struct CMUnitTest path_tests[];
extern const size_t path_tests_n;
extern const struct CMUnitTest calendar_tests[];
extern const size_t calendar_tests_n;
extern const struct CMUnitTest calendar_zones_tests[];
extern const size_t calendar_zones_tests_n;
extern const struct CMUnitTest nearest_tests[];
extern const size_t nearest_tests_n;
extern const struct CMUnitTest number_tests[];
extern const size_t number_tests_n;
extern const struct CMUnitTest json_tests[];
extern const size_t json_tests_n;
extern const struct CMUnitTest yaml_tests[];
extern const size_t yaml_tests_n;
extern const struct CMUnitTest process_tests[];
extern const size_t process_tests_n;
extern const struct CMUnitTest picture_tests[];
extern const size_t picture_tests_n;
extern const struct CMUnitTest process_beside_tests[];
extern const size_t process_beside_tests_n;
extern const struct CMUnitTest workshop_tests[];
extern const size_t workshop_tests_n;

#endif
