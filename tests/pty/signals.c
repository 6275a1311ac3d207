// Whatever ends or stops it, the terminal is given back.
#include <signal.h>
#include "tests.h"

static void start(Pty *p)
{
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
}

static void ctrl_c(void **state)
{
	Pty *p = *state;
	start(p);
	pty_type(p, "\003");
	assert_int_equal(pty_wait_exit(p), 128 + SIGINT);
	pty_assert_restored(p);
}

static void ctrl_backslash(void **state)
{
	Pty *p = *state;
	start(p);
	pty_type(p, "\034");
	assert_int_equal(pty_wait_exit(p), 128 + SIGQUIT);
	pty_assert_restored(p);
}

static void sigterm(void **state)
{
	Pty *p = *state;
	start(p);
	pty_type(p, " ");
	pty_wait(p, "1 again");
	pty_signal(p, SIGTERM);
	assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
	pty_assert_restored(p);
}

static void sighup(void **state)
{
	Pty *p = *state;
	start(p);
	pty_signal(p, SIGHUP);
	assert_int_equal(pty_wait_exit(p), 128 + SIGHUP);
	pty_assert_restored(p);
}

static void the_terminal_goes_away(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	start(p);
	pty_type(p, " 3");
	pty_wait(p, "el pájaro");
	pty_hang_up(p);
	pty_run(p, "due --json", &out);
	assert_true(str_contains(buf_str(&out), STR("\"reviewed_today\":1,")));
	buf_release(&out);
}

static void ctrl_z_and_back(void **state)
{
	Pty *p = *state;
	start(p);
	pty_type(p, " ");
	pty_wait(p, "1 again");
	pty_type(p, "\032");
	pty_wait_stopped(p);
	pty_assert_restored(p);
	pty_continue(p);
	pty_wait(p, "1 again");
	assert_true(p->is_alternate);
	pty_type(p, "3");
	pty_wait(p, "good: next in 1 d");
	pty_type(p, "\032");
	pty_wait_stopped(p);
	pty_resize(p, 12, 40);
	pty_continue(p);
	pty_wait(p, "el pájaro");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

// Stopped from outside, the terminal's modes are whoever's; they are taken again.
static void stopped_from_outside(void **state)
{
	Pty *p = *state;
	start(p);
	pty_signal(p, SIGSTOP);
	pty_wait_stopped(p);
	pty_continue(p);
	pty_type(p, " ");
	pty_wait(p, "1 again");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void signals_come_through_a_flood_of_keys(void **state)
{
	Pty *p = *state;
	start(p);
	for (int i = 0; i < 50; i++)
		pty_type(p, "jkjkjkjkjkjkjkjk");
	pty_signal(p, SIGTERM);
	assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
	pty_assert_restored(p);
}

const struct CMUnitTest signal_tests[] = {
	pty_test(ctrl_c),
	pty_test(ctrl_backslash),
	pty_test(sigterm),
	pty_test(sighup),
	pty_test(the_terminal_goes_away),
	pty_test(ctrl_z_and_back),
	pty_test(stopped_from_outside),
	pty_test(signals_come_through_a_flood_of_keys),
};
const size_t signal_tests_n = HARNESS_COUNT(signal_tests);
