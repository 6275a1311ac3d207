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
#include <string.h>

typedef struct Str {
	const char *p;
	size_t n;
} Str;

// A Str over a string literal.
#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})

// For printf: printf("%.*s", STR_ARG(s)). Longer than INT_MAX is cut.
// The argument is evaluated twice.
#define STR_ARG(s) str_printf_length(s), ((s).p ? (s).p : "")

static inline Str str_make(const char *p, size_t n)
{
	return (Str){p, n};
}

int str_printf_length(Str s);

// Lends the bytes of a C string; NULL is empty.
static inline Str str_from_z(const char *z)
{
	return z ? str_make(z, strlen(z)) : (Str){0};
}

// -- parts: what parsers do for every byte is inline; none goes past the ends ------------------

static inline Str str_head(Str s, size_t n)
{
	return str_make(s.p, n < s.n ? n : s.n);
}

static inline Str str_skip(Str s, size_t n)
{
	if (n > s.n)
		n = s.n;
	return n > 0 ? str_make(s.p + n, s.n - n) : s;
}

// Bytes [from, to).
static inline Str str_slice(Str s, size_t from, size_t to)
{
	return str_skip(str_head(s, to), from);
}

// -- queries ----------------------------------------------------------------------------------

// memcmp must not see the NULL of an empty string.
static inline bool str_equals(Str a, Str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_starts_with(Str s, Str prefix)
{
	return str_equals(str_head(s, prefix.n), prefix);
}

// ASCII letters compare without case; other bytes as they are.
bool str_equals_nocase(Str a, Str b);
// Order of the bytes as unsigned values; a prefix comes first. Negative, 0 or positive.
int str_compare(Str a, Str b);
bool str_starts_with_nocase(Str s, Str prefix);
bool str_ends_with(Str s, Str suffix);
bool str_ends_with_nocase(Str s, Str suffix);
// True when `needle` occurs; *at (may be NULL) is the first place. An empty needle occurs at 0.
bool str_find(Str s, Str needle, size_t *at);

static inline bool str_find_char(Str s, char c, size_t *at)
{
	const char *found = s.n > 0 ? memchr(s.p, c, s.n) : NULL;
	if (found && at)
		*at = (size_t)(found - s.p);
	return found;
}

bool str_contains(Str s, Str needle);
// Optional sign and decimal digits only, in the range of int64_t; otherwise false and *out
// untouched.
bool str_parse_int(Str s, int64_t *out);
// Optional '-', digits, and perhaps a point with digits behind it, 15 characters at most, which a
// double holds; otherwise false and *out untouched. No locale has a say.
bool str_parse_decimal(Str s, double *out);
// SP, TAB, FF, SUB: what Logseq's page grammar calls a space. Line ends are not among them.
static inline bool str_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\x1a';
}

// -- more parts --------------------------------------------------------------------------------

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
