#include "recto/card/cloze.h"

#include "recto/base/mem.h"
#include "tests.h"

// Each cloze as SEEN<answer|cue>, SEEN being '+' where Logseq sees it.
static void check(const char *text, const char *expected)
{
	Clozes c;
	Buf got = {0};
	clozes_find(&c, str_from_z(text));
	for (size_t i = 0; i < c.n; i++) {
		const Cloze *cloze = &c.items[i];
		buf_printf(&got, "%s<%.*s|%.*s>", cloze->is_seen_by_logseq ? "+" : "",
			STR_ARG(cloze->answer), STR_ARG(cloze->cue));
	}
	assert_str(buf_str(&got), expected);
	buf_release(&got);
	clozes_release(&c);
}

static void test_as_logseq_does(void **state)
{
	(void)state;
	check("The {{cloze capital}} of France is {{cloze Paris\\\\city}}",
		"+<capital|>+<Paris|city>");
	check("{{cloze red \\\\ color}}", "+<red|color>");
	check("{{cloze a\\\\b\\\\c}}", "+<a\\\\b|c>");
	check("{{cloze \\\\ \\\\}}", "+<\\\\|>");
	check("{{cloze \\\\ cue}}", "+<|cue>");
	check("{{cloze a\\b}}", "+<a\\b|>");
	check("{{cloze a, b}}", "+<a, b|>");
	check("{{cloze a,b,   c \\\\ d,e}}", "+<a, b, c|d, e>");
	check("{{cloze \"a,b\", c}}", "+<\"a,b\", c|>");
	check("{{cloze [[Page]]}}", "+<[[Page]]|>");
	check("{{cloze x [[Page]]}}", "+<x [[Page]]|>");
	check("{{cloze `code`}}", "+<`code`|>");
	check("{{{cloze x}}}", "+<x|>");
	check("{{cloze   x}}", "+<x|>");
	check("{{cloze {x}}", "+<{x|>");
	check("`a`{{cloze b}}{{cloze c}}**d**{{cloze e}}", "+<b|>+<c|>+<e|>");
	check("> {{cloze a}}\n\n* {{cloze b}}\n* c\n\n| {{cloze d}} |\n", "+<a|>+<b|>+<d|>");
	check("- {{cloze a}}\n  - b {{cloze c}}\n", "+<a|>+<c|>");
}

static void test_none(void **state)
{
	(void)state;
	static const char *const none[] = {"", "{{cloze: x}}", "{{Cloze x}}", "{{c1 x}}",
		"{{cloze1 x}}", "{{clozex}}", "{{cloze}}", "{{cloze }}", "{{cloze   }}",
		"{cloze x}", "{cloze x}}", "{{cloze x}", "{{cloze x", "{{cloze", "{{", "cloze x}}",
		"{{ }}", "{ {cloze x}}", "{{embed {{cloze"};
	for (size_t i = 0; i < HARNESS_COUNT(none); i++)
		check(none[i], "");
}

static void test_braces_inside(void **state)
{
	(void)state;
	check("{{cloze $x^{2}$}}", "<$x^{2}$|>");
	check("{{cloze x^{2}}} is", "<x^{2}|>");
	check("{{cloze \\frac{a}{b}}} y", "<\\frac{a}{b}|>");
	check("{{cloze $\\frac{a}{b}$ \\\\ {cue}}}", "<$\\frac{a}{b}$|{cue}>");
	check("{{{cloze {x}}}}", "<{x}|>");
	check("{{cloze a {{embed b}} c}}", "<a {{embed b}} c|>");
	check("{{cloze {a}, {b}}} and {{cloze c}}", "<{a}, {b}|>+<c|>");
	check("{ {{cloze a}} }", "+<a|>");
	check("${{cloze a}}$ \\frac{{{cloze b}}}{{{cloze c}}}", "<a|>+<b|>+<c|>");
}

static void test_lone_braces(void **state)
{
	(void)state;
	check("{{cloze \\frac{a}{b}} y", "<\\frac{a}{b|>");
	check("{{cloze a } b}} c {{cloze d}}", "<a } b|>+<d|>");
	check("{{cloze a { b}} c {{cloze d}}", "+<a { b|>+<d|>");
	check("{{cloze :} }} {{cloze b}}", "<:}|>+<b|>");
	check("{{{cloze a}}", "<a|>");
	check("{{{cloze a}} b}", "<a|>");
	check("{{{{cloze a}}}}", "<a|>");
	check("{{cloze a and {{cloze b}}", "+<a and {{cloze b|>");
	check("{{cloze a\n\n{{cloze b}}", "+<b|>");
}

static void test_any_place(void **state)
{
	(void)state;
	check("({{cloze a}})", "<a|>");
	check("\xE4\xB8\xAD\xE6\x96\x87{{cloze b}}", "<b|>");
	check("l'{{cloze a}}, x:{{cloze b}}", "<a|><b|>");
	check("**a {{cloze b}}** _{{cloze c}}_ [l {{cloze d}}](u)", "<b|><c|><d|>");
	check("`{{cloze x}}`", "<x|>");
	check("```c\nint {{cloze x}};\n```\n{{cloze y}}", "<x|>+<y|>");
	check("{{cloze [[Page]] is x}}", "<[[Page]] is x|>");
	check("{{cloze \"q\" is, x}}", "<\"q\" is, x|>");
	check("{{ cloze a}}", "<a|>");
	check("{{\tcloze\ta }}", "<a|>");
	check("{{cloze a, }}", "<a,|>");
}

static void test_lines(void **state)
{
	(void)state;
	check("- {{cloze multi\n  line}}", "<multi\n  line|>");
	check("{{cloze\nx}} {{cloze a\r\nb \\\\ c\r\nd}}", "<x|><a\r\nb|c\r\nd>");
	check("{{cloze a\n\nb}}", "");
	check("{{cloze a\n \t\nb}} {{cloze c}}", "+<c|>");
	check("- {{cloze a\n- b}} {{cloze c}}", "+<c|>");
	check("- {{cloze a\n  -\n  b}}", "");
	check("{{cloze a\n-b}}", "<a\n-b|>");
}

static void test_places(void **state)
{
	(void)state;
	const Str text = STR("\n- x {{{cloze a}}} b\n\n  ({{ cloze c\n  }})");
	Clozes c;
	clozes_find(&c, text);
	assert_int_equal(c.n, 2);
	assert_str(str_slice(text, c.items[0].begin, c.items[0].end), "{{{cloze a}}}");
	assert_str(str_slice(text, c.items[1].begin, c.items[1].end), "{{ cloze c\n  }}");
	assert_true(c.items[0].is_seen_by_logseq);
	assert_false(c.items[1].is_seen_by_logseq);
	clozes_release(&c);
}

static void check_shown(const char *text, ClozeView view, int number, const char *expected)
{
	Buf got = {0};
	clozes_append_text(str_from_z(text), view, number, &got);
	assert_str(buf_str(&got), expected);
	buf_release(&got);
}

static void test_shown(void **state)
{
	(void)state;
	const char *text = "a {{cloze b}}, {{cloze c\\\\d}} {{cloze e \\\\ }}.";
	check_shown(text, CLOZES_SHOWN, 0, "a [b], [c] [e].");
	check_shown(text, CLOZES_HIDDEN, 0, "a [...], (d) [...].");
	check_shown(text, CLOZES_ONE_HIDDEN, 1, "a [...], [c] [e].");
	check_shown(text, CLOZES_ONE_HIDDEN, 2, "a [b], (d) [e].");
	check_shown(text, CLOZES_ONE_HIDDEN, 4, "a [b], [c] [e].");
	check_shown("{{cloze: x}} {{c", CLOZES_HIDDEN, 0, "{{cloze: x}} {{c");
	check_shown("", CLOZES_HIDDEN, 0, "");
}

// -- any bytes -----------------------------------------------------------------------------------

static void find_in_order(Str text)
{
	Clozes c;
	size_t at = 0;
	clozes_find(&c, text);
	for (size_t i = 0; i < c.n; i++) {
		const Cloze *cloze = &c.items[i];
		assert_true(cloze->begin >= at && cloze->end <= text.n);
		Str source = str_slice(text, cloze->begin, cloze->end);
		assert_true(str_starts_with(source, STR("{{")));
		assert_true(str_ends_with(source, STR("}}")));
		at = cloze->end;
	}
	clozes_release(&c);
}

static void test_any_bytes(void **state)
{
	(void)state;
	static const char *const pieces[] = {"{{", "}}", "{", "}", "cloze", "cloze ", "{{cloze ",
		"x", " ", "\n", "\n\n", "\n- ", "\\\\", ",", "`", "**", "[[", "]]", "\"", "\r\n"};
	uint32_t random = 1;
	Buf text = {0};
	for (int round = 0; round < 3000; round++) {
		buf_clear(&text);
		for (uint32_t i = 0; i < random % 25; i++) {
			random = random * 1664525u + 1013904223u;
			buf_append_z(&text, pieces[(random >> 16) % HARNESS_COUNT(pieces)]);
		}
		random = random * 1664525u + 1013904223u;
		find_in_order(buf_str(&text));
	}
	buf_release(&text);
}

// Quadratic time would take minutes.
static void test_a_megabyte(void **state)
{
	(void)state;
	static const char *const pieces[] = {"{{cloze ", "{{cloze {", "{{cloze {{{ }} ",
		"{{cloze x}}", "{{cloze {x}}} ", "{{cloze }}", "{{cloze x}", "{", "{{", "}}",
		"{{cloze x\n", "{{cloze \\\\", "({{cloze [[a]] b}})", "> {{cloze a}}\n\n",
		"{{cloze a\n- "};
	Buf text = {0};
	for (size_t i = 0; i < HARNESS_COUNT(pieces); i++) {
		buf_clear(&text);
		while (text.n < (size_t)TIMES * 10)
			buf_append_z(&text, pieces[i]);
		find_in_order(buf_str(&text));
		buf_append_z(&text, "}}");
		find_in_order(buf_str(&text));
	}
	buf_release(&text);
}

const struct CMUnitTest cloze_tests[] = {
	cmocka_unit_test(test_as_logseq_does),
	cmocka_unit_test(test_none),
	cmocka_unit_test(test_braces_inside),
	cmocka_unit_test(test_lone_braces),
	cmocka_unit_test(test_any_place),
	cmocka_unit_test(test_lines),
	cmocka_unit_test(test_places),
	cmocka_unit_test(test_shown),
	cmocka_unit_test(test_any_bytes),
	cmocka_unit_test(test_a_megabyte),
};
const size_t cloze_tests_n = HARNESS_COUNT(cloze_tests);
