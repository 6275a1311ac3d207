// Any bytes as the text of a card, at any width: every line keeps to it, whatever stands in
// formulas and whatever programs say about code.
#include <assert.h>
#include <locale.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "../../src/render/math.h"
#include "../../src/render/tools.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static void check_line(const Line *line, int width)
{
	size_t at = 0;
	assert(line->width <= width && line->width == width_of(line->text));
	assert(!str_find_char(line->text, '\n', NULL) && !str_find_char(line->text, '\x1b', NULL));
	for (size_t i = 0; i < line->n_runs; i++) {
		assert(line->runs[i].begin == at && line->runs[i].end > at);
		assert(line->runs[i].style.role < ROLE_COUNT);
		at = line->runs[i].end;
	}
	assert(at == line->text.n);
}

static void check_text(Str text, ClozeView view, int width)
{
	Lines lines = {0};
	Buf line = {0};
	const RenderOptions options = {.view = view, .number = 1, .hidden_tags = STR("a\nb")};
	render_text(text, &options, width, &lines);
	for (size_t i = 0; i < lines.n; i++)
		check_line(&lines.items[i], width);
	render_inline_clozes(text, view, 1, &line);
	assert(!str_find_char(buf_str(&line), '\n', NULL));
	buf_release(&line);
	lines_release(&lines);
}

static void check_formula(Str source, bool is_display)
{
	Buf drawable = {0};
	Buf text = {0};
	width_append_drawable(&drawable, source);
	if (math_append(&text, buf_str(&drawable), is_display))
		assert(text.n > 0 && (is_display || !str_find_char(buf_str(&text), '\n', NULL)));
	buf_release(&drawable);
	buf_release(&text);
}

// The first half says something about the second.
static void check_colours(Str text)
{
	CodeRuns runs = {0};
	Str code = str_skip(text, text.n / 2);
	code_read_html(str_head(text, text.n / 2), code, &runs);
	code_read_ansi(str_head(text, text.n / 2), code, &runs);
	for (size_t i = 0; i < runs.n; i++)
		assert(runs.items[i].begin <= code.n);
	free(runs.items);
}

// Characters have a width in UTF-8 alone.
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	setlocale(LC_CTYPE, "C.UTF-8");
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	Str text = str_make((const char *)data + 1, size - 1);
	int width = 2 + data[0] % 199;
	check_text(text, CLOZES_SHOWN, width);
	check_text(text, CLOZES_HIDDEN, width);
	check_formula(text, false);
	check_formula(text, true);
	check_colours(text);
	return 0;
}
