// From the bytes of a picture to its pixels.
#ifndef IMAGE_DECODE_H
#define IMAGE_DECODE_H

#include <gdk-pixbuf/gdk-pixbuf.h>
#include "recto/base/buf.h"
#include "recto/base/err.h"
#include "recto/base/picture.h"

// Exit codes of recto-image beside 0; also kinds of its errors.
enum {
	EXIT_BROKEN = 1, // no picture that can be decoded here
	EXIT_USAGE = 2,
	EXIT_IO = 3,
	EXIT_TOO_LARGE = 5, // more bytes, pixels or memory than the limits allow
};

typedef struct Source {
	Buf bytes;
	PictureHead head;
} Source;

// The first frame, upright, as RGB or RGBA; where the decoder can, not much larger than `width` ×
// `height` pixels, into which the picture fits in proportion. NULL with the reason in *err and the
// exit code in *code.
GdkPixbuf *decode(const Source *source, int width, int height, int *code, Err *err);

// The picture at most `width` × `height` in size, in proportion, never enlarged. Takes `picture`.
GdkPixbuf *shrink(GdkPixbuf *picture, int width, int height);

// What can be seen through is laid on white where the picture is dark, on black where it is light.
// Takes `picture`; the result has no alpha.
GdkPixbuf *lay_on_ground(GdkPixbuf *picture);

// The picture in the upper left of `width` × `height` pixels that can be seen through. Takes
// `picture`, which has no alpha.
GdkPixbuf *pad(GdkPixbuf *picture, int width, int height);

#endif
