// The groups of this room's tests.
#ifndef TESTS_UNIT_LIBRARY_TESTS_H
#define TESTS_UNIT_LIBRARY_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest match_tests[];
extern const size_t match_tests_n;
extern const struct CMUnitTest assign_tests[];
extern const size_t assign_tests_n;
extern const struct CMUnitTest guess_tests[];
extern const size_t guess_tests_n;
extern const struct CMUnitTest edited_tests[];
extern const size_t edited_tests_n;
extern const struct CMUnitTest logseq_config_tests[];
extern const size_t logseq_config_tests_n;
extern const struct CMUnitTest pages_tests[];
extern const size_t pages_tests_n;
extern const struct CMUnitTest walk_tests[];
extern const size_t walk_tests_n;
extern const struct CMUnitTest roots_tests[];
extern const size_t roots_tests_n;
extern const struct CMUnitTest import_tests[];
extern const size_t import_tests_n;
extern const struct CMUnitTest identity_tests[];
extern const size_t identity_tests_n;
extern const struct CMUnitTest cloze_tests[];
extern const size_t cloze_tests_n;
extern const struct CMUnitTest folders_tests[];
extern const size_t folders_tests_n;
extern const struct CMUnitTest changes_tests[];
extern const size_t changes_tests_n;
extern const struct CMUnitTest intake_tests[];
extern const size_t intake_tests_n;
extern const struct CMUnitTest schedulers_tests[];
extern const size_t schedulers_tests_n;
extern const struct CMUnitTest matrix_file_tests[];
extern const size_t matrix_file_tests_n;
extern const struct CMUnitTest write_back_tests[];
extern const size_t write_back_tests_n;
extern const struct CMUnitTest write_waiting_tests[];
extern const size_t write_waiting_tests_n;
extern const struct CMUnitTest write_graphs_tests[];
extern const size_t write_graphs_tests_n;
extern const struct CMUnitTest resolve_tests[];
extern const size_t resolve_tests_n;
extern const struct CMUnitTest corpora_tests[];
extern const size_t corpora_tests_n;

#endif
