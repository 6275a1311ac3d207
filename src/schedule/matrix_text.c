// The table as EDN, read from files that programs and merges may have damaged.
#include <math.h>
#include <stdlib.h>

#include "recto/base/mem.h"
#include "recto/base/number.h"
#include "recto/outline/edn.h"

#include "local.h"

// -- reading --------------------------------------------------------------------------------------

typedef struct Parser {
	Matrix *matrix;
	Diags *odd;
	bool is_good;
} Parser;

static void complain(Parser *p, int line, int col, const char *what)
{
	diags_add(p->odd, line, col, "%s", what);
	p->is_good = false;
}

static bool is_conflict_marker(Str line)
{
	static const char *const markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (str_starts_with(line, str_from_z(markers[i])))
			return true;
	return false;
}

// The text with blanks for conflict markers, so that the places stay.
static Str without_markers(Parser *p, Str text, Arena *a)
{
	char *copy = arena_copy_z(a, text);
	Str rest = text;
	Str line;
	for (int number = 1; str_next_line(&rest, &line); number++) {
		if (!is_conflict_marker(line))
			continue;
		memset(copy + (line.p - text.p), ' ', line.n);
		complain(p, number, 1, "a mark of a conflict between two versions");
	}
	return str_make(copy, text.n);
}

static bool read_repeats(const Edn *key, int32_t *out)
{
	bool is_in_range = key->number >= 0 && key->number <= REPEATS_MAX;
	if (!is_in_range || key->number != floor(key->number))
		return false;
	*out = (int32_t)key->number;
	return true;
}

// The keys of a map are every second of its items.
static const Edn *next_key(const Edn *key)
{
	return key->next ? key->next->next : NULL;
}

static bool is_pair(const Edn *key, EdnKind value)
{
	return key->kind == EDN_NUMBER && key->next && key->next->kind == value;
}

static void read_row(Parser *p, int32_t repeats, const Edn *row)
{
	for (const Edn *key = row->first; key; key = next_key(key)) {
		MatrixCell cell = {.repeats = repeats, .ease = key->number};
		if (is_pair(key, EDN_NUMBER))
			cell.factor = key->next->number;
		if (matrix_cell_is_valid(&cell))
			matrix_append(p->matrix, cell);
		else
			complain(p, key->line, key->col, "this is no ease factor with its factor");
	}
}

static void read_rows(Parser *p, const Edn *table)
{
	for (const Edn *key = table->first; key; key = next_key(key)) {
		int32_t repeats;
		if (is_pair(key, EDN_MAP) && read_repeats(key, &repeats))
			read_row(p, repeats, key->next);
		else
			complain(
				p, key->line, key->col, "this is no count of repeats with its row");
	}
}

bool matrix_parse(Matrix *m, Str text, Diags *odd)
{
	Parser p = {.matrix = m, .odd = odd, .is_good = true};
	Arena arena = {0};
	Edn *first;
	Diag problem;
	matrix_release(m);
	if (!edn_parse_all(without_markers(&p, text, &arena), &arena, &first, &problem))
		complain(&p, problem.line, problem.col, problem.text.p);
	for (const Edn *value = first; value; value = value->next) {
		if (value->kind == EDN_MAP)
			read_rows(&p, value);
		else
			complain(&p, value->line, value->col, "this is no table");
		if (value->next)
			complain(&p, value->next->line, value->next->col, "a second table");
	}
	if (!matrix_settle(m))
		complain(&p, 1, 1, "two factors for the same repeats and ease factor");
	arena_release(&arena);
	return p.is_good;
}

// -- writing --------------------------------------------------------------------------------------

typedef struct PrintItem {
	size_t row, order; // the order of the row's first cell, and of this one
	const MatrixCell *cell;
} PrintItem;

static int compare_print(const void *a, const void *b)
{
	const PrintItem *x = a;
	const PrintItem *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

// The items [from, end) are a row.
static size_t end_of_row(const Matrix *m, size_t from, size_t *first_order)
{
	size_t end = from;
	*first_order = m->items[from].order;
	for (; end < m->n && m->items[end].cell.repeats == m->items[from].cell.repeats; end++)
		if (m->items[end].order < *first_order)
			*first_order = m->items[end].order;
	return end;
}

static PrintItem *print_order(const Matrix *m)
{
	PrintItem *items = mem_new(m->n, sizeof *items);
	for (size_t i = 0; i < m->n;) {
		size_t row;
		for (size_t end = end_of_row(m, i, &row); i < end; i++)
			items[i] = (PrintItem){row, m->items[i].order, &m->items[i].cell};
	}
	qsort(items, m->n, sizeof *items, compare_print);
	return items;
}

void matrix_format(const Matrix *m, Buf *out)
{
	if (m->n == 0) {
		buf_append_z(out, "{}");
		return;
	}
	PrintItem *items = print_order(m);
	for (size_t i = 0; i < m->n; i++) {
		const MatrixCell *cell = items[i].cell;
		if (i == 0 || items[i].row != items[i - 1].row)
			buf_printf(out, "%s%d {", i == 0 ? "{" : "}, ", cell->repeats);
		else
			buf_append_z(out, ", ");
		number_format(cell->ease, out);
		buf_append_char(out, ' ');
		number_format(cell->factor, out);
	}
	buf_append_z(out, "}}");
	free(items);
}
