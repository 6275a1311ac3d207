#include <string.h>
#include "../../../src/store/select.h"
#include "fixture.h"

// What SQLite says it would do, a step a line.
static const char *explain(Fixture *f, Str sql)
{
	sqlite3_stmt *q;
	Buf plan = {0};
	Str text = arena_printf(&f->arena, "EXPLAIN QUERY PLAN %.*s", STR_ARG(sql));
	if (sqlite3_prepare_v2(f->store->db, text.p, -1, &q, NULL) != SQLITE_OK)
		fail_msg("%s: %s", text.p, sqlite3_errmsg(f->store->db));
	while (sqlite3_step(q) == SQLITE_ROW)
		buf_printf(&plan, "%s\n", sqlite3_column_text(q, 3));
	sqlite3_finalize(q);
	const char *copy = arena_copy_z(&f->arena, buf_str(&plan));
	buf_release(&plan);
	return copy;
}

static void assert_plan(const char *plan, const char *part, bool is_there)
{
	if ((strstr(plan, part) != NULL) != is_there)
		fail_msg("%s\"%s\" in the plan:\n%s", is_there ? "no " : "", part, plan);
}

static void assert_direct(const char *plan, const char *index)
{
	assert_plan(plan, index, true);
	assert_plan(plan, "SCAN", false);
	assert_plan(plan, "TEMP B-TREE", false);
}

typedef bool AddSelect(Select *q, const QueueQuery *query, Err *err);

static const char *explain_queue(Fixture *f, AddSelect *add, const QueueQuery *query)
{
	Select q = {0};
	assert_ok(f, add(&q, query, &f->err));
	const char *plan = explain(f, buf_str(&q.sql));
	select_release(&q);
	return plan;
}

static void the_next_card_is_one_look_up(void **state)
{
	Fixture *f = *state;
	const int64_t skip[] = {1, 2};
	QueueQuery q = {.moment = f->moment};
	assert_direct(explain_queue(f, select_add_due, &q), "card_queue (queue=? AND due<?)");
	assert_direct(explain_queue(f, select_add_new, &q), "card_queue (queue=?)");
	q.skip = q.full_graphs = skip;
	q.n_skip = q.n_full_graphs = 2;
	assert_direct(explain_queue(f, select_add_due, &q), "card_queue (queue=? AND due<?)");
	assert_direct(explain_queue(f, select_add_new, &q), "card_queue (queue=?)");
}

static void the_drill_reads_todays_entries_only(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	const char *plan = explain_queue(f, select_add_drill, &q);
	assert_direct(plan, "log_at (at>? AND at<?)");
	assert_plan(plan, "log_card (card=? AND rowid>?)", true);
	assert_plan(plan, "log_undo (target=?)", true);
}

typedef bool AddCram(Select *q, const CramQuery *query, Err *err);

static const char *explain_cram(Fixture *f, AddCram *add, const CramQuery *query)
{
	Select q = {0};
	assert_ok(f, add(&q, query, &f->err));
	const char *plan = explain(f, buf_str(&q.sql));
	select_release(&q);
	return plan;
}

static void practice_goes_through_the_queues(void **state)
{
	Fixture *f = *state;
	Filter suspended = {.kind = FILTER_IS, .is = IS_SUSPENDED};
	Filter filter = {.kind = FILTER_OR, .first = &suspended};
	CramQuery q = {.moment = f->moment, .since = 1};
	assert_direct(explain_cram(f, select_add_cram_seen, &q), "card_queue (queue=?)");
	assert_direct(explain_cram(f, select_add_cram_new, &q), "card_queue (queue=?)");
	const char *plan = explain_cram(f, select_add_cram_again, &q);
	assert_direct(plan, "SEARCH log USING INTEGER PRIMARY KEY (rowid>?)");
	assert_plan(plan, "log_card (card=? AND rowid>?)", true);
	q.filter = &filter;
	assert_direct(explain_cram(f, select_add_cram_seen, &q), "card_queue (queue=?)");
}

// A filter is tried on card after card in the queue's order, until one fits.
static void a_filter_leaves_the_order_to_the_index(void **state)
{
	Fixture *f = *state;
	Filter ref = {.kind = FILTER_REF, .letters = "o"},
	       text = {.kind = FILTER_TEXT, .next = &ref};
	Filter filter = {.kind = FILTER_AND, .first = &text};
	QueueQuery q = {.moment = f->moment, .filter = &filter};
	const char *plan = explain_queue(f, select_add_due, &q);
	assert_plan(plan, "card_queue (queue=? AND due<?)", true);
	assert_plan(plan, "SCAN card", false);
	assert_plan(plan, "SEARCH card_text USING INTEGER PRIMARY KEY", true);
	assert_plan(plan, "TEMP B-TREE", false);
}

static Filter *add_child(Fixture *f, Filter *parent, FilterKind kind)
{
	Filter *child = ARENA_NEW(&f->arena, Filter);
	child->kind = kind;
	child->next = parent->first;
	parent->first = child;
	return child;
}

// Properties are looked up card by card, pages once, by the indexes of their names.
static void properties_and_pages_keep_the_order_too(void **state)
{
	Fixture *f = *state;
	Filter filter = {.kind = FILTER_AND};
	add_child(f, &filter, FILTER_PROPERTY)->key = STR("type");
	add_child(f, &filter, FILTER_TIME)->key = STR("created-at");
	add_child(f, &filter, FILTER_PAGE_ITSELF)->text = STR("x");
	add_child(f, &filter, FILTER_JOURNAL);
	QueueQuery q = {.moment = f->moment, .filter = &filter};
	const char *plan = explain_queue(f, select_add_due, &q);
	assert_plan(plan, "card_queue (queue=? AND due<?)", true);
	assert_plan(plan, "SCAN card", false);
	assert_plan(plan, "page_title (title_key=?)", true);
	assert_plan(plan, "page_alias_name (name=?)", true);
	assert_plan(plan, "TEMP B-TREE", false);
}

static const char *explain_statement(Fixture *f, StatementId id)
{
	return explain(f, str_from_z(store_statements[id]));
}

static void look_ups_use_their_index(void **state)
{
	static const struct {
		StatementId id;
		const char *index;
	} table[] = {
		{STMT_LAST_ENTRY, "SEARCH log"},
		{STMT_LAST_SEQ, "log_seq (device=?)"},
		{STMT_FIND_PAGE, "path=?"},
		{STMT_FIND_TWIN, "page_title (title_key=?)"},
		{STMT_SET_TITLE_KEY, "card_page (page=?)"},
		{STMT_FIND_DECK, "name=?"},
		{STMT_LOAD_CARD, "INTEGER PRIMARY KEY"},
		{STMT_SET_CARD_STATE, "INTEGER PRIMARY KEY"},
		{STMT_RESOLVE_CARD, "card_uid (uid>? AND uid<?)"},
		{STMT_LIST_PAGE_CARDS, "card_page (page=?)"},
		{STMT_LIST_SIBLINGS, "card_cloze (page=? AND line=?"},
		{STMT_FIND_CARD_BY_BLOCK, "card_block (graph=? AND block_id=?)"},
		{STMT_LIST_CARDS_BY_FINGERPRINT, "card_fingerprint (fingerprint=?)"},
		{STMT_LIST_CARD_LOG, "log_card (card=?)"},
		{STMT_LIST_CARD_LOG, "log_undo (target=?)"},
		{STMT_LAST_ACTION, "log_seq (device=?)"},
		{STMT_LIST_ACTION, "log_action (action=?)"},
		{STMT_COUNT_DAY, "log_at (at>? AND at<?)"},
	};
	Fixture *f = *state;
	for (size_t i = 0; i < HARNESS_COUNT(table); i++) {
		const char *plan = explain_statement(f, table[i].id);
		assert_plan(plan, table[i].index, true);
		assert_plan(plan, "SCAN", false);
	}
}

static void counts_walk_along_indexes(void **state)
{
	Fixture *f = *state;
	const char *plan = explain_statement(f, STMT_COUNT_QUEUE);
	assert_plan(plan, "card_queue (queue=? AND due<?)", true);
	assert_plan(plan, "card_queue (queue=? AND due>?)", true);
	assert_plan(plan, "SCAN card USING COVERING INDEX", true); // the number of all cards
	plan = explain_statement(f, STMT_LIST_DECKS);
	assert_plan(plan, "SCAN card USING INDEX card_deck", true);
	assert_plan(plan, "TEMP B-TREE FOR GROUP BY", false);
}

static void siblings_are_counted_along_an_index(void **state)
{
	Fixture *f = *state;
	QueueQuery q = {.moment = f->moment};
	const char *plan = explain_queue(f, select_add_siblings, &q);
	assert_plan(plan, "SCAN card USING INDEX card_cloze", true);
	assert_plan(plan, "TEMP B-TREE", false);
}

static void the_log_is_walked_in_its_own_order(void **state)
{
	Fixture *f = *state;
	assert_plan(explain_statement(f, STMT_WALK_LOG), "TEMP B-TREE", false);
	assert_plan(explain_statement(f, STMT_WALK_GRAPH_LOG), "TEMP B-TREE", false);
}

// What goes through the whole history holds none of it: no order is made by sorting more than one
// card's entries, whatever the filter.
static void a_history_streams(void **state)
{
	Fixture *f = *state;
	Filter text = {.kind = FILTER_TEXT};
	for (int i = 0; i < 3 * 2 * 2; i++) {
		Select q = {0};
		HistoryQuery query = {
			.filter = i & 1 ? &text : NULL,
			.moment = f->moment,
			.kinds = HISTORY_REVIEWS,
			.order = (HistoryOrder)(i / 4),
			.is_whole = i & 2,
		};
		assert_ok(f, select_add_history(&q, &query, &f->err));
		const char *plan = explain(f, buf_str(&q.sql));
		static const char *const walks[] = {"SCAN log\n", "SCAN log USING INDEX log_at",
			"SCAN log USING INDEX log_card"};
		assert_plan(plan, walks[query.order], true);
		assert_plan(plan, "TEMP B-TREE FOR ORDER BY", false);
		assert_plan(plan, "SCAN card_text", false);
		assert_plan(plan, "log_undo (target=?)", true);
		select_release(&q);
	}
}

const struct CMUnitTest plan_tests[] = {
	FIXTURE_TEST(the_next_card_is_one_look_up),
	FIXTURE_TEST(the_drill_reads_todays_entries_only),
	FIXTURE_TEST(practice_goes_through_the_queues),
	FIXTURE_TEST(a_filter_leaves_the_order_to_the_index),
	FIXTURE_TEST(properties_and_pages_keep_the_order_too),
	FIXTURE_TEST(look_ups_use_their_index),
	FIXTURE_TEST(counts_walk_along_indexes),
	FIXTURE_TEST(siblings_are_counted_along_an_index),
	FIXTURE_TEST(the_log_is_walked_in_its_own_order),
	FIXTURE_TEST(a_history_streams),
};
const size_t plan_tests_n = HARNESS_COUNT(plan_tests);
