// One pass over the text, a line at a time. Code is left alone; a wrong guess about where code ends
// costs a colour, not a character (protect.h). Every search is bounded, so the pass is linear.
#include "document.h"

#include <ctype.h>
#include <string.h>
#include "prepass.h"

enum { SEARCHED_PER_BYTE = 16, SEARCHED_LEAST = 65536, WALKED_MAX = 200 * 1000 * 1000 };

// -- helpers over the text --------------------------------------------------------------------

Str prepass_line(const Prepass *p)
{
	return str_slice(p->text, p->at, p->line_end);
}

void prepass_copy(Prepass *p, size_t n)
{
	Str piece = str_head(str_skip(p->text, p->at), n);
	buf_append(p->out, piece);
	p->at += piece.n;
}

void prepass_put(Prepass *p, Role role, size_t n)
{
	protect_begin(p->out, role);
	protect_append(p->out, str_head(str_skip(p->text, p->at), n));
	protect_end(p->out);
	p->at += n;
}

size_t prepass_count(Str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

static size_t find_line_end(const Prepass *p)
{
	size_t n;
	return str_find_char(str_skip(p->text, p->at), '\n', &n) ? p->at + n : p->text.n;
}

// -- fences -----------------------------------------------------------------------------------

static size_t fence_length(Str s, char *c)
{
	*c = s.n > 0 ? s.p[0] : '\0';
	if (*c != '`' && *c != '~')
		return 0;
	size_t n = prepass_count(s, *c);
	bool is_span = *c == '`' && str_find_char(str_skip(s, n), '`', NULL);
	return n >= 3 && !is_span ? n : 0;
}

// Copies a line of a fence; false when the fence is over before this line.
static bool pass_fenced_line(Prepass *p)
{
	Str line = prepass_line(p);
	size_t indent = prepass_count(line, ' ');
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
	prepass_copy(p, line.n + 1);
	return true;
}

// -- lines ------------------------------------------------------------------------------------

// Takes what begins with the character at hand; false when that is nothing special.
static bool pass_special(Prepass *p)
{
	switch (p->text.p[p->at]) {
	case '\\':
		return prepass_escape(p);
	case '^':
	case '=':
		return prepass_highlight(p);
	case '`':
		return prepass_code_span(p);
	case '$':
		return prepass_math(p);
	case '!':
		return prepass_image(p);
	case '[':
		return prepass_footnote(p) || prepass_link(p);
	case '(':
	case '{':
		return prepass_unknown(p);
	case '#':
		return prepass_tag(p);
	case '*':
	case '~':
		return prepass_emphasis(p);
	case '<':
		return prepass_angle(p);
	case ':':
		return prepass_address(p);
	default:
		return false;
	}
}

// Whether Markdown may have the bracket at hand. For each pair md4c goes through the lines above,
// and over those between: beyond any paragraph that somebody wrote brackets are text.
static bool may_link(Prepass *p)
{
	size_t *budget = &p->budget->walked;
	bool fits = p->above <= *budget;
	if (p->text.p[p->at] == ']')
		*budget -= fits ? p->above : *budget;
	return fits;
}

static void pass_one(Prepass *p)
{
	char c = p->text.p[p->at];
	if (p->highlight_end > 0 && p->at >= p->highlight_end) {
		prepass_end_highlight(p);
		return;
	}
	if (c != ']' && pass_special(p))
		return;
	bool is_bracket = c == '[' || c == ']';
	if (is_bracket && !may_link(p)) {
		protect_append(p->out, str_make(&c, 1));
		p->at++;
	} else if (c != ']' || !prepass_destination(p)) {
		prepass_copy(p, 1);
	}
}

static void follow_lines(Prepass *p)
{
	p->above += p->at - p->line_end;
	p->line_end = find_line_end(p);
}

static void pass_text(Prepass *p)
{
	while (p->at < p->text.n && p->text.p[p->at] != '\n') {
		pass_one(p);
		// Code and formulas go on over lines.
		if (p->at > p->line_end)
			follow_lines(p);
	}
	if (p->highlight_end > 0)
		prepass_end_highlight(p);
	prepass_copy(p, 1);
}

void prepass_append_label(const Prepass *outer, Str label)
{
	Prepass p = {.out = outer->out,
		.text = label,
		.line_end = label.n,
		.formulas = outer->formulas,
		.hidden_tags = outer->hidden_tags,
		.labels = outer->labels + 1,
		.above = outer->above,
		.budget = outer->budget};
	while (p.at < label.n)
		pass_one(&p);
	if (p.highlight_end > 0)
		prepass_end_highlight(&p);
}

// Length of "12." or "12)", 0 for none.
static size_t number_length(Str s)
{
	size_t n = 0;
	while (n < s.n && n < 9 && isdigit((unsigned char)s.p[n]))
		n++;
	return n > 0 && n < s.n && strchr(".)", s.p[n]) ? n + 1 : 0;
}

// Length of a list, quote or heading marker with its blank, 0 for none.
static size_t marker_length(Str s)
{
	if (s.n == 0)
		return 0;
	if (s.p[0] == '>')
		return 1;
	size_t n = strchr("-+*", s.p[0]) ? 1 : prepass_count(s, '#');
	if (n == 0)
		n = number_length(s);
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
	if (!str_cut(str_head(prepass_line(p), sizeof "IN-PROGRESS "), ' ', &word, &after))
		return;
	for (size_t i = 0; i < sizeof task_markers / sizeof *task_markers; i++) {
		if (!str_equals(word, str_from_z(task_markers[i].word)))
			continue;
		prepass_put(p, task_markers[i].role, word.n);
		prepass_copy(p, 1);
		break;
	}
	Str priority = str_head(prepass_line(p), 4);
	if (priority.n == 4 && str_starts_with(priority, STR("[#")) &&
		isupper((unsigned char)priority.p[2]) && priority.p[3] == ']')
		prepass_put(p, ROLE_WARNING, priority.n);
}

// The row below the head of a table: "|:--|--:|".
static bool is_table_row(Str line, size_t *bars)
{
	bool has_dash = false;
	*bars = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (!strchr("|-: ", line.p[i]))
			return false;
		*bars += line.p[i] == '|';
		has_dash = has_dash || line.p[i] == '-';
	}
	return has_dash && *bars > 0;
}

// md4c wants three dashes in each column; people write one. Tables of more columns than anybody
// reads take a time that grows with their square.
static void pass_table_row(Prepass *p)
{
	enum { COLUMNS_MAX = 64, DASHES_MIN = 3 };
	size_t bars;
	Str line = prepass_line(p);
	if (!is_table_row(line, &bars))
		return;
	p->is_table = line.p[0] == '|';
	if (bars > COLUMNS_MAX) {
		prepass_put(p, ROLE_TEXT, line.n);
		return;
	}
	while (p->at < p->line_end) {
		size_t dashes = prepass_count(prepass_line(p), '-');
		if (dashes > 0 && dashes < DASHES_MIN)
			buf_append_repeat(p->out, '-', DASHES_MIN - dashes);
		prepass_copy(p, dashes > 0 ? dashes : 1);
	}
}

// To md4c a table begins a paragraph and ends with it, to Logseq it may stand among lines of text.
static void separate_table(Prepass *p)
{
	size_t bars;
	Str line = prepass_line(p);
	Str rest = str_skip(p->text, p->line_end + 1);
	Str next, after;
	bool follows = p->at >= 2 && p->text.p[p->at - 2] != '\n' && p->n_regions == 0;
	bool is_row = str_starts_with(str_trim_left(line), STR("|"));
	bool was_table = p->is_table;
	p->is_table = p->is_table && is_row;
	if (!follows || marker_length(str_trim_left(line)) > 0)
		return;
	str_cut(rest, '\n', &next, &after);
	bool begins = str_find_char(line, '|', NULL) && is_table_row(next, &bars);
	if ((begins && !was_table) || (was_table && !is_row))
		buf_append_char(p->out, '\n');
}

static void pass_markers(Prepass *p)
{
	size_t n;
	prepass_copy(p, prepass_count(str_skip(p->text, p->at), ' '));
	while ((n = marker_length(str_skip(p->text, p->at))) > 0) {
		prepass_copy(p, n);
		prepass_copy(p, prepass_count(str_skip(p->text, p->at), ' '));
		p->is_block_start = true;
	}
}

// Copies indentation and markers, and notices a fence. True when it took the whole line.
static bool pass_line_start(Prepass *p)
{
	size_t begin = p->at;
	separate_table(p);
	pass_markers(p);
	p->text_begin = p->at;
	p->fence_length = fence_length(prepass_line(p), &p->fence_char);
	p->fence_indent = p->at - begin;
	if (prepass_begin_region(p, p->at - begin))
		return true;
	if (p->fence_length > 0)
		prepass_copy(p, prepass_line(p).n);
	else if (p->is_block_start)
		pass_task(p);
	p->is_block_start = false;
	pass_table_row(p);
	prepass_environment(p);
	return false;
}

void prepass_append(Buf *out, Str text, Str hidden_tags, Formulas *formulas)
{
	PrepassBudget budget = {text.n * SEARCHED_PER_BYTE + SEARCHED_LEAST, WALKED_MAX};
	Prepass p = {.out = out,
		.formulas = formulas,
		.hidden_tags = hidden_tags,
		.text = text,
		.is_block_start = true,
		.budget = &budget};
	size_t paragraph = 0;
	while (p.at < text.n) {
		p.line_end = find_line_end(&p);
		if (str_trim(prepass_line(&p)).n == 0)
			paragraph = p.at;
		p.above = p.at - paragraph;
		if (p.n_regions > 0 && prepass_region_line(&p))
			continue;
		if (p.fence_length > 0 && pass_fenced_line(&p))
			continue;
		if (!pass_line_start(&p))
			pass_text(&p);
	}
}
