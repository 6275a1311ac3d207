// The graphs that an import meets: a Logseq graph, a folder of Markdown, or a page that stands
// alone; with what its configuration and ours say about reading its pages.
#ifndef RECTO_LIBRARY_GRAPH_H
#define RECTO_LIBRARY_GRAPH_H

#include "recto/config/config.h"
#include "recto/schedule/state.h"
#include "logseq_config.h"

typedef struct Graph {
	Str root; // absolute, ends with a NUL
	bool is_logseq;
	const GraphSettings *settings; // of the Config
	Algorithm algorithm;
	LogseqOptions options; // of its logseq/config.edn
	int64_t id;            // in the store; 0 before its first page is written
	uint64_t reading;      // of all that its pages' cards depend on, besides their bytes
	bool is_known;         // was in the store before this import
	bool is_put;           // in this import
} Graph;

typedef struct Graphs {
	Graph **items;
	size_t n, cap;
	const Config *config;
	Talk *talk;
	Arena arena;
} Graphs;

void graphs_release(Graphs *gs);

// The graph of a root, or NULL.
Graph *graphs_find(const Graphs *gs, Str root);
// Finds the graph of a root, or reads its logseq/config.edn and adds it. What is odd there goes to
// the talk.
Graph *graphs_get(Graphs *gs, Str root, bool is_logseq);

// True when `folder` holds logseq/config.edn.
bool graph_is_logseq_root(Str folder);
// The nearest folder, `folder` itself or one above, that holds logseq/config.edn; lends. Empty when
// there is none.
Str graph_find_root(Str folder);
// Where a page of the graph lies in it.
PagePlace graph_place_of(const Graph *g, Str path);
// Logseq does not read what lies there: logseq/bak and the like, and what :hidden names.
bool graph_hides(const Graph *g, Str path);

#endif
