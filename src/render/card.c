#include "recto/render/card.h"

#include <string.h>
#include "recto/base/vec.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "document.h"

static void append_on_one_line(Buf *out, Str text)
{
	for (size_t i = 0; i < text.n; i++)
		buf_append_char(out, text.p[i] == '\n' ? ' ' : text.p[i]);
}

static void append_cells(const Document *d, const Table *table, Buf *out)
{
	for (size_t i = 0; i < table->n_cells; i++) {
		const Cell *cell = &d->cells.items[table->first_cell + i];
		if (i > 0)
			buf_append_z(out, cell->column == 0 ? "; " : " ");
		append_on_one_line(out, str_slice(buf_str(&d->text), cell->begin, cell->end));
	}
}

static void append_block(const Document *d, const DocumentBlock *block, Buf *out)
{
	switch (block->form) {
	case FORM_TEXT:
	case FORM_CODE:
	case FORM_RULE:
		append_on_one_line(out, str_slice(buf_str(&d->text), block->begin, block->end));
		break;
	case FORM_FORMULA:
		append_on_one_line(out, block->flat);
		break;
	case FORM_TABLE:
		append_cells(d, &d->tables.items[block->table], out);
		break;
	}
}

void render_inline_clozes(Str markdown, ClozeView view, int number, Buf *out)
{
	Document d;
	const char *between = "";
	document_parse(&d, markdown, &(RenderOptions){.view = view, .number = number});
	for (size_t i = 0; i < d.blocks.n; i++) {
		if (d.blocks.items[i].is_label)
			continue;
		buf_append_z(out, between);
		append_block(&d, &d.blocks.items[i], out);
		between = " ";
	}
	document_release(&d);
}

void render_inline_text(Str markdown, Buf *out)
{
	render_inline_clozes(markdown, CLOZES_SHOWN, 0, out);
}

// -- line by line -----------------------------------------------------------------------------

static size_t count_lines(Str markdown, ClozeView view, int width)
{
	Lines lines = {0};
	render_clozes(markdown, view, 0, width, &lines);
	size_t n = lines.n;
	lines_release(&lines);
	return n;
}

size_t render_next_line(Str markdown, ClozeView view, size_t end, int width)
{
	size_t shown = count_lines(str_head(markdown, end), view, width);
	while (end < markdown.n) {
		size_t n;
		Str rest = str_skip(markdown, end);
		end += str_find_char(rest, '\n', &n) ? n + 1 : rest.n;
		if (count_lines(str_head(markdown, end), view, width) > shown)
			break;
	}
	return end;
}

// -- context ----------------------------------------------------------------------------------

static const char between[] = " › ";

enum { BETWEEN_WIDTH = 3 };

typedef struct Names {
	Str *items;
	size_t n, cap;
	Arena arena;
} Names;

static void add_name(Names *names, Str text)
{
	VEC_PUSH(names, arena_copy(&names->arena, text));
}

static void add_title(Names *names, Str title)
{
	Buf drawable = {0};
	Buf text = {0};
	width_append_drawable(&drawable, title);
	append_on_one_line(&text, buf_str(&drawable));
	add_name(names, buf_str(&text));
	buf_release(&text);
	buf_release(&drawable);
}

static void add_ancestors(Names *names, Str context)
{
	Buf text = {0};
	Str line;
	while (str_next_line(&context, &line)) {
		buf_clear(&text);
		render_inline_clozes(line, CLOZES_PLAIN, 0, &text);
		if (str_trim(buf_str(&text)).n > 0)
			add_name(names, str_trim(buf_str(&text)));
	}
	buf_release(&text);
}

static int width_of_names(const Names *names)
{
	int width = 0;
	for (size_t i = 0; i < names->n; i++)
		width += width_of(names->items[i]) + (i > 0 ? BETWEEN_WIDTH : 0);
	return width;
}

static void drop_first(Names *names)
{
	names->n--;
	memmove(names->items, names->items + 1, names->n * sizeof *names->items);
}

// The page and the nearest ancestor stay; what is between becomes one "…", from the outside in.
static void drop_middle(Names *names, int columns)
{
	if (names->n < 3 || width_of_names(names) <= columns)
		return;
	names->items[1] = STR("…");
	while (names->n > 3 && width_of_names(names) > columns) {
		memmove(&names->items[2], &names->items[3], (names->n - 3) * sizeof *names->items);
		names->n--;
	}
}

void render_context(Str graph, Str page, Str context, int columns, Buf *out)
{
	Names names = {0};
	Buf line = {0};
	if (graph.n > 0)
		add_title(&names, graph);
	add_title(&names, page);
	add_ancestors(&names, context);
	if (graph.n > 0 && width_of_names(&names) > columns)
		drop_first(&names);
	drop_middle(&names, columns);
	for (size_t i = 0; i < names.n; i++) {
		if (i > 0)
			buf_append_z(&line, between);
		buf_append(&line, names.items[i]);
	}
	width_append_cut(out, buf_str(&line), columns);
	buf_release(&line);
	VEC_RELEASE(&names);
	arena_release(&names.arena);
}

// -- intervals --------------------------------------------------------------------------------

// Tenths, without ".0".
static void append_tenths(Buf *out, int64_t tenths, const char *unit)
{
	buf_printf(out, "%lld", (long long)(tenths / 10));
	if (tenths % 10 != 0)
		buf_printf(out, ".%d", (int)(tenths % 10));
	buf_append_z(out, unit);
}

void render_interval(int64_t interval100, Buf *out)
{
	enum { DAY = 100, MONTH = 3044, YEAR = 36525 }; // hundredths of a day, mean ones
	int64_t days = (interval100 + DAY / 2) / DAY;
	if (interval100 <= 0)
		buf_append_z(out, "<1 d");
	else if (interval100 < DAY)
		buf_printf(out, "%d h", (int)((interval100 * 24 + DAY - 1) / DAY));
	else if (days <= 30)
		buf_printf(out, "%d d", (int)days);
	else if (days < 365)
		append_tenths(out, (interval100 * 10 + MONTH / 2) / MONTH, " mo");
	else
		append_tenths(out, (interval100 * 10 + YEAR / 2) / YEAR, " y");
}
