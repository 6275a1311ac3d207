#include <stdlib.h>
#include "tests.h"

static void check_graph_defaults(const GraphSettings *s)
{
	assert_int_equal(s->scheduler, SCHEDULER_SM2);
	assert_int_equal(s->new_per_day, 20);
	assert_int_equal(s->reviews_per_day, 0);
	assert_int_equal(s->max_interval, 36500);
	assert_int_equal(s->cloze, CLOZE_BLOCK);
	assert_int_equal(s->body, BODY_AUTO);
	assert_int_equal(s->templates, TEMPLATES_SKIP);
	assert_false(s->write_back);
}

static void check_defaults(const Config *c)
{
	check_graph_defaults(&c->defaults);
	assert_int_equal(c->day_starts_at, 4);
	assert_int_equal(c->order, ORDER_DUE);
	assert_false(c->fuzz);
	assert_int_equal(c->leech_at, 8);
	assert_int_equal(c->leech_action, LEECH_MARK);
	assert_true(c->bury_siblings);
	assert_str(c->hide_tags, "");
	assert_int_equal(c->keys, KEYS_ANKI);
	assert_int_equal(c->n_binds, 0);
	assert_int_equal(c->images, IMAGES_AUTO);
	assert_str(c->math, "auto");
	assert_int_equal(c->theme, THEME_AUTO);
	assert_str(c->editor, "");
	assert_str(c->opener, "xdg-open");
	assert_int_equal(c->n_graphs, 0);
}

static void test_defaults(void **state)
{
	(void)state;
	Config c;
	config_init(&c);
	check_defaults(&c);
	assert_str(c.file, "");
	config_release(&c);
}

static void test_nothing_changes_nothing(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "\n", "# only a comment\n", "{}", "---\n...\n",
		"\xEF\xBB\xBF", "bind:\ngraphs:\nhide_tags:\n",
		"bind: {}\ngraphs: []\nhide_tags: []\n", "bind: ~\ngraphs: null\n"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		Config c = parsed(texts[i]);
		check_defaults(&c);
		config_release(&c);
	}
}

static void test_every_key(void **state)
{
	(void)state;
	Config c = parsed("scheduler: logseq\n"
			  "day_starts_at: 23\n"
			  "new_per_day: 0\n"
			  "reviews_per_day: 200\n"
			  "order: random\n"
			  "max_interval: 365\n"
			  "fuzz: true\n"
			  "leech_at: 0\n"
			  "leech_action: suspend\n"
			  "bury_siblings: false\n"
			  "cloze: each\n"
			  "body: answer\n"
			  "templates: cards\n"
			  "hide_tags: [ques1, '#Über', \"two words\"]\n"
			  "write_back: true\n"
			  "keys: logseq\n"
			  "images: kitty\n"
			  "math: utftex -s 1\n"
			  "theme: mono\n"
			  "editor: code --wait --goto {file}:{line}\n"
			  "opener: 'open -a \"My App\"'\n");
	assert_int_equal(c.defaults.scheduler, SCHEDULER_LOGSEQ);
	assert_int_equal(c.day_starts_at, 23);
	assert_int_equal(c.defaults.new_per_day, 0);
	assert_int_equal(c.defaults.reviews_per_day, 200);
	assert_int_equal(c.order, ORDER_RANDOM);
	assert_int_equal(c.defaults.max_interval, 365);
	assert_true(c.fuzz);
	assert_int_equal(c.leech_at, 0);
	assert_int_equal(c.leech_action, LEECH_SUSPEND);
	assert_false(c.bury_siblings);
	assert_int_equal(c.defaults.cloze, CLOZE_EACH);
	assert_int_equal(c.defaults.body, BODY_ANSWER);
	assert_int_equal(c.defaults.templates, TEMPLATES_CARDS);
	assert_str(c.hide_tags, "ques1\nüber\ntwo words");
	assert_true(c.defaults.write_back);
	assert_int_equal(c.keys, KEYS_LOGSEQ);
	assert_int_equal(c.images, IMAGES_KITTY);
	assert_str(c.math, "utftex -s 1");
	assert_int_equal(c.theme, THEME_MONO);
	assert_str(c.editor, "code --wait --goto {file}:{line}");
	assert_str(c.opener, "open -a \"My App\"");
	assert_str(c.file, "config.yaml");
	config_release(&c);
}

// The numbers of the enums are the places of the words in the table.
static void test_every_choice(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int number;
	} cases[] = {
		{"scheduler: sm2", SCHEDULER_SM2},
		{"scheduler: logseq", SCHEDULER_LOGSEQ},
		{"order: due", ORDER_DUE},
		{"order: random", ORDER_RANDOM},
		{"order: page", ORDER_PAGE},
		{"leech_action: mark", LEECH_MARK},
		{"leech_action: suspend", LEECH_SUSPEND},
		{"cloze: block", CLOZE_BLOCK},
		{"cloze: each", CLOZE_EACH},
		{"body: auto", BODY_AUTO},
		{"body: question", BODY_QUESTION},
		{"body: answer", BODY_ANSWER},
		{"templates: skip", TEMPLATES_SKIP},
		{"templates: cards", TEMPLATES_CARDS},
		{"keys: anki", KEYS_ANKI},
		{"keys: sm2", KEYS_SM2},
		{"keys: logseq", KEYS_LOGSEQ},
		{"images: auto", IMAGES_AUTO},
		{"images: symbols", IMAGES_SYMBOLS},
		{"images: sixel", IMAGES_SIXEL},
		{"images: kitty", IMAGES_KITTY},
		{"images: off", IMAGES_OFF},
		{"theme: auto", THEME_AUTO},
		{"theme: dark", THEME_DARK},
		{"theme: light", THEME_LIGHT},
		{"theme: 'ansi'", THEME_ANSI},
		{"theme: \"mono\"", THEME_MONO},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Config c = parsed(cases[i].text);
		const int got[] = {(int)c.defaults.scheduler, (int)c.order, (int)c.leech_action,
			(int)c.defaults.cloze, (int)c.defaults.body, (int)c.defaults.templates,
			(int)c.keys, (int)c.images, (int)c.theme};
		int sum = 0; // all others have their default, which is 0
		for (size_t k = 0; k < HARNESS_COUNT(got); k++)
			sum += got[k];
		assert_int_equal(sum, cases[i].number);
		config_release(&c);
	}
}

static void test_ends_of_ranges(void **state)
{
	(void)state;
	Config c = parsed("day_starts_at: 0\nmax_interval: 1\nnew_per_day: 99999\nleech_at: +7\n");
	assert_int_equal(c.day_starts_at, 0);
	assert_int_equal(c.defaults.max_interval, 1);
	assert_int_equal(c.defaults.new_per_day, 99999);
	assert_int_equal(c.leech_at, 7);
	config_release(&c);
	c = parsed("max_interval: 36500\nreviews_per_day: 00\n");
	assert_int_equal(c.defaults.max_interval, 36500);
	assert_int_equal(c.defaults.reviews_per_day, 0);
	config_release(&c);
}

static void assert_bind(const Bind *b, const char *action, const char *key, int line, int col)
{
	assert_str(b->action, action);
	assert_str(b->key, key);
	assert_int_equal(b->line, line);
	assert_int_equal(b->col, col);
}

static void test_bind(void **state)
{
	(void)state;
	Config c = parsed("bind:\n"
			  "  reveal: [space, s]\n"
			  "  score-4: 4\n"
			  "  quit:\n"
			  "    - ^X\n"
			  "    - '?'\n");
	assert_int_equal(c.n_binds, 5);
	assert_bind(&c.binds[0], "reveal", "space", 2, 12);
	assert_bind(&c.binds[1], "reveal", "s", 2, 19);
	assert_bind(&c.binds[2], "score-4", "4", 3, 12);
	assert_bind(&c.binds[3], "quit", "^X", 5, 7);
	assert_bind(&c.binds[4], "quit", "?", 6, 7);
	assert_int_equal(c.binds[4].action_line, 4);
	assert_int_equal(c.binds[4].action_col, 3);
	config_release(&c);
}

static void test_places_for_others(void **state)
{
	(void)state;
	Config c = parsed("\xEF\xBB\xBF"
			  "bind: {fly: x}\n");
	Err err = {0};
	const Bind *b = &c.binds[0];
	assert_false(
		config_error(&c, b->action_line, b->action_col, &err, "no action `%s`", "fly"));
	assert_string_equal(err.text, "config.yaml:1:8: no action `fly`\n"
				      "bind: {fly: x}\n"
				      "       ^");
	config_release(&c);
}

static void test_editor(void **state)
{
	(void)state;
	Config c = parsed("");
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	assert_str(config_editor(&c), "vi");
	setenv("EDITOR", "ed", 1);
	assert_str(config_editor(&c), "ed");
	setenv("VISUAL", " ", 1);
	assert_str(config_editor(&c), "ed");
	setenv("VISUAL", "emacs -nw", 1);
	assert_str(config_editor(&c), "emacs -nw");
	config_release(&c);
	c = parsed("editor: nvim");
	assert_str(config_editor(&c), "nvim");
	config_release(&c);
	c = parsed("editor: ''");
	assert_str(config_editor(&c), "emacs -nw");
	config_release(&c);
	unsetenv("VISUAL");
	unsetenv("EDITOR");
}

const struct CMUnitTest values_tests[] = {
	cmocka_unit_test(test_defaults),
	cmocka_unit_test(test_nothing_changes_nothing),
	cmocka_unit_test(test_every_key),
	cmocka_unit_test(test_every_choice),
	cmocka_unit_test(test_ends_of_ranges),
	cmocka_unit_test(test_bind),
	cmocka_unit_test(test_places_for_others),
	cmocka_unit_test(test_editor),
};
const size_t values_tests_n = HARNESS_COUNT(values_tests);
