// Which names in a folder of notes are pages, and which are never looked at.
#ifndef RECTO_LIBRARY_NAMES_H
#define RECTO_LIBRARY_NAMES_H

#include "recto/base/str.h"

// ".md", ".markdown" or ".org", of any case.
bool names_is_page(Str name);
// Whether the name of a page is that of a copy that a sync or merge tool left beside it:
// "x.sync-conflict-….md", "x (conflicted copy 2023-01-28).md", "x_REMOTE_4711.md" … What editors
// leave there, as "x.md~", "#x.md#", ".x.md.swp" and "4913", has no page's name.
bool names_is_copy(Str name);
// Hidden by a leading '.', or a folder of packages.
bool names_is_skipped(Str name);

#endif
