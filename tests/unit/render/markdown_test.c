#include "recto/render/markdown.h"
#include "tests.h"

static void nothing_gives_no_line(void **state)
{
	(void)state;
	assert_render("", 80, "");
	assert_render("\n \n", 80, "");
}

static void paragraphs(void **state)
{
	(void)state;
	assert_render("one two three four", 9, "one two\nthree\nfour\n");
	assert_render("one\ntwo", 80, "one\ntwo\n");
	assert_render("one\n\n\ntwo", 80, "one\n\ntwo\n");
	assert_render("one<br>two", 80, "one\ntwo\n");
	assert_render("one  \ntwo\\\nthree", 80, "one\ntwo\nthree\n");
}

static void bullets_hang(void **state)
{
	(void)state;
	assert_render("- one two\n- three", 8, "• one\n  two\n• three\n");
	assert_render("- a\n\t- b\n\t\t- c\n\t- d\n- e", 80, "• a\n  ◦ b\n    • c\n  ◦ d\n• e\n");
	assert_render("- a\n  second\n\t- b", 80, "• a\n  second\n  ◦ b\n");
	assert_render("9. nine\n10. ten ten", 8, "9. nine\n10. ten\n    ten\n");
	assert_render("- \n- x\n-", 80, "•\n• x\n•\n");
	assert_render("- - x", 80, "• ◦ x\n");
	assert_render("- 1. x", 80, "• 1. x\n");
}

static void code_begins_behind_its_bullet(void **state)
{
	(void)state;
	assert_render("- ```\n  - What?\n  ```\n- b", 80, "•   - What?\n• b\n");
	assert_render("- a\n\n- ```\n  x\n  ```", 80, "• a\n\n•   x\n");
	assert_render("- ```\n  ```\n- b", 80, "•\n• b\n");
	assert_render("- a\n  ```\n  x\n  ```", 80, "• a\n    x\n");
}

static void a_label_of_an_image_is_one_word(void **state)
{
	(void)state;
	assert_render("see ![](a/b-c.png) there", 18, "see\n[image: b-c.png]\nthere\n");
	assert_render("see ![](a/pic.png) x", 17, "see\n[image: pic.png]\nx\n");
	assert_render("![](a.png)![](b.png)", 18, "[image: a.png]\n[image: b.png]\n");
	assert_render("![](a/long-name.png)", 12, "[image:\nlong-name.\npng]\n");
}

static void the_mark_of_a_card_is_not_shown(void **state)
{
	(void)state;
	assert_render("- What? #card\n\t- This. #os", 80, "• What?\n  ◦ This. #os\n");
	assert_render("- #Card What?", 80, "• What?\n");
	assert_render("- a #[[card]] b #cards", 80, "• a b #cards\n");
	assert_render("`#card`", 80, "#card\n");
}

static void gaps_are_those_of_the_page(void **state)
{
	(void)state;
	assert_render("- a\n\n- b", 80, "• a\n\n• b\n");
	assert_render("text\n- a\n\nmore", 80, "text\n• a\n\nmore\n");
	assert_render("> a\n>\n> b\n\nc", 80, "│ a\n\n│ b\n\nc\n");
	assert_render("```\na\n```\n\nb", 80, "  a\n\nb\n");
}

static void code_is_verbatim(void **state)
{
	(void)state;
	assert_render("```c\nint  x;\n\n\tif (x)\n```\nafter", 80,
		"c\n  int  x;\n\n      if (x)\nafter\n");
	assert_render("```\nabcdef gh\n```", 4, "abcd\nef\ngh\n");
	assert_render(
		"- a\n  ```\n  - [[x]] #y *z*\n  ```\n- b", 80, "• a\n    - [[x]] #y *z*\n• b\n");
	assert_render("```\n```", 80, "");
	assert_render("- ```\n  x", 80, "•   x\n");
	assert_render("    four [[blanks]]", 80, "four blanks\n");
}

static void emphasis(void **state)
{
	(void)state;
	assert_styles("a *b* __c__ ***d*** ~~e~~", "a {!i:b} {!b:c} {!bi:d} {!s:e}\n");
	assert_styles("**a `b` [c](d)**", "{!b:a }{code!b:b}{!b: }{link!b:c}\n");
	assert_styles("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c\n");
}

static void emphasis_beside_chinese_punctuation(void **state)
{
	(void)state;
	assert_styles("**「日本語」**は", "{!b:「日本語」}は\n");
	assert_styles("这是**“强调”**文字", "这是{!b:“强调”}文字\n");
	assert_styles("这是**\"强调\"**文字", "这是{!b:\"强调\"}文字\n");
	assert_styles("他说：*是*，不", "他说：{!i:是}，不\n");
	assert_styles("「**粗**」", "「{!b:粗}」\n");
}

static void code_spans(void **state)
{
	(void)state;
	assert_styles("a `b*c* [[d]] #e` f", "a {code:b*c* [[d]] #e} f\n");
	assert_styles("``a ` b`` `c", "{code:a ` b} `c\n");
}

static void headings_quotes_and_rules(void **state)
{
	(void)state;
	assert_styles("## A *b*\ntext", "{heading!b:A }{heading!bi:b}\ntext\n");
	assert_styles("> a **b**\nc", "{bullet:│ }{quote:a }{quote!b:b}\n{bullet:│ }{quote:c}\n");
	assert_render("a\n\n---\nb", 5, "a\n─────\n\nb\n");
}

static void links_show_their_labels(void **state)
{
	(void)state;
	assert_styles("[a *b*](http://x/#y) c", "{link:a }{link!i:b} c\n");
	assert_styles("see http://x.org/a_b_c#d now", "see {link:http://x.org/a_b_c#d} now\n");
	assert_styles("<http://x.org/a#b>", "{link:http://x.org/a#b}\n");
	assert_styles("[a][1]\n\n[1]: http://x", "{link:a}\n");
}

static void entities(void **state)
{
	(void)state;
	assert_render(
		"a&amp;b &lt;&gt; &nbsp;x &#20013;&#x4e2d; &alpha;", 80, "a&b <>  x 中中 α\n");
	assert_render("&nosuch; &#x1b;[31m &#xffffff; &", 80, "&nosuch; \uFFFD[31m \uFFFD &\n");
	assert_render("&copy;&#769;&shy;", 80, "©\n");
}

static void html_stays_text(void **state)
{
	(void)state;
	assert_render("a <b>bold</b> #t <span class=\"#x\">", 80,
		"a <b>bold</b> #t <span class=\"#x\">\n");
	assert_render("<div>\n- a", 80, "<div>\n• a\n");
}

static void tasks(void **state)
{
	(void)state;
	assert_render("- [ ] open\n- [x] closed\n- [X] too", 80, "[ ] open\n[x] closed\n[x] too\n");
}

static void escapes(void **state)
{
	(void)state;
	assert_styles("\\*a\\* \\#b \\[[c]]", "*a* #b [[c]]\n");
}

static void narrow_panes_keep_the_text(void **state)
{
	(void)state;
	assert_render("- a\n\t- b\n\t\t- cc", 4, "• a\n◦ b\n• cc\n");
	assert_render("- 中文", 2, "中\n文\n");
	assert_render("ab", 0, "ab\n");
}

static void deep_nesting_is_bounded(void **state)
{
	(void)state;
	Buf deep = {0};
	for (int i = 0; i < 1000; i++)
		buf_append_z(&deep, "> - ");
	buf_append_z(&deep, "x");
	Lines lines = {0};
	render_markdown(buf_str(&deep), 80, &lines);
	check_lines(&lines, 80);
	assert_true(str_contains(lines.items[lines.n - 1].text, STR("x")));
	lines_release(&lines);
	buf_release(&deep);
}

const struct CMUnitTest markdown_tests[] = {
	cmocka_unit_test(nothing_gives_no_line),
	cmocka_unit_test(paragraphs),
	cmocka_unit_test(bullets_hang),
	cmocka_unit_test(code_begins_behind_its_bullet),
	cmocka_unit_test(a_label_of_an_image_is_one_word),
	cmocka_unit_test(the_mark_of_a_card_is_not_shown),
	cmocka_unit_test(gaps_are_those_of_the_page),
	cmocka_unit_test(code_is_verbatim),
	cmocka_unit_test(emphasis),
	cmocka_unit_test(emphasis_beside_chinese_punctuation),
	cmocka_unit_test(code_spans),
	cmocka_unit_test(headings_quotes_and_rules),
	cmocka_unit_test(links_show_their_labels),
	cmocka_unit_test(entities),
	cmocka_unit_test(html_stays_text),
	cmocka_unit_test(tasks),
	cmocka_unit_test(escapes),
	cmocka_unit_test(narrow_panes_keep_the_text),
	cmocka_unit_test(deep_nesting_is_bounded),
};
const size_t markdown_tests_n = HARNESS_COUNT(markdown_tests);
