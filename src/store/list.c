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
	case STORE_ORDER_RANDOM:
		select_add(q, " ORDER BY recto_shuffle(id, ?), id");
		select_int(q, moment->today);
		return;
	}
}

bool store_list_cards(Store *s, const Filter *filter, const StoreMoment *moment, StoreOrder order,
	CardCursor **out, Err *err)
{
	CardCursor *c = mem_new(1, sizeof *c);
	c->store = s;
	select_add(&c->select, "SELECT id FROM card WHERE ");
	bool is_ready = select_add_filter(&c->select, filter, moment, err);
	if (is_ready) {
		add_order(&c->select, moment, order);
		c->ids = select_start(&c->select, s);
		is_ready = c->ids.rc == SQLITE_OK || stmt_finish(&c->ids, err);
	}
	if (!is_ready) {
		card_cursor_close(c);
		return false;
	}
	*out = c;
	return true;
}

bool card_cursor_next(CardCursor *c, StoredCard *row, Err *err)
{
	arena_reset(&c->arena);
	if (!stmt_step(&c->ids)) {
		stmt_finish(&c->ids, err);
		return false;
	}
	return store_load_card(c->store, stmt_int(&c->ids), &c->arena, row, err);
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
