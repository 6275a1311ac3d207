#include <stdlib.h>

#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "tests.h"

void check_render(const char *markdown, int width, const char *expected, const char *file, int line)
{
	Lines lines = {0};
	Buf text = {0};
	render_markdown(str_from_z(markdown), width, &lines);
	check_lines(&lines, width < 2 ? 2 : width);
	lines_append_text(&lines, &text);
	harness_assert_str(buf_str(&text), expected, file, line);
	buf_release(&text);
	lines_release(&lines);
}

static const char *const role_names[ROLE_COUNT] = {
	[ROLE_DIM] = "dim",
	[ROLE_HEADING] = "heading",
	[ROLE_CODE] = "code",
	[ROLE_CODE_KEYWORD] = "keyword",
	[ROLE_CODE_TYPE] = "type",
	[ROLE_CODE_STRING] = "string",
	[ROLE_CODE_NUMBER] = "number",
	[ROLE_CODE_COMMENT] = "comment",
	[ROLE_MATH] = "math",
	[ROLE_HIGHLIGHT] = "highlight",
	[ROLE_NOTE] = "note",
	[ROLE_TIP] = "tip",
	[ROLE_IMPORTANT] = "important",
	[ROLE_CAUTION] = "caution",
	[ROLE_LINK] = "link",
	[ROLE_TAG] = "tag",
	[ROLE_BULLET] = "bullet",
	[ROLE_QUOTE] = "quote",
	[ROLE_IMAGE] = "image",
	[ROLE_CLOZE] = "cloze",
	[ROLE_GAP] = "gap",
	[ROLE_ACCENT] = "accent",
	[ROLE_WARNING] = "warning",
};

static void append_run(const Line *line, const Run *run, Buf *out)
{
	Str text = str_slice(line->text, run->begin, run->end);
	if (run->style.role == ROLE_TEXT && run->style.attrs == 0) {
		buf_append(out, text);
		return;
	}
	const char *name = run->style.role == ROLE_TEXT ? "" : role_names[run->style.role];
	assert_non_null(name);
	buf_printf(out, "{%s", name);
	if (run->style.attrs != 0)
		buf_append_char(out, '!');
	for (unsigned i = 0; i < 5; i++)
		if (run->style.attrs & 1U << i)
			buf_append_char(out, "biusr"[i]);
	buf_printf(out, ":%.*s}", STR_ARG(text));
}

void check_styles(const char *markdown, const char *expected, const char *file, int line)
{
	check_clozes(markdown, CLOZES_SHOWN, 0, expected, file, line);
}

void check_clozes(const char *markdown, ClozeView view, int number, const char *expected,
	const char *file, int line)
{
	Lines lines = {0};
	Buf text = {0};
	render_clozes(str_from_z(markdown), view, number, 80, &lines);
	check_lines(&lines, 80);
	for (size_t i = 0; i < lines.n; i++) {
		for (size_t k = 0; k < lines.items[i].n_runs; k++)
			append_run(&lines.items[i], &lines.items[i].runs[k], &text);
		buf_append_char(&text, '\n');
	}
	harness_assert_str(buf_str(&text), expected, file, line);
	buf_release(&text);
	lines_release(&lines);
}

static void check_line(const Line *line, int width)
{
	Buf again = {0};
	width_append_drawable(&again, line->text);
	assert_true(str_equals(buf_str(&again), line->text));
	buf_release(&again);
	assert_false(str_find_char(line->text, '\n', NULL));
	assert_int_equal(line->width, width_of(line->text));
	assert_true(line->width <= width);
	size_t at = 0;
	for (size_t i = 0; i < line->n_runs; i++) {
		assert_int_equal(line->runs[i].begin, at);
		assert_true(line->runs[i].end > at);
		assert_true(line->runs[i].style.role < ROLE_COUNT);
		at = line->runs[i].end;
	}
	assert_int_equal(at, line->text.n);
}

void check_lines(const Lines *lines, int width)
{
	for (size_t i = 0; i < lines->n; i++)
		check_line(&lines->items[i], width);
}

void check_golden(const char *name, Str text)
{
	Buf path = {0};
	buf_printf(&path, "tests/render/%s.txt", name);
	if (getenv("RECTO_UPDATE_GOLDEN")) {
		harness_write(buf_z(&path), text);
	} else {
		Buf expected = harness_read(buf_z(&path));
		assert_str(text, buf_z(&expected));
		buf_release(&expected);
	}
	buf_release(&path);
}
