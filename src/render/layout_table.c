// Tables: aligned columns, as narrow as the pane asks for; where that is not readable, one cell
// below the other.
#include <assert.h>
#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "layout.h"

enum {
	BETWEEN_WIDTH = 3, // " │ "
	COLUMN_MIN = 6,    // a column that has to wrap is not narrower
	RECORD_INDENT = 2, // of a cell below its heading
};

static const Style style_dim = {ROLE_DIM, 0};

// A line of a cell.
typedef struct Piece {
	size_t begin, end; // bytes of the text
	int width;
} Piece;

typedef struct Column {
	int natural;              // columns of its widest cell
	int width;                // that it gets
	size_t piece, pieces_end; // of the row at hand: its next line
} Column;

typedef struct Grid {
	Layout *l;
	const Table *table;
	Column *columns;
	bool wraps; // cells take several lines
	struct {
		Piece *items;
		size_t n, cap;
	} pieces; // of the row at hand
} Grid;

static const Cell *cell_at(const Grid *g, size_t i)
{
	return &g->l->doc->cells.items[g->table->first_cell + i];
}

// -- widths -----------------------------------------------------------------------------------

static int natural_width(const Layout *l, const Cell *cell)
{
	int width = 0;
	Str text = str_slice(buf_str(&l->doc->text), cell->begin, cell->end);
	for (Str line; str_next_line(&text, &line);) {
		int columns = width_of(line);
		width = columns > width ? columns : width;
	}
	return width;
}

static void measure(Grid *g)
{
	for (size_t i = 0; i < g->table->columns; i++)
		g->columns[i].natural = 1;
	for (size_t i = 0; i < g->table->n_cells; i++) {
		const Cell *cell = cell_at(g, i);
		if (cell->column >= g->table->columns)
			continue;
		Column *column = &g->columns[cell->column];
		int width = natural_width(g->l, cell);
		if (width > column->natural)
			column->natural = width;
	}
}

static int at_most(int value, int max)
{
	return value < max ? value : max;
}

static int sum_capped(const Grid *g, int cap)
{
	int sum = 0;
	for (size_t i = 0; i < g->table->columns; i++)
		sum += at_most(g->columns[i].natural, cap);
	return sum;
}

// The widest columns give way first. False when there is not enough room for all.
static bool share(Grid *g)
{
	int between = BETWEEN_WIDTH * (int)(g->table->columns - 1);
	int room = layout_room(g->l) - between;
	int cap = 0;
	while (cap < room && sum_capped(g, cap + 1) <= room)
		cap++;
	int left = room - sum_capped(g, cap);
	for (size_t i = 0; i < g->table->columns; i++) {
		Column *column = &g->columns[i];
		int more = column->natural > cap && left > 0;
		column->width = at_most(column->natural, cap) + more;
		left -= more;
		g->wraps = g->wraps || column->width < column->natural;
	}
	return room > 0 && (!g->wraps || cap >= COLUMN_MIN);
}

// -- rows -------------------------------------------------------------------------------------

static void add_pieces(Grid *g, const Cell *cell, int columns)
{
	size_t begin = cell->begin;
	while (begin < cell->end) {
		size_t n, used, shown;
		Str rest = str_slice(buf_str(&g->l->doc->text), begin, cell->end);
		size_t end = str_find_char(rest, '\n', &n) ? begin + n : cell->end;
		layout_break(g->l, begin, end, columns, &used, &shown);
		Str line = str_slice(buf_str(&g->l->doc->text), begin, begin + shown);
		VEC_PUSH(&g->pieces, ((Piece){begin, begin + shown, width_of(line)}));
		begin += used;
		if (begin == end && end < cell->end)
			begin++;
	}
}

// Breaks the cells of the row that begins with cell *i, which moves on. Returns its lines.
static size_t break_row(Grid *g, size_t row, size_t *i)
{
	size_t height = 0;
	g->pieces.n = 0;
	for (size_t k = 0; k < g->table->columns; k++)
		g->columns[k].piece = g->columns[k].pieces_end = 0;
	for (; *i < g->table->n_cells && cell_at(g, *i)->row == row; ++*i) {
		const Cell *cell = cell_at(g, *i);
		if (cell->column >= g->table->columns)
			continue;
		Column *column = &g->columns[cell->column];
		column->piece = g->pieces.n;
		add_pieces(g, cell, column->width);
		column->pieces_end = g->pieces.n;
		size_t lines = column->pieces_end - column->piece;
		height = lines > height ? lines : height;
	}
	return height;
}

static void put_cell(Grid *g, size_t index, bool is_last)
{
	static const int halves[] = {[ALIGN_LEFT] = 0, [ALIGN_CENTRE] = 1, [ALIGN_RIGHT] = 2};
	Column *column = &g->columns[index];
	Piece piece = {0};
	if (column->piece < column->pieces_end)
		piece = g->pieces.items[column->piece++];
	int blanks = column->width - piece.width;
	int before = blanks * halves[g->table->aligns[index]] / 2;
	layout_put_blanks(g->l, before);
	layout_put_text(g->l, piece.begin, piece.end);
	if (!is_last)
		layout_put_blanks(g->l, blanks - before);
}

static void add_row(Grid *g, size_t row, size_t *i)
{
	size_t height = break_row(g, row, i);
	for (size_t line = 0; line < height; line++) {
		layout_begin_line(g->l);
		for (size_t k = 0; k < g->table->columns; k++) {
			if (k > 0)
				layout_put(g->l, STR(" │ "), style_dim);
			put_cell(g, k, k + 1 == g->table->columns);
		}
		layout_end_line(g->l);
	}
}

static void add_rule(Grid *g, Str across, Str crossing)
{
	layout_begin_line(g->l);
	for (size_t k = 0; k < g->table->columns; k++) {
		int width = g->columns[k].width + (k > 0) + (k + 1 < g->table->columns);
		if (k > 0)
			layout_put(g->l, crossing, style_dim);
		for (int i = 0; i < width; i++)
			layout_put(g->l, across, style_dim);
	}
	layout_end_line(g->l);
}

static void add_grid(Grid *g)
{
	size_t i = 0;
	for (size_t row = 0; row < g->table->rows; row++) {
		if (row > 1 && g->wraps)
			add_rule(g, STR("┈"), STR("┼"));
		add_row(g, row, &i);
		if (row == 0)
			add_rule(g, STR("─"), STR("┼"));
	}
}

// -- records ----------------------------------------------------------------------------------

static void add_wrapped(Grid *g, const Cell *cell, int indent)
{
	int room = layout_room(g->l) - indent;
	g->pieces.n = 0;
	add_pieces(g, cell, room);
	for (size_t i = 0; i < g->pieces.n; i++) {
		layout_begin_line(g->l);
		layout_put_blanks(g->l, indent);
		layout_put_text(g->l, g->pieces.items[i].begin, g->pieces.items[i].end);
		layout_end_line(g->l);
	}
}

static const Cell *find_heading(const Grid *g, size_t column)
{
	for (size_t i = 0; i < g->table->n_cells && cell_at(g, i)->row == 0; i++)
		if (cell_at(g, i)->column == column)
			return cell_at(g, i);
	return NULL;
}

// Each cell below the heading of its column.
static void add_records(Grid *g)
{
	int indent = layout_room(g->l) > 2 * COLUMN_MIN ? RECORD_INDENT : 0;
	size_t last_row = 0;
	for (size_t i = 0; i < g->table->n_cells; i++) {
		const Cell *cell = cell_at(g, i);
		const Cell *heading = find_heading(g, cell->column);
		if ((cell->row == 0 && g->table->rows > 1) || cell->begin == cell->end)
			continue;
		if (cell->row != last_row && last_row > 0) {
			layout_begin_line(g->l);
			layout_put(g->l, STR("──"), style_dim);
			layout_end_line(g->l);
		}
		last_row = cell->row;
		if (heading && heading != cell)
			add_wrapped(g, heading, 0);
		add_wrapped(g, cell, heading == cell ? 0 : indent);
	}
}

void layout_add_table(Layout *l)
{
	const Table *table = &l->doc->tables.items[l->block->table];
	Grid g = {.l = l, .table = table};
	g.columns = mem_new(table->columns, sizeof *g.columns);
	measure(&g);
	if (share(&g))
		add_grid(&g);
	else
		add_records(&g);
	VEC_RELEASE(&g.pieces);
	free(g.columns);
}
