#include <string.h>
#include "fixture.h"

// Lists with a filter and gives the questions in order, joined by blanks.
static const char *list(Fixture *f, const Filter *filter, StoreOrder order)
{
	CardCursor *c;
	StoredCard row;
	Buf text = {0};
	assert_ok(f, store_list_cards(f->store, filter, &f->moment, order, &c, &f->err));
	while (card_cursor_next(c, &row, &f->err)) {
		if (text.n > 0)
			buf_append_char(&text, ' ');
		buf_append(&text, row.question);
	}
	assert_int_equal(f->err.kind, ERR_NONE);
	assert_false(card_cursor_next(c, &row, &f->err));
	card_cursor_close(c);
	const char *copy = arena_copy_z(&f->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

// The same through all three ways in: list, counts and the queue agree on what fits.
static const char *fits(Fixture *f, Filter filter)
{
	const char *text = list(f, &filter, STORE_ORDER_PAGE);
	QueueQuery q = {.filter = &filter, .moment = f->moment};
	QueueCounts counts;
	assert_ok(f, store_count_queue(f->store, &q, &counts, &f->err));
	Filter due = {.kind = FILTER_IS, .is = IS_DUE, .next = NULL};
	Filter copy = filter;
	copy.next = &due;
	Filter both = {.kind = FILTER_AND, .first = &copy};
	const char *due_ones = list(f, &both, STORE_ORDER_DUE);
	int64_t next;
	assert_ok(f, store_next_due(f->store, &q, &next, &f->err));
	if (next == 0)
		assert_string_equal(due_ones, "");
	else
		assert_memory_equal(fixture_load(f, next).question.p, due_ones,
			fixture_load(f, next).question.n);
	assert_true((counts.due == 0) == (next == 0));
	return text;
}

static Filter text_filter(FilterKind kind, const char *text)
{
	return (Filter){.kind = kind, .text = str_from_z(text), .letters = "oaptnN"};
}

static Filter is_filter(FilterIs is)
{
	return (Filter){.kind = FILTER_IS, .is = is};
}

static int64_t card_with(
	Fixture *f, const char *question, const char *answer, const char *deck, const char *refs)
{
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.question = str_from_z(question),
		.answer = str_from_z(answer),
		.deck = str_from_z(deck),
		.refs = str_from_z(refs),
		.state = card_state_new()};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	return card.id;
}

// -- texts ----------------------------------------------------------------------------------------

static void finds_text_without_case(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "Französisch");
	card_with(f, "STRASSE", "the Street", "d", "");
	card_with(f, "Élan", "energy", "d", "");
	card_with(f, "漢字", "kanji", "d", "");
	fixture_page(f, "other");
	card_with(f, "other", "100%_\\ sure", "d", "");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "straße")), "STRASSE");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "streeT")), "STRASSE");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "e\u0301lan")), "Élan");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "字")), "漢字");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "FRANZÖS")), "STRASSE Élan 漢字");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "%_\\")), "other");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "' OR 1 --")), "");
	assert_string_equal(fits(f, text_filter(FILTER_TEXT, "")), "STRASSE Élan 漢字 other");
}

// Chinese has no blanks between words, and one or two characters are a word.
static void finds_text_in_any_script(void **state)
{
	static const struct {
		const char *text, *found;
	} cases[] = {
		{"问题", "q"},
		{"题", "q"},
		{"答案", "q"},
		{"编译", "q a"}, // the page's title
		{"器前", ""},    // parts of two texts
		{"mlir中", "q"},
		{"MLIR 中", ""},
		{"ir中的", "q"},
		{"\xEF\xBC\xA1", "a"}, // a full-width A is another letter than A
		{"STRASSE", "a"},
		{"straße", "a"},
		{"ﬁn", "a"},
		{"fin", "a"},
		{"ΣΊΣΥΦΟΣ", "a"}, // a final sigma
		{"i\u0307stanbul", "a"},
		{"İSTANBUL", "a"},
		{"cafe\u0301", "a"},
		{"caf\u00E9", "a"},
		{"CAFE\u0301", "a"},
		{"한국", "a"},
	};
	Fixture *f = *state;
	fixture_page(f, "编译器");
	card_with(f, "q", "前端：MLIR中的问题与答案", "d", "");
	card_with(f, "a",
		"\xEF\xBC\xA1 Straße Fin Σίσυφος İstanbul CAFE\u0301 "
		"\u1112\u1161\u11AB\u1100\u116E\u11A8",
		"d", "");
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_string_equal(
			fits(f, text_filter(FILTER_TEXT, cases[i].text)), cases[i].found);
}

static void finds_references(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	card_with(f, "a", "", "d", "ofoo\npbar");
	card_with(f, "b", "", "d", "afoo/x\nnfoo");
	card_with(f, "c", "", "d", "Nfoo");
	card_with(f, "d", "", "d", "");
	Filter filter = text_filter(FILTER_REF, "foo");
	assert_string_equal(fits(f, filter), "a b c");
	filter.letters = "oapn";
	assert_string_equal(fits(f, filter), "a b");
	filter.letters = "o";
	assert_string_equal(fits(f, filter), "a");
	assert_string_equal(fits(f, text_filter(FILTER_REF, "fo")), "");
	assert_string_equal(fits(f, text_filter(FILTER_REF, "foo/x")), "b");
	assert_string_equal(fits(f, text_filter(FILTER_REF, "bar\nofoo")), "");
}

static void finds_tags_and_what_is_below(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	card_with(f, "a", "", "d", "");
	card_with(f, "b", "", "d", "");
	card_with(f, "c", "", "d", "");
	fixture_sql(f, "UPDATE card_text SET tags = 'fo' || char(10) || 'os' WHERE question = 'a'");
	fixture_sql(f, "UPDATE card_text SET tags = 'os/linux' WHERE question = 'b'");
	fixture_sql(f, "UPDATE card_text SET tags = 'foo/os' WHERE question = 'c'");
	assert_string_equal(fits(f, text_filter(FILTER_TAG, "os")), "a b");
	assert_string_equal(fits(f, text_filter(FILTER_TAG, "fo")), "a");
	assert_string_equal(fits(f, text_filter(FILTER_TAG, "foo")), "c");
	assert_string_equal(fits(f, text_filter(FILTER_TAG, "linux")), "");
}

static void finds_what_is_on_some_pages(void **state)
{
	Fixture *f = *state;
	int64_t pages[2], last;
	pages[0] = fixture_page(f, "one");
	card_with(f, "a", "", "d", "");
	pages[1] = fixture_page(f, "two");
	card_with(f, "b", "", "d", "");
	fixture_page(f, "three");
	card_with(f, "c", "", "d", "");
	Filter filter = {.kind = FILTER_PAGES, .ids = pages, .n_ids = 2};
	assert_string_equal(fits(f, filter), "a b");
	assert_ok(f, store_last_page(f->store, &last, &f->err));
	assert_int_equal(last, pages[1] + 1);
	CardCursor *cursor;
	int64_t id = 0;
	size_t n = 0;
	assert_ok(f, store_list_cards(
			     f->store, &filter, &f->moment, STORE_ORDER_STORED, &cursor, &f->err));
	for (int64_t before = 0; card_cursor_next_id(cursor, &id, &f->err); before = id, n++)
		assert_true(id > before);
	card_cursor_close(cursor);
	assert_int_equal(n, 2);
}

static void finds_names_and_what_is_below(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "Math/Algebra");
	card_with(f, "a", "", "Uni/Math", "");
	fixture_page(f, "Mathematics");
	card_with(f, "b", "", "Unicorns", "");
	fixture_page(f, "math");
	card_with(f, "c", "", "uni", "");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "MATH")), "a c");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "math*")), "a b c");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "*a")), "a");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "*")), "a b c");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "m*h*s")), "b");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "m*/")), "");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "mat")), "");
	assert_true(
		store_set_page_aliases(f->store, f->page, STR("numbers\nfun/counting\n"), NULL));
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "Numbers")), "c");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "fun")), "c");
	assert_string_equal(fits(f, text_filter(FILTER_PAGE, "*n*g*")), "c");
	assert_string_equal(fits(f, text_filter(FILTER_DECK, "uni")), "a c");
	assert_string_equal(fits(f, text_filter(FILTER_DECK, "uni*n*")), "b");
	assert_string_equal(fits(f, text_filter(FILTER_GRAPH, "Notes")), "a b c");
	assert_string_equal(fits(f, text_filter(FILTER_GRAPH, "note")), "");
}

// -- states ---------------------------------------------------------------------------------------

static CardState *state_of(Fixture *f, int64_t card)
{
	CardState *state = ARENA_NEW(&f->arena, CardState);
	*state = fixture_state(f, card);
	return state;
}

static void fill_states(Fixture *f)
{
	fixture_page(f, "page");
	fixture_card(f, "new");
	fixture_due_card(f, "due", NOW - DAY);
	fixture_due_card(f, "later", f->moment.day_end);
	int64_t card = fixture_due_card(f, "suspended", NOW - DAY);
	CardState *s = state_of(f, card);
	s->is_suspended = true;
	fixture_set_state(f, card, *s);
	card = fixture_due_card(f, "buried", NOW - DAY);
	s = state_of(f, card);
	s->buried_until = f->moment.today + 1;
	fixture_set_state(f, card, *s);
	card = fixture_card(f, "buriednew");
	s = state_of(f, card);
	s->buried_until = f->moment.today + 1;
	fixture_set_state(f, card, *s);
	card = fixture_due_card(f, "marked", NOW - HOUR);
	s = state_of(f, card);
	s->is_marked = true;
	s->lapses = 8;
	s->last_score = 2;
	s->memory.interval100 = 255;
	fixture_set_state(f, card, *s);
	card = fixture_due_card(f, "gone", NOW - DAY);
	s = state_of(f, card);
	s->is_marked = true;
	fixture_set_state(f, card, *s);
	assert_ok(f, store_set_card_gone(f->store, card, true, &f->err));
}

static void knows_states(void **state)
{
	Fixture *f = *state;
	fill_states(f);
	assert_string_equal(fits(f, is_filter(IS_DUE)), "due marked");
	assert_string_equal(fits(f, is_filter(IS_NEW)), "new");
	assert_string_equal(fits(f, is_filter(IS_SUSPENDED)), "suspended");
	assert_string_equal(fits(f, is_filter(IS_BURIED)), "buried buriednew");
	assert_string_equal(fits(f, is_filter(IS_MARKED)), "marked");
	assert_string_equal(fits(f, is_filter(IS_LEECH)), "");
	f->moment.leech_at = 8;
	assert_string_equal(fits(f, is_filter(IS_LEECH)), "marked");
	f->moment.leech_at = 9;
	assert_string_equal(fits(f, is_filter(IS_LEECH)), "");
	assert_string_equal(
		list(f, NULL, STORE_ORDER_PAGE), "new due later suspended buried buriednew marked");
}

static void buried_cards_come_back_on_their_day(void **state)
{
	Fixture *f = *state;
	fill_states(f);
	f->moment.today++;
	assert_string_equal(fits(f, is_filter(IS_BURIED)), "");
	assert_string_equal(fits(f, is_filter(IS_NEW)), "new buriednew");
}

static void shows_gone_cards_only_when_asked(void **state)
{
	Fixture *f = *state;
	fill_states(f);
	assert_string_equal(fits(f, is_filter(IS_GONE)), "gone");
	Filter marked = is_filter(IS_MARKED), gone = is_filter(IS_GONE);
	gone.next = &marked;
	assert_string_equal(fits(f, (Filter){.kind = FILTER_AND, .first = &gone}), "gone");
	assert_string_equal(fits(f, (Filter){.kind = FILTER_OR, .first = &gone}), "marked gone");
	gone.next = NULL;
	assert_string_equal(fits(f, (Filter){.kind = FILTER_NOT, .first = &gone}),
		"new due later suspended buried buriednew marked");
	const int64_t ids[] = {8, 2};
	Filter cards = {.kind = FILTER_CARDS, .ids = ids, .n_ids = 2};
	assert_string_equal(fits(f, cards), "due");
	cards.n_ids = 0;
	assert_string_equal(fits(f, cards), "");
}

static void compares_numbers(void **state)
{
	Fixture *f = *state;
	fill_states(f);
	Filter filter = {.kind = FILTER_SCORE, .number = 2};
	assert_string_equal(fits(f, filter), "marked");
	filter.number = 4;
	assert_string_equal(fits(f, filter), "due later suspended buried");
	filter.number = SCORE_NONE;
	assert_string_equal(fits(f, filter), "");
	filter = (Filter){.kind = FILTER_INTERVAL, .number = 2.55, .compare = COMPARE_EQUAL};
	assert_string_equal(fits(f, filter), "marked");
	filter.compare = COMPARE_LESS_EQUAL;
	assert_string_equal(fits(f, filter), "marked");
	filter.compare = COMPARE_LESS; // new cards have no interval
	assert_string_equal(fits(f, filter), "");
	filter.compare = COMPARE_GREATER;
	assert_string_equal(fits(f, filter), "due later suspended buried");
	filter.compare = COMPARE_GREATER_EQUAL;
	assert_string_equal(fits(f, filter), "due later suspended buried marked");
}

// -- trees ----------------------------------------------------------------------------------------

static void joins_terms(void **state)
{
	Fixture *f = *state;
	fill_states(f);
	Filter a = is_filter(IS_DUE), b = is_filter(IS_MARKED);
	a.next = &b;
	assert_string_equal(fits(f, (Filter){.kind = FILTER_AND, .first = &a}), "marked");
	assert_string_equal(fits(f, (Filter){.kind = FILTER_OR, .first = &a}), "due marked");
	Filter not_b = {.kind = FILTER_NOT, .first = &b};
	a.next = &not_b;
	assert_string_equal(fits(f, (Filter){.kind = FILTER_AND, .first = &a}), "due");
	assert_string_equal(fits(f, (Filter){.kind = FILTER_OR}), "");
	assert_string_equal(fits(f, (Filter){.kind = FILTER_AND}),
		"new due later suspended buried buriednew marked");
	assert_string_equal(fits(f, (Filter){.kind = FILTER_NOT}), "");
}

static void bounds_the_tree(void **state)
{
	enum { MANY = 600 };
	Fixture *f = *state;
	Filter deep[100] = {0};
	for (size_t i = 0; i + 1 < HARNESS_COUNT(deep); i++)
		deep[i] = (Filter){.kind = FILTER_NOT, .first = &deep[i + 1]};
	CardCursor *c;
	assert_refused(f,
		store_list_cards(f->store, deep, &f->moment, STORE_ORDER_DUE, &c, &f->err),
		ERR_USAGE, "nested too deeply");
	QueueQuery q = {.filter = deep, .moment = f->moment};
	QueueCounts counts;
	int64_t card;
	assert_refused(f, store_next_due(f->store, &q, &card, &f->err), ERR_USAGE, "deeply");
	assert_refused(f, store_next_new(f->store, &q, &card, &f->err), ERR_USAGE, "deeply");
	assert_refused(f, store_next_drill(f->store, &q, &card, &f->err), ERR_USAGE, "deeply");
	assert_refused(f, store_count_queue(f->store, &q, &counts, &f->err), ERR_USAGE, "deeply");

	Filter *wide = ARENA_ARRAY(&f->arena, Filter, MANY);
	for (size_t i = 0; i + 1 < MANY; i++)
		wide[i].next = &wide[i + 1];
	Filter all = {.kind = FILTER_AND, .first = wide};
	assert_refused(f,
		store_list_cards(f->store, &all, &f->moment, STORE_ORDER_DUE, &c, &f->err),
		ERR_USAGE, "too many terms");
	wide[400].next = NULL;
	for (size_t i = 0; i <= 400; i++)
		wide[i] = (Filter){.kind = FILTER_TEXT, .text = STR("x"), .next = wide[i].next};
	assert_string_equal(list(f, &all, STORE_ORDER_DUE), "");
}

// -- order ----------------------------------------------------------------------------------------

static void lists_in_order(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "b");
	fixture_card(f, "1");
	fixture_due_card(f, "2", NOW + DAY);
	fixture_page(f, "a");
	fixture_due_card(f, "3", NOW + DAY);
	fixture_due_card(f, "4", NOW);
	fixture_card(f, "5");
	assert_string_equal(list(f, NULL, STORE_ORDER_DUE), "4 3 2 5 1");
	assert_string_equal(list(f, NULL, STORE_ORDER_PAGE), "3 4 5 1 2");
	const char *today = list(f, NULL, STORE_ORDER_RANDOM);
	assert_string_equal(list(f, NULL, STORE_ORDER_RANDOM), today);
	int different = 0;
	for (int i = 0; i < 10; i++) {
		f->moment.today++;
		different += strcmp(list(f, NULL, STORE_ORDER_RANDOM), today) != 0;
	}
	assert_true(different > 5);
}

// A bulk action changes cards while it reads them.
static void lists_while_cards_change(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 5; i++)
		fixture_due_card(f, "due", NOW - i * DAY);
	Filter due = is_filter(IS_DUE);
	CardCursor *c;
	StoredCard row;
	int n = 0;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_list_cards(f->store, &due, &f->moment, STORE_ORDER_DUE, &c, &f->err));
	for (; card_cursor_next(c, &row, &f->err); n++) {
		CardState state_after = fixture_review_state(NOW + DAY);
		fixture_set_state(f, row.id, state_after);
	}
	card_cursor_close(c);
	card_cursor_close(NULL);
	assert_ok(f, store_commit(f->store, &f->err));
	assert_int_equal(n, 5);
}

const struct CMUnitTest filter_tests[] = {
	FIXTURE_TEST(finds_text_without_case),
	FIXTURE_TEST(finds_text_in_any_script),
	FIXTURE_TEST(finds_references),
	FIXTURE_TEST(finds_tags_and_what_is_below),
	FIXTURE_TEST(finds_what_is_on_some_pages),
	FIXTURE_TEST(finds_names_and_what_is_below),
	FIXTURE_TEST(knows_states),
	FIXTURE_TEST(buried_cards_come_back_on_their_day),
	FIXTURE_TEST(shows_gone_cards_only_when_asked),
	FIXTURE_TEST(compares_numbers),
	FIXTURE_TEST(joins_terms),
	FIXTURE_TEST(bounds_the_tree),
	FIXTURE_TEST(lists_in_order),
	FIXTURE_TEST(lists_while_cards_change),
};
const size_t filter_tests_n = HARNESS_COUNT(filter_tests);
