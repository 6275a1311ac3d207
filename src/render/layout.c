// Blocks of styled text → lines for a width.
#include "layout.h"

#include <assert.h>
#include <string.h>
#include "recto/base/vec.h"
#include "recto/render/width.h"

static const Style style_dim = {ROLE_DIM, 0};
static const Style style_bullet = {ROLE_BULLET, 0};

// -- lines ------------------------------------------------------------------------------------

static void add_run(Layout *l, size_t begin, size_t end, Style style)
{
	if (begin == end)
		return;
	assert(l->runs.n == l->runs.cap || l->runs.items);
	Run *last = l->runs.n > 0 ? &l->runs.items[l->runs.n - 1] : NULL;
	if (last && last->style.role == style.role && last->style.attrs == style.attrs)
		last->end = (uint32_t)end;
	else
		VEC_PUSH(&l->runs, ((Run){(uint32_t)begin, (uint32_t)end, style}));
}

void layout_put(Layout *l, Str text, Style style)
{
	size_t begin = l->text.n;
	buf_append(&l->text, text);
	add_run(l, begin, l->text.n, style);
}

void layout_put_blanks(Layout *l, int n)
{
	size_t begin = l->text.n;
	if (n > 0)
		buf_append_repeat(&l->text, ' ', (size_t)n);
	add_run(l, begin, l->text.n, (Style){0});
}

// The last change of style at or before a byte of the text.
static size_t find_style(const Document *d, size_t at)
{
	size_t low = 0;
	size_t high = d->styles.n;
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		if (d->styles.items[middle].begin <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

void layout_put_text(Layout *l, size_t begin, size_t end)
{
	const StyleChange *changes = l->doc->styles.items;
	size_t n = l->doc->styles.n;
	size_t i = find_style(l->doc, begin);
	while (begin < end) {
		size_t next = i + 1 < n ? changes[i + 1].begin : end;
		next = next < end ? next : end;
		Style style = n > 0 ? changes[i].style : (Style){0};
		layout_put(l, str_slice(buf_str(&l->doc->text), begin, next), style);
		begin = next;
		i++;
	}
}

// In a narrow pane only the inner part of a deep prefix is kept.
static Str fit_prefix(const Layout *l, Str prefix)
{
	int most = l->width - LAYOUT_NARROWEST;
	int room = l->width / 2 < most ? l->width / 2 : most;
	for (int width = width_of(prefix); width > room; width--) {
		int columns;
		prefix = str_skip(prefix, width_next_cluster(prefix, &columns));
	}
	return prefix;
}

static Str prefix_of(const Layout *l)
{
	return fit_prefix(l, l->is_begun ? l->block->rest : l->block->first);
}

int layout_room(const Layout *l)
{
	return l->width - width_of(prefix_of(l));
}

// The bars of admonitions have colours of their own.
static void put_prefix(Layout *l, Str prefix)
{
	static const Str bar = {"┃", sizeof "┃" - 1};
	size_t at;
	while (str_find(prefix, bar, &at)) {
		layout_put(l, str_head(prefix, at), style_bullet);
		layout_put(l, bar, (Style){(uint8_t)l->block->bar, 0});
		prefix = str_skip(prefix, at + bar.n);
	}
	layout_put(l, prefix, style_bullet);
}

void layout_begin_line(Layout *l)
{
	put_prefix(l, prefix_of(l));
	l->is_begun = true;
}

void layout_end_line(Layout *l)
{
	Line line = {.text = arena_copy(&l->out->arena, buf_str(&l->text)), .n_runs = l->runs.n};
	line.width = width_of(line.text);
	line.runs = ARENA_ARRAY(&l->out->arena, Run, l->runs.n);
	if (l->runs.n > 0)
		memcpy(line.runs, l->runs.items, l->runs.n * sizeof *line.runs);
	VEC_PUSH(l->out, line);
	buf_clear(&l->text);
	l->runs.n = 0;
}

// -- text -------------------------------------------------------------------------------------

static Role role_at(const Layout *l, size_t at)
{
	const Document *d = l->doc;
	return d->styles.n > 0 ? (Role)d->styles.items[find_style(d, at)].style.role : ROLE_TEXT;
}

// The label of an image is one word: a break inside of it moves before it, unless it begins the
// line.
static void keep_label(const Layout *l, size_t begin, size_t end, size_t *used, size_t *shown)
{
	const char *text = l->doc->text.p + begin;
	size_t at = *used;
	if (begin + at >= end || text[at] == '[' || role_at(l, begin + at) != ROLE_IMAGE)
		return;
	while (at > 0 && text[at] != '[')
		at--;
	if (at == 0 || role_at(l, begin + at) != ROLE_IMAGE)
		return;
	*used = *shown = at;
	while (*shown > 0 && text[*shown - 1] == ' ')
		--*shown;
}

void layout_break(
	const Layout *l, size_t begin, size_t end, int columns, size_t *used, size_t *shown)
{
	*used = *shown = 0;
	width_break(str_slice(buf_str(&l->doc->text), begin, end), columns, used, shown);
	keep_label(l, begin, end, used, shown);
}

static void add_text_line(Layout *l, size_t begin, size_t end)
{
	do {
		size_t used, shown;
		layout_break(l, begin, end, layout_room(l), &used, &shown);
		layout_begin_line(l);
		layout_put_text(l, begin, begin + shown);
		layout_end_line(l);
		begin += used;
	} while (begin < end);
}

// -- code -------------------------------------------------------------------------------------

enum {
	GUTTER = 2,       // columns before code
	GUTTER_FROM = 12, // columns of a pane that has room for them
};

static int gutter_of(const Layout *l)
{
	return layout_room(l) >= GUTTER_FROM ? GUTTER : 0;
}

// A line that is too long breaks behind a blank near the edge, where there is one.
static size_t break_code(Str text, int columns)
{
	size_t n = width_head(text, columns).n;
	int width;
	if (n == 0)
		return width_next_cluster(text, &width);
	if (n == text.n)
		return n;
	for (size_t at = n; at > n * 2 / 3; at--)
		if (text.p[at - 1] == ' ')
			return at;
	return n;
}

static void add_code_line(Layout *l, size_t begin, size_t end)
{
	bool goes_on = false;
	do {
		int gutter = gutter_of(l);
		Str rest = str_slice(buf_str(&l->doc->text), begin, end);
		size_t n = break_code(rest, layout_room(l) - gutter);
		layout_begin_line(l);
		if (gutter > 0)
			layout_put(l, goes_on ? STR("↳ ") : STR("  "), style_bullet);
		layout_put_text(l, begin, begin + n);
		layout_end_line(l);
		begin += n;
		goes_on = true;
	} while (begin < end);
}

// -- formulas ---------------------------------------------------------------------------------

static bool do_rows_fit(const Layout *l)
{
	Str rows = str_slice(buf_str(&l->doc->text), l->block->begin, l->block->end);
	for (Str row; str_next_line(&rows, &row);)
		if (width_of(row) > layout_room(l) - gutter_of(l))
			return false;
	return true;
}

static void add_formula_row(Layout *l, size_t begin, size_t end)
{
	l->is_begun = l->rows_above-- != 0;
	add_code_line(l, begin, end);
}

static void add_flat(Layout *l, Str text)
{
	while (text.n > 0) {
		size_t used, shown;
		width_break(text, layout_room(l), &used, &shown);
		layout_begin_line(l);
		layout_put(l, str_head(text, shown), (Style){ROLE_MATH, 0});
		layout_end_line(l);
		text = str_skip(text, used);
	}
}

// -- blocks -----------------------------------------------------------------------------------

static void add_rule(Layout *l)
{
	int columns = layout_room(l);
	layout_begin_line(l);
	for (int i = 0; i < columns; i++)
		layout_put(l, STR("─"), style_dim);
	layout_end_line(l);
}

static void add_lines(Layout *l, void (*add)(Layout *l, size_t begin, size_t end))
{
	size_t n;
	size_t begin = l->block->begin;
	Str text = str_slice(buf_str(&l->doc->text), begin, l->block->end);
	while (str_find_char(text, '\n', &n)) {
		add(l, begin, begin + n);
		begin += n + 1;
		text = str_skip(text, n + 1);
	}
	add(l, begin, l->block->end);
}

// The bullet stands beside the row in the middle.
static void add_formula(Layout *l)
{
	int line_ends = 0;
	for (size_t at = l->block->begin; at < l->block->end; at++)
		line_ends += l->doc->text.p[at] == '\n';
	l->rows_above = line_ends / 2;
	add_lines(l, add_formula_row);
}

static void add_block(Layout *l)
{
	l->is_begun = false;
	if (l->block->has_gap)
		layout_end_line(l);
	switch (l->block->form) {
	case FORM_TEXT:
		add_lines(l, add_text_line);
		break;
	case FORM_RULE:
		add_rule(l);
		break;
	case FORM_CODE:
		add_lines(l, add_code_line);
		break;
	case FORM_FORMULA:
		if (do_rows_fit(l))
			add_formula(l);
		else
			add_flat(l, l->block->flat);
		break;
	case FORM_TABLE:
		layout_add_table(l);
		break;
	}
}

void document_layout(const Document *d, int width, Lines *out)
{
	Layout l = {.doc = d, .out = out, .width = width};
	for (size_t i = 0; i < d->blocks.n; i++) {
		l.block = &d->blocks.items[i];
		add_block(&l);
	}
	buf_release(&l.text);
	VEC_RELEASE(&l.runs);
}
