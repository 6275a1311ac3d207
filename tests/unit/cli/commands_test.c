#include "../../../src/cli/commands.h"

#include <string.h>

#include "tests.h"

static void names_are_unique_and_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < commands_n; i++)
		assert_ptr_equal(command_find(str_from_z(commands[i].name)), &commands[i]);
	assert_null(command_find(STR("")));
	assert_null(command_find(STR("rev")));
}

static void every_command_is_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < commands_n; i++) {
		const Command *c = &commands[i];
		assert_non_null(c->run);
		assert_true(strlen(c->summary) > 0 && strlen(c->summary) <= 66);
		assert_false(str_ends_with(str_from_z(c->summary), STR(".")));
		assert_true(str_ends_with(str_from_z(c->details), STR(".")));
		assert_true(c->min_words <= c->max_words);
		assert_int_equal(c->flags & FLAGS_GLOBAL, 0);
	}
}

// The first words of an example are those of the command, and every flag in it is one that the
// command takes.
static void assert_example(const Command *c, Str line)
{
	Str example, word, rest;
	str_cut(line, '\t', &example, &rest);
	Buf name = {0};
	buf_printf(&name, " %s", c->name);
	assert_true(str_contains(example, buf_str(&name)));
	assert_true(str_starts_with(example, STR("recto")));
	for (rest = example; rest.n > 0;) {
		str_cut(rest, ' ', &word, &rest);
		if (!str_starts_with(word, STR("--")) || word.n == 2)
			continue;
		bool is_taken = false;
		for (FlagId id = 0; id < FLAG_COUNT; id++)
			is_taken = is_taken || (((FLAGS_GLOBAL | c->flags) & (FlagSet)1 << id) &&
						       str_equals(str_skip(word, 2),
							       str_from_z(flags[id].name)));
		assert_true(is_taken);
	}
	buf_release(&name);
}

static void examples_are_of_their_command(void **state)
{
	(void)state;
	for (size_t i = 0; i < commands_n; i++) {
		Str rest = str_from_z(commands[i].examples);
		Str line;
		assert_true(rest.n > 0);
		while (str_next_line(&rest, &line))
			assert_example(&commands[i], line);
	}
}

static void every_flag_has_a_command(void **state)
{
	FlagSet taken = FLAGS_GLOBAL;
	(void)state;
	for (size_t i = 0; i < commands_n; i++)
		taken |= commands[i].flags;
	assert_int_equal(taken, FLAGS_ALL);
}

static void flags_are_unique_and_documented(void **state)
{
	(void)state;
	for (FlagId a = 0; a < FLAG_COUNT; a++) {
		assert_true(strlen(flags[a].name) > 1);
		assert_true(strlen(flags[a].help) > 0);
		for (FlagId b = 0; b < a; b++) {
			assert_string_not_equal(flags[a].name, flags[b].name);
			assert_true(flags[a].letter == 0 || flags[a].letter != flags[b].letter);
		}
	}
}

static void unknown_commands_name_the_nearest(void **state)
{
	static const struct {
		const char *name, *text;
	} cases[] = {
		{"improt", "unknown command \"improt\": did you mean \"import\"?"},
		{"lst", "unknown command \"lst\": did you mean \"list\"?"},
		{"sus", "unknown command \"sus\": did you mean \"suspend\"?"},
		{"frobnicate", "unknown command \"frobnicate\": recto help lists the commands"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Err err = {0};
		assert_false(command_say_unknown(cases[i].name, &err));
		assert_int_equal(err.kind, ERR_USAGE);
		assert_string_equal(err.text, cases[i].text);
	}
}

const struct CMUnitTest commands_tests[] = {
	cmocka_unit_test(names_are_unique_and_found),
	cmocka_unit_test(every_command_is_complete),
	cmocka_unit_test(examples_are_of_their_command),
	cmocka_unit_test(every_flag_has_a_command),
	cmocka_unit_test(flags_are_unique_and_documented),
	cmocka_unit_test(unknown_commands_name_the_nearest),
};
const size_t commands_tests_n = HARNESS_COUNT(commands_tests);
