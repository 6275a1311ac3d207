// A frame of cells: what a screen looks like, before any terminal.
//
// Drawing never fails: what lies outside is clipped, wide characters at the edge included. Two
// frames compare as text, so tests read like screenshots.
#ifndef RECTO_TUI_FRAME_H
#define RECTO_TUI_FRAME_H

#include "recto/base/buf.h"
#include "recto/base/picture.h"
#include "recto/render/lines.h"

enum { CELL_CODES = 5 }; // a character and up to four marks

// Colours of a cell of a picture, in place of those of a role: n > 0 is colour n - 1 of the
// terminal's palette, 0 its own.
typedef struct CellColors {
	uint16_t fg, bg;
} CellColors;

typedef struct Cell {
	uint32_t codes[CELL_CODES]; // 0-terminated when shorter; codes[0] == 0 is a blank
	Style style;
	uint8_t width; // 1 or 2; 0 in the cell right of a wide character
	CellColors colors;
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

typedef enum PictureProtocol {
	PICTURES_AS_SYMBOLS, // cells, as all other text
	PICTURES_AS_SIXELS,
	PICTURES_FOR_KITTY,
} PictureProtocol;

// A picture that the terminal draws over cells, which are blank.
typedef struct FramePicture {
	int row, column;
	PictureBox box; // cells, wholly within the frame
	PictureProtocol protocol;
	uint32_t id; // the same for the same bytes
	Str bytes;   // sixels with the orders around them, or a PNG file; lent
} FramePicture;

typedef struct Frame {
	int rows, columns;
	Cell *cells;                   // rows * columns
	int cursor_row, cursor_column; // -1: hidden
	Targets targets;
	FramePicture *pictures;
	size_t n_pictures, pictures_cap;
} Frame;

void frame_release(Frame *f);
// Resizes and blanks.
void frame_reset(Frame *f, int rows, int columns);

// Whether two cells look the same.
bool frame_cell_equals(const Cell *a, const Cell *b);

// Each returns the column after what was drawn. `limit` is the first column not to draw in.
int frame_text(Frame *f, int row, int column, int limit, Style style, Str text);
// With "…" where something was cut.
int frame_text_cut(Frame *f, int row, int column, int limit, Style style, Str text);
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

// Draws a cell of a picture, one column wide.
void frame_cell(Frame *f, int row, int column, uint32_t code, CellColors colors);
// Adds a picture, if all of it lies within the frame.
void frame_add_picture(Frame *f, const FramePicture *picture);

// The frame as text: rows with trailing blanks cut.
void frame_append_text(const Frame *f, Buf *out);
// One letter a cell for the roles (capital with attributes), for tests of styles.
void frame_append_roles(const Frame *f, Buf *out);

#endif
