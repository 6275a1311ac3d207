// Pieces that org alone has.
#include "scanner.h"

static size_t run_until(Str text, size_t at, char stop)
{
	while (at < text.n && text.p[at] != stop && !is_line_end(text.p[at]))
		at++;
	return at;
}

size_t org_verbatim_end(Str text, size_t at)
{
	size_t end = run_until(text, at + 1, text.p[at]);
	return end > at + 1 && end < text.n && text.p[end] == text.p[at] ? end + 1 : NO_PLACE;
}

// The end of a run behind `begin` that `close` follows.
static size_t run_end(Scanner *s, size_t begin, Str close)
{
	if (!scanner_may_search(s) || closer_search(s, close, begin) == NO_PLACE)
		return NO_PLACE;
	size_t end = run_until(s->text, begin, close.p[0]);
	if (end > begin && sees_str(s, end, close))
		return end;
	scanner_pay(s, end - begin);
	return NO_PLACE;
}

size_t org_target_end(Scanner *s, size_t at)
{
	size_t end = sees_str(s, at, STR("<<")) ? run_end(s, at + 2, STR(">>")) : NO_PLACE;
	return end == NO_PLACE ? NO_PLACE : end + 2;
}

size_t org_footnote_end(Scanner *s, size_t at)
{
	const Str mark = STR("[fn:");
	if (!sees_str(s, at, mark))
		return NO_PLACE;
	size_t end = run_end(s, at + mark.n, STR("]"));
	if (end == NO_PLACE)
		return NO_PLACE;
	Str inside = str_slice(s->text, at + mark.n, end);
	Str name, definition;
	if (str_cut(inside, ':', &name, &definition) && inside.n > 1)
		scan_inside(s, definition);
	return end + 1;
}
