#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "recto/base/process.h"
#include "tests.h"

enum { LONG_MS = 20 * 1000, SHORT_MS = 50 };

static Process *start(const char *script, ProcessOptions options)
{
	Process *p = NULL;
	char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, (char *)(uintptr_t)script, NULL};
	options.argv = argv;
	if (options.timeout_ms == 0)
		options.timeout_ms = LONG_MS;
	if (options.output_max == 0)
		options.output_max = 1 << 20;
	assert_true(process_start(&options, &p, NULL));
	return p;
}

static void assert_no_child(void)
{
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void output_and_status_come_back(void **state)
{
	(void)state;
	Process *p = start("echo a; sleep 0.01; echo b; echo c >&2; exit 7", (ProcessOptions){0});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_str(process_output(p), "a\nb\n");
	assert_int_equal(process_status(p), 7);
	assert_int_equal(process_poll(p), PROCESS_ENDED);
	process_close(p);
	assert_no_child();
}

static void signals_count_from_128(void **state)
{
	(void)state;
	Process *p = start("kill -TERM $$", (ProcessOptions){0});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_int_equal(process_status(p), 128 + SIGTERM);
	process_close(p);
}

static void input_of_any_length_is_read(void **state)
{
	(void)state;
	Buf input = {0};
	buf_append_repeat(&input, 'x', 300 * 1000);
	Process *p = start("sleep 0.01; cat", (ProcessOptions){.input = buf_str(&input)});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_str(process_output(p), buf_z(&input));
	process_close(p);
	p = start("cat", (ProcessOptions){0});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_str(process_output(p), "");
	process_close(p);
	buf_release(&input);
}

static void an_open_file_may_be_the_input(void **state)
{
	(void)state;
	char *folder = harness_make_folder();
	Buf path = {0};
	harness_write(harness_path(&path, folder, "in"), STR("from a file"));
	int fd = open(buf_z(&path), O_RDONLY | O_CLOEXEC);
	Process *p = start("cat", (ProcessOptions){.input_fd = fd});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_str(process_output(p), "from a file");
	process_close(p);
	assert_int_equal(close(fd), 0);
	buf_release(&path);
	harness_remove_folder(folder);
}

static void polling_never_waits(void **state)
{
	(void)state;
	int fd, wait_ms;
	int64_t begin = calendar_monotonic_ms();
	Process *p = start("sleep 30", (ProcessOptions){0});
	for (int i = 0; i < 100; i++)
		assert_int_equal(process_poll(p), PROCESS_RUNNING);
	process_watch(p, &fd, &wait_ms);
	assert_true(fd >= 0);
	assert_in_range(wait_ms, 1, LONG_MS);
	process_close(p);
	assert_true(calendar_monotonic_ms() - begin < LONG_MS);
	assert_no_child();
}

static void time_is_limited(void **state)
{
	(void)state;
	Process *p = start("echo a; sleep 30", (ProcessOptions){.timeout_ms = SHORT_MS});
	assert_int_equal(process_finish(p), PROCESS_TIMED_OUT);
	assert_str(process_output(p), "a\n");
	process_close(p);
	assert_no_child();
}

// The output has ended, the program has not.
static void silence_is_no_end(void **state)
{
	(void)state;
	Process *p = start("exec >&-; sleep 30", (ProcessOptions){.timeout_ms = SHORT_MS});
	assert_int_equal(process_finish(p), PROCESS_TIMED_OUT);
	process_close(p);
	p = start("exec >&-; sleep 0.02; exit 3", (ProcessOptions){0});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_int_equal(process_status(p), 3);
	process_close(p);
}

static void output_is_limited(void **state)
{
	(void)state;
	Process *p = start("yes", (ProcessOptions){.output_max = 1000});
	assert_int_equal(process_finish(p), PROCESS_FLOODED);
	assert_true(process_output(p).n <= 1001);
	process_close(p);
	p = start("printf 12345", (ProcessOptions){.output_max = 5});
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	assert_str(process_output(p), "12345");
	process_close(p);
	assert_no_child();
}

// What a program leaves running ends with it, whether it ends itself or is ended.
static void the_whole_group_ends(void **state)
{
	(void)state;
	static const struct {
		const char *script;
		ProcessState end;
	} cases[] = {
		{"sleep 30 & echo $!; sleep 30", PROCESS_TIMED_OUT},
		{"sleep 30 >&- 2>&- & echo $!", PROCESS_ENDED},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Process *p = start(cases[i].script, (ProcessOptions){.timeout_ms = 10 * SHORT_MS});
		assert_int_equal(process_finish(p), cases[i].end);
		int left = atoi(process_output(p).p);
		assert_true(left > 1);
		process_close(p);
		// It is nobody's child of ours: init may take a moment to reap it.
		for (int tries = 0; tries < 1000 && kill(left, 0) == 0; tries++)
			usleep(1000);
		Buf status = {0};
		buf_printf(&status, "/proc/%d/stat", left);
		FILE *f = fopen(buf_z(&status), "r");
		char run_state = 'Z';
		if (f) {
			assert_int_equal(fscanf(f, "%*d (%*[^)]) %c", &run_state), 1);
			fclose(f);
		}
		assert_int_equal(run_state, 'Z');
		buf_release(&status);
	}
}

static void what_cannot_start_is_named(void **state)
{
	(void)state;
	Err err = {0};
	Process *p = NULL;
	char *argv[] = {(char[]){"/no/such/program"}, NULL};
	assert_false(process_start(&(ProcessOptions){.argv = argv}, &p, &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_non_null(strstr(err.text, "/no/such/program"));
	assert_null(p);
	assert_no_child();
}

static void no_descriptor_is_left(void **state)
{
	(void)state;
	int before = open("/dev/null", O_RDONLY);
	close(before);
	for (int i = 0; i < 3; i++) {
		Process *p = start("cat", (ProcessOptions){.input = STR("x")});
		process_finish(p);
		process_close(p);
	}
	int after = open("/dev/null", O_RDONLY);
	close(after);
	assert_int_equal(before, after);
}

static void helpers_are_found(void **state)
{
	(void)state;
	Arena a = {0};
	Buf path = {0};
	char *folder = harness_make_folder();
	const char *helper = harness_path(&path, folder, "no-such-helper");
	char *old = strdup(getenv("PATH"));
	unsetenv("RECTO_NO_HELPER");
	setenv("PATH", folder, 1);
	assert_null(process_find_helper("no-such-helper", "RECTO_NO_HELPER", &a));
	harness_write(helper, STR("#!/bin/sh\n"));
	assert_null(process_find_helper("no-such-helper", "RECTO_NO_HELPER", &a));
	chmod(helper, 0700);
	assert_string_equal(process_find_helper("no-such-helper", "RECTO_NO_HELPER", &a), helper);
	setenv("RECTO_NO_HELPER", "", 1);
	assert_null(process_find_helper("no-such-helper", "RECTO_NO_HELPER", &a));
	setenv("RECTO_NO_HELPER", "/bin/sh", 1);
	assert_string_equal(process_find_helper("x", "RECTO_NO_HELPER", &a), "/bin/sh");
	unsetenv("RECTO_NO_HELPER");
	setenv("PATH", old, 1);
	free(old);
	buf_release(&path);
	arena_release(&a);
	harness_remove_folder(folder);
}

const struct CMUnitTest process_beside_tests[] = {
	cmocka_unit_test(output_and_status_come_back),
	cmocka_unit_test(signals_count_from_128),
	cmocka_unit_test(input_of_any_length_is_read),
	cmocka_unit_test(an_open_file_may_be_the_input),
	cmocka_unit_test(polling_never_waits),
	cmocka_unit_test(time_is_limited),
	cmocka_unit_test(silence_is_no_end),
	cmocka_unit_test(output_is_limited),
	cmocka_unit_test(the_whole_group_ends),
	cmocka_unit_test(what_cannot_start_is_named),
	cmocka_unit_test(no_descriptor_is_left),
	cmocka_unit_test(helpers_are_found),
};
const size_t process_beside_tests_n = HARNESS_COUNT(process_beside_tests);
