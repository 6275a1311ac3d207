#include "recto/review/action.h"

#include <string.h>

#include "tests.h"

static Key parse(const char *name)
{
	Key key = KEY_NONE;
	assert_true(key_parse(str_from_z(name), &key));
	return key;
}

static void test_actions_are_complete(void **state)
{
	(void)state;
	for (ActionId id = 0; id < ACTION_COUNT; id++) {
		assert_true(strlen(actions[id].name) > 0);
		assert_true(strlen(actions[id].help) > 0);
		assert_true(actions[id].places != 0);
		assert_true(actions[id].places < PLACE_BIT(PLACE_COUNT));
		for (ActionId other = 0; other < id; other++)
			assert_string_not_equal(actions[id].name, actions[other].name);
	}
}

// The table reads in the order of the work: reveal, score, other changes, looking, moving, leaving.
static void test_actions_are_in_order(void **state)
{
	(void)state;
	assert_int_equal(ACTION_REVEAL, 0);
	for (int score = 0; score <= 5; score++)
		assert_int_equal(
			ACTION_SCORE_0 + (unsigned)score, ACTION_REVEAL + 1u + (unsigned)score);
	assert_true(ACTION_SCORE_5 < ACTION_UNDO && ACTION_UNDO < ACTION_MARK);
	assert_true(ACTION_MARK < ACTION_INFO && ACTION_INFO < ACTION_DOWN);
	assert_true(ACTION_BOTTOM < ACTION_HELP);
	assert_int_equal(ACTION_QUIT, ACTION_COUNT - 1);
}

static void init_preset(Config *config, KeyMap *map, KeyPreset preset)
{
	config_init(config);
	config->keys = preset;
	Err err = {0};
	if (!keymap_init(map, config, &err))
		fail_msg("%s", err.text);
}

static void release(Config *config, KeyMap *map)
{
	keymap_release(map);
	config_release(config);
}

static void test_no_key_has_two_actions(void **state)
{
	(void)state;
	for (KeyPreset preset = KEYS_ANKI; preset <= KEYS_LOGSEQ; preset++) {
		Config config;
		KeyMap map;
		init_preset(&config, &map, preset);
		for (size_t i = 0; i < map.n; i++)
			for (size_t j = 0; j < i; j++) {
				unsigned both = actions[map.items[i].action].places &
						actions[map.items[j].action].places;
				if (map.items[i].key == map.items[j].key && both != 0)
					fail_msg("%s and %s share a key in preset %d",
						actions[map.items[i].action].name,
						actions[map.items[j].action].name, (int)preset);
			}
		release(&config, &map);
	}
}

static void test_anki_scores(void **state)
{
	(void)state;
	Config config;
	KeyMap map;
	init_preset(&config, &map, KEYS_ANKI);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, ' '), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, ' '), ACTION_SCORE_4);
	assert_int_equal(keymap_find(&map, PLACE_HOME, ' '), ACTION_START);
	assert_int_equal(keymap_find(&map, PLACE_DONE, ' '), ACTION_HOME);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '1'), ACTION_SCORE_1);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '2'), ACTION_SCORE_3);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '3'), ACTION_SCORE_4);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '4'), ACTION_SCORE_5);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, '1'), ACTION_NONE);
	assert_int_equal(keymap_key_of(&map, ACTION_SCORE_4, 0), '3');
	assert_int_equal(keymap_key_of(&map, ACTION_SCORE_4, 1), ' ');
	assert_int_equal(keymap_key_of(&map, ACTION_SCORE_4, 2), KEY_NONE);
	assert_int_equal(keymap_key_of(&map, ACTION_SCORE_0, 0), KEY_NONE);
	release(&config, &map);
}

static void test_other_presets(void **state)
{
	(void)state;
	Config config;
	KeyMap map;
	init_preset(&config, &map, KEYS_SM2);
	for (Key digit = 0; digit <= 5; digit++)
		assert_int_equal(
			keymap_find(&map, PLACE_ANSWER, '0' + digit), ACTION_SCORE_0 + digit);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, ' '), ACTION_SCORE_4);
	release(&config, &map);
	init_preset(&config, &map, KEYS_LOGSEQ);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 's'), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, ' '), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, 'f'), ACTION_SCORE_1);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, 't'), ACTION_SCORE_3);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, 'r'), ACTION_SCORE_5);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, ' '), ACTION_NONE);
	release(&config, &map);
}

static void test_terminals_differ(void **state)
{
	(void)state;
	Config config;
	KeyMap map;
	init_preset(&config, &map, KEYS_ANKI);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, '\n'), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, '\r'), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 12), ACTION_REDRAW);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 27), ACTION_QUIT);
	release(&config, &map);
}

static void test_key_names(void **state)
{
	(void)state;
	static const char *const names[] = {"a", "A", "0", "?", "-", "é", "语", "^", "^L", "^A",
		"^_", "space", "enter", "tab", "esc", "backspace", "delete", "up", "down", "left",
		"right", "home", "end", "pgup", "pgdn"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		Buf shown = {0};
		key_append_name(parse(names[i]), &shown);
		assert_str(buf_str(&shown), names[i]);
		buf_release(&shown);
	}
	assert_int_equal(parse("Space"), ' ');
	assert_int_equal(parse("^l"), 12);
	assert_int_equal(parse("^M"), parse("enter"));
	assert_int_equal(parse("^J"), parse("enter"));
	assert_int_equal(parse("^I"), parse("tab"));
	assert_int_equal(parse("^["), parse("esc"));
	assert_int_equal(parse("PgDn"), KEYS_PAGE_DOWN);
	static const char *const wrong[] = {
		"", "ab", "^^L", "^1", "ctrl-l", "\x01", "\x7F", "\xFF", "e\xCC\x81"};
	Key key;
	for (size_t i = 0; i < HARNESS_COUNT(wrong); i++)
		assert_false(key_parse(str_from_z(wrong[i]), &key));
}

// -- bind ------------------------------------------------------------------------------------

static bool bind(const char *text, Config *config, KeyMap *map, Err *err)
{
	config_init(config);
	*err = (Err){0};
	if (!config_parse(config, str_from_z(text), STR("config.yaml"), err))
		fail_msg("%s", err->text);
	return keymap_init(map, config, err);
}

static void test_bind_replaces(void **state)
{
	(void)state;
	Config config;
	KeyMap map;
	Err err;
	assert_true(bind("bind:\n  undo: z\n  reveal: [x, enter]\n", &config, &map, &err));
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 'z'), ACTION_UNDO);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 'u'), ACTION_NONE);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, 'x'), ACTION_REVEAL);
	assert_int_equal(keymap_find(&map, PLACE_QUESTION, ' '), ACTION_NONE);
	assert_int_equal(keymap_key_of(&map, ACTION_REVEAL, 0), 'x');
	assert_int_equal(keymap_key_of(&map, ACTION_REVEAL, 1), KEYS_ENTER);
	release(&config, &map);
}

static void test_bind_may_swap(void **state)
{
	(void)state;
	Config config;
	KeyMap map;
	Err err;
	assert_true(bind("bind:\n  bury: \"@\"\n  suspend: \"-\"\n", &config, &map, &err));
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '@'), ACTION_BURY);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, '-'), ACTION_SUSPEND);
	release(&config, &map);
	// The same key in places that never meet.
	assert_true(bind("bind:\n  start: r\n  score-5: r\n", &config, &map, &err));
	assert_int_equal(keymap_find(&map, PLACE_HOME, 'r'), ACTION_START);
	assert_int_equal(keymap_find(&map, PLACE_ANSWER, 'r'), ACTION_SCORE_5);
	release(&config, &map);
}

static void test_bind_errors(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{"bind:\n  revael: x\n", "there is no action \"revael\"; did you mean \"reveal\"?"},
		{"bind:\n  frobnicate: x\n",
			"there is no action \"frobnicate\"; recto help keys lists them"},
		{"bind:\n  reveal: spcae\n", "there is no key \"spcae\"; did you mean \"space\"?"},
		{"bind:\n  reveal: f12\n", "there is no key \"f12\"; keys are written like a, ^A, "
					   "space, enter, esc, up"},
		{"bind:\n  bury: u\n",
			"\"u\" is the key of \"undo\" already; give one of the two another key"},
		{"bind:\n  bury: x\n  mark: x\n",
			"\"x\" is the key of \"bury\" already; give one of the two another key"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Config config;
		KeyMap map;
		Err err;
		assert_false(bind(cases[i].text, &config, &map, &err));
		assert_int_equal(err.kind, ERR_IO);
		assert_int_equal(map.n, 0);
		Str text = str_from_z(err.text);
		if (!str_contains(text, str_from_z(cases[i].expected)))
			fail_msg("expected: %s\ngot: %s", cases[i].expected, err.text);
		assert_true(str_starts_with(text, STR("config.yaml:")));
		assert_true(str_contains(text, STR("^")));
		release(&config, &map);
	}
}

const struct CMUnitTest key_tests[] = {
	cmocka_unit_test(test_actions_are_complete),
	cmocka_unit_test(test_actions_are_in_order),
	cmocka_unit_test(test_no_key_has_two_actions),
	cmocka_unit_test(test_anki_scores),
	cmocka_unit_test(test_other_presets),
	cmocka_unit_test(test_terminals_differ),
	cmocka_unit_test(test_key_names),
	cmocka_unit_test(test_bind_replaces),
	cmocka_unit_test(test_bind_may_swap),
	cmocka_unit_test(test_bind_errors),
};
const size_t key_tests_n = HARNESS_COUNT(key_tests);
