#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fixture.h"

// A database with many cards of random states beside an array of the same: what the indexes say is
// compared with what a loop over the array says.

enum { CARDS = 20000, PER_PAGE = 16, DECKS = 40 };

typedef struct Plain {
	int64_t id;
	int page, line, deck;
	bool is_gone;
	Algorithm algorithm;
	CardState state;
} Plain;

static uint64_t roll_state;

static unsigned roll(unsigned sides)
{
	roll_state = roll_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(roll_state >> 33) % sides;
}

static CardState random_state(const StoreMoment *m)
{
	if (roll(4) == 0)
		return card_state_new();
	// Few instants, so that many cards are due at the same one.
	CardState state = fixture_review_state(m->now + ((int)roll(40) - 20) * HOUR);
	state.is_suspended = roll(20) == 0;
	state.buried_until = roll(10) == 0 ? m->today + 1 : roll(10) == 0 ? m->today : 0;
	return state;
}

static void insert_plain(Fixture *f, Plain *p, int i)
{
	p->page = i / PER_PAGE;
	p->line = (int)roll(1000);
	p->deck = (int)roll(DECKS);
	p->is_gone = roll(20) == 0;
	p->algorithm = roll(3) == 0 ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	p->state = random_state(&f->moment);
	char deck[16], text[64];
	snprintf(deck, sizeof deck, "deck %02d", p->deck);
	snprintf(text, sizeof text, "Question number %d about nothing in particular", i);
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = p->line,
		.is_gone = p->is_gone,
		.algorithm = p->algorithm,
		.state = p->state,
		.question = str_from_z(text),
		.deck = str_from_z(deck)};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	p->id = card.id;
}

static Plain *fill(Fixture *f)
{
	roll_state = 42;
	Plain *cards = ARENA_ARRAY(&f->arena, Plain, CARDS);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_begin_bulk(f->store, &f->err));
	for (int i = 0; i < CARDS; i++) {
		if (i % PER_PAGE == 0)
			fixture_page(f, arena_printf(&f->arena, "page %05d", i / PER_PAGE).p);
		insert_plain(f, &cards[i], i);
	}
	assert_ok(f, store_end_bulk(f->store, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	return cards;
}

// -- the same by a loop ---------------------------------------------------------------------------

static bool rests(const Plain *p, const StoreMoment *m)
{
	return p->is_gone || p->state.is_suspended || p->state.buried_until > m->today;
}

static bool is_due(const Plain *p, const StoreMoment *m)
{
	if (rests(p, m) || p->state.phase == PHASE_NEW)
		return false;
	Instant end = p->algorithm == ALGORITHM_LOGSEQ ? m->now : m->day_end;
	return p->state.due < end;
}

static bool is_new(const Plain *p, const StoreMoment *m)
{
	return !rests(p, m) && p->state.phase == PHASE_NEW;
}

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_due(const void *a, const void *b)
{
	const Plain *x = a, *y = b;
	int order = compare_numbers(x->state.due, y->state.due);
	order = order ? order : compare_numbers(x->page, y->page);
	order = order ? order : compare_numbers(x->line, y->line);
	return order ? order : compare_numbers(x->id, y->id);
}

static size_t select_plain(const Plain *cards, Plain *out, const StoreMoment *m,
	bool (*fits)(const Plain *, const StoreMoment *))
{
	size_t n = 0;
	for (size_t i = 0; i < CARDS; i++)
		if (fits(&cards[i], m))
			out[n++] = cards[i];
	qsort(out, n, sizeof *out, by_due);
	return n;
}

// -- comparing ------------------------------------------------------------------------------------

static void assert_next(Fixture *f, const Plain *expected, bool is_new_queue)
{
	int64_t skip[50], card;
	QueueQuery q = {.moment = f->moment, .skip = skip};
	for (; q.n_skip < HARNESS_COUNT(skip); skip[q.n_skip++] = card) {
		if (is_new_queue)
			assert_ok(f, store_next_new(f->store, &q, &card, &f->err));
		else
			assert_ok(f, store_next_due(f->store, &q, &card, &f->err));
		assert_int_equal(card, expected[q.n_skip].id);
	}
}

static void assert_list(Fixture *f, const Plain *expected, size_t n)
{
	Filter due = {.kind = FILTER_IS, .is = IS_DUE};
	CardCursor *c;
	StoredCard row;
	size_t i = 0;
	assert_ok(f, store_list_cards(f->store, &due, &f->moment, STORE_ORDER_DUE, &c, &f->err));
	for (; card_cursor_next(c, &row, &f->err); i++)
		assert_true(i < n && row.id == expected[i].id);
	card_cursor_close(c);
	assert_int_equal(i, n);
}

static void assert_decks(Fixture *f, const Plain *cards)
{
	DeckRow *decks, expected[DECKS] = {0};
	size_t n;
	for (size_t i = 0; i < CARDS; i++) {
		DeckRow *deck = &expected[cards[i].deck];
		deck->due += is_due(&cards[i], &f->moment);
		deck->new_ += is_new(&cards[i], &f->moment);
		deck->total += !cards[i].is_gone;
	}
	assert_ok(f, store_list_decks(f->store, &f->moment, &f->arena, &decks, &n, &f->err));
	assert_int_equal(n, DECKS);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(decks[i].due, expected[i].due);
		assert_int_equal(decks[i].new_, expected[i].new_);
		assert_int_equal(decks[i].total, expected[i].total);
	}
}

static void assert_counts(Fixture *f, const Plain *cards, size_t n_due, size_t n_new)
{
	Filter all = {.kind = FILTER_ALL};
	QueueQuery q = {.moment = f->moment};
	QueueCounts direct, filtered;
	assert_ok(f, store_count_queue(f->store, &q, &direct, &f->err));
	q.filter = &all;
	assert_ok(f, store_count_queue(f->store, &q, &filtered, &f->err));
	assert_memory_equal(&direct, &filtered, sizeof direct);
	int64_t total = 0;
	for (size_t i = 0; i < CARDS; i++)
		total += !cards[i].is_gone;
	assert_int_equal(direct.total, total);
	assert_int_equal(direct.due, n_due);
	assert_int_equal(direct.new_, n_new);
	assert_true(direct.next_due == NOW); // of Logseq's cards
}

static void agrees_with_a_loop(void **state)
{
	Fixture *f = *state;
	Plain *cards = fill(f);
	Plain *due = ARENA_ARRAY(&f->arena, Plain, CARDS),
	      *new_ = ARENA_ARRAY(&f->arena, Plain, CARDS);
	for (int day = 0; day < 2; day++) {
		size_t n_due = select_plain(cards, due, &f->moment, is_due);
		size_t n_new = select_plain(cards, new_, &f->moment, is_new);
		assert_true(n_due > 1000 && n_new > 1000);
		assert_next(f, due, false);
		assert_next(f, new_, true);
		assert_list(f, due, n_due);
		assert_counts(f, cards, n_due, n_new);
		assert_decks(f, cards);
		f->moment.today++; // buried cards come back; the clock stays
	}
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
	assert_int_equal(problems, 0);
}

const struct CMUnitTest large_tests[] = {
	FIXTURE_TEST(agrees_with_a_loop),
};
const size_t large_tests_n = HARNESS_COUNT(large_tests);
