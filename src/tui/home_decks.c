// The list of decks: those with something to do first, and what lies below a deck counted with it.
#include <stdlib.h>
#include <string.h>
#include "home_view.h"

static int compare_names(const void *a, const void *b)
{
	return str_compare(((const DeckRow *)a)->name, ((const DeckRow *)b)->name);
}

static DeckRow *find_row(DeckRow *rows, size_t n, Str name)
{
	DeckRow key = {.name = name};
	return bsearch(&key, rows, n, sizeof *rows, compare_names);
}

// A review of a/b reviews a/b/c too, so the counts of that are part of a/b's. `own` is as counted.
static void add_to_parents(DeckRow *rows, const DeckRow *own, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = own[i].name.n; k-- > 1;) {
			DeckRow *parent = own[i].name.p[k] == '/'
						  ? find_row(rows, n, str_head(own[i].name, k))
						  : NULL;
			if (!parent)
				continue;
			parent->due += own[i].due;
			parent->new_ += own[i].new_;
			parent->total += own[i].total;
		}
}

static int rank(const DeckRow *row)
{
	return row->due > 0 ? 0 : row->new_ > 0 ? 1 : 2;
}

static int compare_rows(const void *a, const void *b)
{
	int difference = rank(a) - rank(b);
	return difference != 0 ? difference : compare_names(a, b);
}

static DeckRow sum_of(const DeckRow *rows, size_t n)
{
	DeckRow sum = {.name = STR("All decks")};
	for (size_t i = 0; i < n; i++) {
		sum.due += rows[i].due;
		sum.new_ += rows[i].new_;
		sum.total += rows[i].total;
	}
	return sum;
}

// The row that was chosen keeps its deck, if that is still there.
static int find_selected(const HomeView *v, Str name)
{
	for (size_t i = 1; i < v->n_rows; i++)
		if (str_equals(v->rows[i].name, name))
			return (int)i;
	return 0;
}

static void fill_rows(HomeView *v, DeckRow *own, size_t n)
{
	v->rows = ARENA_ARRAY(&v->arena, DeckRow, n + 1);
	v->n_rows = n + 1;
	v->rows[0] = sum_of(own, n);
	if (n == 0)
		return;
	qsort(own, n, sizeof *own, compare_names);
	memcpy(v->rows + 1, own, n * sizeof *own);
	add_to_parents(v->rows + 1, own, n);
	qsort(v->rows + 1, n, sizeof *own, compare_rows);
}

bool home_count(HomeView *v, Err *err)
{
	const Desk *desk = v->base.desk;
	StoreMoment moment = desk_moment(desk, 0);
	Buf selected = {0};
	DeckRow *own = NULL;
	size_t n = 0;
	if (v->selected > 0)
		buf_append(&selected, v->rows[v->selected].name);
	arena_reset(&v->arena);
	v->n_rows = 0;
	bool is_good = due_report(desk, NULL, &v->today, err) &&
		       store_list_decks(desk->store, &moment, &v->arena, &own, &n, err);
	fill_rows(v, own, n);
	v->selected = find_selected(v, buf_str(&selected));
	v->has_counts = v->knows_counts = is_good;
	buf_release(&selected);
	return is_good;
}
