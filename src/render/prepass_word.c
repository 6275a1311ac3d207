// Tags, and emphasis beside punctuation that CommonMark takes for the end of a word.
#include "prepass.h"

#include <ctype.h>
#include <string.h>
#include "recto/base/utf8.h"

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

// The mark of a card says nothing to its reader. The blanks before it go too, unless they indent.
static void drop_mark(Prepass *p, size_t n)
{
	size_t begin = p->at;
	while (begin > 0 && p->text.p[begin - 1] == ' ')
		begin--;
	if (begin > 0 && p->text.p[begin - 1] != '\n')
		buf_truncate(p->out, p->out->n - (p->at - begin));
	p->at += n;
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
	if (str_equals_nocase(name, STR("card"))) {
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
