// What org pages have in other forms than Markdown pages.
#include "scan.h"

size_t org_level_end(Str text, size_t at, HeadingParts *out)
{
	size_t end = at;
	while (scan_sees(text, end, '*'))
		end++;
	*out = (HeadingParts){.kind = BLOCK_BULLET, .level_spaces = end - at, .marker_at = at};
	bool has_end = end == text.n || scan_is_break(text.p[end]) || text.p[end] == ' ' ||
		       text.p[end] == '\t' || text.p[end] == '\f';
	return end > at && has_end ? end : SCAN_NONE;
}

// Exactly five.
size_t org_rule_end(Str text, size_t at)
{
	const Str rule = STR("-----");
	return scan_sees_str(text, at, rule)
		       ? scan_end_of_line(text, scan_spaces(text, at + rule.n))
		       : SCAN_NONE;
}

size_t org_comment_end(Str text, size_t at)
{
	size_t begin = scan_spaces(text, at + 1);
	if (!scan_sees(text, at, '#') || begin == at + 1)
		return SCAN_NONE;
	size_t end = scan_line(text, begin);
	return end > begin ? end : SCAN_NONE;
}

size_t org_example_end(Str text, size_t at)
{
	size_t end = SCAN_NONE;
	for (size_t line = at; scan_sees(text, line, ':'); line = scan_spaces(text, end)) {
		end = scan_line(text, line);
		end += scan_eol(text, end);
	}
	return end;
}
