// The groups of tests for the room store, one a file.
#ifndef TESTS_UNIT_STORE_TESTS_H
#define TESTS_UNIT_STORE_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest open_tests[];
extern const size_t open_tests_n;
extern const struct CMUnitTest transaction_tests[];
extern const size_t transaction_tests_n;
extern const struct CMUnitTest sources_tests[];
extern const size_t sources_tests_n;
extern const struct CMUnitTest cards_tests[];
extern const size_t cards_tests_n;
extern const struct CMUnitTest writes_tests[];
extern const size_t writes_tests_n;
extern const struct CMUnitTest log_tests[];
extern const size_t log_tests_n;
extern const struct CMUnitTest filter_tests[];
extern const size_t filter_tests_n;
extern const struct CMUnitTest property_tests[];
extern const size_t property_tests_n;
extern const struct CMUnitTest queue_tests[];
extern const size_t queue_tests_n;
extern const struct CMUnitTest drill_tests[];
extern const size_t drill_tests_n;
extern const struct CMUnitTest cram_tests[];
extern const size_t cram_tests_n;
extern const struct CMUnitTest check_tests[];
extern const size_t check_tests_n;
extern const struct CMUnitTest backup_tests[];
extern const size_t backup_tests_n;
extern const struct CMUnitTest migration_tests[];
extern const size_t migration_tests_n;
extern const struct CMUnitTest plan_tests[];
extern const size_t plan_tests_n;
extern const struct CMUnitTest replay_tests[];
extern const size_t replay_tests_n;
extern const struct CMUnitTest replay_chance_tests[];
extern const size_t replay_chance_tests_n;
extern const struct CMUnitTest large_tests[];
extern const size_t large_tests_n;

#endif
