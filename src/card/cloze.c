#include "recto/card/cloze.h"

#include "cloze_local.h"
#include "scanner.h"

typedef struct Finder {
	Str text;
	Str paragraph; // the part of it that is looked through
	size_t *ends;  // of each '{' in the paragraph: the place of its '}', or NO_BRACE
	size_t cap;
	Clozes *clozes;
	OddClozes *odd; // NULL when nobody asks
} Finder;

#define NO_BRACE SIZE_MAX

// -- paragraphs ----------------------------------------------------------------------------------

static bool is_blank_at(Str text, size_t at)
{
	return at == text.n || is_blank_or_end(text.p[at]);
}

static bool ends_paragraph(Str line)
{
	size_t at = skip_blanks(line, 0);
	return at == line.n || (line.p[at] == '-' && is_blank_at(line, at + 1));
}

// Takes the next paragraph off *rest.
static Str next_paragraph(Str *rest)
{
	Str all = *rest;
	Str line;
	str_next_line(rest, &line);
	for (Str behind = *rest; str_next_line(&behind, &line) && !ends_paragraph(line);)
		*rest = behind;
	return str_head(all, all.n - rest->n);
}

// -- braces --------------------------------------------------------------------------------------

// While a brace is open, its place in `ends` holds the one around it.
static void match_braces(Finder *f)
{
	Str p = f->paragraph;
	size_t open = NO_BRACE;
	if (p.n > f->cap) {
		f->ends = mem_resize(f->ends, p.n, sizeof *f->ends);
		f->cap = p.n;
	}
	for (size_t i = 0; i < p.n; i++) {
		if (p.p[i] == '{') {
			f->ends[i] = open;
			open = i;
		} else if (p.p[i] == '}' && open != NO_BRACE) {
			size_t around = f->ends[open];
			f->ends[open] = i;
			open = around;
		}
	}
	while (open != NO_BRACE) {
		size_t around = f->ends[open];
		f->ends[open] = NO_BRACE;
		open = around;
	}
}

// Behind the name of the cloze whose last brace stands before `at`; 0 when it is no cloze.
static size_t name_end(Str paragraph, size_t at)
{
	const Str name = STR("cloze");
	at = skip_blanks(paragraph, at);
	bool fits = str_starts_with(str_skip(paragraph, at), name);
	at += name.n;
	return fits && at < paragraph.n && is_blank_at(paragraph, at) ? at : 0;
}

// The braces that close both of those before `inside`, or the first two there are: a brace that
// stands alone in the text must not swallow what follows. False when there are none.
static bool find_closers(const Finder *f, size_t inside, size_t from, size_t *at)
{
	size_t inner = f->ends[inside - 1];
	if (inner != NO_BRACE && f->ends[inside - 2] == inner + 1) {
		*at = inner;
		return true;
	}
	size_t found;
	if (!str_find(str_skip(f->paragraph, from), STR("}}"), &found))
		return false;
	*at = from + found;
	return true;
}

// -- answer and cue ------------------------------------------------------------------------------

static void append_arguments(Str text, Buf *out)
{
	if (inline_join_arguments(text, out))
		return;
	buf_clear(out);
	for (bool has_more = true; has_more;) {
		Str argument;
		has_more = str_cut(text, ',', &argument, &text);
		buf_append(out, str_skip(argument, skip_blanks(argument, 0)));
		if (has_more)
			buf_append_z(out, ", ");
	}
}

// False without an answer.
static bool set_answer(Cloze *c, Str text, Arena *a)
{
	const Str mark = STR("\\\\");
	Buf arguments = {0};
	append_arguments(text, &arguments);
	Str all = arena_copy(a, buf_str(&arguments));
	size_t end = all.n;
	size_t cue = all.n;
	for (size_t at = 0, found; str_find(str_skip(all, at), mark, &found);) {
		end = at + found;
		at = cue = end + mark.n;
	}
	c->answer = str_trim_right(str_head(all, end));
	c->cue = str_trim(str_skip(all, cue));
	buf_release(&arguments);
	return c->answer.n > 0;
}

// -- finding -------------------------------------------------------------------------------------

static void note_odd(Finder *f, size_t at, ClozeOddity oddity)
{
	size_t offset = (size_t)(f->paragraph.p - f->text.p);
	if (f->odd)
		VEC_PUSH(f->odd, ((OddCloze){offset + at, oddity}));
}

static void add(Finder *f, size_t begin, size_t end, Str text)
{
	size_t offset = (size_t)(f->paragraph.p - f->text.p);
	Cloze c = {.begin = offset + begin, .end = offset + end};
	if (set_answer(&c, str_trim_left(text), &f->clozes->arena))
		VEC_PUSH(f->clozes, c);
	else
		note_odd(f, begin, CLOZE_EMPTY);
}

// Takes the cloze whose braces end at `inside`. Returns the place behind it, or behind the braces
// where there is none; the end of the paragraph when no cloze can be closed any more.
static size_t take(Finder *f, size_t inside, size_t n_braces)
{
	Str p = f->paragraph;
	size_t text = name_end(p, inside);
	size_t end;
	if (text == 0)
		return inside;
	if (!find_closers(f, inside, text, &end)) {
		note_odd(f, inside - 2, CLOZE_NOT_CLOSED);
		return p.n;
	}
	bool is_triple = n_braces > 2 && str_starts_with(str_skip(p, end), STR("}}}"));
	size_t width = is_triple ? 3 : 2;
	bool holds_opener = f->ends[inside - 1] != end &&
			    str_contains(str_slice(p, text, end), STR("{{cloze "));
	if (holds_opener)
		note_odd(f, inside - width, CLOZE_NOT_CLOSED);
	add(f, inside - width, end + width, str_slice(p, text, end));
	return end + width;
}

static void look_through_paragraph(Finder *f)
{
	Str p = f->paragraph;
	if (!str_contains(p, STR("cloze")))
		return;
	match_braces(f);
	for (size_t at = 0, found; str_find(str_skip(p, at), STR("{{"), &found);) {
		size_t begin = at + found;
		at = begin;
		while (at < p.n && p.p[at] == '{')
			at++;
		at = take(f, at, at - begin);
	}
}

static void look_through(Finder *f)
{
	for (Str rest = f->text; rest.n > 0;) {
		f->paragraph = next_paragraph(&rest);
		look_through_paragraph(f);
	}
	free(f->ends);
}

void clozes_locate(Clozes *out, Str text)
{
	*out = (Clozes){0};
	look_through(&(Finder){.text = text, .clozes = out});
}

void clozes_find(Clozes *out, Str text)
{
	clozes_locate(out, text);
	clozes_mark_seen(out, text);
}

void clozes_find_odd(OddClozes *out, Str text)
{
	Clozes clozes = {0};
	*out = (OddClozes){0};
	look_through(&(Finder){.text = text, .clozes = &clozes, .odd = out});
	clozes_release(&clozes);
}

void clozes_release(Clozes *c)
{
	VEC_RELEASE(c);
	arena_release(&c->arena);
}

// -- showing -------------------------------------------------------------------------------------

void cloze_append_shown(const Cloze *c, bool is_hidden, Buf *out)
{
	bool is_cue = is_hidden && c->cue.n > 0;
	buf_append_char(out, is_cue ? '(' : '[');
	buf_append(out, is_cue ? c->cue : is_hidden ? STR("...") : c->answer);
	buf_append_char(out, is_cue ? ')' : ']');
}
