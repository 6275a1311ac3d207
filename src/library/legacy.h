// What a lost card leaves behind: when an equal card is still there and has no history, it goes on
// as that one. So a copy whose original is deleted in a later import, as sync tools deliver a
// rename, has the history of its original.
#ifndef RECTO_LIBRARY_LEGACY_H
#define RECTO_LIBRARY_LEGACY_H

#include "import.h"

// Sets *is_done when the card lives on.
bool legacy_pass_on(Import *im, const LostCard *lost, bool *is_done, Err *err);

#endif
