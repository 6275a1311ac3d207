#include "assign.h"

#include <math.h>
#include <stdlib.h>

// -- groups that hang together -------------------------------------------------------------------

static uint32_t find_root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

typedef struct Grouped {
	AssignEdge edge;
	uint32_t group;
} Grouped;

static int by_group(const void *x, const void *y)
{
	const Grouped *a = x;
	const Grouped *b = y;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->edge.gain != b->edge.gain)
		return a->edge.gain > b->edge.gain ? -1 : 1;
	if (a->edge.was != b->edge.was)
		return a->edge.was < b->edge.was ? -1 : 1;
	return a->edge.is < b->edge.is ? -1 : a->edge.is > b->edge.is;
}

static void group_edges(Grouped *all, size_t n, size_t n_was, size_t n_is, Arena *a)
{
	uint32_t *parent = ARENA_ARRAY(a, uint32_t, n_was + n_is);
	for (size_t i = 0; i < n_was + n_is; i++)
		parent[i] = (uint32_t)i;
	for (size_t i = 0; i < n; i++) {
		uint32_t was = find_root(parent, all[i].edge.was);
		uint32_t is = find_root(parent, (uint32_t)n_was + all[i].edge.is);
		parent[was > is ? was : is] = was < is ? was : is;
	}
	for (size_t i = 0; i < n; i++)
		all[i].group = find_root(parent, all[i].edge.was);
	qsort(all, n, sizeof *all, by_group);
}

// -- the best first ------------------------------------------------------------------------------

static void take_best_first(AssignEdge *edges, size_t n, bool *was_taken, bool *is_taken)
{
	for (size_t i = 0; i < n; i++) {
		AssignEdge *e = &edges[i];
		e->is_taken = !was_taken[e->was] && !is_taken[e->is];
		if (e->is_taken)
			was_taken[e->was] = is_taken[e->is] = true;
	}
}

// -- the best of all -----------------------------------------------------------------------------

// The method of shortest augmenting paths (Kuhn, Munkres; in the form of Jonker and Volgenant).
// Each row has a column of its own that costs nothing: to stay alone.
enum { COLUMNS_MAX = 2 * ASSIGN_EXACT_MAX };

typedef struct Square {
	uint32_t was[ASSIGN_EXACT_MAX], is[ASSIGN_EXACT_MAX]; // which row and column stands for
	size_t rows, columns;
	double cost[ASSIGN_EXACT_MAX][COLUMNS_MAX];
	size_t row_of[COLUMNS_MAX]; // from 1; 0 for none
	double row_price[ASSIGN_EXACT_MAX + 1], column_price[COLUMNS_MAX];
} Square;

// The place of `id`, added where it is missing; ASSIGN_EXACT_MAX when there is no room.
static size_t place_of(uint32_t *ids, size_t *n, uint32_t id)
{
	size_t at = 0;
	while (at < *n && ids[at] != id)
		at++;
	if (at == *n && *n < ASSIGN_EXACT_MAX)
		ids[(*n)++] = id;
	return at;
}

// False when the group is too large.
static bool fill_square(Square *sq, const AssignEdge *edges, size_t n)
{
	size_t real = 0;
	*sq = (Square){0};
	for (size_t i = 0; i < n; i++)
		if (place_of(sq->was, &sq->rows, edges[i].was) == ASSIGN_EXACT_MAX ||
			place_of(sq->is, &real, edges[i].is) == ASSIGN_EXACT_MAX)
			return false;
	sq->columns = real + sq->rows;
	for (size_t row = 0; row < sq->rows; row++)
		for (size_t column = 0; column < sq->columns; column++)
			sq->cost[row][column] =
				column < real || column == real + row ? 0 : INFINITY;
	for (size_t i = 0; i < n; i++)
		sq->cost[place_of(sq->was, &sq->rows, edges[i].was)]
			[place_of(sq->is, &real, edges[i].is)] = -edges[i].gain * edges[i].gain;
	return true;
}

typedef struct Search {
	double least[COLUMNS_MAX];
	size_t from[COLUMNS_MAX]; // the column before on the path, COLUMNS_MAX at its begin
	bool is_done[COLUMNS_MAX];
} Search;

// The nearest column that is not done, seen from `row`, which `column` leads to.
static size_t step(Square *sq, Search *s, size_t row, size_t column, double *delta)
{
	size_t next = 0;
	*delta = INFINITY;
	for (size_t k = 0; k < sq->columns; k++) {
		if (s->is_done[k])
			continue;
		double cost = sq->cost[row - 1][k] - sq->row_price[row] - sq->column_price[k];
		if (cost < s->least[k]) {
			s->least[k] = cost;
			s->from[k] = column;
		}
		if (s->least[k] < *delta) {
			*delta = s->least[k];
			next = k;
		}
	}
	return next;
}

static void change_prices(Square *sq, Search *s, size_t row, double delta)
{
	sq->row_price[row] += delta;
	for (size_t k = 0; k < sq->columns; k++) {
		if (s->is_done[k]) {
			sq->row_price[sq->row_of[k]] += delta;
			sq->column_price[k] -= delta;
		} else {
			s->least[k] -= delta;
		}
	}
}

static void add_row(Square *sq, size_t first)
{
	Search s;
	for (size_t k = 0; k < COLUMNS_MAX; k++) {
		s.least[k] = INFINITY;
		s.from[k] = COLUMNS_MAX;
		s.is_done[k] = false;
	}
	size_t column = COLUMNS_MAX;
	for (size_t row = first; row != 0;) {
		double delta;
		size_t next = step(sq, &s, row, column, &delta);
		change_prices(sq, &s, first, delta);
		s.is_done[next] = true;
		column = next;
		row = sq->row_of[next];
	}
	while (s.from[column] != COLUMNS_MAX) {
		sq->row_of[column] = sq->row_of[s.from[column]];
		column = s.from[column];
	}
	sq->row_of[column] = first;
}

static bool is_in_square(Square *sq, const AssignEdge *e)
{
	size_t columns = sq->columns - sq->rows;
	size_t row = sq->row_of[place_of(sq->is, &columns, e->is)];
	return row > 0 && sq->was[row - 1] == e->was;
}

static bool take_best_sum(AssignEdge *edges, size_t n)
{
	Square sq;
	if (!fill_square(&sq, edges, n))
		return false;
	for (size_t row = 1; row <= sq.rows; row++)
		add_row(&sq, row);
	for (size_t i = 0; i < n; i++)
		edges[i].is_taken = is_in_square(&sq, &edges[i]);
	return true;
}

void assign_edges(AssignEdge *edges, size_t n, size_t n_was, size_t n_is)
{
	Arena a = {0};
	if (n == 0)
		return;
	Grouped *all = ARENA_ARRAY(&a, Grouped, n);
	bool *was_taken = ARENA_ARRAY(&a, bool, n_was);
	bool *is_taken = ARENA_ARRAY(&a, bool, n_is);
	for (size_t i = 0; i < n; i++)
		all[i].edge = edges[i];
	group_edges(all, n, n_was, n_is, &a);
	for (size_t i = 0; i < n; i++)
		edges[i] = all[i].edge;
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && all[to].group == all[from].group;)
			to++;
		if (!take_best_sum(&edges[from], to - from))
			take_best_first(&edges[from], to - from, was_taken, is_taken);
	}
	arena_release(&a);
}
