#include "recto/base/arena.h"

#include <stdalign.h>
#include <string.h>
#include "tests.h"

static bool is_zero(const char *p, size_t n)
{
	while (n > 0 && *p == 0)
		p++, n--;
	return n == 0;
}

static void zero_is_empty(void **state)
{
	(void)state;
	Arena a = {0};
	arena_reset(&a);
	arena_release(&a);
	assert_null(a.chunk);
}

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	Arena a = {0};
	for (int round = 0; round < 3; round++) {
		char *last = NULL;
		for (size_t size = 0; size < 6000; size = size * 5 / 4 + 1) {
			char *p = arena_alloc(&a, size, 1);
			assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
			assert_true(is_zero(p, size));
			assert_ptr_not_equal(p, last);
			memset(p, 0xA5, size);
			last = size > 0 ? p : last;
		}
		arena_reset(&a);
	}
	arena_release(&a);
}

static void pieces_stay_where_they_are(void **state)
{
	(void)state;
	enum { COUNT = 2000 };
	Arena a = {0};
	int *kept[COUNT];
	for (int i = 0; i < COUNT; i++) {
		kept[i] = ARENA_NEW(&a, int);
		*kept[i] = i;
		// Large ones in between get chunks of their own.
		if (i % 100 == 0)
			memset(arena_alloc(&a, 300, 1000), 0xFF, 300000);
	}
	for (int i = 0; i < COUNT; i++)
		assert_int_equal(*kept[i], i);
	arena_release(&a);
}

static void a_large_piece_does_not_waste_the_chunk(void **state)
{
	(void)state;
	Arena a = {0};
	char *first = arena_alloc(&a, 16, 1);
	arena_alloc(&a, 1 << 20, 1);
	char *second = arena_alloc(&a, 16, 1);
	assert_ptr_equal(second, first + 16);
	arena_release(&a);
}

static void copies_end_with_a_nul(void **state)
{
	(void)state;
	Arena a = {0};
	Str s = arena_copy(&a, str_head(STR("cards"), 4));
	assert_str(s, "card");
	assert_int_equal(s.p[s.n], '\0');
	assert_string_equal(arena_copy_z(&a, (Str){0}), "");
	assert_int_equal(arena_copy(&a, STR("a\0b")).n, 3);
	s = arena_printf(&a, "%s:%d", "page", 12);
	assert_str(s, "page:12");
	assert_int_equal(s.p[s.n], '\0');
	assert_str(arena_printf(&a, "%s", ""), "");
	arena_release(&a);
}

static void arrays(void **state)
{
	(void)state;
	Arena a = {0};
	int64_t *numbers = ARENA_ARRAY(&a, int64_t, 1000);
	assert_true(is_zero((const char *)numbers, 1000 * sizeof *numbers));
	assert_non_null(ARENA_ARRAY(&a, int64_t, 0));
	arena_release(&a);
}

const struct CMUnitTest arena_tests[] = {
	cmocka_unit_test(zero_is_empty),
	cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
	cmocka_unit_test(pieces_stay_where_they_are),
	cmocka_unit_test(a_large_piece_does_not_waste_the_chunk),
	cmocka_unit_test(copies_end_with_a_nul),
	cmocka_unit_test(arrays),
};
const size_t arena_tests_n = HARNESS_COUNT(arena_tests);
