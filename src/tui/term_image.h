// Pictures that the terminal draws itself, outside of curses: what it can, and the orders for it.
#ifndef TUI_TERM_IMAGE_H
#define TUI_TERM_IMAGE_H

#include "recto/config/config.h"
#include "recto/tui/frame.h"

// Writes bytes to the terminal, past curses. One that is gone needs none.
void term_write(Str bytes);

// -- what the terminal can --------------------------------------------------------------------

// Whether the question may be asked: not of terminals and programs in between that would print it,
// or keep pictures to themselves.
bool term_image_may_ask(void);
// Takes the answers out of what was read, so that keys stay. True when the last one has come. `out`
// and `cell` are set by the answers that there are.
bool term_image_take_answers(Buf *read, PictureProtocol *out, PictureBox *cell);

// Asks, and waits for the answers for 200 ms. Appends the keys that came with them. `cell` is set
// when the terminal tells.
PictureProtocol term_image_ask(PictureBox *cell, Buf *keys);

// -- what it shows ----------------------------------------------------------------------------

// The pictures on the screen; without their bytes.
typedef struct TermPictures {
	FramePicture *items;
	size_t n, cap;
} TermPictures;

// Whether a picture on the screen is not in the frame at the same place.
bool term_image_leaves(const FramePicture *shown, const Frame *f);
// Appends the orders that show the frame's pictures after its cells, and lead the cursor back to
// its place. Notes what they show.
void term_image_show(
	TermPictures *shown, const Frame *f, int cursor_row, int cursor_column, Buf *out);
// Appends the orders that take all pictures from the screen, as far as these are not cells to be
// painted over.
void term_image_clear(TermPictures *shown, Buf *out);
void term_image_release(TermPictures *shown);

#endif
