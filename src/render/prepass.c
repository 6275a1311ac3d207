// One pass over the text, a line at a time. Code is left alone; a wrong guess about where code ends
// costs a colour, not a character (protect.h). Every search is bounded, so the pass is linear.
#include "document.h"

#include <ctype.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "prepass.h"

// -- helpers over the text --------------------------------------------------------------------

static Str rest_of(const Prepass *p)
{
	return str_skip(p->text, p->at);
}

static void copy(Prepass *p, size_t n)
{
	Str piece = str_head(rest_of(p), n);
	buf_append(p->out, piece);
	p->at += piece.n;
}

static Str line_of(const Prepass *p)
{
	return str_slice(p->text, p->at, p->line_end);
}

static size_t find_line_end(const Prepass *p)
{
	size_t n;
	return str_find_char(rest_of(p), '\n', &n) ? p->at + n : p->text.n;
}

static size_t count_char(Str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

static void put(Prepass *p, Role role, Str text)
{
	protect_begin(p->out, role);
	protect_append(p->out, text);
	protect_end(p->out);
}

// The bytes up to the next empty line or bullet: what an inline construct may reach over.
static Str block_of(Prepass *p)
{
	if (p->at >= p->block_end) {
		Str rest = rest_of(p);
		Str line;
		str_next_line(&rest, &line);
		while (rest.n > 0) {
			Str before = rest;
			str_next_line(&rest, &line);
			line = str_trim_left(line);
			if (line.n == 0 || str_starts_with(line, STR("- "))) {
				rest = before;
				break;
			}
		}
		p->block_end = p->text.n - rest.n;
	}
	return str_slice(p->text, p->at, p->block_end);
}

// -- code -------------------------------------------------------------------------------------

static size_t fence_length(Str s, char *c)
{
	*c = s.n > 0 ? s.p[0] : '\0';
	if (*c != '`' && *c != '~')
		return 0;
	size_t n = count_char(s, *c);
	bool is_span = *c == '`' && str_find_char(str_skip(s, n), '`', NULL);
	return n >= 3 && !is_span ? n : 0;
}

// Copies a line of a fence; false when the fence is over before this line.
static bool pass_fenced_line(Prepass *p)
{
	Str line = line_of(p);
	size_t indent = count_char(line, ' ');
	Str text = str_skip(line, indent);
	// The list item around the fence ended, and the fence with it.
	if (text.n > 0 && indent < p->fence_indent) {
		p->fence_length = 0;
		return false;
	}
	char c;
	size_t n = fence_length(text, &c);
	if (n >= p->fence_length && c == p->fence_char && str_trim(text).n == n)
		p->fence_length = 0;
	copy(p, line.n + 1);
	return true;
}

static bool pass_code_span(Prepass *p)
{
	Str block = block_of(p);
	size_t n = count_char(block, '`');
	size_t at = n;
	while (at < block.n && at < SPAN_MAX) {
		size_t run = count_char(str_skip(block, at), '`');
		if (run == n) {
			copy(p, at + n);
			return true;
		}
		at += run > 0 ? run : 1;
	}
	copy(p, n);
	return true;
}

// -- math -------------------------------------------------------------------------------------

static bool pass_display_math(Prepass *p)
{
	Str block = block_of(p);
	size_t at;
	if (!str_find(str_head(str_skip(block, 2), SPAN_MAX), STR("$$"), &at) || at == 0)
		return false;
	put(p, ROLE_CODE, str_head(block, at + 4));
	p->at += at + 4;
	return true;
}

// Logseq's rule: not before a blank, and not after a blank or an opening bracket. "$5 and $6" is
// none.
static bool pass_math(Prepass *p)
{
	Str line = line_of(p);
	if (str_starts_with(line, STR("$$")))
		return pass_display_math(p);
	size_t at;
	Str body = str_skip(line, 1);
	if (!str_find_char(body, '$', &at) || at == 0 || body.p[0] == ' ' ||
		strchr(" ([{", body.p[at - 1]))
		return false;
	put(p, ROLE_CODE, str_head(line, at + 2));
	p->at += at + 2;
	return true;
}

// -- tags and emphasis ------------------------------------------------------------------------

static bool is_wide_punctuation(uint32_t code)
{
	return (code >= 0x2010 && code <= 0x2027) || (code >= 0x3001 && code <= 0x3003) ||
	       (code >= 0x3008 && code <= 0x3011) || (code >= 0x3014 && code <= 0x301F) ||
	       (code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
	       (code >= 0xFF3B && code <= 0xFF40) || (code >= 0xFF5B && code <= 0xFF65);
}

static size_t tag_length(Str s)
{
	size_t n = 0;
	while (n < s.n) {
		uint32_t code;
		size_t length = utf8_decode(str_skip(s, n), &code);
		bool goes_on = code < 0x80 ? isalnum((int)code) ||
						     (code != 0 && strchr("-_/+&@%=", (int)code))
					   : !is_wide_punctuation(code) && code != 0x3000;
		if (code == '.')
			goes_on = n + 1 < s.n && isalnum((unsigned char)s.p[n + 1]);
		if (!goes_on)
			break;
		n += length;
	}
	return n;
}

static bool pass_tag(Prepass *p)
{
	Str rest = line_of(p);
	bool is_entity = p->at > 0 && p->text.p[p->at - 1] == '&';
	Str name;
	size_t n = prepass_page_name(p, 1, &name);
	if (n == 0) {
		n = tag_length(str_skip(rest, 1));
		name = str_slice(rest, 1, n + 1);
	}
	if (n == 0 || is_entity)
		return false;
	protect_begin(p->out, ROLE_TAG);
	protect_append(p->out, STR("#"));
	prepass_append_name(p->out, name);
	protect_end(p->out);
	p->at += n + 1;
	return true;
}

static uint32_t code_before(Str s, size_t at)
{
	size_t begin = at;
	while (begin > 0 && at - begin < 4) {
		begin--;
		if (((unsigned char)s.p[begin] & 0xC0) != 0x80)
			break;
	}
	uint32_t code;
	utf8_decode(str_slice(s, begin, at), &code);
	return begin < at ? code : ' ';
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\n' || code == 0x3000;
}

// CommonMark would not take `inner` for the inside of an emphasis that `outer` stands before.
static bool hides_emphasis(uint32_t inner, uint32_t outer)
{
	bool is_odd = is_wide_punctuation(inner) ||
		      (outer >= 0x2E80 && inner < 0x80 && ispunct((int)inner));
	return is_odd && !is_blank(outer);
}

// Logseq asks only that no blank stands inside of `**`; to CommonMark a letter outside and
// punctuation inside is no emphasis, which is the normal case in Chinese: 这是**“强调”**文字.
static bool pass_emphasis(Prepass *p)
{
	size_t n = count_char(rest_of(p), p->text.p[p->at]);
	uint32_t before = code_before(p->text, p->at);
	uint32_t after;
	if (utf8_decode(str_skip(rest_of(p), n), &after) == 0)
		after = '\n';
	if (hides_emphasis(before, after))
		protect_append_letter(p->out);
	copy(p, n);
	if (hides_emphasis(after, before))
		protect_append_letter(p->out);
	return true;
}

// -- what is copied as it stands --------------------------------------------------------------

// A tag of HTML or an <address>.
static bool pass_angle(Prepass *p)
{
	size_t at;
	if (!str_find_char(str_head(line_of(p), LINK_MAX), '>', &at))
		return false;
	copy(p, at + 1);
	return true;
}

// The address in `[label](address)`.
static bool pass_destination(Prepass *p)
{
	size_t at;
	Str line = str_head(line_of(p), LINK_MAX);
	if (!str_starts_with(line, STR("](")) || !str_find_char(line, ')', &at))
		return false;
	copy(p, at + 1);
	return true;
}

// The rest of an address with a scheme: a # in it is no tag.
static bool pass_address(Prepass *p)
{
	Str line = line_of(p);
	if (!str_starts_with(line, STR("://")))
		return false;
	size_t n = 3;
	while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7F && !strchr("<>()[]\"", line.p[n]))
		n++;
	copy(p, n);
	return true;
}

// -- lines ------------------------------------------------------------------------------------

// Takes what begins with the character at hand; false when that is nothing special.
static bool pass_special(Prepass *p)
{
	switch (p->text.p[p->at]) {
	case '\\':
		copy(p, 2);
		return true;
	case '`':
		return pass_code_span(p);
	case '$':
		return pass_math(p);
	case '!':
		return prepass_image(p);
	case '[':
		return prepass_link(p);
	case ']':
		return pass_destination(p);
	case '#':
		return pass_tag(p);
	case '*':
	case '~':
		return pass_emphasis(p);
	case '<':
		return pass_angle(p);
	case ':':
		return pass_address(p);
	default:
		return false;
	}
}

static void pass_text(Prepass *p)
{
	while (p->at < p->text.n && p->text.p[p->at] != '\n') {
		if (!pass_special(p))
			copy(p, 1);
		// Code and formulas go on over lines.
		if (p->at > p->line_end)
			p->line_end = find_line_end(p);
	}
	copy(p, 1);
}

// Length of a list, quote or heading marker with its blank, 0 for none.
static size_t marker_length(Str s)
{
	size_t n = 0;
	if (s.n > 0 && s.p[0] == '>')
		return 1;
	if (s.n > 0 && strchr("-+*", s.p[0]))
		n = 1;
	else if (s.n > 0 && s.p[0] == '#')
		n = count_char(s, '#');
	else
		while (n < s.n && n < 9 && isdigit((unsigned char)s.p[n]))
			n++;
	bool is_number = n > 0 && isdigit((unsigned char)s.p[0]);
	if (is_number && (n == s.n || !strchr(".)", s.p[n])))
		return 0;
	n += is_number;
	return n > 0 && n < s.n && s.p[n] == ' ' ? n + 1 : 0;
}

typedef struct TaskMarker {
	const char *word;
	Role role;
} TaskMarker;

static const TaskMarker task_markers[] = {
	{"TODO", ROLE_ACCENT},
	{"DOING", ROLE_ACCENT},
	{"NOW", ROLE_ACCENT},
	{"LATER", ROLE_ACCENT},
	{"WAITING", ROLE_ACCENT},
	{"WAIT", ROLE_ACCENT},
	{"STARTED", ROLE_ACCENT},
	{"IN-PROGRESS", ROLE_ACCENT},
	{"DONE", ROLE_DIM},
	{"CANCELED", ROLE_DIM},
	{"CANCELLED", ROLE_DIM},
};

// A marker and a priority: "TODO [#A] ".
static void pass_task(Prepass *p)
{
	Str word, after;
	if (!str_cut(str_head(line_of(p), sizeof "IN-PROGRESS "), ' ', &word, &after))
		return;
	for (size_t i = 0; i < sizeof task_markers / sizeof *task_markers; i++) {
		if (!str_equals(word, str_from_z(task_markers[i].word)))
			continue;
		put(p, task_markers[i].role, word);
		p->at += word.n;
		copy(p, 1);
		break;
	}
	Str priority = str_head(line_of(p), 4);
	if (priority.n == 4 && str_starts_with(priority, STR("[#")) &&
		isupper((unsigned char)priority.p[2]) && priority.p[3] == ']') {
		put(p, ROLE_WARNING, priority);
		p->at += priority.n;
	}
}

// Copies indentation and markers, and notices a fence.
static void pass_line_start(Prepass *p)
{
	size_t begin = p->at;
	size_t n;
	copy(p, count_char(rest_of(p), ' '));
	while ((n = marker_length(rest_of(p))) > 0) {
		copy(p, n);
		copy(p, count_char(rest_of(p), ' '));
		p->is_block_start = true;
	}
	p->fence_length = fence_length(line_of(p), &p->fence_char);
	p->fence_indent = p->at - begin;
	if (p->fence_length > 0)
		copy(p, line_of(p).n);
	else if (p->is_block_start)
		pass_task(p);
	p->is_block_start = false;
}

void prepass_append(Buf *out, Str text)
{
	Prepass p = {.out = out, .text = text, .is_block_start = true};
	while (p.at < text.n) {
		p.line_end = find_line_end(&p);
		if (p.fence_length > 0 && pass_fenced_line(&p))
			continue;
		pass_line_start(&p);
		pass_text(&p);
	}
}
