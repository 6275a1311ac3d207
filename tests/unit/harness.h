// What every test program shares: cmocka, its groups, and the closing line `N passed, N failed`.
//
// A test file exports one group; the room's main.c lists the groups:
//
//	int main(void)
//	{
//		static const TestGroup groups[] = {{"str", str_tests, str_tests_n}, …};
//		return harness_run(groups, HARNESS_COUNT(groups));
//	}
#ifndef TESTS_UNIT_HARNESS_H
#define TESTS_UNIT_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "recto/base/buf.h"
#include "recto/base/str.h"

#define HARNESS_COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct TestGroup {
	const char *name;
	const struct CMUnitTest *tests;
	size_t n;
} TestGroup;

// Runs all groups in UTF-8 and TZ=UTC, prints `N passed, N failed`; 0 when none failed.
int harness_run(const TestGroup *groups, size_t n);

// Counts a test as skipped, with the reason on stderr (the closing line tells the number).
#define HARNESS_SKIP(reason) harness_skip(__func__, reason)
void harness_skip(const char *test, const char *reason);

// Asserts that two strings have the same bytes; prints both when they do not.
#define assert_str(got, expected) harness_assert_str(got, expected, __FILE__, __LINE__)
void harness_assert_str(Str got, const char *expected, const char *file, int line);

// The whole of a file below tests/ (the working folder is the top of the project). Fails the test
// when it is missing.
Buf harness_read(const char *path);

// A new empty folder below the system's temporary one; removed with all that is in it, and freed,
// by harness_remove_folder.
char *harness_make_folder(void);
void harness_remove_folder(char *folder);

// "FOLDER/NAME" in `out`, lent until its next change.
const char *harness_path(Buf *out, const char *folder, const char *name);
// Creates a file or replaces its content.
void harness_write(const char *path, Str content);

// Makes `zone` the local one (as TZ names it) until the next call. A test that calls it ends with
// "UTC".
void harness_set_zone(const char *zone);

#endif
