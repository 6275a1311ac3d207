// Cards whose text was edited: what is still lost and still open at the end of an import, compared
// by likeness.
#ifndef RECTO_LIBRARY_EDITED_H
#define RECTO_LIBRARY_EDITED_H

#include "import.h"

// Pairs the lost cards of a graph with the open ones that they became. Only pages that changed are
// looked at.
bool edited_settle(Import *im, const Graph *graph, Arena *a, Err *err);

#endif
