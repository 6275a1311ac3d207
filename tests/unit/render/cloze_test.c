// Clozes: shown, hidden, and out of the reach of Markdown.
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "tests.h"

#define assert_shown(markdown, expected) assert_clozes(markdown, CLOZES_SHOWN, 0, expected)
#define assert_hidden(markdown, expected) assert_clozes(markdown, CLOZES_HIDDEN, 0, expected)

static void shown_and_hidden(void **state)
{
	(void)state;
	const char *text = "{{cloze Paris}} lies on the {{cloze Seine \\\\ river}}.";
	assert_shown(text, "{cloze:[Paris]} lies on the {cloze:[Seine]}.\n");
	assert_hidden(text, "{gap:[...]} lies on the {gap:(river)}.\n");
	assert_styles(text, "{cloze:[Paris]} lies on the {cloze:[Seine]}.\n");
}

static void one_of_them(void **state)
{
	(void)state;
	const char *text = "{{cloze a}} {{cloze b \\\\ cue}} {{cloze c}}";
	assert_clozes(text, CLOZES_HIDDEN, 1, "{gap:[...]} b c\n");
	assert_clozes(text, CLOZES_HIDDEN, 2, "a {gap:(cue)} c\n");
	// Where everything is shown, one still sees which one was asked for.
	assert_clozes(text, CLOZES_SHOWN, 2, "a {cloze:[b]} c\n");
	assert_clozes(text, CLOZES_HIDDEN, 4, "a b c\n");
	assert_clozes(text, CLOZES_PLAIN, 0, "a b c\n");
}

static void markdown_does_not_look_into_them(void **state)
{
	(void)state;
	assert_shown(
		"{{cloze *a* [[b]] #c `d` <br> _e_}}", "{cloze:[*a* [[b]] #c `d` <br> _e_]}\n");
	assert_shown("{{cloze $x^{2}$}} and $y$", "{cloze:[$x^{2}$]} and {math:y}\n");
	assert_hidden("{{cloze a \\\\ **b**}}", "{gap:(**b**)}\n");
	assert_shown("{{cloze a}} [b](c) {{cloze d}}", "{cloze:[a]} {link:b} {cloze:[d]}\n");
	// A bracket of the answer opens no link.
	assert_shown("{{cloze a}}(b)", "{cloze:[a]}(b)\n");
}

// Their names stand for them, as everywhere; Markdown looks into nothing else.
static void images_are_shown(void **state)
{
	(void)state;
	assert_shown(
		"a {{cloze ![x](../assets/b.png){:width 5}}} c", "a {image:[image: b.png]} c\n");
	assert_shown("{{cloze see ![](b.png) *c*!}}",
		"{cloze:[see }{image:[image: b.png]}{cloze: *c*!]}\n");
	assert_clozes("{{cloze ![](b.png)}}", CLOZES_PLAIN, 0, "{image:[image: b.png]}\n");
	assert_hidden("{{cloze ![](b.png)}}", "{gap:[...]}\n");
	assert_shown("{{cloze ![](b.png)![](c.png)}}",
		"{cloze:[}{image:[image: b.png][image: c.png]}{cloze:]}\n");
	assert_shown("{{cloze ![b](}} !{{cloze !}}", "{cloze:[![b](]} !{cloze:[!]}\n");
	assert_shown("{{cloze ![](b.png){:missing true}}}", "{warning:missing [image: b.png]}\n");
}

// What is around a cloze keeps its meaning, and hides as well as plain text does.
static void inside_of_markdown(void **state)
{
	(void)state;
	assert_hidden(
		"**a {{cloze b}} c** _{{cloze d}}_", "{!b:a }{gap!b:[...]}{!b: c} {gap!i:[...]}\n");
	assert_hidden("# a {{cloze b}}", "{heading!bu:a }{gap!bu:[...]}\n");
	assert_hidden("`a {{cloze b}} c`", "{code:a }{gap:[...]}{code: c}\n");
	assert_hidden("```c\nint {{cloze x}};\n```",
		"{dim:c}\n{bullet:  }{code:int }{gap:[...]}{code:;}\n");
	assert_hidden("$a {{cloze b}} c$", "{math:$a }{gap:[...]}{math: c$}\n");
	assert_hidden("[a {{cloze b}}](c)", "{link:a }{gap:[...]}\n");
	assert_hidden("[a {{cloze b}} c]([[d]])", "{link:a }{gap:[...]}{link: c}\n");
	assert_hidden("> {{cloze b}}", "{bullet:│ }{gap:[...]}\n");
	assert_hidden("- {{cloze a}}\n\t- {{cloze b}}",
		"{bullet:• }{gap:[...]}\n{bullet:  ◦ }{gap:[...]}\n");
	assert_hidden("| a | {{cloze b}} |", "| a | {gap:[...]} |\n");
	assert_hidden("#t{{cloze b}} 中文{{cloze c}}。", "{tag:#t}{gap:[...]} 中文{gap:[...]}。\n");
}

static void only_clozes(void **state)
{
	(void)state;
	assert_hidden(
		"{{c1 a}} {{Cloze a}} {{query b}}", "{{c1 a}} {{Cloze a}} {dim:{{query b}}}\n");
	assert_hidden("{{cloze a}", "{{cloze a}\n");
}

static void over_lines(void **state)
{
	(void)state;
	assert_render("{{cloze one two three}} four", 10, "[one two\nthree]\nfour\n");
	assert_hidden("a {{cloze b\nc}} d", "a {gap:[...]} d\n");
	assert_shown("a {{cloze b\n- c}} d", "a {{cloze b\n{bullet:• }c}} d\n");
}

static void check_inline(const char *markdown, ClozeView view, int number, const char *expected)
{
	Buf out = {0};
	render_inline_clozes(str_from_z(markdown), view, number, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void on_one_line(void **state)
{
	(void)state;
	const char *text = "{{cloze *a*}} and\n{{cloze b}}";
	check_inline(text, CLOZES_SHOWN, 0, "[*a*] and [b]");
	check_inline(text, CLOZES_HIDDEN, 0, "[...] and [...]");
	check_inline(text, CLOZES_HIDDEN, 2, "*a* and [...]");
	Buf context = {0};
	render_context((Str){0}, STR("page"), STR("{{cloze a}} b"), 80, &context);
	assert_str(buf_str(&context), "page › a b");
	buf_release(&context);
}

// Nothing of a page reaches the terminal through a cloze.
static void hostile(void **state)
{
	(void)state;
	assert_shown("{{cloze \033[31m \\\\ \a}}", "{cloze:[\uFFFD[31m]}\n");
	assert_hidden("{{cloze a \\\\ \a}}", "{gap:(\uFFFD)}\n");
	assert_shown("{{cloze \xFF}}", "{cloze:[\uFFFD]}\n");
}

const struct CMUnitTest cloze_tests[] = {
	cmocka_unit_test(shown_and_hidden),
	cmocka_unit_test(one_of_them),
	cmocka_unit_test(markdown_does_not_look_into_them),
	cmocka_unit_test(images_are_shown),
	cmocka_unit_test(inside_of_markdown),
	cmocka_unit_test(only_clozes),
	cmocka_unit_test(over_lines),
	cmocka_unit_test(on_one_line),
	cmocka_unit_test(hostile),
};
const size_t cloze_tests_n = HARNESS_COUNT(cloze_tests);
