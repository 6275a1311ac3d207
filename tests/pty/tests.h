// The groups of the terminal tests.
#ifndef TESTS_PTY_TESTS_H
#define TESTS_PTY_TESTS_H

#include "pty.h"

extern const struct CMUnitTest review_tests[], signal_tests[], terminal_tests[], program_tests[];
extern const size_t review_tests_n, signal_tests_n, terminal_tests_n, program_tests_n;

extern const struct CMUnitTest picture_tests[];
extern const size_t picture_tests_n;

#endif
