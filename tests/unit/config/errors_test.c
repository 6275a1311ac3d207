#include "tests.h"

// A refused line, its message without the file, and where the caret goes.
typedef struct Refusal {
	const char *line;
	int col;
	const char *message;
} Refusal;

static void check(const Refusal *refusals, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const Refusal *r = &refusals[i];
		Buf expected = {0};
		buf_printf(&expected, "config.yaml:1:%d: %s\n%s\n", r->col, r->message, r->line);
		buf_append_repeat(&expected, ' ', (size_t)r->col - 1);
		buf_append_char(&expected, '^');
		assert_refused(r->line, buf_z(&expected));
		buf_release(&expected);
	}
}
#define CHECK(refusals) check(refusals, HARNESS_COUNT(refusals))

static void test_unknown_keys(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"shceduler: sm2", 1, "unknown key `shceduler`; did you mean `scheduler`?"},
		{"new_per_days: 3", 1, "unknown key `new_per_days`; did you mean `new_per_day`?"},
		{"{order: due, leech: 8}", 14, "unknown key `leech`; did you mean `leech_at`?"},
		{"Order: due", 1, "unknown key `Order`; did you mean `order`?"},
		{"colour: blue", 1, "unknown key `colour`"},
		{"path: /notes", 1, "unknown key `path`; did you mean `math`?"},
		{"'': 1", 1, "unknown key ``"},
		{"1: 1", 1, "unknown key `1`"},
		{"~: 1", 1, "unknown key `~`"},
		{"graphs: [{path: /n, cloce: each}]", 21,
			"unknown key `cloce`; did you mean `cloze`?"},
		{"graphs: [{paht: /n}]", 11, "unknown key `paht`; did you mean `path`?"},
		{"graphs: [{path: /n, theme: dark}]", 21,
			"`theme` holds for all graphs: put it at the top level"},
		{"graphs: [{path: /n, thema: dark}]", 21, "unknown key `thema`"},
	};
	CHECK(refusals);
}

static void test_numbers(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"day_starts_at: 24", 16,
			"`day_starts_at` is a whole number from 0 to 23, not `24`"},
		{"day_starts_at: -1", 16,
			"`day_starts_at` is a whole number from 0 to 23, not `-1`"},
		{"day_starts_at: 4:00", 16,
			"`day_starts_at` is a whole number from 0 to 23, not `4:00`"},
		{"day_starts_at: '4'", 16,
			"`day_starts_at` is a whole number from 0 to 23, not `4` in quotes"},
		{"day_starts_at:", 15,
			"`day_starts_at` is a whole number from 0 to 23, not nothing"},
		{"day_starts_at: ~", 16,
			"`day_starts_at` is a whole number from 0 to 23, not nothing"},
		{"day_starts_at: [4]", 16,
			"`day_starts_at` is a whole number from 0 to 23, not a list"},
		{"day_starts_at: {a: 4}", 16,
			"`day_starts_at` is a whole number from 0 to 23, not a map"},
		{"max_interval: 0", 15,
			"`max_interval` is a whole number from 1 to 36500, not `0`"},
		{"max_interval: 36501", 15,
			"`max_interval` is a whole number from 1 to 36500, not `36501`"},
		{"max_interval: 1e3", 15,
			"`max_interval` is a whole number from 1 to 36500, not `1e3`"},
		{"new_per_day: 20.0", 14,
			"`new_per_day` is a whole number from 0 to 99999, not `20.0`"},
		{"new_per_day: 100000", 14,
			"`new_per_day` is a whole number from 0 to 99999, not `100000`"},
		{"reviews_per_day: 99999999999999999999", 18,
			"`reviews_per_day` is a whole number from 0 to 99999, not "
			"`99999999999999999999`"},
		{"leech_at: many", 11, "`leech_at` is a whole number from 0 to 99999, not `many`"},
		{"leech_at: \"\"", 11,
			"`leech_at` is a whole number from 0 to 99999, not an empty text in "
			"quotes"},
	};
	CHECK(refusals);
}

static void test_bools(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"fuzz: yes", 7,
			"`fuzz` is `true` or `false`, not `yes` (YAML 1.2 has no other words for "
			"them)"},
		{"write_back: Off", 13,
			"`write_back` is `true` or `false`, not `Off` (YAML 1.2 has no other words "
			"for "
			"them)"},
		{"bury_siblings: n", 16,
			"`bury_siblings` is `true` or `false`, not `n` (YAML 1.2 has no other "
			"words for "
			"them)"},
		{"fuzz: 'true'", 7, "`fuzz` is `true` or `false`, not `true` in quotes"},
		{"fuzz: True", 7, "`fuzz` is `true` or `false`, not `True`"},
		{"fuzz: 1", 7, "`fuzz` is `true` or `false`, not `1`"},
		{"fuzz:", 6, "`fuzz` is `true` or `false`, not nothing"},
		{"fuzz: []", 7, "`fuzz` is `true` or `false`, not a list"},
	};
	CHECK(refusals);
}

static void test_choices(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"scheduler: sm3", 12,
			"`scheduler` is `sm2` or `logseq`, not `sm3`; did you mean `sm2`?"},
		{"scheduler: fsrs", 12, "`scheduler` is `sm2` or `logseq`, not `fsrs`"},
		{"order: rand", 8,
			"`order` is `due`, `random` or `page`, not `rand`; did you mean `random`?"},
		{"keys: vim", 7, "`keys` is `anki`, `sm2` or `logseq`, not `vim`"},
		{"images: siksel", 9,
			"`images` is `auto`, `symbols`, `sixel`, `kitty` or `off`, not `siksel`; "
			"did you "
			"mean `sixel`?"},
		{"theme: Dark", 8,
			"`theme` is `auto`, `dark`, `light`, `ansi` or `mono`, not `Dark`; did you "
			"mean "
			"`dark`?"},
		{"leech_action:", 14, "`leech_action` is `mark` or `suspend`, not nothing"},
		{"cloze: [block]", 8, "`cloze` is `block` or `each`, not a list"},
		{"body: {}", 7, "`body` is `auto`, `question` or `answer`, not a map"},
		{"templates: ''", 12, "`templates` is `skip` or `cards`, not an empty text"},
	};
	CHECK(refusals);
}

static void test_texts(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"editor:", 8, "`editor` is a command, not nothing"},
		{"editor: ' '", 9, "`editor` is a command, not an empty text"},
		{"editor: [vi]", 9, "`editor` is a command, not a list"},
		{"opener: ''", 9, "`opener` is a command, not an empty text"},
		{"opener: {xdg: open}", 9, "`opener` is a command, not a map"},
		{"math: null", 7, "`math` is a command, not nothing"},
		{"math: utftex \"a", 7,
			"`math` is no command: a quote is not closed in: utftex \"a"},
		{"editor: \"vi 'x\"", 9, "`editor` is no command: a quote is not closed in: vi 'x"},
		{"math: \"a\\nb\"", 7, "`math` holds a control character"},
		{"editor: \"vi\\e[2J\"", 9, "`editor` holds a control character"},
		{"editor: \"vi\\0\"", 9, "`editor` holds a control character"},
	};
	CHECK(refusals);
}

static void test_lists_and_maps(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"hide_tags: ques1", 12, "`hide_tags` is a list of tags, not `ques1`"},
		{"hide_tags: {a: b}", 12, "`hide_tags` is a list of tags, not a map"},
		{"hide_tags: [a, [b]]", 16, "`hide_tags` is a list of tags, not a list"},
		{"hide_tags: [a, '']", 16, "`hide_tags` is a list of tags, not an empty text"},
		{"hide_tags: [\"a\\tb\"]", 13, "`hide_tags` holds a control character"},
		{"bind: space", 7,
			"`bind` is a map of action to a key or a list of keys, not `space`"},
		{"bind: [space]", 7,
			"`bind` is a map of action to a key or a list of keys, not a list"},
		{"bind: {reveal: {space: 1}}", 16,
			"`reveal` is a key or a list of keys, not a map"},
		{"bind: {reveal: [[a]]}", 17, "`reveal` is a key or a list of keys, not a list"},
		{"bind: {reveal: []}", 16, "`reveal` has no key"},
		{"bind: {reveal: }", 16, "`reveal` is a key or a list of keys, not nothing"},
		{"bind: {reveal: \"\\e\"}", 16, "`reveal` holds a control character"},
		{"graphs: /notes", 9, "`graphs` is a list of maps with `path`, not `/notes`"},
		{"graphs: {path: /notes}", 9, "`graphs` is a list of maps with `path`, not a map"},
		{"graphs: [/notes]", 10, "`graphs` is a list of maps with `path`, not `/notes`"},
		{"graphs: [{cloze: each}]", 10, "this graph has no `path`"},
		{"graphs: [{path: [a]}]", 17, "`path` is a folder or a page, not a list"},
		{"graphs: [{path: ~}]", 17, "`path` is a folder or a page, not nothing"},
		{"graphs: [{path: ''}]", 17, "`path` is a folder or a page, not an empty text"},
		{"graphs: [{path: \"/a\\0b\"}]", 17, "`path` holds a control character"},
		{"graphs: [{path: /n, new_per_day: x}]", 34,
			"`new_per_day` is a whole number from 0 to 99999, not `x`"},
		{"graphs: [{path: /no/such}, {path: /no/such/}]", 35, "this graph is there twice"},
	};
	CHECK(refusals);
}

static void test_what_is_no_map_of_keys(void **state)
{
	(void)state;
	static const Refusal refusals[] = {
		{"order", 1, "a configuration is made of lines like `order: random`"},
		{"- order: due", 1, "a configuration is made of lines like `order: random`"},
		{"'order: due'", 1, "a configuration is made of lines like `order: random`"},
		{"{order: due, order: page}", 14, "this key is there twice"},
		{"{? [a] : 1}", 4, "a key must be a plain word"},
		{"order: *due", 8, "aliases are not supported"},
		{"order: &due due", 8, "anchors and tags are not supported"},
		{"order: !!str due", 8, "anchors and tags are not supported"},
	};
	CHECK(refusals);
}

static void test_what_is_not_yaml(void **state)
{
	(void)state;
	static const char *const texts[] = {"order: [due", "order: due\n page: 1\n", "a\tb: c: d",
		"order: \"due", "\xFF\xFE", "order: due\n\torder: page",
		"%YAML 1.2\n---\norder: due", "@", "order: {", "a: 'b"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		Config c;
		Err err = {0};
		config_init(&c);
		assert_false(config_parse(&c, str_from_z(texts[i]), STR("config.yaml"), &err));
		assert_int_equal(err.kind, ERR_IO);
		Str message = str_from_z(err.text);
		assert_true(str_starts_with(message, STR("config.yaml:")));
		assert_true(str_ends_with(message, STR("^")));
		config_release(&c);
	}
}

static void test_line_and_caret_of_a_long_file(void **state)
{
	(void)state;
	assert_refused("# mine\n"
		       "order: due\n"
		       "bind:\n"
		       "  quit: q\n"
		       "graphs:\n"
		       "  - path: /notes\n"
		       "    cloze: any # 中\n",
		"config.yaml:7:12: `cloze` is `block` or `each`, not `any`\n"
		"    cloze: any # 中\n"
		"           ^");
}

static void test_long_values_are_cut(void **state)
{
	(void)state;
	Buf text = {0};
	buf_append_z(&text, "fuzz: ");
	buf_append_repeat(&text, 'x', 100000);
	Config c;
	Err err = {0};
	config_init(&c);
	assert_false(config_parse(&c, buf_str(&text), STR("config.yaml"), &err));
	Buf expected = {0};
	buf_append_z(&expected, "config.yaml:1:7: `fuzz` is `true` or `false`, not `");
	buf_append_repeat(&expected, 'x', 60);
	buf_append_z(&expected, "…`\nfuzz: ");
	assert_true(str_starts_with(str_from_z(err.text), buf_str(&expected)));
	assert_true(str_ends_with(str_from_z(err.text), STR("\n      ^")));
	buf_release(&expected);
	buf_release(&text);
	config_release(&c);
}

// Whatever is typed, there is a configuration or a place.
static void test_damaged_files(void **state)
{
	(void)state;
	Buf text = harness_read("share/config.example.yaml");
	for (size_t i = 1; i + 1 < text.n; i++)
		if (text.p[i] == '#' && text.p[i - 1] == '\n' && text.p[i + 1] >= 'a')
			text.p[i] = '\n';
	static const char bytes[] = "\n\t :-[]{}'\"#&*!|>%@`~,?\0\xC3\xFF 09ax";
	uint32_t seed = 1;
	for (int i = 0; i < 3000; i++) {
		Buf bad = {0};
		size_t from = (size_t)i % text.n;
		buf_append(&bad, str_slice(buf_str(&text), from, from + 400));
		for (int k = 0; k < 3 && bad.n > 0; k++) {
			seed = seed * 1664525 + 1013904223;
			bad.p[seed % bad.n] = bytes[(seed >> 16) % sizeof bytes];
		}
		Config c;
		Err err = {0};
		config_init(&c);
		if (!config_parse(&c, buf_str(&bad), STR("config.yaml"), &err))
			assert_true(str_starts_with(str_from_z(err.text), STR("config.yaml:")));
		config_release(&c);
		buf_release(&bad);
	}
	buf_release(&text);
}

static void test_errors_may_be_unwanted(void **state)
{
	(void)state;
	Config c;
	config_init(&c);
	assert_false(config_parse(&c, STR("fuzz: 3"), STR("x"), NULL));
	config_release(&c);
}

const struct CMUnitTest errors_tests[] = {
	cmocka_unit_test(test_unknown_keys),
	cmocka_unit_test(test_numbers),
	cmocka_unit_test(test_bools),
	cmocka_unit_test(test_choices),
	cmocka_unit_test(test_texts),
	cmocka_unit_test(test_lists_and_maps),
	cmocka_unit_test(test_what_is_no_map_of_keys),
	cmocka_unit_test(test_what_is_not_yaml),
	cmocka_unit_test(test_line_and_caret_of_a_long_file),
	cmocka_unit_test(test_long_values_are_cut),
	cmocka_unit_test(test_damaged_files),
	cmocka_unit_test(test_errors_may_be_unwanted),
};
const size_t errors_tests_n = HARNESS_COUNT(errors_tests);
