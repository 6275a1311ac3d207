// Matrices, cases and aligned equations.
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "math.h"

// Where the text of a column stands: halves of the free room before it.
enum { LEFT = 0, CENTRE = 1, RIGHT = 2 };

typedef struct Kind {
	const char *name;
	const char *left, *right;
	int align; // of all columns; -1: right and left by turns, without a gap
	bool has_columns;
} Kind;

enum { BY_TURNS = -1 };

static const Kind kinds[] = {
	{"matrix", "", "", CENTRE, false},
	{"smallmatrix", "", "", CENTRE, false},
	{"pmatrix", "(", ")", CENTRE, false},
	{"bmatrix", "[", "]", CENTRE, false},
	{"Bmatrix", "{", "}", CENTRE, false},
	{"vmatrix", "|", "|", CENTRE, false},
	{"Vmatrix", "‖", "‖", CENTRE, false},
	{"array", "", "", CENTRE, true},
	{"cases", "{", "", LEFT, false},
	{"dcases", "{", "", LEFT, false},
	{"rcases", "", "}", LEFT, false},
	{"aligned", "", "", BY_TURNS, false},
	{"align", "", "", BY_TURNS, false},
	{"alignat", "", "", BY_TURNS, true},
	{"split", "", "", BY_TURNS, false},
	{"eqnarray", "", "", CENTRE, false},
	{"gathered", "", "", CENTRE, false},
	{"gather", "", "", CENTRE, false},
	{"multline", "", "", LEFT, false},
	{"equation", "", "", LEFT, false},
};

static const Kind *find_kind(Str name)
{
	if (str_ends_with(name, STR("*")))
		name.n--;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equals(name, str_from_z(kinds[i].name)))
			return &kinds[i];
	return NULL;
}

typedef struct Cell {
	MathList list;
	int row, column;
} Cell;

typedef struct Grid {
	const Kind *kind;
	struct {
		Cell *items;
		size_t n, cap;
	} cells;
	int rows, columns;
	int widths[MATH_COLUMNS_MAX];
	int aligns[MATH_COLUMNS_MAX];
} Grid;

static void grid_release(Grid *g)
{
	for (size_t i = 0; i < g->cells.n; i++)
		math_list_release(&g->cells.items[i].list);
	VEC_RELEASE(&g->cells);
}

// -- reading ----------------------------------------------------------------------------------

// "{l|cr}"
static void read_aligns(MathReader *r, Grid *g)
{
	Str letters = math_read_raw(r);
	int column = 0;
	for (size_t i = 0; i < letters.n && column < MATH_COLUMNS_MAX; i++) {
		if (letters.p[i] == 'l' || letters.p[i] == 'c' || letters.p[i] == 'r')
			g->aligns[column++] = letters.p[i] == 'l'   ? LEFT
					      : letters.p[i] == 'c' ? CENTRE
								    : RIGHT;
	}
}

static void set_aligns(Grid *g)
{
	for (int i = 0; i < MATH_COLUMNS_MAX; i++)
		g->aligns[i] = g->kind->align != BY_TURNS ? g->kind->align
			       : i % 2 == 0               ? RIGHT
							  : LEFT;
}

static void read_cell(MathReader *r, Grid *g, int row, int column)
{
	Cell *cell = VEC_ADD(&g->cells);
	*cell = (Cell){.row = row, .column = column};
	math_read_list(r, &cell->list);
	if (cell->list.box.width > g->widths[column])
		g->widths[column] = cell->list.box.width;
	if (cell->list.box.n > 0 && row >= g->rows)
		g->rows = row + 1;
	if (column >= g->columns)
		g->columns = column + 1;
}

static void read_cells(MathReader *r, Grid *g)
{
	int row = 0;
	int column = 0;
	while (!r->has_failed && row < MATH_ROWS_MAX && column < MATH_COLUMNS_MAX) {
		read_cell(r, g, row, column);
		if (math_take(r, STR("&"))) {
			column++;
		} else if (math_take(r, STR("\\\\")) || math_take(r, STR("\\cr"))) {
			row++;
			column = 0;
		} else {
			return;
		}
	}
	r->has_failed = true;
}

// -- drawing ----------------------------------------------------------------------------------

static int gap_before(const Grid *g, int column)
{
	if (column == 0)
		return 0;
	// Between equations that stand beside each other.
	if (g->kind->align == BY_TURNS)
		return column % 2 == 0 ? 3 : 0;
	return 2;
}

// An equation goes on with "= …" in its second column.
static void append_gap(const Grid *g, const Cell *cell, Buf *out)
{
	buf_append_repeat(out, ' ', (size_t)gap_before(g, cell->column));
	if (g->kind->align == BY_TURNS && cell->column % 2 == 1)
		buf_append_char(out, ' ');
}

// The rows of text that a row of cells takes, above and below its base.
static void measure_row(const Grid *g, int row, int *above, int *below)
{
	*above = *below = 0;
	for (size_t i = 0; i < g->cells.n; i++) {
		const Box *box = &g->cells.items[i].list.box;
		if (g->cells.items[i].row != row || box->n == 0)
			continue;
		*above = box->base > *above ? box->base : *above;
		*below = box->n - 1 - box->base > *below ? box->n - 1 - box->base : *below;
	}
}

static void append_line(const Grid *g, int row, int offset, Buf *out)
{
	for (size_t i = 0; i < g->cells.n; i++) {
		const Cell *cell = &g->cells.items[i];
		if (cell->row != row)
			continue;
		append_gap(g, cell, out);
		box_append_row(out, &cell->list.box, cell->list.box.base + offset,
			g->widths[cell->column], g->aligns[cell->column]);
	}
}

static bool append_row(const Grid *g, int row, Box *out)
{
	int above, below;
	measure_row(g, row, &above, &below);
	if (out->n + above + below + 1 > MATH_ROWS_MAX)
		return false;
	for (int offset = -above; offset <= below; offset++) {
		Buf *line = &out->rows[out->n++];
		append_line(g, row, offset, line);
		int width = width_of(buf_str(line));
		out->width = width > out->width ? width : out->width;
	}
	return true;
}

static bool draw_rows(const Grid *g, Box *out)
{
	bool fits = true;
	for (int row = 0; row < g->rows && fits; row++)
		fits = append_row(g, row, out);
	for (int i = 0; i < out->n; i++) {
		int width = width_of(buf_str(&out->rows[i]));
		buf_append_repeat(&out->rows[i], ' ', (size_t)(out->width - width));
	}
	out->base = out->n > 0 ? (out->n - 1) / 2 : 0;
	return fits;
}

// "a b; c d"
static void draw_flat(const Grid *g, Box *out)
{
	Str between = g->kind->align == LEFT ? STR(", ") : STR(" ");
	for (size_t i = 0; i < g->cells.n; i++) {
		const Cell *cell = &g->cells.items[i];
		if (cell->row >= g->rows)
			continue;
		if (i > 0)
			box_append_text(out, cell->column == 0 ? STR("; ") : between);
		box_append_text(out, math_list_text(&cell->list));
	}
}

static void put_grid(MathReader *r, MathList *l, const Grid *g)
{
	Box rows = {0};
	Box fenced = {0};
	bool fits = true;
	if (r->is_display)
		fits = draw_rows(g, &rows);
	else
		draw_flat(g, &rows);
	fits = fits &&
	       box_fence(&fenced, &rows, str_from_z(g->kind->left), str_from_z(g->kind->right));
	if (fits)
		math_put_box(r, l, &fenced, MATH_ORD);
	l->last = MATH_CLOSE;
	r->has_failed = r->has_failed || !fits;
	box_release(&rows);
	box_release(&fenced);
}

void math_read_environment(MathReader *r, MathList *l)
{
	Str name = math_read_raw(r);
	Grid g = {.kind = find_kind(name)};
	bool was_option = r->is_option;
	if (!g.kind || ++r->depth > MATH_DEPTH_MAX) {
		r->has_failed = true;
		return;
	}
	set_aligns(&g);
	if (g.kind->has_columns)
		read_aligns(r, &g);
	r->is_option = false;
	read_cells(r, &g);
	r->is_option = was_option;
	r->depth--;
	if (!math_take(r, STR("\\end")) || !str_equals(math_read_raw(r), name))
		r->has_failed = true;
	if (!r->has_failed)
		put_grid(r, l, &g);
	grid_release(&g);
}
