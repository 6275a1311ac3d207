#include "scan.h"

static bool is_separator(Str row)
{
	for (size_t i = 0; i < row.n; i++)
		if (!str_find_char(STR("-+| :"), row.p[i], NULL) && !str_is_space(row.p[i]))
			return false;
	return row.n > 0;
}

// A line "| a | b |". SCAN_NONE for any other line.
static size_t row_end(Str text, size_t at)
{
	at = scan_spaces(text, at);
	if (!scan_sees(text, at, '|'))
		return SCAN_NONE;
	size_t end = scan_line(text, at);
	size_t eol = scan_eol(text, end);
	Str row = str_slice(text, at + 1, end);
	bool fits = str_ends_with(str_trim(row), STR("|")) || (eol > 0 && is_separator(row));
	return fits ? end + eol : SCAN_NONE;
}

// The formulas that may stand below a table.
static size_t formula_end(Str text, size_t at)
{
	const Str formula = STR("#+TBLFM:");
	size_t begin = scan_spaces(text, at);
	size_t end = scan_line(text, begin);
	return scan_sees_str(text, begin, formula) && end > begin + formula.n ? end : at;
}

size_t table_end(Str text, size_t at)
{
	size_t end = row_end(text, at);
	if (end == SCAN_NONE)
		return SCAN_NONE;
	for (size_t next; (next = row_end(text, end)) != SCAN_NONE;)
		end = next;
	return formula_end(text, end);
}

void table_each_part(Str text, Span extent, ElementPartVisitor *visit, void *context)
{
	Str rest = scan_span(text, extent);
	for (Str line; str_next_line(&rest, &line);) {
		line = str_trim(line);
		if (!str_starts_with(line, STR("|")))
			continue;
		line = str_slice(line, 1, line.n - 1);
		for (Str cell; line.n > 0;) {
			str_cut(line, '|', &cell, &line);
			visit(context, str_trim(cell), true, SCOPE_NESTED);
		}
	}
}
