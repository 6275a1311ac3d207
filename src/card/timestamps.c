// <2023-01-28 Sat 10:00 +1w>, SCHEDULED: <…>, CLOCK: [… ]--[ … ]
#include "scanner.h"

static size_t skip_digits(Str text, size_t at)
{
	while (at < text.n && is_digit(text.p[at]))
		at++;
	return at;
}

// Longer words are none: a text without blanks would be looked through again and again.
enum { WORD_MAX = 100 };

static size_t word_end(Str text, size_t at, char close)
{
	size_t begin = at;
	while (at < text.n && at - begin < WORD_MAX && text.p[at] != close &&
		!str_is_space(text.p[at]))
		at++;
	return at;
}

// "2023-01-28" with whatever follows up to a blank: year, month and day count.
static bool is_date(Str s)
{
	size_t at = 0;
	for (int part = 0; part < 3; part++) {
		if (part > 0 && (at == s.n || s.p[at++] != '-'))
			return false;
		if (at < s.n && (s.p[at] == '-' || s.p[at] == '+'))
			at++;
		size_t end = skip_digits(s, at);
		if (end == at)
			return false;
		at = end;
	}
	return true;
}

// From behind the opening bracket.
static size_t date_end(Str text, size_t at, char close)
{
	if (!is_date(str_slice(text, at, at + WORD_MAX)))
		return NO_PLACE;
	size_t end = word_end(text, at, close);
	if (end == text.n || !str_is_space(text.p[end]))
		return NO_PLACE;
	size_t day = end + 1;
	end = day;
	while (end < text.n && is_letter(text.p[end]))
		end++;
	if (end == day)
		return NO_PLACE;
	for (int i = 0; i < 2 && end < text.n && str_is_space(text.p[end]); i++) {
		size_t next = word_end(text, end + 1, close);
		if (next == end + 1)
			break;
		end = next;
	}
	return end < text.n && text.p[end] == close ? end + 1 : NO_PLACE;
}

static size_t stamp_end(Str text, size_t at)
{
	static const Str words[] = {
		{"SCHEDULED:", 10}, {"CLOSED:", 7}, {"CLOCK:", 6}, {"DEADLINE:", 9}};
	at = skip_blanks(text, at);
	bool may_be_word = at < text.n && is_letter(text.p[at]);
	for (size_t i = 0; may_be_word && i < sizeof words / sizeof *words; i++) {
		Str word = words[i];
		if (!str_starts_with_nocase(str_skip(text, at), word))
			continue;
		size_t begin = skip_blanks(text, at + word.n);
		if (begin == at + word.n)
			return NO_PLACE;
		at = begin;
		break;
	}
	if (at == text.n || (text.p[at] != '<' && text.p[at] != '['))
		return NO_PLACE;
	return date_end(text, at + 1, text.p[at] == '<' ? '>' : ']');
}

static size_t range_end(Str text, size_t at)
{
	size_t begin = skip_blanks(text, at);
	size_t end = begin;
	while (end < text.n && is_letter(text.p[end]))
		end++;
	if (end > begin && end < text.n && text.p[end] == ':')
		begin = end + 1;
	end = stamp_end(text, skip_blanks(text, begin));
	if (end == NO_PLACE || !str_starts_with(str_skip(text, end), STR("--")))
		return NO_PLACE;
	return stamp_end(text, end + 2);
}

size_t timestamp_end(Str text, size_t at)
{
	size_t end = range_end(text, at);
	return end == NO_PLACE ? stamp_end(text, at) : end;
}
