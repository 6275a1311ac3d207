// What the optional programs print about code. It may say nothing but colours: text that differs
// from the code makes all of it void.
#include <string.h>
#include "recto/base/vec.h"
#include "tools.h"

static void begin_run(CodeRuns *out, size_t at, Role role)
{
	if (out->n > 0 && out->items[out->n - 1].begin == at)
		out->items[out->n - 1].role = role;
	else
		VEC_PUSH(out, ((CodeRun){at, role}));
}

// Both end with any number of line ends.
static bool is_all(Str code, size_t at, Str output)
{
	return str_trim_right(str_skip(code, at)).n == 0 && str_trim_right(output).n == 0;
}

// -- HTML of highlight ------------------------------------------------------------------------

static const struct {
	const char *class;
	Role role;
} classes[] = {
	{"num", ROLE_CODE_NUMBER},
	{"esc", ROLE_CODE_NUMBER},
	{"str", ROLE_CODE_STRING},
	{"sng", ROLE_CODE_STRING},
	{"pps", ROLE_CODE_STRING},
	{"slc", ROLE_CODE_COMMENT},
	{"com", ROLE_CODE_COMMENT},
	{"ppc", ROLE_CODE_KEYWORD},
	{"kwa", ROLE_CODE_KEYWORD},
	{"kwb", ROLE_CODE_TYPE},
	{"kwc", ROLE_CODE_TYPE},
	{"kwd", ROLE_CODE_TYPE},
};

static Role role_of_class(Str tag)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_contains(tag, str_from_z(classes[i].class)))
			return classes[i].role;
	return ROLE_TEXT;
}

// The character that the output begins with; 0 when it is none. *n is its length there.
static char read_reference(Str output, size_t *n)
{
	static const struct {
		const char *name;
		char c;
	} references[] = {
		{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
	*n = 1;
	if (output.p[0] != '&')
		return output.p[0];
	for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
		Str name = str_from_z(references[i].name);
		*n = name.n;
		if (str_starts_with(output, name))
			return references[i].c;
	}
	return '\0';
}

bool code_read_html(Str output, Str code, CodeRuns *out)
{
	size_t at = 0;
	size_t n;
	begin_run(out, 0, ROLE_TEXT);
	while (output.n > 0 && at < code.n) {
		if (output.p[0] == '<') {
			if (!str_find_char(output, '>', &n))
				return false;
			begin_run(out, at, role_of_class(str_head(output, n)));
			n++;
		} else if (read_reference(output, &n) != code.p[at++]) {
			return false;
		}
		output = str_skip(output, n);
	}
	while (str_starts_with(output, STR("</")) && str_find_char(output, '>', &n))
		output = str_skip(output, n + 1);
	return is_all(code, at, output);
}

// -- colours of bat ---------------------------------------------------------------------------

// The colours of the theme that tools.c asks for, of the palette of 256.
static const struct {
	const char *parameter;
	Role role;
} colours[] = {
	{"38;5;242", ROLE_CODE_COMMENT},
	{"38;5;186", ROLE_CODE_STRING},
	{"38;5;141", ROLE_CODE_NUMBER},
	{"38;5;203", ROLE_CODE_KEYWORD},
	{"38;5;81", ROLE_CODE_TYPE},
	{"38;5;149", ROLE_CODE_TYPE},
};

static Role role_of_colour(Str sequence)
{
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (str_ends_with(sequence, str_from_z(colours[i].parameter)))
			return colours[i].role;
	return ROLE_TEXT;
}

bool code_read_ansi(Str output, Str code, CodeRuns *out)
{
	size_t at = 0;
	begin_run(out, 0, ROLE_TEXT);
	while (output.n > 0) {
		size_t n = 1;
		if (str_starts_with(output, STR("\x1b["))) {
			if (!str_find_char(output, 'm', &n))
				return false;
			begin_run(out, at, role_of_colour(str_head(output, n)));
			n++;
		} else if (at == code.n) {
			break;
		} else if (output.p[0] != code.p[at++]) {
			return false;
		}
		output = str_skip(output, n);
	}
	return is_all(code, at, output);
}
