#include "recto/render/lines.h"

#include <string.h>
#include "recto/base/vec.h"
#include "recto/render/width.h"

void lines_release(Lines *l)
{
	VEC_RELEASE(l);
	arena_release(&l->arena);
}

void lines_clear(Lines *l)
{
	l->n = 0;
	arena_reset(&l->arena);
}

static bool style_equals(Style a, Style b)
{
	return a.role == b.role && a.attrs == b.attrs;
}

// The run that text of a style goes into: the last one, or a new one behind it.
static Run *extend_runs(Lines *l, Line *line, Style style)
{
	if (line->n_runs > 0 && style_equals(line->runs[line->n_runs - 1].style, style))
		return &line->runs[line->n_runs - 1];
	Run *runs = ARENA_ARRAY(&l->arena, Run, line->n_runs + 1);
	if (line->n_runs > 0)
		memcpy(runs, line->runs, line->n_runs * sizeof *runs);
	line->runs = runs;
	Run *run = &runs[line->n_runs++];
	*run = (Run){(uint32_t)line->text.n, (uint32_t)line->text.n, style};
	return run;
}

void lines_append(Lines *l, Str text, Style style)
{
	if (l->n == 0)
		lines_add(l, (Str){0}, style);
	Buf joined = {0};
	Line *line = &l->items[l->n - 1];
	buf_append(&joined, line->text);
	width_append_drawable(&joined, text);
	for (size_t i = line->text.n; i < joined.n; i++)
		if (joined.p[i] == '\n')
			joined.p[i] = ' ';
	if (joined.n > line->text.n) {
		Run *run = extend_runs(l, line, style);
		line->text = arena_copy(&l->arena, buf_str(&joined));
		line->width = width_of(line->text);
		run->end = (uint32_t)line->text.n;
	}
	buf_release(&joined);
}

void lines_add(Lines *l, Str text, Style style)
{
	VEC_PUSH(l, (Line){0});
	lines_append(l, text, style);
}

void lines_append_text(const Lines *l, Buf *out)
{
	for (size_t i = 0; i < l->n; i++) {
		Str text = l->items[i].text;
		while (text.n > 0 && text.p[text.n - 1] == ' ')
			text.n--;
		buf_append(out, text);
		buf_append_char(out, '\n');
	}
}
