#include "recto/base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"

enum { FIRST_CAP = 64 };

void buf_release(Buf *b)
{
	free(b->p);
	*b = (Buf){0};
}

void buf_clear(Buf *b)
{
	buf_truncate(b, 0);
}

void buf_reserve(Buf *b, size_t more)
{
	size_t needed; // with the NUL
	if (more == SIZE_MAX || __builtin_add_overflow(b->n, more + 1, &needed))
		mem_exhausted();
	if (needed <= b->cap)
		return;
	size_t doubled = b->cap <= SIZE_MAX / 2 ? b->cap * 2 : needed;
	size_t cap = needed > doubled ? needed : doubled;
	if (cap < FIRST_CAP)
		cap = FIRST_CAP;
	b->p = mem_resize(b->p, cap, 1);
	b->cap = cap;
	b->p[b->n] = '\0';
}

Str buf_str(const Buf *b)
{
	return str_make(b->p, b->n);
}

const char *buf_z(const Buf *b)
{
	return b->cap > 0 ? b->p : "";
}

char *buf_take(Buf *b)
{
	buf_reserve(b, 0);
	char *p = b->p;
	*b = (Buf){0};
	return p;
}

void buf_append(Buf *b, Str s)
{
	if (s.n == 0)
		return;
	// A slice of b itself would dangle as soon as b grows.
	assert(b->cap == 0 || (uintptr_t)s.p - (uintptr_t)b->p >= b->cap);
	buf_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

void buf_append_z(Buf *b, const char *z)
{
	buf_append(b, str_from_z(z));
}

void buf_append_char(Buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

void buf_append_repeat(Buf *b, char c, size_t count)
{
	if (count == 0)
		return;
	buf_reserve(b, count);
	memset(b->p + b->n, c, count);
	b->n += count;
	b->p[b->n] = '\0';
}

void buf_printf(Buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

void buf_vprintf(Buf *b, const char *format, va_list args)
{
	buf_reserve(b, FIRST_CAP);
	size_t room = b->cap - b->n;
	va_list first;
	va_copy(first, args);
	int length = vsnprintf(b->p + b->n, room, format, first);
	va_end(first);
	// Fails for text beyond INT_MAX, and for a wide string that the locale cannot write: no
	// format of recto has one.
	if (length < 0)
		mem_exhausted();
	if ((size_t)length >= room) {
		buf_reserve(b, (size_t)length);
		vsnprintf(b->p + b->n, (size_t)length + 1, format, args);
	}
	b->n += (size_t)length;
}

void buf_truncate(Buf *b, size_t n)
{
	if (n >= b->n)
		return;
	b->n = n;
	b->p[n] = '\0';
}
