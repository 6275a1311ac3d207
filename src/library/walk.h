// Looking through folders for pages, one folder or one page at a time, so that a screen can do it
// between keys.
//
// Symbolic links are not followed, so there are no loops; devices and pipes are passed over.
#ifndef RECTO_LIBRARY_WALK_H
#define RECTO_LIBRARY_WALK_H

#include "recto/base/file.h"
#include "roots.h"

enum { WALK_DEPTH_MAX = 200 }; // folders within folders

typedef struct Found {
	Str path; // absolute, ends with a NUL
	Graph *graph;
	FileStamp stamp; // when is_stamped
	uint64_t hash;   // of the bytes, when is_hashed
	bool is_stamped; // else it could not be looked at
	bool is_hashed;
} Found;

typedef struct Folder {
	Str path;
	Graph *graph;
	int depth; // 0: a root
} Folder;

typedef struct Folders {
	Folder *items;
	size_t n, cap;
} Folders;

typedef struct Paths {
	Str *items;
	size_t n, cap;
} Paths;

typedef struct Walk {
	Folders folders;  // still to be listed, the next one last
	Paths roots;      // folders from which it starts, sorted
	Paths unreadable; // folders that could not be listed
	Found *items;     // after the last step: sorted by path, each once
	size_t n, cap;
	size_t n_stamped;
	bool is_sorted;
	Graphs *graphs;
	Talk *talk;
	Arena arena; // paths
	Arena names; // of the folder being listed
} Walk;

void walk_release(Walk *w);

// All roots before the first step, in the order of their paths.
void walk_add_root(Walk *w, const Root *root);
// A single page, by itself.
void walk_add_page(Walk *w, Str path, Graph *graph);
// Lists the next folder or, when all are listed, looks at the next page; false when there is
// nothing left to do.
bool walk_step(Walk *w);

// True when `path` lies in a folder that could not be listed, so that nothing is known of it.
bool walk_is_unsure(const Walk *w, Str path);
// The number of pages at or below a path, after the last step.
size_t walk_count_below(const Walk *w, Str path);
// The page with this path, or NULL, after the last step.
Found *walk_find(const Walk *w, Str path);

#endif
