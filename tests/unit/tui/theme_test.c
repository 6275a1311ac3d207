#include "../../../src/tui/theme.h"
#include "tests.h"

static void colours_are_the_terminal_s_own_eight(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		Paint paint = theme_paint((Style){(uint8_t)role, 0}, true);
		assert_true(paint.color >= PAINT_NO_COLOR && paint.color < 8);
		assert_int_equal(
			theme_paint((Style){(uint8_t)role, 0}, false).color, PAINT_NO_COLOR);
	}
}

// What has no word of its own must differ from text by more than its colour.
static void meaning_survives_without_colour(void **state)
{
	(void)state;
	static const Role roles[] = {ROLE_DIM, ROLE_HEADING, ROLE_LINK, ROLE_KEY, ROLE_ACCENT,
		ROLE_WARNING, ROLE_SELECTED, ROLE_QUOTE};
	for (size_t i = 0; i < HARNESS_COUNT(roles); i++)
		assert_true(theme_paint((Style){(uint8_t)roles[i], 0}, false).attrs != 0);
}

// In bold, as the lead of a question is, the place that is asked for still is no link.
static void a_gap_looks_like_nothing_else(void **state)
{
	(void)state;
	static const Role others[] = {
		ROLE_TEXT, ROLE_LINK, ROLE_TAG, ROLE_CODE, ROLE_HEADING, ROLE_IMAGE};
	for (int has_color = 0; has_color <= 1; has_color++) {
		Paint gap = theme_paint((Style){ROLE_GAP, STYLE_BOLD}, has_color);
		for (size_t i = 0; i < HARNESS_COUNT(others); i++) {
			Style style = {(uint8_t)others[i], STYLE_BOLD};
			Paint other = theme_paint(style, has_color);
			assert_true(gap.color != other.color || gap.attrs != other.attrs);
		}
	}
}

static void attributes_add_up(void **state)
{
	(void)state;
	Paint paint = theme_paint((Style){ROLE_DIM, STYLE_BOLD | STYLE_ITALIC}, true);
	assert_int_equal(paint.attrs, STYLE_BOLD | STYLE_ITALIC);
}

const struct CMUnitTest theme_tests[] = {
	cmocka_unit_test(colours_are_the_terminal_s_own_eight),
	cmocka_unit_test(meaning_survives_without_colour),
	cmocka_unit_test(a_gap_looks_like_nothing_else),
	cmocka_unit_test(attributes_add_up),
};
const size_t theme_tests_n = HARNESS_COUNT(theme_tests);
