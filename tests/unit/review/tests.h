// The groups of this room's tests.
#ifndef TESTS_UNIT_REVIEW_TESTS_H
#define TESTS_UNIT_REVIEW_TESTS_H

#include "../harness.h"

extern const struct CMUnitTest query_tests[];
extern const size_t query_tests_n;
extern const struct CMUnitTest query_logseq_tests[];
extern const size_t query_logseq_tests_n;
extern const struct CMUnitTest key_tests[];
extern const size_t key_tests_n;
extern const struct CMUnitTest record_tests[];
extern const size_t record_tests_n;
extern const struct CMUnitTest reset_tests[];
extern const size_t reset_tests_n;
extern const struct CMUnitTest drill_tests[];
extern const size_t drill_tests_n;
extern const struct CMUnitTest cram_tests[];
extern const size_t cram_tests_n;
extern const struct CMUnitTest undo_tests[];
extern const size_t undo_tests_n;
extern const struct CMUnitTest stage_tests[];
extern const size_t stage_tests_n;
extern const struct CMUnitTest session_tests[];
extern const size_t session_tests_n;
extern const struct CMUnitTest session_undo_tests[];
extern const size_t session_undo_tests_n;
extern const struct CMUnitTest sibling_tests[];
extern const size_t sibling_tests_n;
extern const struct CMUnitTest logseq_tests[];
extern const size_t logseq_tests_n;
extern const struct CMUnitTest written_tests[];
extern const size_t written_tests_n;
extern const struct CMUnitTest limit_tests[];
extern const size_t limit_tests_n;
extern const struct CMUnitTest property_tests[];
extern const size_t property_tests_n;

#endif
