// Decimal numbers as JavaScript reads and writes them: "4", "2.6", "-1", "1e+21".
//
// Independent of the locale, which never sets LC_NUMERIC. What was formatted parses to the same
// number.
#ifndef RECTO_BASE_NUMBER_H
#define RECTO_BASE_NUMBER_H

#include "recto/base/buf.h"

// Appends the shortest text that gives the same number again: digits from 1e-6 to below 1e21, else
// with an exponent; "0" for both zeros; "NaN", "Infinity", "-Infinity".
void number_format(double value, Buf *out);

// The whole of s: optional sign, digits with an optional point among, before or after them,
// optional exponent. The nearest double, infinite when it is too large. False, and *out untouched,
// when s is anything else or longer than 40 bytes (JavaScript writes at most 25).
bool number_parse(Str s, double *out);

#endif
