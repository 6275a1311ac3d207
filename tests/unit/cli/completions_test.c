// The completions are written by hand; every command, topic and flag of the tables has to be in
// each of them.
#include "recto/review/query.h"
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

// What is typed before the first word in capitals: "tag:" of "tag:NAME". Signs of shells are left
// out, as they are no beginning of a word there.
static Str literal_part(Str form)
{
	size_t n = 0;
	while (n < form.n && (form.p[n] < 'A' || form.p[n] > 'Z'))
		n++;
	Str literal = str_trim(str_head(form, n));
	bool is_word = literal.n > 0 &&
		       ((literal.p[0] >= 'a' && literal.p[0] <= 'z') || literal.p[0] == '(');
	return is_word ? literal : (Str){0};
}

static void know_every_query_term(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(files); i++) {
		Buf text = harness_read(files[i]);
		for (size_t t = 0; t < query_terms_n; t++) {
			Str literal = literal_part(str_from_z(query_terms[t].form));
			if (!str_contains(buf_str(&text), literal))
				fail_msg("%s does not know %.*s", files[i], STR_ARG(literal));
		}
		buf_release(&text);
	}
}

// Cards are those of the database that the line names.
static void know_the_flags_of_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(files); i++) {
		Buf text = harness_read(files[i]);
		assert_true(str_contains(buf_str(&text), STR("recto -q $places list")) ||
			    str_contains(buf_str(&text), STR("recto -q \"${places[@]}\" list")));
		buf_release(&text);
	}
}

const struct CMUnitTest completions_tests[] = {
	cmocka_unit_test(know_every_command),
	cmocka_unit_test(know_every_flag),
	cmocka_unit_test(know_every_query_term),
	cmocka_unit_test(know_the_flags_of_places),
};
const size_t completions_tests_n = HARNESS_COUNT(completions_tests);
