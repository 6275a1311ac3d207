#include "recto/stats/span.h"

enum { LONGEST = 99999 }; // of a number

// yyyy-mm-dd and nothing else.
static bool parse_date(Str s, Day *out)
{
	Instant midnight;
	if (s.n != 10 || !calendar_parse_rfc3339(s, &midnight))
		return false;
	*out = (Day)(midnight / INT64_C(86400000) - (midnight % INT64_C(86400000) < 0));
	return true;
}

static bool parse_word(Str s, Day today, Day *out)
{
	if (!str_equals_nocase(s, STR("today")) && !str_equals_nocase(s, STR("yesterday")))
		return false;
	*out = today - str_equals_nocase(s, STR("yesterday"));
	return true;
}

static bool parse_ago(Str s, Day today, Day *out)
{
	static const struct {
		char unit;
		int months, days;
	} units[] = {{'d', 0, 1}, {'w', 0, 7}, {'m', 1, 0}, {'y', 12, 0}};
	int64_t amount;
	if (str_starts_with(s, STR("-")))
		s = str_skip(s, 1);
	if (s.n < 2 || s.p[0] < '0' || s.p[0] > '9' ||
		!str_parse_int(str_head(s, s.n - 1), &amount) || amount > LONGEST)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (s.p[s.n - 1] != units[i].unit)
			continue;
		Day day = calendar_add_months(today, -(int)amount * units[i].months);
		*out = day - (int)amount * units[i].days;
		return true;
	}
	return false;
}

bool span_parse_day(Str text, Day today, Day *out, Err *err)
{
	if (parse_date(text, out) || parse_word(text, today, out) || parse_ago(text, today, out))
		return true;
	return err_set(err, ERR_USAGE,
		"a day is like 2026-01-31, today, yesterday, 7d, 2w, 6m or 1y ago, not \"%.*s\"",
		STR_ARG(text));
}
