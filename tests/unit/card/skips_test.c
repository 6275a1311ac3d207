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
	outline_parse(&o, str_from_z(e->page));
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

const struct CMUnitTest skips_tests[] = {
	cmocka_unit_test(test_skips),
	cmocka_unit_test(test_names),
};
const size_t skips_tests_n = HARNESS_COUNT(skips_tests);
