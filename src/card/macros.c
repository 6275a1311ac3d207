#include "scanner.h"

// One argument, from behind blanks: [[page]], ((block)), "text", or all up to a comma.
static size_t argument_end(Scanner *s, size_t at)
{
	Str text = s->text;
	size_t end = nested_end(s, at);
	if (end == NO_PLACE)
		end = page_ref_end(s, at);
	if (end == NO_PLACE)
		end = block_ref_end(s, at);
	if (end != NO_PLACE)
		return end;
	if (sees(s, at, '"')) {
		bool escaped = false;
		for (end = at + 1; end < text.n && (escaped || text.p[end] != '"'); end++)
			escaped = !escaped && text.p[end] == '\\';
		if (end < text.n && end > at + 1)
			return end + 1;
	}
	for (end = at; end < text.n && text.p[end] != ',';)
		end++;
	return end > at ? end : NO_PLACE;
}

bool inline_join_arguments(Str arguments, Buf *out)
{
	Scanner s;
	scanner_init(&s, arguments, &(Scanner){0});
	size_t at = skip_blanks(arguments, 0);
	size_t begin = at;
	bool fits = true;
	while (fits && (at < arguments.n || at > begin)) {
		size_t end = argument_end(&s, at);
		fits = end != NO_PLACE;
		if (!fits)
			break;
		if (at > begin)
			buf_append_z(out, ", ");
		buf_append(out, str_slice(arguments, at, end));
		at = skip_blanks(arguments, end);
		if (at == arguments.n)
			break;
		fits = arguments.p[at] == ',';
		at = skip_blanks(arguments, at + 1);
	}
	scanner_release(&s);
	return fits;
}

static size_t braces_end(Scanner *s, size_t at, Str open, Str close)
{
	size_t begin = at + open.n;
	if (!sees_str(s, at, open) || !scanner_may_search(s))
		return NO_PLACE;
	size_t closer = closer_search(s, close, begin);
	if (closer == NO_PLACE)
		return NO_PLACE;
	size_t end = begin;
	while (end < s->text.n && s->text.p[end] != '}' && !is_line_end(s->text.p[end]))
		end++;
	size_t name = begin;
	while (name < end && !is_one_of(s->text.p[name], STR("( ")))
		name++;
	if (name == begin || !sees_str(s, end, close)) {
		scanner_pay(s, closer - begin);
		return NO_PLACE;
	}
	Inline item = {INLINE_MACRO, .source = str_slice(s->text, at, end + close.n),
		.target = str_slice(s->text, begin, name), .label = str_slice(s->text, name, end)};
	Buf arguments = {0};
	bool fits = item.label.n == 0 || inline_join_arguments(item.label, &arguments);
	buf_release(&arguments);
	if (!fits) {
		scanner_pay(s, end - begin);
		return NO_PLACE;
	}
	scanner_show(s, &item, 0);
	return end + close.n;
}

size_t macro_end(Scanner *s, size_t at)
{
	size_t end = braces_end(s, at, STR("{{{"), STR("}}}"));
	return end == NO_PLACE ? braces_end(s, at, STR("{{"), STR("}}")) : end;
}
