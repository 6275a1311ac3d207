// Which names in a folder of notes are pages, and which are never looked at.
#ifndef RECTO_LIBRARY_NAMES_H
#define RECTO_LIBRARY_NAMES_H

#include "recto/base/str.h"

// ".md", ".markdown" or ".org", of any case.
bool names_is_page(Str name);
// A copy that an editor or a sync tool left beside the page: "x.md~", "#x.md#",
// "x.sync-conflict-….md", "x (conflicted copy 2023-01-28).md" …
bool names_is_copy(Str name);
// Hidden by a leading '.', or a folder of packages.
bool names_is_skipped(Str name);

#endif
