#include "import_report.h"

#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"
#include "card_text.h"

enum {
	REPORT_COLUMNS = 80,
	TEXT_AT = 27,      // the column where texts begin, behind "  edited ig3p6c33i7tsrlxh  "
	LEAD_COLUMNS = 16, // of what two texts have in common, before their difference
	LINES_MAX = 10,
};

void match_report_release(MatchReport *r)
{
	VEC_RELEASE(r);
}

void match_report_add(void *report, const ImportMatch *match)
{
	MatchReport *r = report;
	ImportMatch m = *match;
	r->has_guess = r->has_guess || m.is_guess;
	if (r->counts[m.kind]++ >= LINES_MAX && !r->keeps_all)
		return;
	Str *const texts[] = {&m.was, &m.is, &m.from, &m.to, &m.from_path, &m.to_path};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = arena_copy(r->arena, *texts[i]);
	m.card = arena_copy_z(r->arena, str_from_z(match->card));
	VEC_PUSH(r, m);
}

// -- for people ----------------------------------------------------------------------------------

// On one line.
static void append_drawable(Str text, Buf *out)
{
	Buf line = {0};
	utf8_append_printable(&line, text);
	width_append_drawable(out, buf_str(&line));
	buf_release(&line);
}

static size_t common_head(Str a, Str b)
{
	int columns;
	size_t at = 0;
	for (size_t n; (n = width_next_cluster(str_skip(a, at), &columns)) > 0; at += n)
		if (!str_starts_with(str_skip(b, at), str_make(a.p + at, n)))
			break;
	return at;
}

// Where the part of a text begins that ends at `end`, is whole clusters and not wider than
// LEAD_COLUMNS.
static size_t find_lead(Str text, size_t end)
{
	int columns;
	size_t at = 0;
	while (width_of(str_make(text.p + at, end - at)) > LEAD_COLUMNS)
		at += width_next_cluster(str_skip(text, at), &columns);
	return at;
}

static void append_from(Str text, size_t from, int columns, Buf *out)
{
	if (from > 0)
		buf_append_z(out, "…");
	width_append_cut(out, str_skip(text, from), from > 0 ? columns - 1 : columns);
}

// Two texts one below the other, each cut to one line, so that their first difference is in sight.
typedef struct TextPair {
	Buf was, is;
	size_t from; // what is left out of both
} TextPair;

static void pair_texts(Str was, Str is, int columns, TextPair *out)
{
	*out = (TextPair){0};
	Str plain_was = card_text_skip_heading(was);
	Str plain_is = card_text_skip_heading(is);
	bool has_other_marks = !str_equals(was, is) && str_equals(plain_was, plain_is);
	append_drawable(has_other_marks ? was : plain_was, &out->was);
	append_drawable(has_other_marks ? is : plain_is, &out->is);
	Str a = buf_str(&out->was);
	Str b = buf_str(&out->is);
	size_t same = common_head(a, b);
	bool fits = width_of(a) <= columns && width_of(b) <= columns;
	if (!fits && !str_equals(a, b) && width_of(str_head(a, same)) > columns / 2)
		out->from = find_lead(a, same);
}

// What two paths have in common before their names, or before folders that differ.
static size_t common_folders(Str a, Str b)
{
	size_t end = 0;
	for (size_t i = 0; i < a.n && i < b.n && a.p[i] == b.p[i]; i++)
		if (a.p[i] == '/')
			end = i + 1;
	return end;
}

// Pages of the same title are told apart by their files.
static void append_pages(const ImportMatch *m, Buf *out)
{
	Buf from = {0};
	Buf to = {0};
	const int columns = (REPORT_COLUMNS - TEXT_AT - 3) / 2;
	bool is_same_title = str_equals(m->from, m->to);
	size_t common = common_folders(m->from_path, m->to_path);
	append_drawable(is_same_title ? str_skip(m->from_path, common) : m->from, &from);
	append_drawable(is_same_title ? str_skip(m->to_path, common) : m->to, &to);
	buf_printf(out, "\n%*s", TEXT_AT, "");
	width_append_cut(out, buf_str(&from), columns);
	buf_append_z(out, " → ");
	width_append_cut(out, buf_str(&to), columns);
	buf_release(&from);
	buf_release(&to);
}

// "              93 % alike → ", so that what follows stands at TEXT_AT.
static void append_reason(const ImportMatch *m, Buf *out)
{
	if (m->is_by_id)
		buf_printf(out, "\n%*s → ", TEXT_AT - 3, "by its id::");
	else
		buf_printf(
			out, "\n%*d %% alike → ", TEXT_AT - 11, (int)(m->similarity * 100 + 0.5));
}

// "  edited ig3p6c33i7tsrlxh  What is DNA?
//               93 % alike → What is a DNA?", and for what has moved "cells → molecules" below.
static void append_kept(const ImportMatch *m, Buf *out)
{
	const int columns = REPORT_COLUMNS - TEXT_AT;
	TextPair texts;
	pair_texts(m->was, m->is, columns, &texts);
	append_from(buf_str(&texts.was), texts.from, columns, out);
	if (!str_equals(m->was, m->is)) {
		append_reason(m, out);
		append_from(buf_str(&texts.is), texts.from, columns, out);
	} else if (m->similarity < 0.9995) {
		append_reason(m, out);
		buf_append_z(out, "with another answer");
	}
	if (!str_equals(m->from_path, m->to_path))
		append_pages(m, out);
	buf_release(&texts.was);
	buf_release(&texts.is);
}

static void append_one(Str text, Str page, int columns, Buf *out)
{
	Buf line = {0};
	append_drawable(card_text_skip_heading(text), &line);
	if (page.n > 0) {
		buf_append_z(&line, ", in ");
		append_drawable(page, &line);
	}
	width_append_cut(out, buf_str(&line), columns);
	buf_release(&line);
}

static void append_match(const ImportMatch *m, Buf *out)
{
	buf_printf(out, "  %-6s ", match_kind_name(m->kind));
	if (m->kind == MATCH_NEW) {
		append_one(m->is, m->to, REPORT_COLUMNS - 9, out);
		return;
	}
	buf_printf(out, "%s  ", m->card);
	if (m->kind == MATCH_GONE)
		append_one(m->was, (Str){0}, REPORT_COLUMNS - TEXT_AT, out);
	else
		append_kept(m, out);
}

static void talk_of_kind(Cli *cli, const MatchReport *r, MatchKind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n && n < LINES_MAX; i++) {
		if (r->items[i].kind != kind)
			continue;
		Buf line = {0};
		append_match(&r->items[i], &line);
		cli_talk(cli, "%s", buf_z(&line));
		buf_release(&line);
		n++;
	}
	if (r->counts[kind] > n)
		cli_talk(cli, "  %-6s %zu more; --json lists all", match_kind_name(kind),
			r->counts[kind] - n);
}

void match_report_talk(Cli *cli, const MatchReport *r, const ImportReport *import)
{
	static const MatchKind kinds[] = {MATCH_EDITED, MATCH_MOVED, MATCH_BACK, MATCH_GONE};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		talk_of_kind(cli, r, kinds[i]);
	if (import->cards + import->gone > import->new_)
		talk_of_kind(cli, r, MATCH_NEW);
	if (import->id != 0 && r->has_guess)
		cli_talk(cli,
			"a wrong match: recto unmatch CARD; all of them: recto undo --import %lld",
			(long long)import->id);
}

// -- for programs --------------------------------------------------------------------------------

static void set_or_null(Json *object, const char *key, Str text)
{
	if (text.n > 0)
		json_set_str(object, key, text);
	else
		json_set_null(object, key);
}

static Json *match_json(const ImportMatch *m, bool is_look)
{
	bool has_id = m->kind != MATCH_NEW || !is_look;
	Json *object = json_new_object();
	json_set_str(object, "kind", str_from_z(match_kind_name(m->kind)));
	set_or_null(object, "card", has_id ? str_from_z(m->card) : (Str){0});
	set_or_null(object, "was", m->was);
	set_or_null(object, "is", m->is);
	set_or_null(object, "from", m->from_path);
	set_or_null(object, "to", m->to_path);
	if (m->kind == MATCH_GONE || m->kind == MATCH_NEW)
		json_set_null(object, "similarity");
	else
		json_set_real(
			object, "similarity", (double)(int)(m->similarity * 1000 + 0.5) / 1000);
	json_set_bool(object, "guess", m->is_guess);
	return object;
}

Json *match_report_json(const MatchReport *r, const ImportReport *import)
{
	Json *list = json_new_array();
	for (size_t i = 0; i < r->n; i++)
		json_push(list, match_json(&r->items[i], import->id == 0));
	return list;
}
