// Stretches that Markdown reads by itself or not at all: code, formulas, addresses.
#include "prepass.h"

#include <string.h>

static size_t find_block_end(const Prepass *p)
{
	Str rest = str_skip(p->text, p->at);
	Str line;
	str_next_line(&rest, &line);
	while (rest.n > 0) {
		Str before = rest;
		str_next_line(&rest, &line);
		line = str_trim_left(line);
		if (line.n == 0 || str_starts_with(line, STR("- ")))
			return p->text.n - before.n;
	}
	return p->text.n;
}

Str prepass_block(Prepass *p)
{
	if (p->at >= p->block_end)
		p->block_end = find_block_end(p);
	return str_slice(p->text, p->at, p->block_end);
}

bool prepass_code_span(Prepass *p)
{
	Str block = prepass_block(p);
	size_t n = prepass_count(block, '`');
	size_t at = n;
	while (at < block.n && at < SPAN_MAX) {
		size_t run = prepass_count(str_skip(block, at), '`');
		if (run == n) {
			prepass_copy(p, at + n);
			return true;
		}
		at += run > 0 ? run : 1;
	}
	prepass_copy(p, n);
	return true;
}

// -- what is copied as it stands --------------------------------------------------------------

// A tag of HTML or an <address>.
bool prepass_angle(Prepass *p)
{
	size_t at;
	if (!str_find_char(str_head(prepass_line(p), LINK_MAX), '>', &at))
		return false;
	prepass_copy(p, at + 1);
	return true;
}

// The address in `[label](address)`.
bool prepass_destination(Prepass *p)
{
	size_t at;
	Str line = str_head(prepass_line(p), LINK_MAX);
	if (!str_starts_with(line, STR("](")) || !str_find_char(line, ')', &at))
		return false;
	prepass_copy(p, at + 1);
	return true;
}

// The rest of an address with a scheme: a # in it is no tag.
bool prepass_address(Prepass *p)
{
	Str line = prepass_line(p);
	if (!str_starts_with(line, STR("://")))
		return false;
	size_t n = 3;
	while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7F && !strchr("<>()[]\"", line.p[n]))
		n++;
	prepass_copy(p, n);
	return true;
}
