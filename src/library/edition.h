// A page on its way from the bytes on the disk to those that take their place, with the writes that
// are done on it.
#ifndef RECTO_SRC_LIBRARY_EDITION_H
#define RECTO_SRC_LIBRARY_EDITION_H

#include "import.h"
#include "write_page.h"
#include "write_step.h"

typedef struct Edition {
	Import im; // for its graph
	StoredPage page;
	PageInfo info;
	FileStamp stamp; // of the file that was read
	Buf was;         // its bytes
	PageText text;   // with the steps that were done
	bool has_text;
	PageWrite *writes;
	Step *steps; // one for each
	size_t n;
	Err problem; // of the page, which no step can be done on
	Arena arena;
} Edition;

// What became of each step, into the store, the report and the talk. The page as it is now is taken
// in along with what was written, so that the next look finds it unchanged.
bool edition_settle(Edition *e, Writing *w, Err *err);

#endif
