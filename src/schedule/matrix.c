#include "recto/schedule/matrix.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "recto/base/vec.h"

#include "local.h"

void matrix_release(Matrix *m)
{
	VEC_RELEASE(m);
	m->came = 0;
}

static int compare_keys(int32_t repeats, double ease, const MatrixCell *cell)
{
	if (repeats != cell->repeats)
		return repeats < cell->repeats ? -1 : 1;
	return (ease > cell->ease) - (ease < cell->ease);
}

// The first item that does not come before the key.
static size_t find_place(const Matrix *m, int32_t repeats, double ease)
{
	size_t low = 0;
	size_t high = m->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_keys(repeats, ease, &m->items[middle].cell) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_at(const Matrix *m, size_t place, int32_t repeats, double ease)
{
	return place < m->n && compare_keys(repeats, ease, &m->items[place].cell) == 0;
}

const double *matrix_find(const Matrix *m, int32_t repeats, double ease)
{
	size_t place = find_place(m, repeats, ease);
	return is_at(m, place, repeats, ease) ? &m->items[place].cell.factor : NULL;
}

int32_t matrix_last_row(const Matrix *m)
{
	return m->n > 0 ? m->items[m->n - 1].cell.repeats : -1;
}

void matrix_set(Matrix *m, MatrixCell cell)
{
	assert(matrix_cell_is_valid(&cell));
	size_t place = find_place(m, cell.repeats, cell.ease);
	if (is_at(m, place, cell.repeats, cell.ease)) {
		m->items[place].cell.factor = cell.factor;
		return;
	}
	VEC_ADD(m);
	MatrixItem *item = &m->items[place];
	memmove(item + 1, item, (m->n - 1 - place) * sizeof *item);
	*item = (MatrixItem){cell, m->came++};
}

bool matrix_equals(const Matrix *a, const Matrix *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		const MatrixCell *x = &a->items[i].cell;
		const MatrixCell *y = &b->items[i].cell;
		if (compare_keys(x->repeats, x->ease, y) != 0 || x->factor != y->factor)
			return false;
	}
	return a->n == b->n;
}

// -- cells in the order in which they came --------------------------------------------------------

static int by_order(const void *a, const void *b)
{
	const MatrixItem *x = a;
	const MatrixItem *y = b;
	return (x->order > y->order) - (x->order < y->order);
}

MatrixCell *matrix_list(const Matrix *m)
{
	MatrixItem *items = mem_new(m->n, sizeof *items);
	MatrixCell *cells = mem_new(m->n, sizeof *cells);
	for (size_t i = 0; i < m->n; i++)
		items[i] = m->items[i];
	if (m->n > 0)
		qsort(items, m->n, sizeof *items, by_order);
	for (size_t i = 0; i < m->n; i++)
		cells[i] = items[i].cell;
	free(items);
	return cells;
}

void matrix_merge(Matrix *m, const Matrix *base, const Matrix *theirs)
{
	MatrixCell *cells = matrix_list(theirs);
	for (size_t i = 0; i < theirs->n; i++) {
		const double *was = matrix_find(base, cells[i].repeats, cells[i].ease);
		if (!was || *was != cells[i].factor)
			matrix_set(m, cells[i]);
	}
	free(cells);
}

// -- building from many cells --------------------------------------------------------------------

static int compare_items(const void *a, const void *b)
{
	const MatrixItem *x = a;
	const MatrixItem *y = b;
	int order = compare_keys(x->cell.repeats, x->cell.ease, &y->cell);
	return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

void matrix_append(Matrix *m, MatrixCell cell)
{
	assert(matrix_cell_is_valid(&cell));
	VEC_PUSH(m, ((MatrixItem){cell, m->came}));
	m->came++;
}

bool matrix_settle(Matrix *m)
{
	if (m->n < 2)
		return true;
	qsort(m->items, m->n, sizeof *m->items, compare_items);
	size_t kept = 0;
	for (size_t i = 1; i < m->n; i++) {
		MatrixCell *last = &m->items[kept].cell;
		const MatrixCell *cell = &m->items[i].cell;
		if (compare_keys(cell->repeats, cell->ease, last) == 0)
			last->factor = cell->factor;
		else
			m->items[++kept] = m->items[i];
	}
	bool is_unique = kept + 1 == m->n;
	m->n = kept + 1;
	return is_unique;
}
