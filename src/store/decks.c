// Cards counted by deck and by tag.
#include <stdlib.h>
#include "recto/base/vec.h"
#include "recto/store/queue.h"
#include "select.h"
#include "words.h"

typedef struct DeckRows {
	DeckRow *items;
	size_t n, cap;
} DeckRows;

static int compare_names(const void *a, const void *b)
{
	return str_compare(((const DeckRow *)a)->name, ((const DeckRow *)b)->name);
}

// Rows of one name become one.
static void merge(DeckRows *rows)
{
	size_t kept = 0;
	if (rows->n == 0)
		return;
	qsort(rows->items, rows->n, sizeof *rows->items, compare_names);
	for (size_t i = 1; i < rows->n; i++) {
		const DeckRow *row = &rows->items[i];
		DeckRow *last = &rows->items[kept];
		if (!str_equals(row->name, last->name)) {
			rows->items[++kept] = *row;
			continue;
		}
		last->due += row->due;
		last->new_ += row->new_;
		last->drill += row->drill;
		last->total += row->total;
	}
	rows->n = kept + 1;
}

static bool hand_out(DeckRows *rows, Arena *a, bool is_good, DeckRow **out, size_t *n)
{
	*n = is_good ? rows->n : 0;
	*out = store_settle(a, rows->items, rows->n, sizeof *rows->items);
	return is_good;
}

// -- decks ----------------------------------------------------------------------------------------

static bool add_decks(Store *s, const StoreMoment *m, Arena *a, DeckRows *rows, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_DECKS);
	stmt_bind_int(&q, m->day_end);
	stmt_bind_int(&q, m->now);
	BIND(&q, m->today);
	while (stmt_step(&q)) {
		DeckRow *deck = VEC_ADD(rows);
		*deck = (DeckRow){.name = stmt_text(&q, a)};
		deck->due = stmt_int(&q);
		deck->new_ = stmt_int(&q);
		deck->total = stmt_int(&q);
	}
	return stmt_finish(&q, err);
}

// `select` gives a name, or names one a line, and how many cards of today's drill have them.
static bool read_drill(Store *s, const StoreMoment *m, const char *select, const char *group,
	Arena *a, DeckRows *rows, Err *err)
{
	Select q = {0};
	select_add(&q, select);
	select_add_drill_of_day(&q, m);
	select_add(&q, " AND card.buried_until <= ?");
	select_int(&q, m->today);
	select_add(&q, group);
	Stmt run = select_start(&q, s);
	while (stmt_step(&run)) {
		Str names = stmt_text(&run, a);
		int64_t drill = stmt_int(&run);
		for (Str name; str_next_line(&names, &name);)
			VEC_PUSH(rows, ((DeckRow){.name = name, .drill = drill}));
	}
	bool is_good = stmt_finish(&run, err);
	select_release(&q);
	return is_good;
}

static void add_drill(DeckRow *decks, size_t n, const DeckRows *drill)
{
	for (size_t i = 0; i < drill->n; i++)
		for (size_t k = 0; k < n; k++)
			if (str_equals(decks[k].name, drill->items[i].name))
				decks[k].drill += drill->items[i].drill;
}

bool store_list_decks(Store *s, const StoreMoment *m, Arena *a, DeckRow **out, size_t *n, Err *err)
{
	DeckRows rows = {0};
	DeckRows drill = {0};
	bool is_good =
		add_decks(s, m, a, &rows, err) &&
		read_drill(s, m, "SELECT (SELECT name FROM deck WHERE id = card.deck), count(*)",
			" GROUP BY card.deck", a, &drill, err);
	add_drill(rows.items, rows.n, &drill);
	VEC_RELEASE(&drill);
	return hand_out(&rows, a, is_good, out, n);
}

// -- tags -----------------------------------------------------------------------------------------

static bool add_tags(Store *s, const StoreMoment *m, Arena *a, DeckRows *rows, Err *err)
{
	Select q = {0};
	select_add(&q, "SELECT tags, count(*) FILTER (WHERE ");
	select_add_is_due(&q, m);
	select_add(&q, "), count(*) FILTER (WHERE queue = " QUEUE_NEW " AND buried_until <= ?), "
		       "count(*) FROM card JOIN card_text ON card_text.card = card.id "
		       "WHERE queue > " QUEUE_GONE " AND tags <> '' GROUP BY tags");
	select_int(&q, m->today);
	Stmt run = select_start(&q, s);
	while (stmt_step(&run)) {
		Str names = stmt_text(&run, a);
		DeckRow counts = {0};
		counts.due = stmt_int(&run);
		counts.new_ = stmt_int(&run);
		counts.total = stmt_int(&run);
		while (str_next_line(&names, &counts.name))
			VEC_PUSH(rows, counts);
	}
	bool is_good = stmt_finish(&run, err);
	select_release(&q);
	return is_good;
}

bool store_list_tags(Store *s, const StoreMoment *m, Arena *a, DeckRow **out, size_t *n, Err *err)
{
	DeckRows rows = {0};
	bool is_good = add_tags(s, m, a, &rows, err) &&
		       read_drill(s, m,
			       "SELECT (SELECT tags FROM card_text WHERE card_text.card = card.id) "
			       "AS names, count(*)",
			       " GROUP BY names", a, &rows, err);
	merge(&rows);
	return hand_out(&rows, a, is_good, out, n);
}
