// #+BEGIN_NOTE … #+END_NOTE and its like → quotes and fences.
#include <ctype.h>
#include <string.h>
#include "prepass.h"

static const Str begin_mark = {"#+BEGIN_", sizeof "#+BEGIN_" - 1};
static const Str end_mark = {"#+END_", sizeof "#+END_" - 1};
// Longer than any that stands in code.
static const char fence[] = "~~~~~~~~~~~~~~~~~~~~";

typedef struct Kind {
	const char *name;
	const char *title; // of an admonition
	RegionForm form;
	Role role;
} Kind;

static const Kind kinds[] = {
	{"NOTE", "Note", REGION_QUOTE, ROLE_NOTE},
	{"PINNED", "Pinned", REGION_QUOTE, ROLE_NOTE},
	{"TIP", "Tip", REGION_QUOTE, ROLE_TIP},
	{"IMPORTANT", "Important", REGION_QUOTE, ROLE_IMPORTANT},
	{"CAUTION", "Caution", REGION_QUOTE, ROLE_CAUTION},
	{"WARNING", "Warning", REGION_QUOTE, ROLE_CAUTION},
	{"QUOTE", NULL, REGION_QUOTE, ROLE_TEXT},
	{"CENTER", NULL, REGION_PLAIN, ROLE_TEXT},
	{"VERSE", NULL, REGION_PLAIN, ROLE_TEXT},
	{"SRC", NULL, REGION_CODE, ROLE_TEXT},
	{"EXAMPLE", NULL, REGION_CODE, ROLE_TEXT},
	{"EXPORT", NULL, REGION_CODE, ROLE_TEXT},
	{"QUERY", "query", REGION_CODE, ROLE_TEXT},
	{"COMMENT", NULL, REGION_HIDDEN, ROLE_TEXT},
};

// What Logseq does not know is shown by its name.
static const Kind other_kind = {"", "", REGION_QUOTE, ROLE_NOTE};

static const Kind *find_kind(Str name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equals_nocase(name, str_from_z(kinds[i].name)))
			return &kinds[i];
	return &other_kind;
}

static Str word_of(Str s)
{
	size_t n = 0;
	while (n < s.n && !isspace((unsigned char)s.p[n]))
		n++;
	return str_head(s, n);
}

static bool ends_region(Str line, Str name)
{
	line = str_trim(line);
	return str_starts_with_nocase(line, end_mark) &&
	       str_equals_nocase(str_skip(line, end_mark.n), name);
}

static bool has_end(Prepass *p, Str name)
{
	Str rest = str_skip(p->text, p->line_end + 1);
	bool is_found = false;
	Str line;
	while (!is_found && p->budget->searched > 0 && str_next_line(&rest, &line)) {
		is_found = ends_region(line, name);
		p->budget->searched -=
			line.n < p->budget->searched ? line.n + 1 : p->budget->searched;
	}
	return is_found;
}

// What stands before the lines of the first n regions.
static void append_prefix(const Prepass *p, int n)
{
	size_t column = 0;
	for (int i = 0; i < n; i++) {
		const Region *region = &p->regions[i];
		if (region->form == REGION_QUOTE || region->form == REGION_CODE) {
			size_t more = region->indent > column ? region->indent - column : 0;
			buf_append_repeat(p->out, ' ', more);
			column += more;
		}
		if (region->form == REGION_QUOTE)
			buf_append_z(p->out, "> ");
	}
}

static void append_title(const Prepass *p, const Kind *kind, Str name)
{
	buf_append_z(p->out, "> ");
	protect_begin(p->out, kind->role);
	if (kind->title[0] != '\0')
		protect_append(p->out, str_from_z(kind->title));
	for (size_t i = 0; kind->title[0] == '\0' && i < name.n; i++) {
		int c = (unsigned char)name.p[i];
		char letter = (char)(i == 0 ? toupper(c) : tolower(c));
		protect_append(p->out, str_make(&letter, 1));
	}
	protect_end(p->out);
}

static void append_opening(const Prepass *p, const Kind *kind, Str name, Str words)
{
	if (kind->form == REGION_CODE) {
		Str language = kind->title ? str_from_z(kind->title) : word_of(words);
		buf_append_z(p->out, fence);
		if (!str_find_char(language, '~', NULL))
			buf_append(p->out, language);
	} else if (kind->form == REGION_QUOTE && kind->title) {
		append_title(p, kind, name);
	}
	buf_append_char(p->out, '\n');
}

bool prepass_begin_region(Prepass *p, size_t indent)
{
	Str line = prepass_line(p);
	if (p->n_regions == REGIONS_MAX || !str_starts_with_nocase(line, begin_mark))
		return false;
	Str name = word_of(str_skip(line, begin_mark.n));
	Str words = str_trim(str_skip(line, begin_mark.n + name.n));
	if (name.n == 0 || !has_end(p, name))
		return false;
	const Kind *kind = find_kind(name);
	size_t outer = p->n_regions > 0 ? p->regions[p->n_regions - 1].indent : 0;
	append_opening(p, kind, name, words);
	p->regions[p->n_regions++] = (Region){kind->form, name, outer + indent};
	p->at = p->line_end + 1;
	p->fence_length = 0;
	p->is_block_start = true;
	return true;
}

// A block of the outline stands below, which ends every quote.
static bool has_block_below(const Prepass *p)
{
	Str rest = str_skip(p->text, p->line_end < p->text.n ? p->line_end + 1 : p->text.n);
	return str_starts_with(str_trim_left(rest), STR("- "));
}

static void end_region(Prepass *p)
{
	const Region *region = &p->regions[p->n_regions - 1];
	bool is_code = region->form == REGION_CODE;
	// Without an empty line the text below would go on with the quote.
	bool is_set_off = region->form == REGION_QUOTE && !has_block_below(p);
	if (is_code || is_set_off)
		append_prefix(p, is_code ? p->n_regions : p->n_regions - 1);
	if (is_code)
		buf_append_z(p->out, fence);
	if (is_code || is_set_off)
		buf_append_char(p->out, '\n');
	p->n_regions--;
	p->fence_length = 0;
	p->is_block_start = true;
}

bool prepass_region_line(Prepass *p)
{
	const Region *region = &p->regions[p->n_regions - 1];
	Str line = prepass_line(p);
	bool is_end = ends_region(line, region->name);
	size_t blanks = prepass_count(line, ' ');
	size_t indent = blanks < region->indent ? blanks : region->indent;
	if (is_end)
		end_region(p);
	else if (region->form != REGION_HIDDEN)
		append_prefix(p, p->n_regions);
	if (!is_end && region->form == REGION_CODE) {
		buf_append(p->out, str_skip(line, indent));
		buf_append_char(p->out, '\n');
	}
	if (is_end || region->form == REGION_CODE || region->form == REGION_HIDDEN) {
		p->at = p->line_end + 1;
		return true;
	}
	p->at += indent;
	if (region->form == REGION_PLAIN)
		buf_append_repeat(p->out, ' ', indent);
	return false;
}
