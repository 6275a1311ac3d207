// Pages as an import would read them, without a database: for `inspect`.
#ifndef RECTO_LIBRARY_PAGES_H
#define RECTO_LIBRARY_PAGES_H

#include "recto/card/card.h"
#include "recto/library/library.h"

typedef struct LibraryPage {
	Str path; // absolute
	PageInfo info;
	Str source; // its bytes
} LibraryPage;

typedef struct LibraryPagesOptions {
	const char *const *paths; // graphs, folders or pages; at least one
	size_t n_paths;
	const Config *config;
	LibraryTalk talk;
	// Called with each page, ordered by path; what it gets lends until it returns. False ends
	// the reading.
	bool (*visit)(void *context, const LibraryPage *page);
	void *context;
} LibraryPagesOptions;

// Reads the pages that importing these paths would read. ERR_IO naming every path that cannot be
// read, after the others have been. A page inside a folder that cannot be read is left out, with a
// word.
bool library_read_pages(const LibraryPagesOptions *options, Err *err);

#endif
