#include <stdlib.h>
#include "fixture.h"

static int64_t next_due(Fixture *f, const QueueQuery *q)
{
	int64_t card;
	assert_ok(f, store_next_due(f->store, q, &card, &f->err));
	return card;
}

static int64_t next_new(Fixture *f, const QueueQuery *q)
{
	int64_t card;
	assert_ok(f, store_next_new(f->store, q, &card, &f->err));
	return card;
}

static QueueCounts counts(Fixture *f, const QueueQuery *q)
{
	QueueCounts out;
	assert_ok(f, store_count_queue(f->store, q, &out, &f->err));
	return out;
}

static void make_logseq(Fixture *f)
{
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_LOGSEQ, (Str){0}, &f->err));
}

static void an_empty_database_has_nothing(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	assert_int_equal(next_due(f, &q), 0);
	assert_int_equal(next_new(f, &q), 0);
	QueueCounts c = counts(f, &q);
	assert_int_equal(c.due + c.new_ + c.drill + c.total, 0);
	assert_true(c.next_due == INSTANT_NONE);
}

// By day: until the day ends. By instant: only what is past.
static void knows_both_meanings_of_due(void **state)
{
	Fixture *f = *state;
	int64_t day = fixture_due_card(f, "by day", f->moment.day_end - 1);
	fixture_due_card(f, "tomorrow", f->moment.day_end);
	QueueQuery q = {.moment = f->moment};
	assert_int_equal(next_due(f, &q), day);
	assert_int_equal(counts(f, &q).due, 1);
	assert_true(counts(f, &q).next_due == f->moment.day_end);

	make_logseq(f);
	assert_int_equal(next_due(f, &q), 0);
	assert_int_equal(counts(f, &q).due, 0);
	assert_true(counts(f, &q).next_due == f->moment.day_end - 1);
	int64_t past = fixture_due_card(f, "past", NOW - 1);
	make_logseq(f);
	fixture_due_card(f, "now", NOW);
	make_logseq(f);
	assert_int_equal(next_due(f, &q), past);
	assert_int_equal(counts(f, &q).due, 1);
	assert_true(counts(f, &q).next_due == NOW);
}

static void days_ahead_widen_the_day(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_due_card(f, "tomorrow", f->moment.day_end);
	QueueQuery q = {.moment = f->moment};
	assert_int_equal(next_due(f, &q), 0);
	q.moment.day_end += DAY;
	assert_int_equal(next_due(f, &q), card);
}

static void orders_by_due_then_page_then_line(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "b");
	int64_t fourth = fixture_due_card(f, "1", NOW - DAY);
	int64_t fifth = fixture_due_card(f, "2", NOW - DAY);
	int64_t first = fixture_due_card(f, "3", NOW - 2 * DAY);
	fixture_page(f, "a");
	int64_t third = fixture_due_card(f, "4", NOW - DAY);
	int64_t second = fixture_due_card(f, "5", NOW - DAY - 1);
	const int64_t expected[] = {first, second, third, fourth, fifth};
	QueueQuery q = {.moment = f->moment, .skip = expected};
	for (; q.n_skip < HARNESS_COUNT(expected); q.n_skip++)
		assert_int_equal(next_due(f, &q), expected[q.n_skip]);
	assert_int_equal(next_due(f, &q), 0);
	q.n_skip = 0;
	q.order = STORE_ORDER_PAGE;
	assert_int_equal(next_due(f, &q), third);
}

// Cards of both algorithms stand in one line.
static void merges_the_algorithms(void **state)
{
	Fixture *f = *state;
	int64_t other;
	int64_t by_instant_1 = fixture_due_card(f, "1", NOW - 4 * HOUR);
	int64_t by_instant_3 = fixture_due_card(f, "3", NOW - 2 * HOUR);
	make_logseq(f);
	assert_ok(f, store_put_graph(f->store, STR("/other"), false, &other, &f->err));
	f->graph = other;
	fixture_page(f, "other");
	int64_t by_day_2 = fixture_due_card(f, "2", NOW - 3 * HOUR);
	int64_t by_day_4 = fixture_due_card(f, "4", NOW + HOUR);
	const int64_t expected[] = {by_instant_1, by_day_2, by_instant_3, by_day_4};
	QueueQuery q = {.moment = f->moment, .skip = expected};
	for (; q.n_skip < HARNESS_COUNT(expected); q.n_skip++)
		assert_int_equal(next_due(f, &q), expected[q.n_skip]);
	assert_int_equal(next_due(f, &q), 0);
}

static void new_cards_come_by_page_and_line(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "b");
	int64_t third = fixture_card(f, "3");
	fixture_page(f, "a");
	int64_t first = fixture_card(f, "1");
	int64_t second = fixture_card(f, "2");
	const int64_t expected[] = {first, second, third};
	QueueQuery q = {.moment = f->moment, .skip = expected};
	for (; q.n_skip < HARNESS_COUNT(expected); q.n_skip++)
		assert_int_equal(next_new(f, &q), expected[q.n_skip]);
	assert_int_equal(next_new(f, &q), 0);
	assert_int_equal(counts(f, &q).new_, 0);
	assert_int_equal(counts(f, &q).total, 3);
}

static void random_is_the_same_all_day(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 20; i++)
		fixture_due_card(f, "due", NOW - i);
	for (int i = 0; i < 20; i++)
		fixture_card(f, "new");
	QueueQuery q = {.moment = f->moment, .order = STORE_ORDER_RANDOM};
	int64_t due = next_due(f, &q), new_ = next_new(f, &q);
	assert_int_equal(next_due(f, &q), due);
	assert_int_equal(next_new(f, &q), new_);
	int different = 0;
	for (int i = 0; i < 10; i++) {
		q.moment.today++;
		different += next_due(f, &q) != due || next_new(f, &q) != new_;
	}
	assert_true(different >= 8);
}

static void set_flags(Fixture *f, int64_t card, bool is_suspended, Day buried_until)
{
	CardState state = fixture_state(f, card);
	state.is_suspended = is_suspended;
	state.buried_until = buried_until;
	fixture_set_state(f, card, state);
}

static void resting_cards_never_come(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	int64_t due = fixture_due_card(f, "due", NOW - DAY), new_ = fixture_card(f, "new");
	const int64_t cards[] = {due, new_};
	for (size_t i = 0; i < 2; i++)
		set_flags(f, cards[i], true, 0);
	assert_int_equal(next_due(f, &q) + next_new(f, &q), 0);
	assert_int_equal(counts(f, &q).due + counts(f, &q).new_, 0);
	assert_int_equal(counts(f, &q).total, 2);
	for (size_t i = 0; i < 2; i++)
		set_flags(f, cards[i], false, f->moment.today + 1);
	assert_int_equal(next_due(f, &q) + next_new(f, &q), 0);
	assert_int_equal(counts(f, &q).due + counts(f, &q).new_, 0);
	for (size_t i = 0; i < 2; i++)
		set_flags(f, cards[i], false, f->moment.today);
	assert_int_equal(next_due(f, &q), due);
	assert_int_equal(next_new(f, &q), new_);
	for (size_t i = 0; i < 2; i++)
		assert_ok(f, store_set_card_gone(f->store, cards[i], true, &f->err));
	assert_int_equal(next_due(f, &q) + next_new(f, &q), 0);
	assert_int_equal(counts(f, &q).total, 0);
}

static void full_graphs_are_passed_over(void **state)
{
	Fixture *f = *state;
	int64_t first = f->graph, other;
	fixture_due_card(f, "due", NOW - DAY);
	fixture_card(f, "new");
	first = f->graph;
	assert_ok(f, store_put_graph(f->store, STR("/other"), false, &other, &f->err));
	f->graph = other;
	fixture_page(f, "z");
	int64_t due = fixture_due_card(f, "due", NOW - HOUR), new_ = fixture_card(f, "new");
	QueueQuery q = {.moment = f->moment, .full_graphs = &first, .n_full_graphs = 1};
	assert_int_equal(next_due(f, &q), due);
	assert_int_equal(next_new(f, &q), new_);
	assert_int_equal(counts(f, &q).due, 1);
	assert_int_equal(counts(f, &q).total, 4);
	const int64_t both[] = {other, first};
	q.full_graphs = both;
	q.n_full_graphs = 2;
	assert_int_equal(next_due(f, &q) + next_new(f, &q), 0);
}

// -- decks and days -------------------------------------------------------------------------------

static void make_in_deck(Fixture *f, const char *deck, bool is_due, bool is_gone)
{
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.is_gone = is_gone,
		.deck = str_from_z(deck),
		.state = is_due ? fixture_review_state(NOW - DAY) : card_state_new()};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
}

static void lists_decks_by_name(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	make_in_deck(f, "zoo", true, false);
	make_in_deck(f, "Äpfel", true, false);
	make_in_deck(f, "Bio", false, false);
	make_in_deck(f, "bio", true, false);
	make_in_deck(f, "Bio", true, false);
	make_in_deck(f, "gone", true, true);
	DeckRow *decks;
	size_t n;
	assert_ok(f, store_list_decks(f->store, &f->moment, &f->arena, &decks, &n, &f->err));
	assert_int_equal(n, 4);
	assert_str(decks[0].name, "Bio");
	assert_int_equal(decks[0].due, 1);
	assert_int_equal(decks[0].new_, 1);
	assert_int_equal(decks[0].total, 2);
	assert_str(decks[1].name, "bio");
	assert_str(decks[2].name, "zoo");
	assert_str(decks[3].name, "Äpfel");
}

static void make_with_tags(Fixture *f, const char *tags, bool is_due)
{
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.deck = STR("d"),
		.tags = str_from_z(tags),
		.question = str_from_z(tags),
		.state = is_due ? fixture_review_state(NOW - DAY) : card_state_new()};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
}

static void lists_tags_by_name(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	make_with_tags(f, "b\nos", true);
	make_with_tags(f, "os", false);
	make_with_tags(f, "os/linux", false);
	make_with_tags(f, "", true);
	DeckRow *tags;
	size_t n;
	assert_ok(f, store_list_tags(f->store, &f->moment, &f->arena, &tags, &n, &f->err));
	assert_int_equal(n, 3);
	assert_str(tags[0].name, "b");
	assert_str(tags[1].name, "os");
	assert_int_equal(tags[1].due, 1);
	assert_int_equal(tags[1].new_, 1);
	assert_int_equal(tags[1].total, 2);
	assert_str(tags[2].name, "os/linux");
}

static void decks_and_tags_count_the_drill(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	make_with_tags(f, "a\nb", false);
	int64_t card = fixture_due_card(f, "q", NOW + 3 * DAY);
	fixture_entry(f, ENTRY_REVIEW, card, 2, NOW - HOUR, 0);
	fixture_sql(f, "UPDATE card_text SET tags = 'b' WHERE question = 'q'");
	DeckRow *rows;
	size_t n;
	assert_ok(f, store_list_tags(f->store, &f->moment, &f->arena, &rows, &n, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(rows[0].drill, 0);
	assert_int_equal(rows[1].drill, 1);
	assert_int_equal(rows[1].total, 2);
	assert_ok(f, store_list_decks(f->store, &f->moment, &f->arena, &rows, &n, &f->err));
	int64_t drill = 0;
	for (size_t i = 0; i < n; i++)
		drill += rows[i].drill;
	assert_int_equal(drill, 1);
}

static int64_t review(Fixture *f, int64_t card, Instant at, bool is_new)
{
	LogEntry e = {.card = card};
	e.entry = (Entry){.kind = ENTRY_REVIEW, .at = at, .score = 4, .after = card_state_new()};
	e.entry.before = is_new ? card_state_new().memory : fixture_review_state(0).memory;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_append_entry(f->store, &e, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	return e.action;
}

static DayCounts day_counts(Fixture *f, int64_t graph)
{
	DayCounts out;
	assert_ok(f, store_count_day(f->store, &f->moment, graph, &out, &f->err));
	return out;
}

static void counts_the_day(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question"), first = f->graph, other;
	review(f, card, f->moment.day_start - 1, true);
	review(f, card, f->moment.day_start, false);
	int64_t undone = review(f, card, NOW, true);
	review(f, card, f->moment.day_end, true);
	fixture_entry(f, ENTRY_DRILL, card, 4, NOW, 0);
	assert_int_equal(day_counts(f, 0).reviews, 2);
	assert_int_equal(day_counts(f, 0).new_cards, 1);
	fixture_undo(f, undone);
	assert_int_equal(day_counts(f, 0).reviews, 1);
	assert_int_equal(day_counts(f, 0).new_cards, 0);
	assert_ok(f, store_put_graph(f->store, STR("/other"), false, &other, &f->err));
	f->graph = other;
	fixture_page(f, "other");
	review(f, fixture_card(f, "other"), NOW, true);
	assert_int_equal(day_counts(f, first).reviews, 1);
	assert_int_equal(day_counts(f, other).reviews, 1);
	assert_int_equal(day_counts(f, other).new_cards, 1);
	assert_int_equal(day_counts(f, 0).reviews, 2);
}

static void put_on_line(Fixture *f, int64_t card, int line, int cloze)
{
	StoredCard row = fixture_load(f, card);
	row.line = line;
	row.cloze = cloze;
	assert_ok(f, store_update_card_text(f->store, &row, &f->err));
}

// Of a block's clozes the due ones go first; one of them buries all others.
static void siblings_count_once(void **state)
{
	Fixture *f = *state;
	for (int i = 1; i <= 3; i++)
		put_on_line(f, fixture_card(f, "new"), 1, i);
	for (int i = 1; i <= 2; i++)
		put_on_line(f, fixture_due_card(f, "due", NOW - i), 2, i);
	put_on_line(f, fixture_card(f, "new beside due ones"), 2, 3);
	put_on_line(f, fixture_due_card(f, "later", f->moment.day_end), 3, 1);
	put_on_line(f, fixture_card(f, "new beside a later one"), 3, 2);
	fixture_card(f, "whole");
	QueueQuery q = {.moment = f->moment};
	assert_int_equal(counts(f, &q).due, 2);
	assert_int_equal(counts(f, &q).new_, 6);
	q.buries_siblings = true;
	assert_int_equal(counts(f, &q).due, 1);
	assert_int_equal(counts(f, &q).new_, 3);
	assert_int_equal(counts(f, &q).total, 9);
	Filter filter = {.kind = FILTER_IS, .is = IS_NEW};
	q.filter = &filter;
	assert_int_equal(counts(f, &q).due, 0);
	assert_int_equal(counts(f, &q).new_, 4);
}

const struct CMUnitTest queue_tests[] = {
	FIXTURE_TEST(an_empty_database_has_nothing),
	FIXTURE_TEST(knows_both_meanings_of_due),
	FIXTURE_TEST(days_ahead_widen_the_day),
	FIXTURE_TEST(orders_by_due_then_page_then_line),
	FIXTURE_TEST(merges_the_algorithms),
	FIXTURE_TEST(new_cards_come_by_page_and_line),
	FIXTURE_TEST(random_is_the_same_all_day),
	FIXTURE_TEST(resting_cards_never_come),
	FIXTURE_TEST(full_graphs_are_passed_over),
	FIXTURE_TEST(lists_decks_by_name),
	FIXTURE_TEST(lists_tags_by_name),
	FIXTURE_TEST(decks_and_tags_count_the_drill),
	FIXTURE_TEST(counts_the_day),
	FIXTURE_TEST(siblings_count_once),
};
const size_t queue_tests_n = HARNESS_COUNT(queue_tests);
