#include "recto/base/utf8.h"

#include <wchar.h>
#include "tests.h"

#define BAD "\xEF\xBF\xBD"

typedef void Append(Buf *out, Str s);

static void assert_result(Append *append, Str s, const char *expected)
{
	Buf out = {0};
	append(&out, s);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void every_code_point_survives(void **state)
{
	(void)state;
	Buf b = {0};
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		buf_clear(&b);
		utf8_append(&b, code);
		size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		uint32_t decoded;
		if (b.n != length || utf8_decode(buf_str(&b), &decoded) != length ||
			decoded != code)
			fail_msg("U+%04X", code);
		if (!utf8_is_valid(buf_str(&b)))
			fail_msg("U+%04X is not valid", code);
	}
	buf_release(&b);
}

static void what_is_no_code_point_is_replaced(void **state)
{
	(void)state;
	static const uint32_t codes[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, UINT32_MAX};
	for (size_t i = 0; i < HARNESS_COUNT(codes); i++) {
		Buf b = {0};
		utf8_append(&b, codes[i]);
		assert_str(buf_str(&b), BAD);
		buf_release(&b);
	}
}

static void nothing_decodes_to_nothing(void **state)
{
	(void)state;
	uint32_t code;
	assert_int_equal(utf8_decode((Str){0}, &code), 0);
	assert_true(utf8_is_valid((Str){0}));
	assert_result(utf8_append_valid, (Str){0}, "");
	assert_result(utf8_append_lower_nfc, (Str){0}, "");
	assert_result(utf8_append_folded, (Str){0}, "");
	assert_result(utf8_append_printable, (Str){0}, "");
}

// The C library's decoder as a second opinion, over all sequences of a lead byte and two or three
// others from the edges of the ranges.
static void validity_agrees_with_the_c_library(void **state)
{
	(void)state;
	static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
	enum { EDGES = HARNESS_COUNT(edges) };
	for (int lead = 0x80; lead < 0x100; lead++) {
		for (int i = 0; i < EDGES * EDGES * EDGES; i++) {
			char s[4] = {(char)lead, (char)edges[i % EDGES],
				(char)edges[i / EDGES % EDGES], (char)edges[i / EDGES / EDGES]};
			mbstate_t shift = {0};
			wchar_t wide = 0;
			size_t expected = mbrtowc(&wide, s, 4, &shift);
			uint32_t code;
			size_t length = utf8_decode(str_make(s, 4), &code);
			// glibc knows values beyond Unicode, too.
			bool is_bad = expected > 4 || (uint32_t)wide > 0x10FFFF;
			if (is_bad ? code != UTF8_REPLACEMENT
				   : code != (uint32_t)wide || length != expected)
				fail_msg("%02X %02X %02X %02X", (unsigned)lead, (unsigned char)s[1],
					(unsigned char)s[2], (unsigned char)s[3]);
		}
	}
}

// The examples of Unicode 15, tables 3-8 to 3-11.
static void ill_formed_parts_are_maximal(void **state)
{
	(void)state;
	assert_result(utf8_append_valid, STR("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
		BAD BAD BAD BAD BAD BAD BAD BAD "A");
	assert_result(utf8_append_valid, STR("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
		BAD BAD BAD BAD BAD BAD BAD BAD "A");
	assert_result(utf8_append_valid, STR("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
		BAD BAD BAD BAD BAD "A" BAD BAD "B");
	assert_result(utf8_append_valid, STR("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"),
		BAD BAD BAD BAD "A");
	assert_result(utf8_append_valid, STR("a\xF0\x9F\x98"), "a" BAD);
	assert_result(utf8_append_valid, STR("a\xE2"), "a" BAD);
}

static void a_real_replacement_character_is_valid(void **state)
{
	(void)state;
	assert_true(utf8_is_valid(STR("a" BAD "b")));
	assert_false(utf8_is_valid(STR("a" BAD "\xEF\xBF")));
	assert_result(utf8_append_valid, STR(BAD "\xFF" BAD), BAD BAD BAD);
}

static void ill_formed_bytes_are_found_anywhere(void **state)
{
	(void)state;
	// The steps of eight bytes must not jump over one.
	for (size_t n = 1; n < 40; n++) {
		for (size_t at = 0; at < n; at++) {
			char text[40];
			for (size_t i = 0; i < n; i++)
				text[i] = 'x';
			assert_true(utf8_is_valid(str_make(text, n)));
			text[at] = '\x80';
			assert_false(utf8_is_valid(str_make(text, n)));
		}
	}
}

static void heads_do_not_cut_characters(void **state)
{
	(void)state;
	Str s = STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
	static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
	for (size_t max = 0; max < HARNESS_COUNT(expected); max++)
		assert_int_equal(utf8_head(s, max).n, expected[max]);
	// What is ill-formed anyway may be cut anywhere.
	assert_int_equal(utf8_head(STR("\x80\x80\x80\x80\x80\x80"), 5).n, 5);
	assert_int_equal(utf8_head(STR("\xE2\x41\x41"), 2).n, 2);
	assert_int_equal(utf8_head((Str){0}, 5).n, 0);
}

static void lower_case_of_composed_text(void **state)
{
	(void)state;
	assert_result(utf8_append_lower_nfc, STR("Card A-Z [@`{"), "card a-z [@`{");
	assert_result(utf8_append_lower_nfc, STR("\xC3\x89T\xC3\x89"), "\xC3\xA9t\xC3\xA9");
	// E and a combining acute compose; the sign for angstrom is the letter Å.
	assert_result(utf8_append_lower_nfc, STR("E\xCC\x81"), "\xC3\xA9");
	assert_result(utf8_append_lower_nfc, STR("\xE2\x84\xAB"), "\xC3\xA5");
	assert_result(utf8_append_lower_nfc,
		STR("STRA\xE1\xBA\x9E"
		    "E"),
		"stra\xC3\x9F"
		"e");
	assert_result(utf8_append_lower_nfc,
		STR("Stra\xC3\x9F"
		    "e"),
		"stra\xC3\x9F"
		"e");
	// Special casing: the final sigma, and İ, which becomes two code points.
	assert_result(utf8_append_lower_nfc, STR("\xCE\x9F\xCE\xA3"), "\xCE\xBF\xCF\x82");
	assert_result(utf8_append_lower_nfc, STR("\xC4\xB0"), "i\xCC\x87");
	assert_result(
		utf8_append_lower_nfc, STR("\xE6\xBC\xA2\xE5\xAD\x97"), "\xE6\xBC\xA2\xE5\xAD\x97");
	assert_result(utf8_append_lower_nfc, STR("A\xFF\xC3\x89"), "a" BAD "\xC3\xA9");
}

static void folding_forgets_case_and_form(void **state)
{
	(void)state;
	assert_result(utf8_append_folded, STR("CaRd 1"), "card 1");
	assert_result(utf8_append_folded,
		STR("Stra\xC3\x9F"
		    "e"),
		"strasse");
	assert_result(utf8_append_folded, STR("STRASSE"), "strasse");
	assert_result(utf8_append_folded, STR("\xCE\xA3\xCF\x82"), "\xCF\x83\xCF\x83");
	assert_result(utf8_append_folded, STR("e\xCC\x81"), "\xC3\xA9");
	assert_result(utf8_append_folded, STR("\xC3\x89"), "\xC3\xA9");
	assert_result(utf8_append_folded, STR("\xFF\xC3\x89"), BAD "\xC3\xA9");
}

// A second folding or lowering changes nothing, and the result is always UTF-8.
static void folding_twice_is_folding_once(void **state)
{
	(void)state;
	Buf one = {0}, once = {0}, twice = {0};
	for (uint32_t code = 0; code <= 0x1FFFF; code += 1 + code / 0x3000) {
		buf_clear(&one);
		buf_clear(&once);
		buf_clear(&twice);
		utf8_append(&one, code);
		utf8_append_folded(&once, buf_str(&one));
		utf8_append_folded(&twice, buf_str(&once));
		if (!str_equals(buf_str(&once), buf_str(&twice)) || !utf8_is_valid(buf_str(&once)))
			fail_msg("U+%04X", code);
	}
	buf_release(&one);
	buf_release(&once);
	buf_release(&twice);
}

// Text that is copied without the tables is what the tables would give: a letter behind it that
// needs them changes nothing before it. Every code point stands between neighbours that could join.
static void simple_text_is_what_the_tables_give(void **state)
{
	(void)state;
	Buf text = {0}, simple = {0}, full = {0};
	for (uint32_t code = 0; code <= 0xFFFF; code++) {
		buf_clear(&text);
		utf8_append(&text, 0x304B); // KA, which joins a voiced sound mark
		utf8_append(&text, code);
		utf8_append(&text, 0xAC00); // GA, which joins a final consonant
		for (int folds = 0; folds < 2; folds++) {
			buf_clear(&simple);
			buf_clear(&full);
			(folds ? utf8_append_folded : utf8_append_lower_nfc)(
				&simple, buf_str(&text));
			buf_append_z(&text, "\xC3\x89");
			(folds ? utf8_append_folded : utf8_append_lower_nfc)(&full, buf_str(&text));
			buf_truncate(&text, text.n - 2);
			buf_append_z(&simple, "\xC3\xA9");
			if (!str_equals(buf_str(&simple), buf_str(&full)))
				fail_msg("U+%04X", code);
		}
	}
	buf_release(&text);
	buf_release(&simple);
	buf_release(&full);
}

static void printable_text_gives_no_orders(void **state)
{
	(void)state;
	assert_result(utf8_append_printable, STR("plain \xC3\xA9\xE6\xBC\xA2"),
		"plain \xC3\xA9\xE6\xBC\xA2");
	assert_result(utf8_append_printable, STR("a\tb\nc\r\nd\re"), "a b c d e");
	assert_result(utf8_append_printable, STR("\x1b]52;c;!\x07\x7f"), BAD "]52;c;!" BAD BAD);
	assert_result(utf8_append_printable, STR("\xC2\x9B\xC2\x80\xC2\xA0"), BAD BAD "\xC2\xA0");
	assert_result(utf8_append_printable,
		STR("\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xE2\x81\xA6"), BAD BAD BAD BAD);
	assert_result(utf8_append_printable,
		STR("\x9B"
		    "31m"),
		BAD "31m");
	assert_result(utf8_append_printable, STR("a\v\f"), "a" BAD BAD);
	Buf out = {0};
	utf8_append_printable(&out, STR("a\0b"));
	assert_str(buf_str(&out), "a" BAD "b");
	buf_release(&out);
}

const struct CMUnitTest utf8_tests[] = {
	cmocka_unit_test(every_code_point_survives),
	cmocka_unit_test(what_is_no_code_point_is_replaced),
	cmocka_unit_test(nothing_decodes_to_nothing),
	cmocka_unit_test(validity_agrees_with_the_c_library),
	cmocka_unit_test(ill_formed_parts_are_maximal),
	cmocka_unit_test(a_real_replacement_character_is_valid),
	cmocka_unit_test(ill_formed_bytes_are_found_anywhere),
	cmocka_unit_test(heads_do_not_cut_characters),
	cmocka_unit_test(lower_case_of_composed_text),
	cmocka_unit_test(folding_forgets_case_and_form),
	cmocka_unit_test(folding_twice_is_folding_once),
	cmocka_unit_test(simple_text_is_what_the_tables_give),
	cmocka_unit_test(printable_text_gives_no_orders),
};
const size_t utf8_tests_n = HARNESS_COUNT(utf8_tests);
