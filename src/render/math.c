// A list of atoms: characters and commands one behind the other, with blanks where a reader wants
// them, and scripts.
#include "math.h"

#include <ctype.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "recto/render/width.h"

void math_list_release(MathList *l)
{
	box_release(&l->box);
}

Str math_list_text(const MathList *l)
{
	return l->box.n > 0 ? buf_str(&l->box.rows[l->box.base]) : (Str){0};
}

// -- blanks -----------------------------------------------------------------------------------

static bool is_operand(MathClass class)
{
	return class == MATH_ORD || class == MATH_CLOSE || class == MATH_FRACTION;
}

static bool is_word(MathClass class)
{
	return class == MATH_OPERATOR || class == MATH_NAME;
}

static bool wants_blank(MathClass last, MathClass next, bool is_script)
{
	bool is_beside_word =
		is_word(last) && (is_operand(next) || is_word(next)) && next != MATH_CLOSE;
	if (is_script || next == MATH_CLOSE || next == MATH_PUNCTUATION || last == MATH_NOTHING)
		return is_script && is_beside_word;
	if (last == MATH_PUNCTUATION || last == MATH_RELATION || last == MATH_BINARY)
		return true;
	if (next == MATH_RELATION)
		return last != MATH_OPEN;
	if (next == MATH_BINARY)
		return is_operand(last);
	if (next == MATH_FRACTION)
		return is_operand(last) || is_word(last);
	if (last == MATH_FRACTION)
		return true;
	return is_beside_word || (is_word(next) && is_operand(last));
}

static bool ends_with_blank(const MathList *l)
{
	return str_ends_with(math_list_text(l), STR(" "));
}

// A sign behind anything that is no operand belongs to what follows.
static MathClass begin_atom(const MathReader *r, MathList *l, MathClass class)
{
	if (class == MATH_BINARY && !is_operand(l->last) && !r->is_script)
		class = MATH_UNARY;
	if (class == MATH_UNARY ? wants_blank(l->last, MATH_ORD, false)
				: wants_blank(l->last, class, r->is_script))
		if (!ends_with_blank(l))
			box_append_text(&l->box, STR(" "));
	return class;
}

void math_put(MathReader *r, MathList *l, Str text, MathClass class)
{
	l->last = begin_atom(r, l, class);
	box_append_text(&l->box, text);
	l->top = l->bottom = l->box.base;
}

void math_put_box(MathReader *r, MathList *l, const Box *b, MathClass class)
{
	l->last = begin_atom(r, l, class);
	if (!box_append(&l->box, b, l->box.base)) {
		r->has_failed = true;
		return;
	}
	l->top = l->box.base - b->base;
	l->bottom = l->top + (b->n > 0 ? b->n - 1 : 0);
}

// -- scripts ----------------------------------------------------------------------------------

static size_t count_characters(Str s)
{
	size_t n = 0;
	uint32_t code;
	for (size_t length; (length = utf8_decode(s, &code)) > 0; s = str_skip(s, length))
		n++;
	return n;
}

// "²", or "^(2k)" where Unicode has no such characters.
static void append_script(Buf *out, Str text, bool is_super)
{
	if (text.n == 0 || math_append_script(out, text, is_super))
		return;
	bool is_one = count_characters(text) == 1;
	buf_append_char(out, is_super ? '^' : '_');
	buf_append_z(out, is_one ? "" : "(");
	buf_append(out, text);
	buf_append_z(out, is_one ? "" : ")");
}

static MathList read_script(MathReader *r)
{
	MathReader script = *r;
	script.is_script = true;
	script.is_display = false;
	MathList l = math_read_argument(&script);
	r->rest = script.rest;
	r->has_failed = script.has_failed || l.box.n > 1;
	return l;
}

void math_put_script(MathReader *r, MathList *l, bool is_super)
{
	Buf text = {0};
	Box box = {0};
	MathList script = read_script(r);
	append_script(&text, math_list_text(&script), is_super);
	box_append_text(&box, buf_str(&text));
	if (!box_append(&l->box, &box, is_super ? l->top : l->bottom))
		r->has_failed = true;
	if (l->last == MATH_NOTHING)
		l->last = MATH_ORD;
	box_release(&box);
	buf_release(&text);
	math_list_release(&script);
}

// Above and below the operator.
static bool stack_limits(Box *out, Str text, const MathList *lower, const MathList *upper)
{
	Box sign = {0};
	const Box *boxes[3];
	int n = 0;
	box_append_text(&sign, text);
	if (upper->box.n > 0)
		boxes[n++] = &upper->box;
	int base = n;
	boxes[n++] = &sign;
	if (lower->box.n > 0)
		boxes[n++] = &lower->box;
	bool fits = box_stack(out, boxes, n, base);
	box_release(&sign);
	return fits;
}

static bool append_with_scripts(Box *out, Str text, const MathList *lower, const MathList *upper)
{
	Buf line = {0};
	buf_append(&line, text);
	append_script(&line, math_list_text(lower), false);
	append_script(&line, math_list_text(upper), true);
	box_append_text(out, buf_str(&line));
	buf_release(&line);
	return true;
}

static bool fits_script(const MathList *l, bool is_super)
{
	Buf text = {0};
	bool fits = math_append_script(&text, math_list_text(l), is_super);
	buf_release(&text);
	return fits;
}

void math_put_operator(MathReader *r, MathList *l, Str text, MathClass class)
{
	MathList lower = {0};
	MathList upper = {0};
	Box box = {0};
	while (!r->has_failed) {
		if (math_take(r, STR("\\limits")) || math_take(r, STR("\\nolimits")))
			continue;
		if (lower.box.n == 0 && math_take(r, STR("_")))
			lower = read_script(r);
		else if (upper.box.n == 0 && math_take(r, STR("^")))
			upper = read_script(r);
		else
			break;
	}
	bool is_stacked =
		r->is_display && (!fits_script(&lower, false) || !fits_script(&upper, true));
	bool fits =
		!r->has_failed && (is_stacked ? stack_limits(&box, text, &lower, &upper)
					      : append_with_scripts(&box, text, &lower, &upper));
	if (fits)
		math_put_box(r, l, &box, class);
	r->has_failed = r->has_failed || !fits;
	box_release(&box);
	math_list_release(&lower);
	math_list_release(&upper);
}

// -- reading ----------------------------------------------------------------------------------

void math_skip_blanks(MathReader *r)
{
	while (r->rest.n > 0 && isspace((unsigned char)r->rest.p[0]))
		r->rest = str_skip(r->rest, 1);
}

bool math_take(MathReader *r, Str text)
{
	Str before = r->rest;
	math_skip_blanks(r);
	Str after = str_skip(r->rest, text.n);
	bool is_name = text.n > 1 && isalpha((unsigned char)text.p[1]);
	bool goes_on = is_name && after.n > 0 && isalpha((unsigned char)after.p[0]);
	if (str_starts_with(r->rest, text) && !goes_on) {
		r->rest = after;
		return true;
	}
	r->rest = before;
	return false;
}

// The name of the command that begins the text: letters, or one other character.
static Str command_name(Str s)
{
	size_t n = 1;
	while (n < s.n && isalpha((unsigned char)s.p[n]))
		n++;
	uint32_t code;
	if (n == 1)
		n += utf8_decode(str_skip(s, 1), &code);
	return str_slice(s, 1, n);
}

static void read_command(MathReader *r, MathList *l)
{
	Str name = command_name(r->rest);
	r->rest = str_skip(r->rest, name.n + 1);
	const MathSymbol *symbol = math_find_symbol(name);
	if (symbol && is_word(symbol->class))
		math_put_operator(r, l, str_from_z(symbol->text), symbol->class);
	else if (symbol)
		math_put(r, l, str_from_z(symbol->text), symbol->class);
	else if (!math_read_command(r, l, name))
		r->has_failed = true;
}

static size_t count_digits(Str s)
{
	size_t n = 0;
	while (n < s.n && isdigit((unsigned char)s.p[n]))
		n++;
	return n;
}

// The comma in "1,000", before three digits and no more.
static bool is_in_number(const MathReader *r, const MathList *l)
{
	Str before = math_list_text(l);
	return before.n > 0 && count_digits(str_skip(before, before.n - 1)) == 1 &&
	       count_digits(r->rest) == 3;
}

static void read_character(MathReader *r, MathList *l)
{
	uint32_t code;
	Str character = str_head(r->rest, utf8_decode(r->rest, &code));
	r->rest = str_skip(r->rest, character.n);
	// Marks belong to what stands before them.
	if (character.n > 1 && width_of(character) == 0) {
		box_append_text(&l->box, character);
		return;
	}
	MathClass class = math_class_of(character);
	if (character.p[0] == '-')
		character = STR("−");
	if (character.p[0] == ',' && is_in_number(r, l))
		class = MATH_ORD;
	if (character.p[0] == ':' && r->rest.n > 0 && r->rest.p[0] == ' ')
		class = MATH_PUNCTUATION;
	math_put(r, l, character, class);
}

static void read_group(MathReader *r, MathList *l)
{
	r->rest = str_skip(r->rest, 1);
	math_read_list(r, l);
	if (!math_take(r, STR("}")))
		r->has_failed = true;
}

static void read_primes(MathReader *r, MathList *l)
{
	r->rest = str_skip(r->rest, 1);
	Box prime = {0};
	box_append_text(&prime, STR("′"));
	if (!box_append(&l->box, &prime, l->top))
		r->has_failed = true;
	box_release(&prime);
}

static void read_atom(MathReader *r, MathList *l)
{
	switch (r->rest.p[0]) {
	case '\\':
		read_command(r, l);
		break;
	case '{':
		read_group(r, l);
		break;
	case '^':
	case '_': {
		bool is_super = r->rest.p[0] == '^';
		r->rest = str_skip(r->rest, 1);
		math_put_script(r, l, is_super);
		break;
	}
	case '\'':
		read_primes(r, l);
		break;
	case '~':
		r->rest = str_skip(r->rest, 1);
		box_append_text(&l->box, STR(" "));
		break;
	default:
		read_character(r, l);
	}
}

static bool is_at_end(const MathReader *r)
{
	Str s = r->rest;
	if (s.n == 0 || r->has_failed)
		return true;
	if (s.p[0] == '}' || s.p[0] == '&' || (s.p[0] == ']' && r->is_option))
		return true;
	if (s.p[0] != '\\')
		return false;
	Str name = command_name(s);
	return str_equals(name, STR("\\")) || str_equals(name, STR("end")) ||
	       str_equals(name, STR("right")) || str_equals(name, STR("cr"));
}

void math_read_list(MathReader *r, MathList *l)
{
	if (++r->depth > MATH_DEPTH_MAX)
		r->has_failed = true;
	math_skip_blanks(r);
	while (!is_at_end(r)) {
		read_atom(r, l);
		math_skip_blanks(r);
	}
	r->depth--;
}

MathList math_read_argument(MathReader *r)
{
	MathList l = {0};
	bool was_option = r->is_option;
	r->is_option = false;
	if (++r->depth > MATH_DEPTH_MAX)
		r->has_failed = true;
	math_skip_blanks(r);
	if (is_at_end(r))
		r->has_failed = true;
	else
		read_atom(r, &l);
	r->depth--;
	r->is_option = was_option;
	return l;
}

Str math_read_text(MathReader *r, MathList *a)
{
	bool was_display = r->is_display;
	r->is_display = false;
	*a = math_read_argument(r);
	r->is_display = was_display;
	r->has_failed = r->has_failed || a->box.n > 1;
	return math_list_text(a);
}

Str math_read_raw(MathReader *r)
{
	int depth = 0;
	size_t n = 0;
	math_skip_blanks(r);
	Str s = r->rest;
	while (n < s.n && (n == 0 || depth > 0)) {
		if (s.p[n] == '\\' && n + 1 < s.n)
			n++;
		else if (s.p[n] == '{' || s.p[n] == '}')
			depth += s.p[n] == '{' ? 1 : -1;
		n++;
	}
	bool is_closed = n >= 2 && s.p[0] == '{' && depth == 0;
	r->has_failed = r->has_failed || !is_closed;
	r->rest = str_skip(s, n);
	return is_closed ? str_slice(s, 1, n - 1) : (Str){0};
}

Str math_read_delimiter(MathReader *r)
{
	math_skip_blanks(r);
	if (str_starts_with(r->rest, STR("\\"))) {
		Str name = command_name(r->rest);
		const MathSymbol *symbol = math_find_symbol(name);
		r->rest = str_skip(r->rest, name.n + 1);
		if (symbol)
			return str_from_z(symbol->text);
		if (str_equals(name, STR("|")))
			return STR("‖");
		r->has_failed = r->has_failed || name.n != 1 || !strchr("{}", name.p[0]);
		return name;
	}
	uint32_t code;
	Str one = str_head(r->rest, utf8_decode(r->rest, &code));
	r->rest = str_skip(r->rest, one.n);
	r->has_failed = r->has_failed || one.n == 0;
	return str_equals(one, STR(".")) ? (Str){0} : one;
}

// -- formulas ---------------------------------------------------------------------------------

// Rows at the top are lines of their own.
static void append_rows(Buf *out, const Box *box, bool is_display)
{
	for (int i = 0; i < box->n; i++) {
		if (out->n > 0)
			buf_append_z(out, is_display ? "\n" : "; ");
		Str row = buf_str(&box->rows[i]);
		while (str_ends_with(row, STR(" ")))
			row.n--;
		buf_append(out, row);
	}
}

bool math_append(Buf *out, Str source, bool is_display)
{
	MathReader r = {.rest = source, .is_display = is_display};
	Buf text = {0};
	r.has_failed = source.n > MATH_SOURCE_MAX;
	do {
		MathList l = {0};
		math_read_list(&r, &l);
		while (math_take(&r, STR("&")))
			math_read_list(&r, &l);
		append_rows(&text, &l.box, is_display);
		math_list_release(&l);
	} while (!r.has_failed && (math_take(&r, STR("\\\\")) || math_take(&r, STR("\\cr"))));
	bool is_good = !r.has_failed && r.rest.n == 0 && text.n > 0;
	if (is_good)
		buf_append(out, buf_str(&text));
	buf_release(&text);
	return is_good;
}
