#include <string.h>

#include "recto/base/utf8.h"
#include "truth.h"

uint32_t chance_below(Chance *c, uint32_t n)
{
	c->state ^= c->state << 13;
	c->state ^= c->state >> 7;
	c->state ^= c->state << 17;
	return n > 0 ? (uint32_t)(c->state >> 32) % n : 0;
}

bool chance_is(Chance *c, uint32_t percent)
{
	return chance_below(c, 100) < percent;
}

static const char *const everyday[] = {"the", "of", "a", "in", "is", "and", "to", "by", "which",
	"what", "when", "how", "who", "why", "was", "are", "for", "with", "from", "on", "first",
	"main", "large", "small", "name", "year", "part", "kind", "number", "people", "city",
	"river", "word", "law", "rate", "value", "cause", "effect", "change", "form", "power",
	"water", "light", "cell", "unit", "line", "force", "state", "field", "system", "theory",
	"method", "term", "process", "energy", "between", "after", "before", "during", "called",
	"used", "made", "found", "known", "discovered", "written", "different", "important"};
static const char *const starts[] = {"b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h",
	"j", "k", "l", "m", "n", "p", "pl", "qu", "r", "s", "st", "t", "tr", "v", "w", "z"};
static const char *const middles[] = {"a", "e", "i", "o", "u", "ai", "ea", "io", "ou"};
static const char *const ends[] = {
	"b", "ck", "d", "g", "l", "ll", "m", "n", "nt", "p", "r", "rd", "s", "st", "t", "x", ""};

#define PICK(c, list) (list)[chance_below(c, sizeof(list) / sizeof *(list))]

// Characters near the beginning of the range stand for those that are used most.
static void append_han(Chance *c, bool is_rare, Buf *out)
{
	uint32_t a = chance_below(c, 900);
	uint32_t b = chance_below(c, 900);
	utf8_append(out, 0x4E00 + (is_rare ? 900 + chance_below(c, 6000) : a < b ? a : b));
}

void words_append_common(Chance *c, Language l, Buf *out)
{
	if (l == LANGUAGE_CHINESE)
		append_han(c, false, out);
	else
		buf_append_z(out, PICK(c, everyday));
}

void words_append_rare(Chance *c, Language l, Buf *out)
{
	uint32_t syllables = 1 + chance_below(c, 3);
	for (uint32_t i = 0; i < syllables + (l == LANGUAGE_CHINESE); i++) {
		if (l == LANGUAGE_CHINESE)
			append_han(c, true, out);
		else
			buf_printf(out, "%s%s%s", PICK(c, starts), PICK(c, middles), PICK(c, ends));
	}
}

void words_append_sentence(Chance *c, Language l, int words, Buf *out)
{
	for (int i = 0; i < words; i++) {
		if (i > 0 && l == LANGUAGE_ENGLISH)
			buf_append_char(out, ' ');
		if (chance_is(c, 30))
			words_append_rare(c, l, out);
		else
			words_append_common(c, l, out);
	}
}

// -- changing words ------------------------------------------------------------------------------

static bool is_han(uint32_t code)
{
	return code >= 0x3400 && code <= 0x9FFF;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The end of a tag, a link, a reference or a formula, in which nothing may change; `at` without
// one.
static size_t skip_marked(Str text, size_t at)
{
	static const char *const marks[][2] = {{"[[", "]]"}, {"((", "))"}, {"{{", "}}"},
		{"](", ")"}, {"![", "]"}, {"`", "`"}, {"$", "$"}, {"<", ">"}, {"#", " "},
		{"http", " "}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!str_starts_with(str_skip(text, at), str_from_z(marks[i][0])))
			continue;
		size_t end = at + strlen(marks[i][0]);
		Str close = str_from_z(marks[i][1]);
		while (end < text.n && text.p[end] != '\n' &&
			!str_starts_with(str_skip(text, end), close))
			end++;
		return end < text.n && text.p[end] != '\n' ? end + close.n : end;
	}
	return at;
}

// The next word or character that can be changed, from *at; false at the end.
static bool next_word(Str text, Language l, size_t *at, size_t *from, size_t *to)
{
	while (*at < text.n) {
		uint32_t code;
		for (size_t next; (next = skip_marked(text, *at)) != *at;)
			*at = next;
		if (*at == text.n)
			break;
		size_t length = utf8_decode(str_skip(text, *at), &code);
		*from = *at;
		*at += length;
		if (l == LANGUAGE_CHINESE && is_han(code)) {
			*to = *at;
			return true;
		}
		if (l == LANGUAGE_CHINESE || !is_letter(text.p[*from]))
			continue;
		while (*at < text.n && is_letter(text.p[*at]))
			++*at;
		*to = *at;
		return true;
	}
	return false;
}

int words_count(Language l, Str text)
{
	size_t at = 0, from, to;
	int count = 0;
	while (next_word(text, l, &at, &from, &to))
		count++;
	return count;
}

static void append_other(Chance *c, Language l, Buf *out)
{
	if (l == LANGUAGE_CHINESE)
		append_han(c, chance_is(c, 40), out);
	else if (chance_is(c, 60))
		words_append_common(c, l, out);
	else
		words_append_rare(c, l, out);
}

static void change_word(Chance *c, Language l, Str word, Buf *out)
{
	uint32_t how = chance_below(c, 10);
	const char *blank = l == LANGUAGE_ENGLISH ? " " : "";
	if (how < 7) {
		append_other(c, l, out);
	} else if (how < 8) {
		buf_append(out, word);
		buf_append_z(out, blank);
		append_other(c, l, out);
	} // else it is left out
}

void words_reword(Chance *c, Language l, Str text, int most, Buf *out)
{
	int left = words_count(l, text);
	int changes = most > 0 ? 1 + (int)chance_below(c, (uint32_t)most) : 0;
	size_t at = 0, done = 0, from, to;
	for (; next_word(text, l, &at, &from, &to); left--) {
		if (chance_below(c, (uint32_t)left) >= (uint32_t)changes)
			continue;
		changes--;
		buf_append(out, str_slice(text, done, from));
		change_word(c, l, str_slice(text, from, to), out);
		done = to;
	}
	buf_append(out, str_skip(text, done));
}

static void misspell_word(Chance *c, Str word, Buf *out)
{
	size_t at = chance_below(c, (uint32_t)word.n - 1);
	buf_append(out, str_head(word, at));
	char letter = (char)('a' + chance_below(c, 26));
	switch (chance_below(c, 4)) {
	case 0:
		buf_append_char(out, word.p[at + 1]);
		buf_append_char(out, word.p[at]);
		buf_append(out, str_skip(word, at + 2));
		break;
	case 1:
		buf_append(out, str_skip(word, at + 1));
		break;
	case 2:
		buf_append_char(out, word.p[at]);
		buf_append(out, str_skip(word, at));
		break;
	default:
		buf_append_char(out, letter);
		buf_append(out, str_skip(word, at + 1));
	}
}

void words_misspell(Chance *c, Language l, Str text, Buf *out)
{
	int chosen = (int)chance_below(c, (uint32_t)words_count(l, text));
	size_t at = 0, done = 0, from, to;
	while (next_word(text, l, &at, &from, &to)) {
		if (chosen-- > 0 || (l == LANGUAGE_ENGLISH && to - from < 3))
			continue;
		buf_append(out, str_slice(text, done, from));
		if (l == LANGUAGE_CHINESE)
			append_han(c, chance_is(c, 50), out);
		else
			misspell_word(c, str_slice(text, from, to), out);
		done = to;
		break;
	}
	buf_append(out, str_skip(text, done));
}
