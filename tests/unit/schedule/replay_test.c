#include "tests.h"
const struct CMUnitTest replay_tests[] = {{0}};
const size_t replay_tests_n = 0;
