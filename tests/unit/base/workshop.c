#include "recto/base/workshop.h"

#include "recto/base/calendar.h"
#include "tests.h"

enum { LONG_MS = 10000 };

static const char *const cat[] = {"cat", NULL};

static void work_is_done_once(void **state)
{
	(void)state;
	char *folder = harness_make_folder();
	Buf mark = {0};
	Buf script = {0};
	Str out;
	harness_path(&mark, folder, "mark");
	buf_printf(&script, "cat; echo x >> '%s'", buf_z(&mark));
	const char *const argv[] = {"sh", "-c", buf_z(&script), NULL};
	Workshop *w = workshop_open();
	assert_int_equal(workshop_ask(w, argv, STR("in"), &out), WORK_WAITS);
	assert_int_equal(workshop_ask(w, argv, STR("in"), &out), WORK_WAITS);
	assert_int_equal(out.n, 0);
	assert_true(workshop_is_busy(w));
	workshop_wait(w, LONG_MS);
	assert_false(workshop_is_busy(w));
	assert_true(workshop_poll(w));
	assert_false(workshop_poll(w));
	assert_int_equal(workshop_ask(w, argv, STR("in"), &out), WORK_DONE);
	assert_str(out, "in");
	assert_false(workshop_is_busy(w));
	workshop_close(w);
	Buf marks = harness_read(buf_z(&mark));
	assert_str(buf_str(&marks), "x\n");
	buf_release(&marks);
	buf_release(&mark);
	buf_release(&script);
	harness_remove_folder(folder);
}

static void words_and_input_tell_jobs_apart(void **state)
{
	(void)state;
	Str out;
	Workshop *w = workshop_open();
	const char *const echo_a[] = {"echo", "a", NULL};
	const char *const echo_b[] = {"echo", "b", NULL};
	const char *const echo_a_b[] = {"echo", "a", "b", NULL};
	workshop_ask(w, cat, STR("1"), &out);
	workshop_ask(w, cat, STR("2"), &out);
	workshop_ask(w, echo_a, (Str){0}, &out);
	workshop_ask(w, echo_b, (Str){0}, &out);
	workshop_ask(w, echo_a_b, (Str){0}, &out);
	workshop_wait(w, LONG_MS);
	assert_int_equal(workshop_ask(w, cat, STR("1"), &out), WORK_DONE);
	assert_str(out, "1");
	assert_int_equal(workshop_ask(w, cat, STR("2"), &out), WORK_DONE);
	assert_str(out, "2");
	assert_int_equal(workshop_ask(w, echo_a, (Str){0}, &out), WORK_DONE);
	assert_str(out, "a\n");
	assert_int_equal(workshop_ask(w, echo_a_b, (Str){0}, &out), WORK_DONE);
	assert_str(out, "a b\n");
	workshop_close(w);
}

static void failures_are_remembered(void **state)
{
	(void)state;
	Str out = STR("?");
	const char *const missing[] = {"/nowhere/program", NULL};
	const char *const bad[] = {"false", NULL};
	Buf large = {0};
	Workshop *w = workshop_open();
	buf_append_repeat(&large, 'x', WORKSHOP_INPUT_MAX + 1);
	workshop_ask(w, missing, (Str){0}, &out);
	workshop_ask(w, bad, (Str){0}, &out);
	workshop_wait(w, LONG_MS);
	assert_int_equal(workshop_ask(w, missing, (Str){0}, &out), WORK_FAILED);
	assert_int_equal(workshop_ask(w, bad, (Str){0}, &out), WORK_FAILED);
	assert_int_equal(workshop_ask(w, cat, buf_str(&large), &out), WORK_FAILED);
	assert_int_equal(out.n, 0);
	workshop_close(w);
	buf_release(&large);
}

static void an_idle_workshop_watches_nothing(void **state)
{
	(void)state;
	Str out;
	Workshop *w = workshop_open();
	struct pollfd watched[WORKSHOP_RUNNING_MAX];
	int wait_ms;
	workshop_watch(w, watched, &wait_ms);
	assert_int_equal(wait_ms, -1);
	workshop_ask(w, cat, (Str){0}, &out);
	workshop_watch(w, watched, &wait_ms);
	assert_int_equal(wait_ms, 0);
	workshop_close(w);
}

static void asking_never_waits(void **state)
{
	(void)state;
	Str out;
	int64_t before = calendar_monotonic_ms();
	Workshop *w = workshop_open();
	const char *const slow[] = {"sleep", "20", NULL};
	for (int i = 0; i < 5; i++) {
		char number[] = {(char)('0' + i), '\0'};
		workshop_ask(w, slow, str_from_z(number), &out);
		workshop_poll(w);
	}
	struct pollfd watched[WORKSHOP_RUNNING_MAX];
	int wait_ms;
	workshop_watch(w, watched, &wait_ms);
	for (size_t i = 0; i < WORKSHOP_RUNNING_MAX; i++)
		assert_true(watched[i].fd > 0);
	assert_true(wait_ms > 0 && wait_ms <= WORKSHOP_TIMEOUT_MS);
	workshop_wait(w, 30);
	assert_true(workshop_is_busy(w));
	workshop_close(w);
	assert_true(calendar_monotonic_ms() - before < 5000);
	workshop_close(NULL);
}

// Old results go when there are too many; what is asked for again is made again.
static void memory_is_bounded(void **state)
{
	(void)state;
	Str out;
	Workshop *w = workshop_open();
	const char *const much[] = {"head", "-c", "200000", "/dev/zero", NULL};
	for (int i = 0; i < 40; i++) {
		char number[] = {(char)('0' + i), '\0'};
		workshop_ask(w, much, str_from_z(number), &out);
		workshop_wait(w, LONG_MS);
		assert_int_equal(workshop_ask(w, much, str_from_z(number), &out), WORK_DONE);
		assert_int_equal(out.n, 200000);
	}
	assert_int_equal(workshop_ask(w, much, STR("0"), &out), WORK_WAITS);
	workshop_close(w);
}

const struct CMUnitTest workshop_tests[] = {
	cmocka_unit_test(work_is_done_once),
	cmocka_unit_test(words_and_input_tell_jobs_apart),
	cmocka_unit_test(failures_are_remembered),
	cmocka_unit_test(an_idle_workshop_watches_nothing),
	cmocka_unit_test(asking_never_waits),
	cmocka_unit_test(memory_is_bounded),
};
const size_t workshop_tests_n = HARNESS_COUNT(workshop_tests);
