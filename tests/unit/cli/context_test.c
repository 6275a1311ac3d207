#include "../../../src/cli/context.h"

#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests.h"

// Runs `child` on a terminal on which `typed` is typed; gives its exit code, and what the terminal
// shows.
static int run_on_terminal(int (*child)(void), const char *typed, Buf *shown)
{
	int master, status;
	char piece[256];
	pid_t pid = forkpty(&master, NULL, NULL, NULL);
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(child());
	assert_int_equal(write(master, typed, strlen(typed)), strlen(typed));
	for (ssize_t n; (n = read(master, piece, sizeof piece)) > 0;)
		buf_append(shown, str_make(piece, (size_t)n));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	close(master);
	return WEXITSTATUS(status);
}

static int ask(void)
{
	Cli cli = {.out.fd = STDOUT_FILENO};
	return cli_can_ask() ? cli_ask(&cli, "suspend 7 cards?") : 9;
}

static void only_yes_is_yes(void **state)
{
	static const struct {
		const char *typed;
		bool is_yes;
	} cases[] = {
		{"y\n", true}, {"yes\n", true}, {" YES \n", true}, {"n\n", false}, {"\n", false},
		{"yesterday\n", false}, {"\004", false}, // end of input
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf shown = {0};
		assert_int_equal(run_on_terminal(ask, cases[i].typed, &shown), cases[i].is_yes);
		assert_true(str_contains(buf_str(&shown), STR("suspend 7 cards? [y/N] ")));
		buf_release(&shown);
	}
}

static int read_lines(void)
{
	Buf line = {0};
	while (cli_read_line(&line))
		printf("<%s>", buf_z(&line));
	fflush(stdout);
	buf_release(&line);
	return 0;
}

static void reads_lines_to_the_end(void **state)
{
	Buf shown = {0};
	(void)state;
	assert_int_equal(run_on_terminal(read_lines, "one\n\ntwo\n\004", &shown), 0);
	assert_true(str_contains(buf_str(&shown), STR("<one><><two>")));
	buf_release(&shown);
}

static void quiet_is_without_talk(void **state)
{
	Cli cli = {.is_quiet = true, .out.fd = -1};
	(void)state;
	buf_append_z(&cli.out.text, "result");
	cli_talk(&cli, "never said");
	assert_str(buf_str(&cli.out.text), "result"); // not even flushed
	output_release(&cli.out);
}

static void colours_need_a_terminal(void **state)
{
	Cli cli = {.desk.has_color = true};
	(void)state;
	assert_false(cli_styling(&cli).has_color);
	assert_int_equal(cli_styling(&cli).columns, 80);
	cli.columns = 40;
	assert_true(cli_styling(&cli).has_color);
	assert_int_equal(cli_styling(&cli).columns, 40);
	cli.desk.has_color = false;
	assert_false(cli_styling(&cli).has_color);
}

const struct CMUnitTest context_tests[] = {
	cmocka_unit_test(only_yes_is_yes),
	cmocka_unit_test(reads_lines_to_the_end),
	cmocka_unit_test(quiet_is_without_talk),
	cmocka_unit_test(colours_need_a_terminal),
};
const size_t context_tests_n = HARNESS_COUNT(context_tests);
