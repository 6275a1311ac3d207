// UTF-8: decoding that accepts any bytes, case folding, normal forms.
#ifndef RECTO_BASE_UTF8_H
#define RECTO_BASE_UTF8_H

#include "recto/base/buf.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

// Decodes the code point at s[0]; returns the bytes it took (1 to 4), 0 when s is empty. An
// ill-formed byte gives *code = UTF8_REPLACEMENT and takes the bytes of the maximal ill-formed part
// (Unicode 15, 3.9).
size_t utf8_decode(Str s, uint32_t *code);
// Appends one code point; surrogates and values beyond U+10FFFF become U+FFFD.
void utf8_append(Buf *out, uint32_t code);
bool utf8_is_valid(Str s);
// Appends s with every ill-formed part replaced by U+FFFD.
void utf8_append_valid(Buf *out, Str s);
// The longest prefix of at most `max` bytes that does not cut a code point.
Str utf8_head(Str s, size_t max);

// Appends lower(NFC(s)): the identity of page names and tags (simple and special lower-casing, no
// locale).
void utf8_append_lower_nfc(Buf *out, Str s);
// Appends NFC(casefold(s)), for search and comparison.
void utf8_append_folded(Buf *out, Str s);

// Appends s made safe to print on a terminal, on one line: control characters (C0, DEL, C1), line
// and paragraph separators and bidirectional overrides become U+FFFD, tabs and line ends a blank,
// ill-formed bytes U+FFFD.
void utf8_append_printable(Buf *out, Str s);

// The version of libunistring that is running, as in "1.0.0".
void utf8_append_library_version(Buf *out);

#endif
