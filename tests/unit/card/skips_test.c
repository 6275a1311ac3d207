#include "recto/card/card.h"
#include "tests.h"

typedef struct Expectation {
	const char *page;
	bool in_graph;
	CardSkip skip; // of the first card by Logseq's verdict
	size_t n_cards;
	int diag_line; // of the only diagnostic; 0 without
} Expectation;

static CardSkip first_skip(const Outline *o, const Cards *c)
{
	for (uint32_t i = 0; i < o->n_blocks; i++)
		if (c->verdicts[i].is_card)
			return c->verdicts[i].skip;
	return CARD_NOT_SKIPPED;
}

static void check(const Expectation *e, TemplateMode templates)
{
	Outline o;
	Cards c;
	outline_parse(&o, str_from_z(e->page), PAGE_MARKDOWN);
	cards_read(&c, &o,
		&(PageInfo){
			.file_name = STR("p.md"), .in_graph = e->in_graph, .templates = templates});
	if (first_skip(&o, &c) != e->skip || c.n != e->n_cards)
		fail_msg("%s", e->page);
	assert_int_equal(c.diags.n, e->diag_line > 0);
	if (e->diag_line > 0)
		assert_int_equal(c.diags.items[0].line, e->diag_line);
	cards_release(&c);
	outline_release(&o);
}

static void test_skips(void **state)
{
	(void)state;
	static const Expectation expectations[] = {
		{"tags:: card\n\n- q\n", true, CARD_SKIPPED_PAGE_PROPERTIES, 0, 1},
		{"---\ntags: card\n---\n- q\n", false, CARD_SKIPPED_PAGE_PROPERTIES, 0, 1},
		{"text #card\n- q\n", true, CARD_SKIPPED_PRE_BLOCK, 0, 1},
		{"text #card\n- q\n", false, CARD_NOT_SKIPPED, 1, 0},
		{"- t\n  template:: x\n\t- q #card\n\t\t- r #card\n- s #card\n", true,
			CARD_SKIPPED_TEMPLATE, 1, 3},
		{"- q #card\n  template:: x\n", true, CARD_SKIPPED_TEMPLATE, 0, 1},
		{"- a\n- title:: x\n  tags:: card\n", true, CARD_NOT_SKIPPED, 1, 0},
		{"- #card\n", true, CARD_NOT_SKIPPED, 1, 1},
		{"- q\n  card-repeats:: 1\n- r\n  card-repeats:: 1\n", true, CARD_NOT_SKIPPED, 0,
			1},
		{"- q #card\n  id:: x\n- r #card\n  id:: x\n", true, CARD_NOT_SKIPPED, 2, 3},
		{"- q\n", true, CARD_NOT_SKIPPED, 0, 0},
		// #+KEY: anywhere is a property of the page.
		{"a\n- b\n  #+FOO: #card\n", true, CARD_SKIPPED_PAGE_PROPERTIES, 0, 1},
	};
	for (size_t i = 0; i < HARNESS_COUNT(expectations); i++)
		check(&expectations[i], TEMPLATES_SKIP);
	const Expectation taken = {
		"- t\n  template:: x\n\t- q #card\n", true, CARD_NOT_SKIPPED, 1, 0};
	check(&taken, TEMPLATES_CARDS);
}

static void test_names(void **state)
{
	(void)state;
	assert_null(card_skip_name(CARD_NOT_SKIPPED));
	assert_string_equal(card_skip_name(CARD_SKIPPED_PAGE_PROPERTIES), "page-properties");
	assert_string_equal(card_skip_name(CARD_SKIPPED_PRE_BLOCK), "pre-block");
	assert_string_equal(card_skip_name(CARD_SKIPPED_TEMPLATE), "template");
}

// The first diagnostic of a page with one line of state, as "LINE:COL text".
static void check_state(const char *line, const char *expected)
{
	Outline o;
	Cards c;
	Buf page = {0};
	Buf got = {0};
	buf_printf(&page, "- q #card\n  %s\n", line);
	outline_parse(&o, buf_str(&page), PAGE_MARKDOWN);
	cards_read(&c, &o, &(PageInfo){.file_name = STR("p.md"), .in_graph = true});
	if (c.diags.n > 0)
		buf_printf(&got, "%d:%d %.*s", c.diags.items[0].line, c.diags.items[0].col,
			STR_ARG(c.diags.items[0].text));
	assert_str(buf_str(&got), expected);
	assert_true(c.diags.n <= 1);
	buf_release(&got);
	buf_release(&page);
	cards_release(&c);
	outline_release(&o);
}

static void test_odd_states(void **state)
{
	(void)state;
	check_state("card-repeats:: many",
		"2:18 card-repeats is no whole number: the card begins as new");
	check_state("card-ease-factor:: 2,5",
		"2:22 card-ease-factor is no number: 2.5 is taken instead");
	check_state("card-last-interval:: long",
		"2:24 card-last-interval is no number: it follows from the dates instead");
	check_state("card-next-schedule:: [[2022]]-[[08]]-21T",
		"2:24 card-next-schedule is no date: the card counts as due now");
	check_state(
		"card-last-reviewed:: soon", "2:24 card-last-reviewed is no date: it is left out");
	check_state("card-last-score:: 6",
		"2:21 card-last-score is no whole number from 0 to 5: it is left out");
	check_state("card-ease-factor:: 0",
		"2:22 card-ease-factor is not above 0: 1.3 is taken instead");
	check_state("card-last-interval:: -2",
		"2:24 card-last-interval is below -1: one day is taken instead");
	check_state("card-repeats:: 1\n  card-repeats:: 2",
		"2:18 card-repeats comes again below and the last one counts: delete the others");
	static const char *const fine[] = {"card-repeats:: -1", "card-ease-factor:: 2.46",
		"card-last-interval:: -1", "card-last-interval:: 1e+21", "card-next-schedule:: nil",
		"card-next-schedule:: 2023-02-01T15:11:00.261Z", "card-last-score:: nil",
		"card-repeats::", "card-last-score:: 5",
		"card-last-reviewed:: 2023-02-01T15:11:00.261Z"};
	for (size_t i = 0; i < HARNESS_COUNT(fine); i++)
		check_state(fine[i], "");
}

const struct CMUnitTest skips_tests[] = {
	cmocka_unit_test(test_skips),
	cmocka_unit_test(test_odd_states),
	cmocka_unit_test(test_names),
};
const size_t skips_tests_n = HARNESS_COUNT(skips_tests);
