// What each role looks like: a colour of the terminal's own eight, and attributes that carry the
// meaning without colours.
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>
#include "recto/render/style.h"

enum {
	PAINT_DIM = 32, // beside STYLE_BOLD …
	PAINT_NO_COLOR = -1,
};

typedef struct Paint {
	int color; // 0 to 7 as ANSI numbers them, or PAINT_NO_COLOR: the terminal's own
	unsigned attrs;
} Paint;

Paint theme_paint(Style style, bool has_color);

#endif
