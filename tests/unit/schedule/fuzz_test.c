#include "tests.h"
const struct CMUnitTest fuzz_tests[] = {{0}};
const size_t fuzz_tests_n = 0;
