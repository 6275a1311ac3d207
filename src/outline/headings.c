// Block starts: "- ", "# " and org's "* " with what stands on their line.
#include "scan.h"

static bool is_blank_byte(Str text, size_t at)
{
	return at == text.n || scan_is_break(text.p[at]) || text.p[at] == ' ' ||
	       text.p[at] == '\t' || text.p[at] == '\f';
}

static size_t scan_hashes(Str text, size_t at)
{
	while (scan_sees(text, at, '#'))
		at++;
	return at;
}

// Only the last digits of a number of '#' that does not fit matter to nobody.
static int heading_size(size_t hashes)
{
	return hashes > 1000 ? 1000 : (int)hashes;
}

size_t heading_level_end(PageFormat format, Str text, size_t at, HeadingParts *out)
{
	if (format == PAGE_ORG)
		return org_level_end(text, at, out);
	size_t begin = scan_spaces(text, at);
	if (!scan_sees(text, begin, '-') && !scan_sees(text, begin, '#'))
		return SCAN_NONE;
	size_t end = begin;
	*out = (HeadingParts){.kind = BLOCK_HEADING, .level_spaces = 1, .marker_at = begin};
	if (scan_sees(text, begin, '-')) {
		out->kind = BLOCK_BULLET;
		out->level_spaces = begin - at + 1;
		end++;
	}
	size_t hashes = out->kind == BLOCK_BULLET ? scan_spaces(text, end) : end;
	size_t behind = scan_hashes(text, hashes);
	if (behind > hashes && is_blank_byte(text, behind)) {
		out->heading = heading_size(behind - hashes);
		end = behind;
	}
	bool is_start = out->kind == BLOCK_BULLET || out->heading > 0;
	return is_start && is_blank_byte(text, end) ? end : SCAN_NONE;
}

static size_t task_end(Str text, size_t at)
{
	// "CANCELED" is no prefix of "CANCELLED"; of WAITING and WAIT the longer comes first.
	static const char *const tasks[] = {"TODO", "DOING", "WAITING", "WAIT", "DONE", "CANCELED",
		"CANCELLED", "STARTED", "IN-PROGRESS", "NOW", "LATER"};
	for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
		Str task = str_from_z(tasks[i]);
		if (scan_sees_str(text, at, task)) {
			at += task.n;
			return at == text.n || text.p[at] == ' ' ? at : SCAN_NONE;
		}
	}
	return SCAN_NONE;
}

// Something other than a line of text, which is not part of the title but stands below it.
static bool is_no_title(ElementScanner *s, size_t at)
{
	Element ignored;
	Span name;
	char c = s->text.p[at];
	if (drawer_end(s, at, NULL, NULL) != SCAN_NONE)
		return true;
	if (c == ':')
		return s->format == PAGE_ORG || region_drawer_end(s, at, &ignored) != SCAN_NONE;
	if (c == '|')
		return table_end(s->text, at) != SCAN_NONE;
	if (c == '>')
		return quote_end(s->text, at) != SCAN_NONE;
	if (c == '[')
		return footnote_end(s, at, &name) != SCAN_NONE;
	return rule_end(s, at) != SCAN_NONE || region_end(s, at, false, &ignored) != SCAN_NONE;
}

size_t heading_end(ElementScanner *s, size_t at, HeadingParts *out)
{
	Str text = s->text;
	size_t end = heading_level_end(s->format, text, at, out);
	if (end == SCAN_NONE)
		return SCAN_NONE;
	size_t next = scan_spaces(text, end);
	size_t task = next > end ? task_end(text, next) : SCAN_NONE;
	if (task != SCAN_NONE) {
		out->task = (Span){next, task};
		end = task;
		next = scan_spaces(text, end);
	}
	if (next > end && scan_sees_str(text, next, STR("[#")) && scan_sees(text, next + 3, ']')) {
		out->priority = (Span){next + 2, next + 3};
		end = next + 4;
		next = scan_spaces(text, end);
	}
	bool has_title = next > end && next < text.n && !scan_is_break(text.p[next]);
	if (has_title && is_no_title(s, next))
		return next;
	if (has_title) {
		end = scan_line(text, next);
		out->title = (Span){next, end};
	}
	return end + scan_eol(text, end);
}
