// Any bytes as a query: parsed, turned into SQL, and run against some cards. Each is understood or
// refused with a word.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "recto/review/query.h"
#include "recto/store/cards.h"
#include "recto/store/filter.h"
#include "recto/store/sources.h"
#include "recto/store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const StoreMoment moment = {
	.now = 1000000, .today = 0, .day_start = 0, .day_end = 86400000, .leech_at = 8};

static bool fill(Store *s, Err *err)
{
	StoredPage page = {
		.path = STR("/notes/a.md"), .title = STR("a/b"), .title_key = STR("a/b")};
	StoredPage journal = {.path = STR("/notes/1970_01_01.md"),
		.title = STR("Jan 1st, 1970"),
		.title_key = STR("jan 1st, 1970"),
		.is_journal = true};
	StoredCard card = {.line = 1,
		.state = card_state_new(),
		.question = STR("What is É?"),
		.answer = STR("A letter."),
		.deck = STR("letters"),
		.tags = STR("x\ny"),
		.refs = STR("oa\np[b]\nnx/y"),
		.properties = STR("type:: [[a]], #b\nn:: 5\ncreated-at:: 1000000\n"
				  ":task:: todo\n:priority:: a")};
	if (!store_begin(s, err) || !store_put_graph(s, STR("/notes"), false, &page.graph, err) ||
		!store_put_page(s, &page, err) ||
		!store_set_page_aliases(s, page.id, STR("z"), err))
		return false;
	card.page = page.id;
	card.graph = journal.graph = page.graph;
	if (!store_insert_card(s, &card, err) || !store_put_page(s, &journal, err))
		return false;
	card.page = journal.id;
	card.properties = STR("n:: x");
	return store_insert_card(s, &card, err) && store_commit(s, err);
}

// One store for all queries, which change nothing.
static Store *open_once(void)
{
	static Store *store;
	Err err = {0};
	if (!store && (!store_open_scratch(0, &store, &err) || !fill(store, &err)))
		abort();
	return store;
}

// Takes the cursor.
static int count_rows(CardCursor *cursor, Err *err)
{
	StoredCard card;
	int n = 0;
	while (card_cursor_next(cursor, &card, err))
		n++;
	card_cursor_close(cursor);
	return err->kind == ERR_NONE ? n : -1;
}

static int count(Store *s, const Query *query, StoreOrder order, Err *err)
{
	CardCursor *cursor;
	bool is_open = store_list_cards(s, query->filter, &moment, order, &cursor, err);
	return is_open ? count_rows(cursor, err) : -1;
}

static int count_sorted(Store *s, const Query *query, Err *err)
{
	CardCursor *cursor;
	bool is_open =
		store_list_sorted_cards(s, query->filter, &moment, &query->sort, &cursor, err);
	return is_open ? count_rows(cursor, err) : -1;
}

// All ways to list find the same cards. Only what is too large may be refused this late.
static void check(Store *s, const Query *query)
{
	Err err = {0};
	int by_page = count(s, query, STORE_ORDER_PAGE, &err);
	assert(by_page >= 0 || err.kind == ERR_USAGE);
	err_clear(&err);
	assert(count(s, query, STORE_ORDER_DUE, &err) == by_page);
	err_clear(&err);
	if (query->sort.key.n > 0)
		assert(count_sorted(s, query, &err) == by_page);
	err_clear(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Store *s = open_once();
	Arena a = {0};
	Err err = {0};
	Query query;
	if (query_parse(str_make((const char *)data, size), (Str){0}, &a, &query, &err))
		check(s, &query);
	else
		assert(err.kind == ERR_USAGE && err.text[0]);
	err_clear(&err);
	arena_release(&a);
	return 0;
}
