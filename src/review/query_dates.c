// Dates in Logseq's queries.
#include "query_logseq.h"

enum { AMOUNT_DIGITS = 5 };

static bool fail_date(Parser *p, const Argument *a)
{
	parser_fail(
		p, a->at, "a date is like [[2023-01-28]], today, yesterday, now, -7d, +2w, 3m, 1y");
	return false;
}

static bool parse_journal(const Parser *p, Str name, FilterDate *out)
{
	*out = (FilterDate){.base = DATE_DAY};
	return parser_day(p, name, &out->day);
}

static bool parse_word(Str word, FilterDate *out)
{
	static const struct {
		const char *word;
		FilterDate date;
	} words[] = {
		{"today", {.base = DATE_TODAY}},
		{"yesterday", {.base = DATE_TODAY, .days = -1}},
		{"tomorrow", {.base = DATE_TODAY, .days = 1}},
		{"now", {.base = DATE_NOW}},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equals_nocase(word, str_from_z(words[i].word))) {
			*out = words[i].date;
			return true;
		}
	return false;
}

static bool add_unit(Str unit, int amount, FilterDate *out)
{
	static const struct {
		const char *unit;
		int months, days;
		int64_t ms;
	} units[] = {
		{"d", 0, 1, 0},
		{"w", 0, 7, 0},
		{"m", 1, 0, 0},
		{"y", 12, 0, 0},
		{"h", 0, 0, 3600000},
		{"min", 0, 0, 60000},
	};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!str_equals_nocase(unit, str_from_z(units[i].unit)))
			continue;
		out->base = units[i].ms > 0 ? DATE_NOW : DATE_TODAY;
		out->months = amount * units[i].months;
		out->days = amount * units[i].days;
		out->ms = amount * units[i].ms;
		return true;
	}
	return false;
}

// +2w, -7d, 3m.
static bool parse_span(Parser *p, const Argument *a, FilterDate *out)
{
	Str s = a->text;
	bool has_sign = str_starts_with(s, STR("-")) || str_starts_with(s, STR("+"));
	size_t n = has_sign;
	int64_t amount;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n < s.n && n - has_sign > AMOUNT_DIGITS) {
		parser_fail(p, a->at, "a span has at most %d digits", AMOUNT_DIGITS);
		return false;
	}
	if (n == s.n || !str_parse_int(str_head(s, n), &amount))
		return fail_date(p, a);
	*out = (FilterDate){0};
	return add_unit(str_skip(s, n), (int)amount, out) || fail_date(p, a);
}

bool logseq_date(Parser *p, const Argument *a, FilterDate *out)
{
	Argument plain = *a;
	if (a->kind == ARGUMENT_WORD && str_starts_with(a->text, STR(":")))
		plain.text = str_skip(a->text, 1);
	if (parse_journal(p, plain.text, out))
		return true;
	if (a->kind == ARGUMENT_PAGE) {
		parser_fail(p, a->at,
			"this names no day: [[Jan 28th, 2023]] and [[2023-01-28]] always do");
		return false;
	}
	return parse_word(plain.text, out) || parse_span(p, &plain, out);
}
