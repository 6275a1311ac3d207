// What is odd on a page, told with its place.
#include "local.h"

static bool ends_line(Str source, size_t at)
{
	bool is_crlf = source.p[at] == '\r' && at + 1 < source.n && source.p[at + 1] == '\n';
	return source.p[at] == '\n' || (source.p[at] == '\r' && !is_crlf);
}

// A page may have as many odd places as it has lines: they are counted once.
static void find_lines(LineStarts *lines, Str source)
{
	VEC_PUSH(lines, 0);
	for (size_t i = 0; i < source.n; i++)
		if (ends_line(source, i))
			VEC_PUSH(lines, i + 1);
}

int notes_line(PageCards *p, size_t offset, int *col)
{
	LineStarts *lines = &p->lines;
	if (lines->n == 0)
		find_lines(lines, p->o->source);
	size_t low = 0;
	for (size_t high = lines->n; high - low > 1;) {
		size_t middle = low + (high - low) / 2;
		if (lines->items[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	*col = (int)(offset - lines->items[low]) + 1;
	return (int)low + 1;
}

void notes_add(PageCards *p, size_t offset, const char *format, ...)
{
	va_list args;
	int col;
	int line = notes_line(p, offset, &col);
	va_start(args, format);
	diags_vadd(&p->out->diags, line, col, format, args);
	va_end(args);
}

void notes_add_to_block(PageCards *p, const Block *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diags_vadd(&p->out->diags, b->line, b->col, format, args);
	va_end(args);
}
