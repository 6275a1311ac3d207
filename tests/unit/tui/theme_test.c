#include <math.h>
#include "../../../src/tui/theme.h"
#include "tests.h"

static const ThemeName themes[] = {THEME_DARK, THEME_LIGHT, THEME_ANSI, THEME_MONO};

static Paint paint(Role role, ThemeName theme)
{
	return theme_paint((Style){(uint8_t)role, 0}, theme);
}

static void colours_are_those_of_the_theme(void **state)
{
	(void)state;
	for (Role role = 0; role < ROLE_COUNT; role++) {
		int dark = paint(role, THEME_DARK).color;
		int light = paint(role, THEME_LIGHT).color;
		int ansi = paint(role, THEME_ANSI).color;
		assert_true(ansi >= PAINT_NO_COLOR && ansi < 8);
		// The first sixteen are anything that a person set them to.
		assert_true(dark == PAINT_NO_COLOR || (dark >= 16 && dark < 256));
		assert_true(light == PAINT_NO_COLOR || (light >= 16 && light < 256));
		assert_int_equal(paint(role, THEME_MONO).color, PAINT_NO_COLOR);
	}
}

// -- contrast, as WCAG 2 measures it ----------------------------------------------------------

static double linear(int value)
{
	double share = value / 255.0;
	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(const int rgb[3])
{
	return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

static double contrast(const int a[3], const int b[3])
{
	double x = luminance(a);
	double y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static bool is_quiet(Role role)
{
	return role == ROLE_DIM || role == ROLE_TAG || role == ROLE_BULLET ||
	       (role >= ROLE_CHART_1 && role <= ROLE_CHART_4);
}

static void check_contrast(ThemeName theme, const int background[3])
{
	for (Role role = 0; role < ROLE_COUNT; role++) {
		int rgb[3];
		int color = paint(role, theme).color;
		if (color == PAINT_NO_COLOR)
			continue;
		theme_rgb(color, rgb);
		double least = is_quiet(role) ? 3.0 : 4.5;
		if (contrast(rgb, background) < least)
			fail_msg("role %d of theme %d has a contrast of %.2f", (int)role,
				(int)theme, contrast(rgb, background));
	}
}

// On black and white, and on the backgrounds of widespread schemes.
static void every_role_can_be_read(void **state)
{
	(void)state;
	static const int dark[][3] = {{0, 0, 0}, {30, 30, 30}, {0, 43, 54}, {40, 42, 54}};
	static const int light[][3] = {{255, 255, 255}, {250, 250, 250}, {253, 246, 227}};
	for (size_t i = 0; i < HARNESS_COUNT(dark); i++)
		check_contrast(THEME_DARK, dark[i]);
	for (size_t i = 0; i < HARNESS_COUNT(light); i++)
		check_contrast(THEME_LIGHT, light[i]);
}

static void the_palette_is_known(void **state)
{
	(void)state;
	static const int colors[][4] = {{16, 0, 0, 0}, {231, 255, 255, 255}, {196, 255, 0, 0},
		{110, 135, 175, 215}, {232, 8, 8, 8}, {255, 238, 238, 238}};
	for (size_t i = 0; i < HARNESS_COUNT(colors); i++) {
		int rgb[3];
		theme_rgb(colors[i][0], rgb);
		assert_memory_equal(rgb, colors[i] + 1, sizeof rgb);
	}
}

// -- meaning ----------------------------------------------------------------------------------

// What has no word of its own must differ from text by more than its colour.
static void meaning_survives_without_colour(void **state)
{
	(void)state;
	static const Role roles[] = {ROLE_DIM, ROLE_HEADING, ROLE_LINK, ROLE_KEY, ROLE_ACCENT,
		ROLE_WARNING, ROLE_SELECTED, ROLE_QUOTE};
	for (size_t i = 0; i < HARNESS_COUNT(roles); i++)
		assert_true(paint(roles[i], THEME_MONO).attrs != 0);
}

// In bold, as the lead of a question is, the place that is asked for still is no link.
static void a_gap_looks_like_nothing_else(void **state)
{
	(void)state;
	static const Role others[] = {
		ROLE_TEXT, ROLE_LINK, ROLE_TAG, ROLE_CODE, ROLE_HEADING, ROLE_IMAGE};
	for (size_t t = 0; t < HARNESS_COUNT(themes); t++)
		for (size_t i = 0; i < HARNESS_COUNT(others); i++) {
			Paint gap = theme_paint((Style){ROLE_GAP, STYLE_BOLD}, themes[t]);
			Style style = {(uint8_t)others[i], STYLE_BOLD};
			Paint other = theme_paint(style, themes[t]);
			assert_true(gap.color != other.color || gap.attrs != other.attrs);
		}
}

static void attributes_add_up(void **state)
{
	(void)state;
	Paint both = theme_paint((Style){ROLE_DIM, STYLE_BOLD | STYLE_ITALIC}, THEME_ANSI);
	assert_int_equal(both.attrs, STYLE_BOLD | STYLE_ITALIC);
}

// -- choosing ---------------------------------------------------------------------------------

static void the_terminal_decides_what_is_possible(void **state)
{
	(void)state;
	static const struct {
		ThemeName asked;
		int colors;
		Background background;
		ThemeName chosen;
	} cases[] = {
		{THEME_AUTO, 256, BACKGROUND_DARK, THEME_DARK},
		{THEME_AUTO, 256, BACKGROUND_LIGHT, THEME_LIGHT},
		{THEME_AUTO, 256, BACKGROUND_UNKNOWN, THEME_ANSI},
		{THEME_AUTO, 8, BACKGROUND_DARK, THEME_ANSI},
		{THEME_LIGHT, 256, BACKGROUND_DARK, THEME_LIGHT},
		{THEME_DARK, 16, BACKGROUND_DARK, THEME_ANSI},
		{THEME_ANSI, 256, BACKGROUND_DARK, THEME_ANSI},
		{THEME_MONO, 256, BACKGROUND_DARK, THEME_MONO},
		{THEME_DARK, 0, BACKGROUND_DARK, THEME_MONO},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_int_equal(theme_choose(cases[i].asked, cases[i].colors, cases[i].background),
			cases[i].chosen);
}

static void backgrounds(void **state)
{
	(void)state;
	assert_int_equal(background_of_variable(NULL), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_variable(""), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_variable("15;0"), BACKGROUND_DARK);
	assert_int_equal(background_of_variable("0;default;15"), BACKGROUND_LIGHT);
	assert_int_equal(background_of_variable("15;8"), BACKGROUND_DARK);
	assert_int_equal(background_of_variable("0;7"), BACKGROUND_LIGHT);
	assert_int_equal(background_of_variable("0;default"), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_variable("0;99"), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_answer(STR("11;rgb:1e1e/1e1e/1e1e")), BACKGROUND_DARK);
	assert_int_equal(background_of_answer(STR("11;rgb:FD/F6/e3")), BACKGROUND_LIGHT);
	assert_int_equal(background_of_answer(STR("11;rgb:f/f/f")), BACKGROUND_LIGHT);
	assert_int_equal(background_of_answer(STR("11;rgb:f/f")), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_answer(STR("11;rgb:f/f/x")), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_answer(STR("10;rgb:f/f/f")), BACKGROUND_UNKNOWN);
	assert_int_equal(background_of_answer(STR("11;rgb:00000/0/0")), BACKGROUND_UNKNOWN);
}

const struct CMUnitTest theme_tests[] = {
	cmocka_unit_test(colours_are_those_of_the_theme),
	cmocka_unit_test(every_role_can_be_read),
	cmocka_unit_test(the_palette_is_known),
	cmocka_unit_test(meaning_survives_without_colour),
	cmocka_unit_test(a_gap_looks_like_nothing_else),
	cmocka_unit_test(attributes_add_up),
	cmocka_unit_test(the_terminal_decides_what_is_possible),
	cmocka_unit_test(backgrounds),
};
const size_t theme_tests_n = HARNESS_COUNT(theme_tests);
