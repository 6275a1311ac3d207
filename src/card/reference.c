#include "reference.h"

#include "names.h"

enum {
	REACH = 512,       // bytes of a label, a path, a name
	CODE_REACH = 8192, // bytes of a code span
	ID_LENGTH = 36,
};

bool reference_may_be_in(Str text)
{
	return str_contains(text, STR("((")) || str_contains(text, STR("{{embed")) ||
	       str_contains(text, STR("!["));
}

static Str rest_of_line(const ReferenceScanner *s)
{
	return str_slice(s->text, s->at, s->line_end);
}

// -- lines ---------------------------------------------------------------------------------------

static size_t find_line_end(Str text, size_t at)
{
	size_t n;
	return str_find_char(str_skip(text, at), '\n', &n) ? at + n : text.n;
}

static bool is_fence(Str line)
{
	return str_starts_with(line, STR("```")) || str_starts_with(line, STR("~~~"));
}

static Str skip_indent(Str line)
{
	size_t at = 0;
	while (at < line.n && (str_is_space(line.p[at]) || line.p[at] == '>'))
		at++;
	return str_skip(line, at);
}

// Without indentation and the marks of quotes and lists.
static Str skip_markers(Str line)
{
	line = skip_indent(line);
	while (line.n > 1 && (line.p[0] == '-' || line.p[0] == '*' || line.p[0] == '+') &&
		str_is_space(line.p[1]))
		line = skip_indent(str_skip(line, 1));
	return line;
}

// Places the scanner behind the line that closes the fence of this line; leaves it when none does.
static void pass_fence(ReferenceScanner *s)
{
	int line = s->line;
	for (size_t at = s->line_end; at < s->text.n && !s->has_no_fence_end;) {
		size_t end = find_line_end(s->text, ++at);
		line++;
		if (is_fence(skip_indent(str_slice(s->text, at, end)))) {
			s->at = s->line_end = end;
			s->line_begin = at;
			s->line = line;
			return;
		}
		at = end;
	}
	s->has_no_fence_end = true;
}

// Behind the formula that begins with the line and may go on over others.
static void pass_displayed_math(ReferenceScanner *s, size_t begin)
{
	size_t n;
	if (s->has_no_math_end || !str_find(str_skip(s->text, begin + 2), STR("$$"), &n)) {
		s->has_no_math_end = true;
		return;
	}
	size_t end = begin + 2 + n + 2;
	for (; s->line_end < end; s->line++) {
		s->line_begin = s->line_end + 1;
		s->line_end = find_line_end(s->text, s->line_begin);
	}
	s->at = end;
}

static void begin_line(ReferenceScanner *s)
{
	s->line++;
	s->line_begin = s->at;
	s->line_end = find_line_end(s->text, s->at);
	Str line = str_slice(s->text, s->line_begin, s->line_end);
	Str text = skip_markers(line);
	if (str_trim(text).n == 0)
		s->macros = 0;
	if (is_fence(text))
		pass_fence(s);
	else if (str_starts_with(text, STR("$$")))
		pass_displayed_math(s, s->line_end - text.n);
}

// -- what hides references -----------------------------------------------------------------------

static size_t count_of(Str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

static void pass_code(ReferenceScanner *s)
{
	Str rest = str_head(rest_of_line(s), CODE_REACH);
	size_t n = count_of(rest, '`');
	for (size_t at = n; at < rest.n;) {
		size_t run = count_of(str_skip(rest, at), '`');
		if (run == n) {
			s->at += at + n;
			return;
		}
		at += run > 0 ? run : 1;
	}
	s->at += n;
}

// A dollar before a blank opens no formula, and one behind a blank closes none.
static void pass_math(ReferenceScanner *s)
{
	Str rest = rest_of_line(s);
	size_t open = count_of(str_head(rest, 2), '$');
	Str body = str_skip(rest, open);
	size_t at;
	bool is_open = body.n > 0 && body.p[0] != ' ' && str_find_char(body, '$', &at) && at > 0;
	bool is_closed = is_open && (open == 2 || body.p[at - 1] != ' ');
	s->at += is_closed ? open + at + open : open;
	if (s->at > s->line_end)
		s->at = s->line_end;
}

// -- references ----------------------------------------------------------------------------------

// "((id))" at the start of `rest`.
static bool take_block(Str rest, Str *id)
{
	*id = str_slice(rest, 2, 2 + ID_LENGTH);
	return str_starts_with(rest, STR("((")) &&
	       str_starts_with(str_skip(rest, 2 + ID_LENGTH), STR("))")) && name_is_block_id(*id);
}

static bool take_mention(const ReferenceScanner *s, Reference *out)
{
	if (!take_block(rest_of_line(s), &out->target))
		return false;
	out->end = out->begin + ID_LENGTH + 4;
	bool is_label = out->begin >= s->line_begin + 2 && s->text.p[out->begin - 1] == '(' &&
			s->text.p[out->begin - 2] == ']' && out->end < s->line_end &&
			s->text.p[out->end] == ')';
	out->kind = is_label ? REFERENCE_LABEL : REFERENCE_BLOCK;
	return true;
}

// The target of `embed` at the start of `rest`; *rest becomes what follows.
static bool take_embedded(Str *rest, Reference *out)
{
	size_t n;
	if (take_block(*rest, &out->target)) {
		out->kind = REFERENCE_EMBED_BLOCK;
		*rest = str_skip(*rest, ID_LENGTH + 4);
		return true;
	}
	if (!str_starts_with(*rest, STR("[[")) || !str_find(str_head(*rest, REACH), STR("]]"), &n))
		return false;
	out->kind = REFERENCE_EMBED_PAGE;
	out->target = name_trim(str_slice(*rest, 2, n));
	*rest = str_skip(*rest, n + 2);
	return out->target.n > 0;
}

static bool take_embed(const ReferenceScanner *s, Reference *out)
{
	Str rest = rest_of_line(s);
	size_t braces = count_of(str_head(rest, 3), '{');
	Str close = str_head(STR("}}}"), braces);
	rest = str_skip(rest, braces);
	if (braces < 2 || !str_starts_with(rest, STR("embed")))
		return false;
	rest = str_trim_left(str_skip(rest, 5));
	if (!take_embedded(&rest, out))
		return false;
	rest = str_trim_left(rest);
	out->end = s->line_end - rest.n + braces;
	return str_starts_with(rest, close);
}

static bool take_image(const ReferenceScanner *s, Reference *out)
{
	Str rest = str_head(rest_of_line(s), REACH);
	size_t at;
	if (!str_starts_with(rest, STR("![")) || !str_find(rest, STR("]("), &at))
		return false;
	size_t begin = at + 2;
	size_t depth = 1;
	for (at = begin; at < rest.n && depth > 0; at++) {
		depth += rest.p[at] == '(';
		depth -= rest.p[at] == ')';
	}
	out->kind = REFERENCE_IMAGE;
	out->target = str_slice(rest, begin, at - 1);
	out->end = out->begin + at;
	return depth == 0;
}

static void pass_braces(ReferenceScanner *s)
{
	Str rest = rest_of_line(s);
	bool opens = str_starts_with(rest, STR("{{"));
	bool closes = str_starts_with(rest, STR("}}"));
	s->macros += opens;
	s->macros -= closes && s->macros > 0;
	s->at += opens || closes ? 2 : 1;
}

// Takes the reference at hand, or goes on.
static bool take_one(ReferenceScanner *s, Reference *out)
{
	*out = (Reference){.begin = s->at, .is_in_macro = s->macros > 0, .line = s->line};
	out->col = (int)(s->at - s->line_begin) + 1;
	switch (s->text.p[s->at]) {
	case '(':
		return take_mention(s, out);
	case '{':
		return take_embed(s, out);
	case '!':
		return take_image(s, out);
	default:
		return false;
	}
}

static void pass_one(ReferenceScanner *s)
{
	switch (s->text.p[s->at]) {
	case '\\':
		s->at += 2;
		break;
	case '`':
		pass_code(s);
		break;
	case '$':
		pass_math(s);
		break;
	case '{':
	case '}':
		pass_braces(s);
		break;
	default:
		s->at++;
	}
	if (s->at > s->line_end)
		s->at = s->line_end;
}

bool reference_next(ReferenceScanner *s, Reference *out)
{
	if (s->line == 0)
		begin_line(s);
	while (s->at < s->text.n) {
		if (s->at == s->line_end) {
			s->at++;
			begin_line(s);
		} else if (take_one(s, out)) {
			s->at = out->end;
			return true;
		} else {
			pass_one(s);
		}
	}
	return false;
}
