// Tags, and emphasis beside punctuation that CommonMark takes for the end of a word.
#include "prepass.h"

#include <ctype.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "math.h"

static bool is_wide_punctuation(uint32_t code)
{
	return (code >= 0x2010 && code <= 0x2027) || (code >= 0x3001 && code <= 0x3003) ||
	       (code >= 0x3008 && code <= 0x3011) || (code >= 0x3014 && code <= 0x301F) ||
	       (code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
	       (code >= 0xFF3B && code <= 0xFF40) || (code >= 0xFF5B && code <= 0xFF65);
}

static bool is_tag_letter(uint32_t code)
{
	if (code >= 0x80)
		return code != 0x3000 && !is_wide_punctuation(code) && !protect_is_mark(code);
	return isalnum((int)code) || strchr("-_/+&@%=", (int)code);
}

// A dot belongs to the tag when a letter follows.
static size_t tag_length(Str s)
{
	size_t n = 0;
	while (n < s.n) {
		uint32_t code, next;
		size_t length = utf8_decode(str_skip(s, n), &code);
		bool has_next = utf8_decode(str_skip(s, n + length), &next) > 0;
		if (!is_tag_letter(code) && !(code == '.' && has_next && is_tag_letter(next)))
			break;
		n += length;
	}
	return n;
}

// The mark of a card says nothing to its reader, and some tags neither. The blanks before it go
// too, unless they indent.
static void drop_mark(Prepass *p, size_t n)
{
	size_t begin = p->at;
	while (begin > 0 && p->text.p[begin - 1] == ' ')
		begin--;
	if (begin > 0 && p->text.p[begin - 1] != '\n')
		buf_truncate(p->out, p->out->n - (p->at - begin));
	p->at += n;
}

static bool is_hidden(const Prepass *p, Str name)
{
	Buf lower = {0};
	Str rest = p->hidden_tags;
	bool is_found = false;
	if (rest.n > 0)
		utf8_append_lower_nfc(&lower, name);
	for (Str tag; !is_found && str_next_line(&rest, &tag);)
		is_found = str_equals(tag, buf_str(&lower));
	buf_release(&lower);
	return is_found;
}

bool prepass_tag(Prepass *p)
{
	Str rest = prepass_line(p);
	bool is_entity = p->at > 0 && p->text.p[p->at - 1] == '&';
	Str name;
	size_t n = prepass_page_name(p, 1, &name);
	if (n == 0) {
		n = tag_length(str_skip(rest, 1));
		name = str_slice(rest, 1, n + 1);
	}
	if (n == 0 || is_entity)
		return false;
	if (str_equals_nocase(name, STR("card")) || is_hidden(p, name)) {
		drop_mark(p, n + 1);
		return true;
	}
	protect_begin(p->out, ROLE_TAG);
	protect_append(p->out, STR("#"));
	prepass_append_name(p->out, name);
	protect_end(p->out);
	p->at += n + 1;
	return true;
}

static uint32_t code_before(Str s, size_t at)
{
	size_t begin = at;
	while (begin > 0 && at - begin < 4) {
		begin--;
		if (((unsigned char)s.p[begin] & 0xC0) != 0x80)
			break;
	}
	uint32_t code;
	utf8_decode(str_slice(s, begin, at), &code);
	return begin < at ? code : ' ';
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\n' || code == 0x3000;
}

// CommonMark would not take `inner` for the inside of an emphasis that `outer` stands before.
static bool hides_emphasis(uint32_t inner, uint32_t outer)
{
	bool is_odd = is_wide_punctuation(inner) ||
		      (outer >= 0x2E80 && inner < 0x80 && ispunct((int)inner));
	return is_odd && !is_blank(outer);
}

// Logseq asks only that no blank stands inside of `**`; to CommonMark a letter outside and
// punctuation inside is no emphasis, which is the normal case in Chinese: 这是**“强调”**文字.
bool prepass_emphasis(Prepass *p)
{
	Str rest = str_skip(p->text, p->at);
	size_t n = prepass_count(rest, rest.p[0]);
	uint32_t before = code_before(p->text, p->at);
	uint32_t after;
	if (utf8_decode(str_skip(rest, n), &after) == 0)
		after = '\n';
	if (hides_emphasis(before, after))
		protect_append_letter(p->out);
	prepass_copy(p, n);
	if (hides_emphasis(after, before))
		protect_append_letter(p->out);
	return true;
}

// -- highlights ---------------------------------------------------------------------------------

static bool is_word_letter(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

// The place of the closer of the highlight that begins the line; "a==b" holds none.
static bool find_highlight_end(const Prepass *p, Str line, size_t *at)
{
	char before = p->at > 0 ? p->text.p[p->at - 1] : ' ';
	Str body = str_skip(str_head(line, LINK_MAX), 2);
	if (is_word_letter(before) || before == line.p[0] || body.n == 0 || body.p[0] == ' ' ||
		body.p[0] == line.p[0] || !str_find(body, str_head(line, 2), at) || *at == 0)
		return false;
	char after = *at + 2 < body.n ? body.p[*at + 2] : ' ';
	return body.p[*at - 1] != ' ' && !is_word_letter(after);
}

bool prepass_highlight(Prepass *p)
{
	size_t at;
	Str line = prepass_line(p);
	if (p->highlight_end > 0 || prepass_count(str_head(line, 3), line.p[0]) != 2 ||
		!find_highlight_end(p, line, &at))
		return false;
	protect_begin(p->out, ROLE_HIGHLIGHT);
	p->at += 2;
	p->highlight_end = p->at + at;
	return true;
}

// Something that reached beyond it ends it too.
void prepass_end_highlight(Prepass *p)
{
	bool is_closer = p->at == p->highlight_end;
	protect_end(p->out);
	p->at += is_closer ? 2 : 0;
	p->highlight_end = 0;
}

// -- footnotes ----------------------------------------------------------------------------------

bool prepass_footnote(Prepass *p)
{
	enum { NAME_MAX_BYTES = 64 };
	size_t end;
	Str line = str_head(prepass_line(p), NAME_MAX_BYTES);
	if (!str_starts_with(line, STR("[^")) || !str_find_char(line, ']', &end) || end == 2)
		return false;
	Str name = str_slice(line, 2, end);
	bool is_definition = p->at == p->text_begin && end + 1 < line.n && line.p[end + 1] == ':';
	if (str_find_char(name, ' ', NULL))
		return false;
	protect_begin(p->out, ROLE_LINK);
	if (!isdigit((unsigned char)name.p[0]) || !math_append_script(p->out, name, true))
		protect_append(p->out, str_head(line, end + 1));
	protect_end(p->out);
	p->at += end + 1 + is_definition;
	return true;
}
