#include "recto/base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"

enum { FIRST_CHUNK = 4 << 10, LARGEST_CHUNK = 256 << 10, ALIGNMENT = alignof(max_align_t) };

// Bytes that were not handed out are always zero, so that handing them out is only a move of
// `used`.
struct ArenaChunk {
	ArenaChunk *older;
	size_t cap;
	max_align_t data[];
};

static char *chunk_bytes(ArenaChunk *chunk)
{
	return (char *)chunk->data;
}

static ArenaChunk *chunk_new(size_t cap)
{
	if (cap > SIZE_MAX - sizeof(ArenaChunk))
		mem_exhausted();
	ArenaChunk *chunk = mem_new(1, sizeof(ArenaChunk) + cap);
	chunk->cap = cap;
	return chunk;
}

static void free_chunks(ArenaChunk *chunk)
{
	while (chunk) {
		ArenaChunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
}

void arena_release(Arena *a)
{
	free_chunks(a->chunk);
	*a = (Arena){0};
}

void arena_reset(Arena *a)
{
	if (!a->chunk)
		return;
	free_chunks(a->chunk->older);
	a->chunk->older = NULL;
	memset(chunk_bytes(a->chunk), 0, a->used);
	a->used = 0;
}

// A large piece gets a chunk of its own, behind the newest, whose free rest stays in use.
static void *alloc_apart(Arena *a, size_t bytes)
{
	ArenaChunk *chunk = chunk_new(bytes);
	chunk->older = a->chunk->older;
	a->chunk->older = chunk;
	return chunk_bytes(chunk);
}

static void add_chunk(Arena *a, size_t bytes)
{
	size_t cap = a->chunk ? a->chunk->cap * 2 : FIRST_CHUNK;
	if (cap > LARGEST_CHUNK)
		cap = LARGEST_CHUNK;
	ArenaChunk *chunk = chunk_new(bytes > cap ? bytes : cap);
	chunk->older = a->chunk;
	a->chunk = chunk;
	a->used = 0;
}

void *arena_alloc(Arena *a, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT)
		mem_exhausted();
	bytes = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!a->chunk || bytes > a->chunk->cap - a->used) {
		if (a->chunk && bytes > a->chunk->cap / 4)
			return alloc_apart(a, bytes);
		add_chunk(a, bytes);
	}
	char *p = chunk_bytes(a->chunk) + a->used;
	a->used += bytes;
	return p;
}

char *arena_copy_z(Arena *a, Str s)
{
	if (s.n == SIZE_MAX)
		mem_exhausted();
	char *p = arena_alloc(a, s.n + 1, 1);
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p;
}

Str arena_copy(Arena *a, Str s)
{
	return str_make(arena_copy_z(a, s), s.n);
}

Str arena_printf(Arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	Str s = arena_vprintf(a, format, args);
	va_end(args);
	return s;
}

Str arena_vprintf(Arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	if (length < 0)
		mem_exhausted();
	char *p = arena_alloc(a, (size_t)length + 1, 1);
	vsnprintf(p, (size_t)length + 1, format, again);
	va_end(again);
	return str_make(p, (size_t)length);
}
