// References of cards to blocks and pages that their graph does not have.
//
// Only where the whole graph is looked through: of a page alone nobody knows what the others hold.
#ifndef RECTO_LIBRARY_DANGLING_H
#define RECTO_LIBRARY_DANGLING_H

#include "import.h"

// Keeps what the cards of a page refer to until all pages are read.
void dangling_add(Import *im, const Found *found, const Cards *cards);
// Warns of those that lead nowhere, in the order of the pages.
bool dangling_report(Import *im, Err *err);

#endif
