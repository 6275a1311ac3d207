#include "chart.h"

#include "recto/render/width.h"

enum { EIGHTHS = 8, SHADES = 5 };

// -- pictures -------------------------------------------------------------------------------------

static void append_times(Buf *out, const char *text, int64_t times)
{
	for (int64_t i = 0; i < times; i++)
		buf_append_z(out, text);
}

void chart_append_bar(int64_t part, int64_t whole, int columns, bool is_ascii, Buf *out)
{
	static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	if (whole <= 0 || part <= 0 || columns <= 0)
		return;
	double share = part < whole ? (double)part / (double)whole : 1;
	int64_t steps = is_ascii ? columns : (int64_t)columns * EIGHTHS;
	int64_t length = (int64_t)(share * (double)steps + 0.5);
	if (length == 0)
		length = 1;
	if (is_ascii) {
		append_times(out, "#", length);
		return;
	}
	append_times(out, "█", length / EIGHTHS);
	buf_append_z(out, parts[length % EIGHTHS]);
}

static int64_t greatest(const int64_t *numbers, size_t n)
{
	int64_t most = 0;
	for (size_t i = 0; i < n; i++)
		if (numbers[i] > most)
			most = numbers[i];
	return most;
}

void chart_append_spark(const int64_t *numbers, size_t n, bool is_ascii, Buf *out)
{
	static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	int64_t most = greatest(numbers, n);
	int levels = is_ascii ? SHADES - 1 : EIGHTHS;
	for (size_t i = 0; i < n; i++) {
		double share = most > 0 ? (double)numbers[i] / (double)most : 0;
		int level = numbers[i] > 0 ? (int)(share * (levels - 1) + 0.5) + 1 : 0;
		buf_append_z(out, is_ascii ? chart_shade(level, true) : blocks[level]);
	}
}

const char *chart_shade(int level, bool is_ascii)
{
	static const char *const shades[SHADES] = {" ", "░", "▒", "▓", "█"};
	static const char *const ascii[SHADES] = {" ", ".", ":", "+", "#"};
	return is_ascii ? ascii[level] : shades[level];
}

// -- cells ----------------------------------------------------------------------------------------

void cell_blank(Lines *out, int columns)
{
	Buf blanks = {0};
	if (columns > 0)
		buf_append_repeat(&blanks, ' ', (size_t)columns);
	lines_append(out, buf_str(&blanks), (Style){.role = ROLE_TEXT});
	buf_release(&blanks);
}

void cell_left(Lines *out, Str text, int columns, Style style)
{
	Buf drawable = {0};
	Buf cut = {0};
	width_append_drawable(&drawable, text);
	width_append_cut(&cut, buf_str(&drawable), columns);
	lines_append(out, buf_str(&cut), style);
	cell_blank(out, columns - width_of(buf_str(&cut)));
	buf_release(&cut);
	buf_release(&drawable);
}

void cell_right(Lines *out, Str text, int columns, Style style)
{
	cell_blank(out, columns - width_of(text));
	lines_append(out, text, style);
}

void cell_number(Lines *out, int64_t number, int columns, Style style)
{
	Buf text = {0};
	buf_printf(&text, "%lld", (long long)number);
	cell_right(out, buf_str(&text), columns, style);
	buf_release(&text);
}

void lines_cut(Lines *l, size_t first, int columns)
{
	for (size_t i = first; i < l->n; i++) {
		Line *line = &l->items[i];
		if (line->width <= columns)
			continue;
		line->text = width_head(line->text, columns);
		line->width = width_of(line->text);
		while (line->n_runs > 0 && line->runs[line->n_runs - 1].begin >= line->text.n)
			line->n_runs--;
		if (line->n_runs > 0)
			line->runs[line->n_runs - 1].end = (uint32_t)line->text.n;
	}
}

static void append_line(Lines *out, const Line *line)
{
	for (size_t i = 0; i < line->n_runs; i++) {
		const Run *run = &line->runs[i];
		lines_append(out, str_slice(line->text, run->begin, run->end), run->style);
	}
}

void lines_join(const Lines *left, const Lines *right, int at, Lines *out)
{
	size_t n = left->n > right->n ? left->n : right->n;
	for (size_t i = 0; i < n; i++) {
		lines_add(out, (Str){0}, (Style){.role = ROLE_TEXT});
		int width = i < left->n ? left->items[i].width : 0;
		if (i < left->n)
			append_line(out, &left->items[i]);
		if (i >= right->n)
			continue;
		cell_blank(out, at - width);
		append_line(out, &right->items[i]);
	}
}
