// Titles in the names of files.
#include "names.h"

#include "recto/base/utf8.h"

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The byte that s begins with as %XX, or -1. A control character has no place in a name.
static int encoded_byte(Str s)
{
	if (s.n < 3 || s.p[0] != '%' || hex_digit(s.p[1]) < 0 || hex_digit(s.p[2]) < 0)
		return -1;
	int byte = hex_digit(s.p[1]) << 4 | hex_digit(s.p[2]);
	return byte >= 0x20 && byte != 0x7f ? byte : -1;
}

// -- triple-lowbar -------------------------------------------------------------------------------

// Each %XX counts by itself, so those that are parts of a character stay.
static void append_separately(Str stem, Buf *out)
{
	while (stem.n > 0) {
		int byte = encoded_byte(stem);
		bool is_slash = str_starts_with(stem, STR("___"));
		bool is_encoded = byte >= 0 && byte < 0x80;
		if (is_slash)
			buf_append_char(out, '/');
		else
			buf_append_char(out, is_encoded ? (char)byte : stem.p[0]);
		stem = str_skip(stem, is_slash || is_encoded ? 3 : 1);
	}
}

// Without empty parts.
static void append_parts(Str path, Buf *out)
{
	size_t start = out->n;
	for (Str part; path.n > 0;) {
		str_cut(path, '/', &part, &path);
		if (part.n == 0)
			continue;
		if (out->n > start)
			buf_append_char(out, '/');
		buf_append(out, part);
	}
}

static void append_triple_lowbar(Str stem, Buf *out)
{
	Buf path = {0};
	append_separately(stem, &path);
	append_parts(buf_str(&path), out);
	buf_release(&path);
}

// -- legacy --------------------------------------------------------------------------------------

// False when a '%' begins no byte.
static bool append_whole(Str stem, Buf *out)
{
	while (stem.n > 0) {
		int byte = encoded_byte(stem);
		if (byte < 0 && stem.p[0] == '%')
			return false;
		buf_append_char(out, byte >= 0 ? (char)byte : stem.p[0]);
		stem = str_skip(stem, byte >= 0 ? 3 : 1);
	}
	return true;
}

// All of the name is decoded, or, where that is no text, nothing of it.
static void append_legacy(Str stem, Buf *out)
{
	Buf path = {0};
	Buf decoded = {0};
	for (size_t i = 0; i < stem.n; i++)
		buf_append_char(&path, (char)(stem.p[i] == '.' ? '/' : stem.p[i]));
	bool is_text = append_whole(buf_str(&path), &decoded) && utf8_is_valid(buf_str(&decoded));
	buf_append(out, buf_str(is_text ? &decoded : &path));
	buf_release(&path);
	buf_release(&decoded);
}

void name_append_decoded(Str stem, FileNames form, Buf *out)
{
	size_t start = out->n;
	switch (form) {
	case FILE_NAMES_LEGACY:
		append_legacy(stem, out);
		break;
	case FILE_NAMES_TRIPLE_LOWBAR:
		append_triple_lowbar(stem, out);
		break;
	}
	// A page needs a name.
	if (out->n == start)
		buf_append(out, stem);
}
