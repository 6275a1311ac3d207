// The pictures of the card that is shown: where they stand in its text, what is known of them, and
// what recto-image makes of them.
//
// The text comes first. Rows are reserved by the head of a file, and the picture appears in them
// when it is there; one that never comes gives its rows back. Zero is a card without pictures.
#ifndef TUI_PICTURES_H
#define TUI_PICTURES_H

#include "recto/base/process.h"
#include "recto/tui/view.h"

enum { PICTURES_MAX = 32 }; // of a card

typedef enum PictureFault {
	FAULT_NONE,
	FAULT_UNKNOWN, // no format known here
	FAULT_LARGE,   // beyond what is decoded, in bytes, pixels, memory or time
	FAULT_BROKEN,  // recto-image cannot read it
} PictureFault;

// What recto-image makes of a picture: cells are drawn as far as they show, pixels only as a whole.
typedef enum PictureForm { FORM_CELLS, FORM_PIXELS, FORMS } PictureForm;

typedef enum FormState {
	FORM_UNWANTED,
	FORM_WANTED, // it was to be drawn
	FORM_READY,
} FormState;

typedef struct PictureCell {
	uint32_t code;
	CellColors colors;
} PictureCell;

typedef struct Picture {
	Str page;     // the path of the one that names it
	Str target;   // as in the Markdown
	Str path;     // of its file
	int64_t size; // bytes
	PictureHead head;
	PictureFault fault;
	PictureBox box; // cells that it takes
	uint32_t id;    // of the pixels
	FormState forms[FORMS];
	PictureCell *cells; // box.columns * box.rows, FORM_CELLS
	Buf pixels;         // FORM_PIXELS
} Picture;

// A place of a picture among the lines of the card.
typedef struct PictureSpot {
	size_t picture;
	int label, line; // what stands for it, and the first of its rows
	int rows;        // 0: only the label
	int indent;      // columns
} PictureSpot;

typedef struct Pictures {
	ImageMode mode;
	char *program; // recto-image; NULL: it is not there
	Picture items[PICTURES_MAX];
	size_t n;
	PictureSpot spots[PICTURES_MAX];
	size_t n_spots;
	PictureSupport support;
	PictureBox room; // the cells that a picture may take
	const KeyMap *keys;
	Process *process; // NULL: nothing is made
	size_t made;      // the picture that `process` makes
	PictureForm made_form;
	uint32_t last_id;
	Arena arena; // targets and paths
	Arena outer; // the program
} Pictures;

void pictures_init(Pictures *p, ImageMode mode, const KeyMap *keys);
void pictures_release(Pictures *p);
// Forgets those of the card before, and ends what is done for them.
void pictures_clear(Pictures *p);

// -- among the lines --------------------------------------------------------------------------

// Whether they were laid out for another terminal.
bool pictures_are_outdated(const Pictures *p, const PictureSupport *support);
// The text is laid out anew: nothing has a place. `room` is the window, without rows where
// there is none for pictures.
void pictures_begin(Pictures *p, const PictureSupport *support, PictureBox room);
// A text with what its images are relative to, which is within the root of a graph.
typedef struct PictureText {
	Str root, page; // paths
	Str markdown;
} PictureText;

// Gives the pictures of a text, which became the lines from `first` on, their rows below the lines
// that name them.
void pictures_place(Pictures *p, const PictureText *text, Lines *lines, size_t first);
// Draws what shows of them in rows [top, bottom) of the pane, whose text begins `at` lines above.
void pictures_draw(Pictures *p, Frame *f, int left, int top, int bottom, int at);

// The file of the first picture in sight, or of the first of all. Empty without any.
Str pictures_find(const Pictures *p, int at, int rows);

// The size of a cell in pixels, a usual one where the terminal does not tell.
PictureBox pictures_cell(const Pictures *p);
// The cells that a picture takes; what was made for others goes.
void pictures_set_box(Pictures *p, size_t i, PictureBox box);

// -- making -----------------------------------------------------------------------------------

// A picture waits to be drawn.
bool pictures_are_wanted(const Pictures *p);
// Starts the next work and takes in what is done, without waiting. True when the text or the frame
// looks different now; *is_moved: lines have to be laid out again.
bool pictures_poll(Pictures *p, bool *is_moved);
void pictures_watch(const Pictures *p, ViewWatch *out);

#endif
