// What undo says.
#ifndef RECTO_CLI_UNDONE_H
#define RECTO_CLI_UNDONE_H

#include "recto/review/action.h"
#include "recto/review/record.h"

// "undone: good on What is a phi node?" with a line end; a score that the preset has no key for is
// its number.
bool undone_append(const Desk *d, const KeyMap *keys, const UndoReport *report, Buf *out, Err *err);

#endif
