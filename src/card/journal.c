#include "recto/card/journal.h"

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};
static const char *const weekdays[] = {
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

enum { MONTHS = sizeof months / sizeof *months, WEEKDAYS = sizeof weekdays / sizeof *weekdays };

typedef struct Date {
	int year, month, day;
} Date;

// -- forms -----------------------------------------------------------------------------------

typedef enum PieceKind {
	PIECE_LITERAL,
	PIECE_YEAR,
	PIECE_MONTH,
	PIECE_MONTH_NAME,
	PIECE_DAY,
	PIECE_ORDINAL,
	PIECE_WEEKDAY,
	PIECE_UNKNOWN,
} PieceKind;

typedef struct Piece {
	PieceKind kind;
	size_t width; // the number of letters
	Str literal;  // of PIECE_LITERAL
} Piece;

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static PieceKind kind_of(char letter, size_t width)
{
	switch (letter) {
	case 'y':
	case 'Y':
		return width == 3 || width > 4 ? PIECE_UNKNOWN : PIECE_YEAR;
	case 'M':
		if (width > 4)
			return PIECE_UNKNOWN;
		return width > 2 ? PIECE_MONTH_NAME : PIECE_MONTH;
	case 'd':
	case 'D':
		return width > 2 ? PIECE_UNKNOWN : PIECE_DAY;
	case 'o':
		return width > 1 ? PIECE_UNKNOWN : PIECE_ORDINAL;
	case 'E':
		return width > 4 ? PIECE_UNKNOWN : PIECE_WEEKDAY;
	default:
		return PIECE_UNKNOWN;
	}
}

static size_t literal_length(Str form)
{
	size_t n = 0;
	while (n < form.n && form.p[n] != '\'' && !is_letter(form.p[n]))
		n++;
	return n;
}

// '…' with its quotes; without a closing one it goes on to the end.
static Piece take_quoted(Str *form)
{
	size_t end;
	Str inside = str_skip(*form, 1);
	if (!str_find_char(inside, '\'', &end))
		end = inside.n;
	*form = str_skip(inside, end + 1);
	return (Piece){PIECE_LITERAL, .literal = end == 0 ? STR("'") : str_head(inside, end)};
}

static bool next_piece(Str *form, Piece *out)
{
	Str rest = *form;
	if (rest.n == 0)
		return false;
	if (rest.p[0] == '\'') {
		*out = take_quoted(form);
		return true;
	}
	size_t n = literal_length(rest);
	if (n > 0) {
		*out = (Piece){PIECE_LITERAL, .literal = str_head(rest, n)};
	} else {
		while (n < rest.n && rest.p[n] == rest.p[0])
			n++;
		*out = (Piece){kind_of(rest.p[0], n), .width = n};
	}
	*form = str_skip(rest, n);
	return true;
}

bool journal_form_is_usable(Str form)
{
	bool has_year = false;
	bool has_month = false;
	bool has_day = false;
	for (Piece piece; next_piece(&form, &piece);) {
		if (piece.kind == PIECE_UNKNOWN)
			return false;
		has_year = has_year || piece.kind == PIECE_YEAR;
		has_month =
			has_month || piece.kind == PIECE_MONTH || piece.kind == PIECE_MONTH_NAME;
		has_day = has_day || piece.kind == PIECE_DAY;
	}
	return has_year && has_month && has_day;
}

// -- reading ---------------------------------------------------------------------------------

// A number of 1 to `max` digits; digits behind them belong to what follows.
static bool take_number(Str *rest, size_t max, int *out)
{
	size_t n = 0;
	*out = 0;
	while (n < rest->n && n < max && rest->p[n] >= '0' && rest->p[n] <= '9')
		*out = *out * 10 + (rest->p[n++] - '0');
	*rest = str_skip(*rest, n);
	return n > 0;
}

static bool take_text(Str *rest, Str text)
{
	if (!str_starts_with_nocase(*rest, text))
		return false;
	*rest = str_skip(*rest, text.n);
	return true;
}

// A whole name, else its first three letters; *out is its number from 0.
static bool take_name(Str *rest, const char *const *names, int n, int *out)
{
	for (int is_short = 0; is_short <= 1; is_short++)
		for (*out = 0; *out < n; ++*out)
			if (take_text(rest,
				    str_head(str_from_z(names[*out]), is_short ? 3 : SIZE_MAX)))
				return true;
	return false;
}

static bool take_ordinal(Str *rest)
{
	return take_text(rest, STR("st")) || take_text(rest, STR("nd")) ||
	       take_text(rest, STR("rd")) || take_text(rest, STR("th"));
}

static bool take_piece(Str *rest, const Piece *piece, Date *d)
{
	int ignored;
	switch (piece->kind) {
	case PIECE_LITERAL:
		return take_text(rest, piece->literal);
	case PIECE_YEAR:
		return take_number(rest, piece->width == 2 ? 2 : 4, &d->year);
	case PIECE_MONTH:
		return take_number(rest, 2, &d->month);
	case PIECE_MONTH_NAME:
		return take_name(rest, months, MONTHS, &d->month) && ++d->month;
	case PIECE_DAY:
		return take_number(rest, 2, &d->day);
	case PIECE_ORDINAL:
		return take_ordinal(rest);
	case PIECE_WEEKDAY:
		return take_name(rest, weekdays, WEEKDAYS, &ignored);
	case PIECE_UNKNOWN:
		return false;
	}
	return false;
}

static bool is_date(const Date *d)
{
	if (d->month < 1 || d->month > MONTHS || d->day < 1 || d->day > 31)
		return false;
	Date back;
	calendar_to_civil(
		calendar_from_civil(d->year, d->month, d->day), &back.year, &back.month, &back.day);
	return back.month == d->month && back.day == d->day;
}

static bool parse_in(Str name, Str form, Day *out)
{
	Date d = {0};
	for (Piece piece; next_piece(&form, &piece);)
		if (!take_piece(&name, &piece, &d))
			return false;
	if (name.n > 0 || !is_date(&d))
		return false;
	if (d.year < 100)
		d.year += d.year < 40 ? 2000 : 1900;
	*out = calendar_from_civil(d.year, d.month, d.day);
	return true;
}

static bool has_digit(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

bool journal_parse(Str name, Str form, Day *out)
{
	static const char *const known[] = {JOURNAL_FORM, "yyyy-MM-dd", "yyyy_MM_dd"};
	if (!has_digit(name))
		return false;
	while (str_ends_with(name, STR(" ")))
		name.n--;
	if (form.n > 0 && parse_in(name, form, out))
		return true;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (parse_in(name, str_from_z(known[i]), out))
			return true;
	return false;
}

// -- writing ---------------------------------------------------------------------------------

static const char *ordinal(int day)
{
	if (day >= 11 && day <= 13)
		return "th";
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	return endings[day % 10 < 4 ? day % 10 : 0];
}

// 1970-01-01 was a Thursday.
static int weekday_of(Day day)
{
	int from_thursday = day % WEEKDAYS;
	return (from_thursday + WEEKDAYS + 4) % WEEKDAYS;
}

static void append_name(const char *name, size_t width, Buf *out)
{
	buf_append(out, str_head(str_from_z(name), width > 3 ? SIZE_MAX : 3));
}

static void append_piece(const Piece *piece, Day day, const Date *d, Buf *out)
{
	switch (piece->kind) {
	case PIECE_LITERAL:
		buf_append(out, piece->literal);
		break;
	case PIECE_YEAR:
		buf_printf(out, "%0*d", (int)piece->width,
			piece->width == 2 ? d->year % 100 : d->year);
		break;
	case PIECE_MONTH:
		buf_printf(out, "%0*d", (int)piece->width, d->month);
		break;
	case PIECE_MONTH_NAME:
		append_name(months[d->month - 1], piece->width, out);
		break;
	case PIECE_DAY:
		buf_printf(out, "%0*d", (int)piece->width, d->day);
		break;
	case PIECE_ORDINAL:
		buf_append_z(out, ordinal(d->day));
		break;
	case PIECE_WEEKDAY:
		append_name(weekdays[weekday_of(day)], piece->width, out);
		break;
	case PIECE_UNKNOWN:
		break;
	}
}

void journal_append_title(Day day, Str form, Buf *out)
{
	Date d;
	if (form.n == 0)
		form = STR(JOURNAL_FORM);
	calendar_to_civil(day, &d.year, &d.month, &d.day);
	for (Piece piece; next_piece(&form, &piece);)
		append_piece(&piece, day, &d, out);
}
