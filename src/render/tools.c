#include "recto/render/tools.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"
#include "recto/base/process.h"
#include "recto/render/width.h"
#include "math.h"
#include "tools.h"

typedef bool ReadColours(Str output, Str code, CodeRuns *out);

enum {
	WORDS_MAX = 16,    // of a command line
	LANGUAGE_MAX = 24, // bytes
	FORMULA_ROWS_MAX = 24,
};

typedef enum MathMode { MODE_SOURCE, MODE_BUILTIN, MODE_AUTO, MODE_COMMAND } MathMode;

struct Tools {
	MathMode mode;
	bool wants_colours;
	bool has_looked_for_math, has_looked_for_colours;
	const char *math[WORDS_MAX + 1]; // the command, if any: reads the formula
	bool wants_dollars;              // around it
	const char *colours[WORDS_MAX + 1];
	const char *language; // what its last word begins with
	ReadColours *read_colours;
	Workshop *workshop;
	Arena arena;
};

// -- life cycle -------------------------------------------------------------------------------

static bool read_command(Tools *t, Str command, Err *err)
{
	char **words;
	size_t n = 0;
	if (!process_split(command, &t->arena, &words, err))
		return false;
	for (; words[n] && n < WORDS_MAX; n++)
		t->math[n] = words[n];
	return !words[n] || err_set(err, ERR_USAGE, "the command has too many words");
}

static bool read_math(Tools *t, Str math, Err *err)
{
	static const struct {
		const char *word;
		MathMode mode;
	} modes[] = {{"auto", MODE_AUTO}, {"builtin", MODE_BUILTIN}, {"off", MODE_SOURCE}};
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		if (str_equals(math, str_from_z(modes[i].word))) {
			t->mode = modes[i].mode;
			return true;
		}
	}
	t->mode = MODE_COMMAND;
	return read_command(t, math, err);
}

bool tools_open(Str math, bool has_color, Tools **out, Err *err)
{
	Err why = {0};
	Tools *t = mem_new(1, sizeof *t);
	t->wants_colours = has_color;
	t->workshop = workshop_open();
	*out = t;
	if (read_math(t, math, &why))
		return true;
	tools_close(t);
	*out = NULL;
	return err_set(err, why.kind, "math: %s", why.text);
}

void tools_close(Tools *t)
{
	if (!t)
		return;
	workshop_close(t->workshop);
	arena_release(&t->arena);
	free(t);
}

Workshop *tools_workshop(Tools *t)
{
	return t->workshop;
}

// The first of the programs that is installed; NULL for none.
static const char *find_installed(Tools *t, const char *const *names)
{
	while (*names && !process_find_program(*names, &t->arena))
		names++;
	return *names;
}

// -- formulas ---------------------------------------------------------------------------------

static void look_for_math(Tools *t)
{
	static const char *const names[] = {"utftex", "latex2text", NULL};
	if (t->has_looked_for_math || t->mode != MODE_AUTO)
		return;
	t->has_looked_for_math = true;
	t->math[0] = find_installed(t, names);
	t->wants_dollars = t->math[0] && strcmp(t->math[0], "latex2text") == 0;
}

// Without empty lines around it, and without blanks at the ends of lines.
static size_t clean_rows(Str output, Buf *out)
{
	Buf drawable = {0};
	size_t rows = 0;
	size_t n_blank = 0;
	width_append_drawable(&drawable, output);
	Str rest = buf_str(&drawable);
	for (Str line; str_next_line(&rest, &line);) {
		line = str_trim_right(line);
		if (line.n == 0) {
			n_blank += rows > 0;
			continue;
		}
		if (rows > 0)
			buf_append_repeat(out, '\n', n_blank + 1);
		rows += n_blank + 1;
		n_blank = 0;
		buf_append(out, line);
	}
	buf_release(&drawable);
	return rows;
}

// A formula within a line takes one row.
static bool append_made_formula(Tools *t, Str source, bool is_display, Buf *out)
{
	Buf input = {0};
	Str made;
	size_t before = out->n;
	size_t rows_max = is_display ? FORMULA_ROWS_MAX : 1;
	buf_append_z(&input, t->wants_dollars ? "$" : "");
	buf_append(&input, source);
	buf_append_z(&input, t->wants_dollars ? "$" : "");
	bool is_made = workshop_ask(t->workshop, t->math, buf_str(&input), &made) == WORK_DONE;
	buf_release(&input);
	size_t rows = is_made ? clean_rows(made, out) : 0;
	if (rows > 0 && rows <= rows_max)
		return true;
	buf_truncate(out, before);
	return false;
}

// Some programs follow these.
static bool reads_files(Str source)
{
	return str_contains(source, STR("\\input")) || str_contains(source, STR("\\include"));
}

bool tools_append_formula(Tools *t, Str source, bool is_display, Buf *out)
{
	source = str_trim(source);
	if (!t)
		return math_append(out, source, is_display);
	if (t->mode == MODE_SOURCE)
		return false;
	look_for_math(t);
	bool is_made = t->math[0] && source.n <= MATH_SOURCE_MAX && !reads_files(source) &&
		       append_made_formula(t, source, is_display, out);
	return is_made || math_append(out, source, is_display);
}

// -- colours of code --------------------------------------------------------------------------

typedef struct ColourTool {
	const char *names[3];
	const char *before[5]; // words before the program
	const char *after[8];  // words behind it
	const char *language;
	ReadColours *read;
} ColourTool;

static const ColourTool colour_tools[] = {
	{{"highlight"}, {NULL}, {"--out-format=html", "--fragment", "--encoding=utf-8"},
		"--syntax=", code_read_html},
	// Without COLORTERM it keeps to the palette of 256.
	{{"bat", "batcat"}, {"env", "-u", "COLORTERM"},
		{"--no-config", "--color=always", "--style=plain", "--paging=never",
			"--theme=Monokai Extended"},
		"--language=", code_read_ansi},
};

static void use_tool(Tools *t, const ColourTool *tool, const char *name)
{
	size_t n = 0;
	for (size_t i = 0; tool->before[i]; i++)
		t->colours[n++] = tool->before[i];
	t->colours[n++] = name;
	for (size_t i = 0; tool->after[i]; i++)
		t->colours[n++] = tool->after[i];
	t->language = tool->language;
	t->read_colours = tool->read;
}

static void look_for_colours(Tools *t)
{
	if (t->has_looked_for_colours)
		return;
	t->has_looked_for_colours = true;
	for (size_t i = 0; i < sizeof colour_tools / sizeof *colour_tools; i++) {
		const char *name = find_installed(t, colour_tools[i].names);
		if (!name)
			continue;
		use_tool(t, &colour_tools[i], name);
		return;
	}
}

// Nothing else of a page reaches a command line.
static bool is_language(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!isalnum((unsigned char)s.p[i]) && !strchr("+#_-", s.p[i]))
			return false;
	return s.n > 0 && s.n <= LANGUAGE_MAX;
}

static bool ask_for_colours(Tools *t, Str language, Str code, Str *output)
{
	Buf last = {0};
	const char *argv[WORDS_MAX + 1] = {NULL};
	size_t n = 0;
	for (; t->colours[n]; n++)
		argv[n] = t->colours[n];
	buf_append_z(&last, t->language);
	for (size_t i = 0; i < language.n; i++)
		buf_append_char(&last, (char)tolower((unsigned char)language.p[i]));
	argv[n] = buf_z(&last);
	bool is_made = workshop_ask(t->workshop, argv, code, output) == WORK_DONE;
	buf_release(&last);
	return is_made;
}

bool tools_append_colours(Tools *t, Str language, Str code, CodeRuns *out)
{
	Str output;
	if (!t || !t->wants_colours || !is_language(language) || code.n == 0)
		return false;
	look_for_colours(t);
	return t->read_colours && ask_for_colours(t, language, code, &output) &&
	       t->read_colours(output, code, out);
}
