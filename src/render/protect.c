#include "protect.h"

#include <assert.h>
#include <string.h>
#include "recto/base/utf8.h"

static const char punctuation[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

enum {
	FIRST_PUNCTUATION = 0xFDD0,
	MARK_END = 0xFFFE,
	MARK_LETTER = 0xFFFF,
	PLANES = 16, // beyond the first; each has two noncharacters for two roles
};

void protect_append(Buf *out, Str text)
{
	for (size_t i = 0; i < text.n; i++) {
		const char *at = text.p[i] != '\0' ? strchr(punctuation, text.p[i]) : NULL;
		if (at)
			utf8_append(out, (uint32_t)(FIRST_PUNCTUATION + (at - punctuation)));
		else
			buf_append_char(out, text.p[i]);
	}
}

_Static_assert(ROLE_WARNING < 2 * PLANES, "the last role that a text may have");

void protect_begin(Buf *out, Role role)
{
	assert(role < 2 * PLANES);
	utf8_append(out, ((uint32_t)role % PLANES + 1) << 16 | 0xFFFE | (uint32_t)role / PLANES);
}

void protect_end(Buf *out)
{
	utf8_append(out, MARK_END);
}

void protect_append_letter(Buf *out)
{
	utf8_append(out, MARK_LETTER);
}

// What a noncharacter stands for.
static ProtectPiece read_mark(uint32_t code)
{
	if (code == MARK_LETTER)
		return (ProtectPiece){0};
	if (code == MARK_END)
		return (ProtectPiece){.kind = PROTECT_END};
	if (code < 0x10000)
		return (ProtectPiece){.text = {punctuation + (code - FIRST_PUNCTUATION), 1}};
	uint32_t role = (code >> 16) - 1 + (code & 1) * PLANES;
	return (ProtectPiece){.kind = PROTECT_BEGIN, .role = (Role)role};
}

bool protect_is_mark(uint32_t code)
{
	return (code >= FIRST_PUNCTUATION && code < FIRST_PUNCTUATION + strlen(punctuation)) ||
	       (code & 0xFFFE) == 0xFFFE;
}

bool protect_next(Str *rest, ProtectPiece *out)
{
	if (rest->n == 0)
		return false;
	size_t n = 0;
	while (n < rest->n) {
		uint32_t code;
		size_t length = utf8_decode(str_skip(*rest, n), &code);
		if (protect_is_mark(code) && n > 0)
			break;
		n += length;
		if (protect_is_mark(code)) {
			*out = read_mark(code);
			*rest = str_skip(*rest, n);
			return true;
		}
	}
	*out = (ProtectPiece){.text = str_head(*rest, n)};
	*rest = str_skip(*rest, n);
	return true;
}
