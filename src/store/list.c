#include <assert.h>
#include <stdlib.h>
#include "recto/base/mem.h"
#include "select.h"

// The first statement gives the ids in order; texts are read row by row, so that sorting moves none
// of them.
struct CardCursor {
	Store *store;
	Select select;
	Stmt ids;
	Arena arena; // of the row that is lent
};

static void add_order(Select *q, const StoreMoment *moment, StoreOrder order)
{
	switch (order) {
	case STORE_ORDER_DUE:
		select_add(q, " ORDER BY due IS NULL, due, title_key, line, id");
		return;
	case STORE_ORDER_PAGE:
		select_add(q, " ORDER BY title_key, line, id");
		return;
	case STORE_ORDER_STORED:
		select_add(q, " ORDER BY page, line");
		return;
	case STORE_ORDER_RANDOM:
		select_add(q, " ORDER BY recto_shuffle(id, ?), id");
		select_int(q, moment->today);
		return;
	}
}

static void add_sort(Select *q, const CardSort *sort)
{
	select_add(q, " ORDER BY sorted_by IS NULL, sorted_by");
	select_add(q, sort->is_ascending ? "" : " DESC");
	select_add(q, ", title_key, line, id");
}

static bool add_sorted(
	Select *q, const Filter *filter, const StoreMoment *moment, const CardSort *sort, Err *err)
{
	select_add(q, "SELECT id, (");
	if (str_equals(sort->key, STR("page"))) {
		select_add(q, "SELECT recto_folded(title) FROM page WHERE page.id = card.page");
	} else {
		select_add(q, "SELECT recto_property(properties, ?) FROM card_text "
			      "WHERE card_text.card = card.id");
		select_text(q, sort->key);
	}
	select_add(q, ") AS sorted_by FROM card WHERE ");
	if (!select_add_filter(q, filter, moment, err))
		return false;
	add_sort(q, sort);
	return true;
}

static bool add_ordered(
	Select *q, const Filter *filter, const StoreMoment *moment, StoreOrder order, Err *err)
{
	// Else SQLite would look through all cards of a queue for those of a few pages.
	select_add(q, order == STORE_ORDER_STORED
			      ? "SELECT id FROM card INDEXED BY card_page WHERE "
			      : "SELECT id FROM card WHERE ");
	if (!select_add_filter(q, filter, moment, err))
		return false;
	add_order(q, moment, order);
	return true;
}

// Takes the cursor, whose SELECT is complete when `is_ready`.
static bool open_cursor(CardCursor *c, bool is_ready, CardCursor **out, Err *err)
{
	if (is_ready) {
		c->ids = select_start(&c->select, c->store);
		is_ready = c->ids.rc == SQLITE_OK || stmt_finish(&c->ids, err);
	}
	if (!is_ready) {
		card_cursor_close(c);
		return false;
	}
	*out = c;
	return true;
}

static CardCursor *new_cursor(Store *s)
{
	CardCursor *c = mem_new(1, sizeof *c);
	c->store = s;
	return c;
}

bool store_list_cards(Store *s, const Filter *filter, const StoreMoment *moment, StoreOrder order,
	CardCursor **out, Err *err)
{
	CardCursor *c = new_cursor(s);
	bool is_ready = add_ordered(&c->select, filter, moment, order, err);
	return open_cursor(c, is_ready, out, err);
}

bool store_list_sorted_cards(Store *s, const Filter *filter, const StoreMoment *moment,
	const CardSort *sort, CardCursor **out, Err *err)
{
	assert(sort->key.n > 0);
	CardCursor *c = new_cursor(s);
	bool is_ready = add_sorted(&c->select, filter, moment, sort, err);
	return open_cursor(c, is_ready, out, err);
}

bool card_cursor_next_id(CardCursor *c, int64_t *id, Err *err)
{
	if (!stmt_step(&c->ids)) {
		stmt_finish(&c->ids, err);
		return false;
	}
	*id = stmt_int(&c->ids);
	return true;
}

bool card_cursor_next(CardCursor *c, StoredCard *row, Err *err)
{
	arena_reset(&c->arena);
	int64_t id;
	return card_cursor_next_id(c, &id, err) &&
	       store_load_card(c->store, id, &c->arena, row, err);
}

void card_cursor_close(CardCursor *c)
{
	if (!c)
		return;
	if (c->ids.handle)
		stmt_finish(&c->ids, NULL);
	select_release(&c->select);
	arena_release(&c->arena);
	free(c);
}
