#include "recto/card/cloze.h"

#include "recto/card/card.h"
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
		"{{cloze \\\\ cue}}", "{{cloze \\\\}}", "{cloze x}", "{cloze x}}", "{{cloze x}",
		"{{cloze x", "{{cloze", "{{", "cloze x}}", "{{ }}", "{ {cloze x}}",
		"{{embed {{cloze"};
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

// What stands for the first cloze of the text.
static void check_shown(const char *text, bool is_hidden, const char *expected)
{
	Buf got = {0};
	Clozes c;
	clozes_find(&c, str_from_z(text));
	assert_int_equal(c.n, 1);
	cloze_append_shown(&c.items[0], is_hidden, &got);
	assert_str(buf_str(&got), expected);
	clozes_release(&c);
	buf_release(&got);
}

static void test_shown(void **state)
{
	(void)state;
	check_shown("a {{cloze b}}.", false, "[b]");
	check_shown("a {{cloze b}}.", true, "[...]");
	check_shown("{{cloze c\\\\d}}", false, "[c]");
	check_shown("{{cloze c\\\\d}}", true, "(d)");
	check_shown("{{cloze e \\\\ }}", true, "[...]");
}

// -- cards ---------------------------------------------------------------------------------------

// "answer's number/of" for each card in turn, and the diagnostics as "line:col text".
static void check_cards(const char *page, PageInfo info, const char *cards, const char *diags)
{
	Outline o;
	Cards c;
	Buf got = {0}, told = {0};
	info.file_name = STR("p.md");
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	cards_read(&c, &o, &info);
	for (size_t i = 0; i < c.n; i++)
		buf_printf(&got, "%s%d/%d", i > 0 ? " " : "", c.items[i].cloze, c.items[i].clozes);
	for (size_t i = 0; i < c.diags.n; i++)
		buf_printf(&told, "%d:%d %.*s\n", c.diags.items[i].line, c.diags.items[i].col,
			STR_ARG(c.diags.items[i].text));
	assert_str(buf_str(&got), cards);
	assert_str(buf_str(&told), diags);
	buf_release(&got);
	buf_release(&told);
	cards_release(&c);
	outline_release(&o);
}

static const PageInfo by_block = {.in_graph = true};
static const PageInfo each = {.in_graph = true, .cloze = CLOZE_EACH};

static void test_cards(void **state)
{
	(void)state;
	const char *page = "- {{cloze a}} {{cloze b}} #card\n\t- {{cloze c}} #card\n"
			   "- q #card\n\t- {{cloze d}}\n- r #card\n";
	check_cards(page, by_block, "0/3 0/1 0/1 0/0", "");
	check_cards(page, each, "1/2 2/2 1/1 0/1 0/0", "");
	check_cards("- #card {{cloze a}}\n", each, "1/1", "");
}

static void test_cards_of_a_block(void **state)
{
	(void)state;
	Outline o;
	Cards c;
	PageInfo info = each;
	info.file_name = STR("p.md");
	outline_parse(&o,
		STR("- {{cloze a}} {{cloze b}} {{cloze a}} #card\n  id:: x\n\t- z\n"
		    "- {{cloze a}} {{cloze b}} {{cloze a}} #card\n  id:: x\n"),
		PAGE_MARKDOWN);
	cards_read(&c, &o, &info);
	assert_int_equal(c.n, 6);
	for (size_t i = 0; i < 3; i++) {
		const Card *card = &c.items[i];
		assert_str(card->question, "{{cloze a}} {{cloze b}} {{cloze a}}");
		assert_str(card->answer, "- z");
		assert_str(card->id, "x");
		assert_int_equal(card->line, 1);
		CardIdentity identity = card_identify(card->question, card->cloze);
		assert_true(card->fingerprint == identity.fingerprint);
		assert_true(identity.answer != 0 && identity.frame != 0);
		assert_int_equal(card->occurrence, 0);
		assert_str(c.items[i + 3].id, "");
		assert_int_equal(c.items[i + 3].occurrence, 1);
		assert_true(c.items[i + 3].fingerprint == card->fingerprint);
	}
	assert_true(c.items[0].fingerprint != c.items[1].fingerprint);
	assert_true(c.items[0].fingerprint != c.items[2].fingerprint);
	assert_int_equal(c.diags.n, 1);
	cards_release(&c);
	outline_release(&o);
}

static void test_identity(void **state)
{
	(void)state;
	CardIdentity whole = card_identify(STR("A {{cloze a}} {{cloze b}}"), 0);
	CardIdentity a = card_identify(STR("A {{cloze a}} {{cloze b}}"), 1);
	CardIdentity same = card_identify(STR("a  {{cloze A}} {{cloze B}}"), 1);
	CardIdentity edited = card_identify(STR("A {{cloze a\\\\cue}} {{cloze c}}"), 1);
	CardIdentity moved = card_identify(STR("Of {{cloze x}} {{cloze a}}"), 2);
	assert_true(whole.answer == 0 && whole.frame == 0 && whole.fingerprint != a.fingerprint);
	assert_memory_equal(&a, &same, sizeof a);
	assert_true(edited.fingerprint != a.fingerprint && edited.frame == a.frame);
	assert_true(moved.answer == a.answer && moved.frame != a.frame);
}

// Whatever comes between, each identity is as by itself.
static void test_identities_in_a_row(void **state)
{
	(void)state;
	static const struct {
		const char *question;
		int cloze;
	} cards[] = {{"A {{cloze a}} {{cloze b}}", 1}, {"A {{cloze a}} {{cloze b}}", 2},
		{"A {{cloze a}} {{cloze b}}", 3}, {"other", 0}, {"A {{cloze a}} {{cloze b}}", 1},
		{"", 1}, {"B {{cloze a}}", 1}, {"A {{cloze a}} {{cloze b}}", 0}};
	CardIdentifier row = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cards); i++) {
		Str question = str_from_z(cards[i].question);
		CardIdentity alone = card_identify(question, cards[i].cloze);
		CardIdentity found = card_identifier_find(&row, question, cards[i].cloze);
		assert_memory_equal(&alone, &found, sizeof alone);
	}
	card_identifier_release(&row);
}

static void test_clozes_that_are_not_closed(void **state)
{
	(void)state;
	check_cards("- a {{cloze b #card\n", by_block, "0/0",
		"1:5 this cloze is not closed: end it with }}\n");
	check_cards("- q #card\n\t- {{cloze b}} x\n\t- y {{cloze c }\n", by_block, "0/1",
		"3:6 this cloze is not closed: end it with }}\n");
	check_cards("- q #card {{cloze a and {{cloze b}}\n", by_block, "0/1",
		"1:11 this cloze is not closed: end it with }}\n");
	check_cards("- no card {{cloze b\n- q #card\n", by_block, "0/0", "");
	check_cards("- q #card\n\t- a #card {{cloze b {{cloze c\n", by_block, "0/0 0/0",
		"2:12 this cloze is not closed: end it with }}\n");
}

static void test_clozes_that_hide_nothing(void **state)
{
	(void)state;
	check_cards("- a {{cloze }} {{cloze \\\\ b}} {{cloze c}} #card\n\t- {{{cloze  }}}\n",
		by_block, "0/1",
		"1:5 this cloze hides nothing, so it is none: write what it hides behind {{cloze, "
		"before any \\\\\n"
		"1:16 this cloze hides nothing, so it is none: write what it hides behind {{cloze, "
		"before any \\\\\n"
		"2:4 this cloze hides nothing, so it is none: write what it hides behind {{cloze, "
		"before any \\\\\n");
}

static void test_clozes_that_logseq_does_not_see(void **state)
{
	(void)state;
	const char *page = "- ({{cloze a}}) {{cloze b}} #card\n\t- {{cloze $x^{2}$}}\n"
			   "\t- **{{cloze c}}** {{cloze d\n\t  e}}\n";
	PageInfo info = by_block;
	check_cards(page, info, "0/5", "");
	info.wants_notes = true;
	check_cards(page, info, "0/5",
		"1:4 a cloze for recto only: put a blank before it, or Logseq shows its braces\n"
		"2:4 a cloze for recto only: Logseq shows its braces, as it holds a }\n"
		"3:6 a cloze for recto only: Logseq shows its braces in emphasis, labels and code, "
		"and where it begins with a link and goes on\n"
		"3:20 a cloze for recto only: put it on one line, or Logseq shows its braces\n");
}

// Each card repeats the text of its block.
static void test_clozes_are_cut(void **state)
{
	(void)state;
	enum { N = 4000 };
	Outline o;
	Cards c;
	PageInfo info = each;
	Buf page = {0};
	info.file_name = STR("p.md");
	buf_append_z(&page, "- #card");
	for (int i = 0; i < N; i++)
		buf_append_z(&page, " {{cloze x}}");
	outline_parse(&o, buf_str(&page), PAGE_MARKDOWN);
	cards_read(&c, &o, &info);
	assert_true(c.n > 100 && c.n < 1000);
	assert_int_equal(c.items[c.n - 1].cloze, c.n);
	assert_int_equal(c.items[c.n - 1].clozes, N);
	assert_int_equal(c.diags.n, 1);
	cards_release(&c);
	outline_release(&o);
	buf_release(&page);
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
	cmocka_unit_test(test_cards),
	cmocka_unit_test(test_cards_of_a_block),
	cmocka_unit_test(test_identity),
	cmocka_unit_test(test_identities_in_a_row),
	cmocka_unit_test(test_clozes_that_are_not_closed),
	cmocka_unit_test(test_clozes_that_hide_nothing),
	cmocka_unit_test(test_clozes_that_logseq_does_not_see),
	cmocka_unit_test(test_clozes_are_cut),
	cmocka_unit_test(test_any_bytes),
	cmocka_unit_test(test_a_megabyte),
};
const size_t cloze_tests_n = HARNESS_COUNT(cloze_tests);
