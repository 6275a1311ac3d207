#ifndef TESTS_UNIT_CARD_TESTS_H
#define TESTS_UNIT_CARD_TESTS_H

#include "../harness.h"

// The sanitizers are an order of magnitude slower.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TESTS_ARE_SLOW 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(TESTS_ARE_SLOW)
enum { TIMES = 10000 };
#else
enum { TIMES = 100000 };
#endif

extern const struct CMUnitTest refs_tests[];
extern const size_t refs_tests_n;
extern const struct CMUnitTest vectors_tests[];
extern const size_t vectors_tests_n;
extern const struct CMUnitTest question_tests[];
extern const size_t question_tests_n;
extern const struct CMUnitTest similarity_tests[];
extern const size_t similarity_tests_n;
extern const struct CMUnitTest context_tests[];
extern const size_t context_tests_n;
extern const struct CMUnitTest cloze_tests[];
extern const size_t cloze_tests_n;
extern const struct CMUnitTest journal_tests[];
extern const size_t journal_tests_n;
extern const struct CMUnitTest pages_tests[];
extern const size_t pages_tests_n;
extern const struct CMUnitTest skips_tests[];
extern const size_t skips_tests_n;
extern const struct CMUnitTest doubts_tests[];
extern const size_t doubts_tests_n;
extern const struct CMUnitTest targets_tests[];
extern const size_t targets_tests_n;
extern const struct CMUnitTest expand_tests[];
extern const size_t expand_tests_n;
extern const struct CMUnitTest org_tests[];
extern const size_t org_tests_n;
extern const struct CMUnitTest hostile_tests[];
extern const size_t hostile_tests_n;
extern const struct CMUnitTest edit_tests[];
extern const size_t edit_tests_n;
extern const struct CMUnitTest corpora_tests[];
extern const size_t corpora_tests_n;

#endif
