#include "recto/tui/frame.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"

void frame_release(Frame *f)
{
	free(f->cells);
	VEC_RELEASE(&f->targets);
	free(f->pictures);
	*f = (Frame){0};
}

void frame_reset(Frame *f, int rows, int columns)
{
	size_t n = (size_t)rows * (size_t)columns;
	if (rows != f->rows || columns != f->columns)
		f->cells = mem_resize(f->cells, n, sizeof *f->cells);
	if (n > 0)
		memset(f->cells, 0, n * sizeof *f->cells);
	for (size_t i = 0; i < n; i++)
		f->cells[i].width = 1;
	f->rows = rows;
	f->columns = columns;
	f->cursor_row = f->cursor_column = -1;
	f->targets.n = 0;
	f->n_pictures = 0;
}

// -- drawing ----------------------------------------------------------------------------------

// NULL outside of the frame.
static Cell *cell_at(Frame *f, int row, int column)
{
	if (row < 0 || row >= f->rows || column < 0 || column >= f->columns)
		return NULL;
	return &f->cells[(size_t)row * (size_t)f->columns + (size_t)column];
}

static int limit_of(const Frame *f, int limit)
{
	return limit < f->columns ? limit : f->columns;
}

// Blanks a cell; of a wide character both, so that no half stays.
static void clear_cell(Frame *f, int row, int column)
{
	Cell *cell = cell_at(f, row, column);
	if (!cell)
		return;
	Cell *partner = cell->width == 2   ? cell_at(f, row, column + 1)
			: cell->width == 0 ? cell_at(f, row, column - 1)
					   : NULL;
	const Cell blank = {.width = 1};
	*cell = blank;
	if (partner)
		*partner = blank;
}

static Cell *put(Frame *f, int row, int column, Style style, uint32_t code, int width)
{
	Cell *cell = cell_at(f, row, column);
	clear_cell(f, row, column);
	if (width == 2)
		clear_cell(f, row, column + 1);
	if (!cell)
		return NULL;
	*cell = (Cell){.codes = {code}, .style = style, .width = (uint8_t)width};
	Cell *right = width == 2 ? cell_at(f, row, column + 1) : NULL;
	if (right)
		*right = (Cell){.style = style, .width = 0};
	return cell;
}

static void add_mark(Cell *cell, uint32_t code)
{
	for (int i = 1; cell && i < CELL_CODES; i++)
		if (cell->codes[i] == 0) {
			cell->codes[i] = code;
			return;
		}
}

// Whatever a caller passes, no control character reaches a cell.
static int width_of_code(uint32_t *code)
{
	int width = *code < 0x20 ? -1 : wcwidth((wchar_t)*code);
	if (width >= 0)
		return width;
	*code = UTF8_REPLACEMENT;
	return 1;
}

bool frame_cell_equals(const Cell *a, const Cell *b)
{
	return memcmp(a->codes, b->codes, sizeof a->codes) == 0 && a->style.role == b->style.role &&
	       a->style.attrs == b->style.attrs && a->width == b->width &&
	       a->colors.fg == b->colors.fg && a->colors.bg == b->colors.bg;
}

int frame_text(Frame *f, int row, int column, int limit, Style style, Str text)
{
	Cell *last = NULL;
	limit = limit_of(f, limit);
	while (text.n > 0) {
		uint32_t code;
		text = str_skip(text, utf8_decode(text, &code));
		int width = width_of_code(&code);
		if (width == 0) {
			add_mark(last, code);
			continue;
		}
		if (column + width > limit)
			break;
		last = put(f, row, column, style, code, width);
		column += width;
	}
	return column;
}

int frame_text_cut(Frame *f, int row, int column, int limit, Style style, Str text)
{
	Buf cut = {0};
	width_append_cut(&cut, text, limit_of(f, limit) - column);
	column = frame_text(f, row, column, limit, style, buf_str(&cut));
	buf_release(&cut);
	return column;
}

int frame_printf(Frame *f, int row, int column, int limit, Style style, const char *format, ...)
{
	Buf text = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	column = frame_text(f, row, column, limit, style, buf_str(&text));
	buf_release(&text);
	return column;
}

int frame_line(Frame *f, int row, int column, int limit, const Line *line)
{
	for (size_t i = 0; i < line->n_runs; i++) {
		const Run *run = &line->runs[i];
		column = frame_text(f, row, column, limit, run->style,
			str_slice(line->text, run->begin, run->end));
	}
	return column;
}

void frame_fill(Frame *f, int row, int column, int limit, Style style, const char *character)
{
	limit = limit_of(f, limit);
	while (column < limit)
		column = frame_text(f, row, column, limit, style, str_from_z(character));
}

void frame_restyle(Frame *f, int row, int column, int limit, Style style)
{
	limit = limit_of(f, limit);
	for (; column < limit; column++) {
		Cell *cell = cell_at(f, row, column);
		if (!cell)
			continue;
		cell->style.attrs |= style.attrs;
		if (style.role != ROLE_TEXT)
			cell->style.role = style.role;
	}
}

// -- pictures ---------------------------------------------------------------------------------

void frame_cell(Frame *f, int row, int column, uint32_t code, CellColors colors)
{
	const Style style = {ROLE_TEXT, 0};
	if (width_of_code(&code) != 1)
		code = UTF8_REPLACEMENT;
	Cell *cell = put(f, row, column, style, code, 1);
	if (cell)
		cell->colors = colors;
}

void frame_add_picture(Frame *f, const FramePicture *picture)
{
	bool is_within = picture->row >= 0 && picture->column >= 0 &&
			 picture->row + picture->box.rows <= f->rows &&
			 picture->column + picture->box.columns <= f->columns;
	if (!is_within)
		return;
	if (f->n_pictures == f->pictures_cap)
		f->pictures = vec_grow(f->pictures, &f->pictures_cap, sizeof *f->pictures);
	f->pictures[f->n_pictures++] = *picture;
}

// -- clicks -----------------------------------------------------------------------------------

void frame_add_target(Frame *f, int row, int column, int limit, uint32_t key)
{
	if (key != 0)
		VEC_PUSH(&f->targets, ((Target){row, column, limit, key}));
}

uint32_t frame_find_target(const Frame *f, int row, int column)
{
	for (size_t i = f->targets.n; i-- > 0;) {
		const Target *t = &f->targets.items[i];
		if (t->row == row && t->column <= column && column < t->limit)
			return t->key;
	}
	return 0;
}

// -- as text ----------------------------------------------------------------------------------

static void append_cell(const Cell *cell, Buf *out)
{
	if (cell->width > 0 && cell->codes[0] == 0)
		buf_append_char(out, ' ');
	for (int i = 0; i < CELL_CODES && cell->codes[i] != 0; i++)
		utf8_append(out, cell->codes[i]);
}

static void append_role(const Cell *cell, Buf *out)
{
	static const char letters[] = "tdhc12345+lgbq=6789izykaunrfxoewsjmpv";
	static const char marked[] = "TDHC!@#$%~LGBQ_^&*(IZYKAUNRFXOEWSJMPV"; // with attributes
	_Static_assert(sizeof letters == ROLE_COUNT + 1, "one letter for each role");
	_Static_assert(sizeof marked == sizeof letters, "and one for each with attributes");
	bool is_plain = cell->style.role == ROLE_TEXT && cell->style.attrs == 0;
	if (is_plain && (cell->codes[0] == 0 || cell->codes[0] == ' ') && cell->width > 0)
		buf_append_char(out, ' ');
	else
		buf_append_char(out, (cell->style.attrs != 0 ? marked : letters)[cell->style.role]);
}

static void append_rows(const Frame *f, void (*append)(const Cell *cell, Buf *out), Buf *out)
{
	for (int row = 0; row < f->rows; row++) {
		for (int column = 0; column < f->columns; column++)
			append(&f->cells[(size_t)row * (size_t)f->columns + (size_t)column], out);
		while (out->n > 0 && out->p[out->n - 1] == ' ')
			buf_truncate(out, out->n - 1);
		buf_append_char(out, '\n');
	}
}

void frame_append_text(const Frame *f, Buf *out)
{
	append_rows(f, append_cell, out);
}

void frame_append_roles(const Frame *f, Buf *out)
{
	append_rows(f, append_role, out);
}
