#include "recto/render/width.h"

#include <assert.h>
#include <stdlib.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <wchar.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"

enum {
	TAB_STOP = 4,
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_JOINER = 0x200D,
	EMOJI_VARIANT = 0xFE0F,
	WIDEST_CLUSTER = 2,
};

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

// -- drawable text ----------------------------------------------------------------------------

// What is known of the line that is being written.
typedef struct Drawing {
	int column;    // modulo TAB_STOP
	int marks;     // without a width, in a row
	uint32_t base; // the last character with a width, 0 at the start of a line
} Drawing;

// Musl gives some of these a width.
static bool is_noncharacter(uint32_t code)
{
	return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

static bool is_bidi_control(uint32_t code)
{
	return code == 0x61C || code == 0x200E || code == 0x200F ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// Joiners shape letters of the scripts from Arabic to Mongolian. Elsewhere they glue emoji
// together, which libc counts one by one.
static bool is_stray_joiner(uint32_t code, uint32_t base)
{
	return code == ZERO_WIDTH_JOINER && (base < 0x600 || base >= 0x2000);
}

static void draw_tab(Drawing *d, Buf *out)
{
	buf_append_repeat(out, ' ', (size_t)(TAB_STOP - d->column));
	*d = (Drawing){.base = ' '};
}

static void draw_code(Drawing *d, uint32_t code, Buf *out)
{
	if (code == SOFT_HYPHEN || code == EMOJI_VARIANT || is_bidi_control(code) ||
		is_stray_joiner(code, d->base))
		return;
	int width = code == 0 || is_noncharacter(code) ? -1 : wcwidth((wchar_t)code);
	if (width < 0) {
		code = UTF8_REPLACEMENT;
		width = 1;
	}
	if (width == 0 && d->marks++ >= CLUSTER_MAX_MARKS)
		return;
	if (width > 0)
		*d = (Drawing){.column = (d->column + width) % TAB_STOP, .base = code};
	utf8_append(out, code);
}

// Takes a run of ASCII off *s, the bulk of most text.
static void draw_plain(Drawing *d, Str *s, Buf *out)
{
	size_t n = 0;
	while (n < s->n && is_plain(s->p[n]))
		n++;
	if (n == 0)
		return;
	buf_append(out, str_head(*s, n));
	*s = str_skip(*s, n);
	*d = (Drawing){.column = (d->column + (int)(n % TAB_STOP)) % TAB_STOP, .base = ' '};
}

void width_append_drawable(Buf *out, Str s)
{
	Drawing d = {0};
	for (draw_plain(&d, &s, out); s.n > 0; draw_plain(&d, &s, out)) {
		uint32_t code;
		size_t n = str_starts_with(s, STR("\r\n")) ? 2 : utf8_decode(s, &code);
		if (s.p[0] == '\r' || s.p[0] == '\n') {
			buf_append_char(out, '\n');
			d = (Drawing){0};
		} else if (s.p[0] == '\t') {
			draw_tab(&d, out);
		} else {
			draw_code(&d, code, out);
		}
		s = str_skip(s, n);
	}
}

static bool is_mark(uint32_t code)
{
	return code >= 0x80 && wcwidth((wchar_t)code) == 0;
}

static int count_marks_at_end(Str s)
{
	int n = 0;
	for (size_t end = s.n; end > 0;) {
		size_t begin = end - 1;
		while (begin > 0 && ((unsigned char)s.p[begin] & 0xC0) == 0x80)
			begin--;
		uint32_t code;
		utf8_decode(str_slice(s, begin, end), &code);
		if (!is_mark(code))
			break;
		n++;
		end = begin;
	}
	return n;
}

void width_append_joined(Buf *out, Str s)
{
	int marks = 0;
	size_t n = 0;
	uint32_t code;
	for (size_t next; (next = utf8_decode(str_skip(s, n), &code)) > 0 && is_mark(code);) {
		if (marks == 0)
			marks = count_marks_at_end(buf_str(out));
		if (marks++ < CLUSTER_MAX_MARKS)
			buf_append(out, str_slice(s, n, n + next));
		n += next;
	}
	buf_append(out, str_skip(s, n));
}

// -- measuring --------------------------------------------------------------------------------

static int width_of_code(uint32_t code)
{
	int width = wcwidth((wchar_t)code);
	return width > 0 ? width : 0;
}

int width_of(Str s)
{
	int width = 0;
	while (s.n > 0) {
		uint32_t code;
		size_t n = utf8_decode(s, &code);
		width += code < 0x80 ? is_plain((char)code) : width_of_code(code);
		s = str_skip(s, n);
	}
	return width;
}

// A flag is two of these; the bound on the width of a cluster keeps a third one out.
static bool is_regional(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_boundary(uint32_t before, uint32_t after)
{
	bool is_flag = is_regional(before) && is_regional(after);
	return !is_flag && uc_is_grapheme_break(before, after);
}

size_t width_next_cluster(Str s, int *columns)
{
	uint32_t code;
	size_t n = utf8_decode(s, &code);
	*columns = n > 0 ? width_of_code(code) : 0;
	// An ASCII character never belongs to what stands before it.
	while (n < s.n && (unsigned char)s.p[n] >= 0x80) {
		uint32_t next;
		size_t length = utf8_decode(str_skip(s, n), &next);
		int wider = *columns + width_of_code(next);
		if (wider > WIDEST_CLUSTER || is_boundary(code, next))
			break;
		n += length;
		*columns = wider;
		code = next;
	}
	return n;
}

Str width_head(Str s, int columns)
{
	size_t n = 0;
	while (n < s.n) {
		int width;
		size_t length = width_next_cluster(str_skip(s, n), &width);
		columns -= width;
		if (columns < 0)
			break;
		n += length;
	}
	return str_head(s, n);
}

void width_append_cut(Buf *out, Str s, int columns)
{
	Str head = width_head(s, columns);
	if (head.n == s.n) {
		buf_append(out, s);
	} else if (columns > 0) {
		buf_append(out, width_head(s, columns - 1));
		buf_append_z(out, "…");
	}
}

// -- breaking ---------------------------------------------------------------------------------

enum {
	LOOKAHEAD = 16, // bytes behind the edge that tell whether a break may stand there
	WINDOW = 2048,  // bytes of a line that need no allocation
};

static size_t skip_blanks(Str s, size_t at)
{
	while (at < s.n && s.p[at] == ' ')
		at++;
	return at;
}

static size_t trim_blanks(Str s, size_t end)
{
	while (end > 0 && s.p[end - 1] == ' ')
		end--;
	return end;
}

// The last place up to `edge` where UAX #14 allows a break, 0 for none.
static size_t find_opportunity(Str s, size_t edge)
{
	char buffer[WINDOW];
	Str window = utf8_head(s, edge + LOOKAHEAD);
	char *breaks = window.n <= sizeof buffer ? buffer : mem_new(window.n, 1);
	u8_possible_linebreaks((const uint8_t *)window.p, window.n, "UTF-8", breaks);
	size_t at = edge;
	while (at > 0 && (at >= window.n || breaks[at] != UC_BREAK_POSSIBLE))
		at--;
	if (breaks != buffer)
		free(breaks);
	return at;
}

bool width_break(Str s, int columns, size_t *used, size_t *shown)
{
	assert(columns >= 1);
	if (s.n == 0)
		return false;
	size_t fits = width_head(s, columns).n;
	int width;
	if (fits == 0)
		fits = width_next_cluster(s, &width);
	// Blanks behind the last word hang over the edge.
	size_t edge = skip_blanks(s, fits);
	size_t at = edge < s.n ? find_opportunity(s, edge) : edge;
	*used = trim_blanks(s, at) > 0 ? at : edge;
	*shown = trim_blanks(s, *used);
	return true;
}
