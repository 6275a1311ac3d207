// Formulas by our own tables.
#include "recto/render/width.h"
#include "../../../src/render/math.h"
#include "tests.h"

typedef struct Case {
	const char *source, *text; // NULL: not understood
} Case;

static void check(const Case *c, bool is_display)
{
	Buf text = {0};
	bool is_good = math_append(&text, str_from_z(c->source), is_display);
	if (is_good != (c->text != NULL))
		fail_msg("%s: %s", c->source, is_good ? buf_z(&text) : "not understood");
	if (c->text && strcmp(buf_z(&text), c->text) != 0)
		fail_msg("%s:\n%s\nexpected:\n%s", c->source, buf_z(&text), c->text);
	if (!is_good)
		assert_int_equal(text.n, 0);
	buf_release(&text);
}

#define CHECK_ALL(cases, is_display) \
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) \
	check(&(cases)[i], is_display)

static void operators_have_room(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"a+b=c", "a + b = c"},
		{"a=-b", "a = −b"},
		{"-x", "−x"},
		{"a\\cdot(-b)", "a · (−b)"},
		{"x\\in A\\cup B", "x ∈ A ∪ B"},
		{"f: A \\to B", "f: A → B"},
		{"1:2", "1:2"},
		{"(a,b]", "(a, b]"},
		{"1,000,000", "1,000,000"},
		{"\\{1,2,3\\}", "{1, 2, 3}"},
		{"f(x)!=n", "f(x)! = n"},
		{"a\\not=b\\not\\in c", "a ≠ b ∉ c"},
		{"a ≤ b×c", "a ≤ b × c"},
		{"a \\, b\\quad c\\!d~e", "a b  cd e"},
		{"中文 = 漢字", "中文 = 漢字"},
		{"x \\equiv 1 \\pmod{5}", "x ≡ 1 (mod 5)"},
	};
	CHECK_ALL(cases, false);
}

static void names_are_words(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"\\alpha\\beta\\Gamma", "αβΓ"},
		{"2\\sin x\\cos(y)", "2 sin x cos(y)"},
		{"O(n\\log n)", "O(n log n)"},
		{"\\log_2 n", "log₂ n"},
		{"\\operatorname{softmax}(x)", "softmax(x)"},
		{"\\operatorname*{argmin}_i f", "argminᵢ f"},
		{"\\text{if } x", "if x"},
		{"\\mathrm{d}x", "dx"},
		{"\\infty", "∞"},
	};
	CHECK_ALL(cases, false);
}

static void scripts_are_raised_and_lowered(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"x^2", "x²"},
		{"x_i^2", "xᵢ²"},
		{"x^{10}", "x¹⁰"},
		{"x^10", "x¹0"},
		{"A^T A^{-1}", "AᵀA⁻¹"},
		{"x_{i,j}", "xᵢ,ⱼ"},
		{"x_{\\text{max}}", "xₘₐₓ"},
		{"e^{i\\pi}", "e^(iπ)"},
		{"x^\\alpha", "x^α"},
		{"x^{2^n}", "x^(2ⁿ)"},
		{"f'(x) = g''", "f′(x) = g′′"},
		{"90^\\circ", "90°"},
		{"\\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"},
		{"\\int_0^\\infty", "∫₀^∞"},
		{"\\lim_{x\\to 0} f", "lim_(x→0) f"},
		{"中文^2", "中文²"},
		{"^2", "²"},
	};
	CHECK_ALL(cases, false);
}

static void fractions_and_roots(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"\\frac{a}{b}", "a/b"},
		{"\\frac12", "1/2"},
		{"\\frac{a+b}{2}x", "(a + b)/2 x"},
		{"\\frac{-1}{2}", "−1/2"},
		{"\\frac{1}{-x}", "1/(−x)"},
		{"\\frac{f(x+1)}{n!}", "f(x + 1)/n!"},
		{"\\sqrt2", "√2"},
		{"\\sqrt{x+1}", "√(x + 1)"},
		{"\\sqrt[3]{27}", "³√27"},
		{"\\binom{n}{k}", "C(n, k)"},
	};
	CHECK_ALL(cases, false);
}

static void alphabets_and_accents(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"\\mathbb{R}^n \\mathbb N", "ℝⁿℕ"},
		{"\\mathbb{A}\\mathcal{L}\\mathcal A", "𝔸ℒ𝒜"},
		{"\\mathfrak{g}\\mathbf{W}", "𝔤𝐖"},
		{"\\hat{x}\\bar y\\vec v", "x\u0302y\u0304v\u20D7"},
		{"\\overline{AB}", "A\u0305B\u0305"},
		{"\\hat\\imath", "i\u0302"},
	};
	CHECK_ALL(cases, false);
}

static void brackets_and_rows_on_one_line(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"\\left(\\frac{a}{b}\\right)^2", "(a/b)²"},
		{"\\left\\{x\\mid y\\right.", "{x ∣ y"},
		{"\\sin\\left(x\\right)", "sin(x)"},
		{"\\bigl(x\\bigr)", "(x)"},
		{"\\begin{pmatrix}a & b\\\\ c & d\\end{pmatrix}", "(a b; c d)"},
		{"y = \\begin{cases}1 & x>0\\\\0\\end{cases}", "y = {1, x > 0; 0"},
		{"a\\\\b", "a; b"},
	};
	CHECK_ALL(cases, false);
}

static void display_uses_rows(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"x^2", "x²"},
		{"\\frac{a+b}{2}x", "a + b\n───── x\n  2"},
		{"y = \\begin{cases}1 & x>0\\\\0 & \\text{else}\\end{cases}",
			"y = ⎰1  x > 0\n    ⎱0  else"},
		{"\\left(\\frac{a}{b}\\right)^2", "⎛a⎞²\n⎜─⎟\n⎝b⎠"},
		{"\\begin{bmatrix}a & b+1\\\\c & d\\end{bmatrix}^{-1}", "⎡a  b + 1⎤⁻¹\n⎣c    d  ⎦"},
		{"\\sum_{k\\in S}^{n} k^2", " n\n ∑ k²\nk∈S"},
		{"\\begin{aligned}a &= b\\\\&= c\\end{aligned}", "a = b\n  = c"},
		{"\\begin{array}{lr}a&b\\\\ccc&ddd\\end{array}", "a      b\nccc  ddd"},
		{"x=1\\\\y=2", "x = 1\ny = 2"},
		{"\\frac{1}{1+\\frac{1}{x}}", "  1\n─────\n    1\n1 + ─\n    x"},
	};
	CHECK_ALL(cases, true);
}

// A half of a formula would be a wrong one.
static void what_is_not_understood_is_left(void **state)
{
	(void)state;
	static const Case cases[] = {
		{"", NULL},
		{" ", NULL},
		{"\\unknown x", NULL},
		{"{a", NULL},
		{"a}", NULL},
		{"\\frac{a}", NULL},
		{"\\sqrt", NULL},
		{"x^", NULL},
		{"\\left(a", NULL},
		{"\\begin{tikz}a\\end{tikz}", NULL},
		{"\\begin{matrix}a\\end{pmatrix}", NULL},
		{"\\text{a", NULL},
		{"a\\", NULL},
	};
	CHECK_ALL(cases, false);
	CHECK_ALL(cases, true);
}

static void depth_and_size_are_bounded(void **state)
{
	(void)state;
	static const char *const patterns[] = {"{", "\\sqrt{", "\\frac{", "x^{", "\\left(", "[",
		"\\begin{matrix}", "\\hat", "\\frac{a}{b}", "&", "\\\\", "'", "\\frac", "\\sqrt[",
		"^", "_", "a", "\\begin{matrix}a&", "\\overline{x}"};
	for (size_t i = 0; i < HARNESS_COUNT(patterns); i++) {
		Buf source = {0};
		Buf text = {0};
		while (source.n + strlen(patterns[i]) <= MATH_SOURCE_MAX)
			buf_append_z(&source, patterns[i]);
		math_append(&text, buf_str(&source), false);
		math_append(&text, buf_str(&source), true);
		buf_append_z(&source, patterns[i]);
		assert_true(source.n <= MATH_SOURCE_MAX ||
			    !math_append(&text, buf_str(&source), false));
		buf_release(&source);
		buf_release(&text);
	}
}

static void every_symbol_can_be_drawn(void **state)
{
	(void)state;
	static const char *const names[] = {"alpha", "zeta", "AA", "And", "xi", "leq", "wr"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		assert_non_null(math_find_symbol(str_from_z(names[i])));
	assert_null(math_find_symbol(STR("alph")));
	assert_null(math_find_symbol((Str){0}));
	// All of the table is found, so it is sorted.
	const MathSymbol *first = math_find_symbol(STR("AA"));
	const MathSymbol *last = math_find_symbol(STR("zeta"));
	for (const MathSymbol *s = first; s <= last; s++) {
		Buf drawable = {0};
		assert_ptr_equal(math_find_symbol(str_from_z(s->name)), s);
		width_append_drawable(&drawable, str_from_z(s->text));
		assert_str(buf_str(&drawable), s->text);
		assert_true(width_of(str_from_z(s->text)) > 0);
		buf_release(&drawable);
	}
}

const struct CMUnitTest math_tests[] = {
	cmocka_unit_test(operators_have_room),
	cmocka_unit_test(names_are_words),
	cmocka_unit_test(scripts_are_raised_and_lowered),
	cmocka_unit_test(fractions_and_roots),
	cmocka_unit_test(alphabets_and_accents),
	cmocka_unit_test(brackets_and_rows_on_one_line),
	cmocka_unit_test(display_uses_rows),
	cmocka_unit_test(what_is_not_understood_is_left),
	cmocka_unit_test(depth_and_size_are_bounded),
	cmocka_unit_test(every_symbol_can_be_drawn),
};
const size_t math_tests_n = HARNESS_COUNT(math_tests);
