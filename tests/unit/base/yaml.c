#include "recto/base/yaml.h"

#include <string.h>
#include "recto/base/calendar.h"
#include "tests.h"

// What takes quadratic time takes longer than this, what is linear ends sooner even under valgrind.
enum { SLOW_MS = 10000 };

static const YamlLimits *const config = &yaml_limits_config;

// One line for a tree: scalars as text, quoted ones in quotes, lists in [], maps in {}. Depth is at
// most 32.
static void describe(const Yaml *node, Buf *out)
{
	if (node->kind == YAML_SCALAR) {
		buf_printf(out, node->quoted ? "'%.*s'" : "%.*s", STR_ARG(node->text));
		return;
	}
	bool is_map = node->kind == YAML_MAP;
	buf_append_char(out, is_map ? '{' : '[');
	for (const Yaml *child = node->first; child; child = child->next) {
		if (child != node->first)
			buf_append_z(out, ", ");
		if (is_map)
			buf_printf(out, "%.*s: ", STR_ARG(child->key));
		describe(child, out);
	}
	buf_append_char(out, is_map ? '}' : ']');
}

static void assert_tree(const char *text, const char *expected)
{
	Arena a = {0};
	Yaml *root = NULL;
	Diag problem = {0};
	if (!yaml_parse(str_from_z(text), config, &a, &root, &problem))
		fail_msg("%d:%d: %.*s", problem.line, problem.col, STR_ARG(problem.text));
	Buf out = {0};
	if (root)
		describe(root, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
	arena_release(&a);
}

static void assert_problem(Str text, const YamlLimits *limits, int line, int col, const char *why)
{
	Arena a = {0};
	Yaml *root = NULL;
	Diag problem = {0};
	int64_t before = calendar_monotonic_ms();
	assert_false(yaml_parse(text, limits, &a, &root, &problem));
	assert_in_range(calendar_monotonic_ms() - before, 0, SLOW_MS);
	assert_null(root);
	if (!str_contains(problem.text, str_from_z(why)))
		fail_msg("\"%.*s\" does not say \"%s\"", STR_ARG(problem.text), why);
	if (problem.line != line || problem.col != col)
		fail_msg("%d:%d and not %d:%d: %s", problem.line, problem.col, line, col, why);
	arena_release(&a);
}

static void trees(void **state)
{
	(void)state;
	assert_tree("a: 1", "{a: 1}");
	assert_tree("a: [1, x, '2']\nb:\n  - y\n  - c: d\n    e: f\n",
		"{a: [1, x, '2'], b: [y, {c: d, e: f}]}");
	assert_tree("- a\n- [b, []]\n- {}", "[a, [b, []], {}]");
	assert_tree("plain words", "plain words");
	assert_tree("a:\nb: ~\nc: \"\"", "{a: , b: ~, c: ''}");
	assert_tree("a: |\n  one\n  two\n", "{a: 'one\ntwo\n'}");
	assert_tree("'a b': \"\\u00e9\"", "{a b: '\xC3\xA9'}");
	assert_tree("\xEF\xBB\xBF"
		    "a: b\r\nc: d\r\n",
		"{a: b, c: d}");
	assert_tree("---\ntitle: x\n---\nmore: text\n: [", "{title: x}");
}

static void nothing_is_null(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "\n\n", "# only a comment\n", "---\n", "---\n# c\n...\n", "\xEF\xBB\xBF"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++)
		assert_tree(texts[i], "");
	Arena a = {0};
	Yaml *root;
	Diag problem;
	assert_true(yaml_parse((Str){0}, config, &a, &root, &problem));
	assert_null(root);
	arena_release(&a);
}

static void finds_by_key(void **state)
{
	(void)state;
	Arena a = {0};
	Yaml *root;
	Diag problem;
	assert_true(yaml_parse(STR("a: 1\nb: [x]\n"), config, &a, &root, &problem));
	assert_str(yaml_find(root, STR("a"))->text, "1");
	assert_str(yaml_find(root, STR("b"))->first->text, "x");
	assert_null(yaml_find(root, STR("c")));
	assert_null(yaml_find(root->first, STR("a")));
	assert_null(yaml_find(NULL, STR("a")));
	arena_release(&a);
}

static void places_are_lines_and_bytes(void **state)
{
	(void)state;
	Arena a = {0};
	Yaml *root;
	Diag problem;
	// A line separator ends a line in YAML 1.1, but not in people's editors.
	Str text = STR(
		"\xC3\xA9: \"\xE2\x80\xA8\"\r\n\xC3\xA8: \xE6\xBC\xA2\r\nb:\n  - {c: d, e: f}\n");
	assert_true(yaml_parse(text, config, &a, &root, &problem));
	const Yaml *e = root->first->next;
	assert_int_equal(e->key_line, 2);
	assert_int_equal(e->key_col, 1);
	assert_int_equal(e->line, 2);
	assert_int_equal(e->col, 5);
	const Yaml *f = e->next->first->first->next;
	assert_str(f->key, "e");
	assert_int_equal(f->key_line, 4);
	assert_int_equal(f->key_col, 12);
	assert_int_equal(f->line, 4);
	assert_int_equal(f->col, 15);
	arena_release(&a);
}

static void problems_have_places(void **state)
{
	(void)state;
	assert_problem(STR("a: b\nc: d: e\n"), config, 2, 5, "this colon has no place here");
	assert_problem(STR("\xC3\xA9: b\n\xC3\xA9 x: d: e\n"), config, 2, 8, "this colon");
	assert_problem(STR("tags: [[a]], [[b]]\n"), config, 1, 12, "does not fit");
	assert_problem(STR("a: [1, 2\n"), config, 1, 4, "nothing closes this [");
	assert_problem(STR("a: [1, {b: 2]\nc: 3\n"), config, 1, 8, "nothing closes this {");
	assert_problem(STR("a: 'open\n"), config, 1, 4, "nothing closes this quote");
	assert_problem(STR("a: 1\n\tb: 2\n"), config, 2, 1, "tabs do not indent");
	assert_problem(STR("a: 1\nb\n"), config, 2, 1, "no colon");
	assert_problem(STR("a: @b\n"), config, 1, 4, "in quotes");
	assert_problem(STR("a: \"\\q\"\n"), config, 1, 5, "this is not YAML: ");
}

static void keys_are_unique_words(void **state)
{
	(void)state;
	assert_problem(STR("a: 1\nb: 2\na: 3\n"), config, 3, 1, "twice");
	assert_problem(STR("x: {a: 1, a: 2}"), config, 1, 11, "twice");
	assert_problem(STR("[a]: 1"), config, 1, 1, "a key must be a plain word");
	assert_problem(STR("? {a: b}\n: 1"), config, 1, 3, "a key must be a plain word");
	assert_tree("a: {x: 1}\nb: {x: 2}", "{a: {x: 1}, b: {x: 2}}");
}

static void anchors_aliases_tags_and_directives_are_refused(void **state)
{
	(void)state;
	assert_problem(STR("a: &x 1"), config, 1, 4, "anchors");
	assert_problem(STR("a: &x [1]"), config, 1, 4, "anchors");
	assert_problem(STR("&x a: 1"), config, 1, 1, "anchors");
	assert_problem(STR("a: *x"), config, 1, 4, "aliases");
	assert_problem(STR("*x : 1"), config, 1, 1, "aliases");
	assert_problem(STR("title: !important"), config, 1, 8, "tags");
	assert_problem(STR("a: !!map {}"), config, 1, 4, "tags");
	assert_problem(STR("# c\n\n%YAML 1.1\n---\na: 1"), config, 1, 1, "directives");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	(void)state;
	assert_problem(STR("a: b\nc: \0d\n"), config, 2, 4, "control characters");
	assert_problem(STR("a: \x1b[2J"), config, 1, 4, "control characters");
	assert_problem(STR("\xC3\xA9: \xC3\xA9\nx: a\xFF\n"), config, 2, 5, "UTF-8");
	assert_problem(STR("a: \xE2\x82"), config, 1, 4, "UTF-8");
	assert_problem(STR("\xEF\xBB\xBF"
			   "a: \xFF"),
		config, 1, 4, "UTF-8");
	assert_problem(STR("\xFF\xFE"
			   "a\0"),
		config, 1, 1, "UTF-8");
}

static Buf repeat(const char *piece, size_t count)
{
	Buf b = {0};
	for (size_t i = 0; i < count; i++)
		buf_append_z(&b, piece);
	return b;
}

static void depth_is_limited(void **state)
{
	(void)state;
	Buf open = repeat("[", 32);
	Buf close = repeat("]", 32);
	buf_append(&open, buf_str(&close));
	assert_tree(
		buf_z(&open), "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
	buf_release(&open);
	buf_release(&close);
	static const char *const pieces[] = {"[", "- ", "{a: ", "[\n", "? ", "{a: ["};
	static const YamlLimits wide = {.bytes = 1 << 20, .depth = 32, .events = 1000000};
	for (size_t i = 0; i < HARNESS_COUNT(pieces); i++) {
		Buf text = repeat(pieces[i], 100000);
		Arena a = {0};
		Yaml *root;
		Diag problem = {0};
		int64_t before = calendar_monotonic_ms();
		assert_false(yaml_parse(buf_str(&text), &wide, &a, &root, &problem));
		assert_in_range(calendar_monotonic_ms() - before, 0, SLOW_MS);
		assert_true(problem.line >= 1 && problem.col >= 1);
		arena_release(&a);
		buf_release(&text);
	}
}

static void size_is_limited(void **state)
{
	(void)state;
	Buf text = repeat("a line of text\n", (2 << 20) / 15 + 1);
	assert_true(text.n >= 2 << 20);
	assert_problem(buf_str(&text), config, 1, 1, "too long");
	assert_problem(str_head(buf_str(&text), (64 << 10) + 1), &yaml_limits_front_matter, 1, 1,
		"too long");
	buf_release(&text);
	text = repeat("x", 64 << 10);
	Arena a = {0};
	Yaml *root;
	Diag problem;
	assert_true(yaml_parse(buf_str(&text), &yaml_limits_front_matter, &a, &root, &problem));
	assert_int_equal(root->text.n, 64 << 10);
	arena_release(&a);
	buf_release(&text);
}

static void events_are_limited(void **state)
{
	(void)state;
	// Stream, document and list open with three events.
	Buf text = repeat("- a\n", 10000 - 3);
	assert_problem(buf_str(&text), config, 9998, 1, "too long");
	buf_release(&text);
}

static void bombs_end_fast(void **state)
{
	(void)state;
	assert_problem(STR("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
			   "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"),
		config, 1, 4, "anchors");
	// Many directives, keys and comments: what libyaml or the search for equal keys could be
	// slow on.
	static const YamlLimits wide = {.bytes = 1 << 20, .depth = 32, .events = 10000};
	Buf text = {0};
	for (int i = 0; i < 60000; i++)
		buf_printf(&text, "%%TAG !t%d! x\n", i);
	assert_problem(buf_str(&text), &wide, 1, 1, "directives");
	buf_clear(&text);
	for (int i = 0; i < 60000; i++)
		buf_printf(&text, "k%d: v\n", i + 100000);
	assert_problem(buf_str(&text), &wide, 4999, 10, "too long");
	buf_release(&text);
	text = repeat("#\n", 500000);
	buf_append_z(&text, "*");
	assert_problem(buf_str(&text), &wide, 500001, 2, "alphabetic");
	buf_release(&text);
}

const struct CMUnitTest yaml_tests[] = {
	cmocka_unit_test(trees),
	cmocka_unit_test(nothing_is_null),
	cmocka_unit_test(finds_by_key),
	cmocka_unit_test(places_are_lines_and_bytes),
	cmocka_unit_test(problems_have_places),
	cmocka_unit_test(keys_are_unique_words),
	cmocka_unit_test(anchors_aliases_tags_and_directives_are_refused),
	cmocka_unit_test(bytes_that_are_no_text_are_refused),
	cmocka_unit_test(depth_is_limited),
	cmocka_unit_test(size_is_limited),
	cmocka_unit_test(events_are_limited),
	cmocka_unit_test(bombs_end_fast),
};
const size_t yaml_tests_n = HARNESS_COUNT(yaml_tests);
