// What the first bytes of a picture tell, without decoding it: its format and size.
//
// Also how many cells of a terminal it takes. Screens reserve the room by this before any decoder
// has seen the file.
#ifndef RECTO_BASE_PICTURE_H
#define RECTO_BASE_PICTURE_H

#include "recto/base/str.h"

typedef enum PictureFormat {
	PICTURE_UNKNOWN,
	PICTURE_PNG,
	PICTURE_JPEG,
	PICTURE_GIF,
	PICTURE_WEBP,
	PICTURE_BMP,
	PICTURE_SVG,
} PictureFormat;

enum {
	PICTURE_HEAD_MAX = 256 << 10,  // bytes that are enough for picture_read_head
	PICTURE_BYTES_MAX = 64 << 20,  // of a file; larger ones are not decoded
	PICTURE_PIXELS_MAX = 64 << 20, // width × height; likewise
	PICTURE_SIDE_MAX = 32767,      // pixels
};

typedef struct PictureHead {
	PictureFormat format;
	int64_t width, height; // pixels as shown, at least 1; both 0 where the head does not tell
	bool is_turned;        // stored lying on its side (Exif), so width and height are swapped
} PictureHead;

// From the beginning of a file. False when it is no format known here; *out is zero then.
bool picture_read_head(Str bytes, PictureHead *out);
// Whether the size is known and within what is decoded.
bool picture_is_decodable(const PictureHead *head);
// "png", "jpeg" …; "unknown".
const char *picture_format_name(PictureFormat format);

// Cells, or pixels of a cell.
typedef struct PictureBox {
	int columns, rows;
} PictureBox;

// The cells that a picture takes within `room` (at least 1 × 1): in proportion, never enlarged,
// rounded up. A cell is `cell.columns` × `cell.rows` pixels, each at least 1.
PictureBox picture_fit(int64_t width, int64_t height, PictureBox cell, PictureBox room);

#endif
