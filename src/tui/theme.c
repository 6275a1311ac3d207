#include "theme.h"

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, NONE = PAINT_NO_COLOR };

typedef struct Look {
	int color;
	unsigned attrs;      // beside the colour
	unsigned mono_attrs; // where there is none
} Look;

static const Look looks[ROLE_COUNT] = {
	[ROLE_TEXT] = {NONE, 0, 0},
	[ROLE_DIM] = {NONE, PAINT_DIM, PAINT_DIM},
	[ROLE_HEADING] = {NONE, STYLE_BOLD, STYLE_BOLD},
	[ROLE_CODE] = {MAGENTA, 0, 0},
	[ROLE_LINK] = {CYAN, 0, STYLE_UNDERLINE},
	[ROLE_TAG] = {NONE, PAINT_DIM, PAINT_DIM},
	[ROLE_BULLET] = {NONE, PAINT_DIM, 0},
	[ROLE_QUOTE] = {NONE, STYLE_ITALIC, STYLE_ITALIC},
	[ROLE_IMAGE] = {CYAN, PAINT_DIM, PAINT_DIM},
	[ROLE_CLOZE] = {GREEN, STYLE_BOLD, STYLE_REVERSE},
	[ROLE_GAP] = {YELLOW, STYLE_BOLD, STYLE_REVERSE},
	[ROLE_KEY] = {NONE, STYLE_BOLD, STYLE_BOLD},
	[ROLE_ACCENT] = {CYAN, STYLE_BOLD, STYLE_BOLD},
	[ROLE_DUE] = {GREEN, 0, STYLE_BOLD},
	[ROLE_NEW] = {BLUE, 0, STYLE_BOLD},
	[ROLE_DRILL] = {RED, 0, STYLE_BOLD},
	[ROLE_FAIL] = {RED, 0, 0},
	[ROLE_HARD] = {YELLOW, 0, 0},
	[ROLE_GOOD] = {GREEN, 0, 0},
	[ROLE_EASY] = {CYAN, 0, 0},
	[ROLE_WARNING] = {YELLOW, STYLE_BOLD, STYLE_BOLD},
	[ROLE_SELECTED] = {NONE, STYLE_REVERSE, STYLE_REVERSE},
	[ROLE_CHART_1] = {GREEN, PAINT_DIM, 0},
	[ROLE_CHART_2] = {GREEN, PAINT_DIM, 0},
	[ROLE_CHART_3] = {GREEN, 0, 0},
	[ROLE_CHART_4] = {GREEN, 0, 0},
};

Paint theme_paint(Style style, bool has_color)
{
	const Look *look = &looks[style.role];
	Paint paint = {has_color ? look->color : NONE,
		style.attrs | (has_color ? look->attrs : look->mono_attrs)};
	// Bold and faint at once cancel out on many terminals.
	if (paint.attrs & STYLE_BOLD)
		paint.attrs &= ~(unsigned)PAINT_DIM;
	return paint;
}
