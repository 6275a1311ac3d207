#include "recto/store/cram.h"

#include "fixture.h"

static int64_t next_first(Fixture *f, const CramQuery *q)
{
	int64_t card;
	CramCounts counts;
	assert_ok(f, store_next_cram(f->store, q, &card, &f->err));
	assert_ok(f, store_count_cram(f->store, q, &counts, &f->err));
	assert_true((card != 0) == (counts.first > 0));
	return card;
}

static int64_t next_again(Fixture *f, const CramQuery *q)
{
	int64_t card;
	CramCounts counts;
	assert_ok(f, store_next_cram_again(f->store, q, &card, &f->err));
	assert_ok(f, store_count_cram(f->store, q, &counts, &f->err));
	assert_true((card != 0) == (counts.again > 0));
	return card;
}

static void practise(Fixture *f, int64_t card, int score)
{
	fixture_entry(f, ENTRY_CRAM, card, score, NOW, 0);
}

// The cards one after the other, each scored 5; expects `n` of them.
static void assert_order(Fixture *f, CramQuery q, const int64_t *cards, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(next_first(f, &q), cards[i]);
		practise(f, cards[i], 5);
	}
	assert_int_equal(next_first(f, &q), 0);
}

static int64_t newest_entry(Fixture *f)
{
	int64_t id;
	assert_ok(f, store_last_entry(f->store, &id, &f->err));
	return id;
}

static void takes_every_card_once(void **state)
{
	Fixture *f = *state;
	int64_t fresh = fixture_card(f, "new");
	int64_t later = fixture_due_card(f, "later", NOW + 9 * DAY);
	int64_t due = fixture_due_card(f, "due", NOW - DAY);
	CramQuery q = {.moment = f->moment};
	CramCounts counts;
	assert_ok(f, store_count_cram(f->store, &q, &counts, &f->err));
	assert_int_equal(counts.first, 3);
	assert_int_equal(counts.again, 0);
	assert_order(f, q, (int64_t[]){due, later, fresh}, 3);
	// What was practised before counts for nothing.
	q.since = newest_entry(f);
	assert_int_equal(next_first(f, &q), due);
	q.order = STORE_ORDER_PAGE;
	assert_order(f, q, (int64_t[]){fresh, later, due}, 3);
}

static void knows_both_algorithms(void **state)
{
	Fixture *f = *state;
	int64_t by_instant = fixture_due_card(f, "by instant", NOW + 2 * DAY);
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_LOGSEQ, (Str){0}, &f->err));
	int64_t by_day = fixture_due_card(f, "by day", NOW + DAY);
	CramQuery q = {.moment = f->moment};
	assert_order(f, q, (int64_t[]){by_day, by_instant}, 2);
}

static void random_order_holds_all_day(void **state)
{
	Fixture *f = *state;
	int64_t cards[6];
	for (size_t i = 0; i < HARNESS_COUNT(cards); i++)
		fixture_card(f, "question");
	CramQuery q = {.moment = f->moment, .order = STORE_ORDER_RANDOM};
	for (size_t i = 0; i < HARNESS_COUNT(cards); i++) {
		cards[i] = next_first(f, &q);
		practise(f, cards[i], 4);
	}
	q.since = newest_entry(f);
	assert_order(f, q, cards, HARNESS_COUNT(cards));
}

static void comes_again_until_it_is_known(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a");
	int64_t b = fixture_card(f, "b");
	CramQuery q = {.moment = f->moment};
	practise(f, a, 3);
	practise(f, b, 0);
	assert_int_equal(next_first(f, &q), 0);
	assert_int_equal(next_again(f, &q), a);
	practise(f, a, 2);
	assert_int_equal(next_again(f, &q), b);
	fixture_entry(f, ENTRY_DRILL, b, 5, NOW, 0); // not practice
	assert_int_equal(next_again(f, &q), b);
	practise(f, b, 4);
	assert_int_equal(next_again(f, &q), a);
	practise(f, a, 5);
	assert_int_equal(next_again(f, &q), 0);
	// Another session begins with nothing to repeat.
	practise(f, a, 1);
	q.since = newest_entry(f);
	assert_int_equal(next_again(f, &q), 0);
}

static void an_undone_score_is_none(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	CramQuery q = {.moment = f->moment};
	int64_t failed = fixture_entry(f, ENTRY_CRAM, card, 1, NOW, 0);
	int64_t passed = fixture_entry(f, ENTRY_CRAM, card, 4, NOW, 0);
	fixture_undo(f, passed);
	assert_int_equal(next_again(f, &q), card);
	fixture_undo(f, failed);
	assert_int_equal(next_again(f, &q), 0);
	assert_int_equal(next_first(f, &q), card);
}

// -- cards at rest ----------------------------------------------------------------------------

typedef struct Resting {
	int64_t suspended, buried, gone;
} Resting;

static Resting add_resting(Fixture *f)
{
	Resting r = {
		fixture_card(f, "suspended"),
		fixture_due_card(f, "buried", NOW),
		fixture_due_card(f, "gone", NOW),
	};
	CardState s = fixture_state(f, r.suspended);
	s.is_suspended = true;
	fixture_set_state(f, r.suspended, s);
	s = fixture_state(f, r.buried);
	s.buried_until = f->moment.today + 1;
	fixture_set_state(f, r.buried, s);
	assert_ok(f, store_set_card_gone(f->store, r.gone, true, &f->err));
	return r;
}

static void cards_at_rest_come_when_they_are_asked_for(void **state)
{
	Fixture *f = *state;
	Resting r = add_resting(f);
	int64_t card = fixture_card(f, "question");
	CramQuery q = {.moment = f->moment};
	assert_order(f, q, &card, 1);
	const struct {
		FilterIs is;
		int64_t card;
	} cases[] = {{IS_SUSPENDED, r.suspended}, {IS_BURIED, r.buried}, {IS_GONE, r.gone}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Filter is = {.kind = FILTER_IS, .is = cases[i].is};
		Filter filter = {.kind = FILTER_AND, .first = &is};
		q.filter = &filter;
		assert_order(f, q, &cases[i].card, 1);
	}
}

static void all_at_once(void **state)
{
	Fixture *f = *state;
	Resting r = add_resting(f);
	int64_t card = fixture_card(f, "question");
	Filter marked = {.kind = FILTER_IS, .is = IS_MARKED},
	       gone = {.kind = FILTER_IS, .is = IS_GONE, .next = &marked},
	       buried = {.kind = FILTER_IS, .is = IS_BURIED, .next = &gone},
	       suspended = {.kind = FILTER_IS, .is = IS_SUSPENDED, .next = &buried},
	       all = {.kind = FILTER_ALL, .next = &suspended};
	Filter filter = {.kind = FILTER_OR, .first = &all};
	CramQuery q = {.moment = f->moment, .filter = &filter};
	assert_order(f, q, (int64_t[]){r.buried, r.gone, r.suspended, card}, 4);
	q.since = newest_entry(f);
	q.order = STORE_ORDER_PAGE;
	assert_order(f, q, (int64_t[]){r.suspended, r.buried, r.gone, card}, 4);
}

static void a_card_that_rests_meanwhile_does_not_come_again(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	CramQuery q = {.moment = f->moment};
	practise(f, card, 1);
	assert_int_equal(next_again(f, &q), card);
	CardState s = fixture_state(f, card);
	s.is_suspended = true;
	fixture_set_state(f, card, s);
	assert_int_equal(next_again(f, &q), 0);
}

static void one_card_alone(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a");
	int64_t b = fixture_card(f, "b");
	CramQuery q = {.moment = f->moment, .card = b};
	assert_int_equal(next_first(f, &q), b);
	practise(f, b, 1);
	assert_int_equal(next_first(f, &q), 0);
	assert_int_equal(next_again(f, &q), b);
	q.card = a;
	assert_int_equal(next_again(f, &q), 0);
	assert_int_equal(next_first(f, &q), a);
}

const struct CMUnitTest cram_tests[] = {
	FIXTURE_TEST(takes_every_card_once),
	FIXTURE_TEST(knows_both_algorithms),
	FIXTURE_TEST(random_order_holds_all_day),
	FIXTURE_TEST(comes_again_until_it_is_known),
	FIXTURE_TEST(an_undone_score_is_none),
	FIXTURE_TEST(cards_at_rest_come_when_they_are_asked_for),
	FIXTURE_TEST(all_at_once),
	FIXTURE_TEST(a_card_that_rests_meanwhile_does_not_come_again),
	FIXTURE_TEST(one_card_alone),
};
const size_t cram_tests_n = HARNESS_COUNT(cram_tests);
