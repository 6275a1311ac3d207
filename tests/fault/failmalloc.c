// To be preloaded: one allocation of a program fails, the FAILMALLOC_AT-th; with FAILMALLOC_ON all
// after it fail as well. FAILMALLOC_COUNT names a file into which the number of allocations is
// written at the end. For glibc.
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t size);

static long calls, fails_at;
static bool goes_on;

__attribute__((constructor)) static void start(void)
{
	const char *at = getenv("FAILMALLOC_AT");
	fails_at = at ? strtol(at, NULL, 10) : 0;
	goes_on = getenv("FAILMALLOC_ON");
	calls = 0;
}

__attribute__((destructor)) static void finish(void)
{
	long n = calls;
	const char *path = getenv("FAILMALLOC_COUNT");
	FILE *out = path ? fopen(path, "w") : NULL;
	if (out) {
		fprintf(out, "%ld\n", n);
		fclose(out);
	}
}

static bool fails(void)
{
	calls++;
	if (fails_at == 0 || calls < fails_at || (calls > fails_at && !goes_on))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t size)
{
	return fails() ? NULL : __libc_realloc(p, size);
}
