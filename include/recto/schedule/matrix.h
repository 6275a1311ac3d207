// Logseq's table of optimal factors: one number for each pair of repeats and ease factor at which a
// card was reviewed. One table belongs to a whole graph and is shared by its cards; Logseq keeps it
// in logseq/srs-of-matrix.edn.
//
// Keys are exact doubles, as in Logseq: 1.4000000000000001 is not 1.4. Every pair is there once;
// repeats are 0 to REPEATS_MAX, eases and factors above 0, factors at most FACTOR_MAX. Cells are
// sorted for looking up and remember in which order they came, in which Logseq prints them.
#ifndef RECTO_SCHEDULE_MATRIX_H
#define RECTO_SCHEDULE_MATRIX_H

#include "recto/base/diag.h"
#include "recto/schedule/state.h"

// Factors of Logseq that grew for years have seven digits; this keeps them finite.
#define FACTOR_MAX 1e15

typedef struct MatrixCell {
	int32_t repeats;
	double ease;
	double factor; // in rows 0 and 1 days, above them a factor
} MatrixCell;

static inline bool matrix_cell_is_valid(const MatrixCell *cell)
{
	return cell->repeats >= 0 && cell->repeats <= REPEATS_MAX && cell->ease > 0 &&
	       cell->ease <= FACTOR_MAX && cell->factor > 0 && cell->factor <= FACTOR_MAX;
}

typedef struct MatrixItem {
	MatrixCell cell;
	size_t order; // ascending as the cells came
} MatrixItem;

typedef struct Matrix {
	MatrixItem *items; // by repeats, then ease
	size_t n, cap;
	size_t came; // the order of the next one
} Matrix;

void matrix_release(Matrix *m);

// NULL when the table has nothing there.
const double *matrix_find(const Matrix *m, int32_t repeats, double ease);
// The highest row that has a cell; -1 in an empty table.
int32_t matrix_last_row(const Matrix *m);

// The same cells with the same factors, in whatever order they came.
bool matrix_equals(const Matrix *a, const Matrix *b);
// The cells in the order in which they came, m->n of them; the caller frees the list.
MatrixCell *matrix_list(const Matrix *m);

// Adds the cell or replaces its factor. The cell is in range (above).
void matrix_set(Matrix *m, MatrixCell cell);
// Takes what another program did to the table since it was `base`: the cells of `theirs` that are
// not as they were there. All others stay as they are.
void matrix_merge(Matrix *m, const Matrix *base, const Matrix *theirs);

// Reads what is readable of EDN such as "{0 {2.5 4.43}, 1 {2.6 4.14}}" into *m, which is released
// before; the later of two factors for a pair wins. An empty text is an empty table. The lines of
// conflict markers are passed over, so that both sides count, and what is no row or cell is left
// out. False when anything of the kind was there: `odd` names each.
bool matrix_parse(Matrix *m, Str text, Diags *odd);
// Appends the table as Logseq prints it, without a line end: rows in the order in which they came,
// and so the cells in each. "{}" when it is empty.
void matrix_format(const Matrix *m, Buf *out);

#endif
