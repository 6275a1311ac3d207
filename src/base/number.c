#include "recto/base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DIGITS_MAX = 17, // always enough to give the same double again
	TEXT_MAX = 40,
	POINT_MIN = -6, // places of the first digit, 0 for units, that are written without exponent
	POINT_MAX = 20,
};

// The digits of a number and the place of the first: 250 is "25" and 2.
typedef struct Decimal {
	char digits[DIGITS_MAX + 1];
	int n;
	int place;
} Decimal;

// `value` is finite and positive.
static Decimal shortest(double value)
{
	Decimal d = {0};
	char text[TEXT_MAX];
	int precision = 0;
	do
		snprintf(text, sizeof text, "%.*e", precision, value);
	while (strtod(text, NULL) != value && ++precision < DIGITS_MAX);
	const char *c = text;
	for (; *c != 'e'; c++)
		if (*c != '.')
			d.digits[d.n++] = *c;
	d.place = (int)strtol(c + 1, NULL, 10);
	return d;
}

// "0.0025", "2.5", "2500"
static void append_plain(const Decimal *d, Buf *out)
{
	Str digits = str_make(d->digits, (size_t)d->n);
	size_t whole = d->place >= 0 ? (size_t)d->place + 1 : 0;
	if (whole == 0) {
		buf_append_z(out, "0.");
		buf_append_repeat(out, '0', (size_t)(-d->place - 1));
		buf_append(out, digits);
		return;
	}
	buf_append(out, str_head(digits, whole));
	if (whole > digits.n)
		buf_append_repeat(out, '0', whole - digits.n);
	if (whole < digits.n) {
		buf_append_char(out, '.');
		buf_append(out, str_skip(digits, whole));
	}
}

// "2.5e+21", "1e-7"
static void append_scientific(const Decimal *d, Buf *out)
{
	buf_append_char(out, d->digits[0]);
	if (d->n > 1)
		buf_printf(out, ".%s", d->digits + 1);
	buf_printf(out, "e%+d", d->place);
}

void number_format(double value, Buf *out)
{
	if (isnan(value)) {
		buf_append_z(out, "NaN");
		return;
	}
	if (value < 0)
		buf_append_char(out, '-');
	value = fabs(value);
	if (isinf(value)) {
		buf_append_z(out, "Infinity");
		return;
	}
	if (value == 0) {
		buf_append_char(out, '0');
		return;
	}
	Decimal d = shortest(value);
	if (d.place >= POINT_MIN && d.place <= POINT_MAX)
		append_plain(&d, out);
	else
		append_scientific(&d, out);
}

// Steps over the decimal digits at the start of *s. True when there were any.
static bool skip_digits(Str *s)
{
	size_t n = 0;
	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	*s = str_skip(*s, n);
	return n > 0;
}

static void skip_sign(Str *s)
{
	if (str_starts_with(*s, STR("-")) || str_starts_with(*s, STR("+")))
		*s = str_skip(*s, 1);
}

// What strtod takes besides (blanks, hexadecimal, names) is no number here.
static bool is_decimal(Str s)
{
	skip_sign(&s);
	bool has_digits = skip_digits(&s);
	if (str_starts_with(s, STR("."))) {
		s = str_skip(s, 1);
		has_digits |= skip_digits(&s);
	}
	if (!has_digits || s.n == 0)
		return has_digits;
	if (!str_starts_with_nocase(s, STR("e")))
		return false;
	s = str_skip(s, 1);
	skip_sign(&s);
	return skip_digits(&s) && s.n == 0;
}

bool number_parse(Str s, double *out)
{
	char text[TEXT_MAX + 1];
	if (s.n > TEXT_MAX || !is_decimal(s))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*out = strtod(text, NULL);
	return true;
}
