// Keys by name and by number, inside this room.
#ifndef SRC_REVIEW_KEY_H
#define SRC_REVIEW_KEY_H

#include "recto/base/nearest.h"
#include "recto/review/action.h"

// One number for keys that terminals send in two ways: line feed is enter, DEL is backspace.
Key key_canonical(Key key);
// Offers every name of more than one character.
void key_offer_names(Nearest *n);

#endif
