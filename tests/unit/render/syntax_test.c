// Tables, admonitions, footnotes, highlights, code and formulas among text.
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "tests.h"

static void headings_tell_their_level(void **state)
{
	(void)state;
	assert_styles("# a\n## b\n### c\n#### d\n##### e",
		"{heading!bu:a}\n{heading!b:b}\n{heading!bi:c}\n{heading!i:d}\n{heading!i:e}\n");
}

static void lists_within_a_bullet_look_different(void **state)
{
	(void)state;
	assert_render(
		"- a\n  * b\n    * c\n  + d\n  - e", 80, "• a\n  – b\n    – c\n  – d\n  ◦ e\n");
	assert_render("* a\n  * b", 80, "• a\n  ◦ b\n");
	assert_render("- a\n  1. b\n  2. c", 80, "• a\n  1. b\n  2. c\n");
}

// -- tables -----------------------------------------------------------------------------------

static const char table[] = "| Name | Age | Note |\n"
			    "|:-----|----:|:----:|\n"
			    "| 日本語 | 12 | short |\n"
			    "| **Bob** `x` | 3 | longer than the others |\n";

static void tables_have_aligned_columns(void **state)
{
	(void)state;
	assert_render(table, 80,
		"Name   │ Age │          Note\n"
		"───────┼─────┼───────────────────────\n"
		"日本語 │  12 │         short\n"
		"Bob x  │   3 │ longer than the others\n");
	assert_styles(
		"|a|b|\n|-|-|\n|[[c]]|", "{!b:a}{dim: │ }{!b:b}\n{dim:──┼──}\n{link:c}{dim: │ }\n");
	assert_render("a\n\n|b|\n|-|\n\nc", 80, "a\n\nb\n─\n\nc\n");
	assert_render("- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c", 80,
		"• a │ b\n  ──┼──\n  1 │ 2\n• c\n");
	assert_render("|a|\n|-|\n|b<br>c|\n", 80, "a\n─\nb\nc\n");
	assert_render("- t\n  |a|b|\n  |-|-|\n  |c|d|\n  e", 80,
		"• t\n\n  a │ b\n  ──┼──\n  c │ d\n\n  e\n");
	assert_render("> |a|b|\n> |-|-|\n> |c|d|\n", 80, "│ a │ b\n│ ──┼──\n│ c │ d\n");
}

static void narrow_tables_wrap_their_cells(void **state)
{
	(void)state;
	assert_render(table, 32,
		"Name   │ Age │       Note\n"
		"───────┼─────┼──────────────────\n"
		"日本語 │  12 │       short\n"
		"┈┈┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈\n"
		"Bob x  │   3 │  longer than the\n"
		"       │     │      others\n");
}

static void very_narrow_tables_become_records(void **state)
{
	(void)state;
	assert_render(table, 16,
		"Name\n  日本語\nAge\n  12\nNote\n  short\n──\n"
		"Name\n  Bob x\nAge\n  3\nNote\n  longer than\n  the others\n");
	assert_render("|a|b|\n|-|-|\n|c||\n", 6, "a │ b\n──┼──\nc │\n");
	assert_render("|aaaaaaa|bbbbbbb|\n|-|-|\n|c||\n", 8, "aaaaaaa\nc\n");
	assert_render("|aaaaaaa|bbbbbbb|\n|-|-|\n", 8, "aaaaaaa\nbbbbbbb\n");
}

static void what_stands_in_cells_keeps_its_meaning(void **state)
{
	(void)state;
	assert_styles("|[[a|b]]|`c`|\n|-|-|\n|$x^2$|#t|",
		"{link!b:a|b}{dim: │ }{code!b:c}\n{dim:────┼───}\n{math:x²} {dim: │ }{tag:#t}\n");
	assert_styles("|a|\n|-|\n|{{cloze b}}|", "{!b:a}\n{dim:───}\n{cloze:[b]}\n");
}

// -- regions ----------------------------------------------------------------------------------

static void admonitions_have_a_title_and_a_bar(void **state)
{
	(void)state;
	assert_styles("#+BEGIN_NOTE\na *b*\n#+END_NOTE",
		"{note:┃}{bullet: }{note:Note}\n{note:┃}{bullet: }a {!i:b}\n");
	assert_styles("#+begin_warning\na\n#+end_warning",
		"{caution:┃}{bullet: }{caution:Warning}\n{caution:┃}{bullet: }a\n");
	assert_render("#+BEGIN_TIP\na\n\nb\n#+END_TIP\nc", 80, "┃ Tip\n┃ a\n\n┃ b\n\nc\n");
	assert_render("- #+BEGIN_IMPORTANT\n  a\n  * b\n  #+END_IMPORTANT\n  c\n- d", 80,
		"• ┃ Important\n  ┃ a\n  ┃ – b\n\n  c\n• d\n");
	assert_render("- #+BEGIN_TIP\n  a\n  #+END_TIP\n- #+BEGIN_TIP\n  b\n  #+END_TIP\n- c", 80,
		"• ┃ Tip\n  ┃ a\n• ┃ Tip\n  ┃ b\n• c\n");
	assert_render("- #+BEGIN_TIP\n  a\n  #+END_TIP\n\n- c", 80, "• ┃ Tip\n  ┃ a\n\n• c\n");
	assert_render("#+BEGIN_NOTE\n#+BEGIN_CENTER\na\n#+END_CENTER\nb\n#+END_NOTE", 80,
		"┃ Note\n\n┃ a\n┃ b\n");
	assert_render("#+BEGIN_DEFINITION\na\n#+END_DEFINITION", 80, "┃ Definition\n┃ a\n");
	assert_render("#+BEGIN_NOTE\n```c\nx\n```\n#+END_NOTE", 80, "┃ Note\n┃ c\n┃   x\n");
}

static void quotes_and_code_by_name(void **state)
{
	(void)state;
	assert_styles(
		"#+BEGIN_QUOTE\na\nb\n#+END_QUOTE", "{bullet:│ }{quote:a}\n{bullet:│ }{quote:b}\n");
	assert_render("> a\n> > b", 80, "│ a\n│ │ b\n");
	assert_render("#+BEGIN_SRC python :x\n[[a]]\n  *b*\n#+END_SRC\nc", 80,
		"python\n  [[a]]\n    *b*\nc\n");
	assert_render("- a\n  #+BEGIN_EXAMPLE\n  - b\n  #+END_EXAMPLE", 80, "• a\n    - b\n");
	assert_render("#+BEGIN_CENTER\na\n#+END_CENTER", 80, "a\n");
	assert_render("a\n#+BEGIN_COMMENT\nb\n#+END_COMMENT\nc", 80, "a\n\nc\n");
	assert_render(
		"#+BEGIN_NOTE\n#+BEGIN_QUOTE\na\n#+END_QUOTE\n#+END_NOTE", 80, "┃ Note\n\n┃ │ a\n");
}

static void a_region_without_an_end_is_text(void **state)
{
	(void)state;
	assert_render("#+BEGIN_NOTE\na", 80, "#+BEGIN_NOTE\na\n");
	assert_render("#+END_NOTE\na\n#+BEGIN_\n#+END_", 80, "#+END_NOTE\na\n#+BEGIN_\n#+END_\n");
}

// -- words ------------------------------------------------------------------------------------

static void highlights(void **state)
{
	(void)state;
	assert_styles("a ==b c== d ^^e^^.", "a {highlight:b c} d {highlight:e}.\n");
	assert_styles("==a [[b]] **c**==", "{highlight:a }{link:b}{highlight: }{highlight!b:c}\n");
	assert_styles("中==文==字", "中{highlight:文}字\n");
	assert_styles("x==y and z==w", "x==y and z==w\n");
	assert_styles("a == b == c", "a == b == c\n");
	assert_styles("==a `b==` c", "{highlight:a }{code:b==} c\n");
	assert_styles("==a\n== b ^^ ^^^^ ====", "==a\n== b ^^ ^^^^ ====\n");
	assert_styles("[==a==]([[b]]) c", "{highlight:a} c\n");
}

static void footnotes(void **state)
{
	(void)state;
	assert_styles("a[^1] b[^12]", "a{link:¹} b{link:¹²}\n");
	assert_styles("a[^note]\n\n[^note]: word", "a{link:[^note]}\n\n{link:[^note]} word\n");
	assert_styles("[^1]: x", "{link:¹} x\n");
	assert_styles("[^] [^a b]", "[^] [^a b]\n");
}

static void links_and_html(void **state)
{
	(void)state;
	assert_styles("[a](http://b) [](http://c)", "{link:a} {link:http://c}\n");
	assert_styles("<u>a</u><br>b <!-- c -->", "{dim:<u>}a{dim:</u>}\nb {dim:<!-- c -->}\n");
	assert_styles("&lt;b&gt; &copy; &nosuch;", "<b> © &nosuch;\n");
}

static void check_hidden_tags(const char *markdown, const char *expected)
{
	Lines lines = {0};
	Buf text = {0};
	const RenderOptions options = {.hidden_tags = STR("ques1\nüber\na b")};
	render_text(str_from_z(markdown), &options, 80, &lines);
	lines_append_text(&lines, &text);
	assert_str(buf_str(&text), expected);
	buf_release(&text);
	lines_release(&lines);
}

static void tags_can_be_hidden(void **state)
{
	(void)state;
	check_hidden_tags("What? #ques1 #card", "What?\n");
	check_hidden_tags("#Ques1 What #ques2 #ÜBER ?", "What #ques2 ?\n");
	check_hidden_tags("a #[[A b]] c #[[ques1]]", "a c\n");
	check_hidden_tags("`#ques1` [x #ques1]([[y]]) [[ques1]]", "#ques1 x ques1\n");
	check_hidden_tags("- a #ques1\n\t- b", "• a\n  ◦ b\n");
}

// -- code -------------------------------------------------------------------------------------

static void long_code_lines_go_on_with_a_mark(void **state)
{
	(void)state;
	assert_render("```\nint main(void) { return 0; }\n```", 20,
		"  int main(void) {\n↳ return 0; }\n");
	assert_render("```\nabcdefghijklmnop\n```", 12, "  abcdefghij\n↳ klmnop\n");
	assert_render("```\nabcdefghijklmnop\n```", 8, "abcdefgh\nijklmnop\n");
	assert_styles("- ```c\n  x\n  ```", "{bullet:• }{dim:c}\n{bullet:    }{code:x}\n");
}

// -- formulas ---------------------------------------------------------------------------------

static void formulas_are_read(void **state)
{
	(void)state;
	assert_styles("a $x^2$ b \\(y_1\\) c \\[z\\]", "a {math:x²} b {math:y₁} c {math:z}\n");
	assert_styles("*a* $b*c$ *d* $\\nope{}$", "{!i:a} {math:b * c} {!i:d} {math:$\\nope{}$}\n");
	assert_styles("`$x^2$` \\$x^2$", "{code:$x^2$} $x^2$\n");
	assert_styles("# $x^2$", "{math!bu:x²}\n");
	assert_styles("\\[a\\( b", "[a( b\n");
	assert_render("```\n$x^2$\n```", 80, "  $x^2$\n");
	assert_render("[[$x^2$]] #$y$", 80, "$x^2$ #y\n");
}

static void formulas_alone_have_rows(void **state)
{
	(void)state;
	assert_render("a\n$$\n\\frac{1}{x}\n$$\nb", 80, "a\n  1\n  ─\n  x\nb\n");
	assert_render("- $$x$$\n- $$\\frac ab$$\n  c", 80, "•   x\n    a\n•   ─\n    b\n  c\n");
	assert_render("a $$\\frac ab$$ c", 80, "a a/b c\n");
	assert_render("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}", 80, "  a = b\n    = c\n");
	assert_render("|a|\n|-|\n|$$\\frac ab$$|", 80, "a\n───\na/b\n");
	// Rows that do not fit become a line that wraps.
	assert_render("$$\\frac{aaaa+bbbb}{c}$$", 8, "(aaaa +\nbbbb)/c\n");
}

static void inline_text_is_one_line(void **state)
{
	(void)state;
	static const struct {
		const char *markdown, *text;
	} cases[] = {
		{"a $$x^2$$\n\n$$\\frac ab$$", "a x² a/b"},
		{"|a|b|\n|-|-|\n|c|d|", "a b; c d"},
		{"a\n```c\nx\ny\n```", "a x y"},
		{"#+BEGIN_NOTE\na\n#+END_NOTE", "Note a"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf out = {0};
		render_inline_text(str_from_z(cases[i].markdown), &out);
		assert_str(buf_str(&out), cases[i].text);
		buf_release(&out);
	}
}

const struct CMUnitTest syntax_tests[] = {
	cmocka_unit_test(headings_tell_their_level),
	cmocka_unit_test(lists_within_a_bullet_look_different),
	cmocka_unit_test(tables_have_aligned_columns),
	cmocka_unit_test(narrow_tables_wrap_their_cells),
	cmocka_unit_test(very_narrow_tables_become_records),
	cmocka_unit_test(what_stands_in_cells_keeps_its_meaning),
	cmocka_unit_test(admonitions_have_a_title_and_a_bar),
	cmocka_unit_test(quotes_and_code_by_name),
	cmocka_unit_test(a_region_without_an_end_is_text),
	cmocka_unit_test(highlights),
	cmocka_unit_test(footnotes),
	cmocka_unit_test(links_and_html),
	cmocka_unit_test(tags_can_be_hidden),
	cmocka_unit_test(long_code_lines_go_on_with_a_mark),
	cmocka_unit_test(formulas_are_read),
	cmocka_unit_test(formulas_alone_have_rows),
	cmocka_unit_test(inline_text_is_one_line),
};
const size_t syntax_tests_n = HARNESS_COUNT(syntax_tests);
