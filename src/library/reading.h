// One page: its bytes → its cards → their rows.
#ifndef RECTO_LIBRARY_READING_H
#define RECTO_LIBRARY_READING_H

#include "import.h"

enum { PAGE_SIZE_MAX = 64 << 20 }; // bytes; a larger page is left out with a word

// What is known of a page besides its bytes. Lends from its graph.
PageInfo reading_info(const Found *found);
// Whether a change after `looked_at`, by the system's clock, is sure to change the stamp: not when
// the file was written so shortly before that its times may stay the same.
bool reading_stamp_tells(const FileStamp *stamp, Instant looked_at);
// Whether the page is what it was when it was read: by its stamp, or by its bytes where that does
// not tell.
bool reading_is_unchanged(Import *im, Found *found, const StoredPage *known);
// Reads a page and writes what became of its cards. `known` is its row, NULL when there is none. A
// page that cannot be read is left as it was, with a word.
bool reading_take_page(Import *im, const Found *found, const StoredPage *known, Err *err);
// The page is gone: its cards are lost, unless another file has its bytes and took them.
bool reading_lose_page(Import *im, MissingPage *missing, Err *err);

#endif
