// Blocks of styled text → lines for a width.
#include "document.h"

#include <string.h>
#include "recto/base/vec.h"
#include "recto/render/width.h"

enum { NARROWEST = 2 }; // columns of text: one wide character

typedef struct Layout {
	const Document *doc;
	const DocumentBlock *block;
	Lines *out;
	int width;
	size_t style; // the last change of style at or before the text that is laid out
	struct {
		Run *items;
		size_t n, cap;
	} runs; // of the line that is made
} Layout;

static void add_run(Layout *l, size_t begin, size_t end, Style style)
{
	if (begin == end)
		return;
	Run *last = l->runs.n > 0 ? &l->runs.items[l->runs.n - 1] : NULL;
	if (last && last->style.role == style.role && last->style.attrs == style.attrs)
		last->end = (uint32_t)end;
	else
		VEC_PUSH(&l->runs, ((Run){(uint32_t)begin, (uint32_t)end, style}));
}

// Adds the runs of bytes [begin, end) of the document, which stand at `at` in the line.
static void add_text_runs(Layout *l, size_t begin, size_t end, size_t at)
{
	const StyleChange *changes = l->doc->styles.items;
	size_t n = l->doc->styles.n;
	for (size_t here = begin; here < end;) {
		while (l->style + 1 < n && changes[l->style + 1].begin <= here)
			l->style++;
		size_t next = l->style + 1 < n ? changes[l->style + 1].begin : end;
		next = next < end ? next : end;
		add_run(l, at + here - begin, at + next - begin, changes[l->style].style);
		here = next;
	}
}

// Adds a line of a prefix and bytes [begin, end) of the document.
static void add_line(Layout *l, Str prefix, size_t begin, size_t end)
{
	size_t n = prefix.n + (end - begin);
	char *text = ARENA_ARRAY(&l->out->arena, char, n + 1);
	if (prefix.n > 0)
		memcpy(text, prefix.p, prefix.n);
	if (end > begin)
		memcpy(text + prefix.n, l->doc->text.p + begin, end - begin);
	l->runs.n = 0;
	add_run(l, 0, prefix.n, (Style){ROLE_BULLET, 0});
	add_text_runs(l, begin, end, prefix.n);
	Line line = {.text = {text, n}, .n_runs = l->runs.n};
	line.width = width_of(line.text);
	line.runs = ARENA_ARRAY(&l->out->arena, Run, l->runs.n);
	if (l->runs.n > 0)
		memcpy(line.runs, l->runs.items, l->runs.n * sizeof *line.runs);
	VEC_PUSH(l->out, line);
}

// In a narrow pane only the inner part of a deep prefix is kept.
static Str fit_prefix(const Layout *l, Str prefix)
{
	int room = l->width / 2 < l->width - NARROWEST ? l->width / 2 : l->width - NARROWEST;
	for (int width = width_of(prefix); width > room; width--) {
		int columns;
		prefix = str_skip(prefix, width_next_cluster(prefix, &columns));
	}
	return prefix;
}

static Role role_at(const Layout *l, size_t at)
{
	const StyleChange *changes = l->doc->styles.items;
	size_t i = l->style;
	while (i + 1 < l->doc->styles.n && changes[i + 1].begin <= at)
		i++;
	return i < l->doc->styles.n ? (Role)changes[i].style.role : ROLE_TEXT;
}

// The label of an image is one word: a break inside of it moves before it, unless it begins the
// line.
static void keep_label(const Layout *l, size_t begin, size_t *used, size_t *shown)
{
	const char *text = l->doc->text.p + begin;
	size_t at = *used;
	if (begin + at >= l->block->end || text[at] == '[' || text[at] == '\n' ||
		role_at(l, begin + at) != ROLE_IMAGE)
		return;
	while (at > 0 && text[at] != '[')
		at--;
	if (at == 0 || role_at(l, begin + at) != ROLE_IMAGE)
		return;
	*used = *shown = at;
	while (*shown > 0 && text[*shown - 1] == ' ')
		--*shown;
}

static void break_line(
	const Layout *l, size_t begin, size_t end, int columns, size_t *used, size_t *shown)
{
	Str text = str_slice(buf_str(&l->doc->text), begin, end);
	if (l->block->is_verbatim) {
		*used = *shown = width_head(text, columns).n;
	} else {
		width_break(text, columns, used, shown);
		keep_label(l, begin, used, shown);
	}
}

// Lays out one line of the text, [begin, end); `prefix` becomes what stands before the next one.
static void add_text_line(Layout *l, Str *prefix, size_t begin, size_t end)
{
	Str rest = fit_prefix(l, l->block->rest);
	size_t used, shown;
	if (begin == end) {
		add_line(l, *prefix, begin, end);
		*prefix = rest;
	}
	while (begin < end) {
		break_line(l, begin, end, l->width - width_of(*prefix), &used, &shown);
		add_line(l, *prefix, begin, begin + shown);
		begin += used;
		*prefix = rest;
	}
}

static void add_rule(Layout *l)
{
	Buf rule = {0};
	Str prefix = fit_prefix(l, l->block->first);
	for (int i = width_of(prefix); i < l->width; i++)
		buf_append_z(&rule, "─");
	lines_add(l->out, prefix, (Style){ROLE_BULLET, 0});
	lines_append(l->out, buf_str(&rule), (Style){ROLE_DIM, 0});
	buf_release(&rule);
}

static void add_block(Layout *l)
{
	const DocumentBlock *block = l->block;
	if (block->has_gap)
		add_line(l, (Str){0}, block->begin, block->begin);
	if (block->is_rule) {
		add_rule(l);
		return;
	}
	Str prefix = fit_prefix(l, block->first);
	Str text = str_slice(buf_str(&l->doc->text), block->begin, block->end);
	size_t begin = block->begin;
	size_t n;
	while (str_find_char(str_skip(text, begin - block->begin), '\n', &n)) {
		add_text_line(l, &prefix, begin, begin + n);
		begin += n + 1;
	}
	add_text_line(l, &prefix, begin, block->end);
}

void document_layout(const Document *d, int width, Lines *out)
{
	Layout l = {.doc = d, .out = out, .width = width};
	for (size_t i = 0; i < d->blocks.n; i++) {
		l.block = &d->blocks.items[i];
		add_block(&l);
	}
	VEC_RELEASE(&l.runs);
}
