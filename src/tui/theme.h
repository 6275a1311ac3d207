// What each role looks like: a colour, and attributes that carry the meaning without colours.
//
// The dark and the light theme use the fixed part of the palette of 256 colours; the background
// stays the terminal's own. `ansi` uses the terminal's own eight, whatever it makes of them.
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>
#include "recto/config/config.h"
#include "recto/render/style.h"

enum {
	PAINT_DIM = 32, // beside STYLE_BOLD …
	PAINT_NO_COLOR = -1,
};

typedef struct Paint {
	int color; // of the palette of 256, or PAINT_NO_COLOR: the terminal's own
	unsigned attrs;
} Paint;

typedef enum Background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT } Background;

// The theme for a terminal with so many colours: the one that is asked for as far as it can show
// it. Never THEME_AUTO.
ThemeName theme_choose(ThemeName asked, int colors, Background background);
Paint theme_paint(Style style, ThemeName theme);

// The red, green and blue of a colour of the palette from 16 on, 0 to 255 each.
void theme_rgb(int color, int rgb[3]);

// -- the terminal's background ----------------------------------------------------------------

// What the variable COLORFGBG says, which may be NULL: "15;0".
Background background_of_variable(const char *value);
// Whether the terminal may be asked: some print the question.
bool background_may_ask(void);
// What the terminal answered between "ESC ]" and its end: "11;rgb:1e1e/1e1e/1e1e".
Background background_of_answer(Str answer);

#endif
