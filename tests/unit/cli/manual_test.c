// The manual is written by hand; every command, flag, topic, query term and key of the tables has
// to be in its section of doc/recto.1.
#include "recto/review/action.h"
#include "recto/review/query.h"

#include "../../../src/cli/commands.h"
#include "../../../src/cli/help.h"
#include "tests.h"

// From the line ".Sh NAME" to the next such line.
static Str section(const Buf *manual, const char *name)
{
	Buf heading = {0};
	size_t at;
	buf_printf(&heading, "\n.Sh %s\n", name);
	if (!str_find(buf_str(manual), buf_str(&heading), &at))
		fail_msg("the manual has no section %s", name);
	Str text = str_skip(buf_str(manual), at + heading.n);
	buf_release(&heading);
	return str_find(text, STR("\n.Sh "), &at) ? str_head(text, at + 1) : text;
}

// One of the words between blanks, line ends and commas.
static bool has_word(Str text, Str word)
{
	Str rest = text;
	while (rest.n > 0) {
		size_t n = 0;
		while (n < rest.n && !str_contains(STR(" \n,"), str_make(rest.p + n, 1)))
			n++;
		if (str_equals(str_head(rest, n), word))
			return true;
		rest = str_skip(rest, n + 1);
	}
	return false;
}

static void assert_word(Str text, const char *what, Str word)
{
	if (!has_word(text, word))
		fail_msg("the manual does not know the %s %.*s", what, STR_ARG(word));
}

// -- commands and flags -----------------------------------------------------------------------

// ".It Cm NAME …", empty when there is none.
static Str command_line(Str text, const char *name)
{
	Str line;
	while (str_next_line(&text, &line))
		if (str_starts_with(line, STR(".It Cm ")) && has_word(line, str_from_z(name)))
			return line;
	return (Str){0};
}

static void has_every_command_with_its_flags(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto.1");
	for (size_t c = 0; c < commands_n; c++) {
		Str line = command_line(section(&manual, "COMMANDS"), commands[c].name);
		if (line.n == 0)
			fail_msg("the manual does not know %s", commands[c].name);
		for (FlagId id = 0; id < FLAG_COUNT; id++) {
			Buf word = {0};
			buf_printf(&word, "-%s", flags[id].name);
			bool is_taken = commands[c].flags & (FlagSet)1 << id;
			if (has_word(line, buf_str(&word)) != is_taken)
				fail_msg("the manual is wrong about %s --%s", commands[c].name,
					flags[id].name);
			buf_release(&word);
		}
	}
	buf_release(&manual);
}

static void has_every_flag_of_all_commands(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto.1");
	Str options = section(&manual, "OPTIONS");
	for (FlagId id = 0; id < FLAG_COUNT; id++) {
		Buf word = {0};
		buf_printf(&word, "-%s", flags[id].name);
		if (FLAGS_GLOBAL & (FlagSet)1 << id)
			assert_word(options, "flag", buf_str(&word));
		bool is_global = FLAGS_GLOBAL & (FlagSet)1 << id;
		Str place = is_global ? options : section(&manual, "COMMANDS");
		if (flags[id].letter)
			assert_word(place, "flag", str_make(&flags[id].letter, 1));
		buf_release(&word);
	}
	buf_release(&manual);
}

static void has_every_topic(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto.1");
	for (size_t i = 0; help_topic_name(i); i++)
		assert_word(section(&manual, "COMMANDS"), "topic", str_from_z(help_topic_name(i)));
	buf_release(&manual);
}

// -- queries ----------------------------------------------------------------------------------

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

// What is typed literally before the first word in capitals: "tag:" of "tag:NAME". mdoc has it as a
// word of its own.
static Str literal_part(Str form)
{
	size_t n = 0;
	while (n < form.n && !is_upper(form.p[n]))
		n++;
	return str_trim(str_head(form, n));
}

static void has_every_query_term(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto.1");
	Str queries = section(&manual, "QUERIES");
	for (size_t i = 0; i < query_terms_n; i++) {
		Str literal = literal_part(str_from_z(query_terms[i].form));
		if (literal.n > 0 && !str_equals(literal, STR("\"")))
			assert_word(queries, "term", literal);
	}
	buf_release(&manual);
}

// -- keys -------------------------------------------------------------------------------------

static void has_every_key_of_the_presets(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto.1");
	Str keys = section(&manual, "KEYS");
	for (size_t i = 0; i < ACTION_COUNT; i++)
		for (size_t preset = 0; preset < HARNESS_COUNT(actions[i].keys); preset++) {
			Str rest = str_from_z(actions[i].keys[preset]);
			for (Str key; rest.n > 0;) {
				str_cut(rest, ' ', &key, &rest);
				bool is_masked = str_equals(key, STR("?"));
				assert_word(keys, "key", is_masked ? STR("\\&?") : key);
			}
		}
	buf_release(&manual);
}

const struct CMUnitTest manual_tests[] = {
	cmocka_unit_test(has_every_command_with_its_flags),
	cmocka_unit_test(has_every_flag_of_all_commands),
	cmocka_unit_test(has_every_topic),
	cmocka_unit_test(has_every_query_term),
	cmocka_unit_test(has_every_key_of_the_presets),
};
const size_t manual_tests_n = HARNESS_COUNT(manual_tests);
