// The characters that Unicode has raised, lowered and in other alphabets.
#include "recto/base/utf8.h"
#include "math.h"

// -- scripts ----------------------------------------------------------------------------------

typedef struct Script {
	const char *plain;
	const char *raised;  // NULL: there is none
	const char *lowered; // NULL: there is none
} Script;

// clang-format off
static const Script scripts[] = {
	{"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"}, {"4", "⁴", "₄"},
	{"5", "⁵", "₅"}, {"6", "⁶", "₆"}, {"7", "⁷", "₇"}, {"8", "⁸", "₈"}, {"9", "⁹", "₉"},
	{"+", "⁺", "₊"}, {"−", "⁻", "₋"}, {"=", "⁼", "₌"}, {"(", "⁽", "₍"}, {")", "⁾", "₎"},
	{",", NULL, ","}, {"*", "*", NULL}, {"∗", "*", NULL}, {"′", "′", NULL}, {"∘", "°", NULL},
	{"⊤", "ᵀ", NULL}, {"†", "†", NULL}, {"°", "°", NULL},
	{"a", "ᵃ", "ₐ"}, {"b", "ᵇ", NULL}, {"c", "ᶜ", NULL}, {"d", "ᵈ", NULL}, {"e", "ᵉ", "ₑ"},
	{"f", "ᶠ", NULL}, {"g", "ᵍ", NULL}, {"h", "ʰ", "ₕ"}, {"i", "ⁱ", "ᵢ"}, {"j", "ʲ", "ⱼ"},
	{"k", "ᵏ", "ₖ"}, {"l", "ˡ", "ₗ"}, {"m", "ᵐ", "ₘ"}, {"n", "ⁿ", "ₙ"}, {"o", "ᵒ", "ₒ"},
	{"p", "ᵖ", "ₚ"}, {"r", "ʳ", "ᵣ"}, {"s", "ˢ", "ₛ"}, {"t", "ᵗ", "ₜ"}, {"u", "ᵘ", "ᵤ"},
	{"v", "ᵛ", "ᵥ"}, {"w", "ʷ", NULL}, {"x", "ˣ", "ₓ"}, {"y", "ʸ", NULL}, {"z", "ᶻ", NULL},
	{"A", "ᴬ", NULL}, {"B", "ᴮ", NULL}, {"D", "ᴰ", NULL}, {"E", "ᴱ", NULL}, {"G", "ᴳ", NULL},
	{"H", "ᴴ", NULL}, {"I", "ᴵ", NULL}, {"J", "ᴶ", NULL}, {"K", "ᴷ", NULL}, {"L", "ᴸ", NULL},
	{"M", "ᴹ", NULL}, {"N", "ᴺ", NULL}, {"O", "ᴼ", NULL}, {"P", "ᴾ", NULL}, {"R", "ᴿ", NULL},
	{"T", "ᵀ", NULL}, {"U", "ᵁ", NULL}, {"V", "ⱽ", NULL}, {"W", "ᵂ", NULL},
	{"β", "ᵝ", "ᵦ"}, {"γ", "ᵞ", "ᵧ"}, {"δ", "ᵟ", NULL}, {"θ", "ᶿ", NULL}, {"ρ", NULL, "ᵨ"},
	{"φ", "ᵠ", "ᵩ"}, {"χ", "ᵡ", "ᵪ"},
};
// clang-format on

static const char *find_script(Str character, bool is_super)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (str_equals(character, str_from_z(scripts[i].plain)))
			return is_super ? scripts[i].raised : scripts[i].lowered;
	return NULL;
}

bool math_append_script(Buf *out, Str text, bool is_super)
{
	size_t before = out->n;
	while (text.n > 0) {
		uint32_t code;
		size_t n = utf8_decode(text, &code);
		const char *script = find_script(str_head(text, n), is_super);
		if (!script) {
			buf_truncate(out, before);
			return false;
		}
		buf_append_z(out, script);
		text = str_skip(text, n);
	}
	return true;
}

// -- alphabets --------------------------------------------------------------------------------

// The first capital letter, small letter and digit of each; 0 where there are none.
static const uint32_t alphabets[][3] = {
	[MATH_BOLD] = {0x1D400, 0x1D41A, 0x1D7CE},
	[MATH_SCRIPT] = {0x1D49C, 0x1D4B6, 0},
	[MATH_FRAKTUR] = {0x1D504, 0x1D51E, 0},
	[MATH_DOUBLE] = {0x1D538, 0x1D552, 0x1D7D8},
	[MATH_SANS] = {0x1D5A0, 0x1D5BA, 0x1D7E2},
	[MATH_MONO] = {0x1D670, 0x1D68A, 0x1D7F6},
};

// Letters that Unicode had before it had these alphabets.
static const struct {
	uint32_t gap, letter;
} older_letters[] = {
	{0x1D49D, 0x212C}, // script B
	{0x1D4A0, 0x2130}, // script E
	{0x1D4A1, 0x2131}, // script F
	{0x1D4A3, 0x210B}, // script H
	{0x1D4A4, 0x2110}, // script I
	{0x1D4A7, 0x2112}, // script L
	{0x1D4A8, 0x2133}, // script M
	{0x1D4AD, 0x211B}, // script R
	{0x1D4BA, 0x212F}, // script e
	{0x1D4BC, 0x210A}, // script g
	{0x1D4C4, 0x2134}, // script o
	{0x1D506, 0x212D}, // fraktur C
	{0x1D50B, 0x210C}, // fraktur H
	{0x1D50C, 0x2111}, // fraktur I
	{0x1D515, 0x211C}, // fraktur R
	{0x1D51D, 0x2128}, // fraktur Z
	{0x1D53A, 0x2102}, // double-struck C
	{0x1D53F, 0x210D}, // double-struck H
	{0x1D545, 0x2115}, // double-struck N
	{0x1D547, 0x2119}, // double-struck P
	{0x1D548, 0x211A}, // double-struck Q
	{0x1D549, 0x211D}, // double-struck R
	{0x1D551, 0x2124}, // double-struck Z
};

static uint32_t letter_of(uint32_t code, const uint32_t *first)
{
	uint32_t letter = code;
	if (code >= 'A' && code <= 'Z')
		letter = first[0] + (code - 'A');
	else if (code >= 'a' && code <= 'z')
		letter = first[1] + (code - 'a');
	else if (code >= '0' && code <= '9' && first[2] != 0)
		letter = first[2] + (code - '0');
	for (size_t i = 0; i < sizeof older_letters / sizeof *older_letters; i++)
		if (older_letters[i].gap == letter)
			return older_letters[i].letter;
	return letter;
}

void math_append_alphabet(Buf *out, Str text, MathAlphabet alphabet)
{
	while (text.n > 0) {
		uint32_t code;
		size_t n = utf8_decode(text, &code);
		utf8_append(out, letter_of(code, alphabets[alphabet]));
		text = str_skip(text, n);
	}
}
