// Borrowed slices of bytes.
//
// A Str lends bytes that somebody else owns: it is never freed and never changed through. It need
// not end with a NUL and may hold any bytes. {NULL, 0} is the empty string; every function accepts
// it.
#ifndef RECTO_BASE_STR_H
#define RECTO_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Str {
	const char *p;
	size_t n;
} Str;

// A Str over a string literal.
#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})

// For printf: printf("%.*s", STR_ARG(s)). Longer than INT_MAX is cut.
#define STR_ARG(s) str_printf_length(s), ((s).p ? (s).p : "")

static inline Str str_make(const char *p, size_t n)
{
	return (Str){p, n};
}

int str_printf_length(Str s);

// Lends the bytes of a C string; NULL is empty.
Str str_from_z(const char *z);

// -- queries ----------------------------------------------------------------------------------

bool str_equals(Str a, Str b);
// ASCII letters compare without case; other bytes as they are.
bool str_equals_nocase(Str a, Str b);
// Order of the bytes as unsigned values; a prefix comes first. Negative, 0 or positive.
int str_compare(Str a, Str b);
bool str_starts_with(Str s, Str prefix);
bool str_starts_with_nocase(Str s, Str prefix);
bool str_ends_with(Str s, Str suffix);
bool str_ends_with_nocase(Str s, Str suffix);
// True when `needle` occurs; *at (may be NULL) is the first place. An empty needle occurs at 0.
bool str_find(Str s, Str needle, size_t *at);
bool str_find_char(Str s, char c, size_t *at);
bool str_contains(Str s, Str needle);
// Optional sign and decimal digits only, in the range of int64_t; otherwise false and *out
// untouched.
bool str_parse_int(Str s, int64_t *out);
// SP, TAB, FF, SUB: what Logseq's page grammar calls a space. Line ends are not among them.
bool str_is_space(char c);

// -- slices: all lend from the argument and never go past its ends ----------------------------

Str str_head(Str s, size_t n);
Str str_skip(Str s, size_t n);
// Bytes [from, to).
Str str_slice(Str s, size_t from, size_t to);
// Without str_is_space characters and line ends (CR, LF) on either side.
Str str_trim(Str s);
Str str_trim_left(Str s);
Str str_trim_right(Str s);
// Splits at the first `sep`: *head before, *tail after it. Without one: *head = s, *tail empty,
// false.
bool str_cut(Str s, char sep, Str *head, Str *tail);
// Takes the next line off *rest into *line, without its line end (LF, CRLF or a lone CR). False
// when *rest is empty.
bool str_next_line(Str *rest, Str *line);

#endif
