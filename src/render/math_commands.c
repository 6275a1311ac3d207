// Commands that take arguments.
#include <ctype.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "recto/render/width.h"
#include "math.h"

typedef struct Command {
	const char *name;
	void (*read)(MathReader *r, MathList *l, const char *detail);
	const char *detail;
} Command;

// -- fractions and roots ----------------------------------------------------------------------

// A sum in a fraction needs brackets, a product of letters does not.
static bool is_simple(Str text, bool may_have_sign)
{
	int depth = 0;
	if (may_have_sign && str_starts_with(text, STR("−")))
		text = str_skip(text, strlen("−"));
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("([{", text.p[i]))
			depth++;
		else if (strchr(")]}", text.p[i]))
			depth--;
		else if (depth == 0 && (strchr(" +*/=<>,", text.p[i]) ||
					       str_starts_with(str_skip(text, i), STR("−"))))
			return false;
	}
	return text.n > 0;
}

static void append_operand(Buf *out, Str text, bool may_have_sign)
{
	bool is_bare = is_simple(text, may_have_sign);
	buf_append_z(out, is_bare ? "" : "(");
	buf_append(out, text);
	buf_append_z(out, is_bare ? "" : ")");
}

static void put_flat_fraction(MathReader *r, MathList *l, Str above, Str below)
{
	Buf text = {0};
	append_operand(&text, above, true);
	buf_append_z(&text, "/");
	append_operand(&text, below, false);
	math_put(r, l, buf_str(&text), MATH_FRACTION);
	buf_release(&text);
}

static void read_fraction(MathReader *r, MathList *l, const char *detail)
{
	bool was_display = r->is_display;
	r->is_display = was_display && !detail;
	MathList above = math_read_argument(r);
	MathList below = math_read_argument(r);
	bool is_flat = !r->is_display;
	r->is_display = was_display;
	Box fraction = {0};
	const Box *const boxes[] = {&above.box, NULL, &below.box};
	if (r->has_failed) {
		// Nothing to show.
	} else if (is_flat) {
		put_flat_fraction(r, l, math_list_text(&above), math_list_text(&below));
	} else if (box_stack(&fraction, boxes, 3, 1)) {
		math_put_box(r, l, &fraction, MATH_FRACTION);
	} else {
		r->has_failed = true;
	}
	box_release(&fraction);
	math_list_release(&above);
	math_list_release(&below);
}

static void read_binomial(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	MathList above, below;
	Buf text = {0};
	Str n = math_read_text(r, &above);
	Str k = math_read_text(r, &below);
	buf_printf(&text, "C(%.*s, %.*s)", STR_ARG(n), STR_ARG(k));
	math_put(r, l, buf_str(&text), MATH_ORD);
	buf_release(&text);
	math_list_release(&above);
	math_list_release(&below);
}

static void append_degree(MathReader *r, Buf *out)
{
	MathList degree = {0};
	bool was_option = r->is_option;
	if (!math_take(r, STR("[")))
		return;
	r->is_option = true;
	math_read_list(r, &degree);
	r->is_option = was_option;
	r->has_failed = r->has_failed || degree.box.n != 1 || !math_take(r, STR("]")) ||
			!math_append_script(out, math_list_text(&degree), true);
	math_list_release(&degree);
}

static void read_root(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	Buf text = {0};
	MathList inner;
	append_degree(r, &text);
	buf_append_z(&text, "√");
	Str radicand = math_read_text(r, &inner);
	int columns;
	bool is_one = width_next_cluster(radicand, &columns) == radicand.n ||
		      strspn(radicand.p ? radicand.p : "", "0123456789") == radicand.n;
	buf_append_z(&text, is_one ? "" : "(");
	buf_append(&text, radicand);
	buf_append_z(&text, is_one ? "" : ")");
	math_put(r, l, buf_str(&text), MATH_ORD);
	buf_release(&text);
	math_list_release(&inner);
}

// -- text and alphabets -----------------------------------------------------------------------

static void read_words(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	Buf text = {0};
	Str raw = math_read_raw(r);
	for (size_t i = 0; i < raw.n; i++) {
		bool is_escape = raw.p[i] == '\\';
		if (is_escape && (i + 1 == raw.n || isalpha((unsigned char)raw.p[i + 1])))
			r->has_failed = true;
		else if (is_escape || raw.p[i] == '{' || raw.p[i] == '}')
			continue;
		else
			buf_append_char(
				&text, raw.p[i] == '\n' || raw.p[i] == '~' ? ' ' : raw.p[i]);
	}
	math_put(r, l, buf_str(&text), MATH_ORD);
	buf_release(&text);
}

static void read_name(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	MathList name;
	math_take(r, STR("*"));
	Str text = math_read_text(r, &name);
	if (!r->has_failed)
		math_put_operator(r, l, text, MATH_NAME);
	math_list_release(&name);
}

static void read_alphabet(MathReader *r, MathList *l, const char *detail)
{
	static const char letters[] = "bcfdst"; // as MathAlphabet has them
	Buf text = {0};
	MathList inner;
	Str plain = math_read_text(r, &inner);
	math_append_alphabet(&text, plain, (MathAlphabet)(strchr(letters, detail[0]) - letters));
	math_put(r, l, buf_str(&text), MATH_ORD);
	buf_release(&text);
	math_list_release(&inner);
}

static void read_plainly(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	MathList inner = math_read_argument(r);
	if (!r->has_failed)
		math_put_box(r, l, &inner.box, MATH_ORD);
	math_list_release(&inner);
}

// The mark behind every letter.
static void read_accent(MathReader *r, MathList *l, const char *detail)
{
	Buf text = {0};
	MathList inner;
	Str rest = math_read_text(r, &inner);
	int columns;
	for (size_t n; (n = width_next_cluster(rest, &columns)) > 0; rest = str_skip(rest, n)) {
		Str letter = str_head(rest, n);
		if (str_equals(letter, STR("ı")) || str_equals(letter, STR("ȷ")))
			letter = letter.p[1] == '\xB1' ? STR("i") : STR("j");
		buf_append(&text, letter);
		buf_append_z(&text, detail);
	}
	math_put(r, l, buf_str(&text), MATH_ORD);
	buf_release(&text);
	math_list_release(&inner);
}

// -- brackets ---------------------------------------------------------------------------------

static void read_left(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	MathList inner = {0};
	Box fenced = {0};
	bool was_option = r->is_option;
	r->is_option = false;
	Str left = math_read_delimiter(r);
	math_read_list(r, &inner);
	r->is_option = was_option;
	if (!math_take(r, STR("\\right")))
		r->has_failed = true;
	Str right = r->has_failed ? (Str){0} : math_read_delimiter(r);
	if (!r->has_failed && box_fence(&fenced, &inner.box, left, right))
		math_put_box(r, l, &fenced, l->last == MATH_NAME ? MATH_OPEN : MATH_ORD);
	else
		r->has_failed = true;
	l->last = MATH_CLOSE;
	box_release(&fenced);
	math_list_release(&inner);
}

static void read_sized(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	Str text = math_read_delimiter(r);
	math_put(r, l, text, math_class_of(text));
}

static void put_character(MathReader *r, MathList *l, const char *detail)
{
	Str text = str_from_z(detail);
	MathClass class = math_class_of(text);
	if (str_equals(text, STR("{")) || str_equals(text, STR("}")))
		class = text.p[0] == '{' ? MATH_OPEN : MATH_CLOSE;
	math_put(r, l, text, class);
}

// -- things above and below -------------------------------------------------------------------

// An arrow with a text above it: "→(f)".
static void read_arrow(MathReader *r, MathList *l, const char *detail)
{
	MathList above;
	Buf text = {0};
	if (math_take(r, STR("[")))
		r->has_failed = true;
	Str label = math_read_text(r, &above);
	buf_append_z(&text, detail);
	if (label.n > 0 && !math_append_script(&text, label, true))
		buf_printf(&text, "(%.*s)", STR_ARG(label));
	math_put(r, l, buf_str(&text), MATH_RELATION);
	buf_release(&text);
	math_list_release(&above);
}

// \overset{above}{base}, \underset{below}{base}.
static void read_set(MathReader *r, MathList *l, const char *detail)
{
	MathList script, base;
	Buf text = {0};
	bool is_super = detail[0] == '^';
	Str over = math_read_text(r, &script);
	Str under = math_read_text(r, &base);
	buf_append(&text, under);
	if (over.n > 0 && !math_append_script(&text, over, is_super))
		buf_printf(&text, "%s(%.*s)", detail, STR_ARG(over));
	math_put(r, l, buf_str(&text), base.last == MATH_NOTHING ? MATH_ORD : base.last);
	buf_release(&text);
	math_list_release(&script);
	math_list_release(&base);
}

static void read_modulus(MathReader *r, MathList *l, const char *detail)
{
	MathList inner;
	Buf text = {0};
	Str modulus = math_read_text(r, &inner);
	buf_printf(&text, "(%s%.*s)", detail, STR_ARG(modulus));
	math_put(r, l, buf_str(&text), MATH_FRACTION);
	buf_release(&text);
	math_list_release(&inner);
}

static void read_not(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	MathList inner;
	Buf text = {0};
	Str plain = math_read_text(r, &inner);
	if (str_equals(plain, STR("=")))
		buf_append_z(&text, "≠");
	else if (str_equals(plain, STR("∈")))
		buf_append_z(&text, "∉");
	else
		buf_printf(&text, "%.*s\u0338", STR_ARG(plain));
	math_put(r, l, buf_str(&text), MATH_RELATION);
	buf_release(&text);
	math_list_release(&inner);
}

// -- what changes nothing, or takes room ------------------------------------------------------

static void put_blanks(MathReader *r, MathList *l, const char *detail)
{
	(void)r;
	if (detail[0] != '\0')
		box_append_text(&l->box, str_from_z(detail));
}

static void skip_raw(MathReader *r, MathList *l, const char *detail)
{
	(void)math_read_raw(r);
	if (detail)
		put_blanks(r, l, detail);
}

static void skip_raw_before(MathReader *r, MathList *l, const char *detail)
{
	(void)math_read_raw(r);
	read_plainly(r, l, detail);
}

static void read_tag(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	Str raw = math_read_raw(r);
	Buf text = {0};
	buf_printf(&text, "  (%.*s)", STR_ARG(raw));
	box_append_text(&l->box, buf_str(&text));
	buf_release(&text);
}

static void begin_environment(MathReader *r, MathList *l, const char *detail)
{
	(void)detail;
	math_read_environment(r, l);
}

// clang-format off
static const Command commands[] = {
	{"frac", read_fraction, NULL}, {"dfrac", read_fraction, NULL}, {"cfrac", read_fraction, NULL},
	{"tfrac", read_fraction, "flat"}, {"sfrac", read_fraction, "flat"}, {"nicefrac", read_fraction, "flat"},
	{"binom", read_binomial, NULL}, {"dbinom", read_binomial, NULL}, {"tbinom", read_binomial, NULL},
	{"sqrt", read_root, NULL},
	{"text", read_words, NULL}, {"textrm", read_words, NULL}, {"textbf", read_words, NULL},
	{"textit", read_words, NULL}, {"textsf", read_words, NULL}, {"texttt", read_words, NULL},
	{"textnormal", read_words, NULL}, {"mbox", read_words, NULL}, {"hbox", read_words, NULL},
	{"operatorname", read_name, NULL}, {"mathop", read_name, NULL},
	{"mathbf", read_alphabet, "b"}, {"boldsymbol", read_alphabet, "b"}, {"bm", read_alphabet, "b"},
	{"bold", read_alphabet, "b"}, {"pmb", read_alphabet, "b"},
	{"mathcal", read_alphabet, "c"}, {"mathscr", read_alphabet, "c"}, {"mathfrak", read_alphabet, "f"},
	{"mathbb", read_alphabet, "d"}, {"Bbb", read_alphabet, "d"}, {"mathds", read_alphabet, "d"},
	{"mathsf", read_alphabet, "s"}, {"mathtt", read_alphabet, "t"},
	{"mathrm", read_plainly, NULL}, {"mathit", read_plainly, NULL}, {"mathnormal", read_plainly, NULL},
	{"rm", put_blanks, ""}, {"bf", put_blanks, ""}, {"it", put_blanks, ""},
	{"mathord", read_plainly, NULL}, {"mathbin", read_plainly, NULL}, {"mathrel", read_plainly, NULL},
	{"mathopen", read_plainly, NULL}, {"mathclose", read_plainly, NULL}, {"mathinner", read_plainly, NULL},
	{"boxed", read_plainly, NULL}, {"fbox", read_words, NULL}, {"smash", read_plainly, NULL},
	{"overbrace", read_plainly, NULL}, {"underbrace", read_plainly, NULL}, {"substack", read_plainly, NULL},
	{"color", skip_raw, NULL}, {"textcolor", skip_raw_before, NULL}, {"colorbox", skip_raw_before, NULL},
	{"hat", read_accent, "\u0302"}, {"widehat", read_accent, "\u0302"}, {"check", read_accent, "\u030C"},
	{"tilde", read_accent, "\u0303"}, {"widetilde", read_accent, "\u0303"}, {"acute", read_accent, "\u0301"},
	{"grave", read_accent, "\u0300"}, {"dot", read_accent, "\u0307"}, {"ddot", read_accent, "\u0308"},
	{"breve", read_accent, "\u0306"}, {"bar", read_accent, "\u0304"}, {"vec", read_accent, "\u20D7"},
	{"mathring", read_accent, "\u030A"}, {"overline", read_accent, "\u0305"},
	{"underline", read_accent, "\u0332"}, {"overrightarrow", read_accent, "\u20D7"},
	{"overleftarrow", read_accent, "\u20D6"}, {"cancel", read_accent, "\u0338"},
	{"left", read_left, NULL}, {"middle", read_sized, NULL},
	{"big", read_sized, NULL}, {"Big", read_sized, NULL}, {"bigg", read_sized, NULL},
	{"Bigg", read_sized, NULL}, {"bigl", read_sized, NULL}, {"bigr", read_sized, NULL},
	{"Bigl", read_sized, NULL}, {"Bigr", read_sized, NULL}, {"biggl", read_sized, NULL},
	{"biggr", read_sized, NULL}, {"Biggl", read_sized, NULL}, {"Biggr", read_sized, NULL},
	{"bigm", read_sized, NULL}, {"Bigm", read_sized, NULL}, {"biggm", read_sized, NULL},
	{"xrightarrow", read_arrow, "→"}, {"xleftarrow", read_arrow, "←"},
	{"xRightarrow", read_arrow, "⇒"}, {"xleftrightarrow", read_arrow, "↔"},
	{"overset", read_set, "^"}, {"stackrel", read_set, "^"}, {"underset", read_set, "_"},
	{"pmod", read_modulus, "mod "}, {"mod", read_modulus, "mod "}, {"pod", read_modulus, ""},
	{"not", read_not, NULL},
	{"begin", begin_environment, NULL},
	{"quad", put_blanks, "  "}, {"qquad", put_blanks, "    "}, {"enspace", put_blanks, " "},
	{"space", put_blanks, " "}, {"thinspace", put_blanks, " "}, {"nobreakspace", put_blanks, " "},
	{",", put_blanks, " "}, {":", put_blanks, " "}, {">", put_blanks, " "}, {";", put_blanks, " "},
	{" ", put_blanks, " "}, {"\n", put_blanks, " "}, {"!", put_blanks, ""}, {"/", put_blanks, ""},
	{"negthinspace", put_blanks, ""}, {"displaystyle", put_blanks, ""}, {"textstyle", put_blanks, ""},
	{"scriptstyle", put_blanks, ""}, {"scriptscriptstyle", put_blanks, ""}, {"limits", put_blanks, ""},
	{"nolimits", put_blanks, ""}, {"nonumber", put_blanks, ""}, {"notag", put_blanks, ""},
	{"hline", put_blanks, ""}, {"strut", put_blanks, ""}, {"allowbreak", put_blanks, ""},
	{"label", skip_raw, NULL}, {"hspace", skip_raw, " "}, {"vspace", skip_raw, NULL},
	{"phantom", skip_raw, " "}, {"hphantom", skip_raw, " "}, {"vphantom", skip_raw, NULL},
	{"tag", read_tag, NULL},
	{"{", put_character, "{"}, {"}", put_character, "}"}, {"|", put_character, "‖"},
	{"%", put_character, "%"}, {"#", put_character, "#"}, {"$", put_character, "$"},
	{"&", put_character, "&"}, {"_", put_character, "_"}, {"bmod", put_character, "mod"},
};
// clang-format on

bool math_read_command(MathReader *r, MathList *l, Str name)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (!str_equals(name, str_from_z(commands[i].name)))
			continue;
		commands[i].read(r, l, commands[i].detail);
		return true;
	}
	return false;
}
