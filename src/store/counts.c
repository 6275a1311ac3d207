#include "recto/store/queue.h"
#include "select.h"
#include "words.h"

// -- the queue ------------------------------------------------------------------------------------

static void read_counts(Stmt *q, QueueCounts *out)
{
	out->due = stmt_int(q);
	out->new_ = stmt_int(q);
	out->total = stmt_int(q);
	Instant by_day = stmt_instant(q);
	Instant by_instant = stmt_instant(q);
	bool is_sooner =
		by_instant != INSTANT_NONE && (by_day == INSTANT_NONE || by_instant < by_day);
	out->next_due = is_sooner ? by_instant : by_day;
}

// Without a filter each number is one look into an index.
static bool count_all(Store *s, const StoreMoment *m, QueueCounts *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_COUNT_QUEUE);
	stmt_bind_int(&q, m->day_end);
	stmt_bind_int(&q, m->now);
	BIND(&q, m->today);
	if (stmt_step(&q))
		read_counts(&q, out);
	return stmt_finish(&q, err);
}

static bool add_filtered_counts(Select *q, const QueueQuery *query, Err *err)
{
	const StoreMoment *m = &query->moment;
	select_add(q, "SELECT count(*) FILTER (WHERE ");
	select_add_is_due(q, m);
	select_add_exclusions(q, query);
	select_add(q, "), count(*) FILTER (WHERE queue = " QUEUE_NEW " AND buried_until <= ?");
	select_int(q, m->today);
	select_add_exclusions(q, query);
	select_add(q, "), count(*) FILTER (WHERE queue > " QUEUE_GONE "), "
		      "min(due) FILTER (WHERE queue = " QUEUE_DAY " AND due >= ?), "
		      "min(due) FILTER (WHERE queue = " QUEUE_INSTANT " AND due >= ?) "
		      "FROM card WHERE ");
	select_int(q, m->day_end);
	select_int(q, m->now);
	return select_add_filter(q, query->filter, m, err);
}

static bool count_filtered(Store *s, const QueueQuery *query, QueueCounts *out, Err *err)
{
	Select q = {0};
	bool is_fine = add_filtered_counts(&q, query, err);
	if (is_fine) {
		Stmt run = select_start(&q, s);
		if (stmt_step(&run))
			read_counts(&run, out);
		is_fine = stmt_finish(&run, err);
	}
	select_release(&q);
	return is_fine;
}

// Of the cards of one block the first due one comes, or else the first new one.
bool select_add_siblings(Select *q, const QueueQuery *query, Err *err)
{
	const StoreMoment *m = &query->moment;
	select_add(q, "SELECT total(max(n_due - 1, 0)), total(max(n_new - (n_due = 0), 0)) "
		      "FROM (SELECT count(*) FILTER (WHERE ");
	select_add_is_due(q, m);
	select_add(q, ") AS n_due, count(*) FILTER (WHERE queue = " QUEUE_NEW
		      " AND buried_until <= ?) AS n_new FROM card WHERE card.cloze > 0");
	select_int(q, m->today);
	select_add_exclusions(q, query);
	select_add(q, " AND ");
	if (!select_add_filter(q, query->filter, m, err))
		return false;
	select_add(q, " GROUP BY card.page, card.line)");
	return true;
}

static bool take_off_siblings(Store *s, const QueueQuery *query, QueueCounts *out, Err *err)
{
	if (!query->buries_siblings)
		return true;
	Select q = {0};
	bool is_fine = select_add_siblings(&q, query, err);
	if (is_fine) {
		Stmt run = select_start(&q, s);
		if (stmt_step(&run)) {
			out->due -= stmt_int(&run);
			out->new_ -= stmt_int(&run);
		}
		is_fine = stmt_finish(&run, err);
	}
	select_release(&q);
	return is_fine;
}

bool store_count_queue(Store *s, const QueueQuery *q, QueueCounts *out, Err *err)
{
	*out = (QueueCounts){.next_due = INSTANT_NONE};
	bool is_plain = !q->filter && q->n_skip == 0 && q->n_full_graphs == 0;
	bool is_counted =
		is_plain ? count_all(s, &q->moment, out, err) : count_filtered(s, q, out, err);
	return is_counted && take_off_siblings(s, q, out, err) &&
	       select_count_drill(s, q, &out->drill, err);
}

// -- the day --------------------------------------------------------------------------------------

bool store_count_day(Store *s, const StoreMoment *m, int64_t graph, DayCounts *out, Err *err)
{
	*out = (DayCounts){0};
	Stmt q = stmt_start(s, STMT_COUNT_DAY);
	stmt_bind_int(&q, m->day_start);
	stmt_bind_int(&q, m->day_end);
	stmt_bind_id(&q, graph);
	if (stmt_step(&q)) {
		out->reviews = stmt_int(&q);
		out->new_cards = stmt_int(&q);
	}
	return stmt_finish(&q, err);
}
