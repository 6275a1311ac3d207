// Checked allocation. Nothing here returns NULL: when memory runs out the handler that main.c
// registered restores the terminal, says so and exits with 4; without one the process aborts.
#ifndef RECTO_BASE_MEM_H
#define RECTO_BASE_MEM_H

#include <stddef.h>

// Called once when an allocation fails; must not return. This and constant tables are the only
// globals of recto.
void mem_set_exhausted_handler(void (*handler)(void));
// Reports that memory ran out, for the few places where a library said so.
_Noreturn void mem_exhausted(void);

// Zeroed memory. The caller owns it and ends it with free().
void *mem_new(size_t count, size_t size);
// Resizes to count * size bytes; new bytes are undefined. Overflow of the product counts as
// exhaustion.
void *mem_resize(void *p, size_t count, size_t size);

#endif
