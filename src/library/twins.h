// Two files that are one page, by their titles.
#ifndef RECTO_LIBRARY_TWINS_H
#define RECTO_LIBRARY_TWINS_H

#include "import.h"

// Tells of each page that this import read and whose name another file of its graph has as well;
// the warning stands at the later of the two.
bool twins_tell(Import *im, Err *err);

#endif
