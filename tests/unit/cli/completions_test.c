// The completions are written by hand; every command, topic and flag of the tables has to be in
// each of them.
#include "../../../src/cli/commands.h"
#include "../../../src/cli/help.h"

#include "tests.h"

static const char *const files[] = {
	"share/completions/recto.bash",
	"share/completions/_recto",
	"share/completions/recto.fish",
};

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

static bool has_word(Str text, Str word)
{
	size_t at;
	for (; str_find(text, word, &at); text = str_skip(text, at + word.n)) {
		bool starts = at == 0 || !is_word_char(text.p[at - 1]) ||
			      (text.p[at - 1] == '-' && at > 1 && text.p[at - 2] == '-');
		bool ends = at + word.n == text.n || !is_word_char(text.p[at + word.n]);
		if (starts && ends)
			return true;
	}
	return false;
}

static void assert_has(const Buf *text, const char *file, const char *word)
{
	if (!has_word(buf_str(text), str_from_z(word)))
		fail_msg("%s does not know %s", file, word);
}

static void know_every_command(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(files); i++) {
		Buf text = harness_read(files[i]);
		for (size_t c = 0; c < commands_n; c++)
			assert_has(&text, files[i], commands[c].name);
		for (size_t t = 0; help_topic_name(t); t++)
			assert_has(&text, files[i], help_topic_name(t));
		buf_release(&text);
	}
}

static void know_every_flag(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(files); i++) {
		Buf text = harness_read(files[i]);
		for (FlagId id = 0; id < FLAG_COUNT; id++)
			assert_has(&text, files[i], flags[id].name);
		buf_release(&text);
	}
}

const struct CMUnitTest completions_tests[] = {
	cmocka_unit_test(know_every_command),
	cmocka_unit_test(know_every_flag),
};
const size_t completions_tests_n = HARNESS_COUNT(completions_tests);
