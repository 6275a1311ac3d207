// Emphasis: ** * __ _ ~~ ^^ == and the triple ones, in org * _ / + ^^. Tags inside are text; links
// inside are links, except in the triple ones.
#include "scanner.h"

// In the order in which they are tried for their first character.
static const Str marks[][EMPHASES] = {
	[PAGE_MARKDOWN] = {{"***", 3}, {"**", 2}, {"*", 1}, {"___", 3}, {"__", 2}, {"_", 1},
		{"~~", 2}, {"^^", 2}, {"==", 2}},
	[PAGE_ORG] = {{"*", 1}, {"_", 1}, {"/", 1}, {"+", 1}, {"^^", 2}},
};

// A mark that cannot stand inside a word.
static bool keeps_apart(const Scanner *s, char mark)
{
	return mark == '_' || (is_org(s) && (mark == '/' || mark == '+'));
}

static bool is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// What may follow a closing '_'.
static bool is_delimiter(char c)
{
	return is_white(c) || is_one_of(c, STR("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
}

// Walks over the text inside an emphasis.
typedef struct Walk {
	Scanner *s;
	Str mark;
	size_t at;
	bool has_before;
	char before; // the byte before `at`, unknown at the start
} Walk;

static void step_to(Walk *w, size_t at)
{
	w->at = at;
	w->has_before = true;
	w->before = w->s->text.p[at - 1];
}

static bool stops_run(const Walk *w, char c, bool at_code)
{
	return c == w->mark.p[0] || is_white(c) || (at_code && c == '`' && !is_org(w->s));
}

// A run of other bytes; a backslash takes a stopping one along.
static size_t run_end(const Walk *w, bool at_code)
{
	Str text = w->s->text;
	bool escaped = false;
	size_t at = w->at;
	for (; at < text.n; at++) {
		char c = text.p[at];
		if (stops_run(w, c, at_code) && !escaped)
			break;
		escaped = !escaped && c == '\\';
	}
	return at;
}

// A mark that does not close: after white space, unless it comes twice, or a '_' inside a word.
static bool passes_mark(const Walk *w)
{
	size_t behind = w->at + w->mark.n;
	if (behind >= w->s->text.n)
		return false;
	bool is_underscore = w->mark.p[0] == '_';
	bool is_doubled = !is_underscore && sees_str(w->s, behind, w->mark);
	if (w->has_before && is_white(w->before) && !is_doubled)
		return true;
	return is_underscore && !is_delimiter(w->s->text.p[behind]);
}

// One step; false where the inside ends.
static bool walk(Walk *w)
{
	size_t end = run_end(w, true);
	if (end == w->at && sees(w->s, w->at, '`') && !is_org(w->s)) {
		end = code_end(w->s, w->at);
		if (end == NO_PLACE)
			end = run_end(w, false);
	}
	if (end > w->at) {
		step_to(w, end);
		return true;
	}
	if (w->at + w->mark.n > w->s->text.n)
		return false;
	bool is_mark = sees_str(w->s, w->at, w->mark);
	if (is_mark && !passes_mark(w))
		return false;
	step_to(w, w->at + (is_mark ? w->mark.n : 1));
	return true;
}

// The place of the closing mark.
static size_t find_end(Scanner *s, size_t begin, int which)
{
	Str mark = marks[s->options.format][which];
	bool is_hopeless = s->no_emphasis[which] > 0 && begin >= s->no_emphasis[which];
	if (begin >= s->text.n || is_white(s->text.p[begin]) || is_hopeless ||
		!scanner_may_search(s))
		return NO_PLACE;
	Walk w = {.s = s, .mark = mark, .at = begin};
	while (walk(&w))
		;
	if (w.at > begin && sees_str(s, w.at, mark))
		return w.at;
	scanner_pay(s, w.at - begin);
	if (w.at + mark.n > s->text.n)
		s->no_emphasis[which] = begin;
	return NO_PLACE;
}

// The pieces between code spans are scanned for links.
static void show_inside(Scanner *s, size_t begin, size_t end, Str mark)
{
	if (s->depth + 1 > INLINE_DEPTH || mark.n == 3)
		return;
	Walk w = {.s = s, .mark = mark, .at = begin};
	size_t piece = begin;
	while (w.at < end) {
		size_t at = w.at;
		bool is_code = sees(s, at, '`') && !is_org(s) && run_end(&w, true) == at;
		size_t code = is_code ? code_end(s, at) : NO_PLACE;
		if (code != NO_PLACE) {
			scan_inside(s, str_slice(s->text, piece, at));
			piece = code;
		}
		if (!walk(&w))
			break;
	}
	scan_inside(s, str_slice(s->text, piece, end));
}

static bool is_possible(const Scanner *s, size_t at)
{
	bool is_inside_word =
		keeps_apart(s, s->text.p[at]) && s->has_plain && !is_delimiter(s->last_plain);
	return !is_inside_word;
}

size_t emphasis_end(Scanner *s, size_t at)
{
	for (int i = 0; i < EMPHASES && is_possible(s, at); i++) {
		Str mark = marks[s->options.format][i];
		if (mark.n == 0 || !sees_str(s, at, mark))
			continue;
		size_t close = find_end(s, at + mark.n, i);
		if (close == NO_PLACE)
			continue;
		size_t end = close + mark.n;
		if (keeps_apart(s, mark.p[0]) && end < s->text.n && !is_delimiter(s->text.p[end]))
			continue;
		show_inside(s, at + mark.n, close, mark);
		return end;
	}
	return NO_PLACE;
}

static size_t inside_end(Scanner *s, size_t at)
{
	size_t end;
	switch (s->text.p[at]) {
	case '*':
	case '~':
	case '_':
	case '^':
	case '=':
	case '/':
	case '+':
		end = emphasis_end(s, at);
		return end == NO_PLACE ? script_end(s, at) : end;
	case '[':
		return link_end(s, at, 0);
	default:
		return NO_PLACE;
	}
}

void scan_inside(const Scanner *outer, Str text)
{
	Scanner s;
	scanner_init(&s, text, outer);
	s.depth = outer->depth + 1;
	for (size_t at = 0; at < text.n && !s.is_stopped;) {
		size_t end = inside_end(&s, at);
		at = end == NO_PLACE ? plain_end(&s, at) : end;
	}
	scanner_release(&s);
}

// _x up to the next blank, which a line end is not.
static size_t org_script_end(Str text, size_t at)
{
	size_t end = at + 1;
	if (!is_one_of(text.p[at], STR("_^")))
		return NO_PLACE;
	while (end < text.n && !str_is_space(text.p[end]))
		end++;
	return end > at + 1 ? end : NO_PLACE;
}

size_t script_end(Scanner *s, size_t at)
{
	if (is_one_of(s->text.p[at], STR("_^")) && sees(s, at + 1, '{')) {
		size_t end = stop_find(s, STOP_BRACE, at + 2);
		if (end > at + 2 && end - at <= PIECE_MAX && sees(s, end, '}'))
			return end + 1;
	}
	return is_org(s) ? org_script_end(s->text, at) : NO_PLACE;
}
