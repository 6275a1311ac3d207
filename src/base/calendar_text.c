#include "recto/base/calendar.h"

#include <assert.h>

// The written forms of instants and days. A reader takes what it knows off the front of *s and says
// whether it was there; on false *s may have moved.

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS, HOUR_MS = 60 * MINUTE_MS };
#define DAY_MS (INT64_C(24) * HOUR_MS)

static bool is_digit(Str s)
{
	return s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9';
}

static bool take_char(Str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static bool take_digits(Str *s, int count, int *out)
{
	*out = 0;
	while (count-- > 0) {
		if (!is_digit(*s))
			return false;
		*out = *out * 10 + (s->p[0] - '0');
		*s = str_skip(*s, 1);
	}
	return true;
}

// "2023-02-07", or "20230207" without the separator.
static bool take_date(Str *s, bool is_separated, Instant *out)
{
	int year, month, day;
	if (!take_digits(s, 4, &year) || (is_separated && !take_char(s, '-')) ||
		!take_digits(s, 2, &month) || (is_separated && !take_char(s, '-')) ||
		!take_digits(s, 2, &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	Day date = calendar_from_civil(year, month, day);
	Day next = month == 12 ? calendar_from_civil(year + 1, 1, 1)
			       : calendar_from_civil(year, month + 1, 1);
	*out = date * DAY_MS;
	return date < next;
}

static bool take_hour(Str *s, Instant *out)
{
	int hour;
	if (!take_digits(s, 2, &hour) || hour > 23)
		return false;
	*out += (int64_t)hour * HOUR_MS;
	return true;
}

static bool take_minute(Str *s, Instant *out)
{
	int minute;
	if (!take_char(s, ':') || !take_digits(s, 2, &minute) || minute > 59)
		return false;
	*out += (int64_t)minute * MINUTE_MS;
	return true;
}

// A leap second counts as the first of the next minute.
static bool take_second(Str *s, Instant *out)
{
	int second;
	if (!take_char(s, ':') || !take_digits(s, 2, &second) || second > 60)
		return false;
	*out += (int64_t)second * SECOND_MS;
	return true;
}

static bool take_time(Str *s, Instant *out)
{
	return take_hour(s, out) && take_minute(s, out) && take_second(s, out);
}

static bool take_offset(Str *s, Instant *out)
{
	if (take_char(s, 'Z') || take_char(s, 'z'))
		return true;
	bool is_west = take_char(s, '-');
	int64_t offset = 0;
	if ((!is_west && !take_char(s, '+')) || !take_hour(s, &offset) || !take_minute(s, &offset))
		return false;
	*out -= is_west ? -offset : offset;
	return true;
}

// ".26" is 260 ms; digits beyond the third are cut.
static bool take_fraction(Str *s, Instant *out)
{
	if (!take_char(s, '.'))
		return true;
	if (!is_digit(*s))
		return false;
	for (int unit = 100; is_digit(*s); unit /= 10) {
		*out += unit * (s->p[0] - '0');
		*s = str_skip(*s, 1);
	}
	return true;
}

// ".26" is 26 ms: Logseq reads the digits as a number.
static bool take_count_of_ms(Str *s, Instant *out)
{
	if (!take_char(s, '.'))
		return true;
	int count = 0;
	int digits = 0;
	for (; is_digit(*s) && digits < 3; digits++) {
		count = count * 10 + (s->p[0] - '0');
		*s = str_skip(*s, 1);
	}
	*out += count;
	return digits > 0;
}

static bool finish(Str rest, Instant t, Instant *out)
{
	if (rest.n > 0 || t < INSTANT_MIN || t > INSTANT_MAX)
		return false;
	*out = t;
	return true;
}

bool calendar_parse_rfc3339(Str s, Instant *out)
{
	Instant t;
	if (!take_date(&s, true, &t))
		return false;
	if (s.n == 0)
		return finish(s, t, out);
	if (!take_char(&s, 'T') && !take_char(&s, 't') && !take_char(&s, ' '))
		return false;
	return take_time(&s, &t) && take_fraction(&s, &t) && take_offset(&s, &t) &&
	       finish(s, t, out);
}

// What may follow "yyyy-MM-ddT": HH, HH:mm, HH:mm:ss, each as UTC, or all with a fraction and an
// offset.
static bool take_logseq_time(Str *s, Instant *t)
{
	if (!take_hour(s, t))
		return false;
	if (s->n == 0)
		return true;
	if (!take_minute(s, t))
		return false;
	if (s->n == 0)
		return true;
	return take_second(s, t) && take_count_of_ms(s, t) && (s->n == 0 || take_offset(s, t));
}

bool calendar_parse_logseq(Str s, Instant *out)
{
	Instant t;
	bool is_separated = str_contains(s, STR("-"));
	if (!take_date(&s, is_separated, &t))
		return false;
	if (is_separated && take_char(&s, 'T'))
		return take_logseq_time(&s, &t) && finish(s, t, out);
	if (is_separated && take_char(&s, ' '))
		return take_time(&s, &t) && finish(s, t, out);
	return finish(s, t, out);
}

void calendar_format_rfc3339(Instant t, Buf *out)
{
	t = t < INSTANT_MIN ? INSTANT_MIN : t > INSTANT_MAX ? INSTANT_MAX : t;
	int64_t ms = (t % DAY_MS + DAY_MS) % DAY_MS;
	calendar_format_day((Day)((t - ms) / DAY_MS), out);
	buf_printf(out, "T%02d:%02d:%02d.%03dZ", (int)(ms / HOUR_MS), (int)(ms / MINUTE_MS % 60),
		(int)(ms / SECOND_MS % 60), (int)(ms % SECOND_MS));
}

void calendar_format_day(Day day, Buf *out)
{
	int year, month, day_of_month;
	calendar_to_civil(day, &year, &month, &day_of_month);
	buf_printf(out, "%04d-%02d-%02d", year, month, day_of_month);
}

void calendar_format_interval(int days, Buf *out)
{
	assert(days >= 0);
	// Tenths of a mean month of 30.44 and of a mean year of 365.25 days, rounded.
	int64_t months = ((int64_t)days * 1000 + 1522) / 3044;
	int64_t years = ((int64_t)days * 1000 + 18262) / 36525;
	if (days == 0) {
		buf_append_z(out, "now");
	} else if (days <= 30) {
		buf_printf(out, "%d d", days);
	} else {
		bool is_short = days < 365;
		int64_t tenths = is_short ? months : years;
		buf_printf(out, "%d", (int)(tenths / 10));
		if (tenths % 10 != 0)
			buf_printf(out, ".%d", (int)(tenths % 10));
		buf_append_z(out, is_short ? " mo" : " y");
	}
}
