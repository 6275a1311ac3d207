// What a piece of text means. Themes turn roles into colours; nothing below tui knows of colours.
#ifndef RECTO_RENDER_STYLE_H
#define RECTO_RENDER_STYLE_H

#include <stdint.h>

typedef enum Role {
	ROLE_TEXT,
	ROLE_DIM,     // secondary: context, hints, rules
	ROLE_HEADING, // headings of cards, titles of screens
	ROLE_CODE,
	ROLE_CODE_KEYWORD, // of code that an optional program coloured
	ROLE_CODE_TYPE,    // and functions
	ROLE_CODE_STRING,
	ROLE_CODE_NUMBER, // and other constants
	ROLE_CODE_COMMENT,
	ROLE_MATH,
	ROLE_LINK, // links and [[pages]]
	ROLE_TAG,
	ROLE_BULLET, // what stands before lines: bullets, numbers, bars
	ROLE_QUOTE,
	ROLE_HIGHLIGHT, // ==marked text==
	ROLE_NOTE,      // titles and bars of admonitions
	ROLE_TIP,
	ROLE_IMPORTANT,
	ROLE_CAUTION,
	ROLE_IMAGE,
	ROLE_CLOZE,  // what a cloze hid
	ROLE_GAP,    // what stands for a hidden one
	ROLE_KEY,    // a key in the footer and in help
	ROLE_ACCENT, // the thing to look at
	ROLE_DUE,
	ROLE_NEW,
	ROLE_DRILL,
	ROLE_FAIL, // scores below 3
	ROLE_HARD,
	ROLE_GOOD,
	ROLE_EASY,
	ROLE_WARNING,
	ROLE_SELECTED, // the chosen row
	ROLE_CHART_1,  // shades of charts, from the least to the most
	ROLE_CHART_2,
	ROLE_CHART_3,
	ROLE_CHART_4,
	ROLE_COUNT,
} Role;

enum {
	STYLE_BOLD = 1,
	STYLE_ITALIC = 2,
	STYLE_UNDERLINE = 4,
	STYLE_STRIKE = 8,
	STYLE_REVERSE = 16,
};

typedef struct Style {
	uint8_t role;  // Role
	uint8_t attrs; // STYLE_BOLD | …
} Style;

#endif
