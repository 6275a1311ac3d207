#include "theme.h"

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, NONE = PAINT_NO_COLOR };

typedef struct Look {
	int dark, light;     // colours of the palette
	int ansi;            // one of the eight
	unsigned attrs;      // beside a colour; PAINT_DIM only where there is none of the palette
	unsigned mono_attrs; // where there is none at all
} Look;

static const Look looks[ROLE_COUNT] = {
	[ROLE_TEXT] = {NONE, NONE, NONE, 0, 0},
	[ROLE_DIM] = {246, 242, NONE, PAINT_DIM, PAINT_DIM},
	[ROLE_HEADING] = {NONE, NONE, NONE, STYLE_BOLD, STYLE_BOLD},
	[ROLE_CODE] = {180, 94, MAGENTA, 0, 0},
	[ROLE_CODE_KEYWORD] = {176, 90, MAGENTA, STYLE_BOLD, STYLE_BOLD},
	[ROLE_CODE_TYPE] = {111, 26, BLUE, 0, 0},
	[ROLE_CODE_STRING] = {114, 22, GREEN, 0, 0},
	[ROLE_CODE_NUMBER] = {80, 24, CYAN, 0, 0},
	[ROLE_CODE_COMMENT] = {248, 240, NONE, PAINT_DIM, PAINT_DIM},
	[ROLE_MATH] = {183, 54, MAGENTA, 0, 0},
	[ROLE_LINK] = {110, 25, CYAN, 0, STYLE_UNDERLINE},
	[ROLE_TAG] = {245, 243, NONE, PAINT_DIM, PAINT_DIM},
	[ROLE_BULLET] = {245, 243, NONE, PAINT_DIM, 0},
	[ROLE_QUOTE] = {NONE, NONE, NONE, STYLE_ITALIC, STYLE_ITALIC},
	[ROLE_HIGHLIGHT] = {221, 94, YELLOW, STYLE_REVERSE, STYLE_REVERSE},
	[ROLE_NOTE] = {111, 26, BLUE, STYLE_BOLD, STYLE_BOLD},
	[ROLE_TIP] = {114, 22, GREEN, STYLE_BOLD, STYLE_BOLD},
	[ROLE_IMPORTANT] = {176, 90, MAGENTA, STYLE_BOLD, STYLE_BOLD},
	[ROLE_CAUTION] = {215, 94, YELLOW, STYLE_BOLD, STYLE_BOLD},
	[ROLE_IMAGE] = {73, 23, CYAN, PAINT_DIM, PAINT_DIM},
	[ROLE_CLOZE] = {114, 22, GREEN, STYLE_BOLD, STYLE_REVERSE},
	[ROLE_GAP] = {221, 89, YELLOW, STYLE_BOLD, STYLE_REVERSE},
	[ROLE_KEY] = {NONE, NONE, NONE, STYLE_BOLD, STYLE_BOLD},
	[ROLE_ACCENT] = {80, 24, CYAN, STYLE_BOLD, STYLE_BOLD},
	[ROLE_DUE] = {114, 22, GREEN, 0, STYLE_BOLD},
	[ROLE_NEW] = {111, 26, BLUE, 0, STYLE_BOLD},
	[ROLE_DRILL] = {210, 124, RED, 0, STYLE_BOLD},
	[ROLE_FAIL] = {210, 124, RED, 0, 0},
	[ROLE_HARD] = {221, 94, YELLOW, 0, 0},
	[ROLE_GOOD] = {114, 22, GREEN, 0, 0},
	[ROLE_EASY] = {80, 24, CYAN, 0, 0},
	[ROLE_WARNING] = {215, 94, YELLOW, STYLE_BOLD, STYLE_BOLD},
	[ROLE_SELECTED] = {NONE, NONE, NONE, STYLE_REVERSE, STYLE_REVERSE},
	[ROLE_CHART_1] = {65, 65, GREEN, PAINT_DIM, 0},
	[ROLE_CHART_2] = {71, 29, GREEN, PAINT_DIM, 0},
	[ROLE_CHART_3] = {77, 28, GREEN, 0, 0},
	[ROLE_CHART_4] = {114, 22, GREEN, 0, 0},
};

ThemeName theme_choose(ThemeName asked, int colors, Background background)
{
	enum { PALETTE = 256 };
	if (asked == THEME_AUTO)
		asked = background == BACKGROUND_DARK    ? THEME_DARK
			: background == BACKGROUND_LIGHT ? THEME_LIGHT
							 : THEME_ANSI;
	if (colors <= 0 || asked == THEME_MONO)
		return THEME_MONO;
	return colors < PALETTE ? THEME_ANSI : asked;
}

static Paint paint_of(const Look *look, ThemeName theme)
{
	switch (theme) {
	case THEME_DARK:
		return (Paint){look->dark, look->attrs & ~(unsigned)PAINT_DIM};
	case THEME_LIGHT:
		return (Paint){look->light, look->attrs & ~(unsigned)PAINT_DIM};
	case THEME_MONO:
		return (Paint){NONE, look->mono_attrs};
	case THEME_AUTO:
	case THEME_ANSI:
		break;
	}
	return (Paint){look->ansi, look->attrs};
}

Paint theme_paint(Style style, ThemeName theme)
{
	Paint paint = paint_of(&looks[style.role], theme);
	paint.attrs |= style.attrs;
	// Bold and faint at once cancel out on many terminals.
	if (paint.attrs & STYLE_BOLD)
		paint.attrs &= ~(unsigned)PAINT_DIM;
	return paint;
}

// A cube of 6 × 6 × 6 colours, then 24 greys.
void theme_rgb(int color, int rgb[3])
{
	enum { CUBE = 16, GREYS = 232 };
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	for (int i = 0; i < 3; i++)
		rgb[i] = 8 + 10 * (color - GREYS);
	if (color >= GREYS)
		return;
	rgb[0] = steps[(color - CUBE) / 36];
	rgb[1] = steps[(color - CUBE) / 6 % 6];
	rgb[2] = steps[(color - CUBE) % 6];
}
