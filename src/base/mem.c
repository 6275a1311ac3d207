#include "recto/base/mem.h"

#include <stdint.h>
#include <stdlib.h>

static void (*exhausted_handler)(void);

void mem_set_exhausted_handler(void (*handler)(void))
{
	exhausted_handler = handler;
}

_Noreturn void mem_exhausted(void)
{
	if (exhausted_handler)
		exhausted_handler();
	abort();
}

void *mem_new(size_t count, size_t size)
{
	// calloc may give NULL for nothing, which is not a failure.
	void *p = count && size ? calloc(count, size) : malloc(1);
	if (!p)
		mem_exhausted();
	return p;
}

void *mem_resize(void *p, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		mem_exhausted();
	void *moved = realloc(p, bytes ? bytes : 1);
	if (!moved)
		mem_exhausted();
	return moved;
}
