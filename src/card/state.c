// What Logseq left of its reviews in the card-* properties of a block.
#include "recto/base/calendar.h"
#include "local.h"

Str state_value(PageCards *p, const Block *b, Str key)
{
	const Property *property = outline_find_property(p->o, b, key);
	return property ? arena_copy(&p->out->arena, name_trim(property->value)) : (Str){0};
}

static bool is_missing(Str value)
{
	return value.n == 0 || str_equals(value, STR("nil"));
}

// Digits with a sign, a point and an exponent, as far as they are there.
static bool is_number(Str value)
{
	bool has_digit = false;
	for (size_t i = 0; i < value.n; i++) {
		bool is_digit = value.p[i] >= '0' && value.p[i] <= '9';
		has_digit = has_digit || is_digit;
		if (!is_digit && !str_find_char(STR("+-.eE"), value.p[i], NULL))
			return false;
	}
	return has_digit;
}

static void note_odd(PageCards *p, const Block *b, Str key, const char *text)
{
	notes_add(p, outline_find_property(p->o, b, key)->value_span.begin, "%s", text);
}

static void note_odd_values(PageCards *p, const Block *b, const PageState *s)
{
	int64_t repeats;
	Instant next;
	if (!is_missing(s->repeats) && !str_parse_int(s->repeats, &repeats))
		note_odd(p, b, STR("card-repeats"),
			"card-repeats is no whole number: the card begins as new");
	if (!is_missing(s->ease) && !is_number(s->ease))
		note_odd(p, b, STR("card-ease-factor"),
			"card-ease-factor is no number: 2.5 is taken instead");
	if (!is_missing(s->interval) && !is_number(s->interval))
		note_odd(p, b, STR("card-last-interval"),
			"card-last-interval is no number: it follows from the dates instead");
	if (!is_missing(s->next_schedule) && !calendar_parse_logseq(s->next_schedule, &next))
		note_odd(p, b, STR("card-next-schedule"),
			"card-next-schedule is no date: the card counts as due now");
	if (!is_missing(s->last_reviewed) && !calendar_parse_logseq(s->last_reviewed, &next))
		note_odd(p, b, STR("card-last-reviewed"),
			"card-last-reviewed is no date: it is left out");
}

// Numbers that mean nothing.
static void note_odd_numbers(PageCards *p, const Block *b, const PageState *s)
{
	int64_t score;
	double number;
	bool is_score = str_parse_int(s->last_score, &score) && score >= 0 && score <= 5;
	if (!is_missing(s->last_score) && !is_score)
		note_odd(p, b, STR("card-last-score"),
			"card-last-score is no whole number from 0 to 5: it is left out");
	if (str_parse_decimal(s->ease, &number) && number <= 0)
		note_odd(p, b, STR("card-ease-factor"),
			"card-ease-factor is not above 0: 1.3 is taken instead");
	if (str_parse_decimal(s->interval, &number) && number < -1)
		note_odd(p, b, STR("card-last-interval"),
			"card-last-interval is below -1: one day is taken instead");
}

// Of equal keys the last one counts.
static void note_repeated(PageCards *p, const Block *b)
{
	static const char *const keys[] = {"card-ease-factor", "card-last-interval",
		"card-last-reviewed", "card-last-score", "card-next-schedule", "card-repeats"};
	const Property *own = &p->o->properties[b->first_property];
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		Str key = str_from_z(keys[i]);
		const Property *last = outline_find_property(p->o, b, key);
		const Property *first = own;
		while (last && (!first->is_valid || !str_equals(first->key, key)))
			first++;
		if (last && first < last)
			notes_add(p, first->value_span.begin,
				"%s comes again below and the last one counts: delete the others",
				keys[i]);
	}
}

PageState state_read(PageCards *p, const Block *b)
{
	PageState state = {
		.interval = state_value(p, b, STR("card-last-interval")),
		.repeats = state_value(p, b, STR("card-repeats")),
		.ease = state_value(p, b, STR("card-ease-factor")),
		.next_schedule = state_value(p, b, STR("card-next-schedule")),
		.last_reviewed = state_value(p, b, STR("card-last-reviewed")),
		.last_score = state_value(p, b, STR("card-last-score")),
	};
	note_odd_values(p, b, &state);
	note_odd_numbers(p, b, &state);
	note_repeated(p, b);
	return state;
}
