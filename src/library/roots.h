// The paths that an import reads: those it was given with what is registered below them, or
// everything registered.
#ifndef RECTO_LIBRARY_ROOTS_H
#define RECTO_LIBRARY_ROOTS_H

#include "recto/store/sources.h"
#include "graph.h"

typedef enum RootKind { ROOT_FOLDER, ROOT_PAGE, ROOT_MISSING } RootKind;

typedef struct Root {
	Str path; // absolute, ends with a NUL
	RootKind kind;
	const char *reason; // ROOT_MISSING: why it cannot be read
	Graph *graph;       // NULL for ROOT_MISSING
	bool is_given;
	bool is_refused; // nothing below it changes
} Root;

typedef struct Roots {
	Root *items; // sorted by path, each path once
	size_t n, cap;
	Arena arena;
} Roots;

void roots_release(Roots *r);

typedef struct RootsWanted {
	const char *const *paths; // as given; none: everything registered
	size_t n_paths;
	const StoredSources *sources;
	const Config *config;
	bool is_forced; // a given path that is gone, but registered, becomes a missing root
} RootsWanted;

// False with ERR_IO naming every given path that cannot be read; the others are in *out all the
// same.
bool roots_collect(Roots *out, const RootsWanted *wanted, Graphs *graphs, Err *err);

bool roots_is_registered(const StoredSources *sources, Str path);
// Whether the root is to be registered: it was given, and nothing that is registered or configured
// reads it anyway.
bool roots_wants_source(const Root *root, const StoredSources *sources, const Config *config);

// A root that lies in no other one is on top: the tops together hold every path once.
bool roots_is_top(const Roots *r, size_t i);

// realpath, also for a path whose last parts do not exist; in `a`, or the path itself.
const char *roots_resolve(const char *path, Arena *a);

#endif
