// The groups of the config room, and what they share.
#ifndef TESTS_UNIT_CONFIG_TESTS_H
#define TESTS_UNIT_CONFIG_TESTS_H

#include "recto/config/config.h"
#include "../harness.h"

extern const struct CMUnitTest table_tests[], values_tests[], errors_tests[], graphs_tests[],
	load_tests[];
extern const size_t table_tests_n, values_tests_n, errors_tests_n, graphs_tests_n, load_tests_n;

// A configuration of this text, read as "config.yaml"; fails the test when it is refused. Release.
Config parsed(const char *text);
// Asserts that the text is refused with exactly this message.
void assert_refused(const char *text, const char *message);

#endif
