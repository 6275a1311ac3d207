#include "fixture.h"

static int64_t next_drill(Fixture *f, const QueueQuery *q)
{
	int64_t card;
	bool is_in = false;
	QueueCounts counts;
	assert_ok(f, store_next_drill(f->store, q, &card, &f->err));
	assert_ok(f, store_count_queue(f->store, q, &counts, &f->err));
	assert_true((card != 0) == (counts.drill > 0));
	if (card != 0)
		assert_ok(f, store_is_in_drill(f->store, &q->moment, card, &is_in, &f->err));
	assert_true((card != 0) == is_in);
	return card;
}

// The card as it is after a score today: due tomorrow.
static int64_t scored_card(Fixture *f, int score, Instant at)
{
	int64_t card = fixture_due_card(f, "question", NOW + DAY);
	fixture_entry(f, ENTRY_REVIEW, card, score, at, 0);
	return card;
}

static void holds_what_scored_below_four(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	assert_int_equal(next_drill(f, &q), 0);
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++)
		scored_card(f, score, NOW - HOUR + score);
	assert_int_equal(next_drill(f, &q), 1);
	QueueCounts counts;
	assert_ok(f, store_count_queue(f->store, &q, &counts, &f->err));
	assert_int_equal(counts.drill, 4);
}

static void ends_with_a_four(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	int64_t card = scored_card(f, 1, NOW - HOUR);
	fixture_entry(f, ENTRY_DRILL, card, 3, NOW - HOUR, 0);
	assert_int_equal(next_drill(f, &q), card);
	fixture_entry(f, ENTRY_CRAM, card, 5, NOW, 0);
	assert_int_equal(next_drill(f, &q), card);
	int64_t last = fixture_entry(f, ENTRY_DRILL, card, 4, NOW, 0);
	assert_int_equal(next_drill(f, &q), 0);
	fixture_undo(f, last);
	assert_int_equal(next_drill(f, &q), card);
}

static void an_undone_score_brings_nothing(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	int64_t card = fixture_due_card(f, "question", NOW + DAY);
	fixture_undo(f, fixture_entry(f, ENTRY_REVIEW, card, 0, NOW, 0));
	assert_int_equal(next_drill(f, &q), 0);
}

static void is_of_today_only(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	scored_card(f, 1, f->moment.day_start - 1);
	scored_card(f, 1, f->moment.day_end);
	assert_int_equal(next_drill(f, &q), 0);
	int64_t card = scored_card(f, 1, f->moment.day_start);
	assert_int_equal(next_drill(f, &q), card);
}

// Oldest first, so that a card comes again as late as it can.
static void starts_with_the_oldest_score(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	int64_t a = scored_card(f, 1, NOW - 3);
	int64_t b = scored_card(f, 2, NOW - 2);
	assert_int_equal(next_drill(f, &q), a);
	fixture_entry(f, ENTRY_DRILL, a, 2, NOW, 0);
	assert_int_equal(next_drill(f, &q), b);
	fixture_entry(f, ENTRY_DRILL, b, 3, NOW, 0); // the same instant: in order of writing
	assert_int_equal(next_drill(f, &q), a);
	q.skip = &a;
	q.n_skip = 1;
	assert_int_equal(next_drill(f, &q), b);
}

static void leaves_out_resting_cards(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	int64_t card = scored_card(f, 1, NOW);
	CardState before = fixture_state(f, card), after = before;
	after.is_suspended = true;
	fixture_set_state(f, card, after);
	assert_int_equal(next_drill(f, &q), 0);
	after = before;
	after.buried_until = f->moment.today + 1;
	fixture_set_state(f, card, after);
	assert_int_equal(next_drill(f, &q), 0);
	fixture_set_state(f, card, card_state_new()); // reset: it comes as a new card
	assert_int_equal(next_drill(f, &q), 0);
	fixture_set_state(f, card, before);
	assert_int_equal(next_drill(f, &q), card);
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_LOGSEQ, (Str){0}, &f->err));
	assert_int_equal(next_drill(f, &q), 0); // the drill belongs to SM-2
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_SM2, (Str){0}, &f->err));
	assert_ok(f, store_set_card_gone(f->store, card, true, &f->err));
	assert_int_equal(next_drill(f, &q), 0);
}

static void keeps_to_the_filter(void **state)
{
	Fixture *f = *state;
	int64_t a = scored_card(f, 1, NOW - 2), b = scored_card(f, 1, NOW - 1);
	Filter filter = {.kind = FILTER_CARDS, .ids = &b, .n_ids = 1};
	QueueQuery q = {.moment = f->moment, .filter = &filter};
	assert_int_equal(next_drill(f, &q), b);
	filter.ids = &a;
	assert_int_equal(next_drill(f, &q), a);
	filter.n_ids = 0;
	assert_int_equal(next_drill(f, &q), 0);
}

const struct CMUnitTest drill_tests[] = {
	FIXTURE_TEST(holds_what_scored_below_four),
	FIXTURE_TEST(ends_with_a_four),
	FIXTURE_TEST(an_undone_score_brings_nothing),
	FIXTURE_TEST(is_of_today_only),
	FIXTURE_TEST(starts_with_the_oldest_score),
	FIXTURE_TEST(leaves_out_resting_cards),
	FIXTURE_TEST(keeps_to_the_filter),
};
const size_t drill_tests_n = HARNESS_COUNT(drill_tests);
