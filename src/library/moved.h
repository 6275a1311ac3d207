// Graphs whose folder was moved or renamed: their pages lie somewhere else now.
#ifndef RECTO_LIBRARY_MOVED_H
#define RECTO_LIBRARY_MOVED_H

#include "import.h"

// A graph that is new to the store, and in which more than half of the pages of a known one lie
// where they lay in that, is that one, when its folder is not there any more. Before import_plan.
bool moved_follow(Import *im, Err *err);

#endif
