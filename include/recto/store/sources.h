// What is registered for reading, and the graphs and pages that were read.
#ifndef RECTO_STORE_SOURCES_H
#define RECTO_STORE_SOURCES_H

#include "recto/base/calendar.h"
#include "recto/base/file.h"
#include "recto/store/store.h"

// -- registered paths -------------------------------------------------------------------------

typedef struct StoredSources {
	Str *paths; // absolute; in the caller's arena
	size_t n;
} StoredSources;

bool store_list_sources(Store *s, Arena *a, StoredSources *out, Err *err);
// Registers a path; one that is there already is left as it is.
bool store_add_source(Store *s, Str path, Instant now, Err *err);
bool store_remove_source(Store *s, Str path, bool *was_there, Err *err);

// -- graphs: a Logseq graph, a folder of Markdown, or a single page ---------------------------

typedef struct StoredGraph {
	int64_t id;
	Str root; // absolute
	Str name; // base name of the root
	bool is_logseq;
} StoredGraph;

// Finds the graph of a root, or makes it.
bool store_put_graph(Store *s, Str root, bool is_logseq, int64_t *id, Err *err);
// Gives a graph another root, below which no page may be known; what lay in the former one, pages
// and what is registered, lies in `folder` now: the root, or a folder in it.
bool store_move_graph(Store *s, const StoredGraph *graph, Str root, Str folder, Err *err);
bool store_list_graphs(Store *s, Arena *a, StoredGraph **out, size_t *n, Err *err);
// How a graph names its journals (card/journal.h); empty: in the default form.
bool store_set_journal_form(Store *s, int64_t graph, Str form, Err *err);
// The forms of all graphs but the default one, each once, one a line.
bool store_list_journal_forms(Store *s, Arena *a, Str *out, Err *err);

// -- pages ------------------------------------------------------------------------------------

typedef struct StoredPage {
	int64_t id;
	int64_t graph;
	Str path; // absolute
	Str title;
	Str title_key;
	FileStamp stamp; // size, times, inode, device
	Instant read_at;
	uint64_t hash;    // of the bytes
	uint64_t reading; // of everything else that its cards depend on: settings, the graph's own
			  // configuration
	int64_t cards;    // that it held when it was read
	bool is_gone;     // no longer there or no longer read
	bool is_journal;  // its title is a date
	Day journal_day;  // that date
} StoredPage;

bool store_find_page(Store *s, Str path, Arena *a, StoredPage *out, bool *found, Err *err);
bool store_load_page(Store *s, int64_t id, Arena *a, StoredPage *out, Err *err);
// All pages at or below a path (all pages when it is empty), gone ones too, ordered by path.
bool store_list_pages(Store *s, Str below, Arena *a, StoredPage **out, size_t *n, Err *err);
// The highest number of a page, 0 without one.
bool store_last_page(Store *s, int64_t *id, Err *err);
// Inserts (id 0; sets it) or updates a page. A changed title is carried into the order of its
// cards.
bool store_put_page(Store *s, StoredPage *page, Err *err);

// The path of another file of the graph that is the same page, the first one in order; empty where
// there is none.
bool store_find_twin(Store *s, const StoredPage *page, Arena *a, Str *path, Err *err);

// -- what references across a graph lead to ---------------------------------------------------

// Replaces the other names of a page: lower(NFC), one a line.
bool store_set_page_aliases(Store *s, int64_t page, Str names, Err *err);
// Replaces the ids of the blocks on a page: the values of id::, one a line.
bool store_set_page_blocks(Store *s, int64_t page, Str ids, Err *err);
// The page with this name or other name in lower(NFC); *page = 0 when the graph has none.
bool store_find_page_by_name(Store *s, int64_t graph, Str name, int64_t *page, Err *err);
// The page that holds the block with this id::; likewise.
bool store_find_page_by_block(Store *s, int64_t graph, Str id, int64_t *page, Err *err);

#endif
