// Dates as names of pages.
#include "names.h"

#include "recto/base/calendar.h"

static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december"};

typedef struct Date {
	int year, month, day;
} Date;

static Str take(Str s, size_t n)
{
	return str_skip(s, n);
}

// A number of 1 to `max` digits; *rest moves behind it.
static bool take_number(Str *rest, size_t max, int *out)
{
	size_t n = 0;
	*out = 0;
	while (n < rest->n && rest->p[n] >= '0' && rest->p[n] <= '9' && n <= max)
		*out = *out * 10 + (rest->p[n++] - '0');
	*rest = take(*rest, n);
	return n > 0 && n <= max;
}

static bool take_literal(Str *rest, Str literal)
{
	if (!str_starts_with(*rest, literal))
		return false;
	*rest = take(*rest, literal.n);
	return true;
}

static bool take_month(Str *rest, int *month)
{
	for (int full = 1; full >= 0; full--)
		for (int i = 0; i < 12; i++) {
			Str name = str_head(str_from_z(months[i]), full ? SIZE_MAX : 3);
			*month = i + 1;
			if (take_literal(rest, name))
				return true;
		}
	return false;
}

static bool take_ordinal(Str *rest)
{
	return take_literal(rest, STR("st")) || take_literal(rest, STR("nd")) ||
	       take_literal(rest, STR("rd")) || take_literal(rest, STR("th"));
}

// "jan 1st, 2023"
static bool read_title(Str s, Date *d)
{
	return take_month(&s, &d->month) && take_literal(&s, STR(" ")) &&
	       take_number(&s, 2, &d->day) && take_ordinal(&s) && take_literal(&s, STR(", ")) &&
	       take_number(&s, 4, &d->year) && s.n == 0;
}

// "2023-01-01", "2023_01_01"
static bool read_numbers(Str s, Str separator, Date *d)
{
	return take_number(&s, 4, &d->year) && take_literal(&s, separator) &&
	       take_number(&s, 2, &d->month) && take_literal(&s, separator) &&
	       take_number(&s, 2, &d->day) && s.n == 0;
}

static bool is_date(const Date *d)
{
	if (d->month < 1 || d->month > 12 || d->day < 1 || d->day > 31)
		return false;
	Date back;
	calendar_to_civil(
		calendar_from_civil(d->year, d->month, d->day), &back.year, &back.month, &back.day);
	return back.month == d->month && back.day == d->day;
}

static const char *ordinal(int day)
{
	if (day >= 11 && day <= 13)
		return "th";
	static const char *const suffixes[] = {"th", "st", "nd", "rd"};
	return suffixes[day % 10 < 4 ? day % 10 : 0];
}

bool name_append_journal(Str name, Buf *out)
{
	Date d;
	while (str_ends_with(name, STR(" ")))
		name.n--;
	bool is_known = read_title(name, &d) || read_numbers(name, STR("-"), &d) ||
			read_numbers(name, STR("_"), &d);
	if (!is_known || !is_date(&d))
		return false;
	// Years of one or two digits belong to this century or the last.
	if (d.year < 100)
		d.year += d.year < 40 ? 2000 : 1900;
	buf_printf(out, "%.3s %d%s, %04d", months[d.month - 1], d.day, ordinal(d.day), d.year);
	return true;
}
