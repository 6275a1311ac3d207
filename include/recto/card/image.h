// The images of a text.
#ifndef RECTO_CARD_IMAGE_H
#define RECTO_CARD_IMAGE_H

#include "recto/base/str.h"

enum { IMAGES_MAX = 32 }; // of one text; further ones count as text

// The targets of the images, in their order and as they are written, those in code left out. They
// lend from the text. Returns how many.
size_t image_list(Str markdown, Str out[IMAGES_MAX]);

#endif
