// An owned, growing string of bytes.
//
// Zero is a valid empty Buf. While cap > 0, p[n] is a NUL, so p is a C string as long as no byte
// inside is NUL. Append copies, str lends until the next change, take moves.
#ifndef RECTO_BASE_BUF_H
#define RECTO_BASE_BUF_H

#include <stdarg.h>
#include "recto/base/str.h"

typedef struct Buf {
	char *p;
	size_t n;
	size_t cap;
} Buf;

// Frees the memory and leaves an empty Buf.
void buf_release(Buf *b);
// Forgets the content, keeps the memory.
void buf_clear(Buf *b);
// Makes room for `more` bytes beyond n.
void buf_reserve(Buf *b, size_t more);

// Lends the content.
Str buf_str(const Buf *b);
// Lends the content as a C string, "" when empty.
const char *buf_z(const Buf *b);
// Moves the content out as a C string that the caller frees; leaves an empty Buf.
char *buf_take(Buf *b);

// s must not lie in b itself.
void buf_append(Buf *b, Str s);
void buf_append_z(Buf *b, const char *z);
void buf_append_char(Buf *b, char c);
void buf_append_repeat(Buf *b, char c, size_t count);
void buf_printf(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
// Cuts to the first n bytes; n beyond the end does nothing.
void buf_truncate(Buf *b, size_t n);

#endif
