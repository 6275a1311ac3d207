// From pixels to what a terminal takes.
#ifndef IMAGE_PRINT_H
#define IMAGE_PRINT_H

#include "decode.h"

typedef enum Palette {
	PALETTE_TRUE, // any colour
	PALETTE_256,  // the cube and the greys of the 256; the first 16 look different everywhere
	PALETTE_16,
	PALETTE_8,
	PALETTE_NONE, // the terminal's own two
} Palette;

// The cells that a picture is to fill; `cell` is the size of one in pixels.
typedef struct Target {
	PictureBox box, cell;
	Palette palette;
} Target;

// `picture` has an alpha channel and the size of the target in pixels.

// Appends the picture as cells, in the form that recto-image(1) documents.
void print_symbols(const GdkPixbuf *picture, const Target *target, Buf *out);
// Appends it as sixels, with the orders around them.
void print_sixel(const GdkPixbuf *picture, const Target *target, Buf *out);
// Appends it as a PNG file, made smaller until it is short enough to be sent. Takes `picture`.
bool print_png(GdkPixbuf *picture, Buf *out, Err *err);

#endif
