#include "recto/base/diag.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include "recto/base/utf8.h"
#include "recto/base/vec.h"

enum { CARET_COLUMNS = 76 };

void diags_release(Diags *d)
{
	VEC_RELEASE(d);
	arena_release(&d->arena);
}

void diags_vadd(Diags *d, int line, int col, const char *format, va_list args)
{
	Str text = arena_vprintf(&d->arena, format, args);
	bool is_plain = strcmp(format, "%s") == 0;
	Str kind = is_plain ? text : arena_copy(&d->arena, str_from_z(format));
	VEC_PUSH(d, ((Diag){line, col, text, kind}));
}

void diags_add(Diags *d, int line, int col, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diags_vadd(d, line, col, format, args);
	va_end(args);
}

void diags_append(Diags *d, const Diags *from)
{
	for (size_t i = 0; i < from->n; i++) {
		Diag copy = from->items[i];
		copy.text = arena_copy(&d->arena, copy.text);
		copy.kind = arena_copy(&d->arena, copy.kind);
		VEC_PUSH(d, copy);
	}
}

static bool is_before(const Diag *a, const Diag *b)
{
	return a->line != b->line ? a->line < b->line : a->col < b->col;
}

// Merges the sorted runs [0, middle) and [middle, n) of `from` into `to`; of equals the left one
// comes first.
static void merge(const Diag *from, size_t middle, size_t n, Diag *to)
{
	size_t left = 0;
	size_t right = middle;
	for (size_t i = 0; i < n; i++) {
		bool is_right =
			left == middle || (right < n && is_before(&from[right], &from[left]));
		to[i] = from[is_right ? right++ : left++];
	}
}

void diags_sort(Diags *d)
{
	if (d->n < 2)
		return;
	Diag *spare = mem_new(d->n, sizeof *spare);
	for (size_t run = 1; run < d->n; run *= 2) {
		for (size_t at = 0; at < d->n; at += 2 * run) {
			size_t n = d->n - at < 2 * run ? d->n - at : 2 * run;
			merge(d->items + at, n < run ? n : run, n, spare + at);
		}
		memcpy(d->items, spare, d->n * sizeof *spare);
	}
	free(spare);
}

// Of one kind in the order of their places: both lie in one sorted array.
static int by_kind(const void *x, const void *y)
{
	const Diag *a = *(const Diag *const *)x;
	const Diag *b = *(const Diag *const *)y;
	int order = str_compare(a->kind, b->kind);
	return order != 0 ? order : a < b ? -1 : a > b;
}

// Leaves a line of 0 with those that are told of by the first of their kind.
static void mark_repeated(Diags *d, Diag **sorted)
{
	for (size_t first = 0, next; first < d->n; first = next) {
		for (next = first + 1; next < d->n; next++) {
			if (!str_equals(sorted[next]->kind, sorted[first]->kind))
				break;
			sorted[next]->line = 0;
		}
		if (next - first > 1)
			sorted[first]->text =
				arena_printf(&d->arena, "%.*s (and %zu more on this page)",
					STR_ARG(sorted[first]->text), next - first - 1);
	}
}

void diags_fold(Diags *d)
{
	size_t kept = 0;
	diags_sort(d);
	if (d->n < 2)
		return;
	Diag **sorted = mem_new(d->n, sizeof *sorted);
	for (size_t i = 0; i < d->n; i++)
		sorted[i] = &d->items[i];
	qsort(sorted, d->n, sizeof(Diag *), by_kind);
	mark_repeated(d, sorted);
	free(sorted);
	for (size_t i = 0; i < d->n; i++)
		if (d->items[i].line > 0)
			d->items[kept++] = d->items[i];
	d->n = kept;
}

void diag_format(const Diag *d, Str path, Buf *out)
{
	utf8_append_printable(out, path);
	buf_printf(out, ":%d:%d: warning: ", d->line, d->col);
	utf8_append_printable(out, d->text);
}

// Columns on a terminal of the printable form of the character at the start of s, whose length goes
// to *bytes.
static size_t measure(Str s, size_t *bytes)
{
	uint32_t code;
	Buf shown = {0};
	*bytes = utf8_decode(s, &code);
	if (code < 0x7F)
		return 1;
	utf8_append_printable(&shown, str_head(s, *bytes));
	utf8_decode(buf_str(&shown), &code);
	buf_release(&shown);
	int width = wcwidth((wchar_t)code);
	return width < 0 ? 1 : (size_t)width;
}

static size_t measure_all(Str s)
{
	size_t columns = 0;
	for (size_t bytes; s.n > 0; s = str_skip(s, bytes))
		columns += measure(s, &bytes);
	return columns;
}

// The first byte of the window: a whole line when it fits, else half a window before the caret.
static size_t window_start(Str line, size_t at)
{
	if (line.n <= CARET_COLUMNS || measure_all(line) <= CARET_COLUMNS)
		return 0;
	size_t columns = 0;
	size_t from = at;
	while (from > 0 && columns < CARET_COLUMNS / 2) {
		size_t before = from - 1;
		size_t bytes;
		while (before > 0 && from - before < 4 && ((uint8_t)line.p[before] & 0xC0) == 0x80)
			before--;
		columns += measure(str_slice(line, before, from), &bytes);
		from = before;
	}
	return from;
}

static Str window_head(Str s)
{
	size_t columns = 0;
	size_t n = 0;
	while (n < s.n) {
		size_t bytes;
		columns += measure(str_skip(s, n), &bytes);
		if (columns > CARET_COLUMNS)
			break;
		n += bytes;
	}
	return str_head(s, n);
}

void diag_caret(Str text, int line, int col, Buf *out)
{
	assert(line >= 1 && col >= 1);
	Str shown = {0};
	for (int i = 0; i < line; i++)
		if (!str_next_line(&text, &shown))
			shown = (Str){0};
	size_t at = (size_t)col - 1 < shown.n ? (size_t)col - 1 : shown.n;
	size_t from = window_start(shown, at);
	utf8_append_printable(out, window_head(str_skip(shown, from)));
	buf_append_char(out, '\n');
	buf_append_repeat(out, ' ', measure_all(str_slice(shown, from, at)));
	buf_append_char(out, '^');
}
