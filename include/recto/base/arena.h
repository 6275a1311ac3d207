// Bulk lifetimes: many small allocations that end together.
//
// Zero is a valid empty Arena. What it hands out stays where it is until arena_release or
// arena_reset. No single allocation is freed.
#ifndef RECTO_BASE_ARENA_H
#define RECTO_BASE_ARENA_H

#include <stdarg.h>
#include "recto/base/str.h"

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
	ArenaChunk *chunk; // newest first
	size_t used;       // bytes handed out of the newest chunk
} Arena;

// Frees everything and leaves an empty Arena.
void arena_release(Arena *a);
// Forgets everything but keeps one chunk, for loops that fill the same arena again and again.
void arena_reset(Arena *a);

// Zeroed memory for count * size bytes, aligned for any type; count * size may be 0.
void *arena_alloc(Arena *a, size_t count, size_t size);
#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc(arena, count, sizeof(type)))

// Copies with a NUL behind the last byte, so .p is a C string where s holds no NUL.
Str arena_copy(Arena *a, Str s);
char *arena_copy_z(Arena *a, Str s);
Str arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str arena_vprintf(Arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#endif
