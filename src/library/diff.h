// What changed between two versions of a page, as a unified diff.
#ifndef RECTO_SRC_LIBRARY_DIFF_H
#define RECTO_SRC_LIBRARY_DIFF_H

#include "recto/outline/outline.h"

// Appends nothing when both are equal. Both have the same blocks; each is compared with itself.
// Where more than a few dozen lines of a block differ, all between them count as changed. Linear in
// both.
void diff_append(Str path, const Outline *was, const Outline *is, Buf *out);

#endif
