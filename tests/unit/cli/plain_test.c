#include "../../../src/cli/plain.h"

#include "../../../src/cli/plain_text.h"
#include "tests.h"

static KeyMap keys_of(const char *config)
{
	Config c;
	KeyMap keys = {0};
	config_init(&c);
	assert_true(config_parse(&c, str_from_z(config), STR("config.yaml"), NULL));
	assert_true(keymap_init(&keys, &c, NULL));
	config_release(&c);
	return keys;
}

static void assert_reads(const char *config, Place place, const char *line, ActionId expected)
{
	KeyMap keys = keys_of(config);
	ActionId got = plain_read_action(&keys, place, str_from_z(line));
	if (got != expected)
		fail_msg("\"%s\" reads as %d, not %d", line, (int)got, (int)expected);
	keymap_release(&keys);
}

static void lines_are_keys(void **state)
{
	(void)state;
	assert_reads("", PLACE_QUESTION, "", ACTION_REVEAL);
	assert_reads("", PLACE_QUESTION, " ", ACTION_REVEAL);
	assert_reads("", PLACE_ANSWER, " ", ACTION_SCORE_4);
	assert_reads("", PLACE_ANSWER, "", ACTION_NONE);
	assert_reads("", PLACE_ANSWER, "1", ACTION_SCORE_1);
	assert_reads("", PLACE_ANSWER, "2", ACTION_SCORE_3);
	assert_reads("", PLACE_ANSWER, " 3 \r", ACTION_SCORE_4);
	assert_reads("", PLACE_ANSWER, "4", ACTION_SCORE_5);
	assert_reads("", PLACE_QUESTION, "q", ACTION_QUIT);
	assert_reads("", PLACE_QUESTION, "u", ACTION_UNDO);
	assert_reads("", PLACE_ANSWER, "@", ACTION_SUSPEND);
}

static void presets_and_bindings_hold(void **state)
{
	(void)state;
	assert_reads("keys: sm2", PLACE_ANSWER, "3", ACTION_SCORE_3);
	assert_reads("keys: sm2", PLACE_ANSWER, "0", ACTION_SCORE_0);
	assert_reads("keys: logseq", PLACE_ANSWER, "f", ACTION_SCORE_1);
	assert_reads("keys: logseq", PLACE_QUESTION, "s", ACTION_REVEAL);
	assert_reads("bind: {score-5: e, edit: E}", PLACE_ANSWER, "e", ACTION_SCORE_5);
}

static void scores_without_a_key_are_numbers(void **state)
{
	(void)state;
	assert_reads("", PLACE_ANSWER, "0", ACTION_SCORE_0);
	assert_reads("", PLACE_ANSWER, "5", ACTION_SCORE_5);
	assert_reads("", PLACE_ANSWER, "6", ACTION_NONE);
	assert_reads("", PLACE_QUESTION, "5", ACTION_NONE);
	assert_reads("keys: logseq", PLACE_ANSWER, "2", ACTION_SCORE_2);
}

static void lines_are_names(void **state)
{
	(void)state;
	assert_reads("", PLACE_QUESTION, "reveal", ACTION_REVEAL);
	assert_reads("", PLACE_QUESTION, "Suspend", ACTION_SUSPEND);
	assert_reads("", PLACE_ANSWER, "score-2", ACTION_SCORE_2);
	assert_reads("", PLACE_QUESTION, "score-2", ACTION_NONE);
	assert_reads("", PLACE_QUESTION, "xyzzy", ACTION_NONE);
}

static void the_summary_counts(void **state)
{
	static const struct {
		SessionTally tally;
		bool is_cram;
		const char *text;
	} cases[] = {
		{{0}, false, "reviewed 0 cards\n"},
		{{0}, true, "practised 0 cards\n"},
		{{.crams = 2, .passed = 1, .cram_agains = 3}, true,
			"practised 2 cards, 1 passed (50 %), 3 again\n"},
		{{.reviews = 1, .passed = 1}, false, "reviewed 1 card, 1 passed (100 %)\n"},
		{{.reviews = 3, .passed = 2, .drills = 1, .took_ms = 119999}, false,
			"reviewed 3 cards, 2 passed (66 %), 1 in drill, 1 min\n"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf text = {0};
		plain_text_append_summary(cases[i].tally, cases[i].is_cram, &text);
		assert_str(buf_str(&text), cases[i].text);
		buf_release(&text);
	}
}

static void keys_without_one_are_left_out(void **state)
{
	KeyMap keys = keys_of("");
	Buf text = {0};
	(void)state;
	plain_text_append_keys(&keys, PLACE_ANSWER, &text);
	assert_true(str_starts_with(buf_str(&text), STR("1 again\n2 hard\n")));
	buf_release(&text);
	keymap_release(&keys);
}

const struct CMUnitTest plain_tests[] = {
	cmocka_unit_test(lines_are_keys),
	cmocka_unit_test(presets_and_bindings_hold),
	cmocka_unit_test(scores_without_a_key_are_numbers),
	cmocka_unit_test(lines_are_names),
	cmocka_unit_test(the_summary_counts),
	cmocka_unit_test(keys_without_one_are_left_out),
};
const size_t plain_tests_n = HARNESS_COUNT(plain_tests);
