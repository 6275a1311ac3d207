// All open writes of one page.
#ifndef RECTO_SRC_LIBRARY_WRITE_PAGE_H
#define RECTO_SRC_LIBRARY_WRITE_PAGE_H

#include "recto/library/write_back.h"
#include "talk.h"

typedef struct Writing {
	Store *store;
	const WriteBackOptions *options;
	WriteBackReport *report;
	Talk talk;
} Writing;

// Takes the page in, edits it in memory, and replaces the file; adds to the report. What cannot be
// written is told. False: ERR_DATABASE.
bool write_page(Writing *w, int64_t page, Err *err);

#endif
