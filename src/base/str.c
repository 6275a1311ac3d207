#include "recto/base/str.h"

#include <limits.h>
#include <string.h>

int str_printf_length(Str s)
{
	return s.n > INT_MAX ? INT_MAX : (int)s.n;
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool same_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

bool str_equals_nocase(Str a, Str b)
{
	return a.n == b.n && same_nocase(a.p, b.p, a.n);
}

int str_compare(Str a, Str b)
{
	size_t shorter = a.n < b.n ? a.n : b.n;
	int order = shorter > 0 ? memcmp(a.p, b.p, shorter) : 0;
	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts_with_nocase(Str s, Str prefix)
{
	return str_equals_nocase(str_head(s, prefix.n), prefix);
}

bool str_ends_with(Str s, Str suffix)
{
	return s.n >= suffix.n && str_equals(str_skip(s, s.n - suffix.n), suffix);
}

bool str_ends_with_nocase(Str s, Str suffix)
{
	return s.n >= suffix.n && str_equals_nocase(str_skip(s, s.n - suffix.n), suffix);
}

bool str_find(Str s, Str needle, size_t *at)
{
	const char *found = s.p;
	if (needle.n > 0)
		found = s.n > 0 ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
	bool is_found = needle.n == 0 || found;
	if (is_found && at)
		*at = needle.n == 0 ? 0 : (size_t)(found - s.p);
	return is_found;
}

bool str_contains(Str s, Str needle)
{
	return str_find(s, needle, NULL);
}

bool str_parse_int(Str s, int64_t *out)
{
	bool negative = str_starts_with(s, STR("-"));
	if (negative || str_starts_with(s, STR("+")))
		s = str_skip(s, 1);
	if (s.n == 0)
		return false;
	int64_t value = 0;
	for (size_t i = 0; i < s.n; i++) {
		int digit = s.p[i] - '0';
		if (digit < 0 || digit > 9)
			return false;
		// Built up below zero for INT64_MIN, which has no positive counterpart.
		if (__builtin_mul_overflow(value, 10, &value) ||
			__builtin_add_overflow(value, negative ? -digit : digit, &value))
			return false;
	}
	*out = value;
	return true;
}

bool str_parse_decimal(Str s, double *out)
{
	bool is_negative = str_starts_with(s, STR("-"));
	Str digits = str_skip(s, is_negative);
	double value = 0;
	double unit = 1;
	bool has_point = false;
	for (size_t i = 0; i < digits.n; i++) {
		char c = digits.p[i];
		if (c == '.' && !has_point && i > 0 && i + 1 < digits.n) {
			has_point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		value = value * 10 + (c - '0');
		unit *= has_point ? 10 : 1;
	}
	if (digits.n == 0 || digits.n > 15)
		return false;
	*out = (is_negative ? -value : value) / unit;
	return true;
}

static bool is_trimmed(char c)
{
	return str_is_space(c) || c == '\n' || c == '\r';
}

Str str_trim(Str s)
{
	return str_trim_left(str_trim_right(s));
}

Str str_trim_left(Str s)
{
	size_t from = 0;
	while (from < s.n && is_trimmed(s.p[from]))
		from++;
	return str_skip(s, from);
}

Str str_trim_right(Str s)
{
	while (s.n > 0 && is_trimmed(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_cut(Str s, char sep, Str *head, Str *tail)
{
	size_t at = s.n;
	bool found = str_find_char(s, sep, &at);
	*head = str_head(s, at);
	*tail = str_skip(s, found ? at + 1 : at);
	return found;
}

bool str_next_line(Str *rest, Str *line)
{
	Str s = *rest;
	if (s.n == 0)
		return false;
	size_t end = 0;
	while (end < s.n && s.p[end] != '\n' && s.p[end] != '\r')
		end++;
	*line = str_head(s, end);
	bool is_crlf = str_starts_with(str_skip(s, end), STR("\r\n"));
	*rest = str_skip(s, end + (is_crlf ? 2 : 1));
	return true;
}
