#include "diff.h"

#include "recto/base/vec.h"

enum { CONTEXT = 3, ALIKE_MAX = 64 };

typedef struct Lines {
	Str *items;
	size_t n, cap;
} Lines;

// Lines from `was` and `is` to before their ends.
typedef struct Change {
	size_t was, was_end, is, is_end;
} Change;

typedef struct Changes {
	Change *items;
	size_t n, cap;
} Changes;

typedef struct Diff {
	Lines was, is;
	Changes changes;
} Diff;

// With their line ends.
static void split(Str text, Lines *out)
{
	while (text.n > 0) {
		size_t at;
		size_t n = str_find_char(text, '\n', &at) ? at + 1 : text.n;
		VEC_PUSH(out, str_head(text, n));
		text = str_skip(text, n);
	}
}

// -- finding changes ------------------------------------------------------------------------------

static bool is_same(const Diff *d, size_t was, size_t is)
{
	return str_equals(d->was.items[was], d->is.items[is]);
}

// Changes that touch are one.
static void add_change(Diff *d, Change c)
{
	Changes *all = &d->changes;
	Change last = all->n > 0 ? all->items[all->n - 1] : (Change){0};
	if (all->n > 0 && last.was_end == c.was && last.is_end == c.is) {
		c.was = last.was;
		c.is = last.is;
		all->n--;
	}
	VEC_PUSH(all, c);
}

typedef unsigned char AlikeTable[ALIKE_MAX + 1][ALIKE_MAX + 1];

// table[i][j]: how many lines the rests from i and j have in common at most.
static void count_alike(const Diff *d, Change c, AlikeTable table)
{
	size_t n = c.was_end - c.was;
	size_t m = c.is_end - c.is;
	for (size_t i = n + 1; i-- > 0;)
		for (size_t j = m + 1; j-- > 0;) {
			if (i == n || j == m)
				table[i][j] = 0;
			else if (is_same(d, c.was + i, c.is + j))
				table[i][j] = (unsigned char)(table[i + 1][j + 1] + 1);
			else
				table[i][j] = table[i + 1][j] > table[i][j + 1] ? table[i + 1][j]
										: table[i][j + 1];
		}
}

static void add_small(Diff *d, Change c)
{
	AlikeTable table;
	count_alike(d, c, table);
	size_t was = c.was;
	size_t is = c.is;
	while (was < c.was_end || is < c.is_end) {
		bool has_both = was < c.was_end && is < c.is_end;
		size_t i = was - c.was;
		size_t j = is - c.is;
		bool takes_old = is == c.is_end || (has_both && table[i + 1][j] == table[i][j]);
		if (has_both && is_same(d, was, is)) {
			was++;
			is++;
		} else if (takes_old) {
			add_change(d, (Change){was, was + 1, is, is});
			was++;
		} else {
			add_change(d, (Change){was, was, is, is + 1});
			is++;
		}
	}
}

// The lines of one block.
static void compare(Diff *d, Change c)
{
	while (c.was < c.was_end && c.is < c.is_end && is_same(d, c.was, c.is)) {
		c.was++;
		c.is++;
	}
	while (c.was < c.was_end && c.is < c.is_end && is_same(d, c.was_end - 1, c.is_end - 1)) {
		c.was_end--;
		c.is_end--;
	}
	if (c.was == c.was_end && c.is == c.is_end)
		return;
	if (c.was_end - c.was <= ALIKE_MAX && c.is_end - c.is <= ALIKE_MAX)
		add_small(d, c);
	else
		add_change(d, c);
}

// The number of lines before a byte.
static size_t line_at(const Lines *lines, size_t from, size_t *offset, size_t byte)
{
	while (from < lines->n && *offset < byte)
		*offset += lines->items[from++].n;
	return from;
}

// Block by block: equal lines of another block are not what they look like.
static void compare_blocks(Diff *d, const Outline *was, const Outline *is)
{
	size_t was_offset = 0;
	size_t is_offset = 0;
	Change c = {0};
	for (uint32_t i = 0; i < was->n_blocks && i < is->n_blocks; i++) {
		c.was_end = line_at(&d->was, c.was, &was_offset, was->blocks[i].extent.end);
		c.is_end = line_at(&d->is, c.is, &is_offset, is->blocks[i].extent.end);
		compare(d, c);
		c = (Change){.was = c.was_end, .is = c.is_end};
	}
	c.was_end = d->was.n;
	c.is_end = d->is.n;
	compare(d, c);
}

// -- writing them ---------------------------------------------------------------------------------

static void append_lines(char mark, const Lines *lines, size_t from, size_t to, Buf *out)
{
	for (size_t i = from; i < to; i++) {
		buf_append_char(out, mark);
		buf_append(out, lines->items[i]);
		if (!str_ends_with(lines->items[i], STR("\n")))
			buf_append_z(out, "\n\\ No newline at end of file\n");
	}
}

// An empty stretch is named by the line before it.
static void append_range(char mark, size_t from, size_t n, Buf *out)
{
	buf_printf(out, "%c%zu", mark, n > 0 ? from + 1 : from);
	if (n != 1)
		buf_printf(out, ",%zu", n);
}

static size_t less(size_t a, size_t b)
{
	return a < b ? a : b;
}

// The changes from `first` to before `end`, between which there is only context.
static void append_hunk(const Diff *d, const Change *first, const Change *end, Buf *out)
{
	size_t before = less(CONTEXT, first->was);
	size_t from = first->was - before;
	size_t to = less(end[-1].was_end + CONTEXT, d->was.n);
	size_t is_from = first->is - before;
	size_t is_to = end[-1].is_end + (to - end[-1].was_end);
	buf_append_z(out, "@@ ");
	append_range('-', from, to - from, out);
	buf_append_char(out, ' ');
	append_range('+', is_from, is_to - is_from, out);
	buf_append_z(out, " @@\n");
	for (const Change *c = first; c < end; c++) {
		append_lines(' ', &d->was, from, c->was, out);
		append_lines('-', &d->was, c->was, c->was_end, out);
		append_lines('+', &d->is, c->is, c->is_end, out);
		from = c->was_end;
	}
	append_lines(' ', &d->was, from, to, out);
}

static void append_hunks(const Diff *d, Buf *out)
{
	const Changes *all = &d->changes;
	for (size_t i = 0, end; i < all->n; i = end) {
		for (end = i + 1; end < all->n; end++)
			if (all->items[end].was > all->items[end - 1].was_end + 2 * CONTEXT)
				break;
		append_hunk(d, &all->items[i], &all->items[0] + end, out);
	}
}

void diff_append(Str path, const Outline *was, const Outline *is, Buf *out)
{
	Diff d = {0};
	split(was->source, &d.was);
	split(is->source, &d.is);
	compare_blocks(&d, was, is);
	if (d.changes.n > 0) {
		buf_printf(out, "--- %.*s\n+++ %.*s\n", STR_ARG(path), STR_ARG(path));
		append_hunks(&d, out);
	}
	VEC_RELEASE(&d.was);
	VEC_RELEASE(&d.is);
	VEC_RELEASE(&d.changes);
}
