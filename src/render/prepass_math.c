// Formulas, of which Markdown must not read a byte.
#include <string.h>
#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "prepass.h"

// Clozes within a formula must stay what they are.
static bool has_marks(Str s)
{
	uint32_t code;
	for (size_t n; (n = utf8_decode(s, &code)) > 0; s = str_skip(s, n))
		if (protect_is_mark(code))
			return true;
	return false;
}

// Takes n bytes as a formula, `delimiter` bytes of them on either side being its delimiters.
static void put_formula(Prepass *p, size_t n, size_t delimiter, bool is_display)
{
	Str whole = str_head(str_skip(p->text, p->at), n);
	if (has_marks(whole)) {
		prepass_put(p, ROLE_MATH, n);
		return;
	}
	protect_begin(p->out, ROLE_MATH);
	buf_printf(p->out, "%c%zu", FORMULA_MARK, p->formulas->n);
	protect_end(p->out);
	VEC_PUSH(p->formulas,
		((Formula){str_slice(whole, delimiter, n - delimiter), whole, is_display}));
	p->at += n;
}

// Whether the n bytes at hand have lines of their own.
static bool is_alone(const Prepass *p, size_t n)
{
	Str after = str_skip(p->text, p->at + n);
	size_t at = prepass_count(after, ' ');
	return p->labels == 0 && p->at == p->text_begin && (at == after.n || after.p[at] == '\n');
}

static bool pass_display_math(Prepass *p)
{
	Str block = prepass_block(p);
	size_t at;
	if (!str_find(str_head(str_skip(block, 2), SPAN_MAX), STR("$$"), &at) || at == 0)
		return false;
	put_formula(p, at + 4, 2, is_alone(p, at + 4));
	return true;
}

// Logseq's rule: not before a blank, and not after a blank or an opening bracket. "$5 and $6" is
// none.
bool prepass_math(Prepass *p)
{
	Str line = prepass_line(p);
	if (str_starts_with(line, STR("$$")))
		return pass_display_math(p);
	size_t at;
	Str body = str_skip(line, 1);
	if (!str_find_char(body, '$', &at) || at == 0 || body.p[0] == ' ' ||
		strchr(" ([{", body.p[at - 1]))
		return false;
	put_formula(p, at + 2, 1, false);
	return true;
}

// The closer is looked for once, however many openers ask.
static bool pass_bracketed(Prepass *p, Str closer, size_t *open_until)
{
	size_t at;
	Str body = str_head(str_skip(prepass_block(p), 2), SPAN_MAX);
	if (p->at < *open_until)
		return false;
	if (!str_find(body, closer, &at)) {
		*open_until = p->at + body.n;
		return false;
	}
	if (str_trim(str_head(body, at)).n == 0)
		return false;
	put_formula(p, at + 4, 2, closer.p[1] == ']' && is_alone(p, at + 4));
	return true;
}

bool prepass_escape(Prepass *p)
{
	Str rest = str_skip(p->text, p->at);
	bool is_math = (str_starts_with(rest, STR("\\(")) &&
			       pass_bracketed(p, STR("\\)"), &p->open_until[0])) ||
		       (str_starts_with(rest, STR("\\[")) &&
			       pass_bracketed(p, STR("\\]"), &p->open_until[1]));
	if (!is_math)
		prepass_copy(p, 2);
	return true;
}

bool prepass_environment(Prepass *p)
{
	Buf end = {0};
	size_t name, at;
	Str line = prepass_line(p);
	if (!str_starts_with(line, STR("\\begin{")) || !str_find_char(line, '}', &name) ||
		p->budget->searched == 0)
		return false;
	Str block = str_head(prepass_block(p), SPAN_MAX);
	size_t looked = block.n;
	buf_printf(&end, "\\end{%.*s}", STR_ARG(str_slice(line, strlen("\\begin{"), name)));
	bool is_found = str_find(block, buf_str(&end), &at);
	if (is_found)
		looked = at;
	p->budget->searched -= looked < p->budget->searched ? looked : p->budget->searched;
	if (is_found)
		put_formula(p, at + end.n, 0, is_alone(p, at + end.n));
	buf_release(&end);
	return is_found;
}
