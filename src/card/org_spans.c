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

size_t org_target_end(Str text, size_t at)
{
	size_t begin = at + 2;
	if (!str_starts_with(str_skip(text, at), STR("<<")))
		return NO_PLACE;
	size_t end = run_until(text, begin, '>');
	return end > begin && str_starts_with(str_skip(text, end), STR(">>")) ? end + 2 : NO_PLACE;
}

size_t org_footnote_end(Scanner *s, size_t at)
{
	const Str mark = STR("[fn:");
	if (!sees_str(s, at, mark))
		return NO_PLACE;
	size_t end = run_until(s->text, at, ']');
	Str inside = str_slice(s->text, at + mark.n, end);
	if (!sees(s, end, ']') || inside.n == 0)
		return NO_PLACE;
	Str name, definition;
	if (str_cut(inside, ':', &name, &definition) && inside.n > 1)
		scan_inside(s, definition);
	return end + 1;
}
