#include "styled.h"

// The sixteen colours that every terminal has in its own palette, as parameters of "Select Graphic
// Rendition"; a ramp of the 256 for the heatmap, whose characters tell the same without it.
static const char *const role_codes[ROLE_COUNT] = {
	[ROLE_DIM] = "2",
	[ROLE_HEADING] = "1",
	[ROLE_CODE] = "36",
	[ROLE_CODE_KEYWORD] = "1;36",
	[ROLE_CODE_TYPE] = "34",
	[ROLE_CODE_STRING] = "32",
	[ROLE_CODE_NUMBER] = "35",
	[ROLE_CODE_COMMENT] = "2",
	[ROLE_MATH] = "36",
	[ROLE_LINK] = "34",
	[ROLE_TAG] = "35",
	[ROLE_BULLET] = "2",
	[ROLE_QUOTE] = "3",
	[ROLE_HIGHLIGHT] = "7;33",
	[ROLE_NOTE] = "1;34",
	[ROLE_TIP] = "1;32",
	[ROLE_IMPORTANT] = "1;35",
	[ROLE_CAUTION] = "1;33",
	[ROLE_IMAGE] = "35",
	[ROLE_CLOZE] = "1;32",
	[ROLE_GAP] = "1;33",
	[ROLE_KEY] = "1",
	[ROLE_ACCENT] = "1;36",
	[ROLE_DUE] = "32",
	[ROLE_NEW] = "34",
	[ROLE_DRILL] = "33",
	[ROLE_FAIL] = "31",
	[ROLE_HARD] = "33",
	[ROLE_GOOD] = "32",
	[ROLE_EASY] = "36",
	[ROLE_WARNING] = "33",
	[ROLE_SELECTED] = "7",
	[ROLE_CHART_1] = "38;5;65",
	[ROLE_CHART_2] = "38;5;71",
	[ROLE_CHART_3] = "38;5;77",
	[ROLE_CHART_4] = "38;5;83",
};

static const struct {
	uint8_t bit;
	const char *code;
} attr_codes[] = {
	{STYLE_BOLD, "1"},
	{STYLE_ITALIC, "3"},
	{STYLE_UNDERLINE, "4"},
	{STYLE_REVERSE, "7"},
	{STYLE_STRIKE, "9"},
};

static void append_start(Style style, Buf *out)
{
	const char *role = style.role < ROLE_COUNT ? role_codes[style.role] : NULL;
	if (role)
		buf_printf(out, "\033[%sm", role);
	for (size_t i = 0; i < sizeof attr_codes / sizeof *attr_codes; i++)
		if (style.attrs & attr_codes[i].bit)
			buf_printf(out, "\033[%sm", attr_codes[i].code);
}

void styled_append(Str text, Style style, Styling styling, Buf *out)
{
	bool is_plain = !styling.has_color || (style.role == ROLE_TEXT && style.attrs == 0);
	if (!is_plain)
		append_start(style, out);
	buf_append(out, text);
	if (!is_plain)
		buf_append_z(out, "\033[0m");
}

static void append_line(const Line *line, Styling styling, Buf *out)
{
	for (size_t i = 0; i < line->n_runs; i++) {
		const Run *run = &line->runs[i];
		styled_append(
			str_slice(line->text, run->begin, run->end), run->style, styling, out);
	}
	buf_append_char(out, '\n');
}

void styled_append_lines(const Lines *lines, Styling styling, Buf *out)
{
	if (!styling.has_color) {
		lines_append_text(lines, out);
		return;
	}
	for (size_t i = 0; i < lines->n; i++)
		append_line(&lines->items[i], styling, out);
}

void styled_append_text(Str markdown, const RenderOptions *options, Styling styling, Buf *out)
{
	Lines lines = {0};
	render_text(markdown, options, styling.columns, &lines);
	if (options->tools && workshop_is_busy(tools_workshop(options->tools))) {
		workshop_wait(tools_workshop(options->tools), WORKSHOP_TIMEOUT_MS);
		lines_clear(&lines);
		render_text(markdown, options, styling.columns, &lines);
	}
	styled_append_lines(&lines, styling, out);
	lines_release(&lines);
}
