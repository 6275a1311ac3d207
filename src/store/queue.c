#include "recto/store/queue.h"

#include <assert.h>
#include "recto/base/vec.h"
#include "select.h"
#include "words.h"

// -- due and new cards ----------------------------------------------------------------------------

void select_add_exclusions(Select *q, const QueueQuery *query)
{
	if (query->n_skip > 0) {
		select_add(q, " AND NOT recto_among(card.id, ?)");
		select_ids(q, query->skip, query->n_skip);
	}
	if (query->n_full_graphs > 0) {
		select_add(q, " AND NOT recto_among(card.graph, ?)");
		select_ids(q, query->full_graphs, query->n_full_graphs);
	}
}

static bool add_conditions(Select *q, const QueueQuery *query, Err *err)
{
	select_add(q, " AND card.buried_until <= ?");
	select_int(q, query->moment.today);
	select_add_exclusions(q, query);
	if (!query->filter)
		return true;
	select_add(q, " AND ");
	return select_add_filter(q, query->filter, &query->moment, err);
}

// The cards of one queue that are due before an instant; INSTANT_NONE: all of them.
static bool add_queue(
	Select *q, const QueueQuery *query, const char *queue, Instant before, Err *err)
{
	select_add(q, "SELECT id, due, title_key, line, ");
	if (query->order == STORE_ORDER_RANDOM) {
		select_add(q, "recto_shuffle(id, ?)");
		select_int(q, query->moment.today);
	} else {
		select_add(q, "0");
	}
	select_add(q, " AS chance FROM card WHERE queue = ");
	select_add(q, queue);
	if (before != INSTANT_NONE) {
		select_add(q, " AND due < ?");
		select_int(q, before);
	}
	return add_conditions(q, query, err);
}

// By due, each queue comes row by row out of the index card_queue, and SQLite merges the two.
static void add_order(Select *q, StoreOrder order)
{
	switch (order) {
	case STORE_ORDER_DUE:
		select_add(q, " ORDER BY due, title_key, line, id LIMIT 1");
		return;
	case STORE_ORDER_PAGE:
	case STORE_ORDER_STORED: // which is for lists
		select_add(q, " ORDER BY title_key, line, id LIMIT 1");
		return;
	case STORE_ORDER_RANDOM:
		select_add(q, " ORDER BY chance, id LIMIT 1");
		return;
	}
}

bool select_add_due(Select *q, const QueueQuery *query, Err *err)
{
	if (!add_queue(q, query, QUEUE_DAY, query->moment.day_end, err))
		return false;
	select_add(q, " UNION ALL ");
	if (!add_queue(q, query, QUEUE_INSTANT, query->moment.now, err))
		return false;
	add_order(q, query->order);
	return true;
}

bool select_add_new(Select *q, const QueueQuery *query, Err *err)
{
	if (!add_queue(q, query, QUEUE_NEW, INSTANT_NONE, err))
		return false;
	// None is due, so by due is by page, and the index has the order.
	add_order(q, query->order == STORE_ORDER_RANDOM ? STORE_ORDER_RANDOM : STORE_ORDER_DUE);
	return true;
}

// -- the drill ------------------------------------------------------------------------------------

#define WAS_TODAY(e) \
	e ".at >= ?1 AND " e ".at < ?2 AND " e ".kind IN " KINDS_OF_SCORES " AND NOT " IS_UNDONE(e)

void select_add_drill_of_day(Select *q, const StoreMoment *m)
{
	assert(q->values.n == 0);
	select_add(q, " FROM log CROSS JOIN card ON card.id = log.card WHERE ");
	select_add(q, WAS_TODAY("log"));
	select_add(q, " AND log.score < " BELOW_DRILL " AND card.queue = " QUEUE_DAY);
	select_add(q, " AND NOT EXISTS (SELECT 1 FROM log AS later WHERE later.card = log.card"
		      " AND later.id > log.id AND ");
	select_add(q, WAS_TODAY("later"));
	select_add(q, ")");
	select_int(q, m->day_start);
	select_int(q, m->day_end);
}

bool select_add_drill(Select *q, const QueueQuery *query, Err *err)
{
	select_add(q, "SELECT log.card");
	select_add_drill_of_day(q, &query->moment);
	if (!add_conditions(q, query, err))
		return false;
	select_add(q, " ORDER BY log.at, log.id LIMIT 1");
	return true;
}

static bool add_drill_count(Select *q, const QueueQuery *query, Err *err)
{
	select_add(q, "SELECT count(*)");
	select_add_drill_of_day(q, &query->moment);
	return add_conditions(q, query, err);
}

bool store_is_in_drill(Store *s, const StoreMoment *m, int64_t card, bool *out, Err *err)
{
	Select q = {0};
	select_add(&q, "SELECT 1");
	select_add_drill_of_day(&q, m);
	select_add(&q, " AND card.buried_until <= ? AND log.card = ?");
	select_int(&q, m->today);
	select_int(&q, card);
	Stmt run = select_start(&q, s);
	*out = stmt_step(&run);
	bool is_fine = stmt_finish(&run, err);
	select_release(&q);
	return is_fine;
}

// -- asking ---------------------------------------------------------------------------------------

typedef bool AddSelect(Select *q, const QueueQuery *query, Err *err);

static bool run_for_int(Store *s, const QueueQuery *query, AddSelect *add, int64_t *out, Err *err)
{
	*out = 0;
	Select q = {0};
	bool is_fine = add(&q, query, err) && select_run_int(&q, s, out, err);
	select_release(&q);
	return is_fine;
}

bool store_next_due(Store *s, const QueueQuery *q, int64_t *card, Err *err)
{
	return run_for_int(s, q, select_add_due, card, err);
}

bool store_next_new(Store *s, const QueueQuery *q, int64_t *card, Err *err)
{
	return run_for_int(s, q, select_add_new, card, err);
}

bool store_next_drill(Store *s, const QueueQuery *q, int64_t *card, Err *err)
{
	return run_for_int(s, q, select_add_drill, card, err);
}

bool select_count_drill(Store *s, const QueueQuery *query, int64_t *out, Err *err)
{
	return run_for_int(s, query, add_drill_count, out, err);
}
