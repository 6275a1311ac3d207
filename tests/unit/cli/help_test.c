#include "../../../src/cli/help.h"

#include "recto/render/width.h"
#include "recto/review/action.h"
#include "recto/review/query.h"

#include "../../../src/cli/commands.h"
#include "tests.h"

// With runs of blanks and line ends as one blank, because help breaks its lines.
static void append_flat(Str text, Buf *out)
{
	for (size_t i = 0; i < text.n; i++) {
		bool is_blank = text.p[i] == ' ' || text.p[i] == '\n';
		if (!is_blank)
			buf_append_char(out, text.p[i]);
		else if (!str_ends_with(buf_str(out), STR(" ")))
			buf_append_char(out, ' ');
	}
}

static void assert_contains(const Buf *text, const char *part)
{
	Buf flat = {0};
	Buf flat_part = {0};
	append_flat(buf_str(text), &flat);
	append_flat(str_from_z(part), &flat_part);
	if (!str_contains(buf_str(&flat), buf_str(&flat_part)))
		fail_msg("\"%s\" is not in:\n%s", part, buf_z(text));
	buf_release(&flat_part);
	buf_release(&flat);
}

static void assert_fits(const Buf *text)
{
	Str rest = buf_str(text);
	for (Str line; str_next_line(&rest, &line);)
		if (width_of(line) > 80)
			fail_msg("too wide: %.*s", STR_ARG(line));
}

static void leads_with_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i <= commands_n; i++) {
		Buf text = {0};
		help_append_command(i < commands_n ? &commands[i] : &command_none, &text);
		assert_true(str_starts_with(buf_str(&text), STR("Examples\n  recto")));
		assert_fits(&text);
		buf_release(&text);
	}
}

static void overview_lists_commands_flags_and_topics(void **state)
{
	Buf text = {0};
	(void)state;
	help_append_command(&command_none, &text);
	for (size_t i = 0; i < commands_n; i++) {
		assert_contains(&text, commands[i].name);
		assert_contains(&text, commands[i].summary);
	}
	for (FlagId id = 0; id < FLAG_COUNT; id++)
		if (FLAGS_GLOBAL & (FlagSet)1 << id)
			assert_contains(&text, flags[id].help);
	for (size_t i = 0; help_topic_name(i); i++)
		assert_contains(&text, help_topic_name(i));
	buf_release(&text);
}

static void a_command_lists_its_flags(void **state)
{
	Buf text = {0};
	(void)state;
	help_append_command(command_find(STR("review")), &text);
	assert_contains(&text, "  recto review [FLAGS] [QUERY]\n");
	assert_contains(&text, "--ahead DAYS");
	assert_contains(&text, "-q, --quiet");
	assert_false(str_contains(buf_str(&text), STR("--dry-run")));
	buf_release(&text);
}

static void paragraphs_begin_lines(void **state)
{
	(void)state;
	Buf text = {0};
	help_append_command(command_find(STR("reset")), &text);
	assert_true(str_contains(buf_str(&text), STR("elsewhere.\nInterval, ease and lapses")));
	assert_true(str_contains(buf_str(&text), STR("undo brings all of\nit back.")));
	buf_release(&text);
}

static void topics_are_made_from_the_tables(void **state)
{
	Buf text = {0};
	(void)state;
	for (size_t i = 0; help_topic_name(i); i++)
		assert_true(help_append_topic(str_from_z(help_topic_name(i)), &text));
	assert_fits(&text);
	for (size_t i = 0; i < query_terms_n; i++) {
		assert_contains(&text, query_terms[i].form);
		assert_contains(&text, query_terms[i].help);
	}
	for (size_t i = 0; i < ACTION_COUNT; i++) {
		assert_contains(&text, actions[i].name);
		assert_contains(&text, actions[i].help);
	}
	for (size_t i = 0; i < config_keys_n; i++) {
		assert_contains(&text, config_keys[i].name);
		assert_contains(&text, config_keys[i].values);
	}
	assert_contains(&text, "128 + n");
	assert_false(help_append_topic(STR("nothing"), &text));
	buf_release(&text);
}

const struct CMUnitTest help_tests[] = {
	cmocka_unit_test(leads_with_examples),
	cmocka_unit_test(overview_lists_commands_flags_and_topics),
	cmocka_unit_test(a_command_lists_its_flags),
	cmocka_unit_test(paragraphs_begin_lines),
	cmocka_unit_test(topics_are_made_from_the_tables),
};
const size_t help_tests_n = HARNESS_COUNT(help_tests);
