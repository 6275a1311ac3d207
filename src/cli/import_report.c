#include "import_report.h"

#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "recto/render/width.h"

enum { QUESTION_COLUMNS = 48, LINES_MAX = 10 };

void match_report_release(MatchReport *r)
{
	VEC_RELEASE(r);
}

void match_report_add(void *report, const ImportMatch *match)
{
	MatchReport *r = report;
	ImportMatch m = *match;
	Str *const texts[] = {&m.was, &m.is, &m.from, &m.to, &m.from_path, &m.to_path};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = arena_copy(r->arena, *texts[i]);
	m.card = arena_copy_z(r->arena, str_from_z(match->card));
	VEC_PUSH(r, m);
}

// -- for people ----------------------------------------------------------------------------------

static void append_cut(Str text, Buf *out)
{
	Buf line = {0};
	Buf drawable = {0};
	utf8_append_printable(&line, text);
	width_append_drawable(&drawable, buf_str(&line));
	width_append_cut(out, buf_str(&drawable), QUESTION_COLUMNS);
	buf_release(&line);
	buf_release(&drawable);
}

// "edited ig3p6c33i7tsrlxh  What is DNA? → What is a DNA? (93 % alike)".
static void append_match(const ImportMatch *m, Buf *out)
{
	buf_printf(out, "  %-6s %s  ", match_kind_name(m->kind), m->card);
	append_cut(m->was, out);
	if (m->is.n > 0 && !str_equals(m->was, m->is)) {
		buf_append_z(out, " → ");
		append_cut(m->is, out);
	}
	if (m->to.n > 0 && !str_equals(m->from_path, m->to_path)) {
		buf_append_z(out, ", ");
		append_cut(m->from, out);
		buf_append_z(out, " → ");
		append_cut(m->to, out);
	}
	if (m->kind != MATCH_GONE && m->similarity < 0.9995)
		buf_printf(out, " (%d %% alike)", (int)(m->similarity * 100 + 0.5));
}

static void talk_of_kind(Cli *cli, const MatchReport *r, MatchKind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++) {
		if (r->items[i].kind != kind || n++ >= LINES_MAX)
			continue;
		Buf line = {0};
		append_match(&r->items[i], &line);
		cli_talk(cli, "%s", buf_z(&line));
		buf_release(&line);
	}
	if (n > LINES_MAX)
		cli_talk(cli, "  %-6s %zu more; --json lists all", match_kind_name(kind),
			n - LINES_MAX);
}

static bool has_guess(const MatchReport *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->items[i].is.n > 0 && !str_equals(r->items[i].was, r->items[i].is))
			return true;
	return false;
}

void match_report_talk(Cli *cli, const MatchReport *r, int64_t import)
{
	static const MatchKind kinds[] = {MATCH_EDITED, MATCH_MOVED, MATCH_BACK, MATCH_GONE};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		talk_of_kind(cli, r, kinds[i]);
	if (import != 0 && has_guess(r))
		cli_talk(cli,
			"a wrong match: recto unmatch CARD; all of them: recto undo --import %lld",
			(long long)import);
}

// -- for programs --------------------------------------------------------------------------------

static void set_or_null(Json *object, const char *key, Str text)
{
	if (text.n > 0)
		json_set_str(object, key, text);
	else
		json_set_null(object, key);
}

static Json *match_json(const ImportMatch *m)
{
	Json *object = json_new_object();
	json_set_str(object, "kind", str_from_z(match_kind_name(m->kind)));
	json_set_str(object, "card", str_from_z(m->card));
	json_set_str(object, "was", m->was);
	set_or_null(object, "is", m->is);
	json_set_str(object, "from", m->from_path);
	set_or_null(object, "to", m->to_path);
	if (m->kind == MATCH_GONE)
		json_set_null(object, "similarity");
	else
		json_set_real(
			object, "similarity", (double)(int)(m->similarity * 1000 + 0.5) / 1000);
	return object;
}

Json *match_report_json(const MatchReport *r)
{
	Json *list = json_new_array();
	for (size_t i = 0; i < r->n; i++)
		json_push(list, match_json(&r->items[i]));
	return list;
}
