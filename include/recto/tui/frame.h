// A frame of cells: what a screen looks like, before any terminal.
//
// Drawing never fails: what lies outside is clipped, wide characters at the edge included. Two
// frames compare as text, so tests read like screenshots.
#ifndef RECTO_TUI_FRAME_H
#define RECTO_TUI_FRAME_H

#include "recto/base/buf.h"
#include "recto/render/lines.h"

enum { CELL_CODES = 5 }; // a character and up to four marks

typedef struct Cell {
	uint32_t codes[CELL_CODES]; // 0-terminated when shorter; codes[0] == 0 is a blank
	Style style;
	uint8_t width; // 1 or 2; 0 in the cell right of a wide character
} Cell;

// A part of a row where a click does what a key does.
typedef struct Target {
	int row, column, limit;
	uint32_t key; // a Key of recto/review/action.h
} Target;

typedef struct Targets {
	Target *items;
	size_t n, cap;
} Targets;

typedef struct Frame {
	int rows, columns;
	Cell *cells;                   // rows * columns
	int cursor_row, cursor_column; // -1: hidden
	Targets targets;
} Frame;

void frame_release(Frame *f);
// Resizes and blanks.
void frame_reset(Frame *f, int rows, int columns);

// Each returns the column after what was drawn. `limit` is the first column not to draw in.
int frame_text(Frame *f, int row, int column, int limit, Style style, Str text);
int frame_printf(Frame *f, int row, int column, int limit, Style style, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
int frame_line(Frame *f, int row, int column, int limit, const Line *line);
// Fills [column, limit) of a row with one character of width 1.
void frame_fill(Frame *f, int row, int column, int limit, Style style, const char *character);
// Gives every cell of [column, limit) the attributes and, unless it is ROLE_TEXT, the role of a
// style.
void frame_restyle(Frame *f, int row, int column, int limit, Style style);

// Makes [column, limit) of a row do what the key does; nothing for key 0.
void frame_add_target(Frame *f, int row, int column, int limit, uint32_t key);
// The key of the last target that holds the cell, 0 when there is none.
uint32_t frame_find_target(const Frame *f, int row, int column);

// The frame as text: rows with trailing blanks cut.
void frame_append_text(const Frame *f, Buf *out);
// One letter a cell for the roles (capital with attributes), for tests of styles.
void frame_append_roles(const Frame *f, Buf *out);

#endif
