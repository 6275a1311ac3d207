#include "recto/base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistring/version.h>
#include "recto/base/mem.h"

// What may follow a lead byte (Unicode 15, table 3-7). Only the second byte has ranges of its own;
// they exclude overlong forms, surrogates and what lies beyond U+10FFFF.
typedef struct Lead {
	uint8_t first, last;
	uint8_t length;
	uint8_t second_min, second_max;
} Lead;

static const Lead leads[] = {
	{0xC2, 0xDF, 2, 0x80, 0xBF},
	{0xE0, 0xE0, 3, 0xA0, 0xBF},
	{0xE1, 0xEC, 3, 0x80, 0xBF},
	{0xED, 0xED, 3, 0x80, 0x9F},
	{0xEE, 0xEF, 3, 0x80, 0xBF},
	{0xF0, 0xF0, 4, 0x90, 0xBF},
	{0xF1, 0xF3, 4, 0x80, 0xBF},
	{0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const Lead *find_lead(uint8_t byte)
{
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
		if (byte >= leads[i].first && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

size_t utf8_decode(Str s, uint32_t *code)
{
	*code = UTF8_REPLACEMENT;
	if (s.n == 0)
		return 0;
	uint8_t byte = (uint8_t)s.p[0];
	if (byte < 0x80) {
		*code = byte;
		return 1;
	}
	const Lead *lead = find_lead(byte);
	if (!lead)
		return 1;
	uint32_t value = byte & (0x7FU >> lead->length);
	for (size_t i = 1; i < lead->length; i++) {
		uint8_t min = i == 1 ? lead->second_min : 0x80;
		uint8_t max = i == 1 ? lead->second_max : 0xBF;
		if (i == s.n || (uint8_t)s.p[i] < min || (uint8_t)s.p[i] > max)
			return i;
		value = value << 6 | ((uint8_t)s.p[i] & 0x3FU);
	}
	*code = value;
	return lead->length;
}

void utf8_append(Buf *out, uint32_t code)
{
	if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
		code = UTF8_REPLACEMENT;
	if (code < 0x80) {
		buf_append_char(out, (char)code);
		return;
	}
	int tails = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	uint32_t mark = 0xFF00U >> (tails + 1) & 0xFFU;
	buf_append_char(out, (char)(mark | code >> (6 * tails)));
	while (tails-- > 0)
		buf_append_char(out, (char)(0x80U | (code >> (6 * tails) & 0x3FU)));
}

// Bytes below 0x80 at the start of s: most text is mostly these, so eight at a time.
static size_t count_ascii(Str s)
{
	size_t n = 0;
	uint64_t eight;
	while (s.n - n >= sizeof eight) {
		memcpy(&eight, s.p + n, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
		n += sizeof eight;
	}
	while (n < s.n && (uint8_t)s.p[n] < 0x80)
		n++;
	return n;
}

// Length of the well-formed text at the start of s.
static size_t count_valid(Str s)
{
	size_t n = 0;
	for (;;) {
		n += count_ascii(str_skip(s, n));
		uint32_t code;
		size_t length = utf8_decode(str_skip(s, n), &code);
		// A U+FFFD of the text itself; no ill-formed part has three bytes and starts so.
		bool is_valid =
			code != UTF8_REPLACEMENT || (length == 3 && (uint8_t)s.p[n] == 0xEF);
		if (length == 0 || !is_valid)
			return n;
		n += length;
	}
}

bool utf8_is_valid(Str s)
{
	return count_valid(s) == s.n;
}

void utf8_append_valid(Buf *out, Str s)
{
	while (s.n > 0) {
		size_t valid = count_valid(s);
		buf_append(out, str_head(s, valid));
		s = str_skip(s, valid);
		if (s.n == 0)
			return;
		uint32_t code;
		s = str_skip(s, utf8_decode(s, &code));
		utf8_append(out, UTF8_REPLACEMENT);
	}
}

Str utf8_head(Str s, size_t max)
{
	if (max >= s.n)
		return s;
	for (size_t back = 1; back < 4 && back <= max; back++) {
		size_t at = max - back;
		uint32_t code;
		if (find_lead((uint8_t)s.p[at]))
			return str_head(
				s, at + utf8_decode(str_skip(s, at), &code) > max ? at : max);
	}
	return str_head(s, max);
}

// libunistring gives NULL for want of memory, or for text that is not UTF-8: the callers see to
// that.
static uint8_t *checked(uint8_t *text)
{
	if (!text) {
		assert(errno == ENOMEM);
		mem_exhausted();
	}
	return text;
}

static void append_and_free(Buf *out, uint8_t *text, size_t n)
{
	buf_append(out, str_make((const char *)text, n));
	free(text);
}

// Ranges without letters that have a case and without anything that normal form C would change or
// join with a neighbour of these ranges or of ASCII: dashes and quotes, Chinese punctuation, kana,
// ideographs, Hangul, full-width signs.
static const struct {
	uint32_t first, last;
} caseless[] = {{0x2010, 0x2027}, {0x3001, 0x3029}, {0x3041, 0x3096}, {0x30A1, 0x30FA},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0xFF01, 0xFF20}, {0xFF5B, 0xFF65}};

static bool is_caseless(uint32_t code)
{
	for (size_t i = 0; i < sizeof caseless / sizeof *caseless; i++)
		if (code <= caseless[i].last)
			return code >= caseless[i].first;
	return false;
}

// Only ASCII letters can change in this text: most of it needs no tables, which are slow.
static bool is_simple(Str s)
{
	for (;;) {
		s = str_skip(s, count_ascii(s));
		uint32_t code;
		size_t length = utf8_decode(s, &code);
		if (length == 0)
			return true;
		if (!is_caseless(code))
			return false;
		s = str_skip(s, length);
	}
}

static void append_ascii_lower(Buf *out, Str s)
{
	buf_reserve(out, s.n);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		buf_append_char(out, (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
	}
}

void utf8_append_lower_nfc(Buf *out, Str s)
{
	if (is_simple(s)) {
		append_ascii_lower(out, s);
		return;
	}
	Buf valid = {0};
	utf8_append_valid(&valid, s);
	size_t nfc_n, lower_n;
	uint8_t *nfc =
		checked(u8_normalize(UNINORM_NFC, (const uint8_t *)valid.p, valid.n, NULL, &nfc_n));
	uint8_t *lower = checked(u8_tolower(nfc, nfc_n, NULL, NULL, NULL, &lower_n));
	append_and_free(out, lower, lower_n);
	free(nfc);
	buf_release(&valid);
}

void utf8_append_folded(Buf *out, Str s)
{
	if (is_simple(s)) {
		append_ascii_lower(out, s);
		return;
	}
	Buf valid = {0};
	utf8_append_valid(&valid, s);
	size_t n;
	uint8_t *folded = checked(
		u8_casefold((const uint8_t *)valid.p, valid.n, NULL, UNINORM_NFC, NULL, &n));
	append_and_free(out, folded, n);
	buf_release(&valid);
}

// Invisible on a terminal, or an order to it.
static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069);
}

void utf8_append_printable(Buf *out, Str s)
{
	while (s.n > 0) {
		uint32_t code;
		size_t length = utf8_decode(s, &code);
		if (str_starts_with(s, STR("\r\n")))
			length = 2;
		s = str_skip(s, length);
		if (code == '\t' || code == '\n' || code == '\r')
			code = ' ';
		utf8_append(out, is_control(code) ? UTF8_REPLACEMENT : code);
	}
}

void utf8_append_library_version(Buf *out)
{
	int version = _libunistring_version;
	buf_printf(out, "%d.%d.%d", version >> 16, version >> 8 & 0xFF, version & 0xFF);
}
