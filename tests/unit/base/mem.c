#include "recto/base/mem.h"

#include <stdlib.h>
#include "recto/base/arena.h"
#include "tests.h"

static jmp_buf exhausted;

static void jump_out(void)
{
	longjmp(exhausted, 1);
}

static bool runs_out(void (*allocate)(void))
{
	mem_set_exhausted_handler(jump_out);
	volatile bool has_run_out = true;
	if (setjmp(exhausted) == 0) {
		allocate();
		has_run_out = false;
	}
	mem_set_exhausted_handler(NULL);
	return has_run_out;
}

static void new_memory_is_zero(void **state)
{
	(void)state;
	char *p = mem_new(3, 100);
	for (int i = 0; i < 300; i++)
		assert_int_equal(p[i], 0);
	free(p);
}

static void nothing_is_not_null(void **state)
{
	(void)state;
	void *none = mem_new(0, 8);
	assert_non_null(none);
	none = mem_resize(none, 0, 8);
	assert_non_null(none);
	free(none);
}

static void resizing_keeps_the_content(void **state)
{
	(void)state;
	int *p = mem_resize(NULL, 2, sizeof *p);
	p[0] = 7;
	p[1] = 8;
	p = mem_resize(p, 1000, sizeof *p);
	assert_int_equal(p[0], 7);
	assert_int_equal(p[1], 8);
	free(p);
}

static void resize_beyond_size_t(void)
{
	mem_resize(NULL, SIZE_MAX / 2, 3);
}

static void allocate_beyond_size_t(void)
{
	arena_alloc(&(Arena){0}, SIZE_MAX / 2, 3);
}

static void allocate_nearly_everything(void)
{
	arena_alloc(&(Arena){0}, SIZE_MAX - 1, 1);
}

static void reserve_beyond_size_t(void)
{
	Buf b = {.n = 1, .cap = 1};
	buf_reserve(&b, SIZE_MAX - 1);
}

static void reserve_everything(void)
{
	buf_reserve(&(Buf){0}, SIZE_MAX);
}

static void sizes_beyond_memory_call_the_handler(void **state)
{
	(void)state;
	assert_true(runs_out(resize_beyond_size_t));
	assert_true(runs_out(allocate_beyond_size_t));
	assert_true(runs_out(allocate_nearly_everything));
	assert_true(runs_out(reserve_beyond_size_t));
	assert_true(runs_out(reserve_everything));
}

const struct CMUnitTest mem_tests[] = {
	cmocka_unit_test(new_memory_is_zero),
	cmocka_unit_test(nothing_is_not_null),
	cmocka_unit_test(resizing_keeps_the_content),
	cmocka_unit_test(sizes_beyond_memory_call_the_handler),
};
const size_t mem_tests_n = HARNESS_COUNT(mem_tests);
