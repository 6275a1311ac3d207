#include "names.h"

#include "recto/base/utf8.h"
#include "recto/card/journal.h"

static Str without_slashes(Str name)
{
	if (str_starts_with(name, STR("/")))
		name = str_skip(name, 1);
	if (str_ends_with(name, STR("/")))
		name.n--;
	return name;
}

static void append_lower(Str s, Buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < 0x80)
			continue;
		utf8_append_lower_nfc(out, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		buf_append_char(out, (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]));
}

// Of two slashes on either side Logseq takes both away as well: it cleans a name twice.
void name_append_lower(Str name, Buf *out)
{
	append_lower(without_slashes(without_slashes(name)), out);
}

static void append_journal(Day day, Str form, Buf *out)
{
	Buf title = {0};
	journal_append_title(day, form, &title);
	append_lower(buf_str(&title), out);
	buf_release(&title);
}

void name_append_day(Day day, Buf *out)
{
	append_journal(day, (Str){0}, out);
}

void name_append_normal(Str name, Str journal_form, Buf *out)
{
	Day day;
	Buf lowered = {0};
	name_append_lower(name, &lowered);
	if (journal_parse(buf_str(&lowered), journal_form, &day))
		append_journal(day, journal_form, out);
	else
		buf_append(out, buf_str(&lowered));
	buf_release(&lowered);
}

// The length of the blank that s ends with.
static size_t last_blank(Str s)
{
	for (size_t n = 1; n <= 3 && n <= s.n; n++)
		if (outline_blank_length(str_skip(s, s.n - n)) == n)
			return n;
	return 0;
}

Str name_trim(Str s)
{
	for (size_t n; (n = last_blank(s)) > 0;)
		s.n -= n;
	for (size_t n; (n = outline_blank_length(s)) > 0;)
		s = str_skip(s, n);
	return s;
}

// The innermost [[…]] in a name.
static Str innermost(Str name)
{
	for (size_t at; str_find(name, STR("[["), &at);) {
		Str rest = str_skip(name, at + 2);
		size_t end = 0;
		while (end < rest.n && rest.p[end] != '[' && rest.p[end] != ']')
			end++;
		if (end > 0 && str_starts_with(str_skip(rest, end), STR("]]")))
			return str_head(rest, end);
		name = str_skip(name, at + 1);
	}
	return (Str){0};
}

// Behind the scheme: slashes, and a name without the characters that no host has.
static bool has_host(Str s)
{
	while (s.n > 0 && (s.p[0] == '/' || s.p[0] == '\\'))
		s = str_skip(s, 1);
	size_t end = 0;
	while (end < s.n && !str_find_char(STR("/\\?#"), s.p[end], NULL)) {
		if (str_find_char(STR(" <>[]^|%"), s.p[end], NULL))
			return false;
		end++;
	}
	return end > 0;
}

static bool is_url(Str s)
{
	static const char *const schemes[] = {"http:", "https:", "ftp:", "ws:", "wss:"};
	s = name_trim(s);
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		Str scheme = str_from_z(schemes[i]);
		if (str_starts_with_nocase(s, scheme))
			return has_host(str_skip(s, scheme.n));
	}
	return false;
}

static bool is_namespace(Str name)
{
	return str_contains(name, STR("/")) && !str_starts_with(name, STR("../")) &&
	       !str_starts_with(name, STR("./")) && !is_url(name);
}

static void mention_parents(Refs *r, Str name)
{
	int levels = 0;
	while (str_ends_with(name, STR("/")))
		name.n--;
	for (size_t at = 1; at <= name.n && levels < NAMESPACE_MAX; at++)
		if (at == name.n || name.p[at] == '/') {
			refs_add(r, name_trim(str_head(name, at)));
			levels++;
		}
}

void name_mention(Refs *r, Str name)
{
	if (name_trim(name).n == 0)
		return;
	refs_add(r, name);
	Str inner = innermost(name);
	Str space = inner.n > 0 ? inner : name;
	if (is_namespace(space))
		mention_parents(r, space);
}

Str name_unwrap(Str text)
{
	size_t at;
	bool is_wrapped =
		str_starts_with(text, STR("[[")) && str_ends_with(text, STR("]]")) && text.n >= 4;
	bool is_file = str_starts_with(text, STR("[")) && str_ends_with(text, STR(")")) &&
		       str_find(text, STR("](file:"), &at);
	if (str_contains(text, STR("\n")))
		return text;
	if (is_file)
		return name_trim(str_slice(text, 1, at));
	return is_wrapped ? str_slice(text, 2, text.n - 2) : text;
}

bool name_is_block_id(Str s)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	if (s.n != sizeof form - 1)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool is_hex = str_find_char(STR("0123456789abcdefABCDEF"), s.p[i], NULL);
		if (form[i] == '-' ? s.p[i] != '-' : !is_hex)
			return false;
	}
	return true;
}

Str name_lower_block_id(Str id, Arena *a)
{
	char *p = arena_copy_z(a, id);
	for (size_t i = 0; i < id.n; i++)
		p[i] = (char)(p[i] >= 'A' && p[i] <= 'F' ? p[i] + 32 : p[i]);
	return str_make(p, id.n);
}
