#include "recto/base/vec.h"

#include "tests.h"

typedef struct Point {
	int x, y;
} Point;

typedef struct Points {
	Point *items;
	size_t n, cap;
} Points;

static void grows_and_keeps_its_items(void **state)
{
	(void)state;
	Points points = {0};
	for (int i = 0; i < 1000; i++) {
		if (i % 2)
			VEC_PUSH(&points, ((Point){i, -i}));
		else
			*VEC_ADD(&points) = (Point){i, -i};
		assert_true(points.cap >= points.n);
	}
	assert_int_equal(points.n, 1000);
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(points.items[i].x, i);
		assert_int_equal(points.items[i].y, -i);
	}
	VEC_RELEASE(&points);
	assert_null(points.items);
	assert_int_equal(points.n + points.cap, 0);
}

const struct CMUnitTest vec_tests[] = {
	cmocka_unit_test(grows_and_keeps_its_items),
};
const size_t vec_tests_n = HARNESS_COUNT(vec_tests);
