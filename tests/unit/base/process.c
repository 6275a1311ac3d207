#include "recto/base/process.h"

#include <signal.h>
#include <string.h>
#include "tests.h"

// The words joined by '|'.
static void assert_words(char *const *argv, const char *expected)
{
	Buf joined = {0};
	for (; *argv; argv++) {
		if (joined.n > 0)
			buf_append_char(&joined, '|');
		buf_append_z(&joined, *argv);
	}
	assert_str(buf_str(&joined), expected);
	buf_release(&joined);
}

static void commands_split_into_words(void **state)
{
	(void)state;
	static const struct {
		const char *command, *words;
	} cases[] = {
		{"vi", "vi"},
		{"  code   --wait\t-n ", "code|--wait|-n"},
		{"a 'b c' \"d e\"", "a|b c|d e"},
		{"a'b'\"c\"d", "abcd"},
		{"a 'it\"s' \"it's\"", "a|it\"s|it's"},
		{"a\\ b \\'c \\\\", "a b|'c|\\"},
		{"'a\\b' \"a\\\"b\"", "a\\b|a\"b"},
		{"a\\", "a\\"},
		{"a $HOME `x` ; | & *", "a|$HOME|`x`|;|||&|*"},
		{"vi '{file}'", "vi|{file}"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Arena a = {0};
		char **argv = NULL;
		assert_true(process_split(str_from_z(cases[i].command), &a, &argv, NULL));
		assert_words(argv, cases[i].words);
		arena_release(&a);
	}
}

static void an_empty_word_is_a_word(void **state)
{
	(void)state;
	Arena a = {0};
	char **argv = NULL;
	assert_true(process_split(STR("a '' b"), &a, &argv, NULL));
	assert_string_equal(argv[0], "a");
	assert_string_equal(argv[1], "");
	assert_string_equal(argv[2], "b");
	assert_null(argv[3]);
	arena_release(&a);
}

static void bad_commands_are_refused(void **state)
{
	(void)state;
	static const char *const commands[] = {"", "  \t ", "a 'b", "a \"b", "\"a\\\""};
	for (size_t i = 0; i < HARNESS_COUNT(commands); i++) {
		Arena a = {0};
		Err err = {0};
		char **argv = NULL;
		assert_false(process_split(str_from_z(commands[i]), &a, &argv, &err));
		assert_int_equal(err.kind, ERR_USAGE);
		assert_null(argv);
		arena_release(&a);
	}
}

static void places_are_filled_in(void **state)
{
	(void)state;
	static const struct {
		const char *command, *words;
	} cases[] = {
		{"vi", "vi|+7|a b.md"},
		{"code --goto {file}:{line}", "code|--goto|a b.md:7"},
		{"ed {file}", "ed|a b.md"},
		{"ed -l {line}", "ed|-l|7|+7|a b.md"},
		{"x {file}{file} {files} {lin", "x|a b.mda b.md|{files}|{lin"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Arena a = {0};
		char **argv = NULL;
		assert_true(process_split(str_from_z(cases[i].command), &a, &argv, NULL));
		assert_words(process_with_place(argv, "a b.md", 7, &a), cases[i].words);
		arena_release(&a);
	}
}

static void what_is_filled_in_is_not_filled_again(void **state)
{
	(void)state;
	Arena a = {0};
	char *argv[] = {(char[]){"vi"}, (char[]){"{file}"}, NULL};
	assert_words(process_with_place(argv, "{line}{file}", 7, &a), "vi|{line}{file}");
	arena_release(&a);
}

static int run(const char *command)
{
	Arena a = {0};
	Err err = {0};
	char **argv;
	int status = -1;
	assert_true(process_split(str_from_z(command), &a, &argv, NULL));
	if (!process_run(argv, &status, &err))
		fail_msg("%s", err.text);
	arena_release(&a);
	return status;
}

static void exit_codes_come_back(void **state)
{
	(void)state;
	assert_int_equal(run("true"), 0);
	assert_int_equal(run("sh -c 'exit 7'"), 7);
	assert_int_equal(run("sh -c 'kill -TERM $$'"), 128 + SIGTERM);
	assert_int_equal(run("test 'a b' = 'a b'"), 0);
}

static void programs_start_with_default_signals(void **state)
{
	(void)state;
	void (*old)(int) = signal(SIGPIPE, SIG_IGN);
	int status = run("sh -c 'kill -PIPE $$; exit 3'");
	signal(SIGPIPE, old);
	assert_int_equal(status, 128 + SIGPIPE);
	assert_int_equal(run("sh -c 'kill -INT $$; exit 3'"), 128 + SIGINT);
}

static void our_own_signals_are_put_back(void **state)
{
	(void)state;
	struct sigaction before, after;
	sigaction(SIGINT, NULL, &before);
	run("true");
	sigaction(SIGINT, NULL, &after);
	assert_ptr_equal(before.sa_handler, after.sa_handler);
}

static void missing_programs_are_reported(void **state)
{
	(void)state;
	Err err = {0};
	int status = -1;
	char *argv[] = {(char[]){"/nowhere/editor"}, NULL};
	assert_false(process_run(argv, &status, &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_non_null(strstr(err.text, "/nowhere/editor: No such file"));
	assert_int_equal(status, -1);
}

const struct CMUnitTest process_tests[] = {
	cmocka_unit_test(commands_split_into_words),
	cmocka_unit_test(an_empty_word_is_a_word),
	cmocka_unit_test(bad_commands_are_refused),
	cmocka_unit_test(places_are_filled_in),
	cmocka_unit_test(what_is_filled_in_is_not_filled_again),
	cmocka_unit_test(exit_codes_come_back),
	cmocka_unit_test(programs_start_with_default_signals),
	cmocka_unit_test(our_own_signals_are_put_back),
	cmocka_unit_test(missing_programs_are_reported),
};
const size_t process_tests_n = HARNESS_COUNT(process_tests);
