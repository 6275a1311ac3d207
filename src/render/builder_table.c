// Tables while md4c reports them.
#include "recto/base/vec.h"
#include "builder.h"

static Table *last_table(const Builder *b)
{
	return &b->doc->tables.items[b->doc->tables.n - 1];
}

static Cell *last_cell(const Builder *b)
{
	return &b->doc->cells.items[b->doc->cells.n - 1];
}

void builder_enter_table(Builder *b, const MD_BLOCK_TABLE_DETAIL *detail)
{
	Document *d = b->doc;
	Table *table = VEC_ADD(&d->tables);
	*table = (Table){.first_cell = d->cells.n, .columns = detail->col_count};
	table->aligns = ARENA_ARRAY(&d->arena, CellAlign, table->columns);
	b->form = FORM_TABLE;
	builder_open_block(b)->table = d->tables.n - 1;
	builder_close_block(b);
	b->awaits_gap = true;
}

void builder_enter_row(Builder *b)
{
	last_table(b)->rows++;
}

static CellAlign align_of(MD_ALIGN align)
{
	switch (align) {
	case MD_ALIGN_DEFAULT:
	case MD_ALIGN_LEFT:
		return ALIGN_LEFT;
	case MD_ALIGN_CENTER:
		return ALIGN_CENTRE;
	case MD_ALIGN_RIGHT:
		return ALIGN_RIGHT;
	}
	return ALIGN_LEFT;
}

static size_t next_column(const Builder *b, const Table *table)
{
	if (table->n_cells == 0 || last_cell(b)->row + 1 != table->rows)
		return 0;
	return last_cell(b)->column + 1;
}

void builder_enter_cell(Builder *b, const MD_BLOCK_TD_DETAIL *detail)
{
	Table *table = last_table(b);
	size_t column = next_column(b, table);
	if (column < table->columns)
		table->aligns[column] = align_of(detail->align);
	VEC_PUSH(&b->doc->cells, ((Cell){b->doc->text.n, b->doc->text.n, table->rows - 1, column}));
	table->n_cells++;
	b->is_open = true;
	b->style = (Style){ROLE_TEXT, b->is_in_head ? STYLE_BOLD : 0};
}

void builder_leave_cell(Builder *b)
{
	last_cell(b)->end = b->doc->text.n;
	b->doc->blocks.items[b->doc->blocks.n - 1].end = b->doc->text.n;
	b->is_open = false;
	b->style = (Style){0};
}
