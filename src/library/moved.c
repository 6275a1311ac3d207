#include "moved.h"

#include <errno.h>
#include <unistd.h>

#include "recto/base/path.h"

static bool is_missing(Str root)
{
	return access(root.p, F_OK) != 0 && errno == ENOENT;
}

// How many of a graph's pages lie below a folder.
typedef struct Agreement {
	size_t known, found;
} Agreement;

static bool is_in_most(Agreement a)
{
	return a.found * 2 > a.known;
}

static bool has_live(const StoredPage *pages, size_t n, int64_t graph)
{
	for (size_t i = 0; i < n; i++)
		if (!pages[i].is_gone && pages[i].graph == graph)
			return true;
	return false;
}

// Of a graph that was forgotten the pages that it had count.
static bool compare(Import *im, const StoredGraph *former, Str folder, Agreement *out, Err *err)
{
	StoredPage *pages;
	size_t n;
	*out = (Agreement){0};
	if (!store_list_pages(im->store, former->root, &im->page_arena, &pages, &n, err))
		return false;
	bool is_live = has_live(pages, n, former->id);
	for (size_t i = 0; i < n; i++) {
		if ((is_live && pages[i].is_gone) || pages[i].graph != former->id)
			continue;
		Str below = path_relative(pages[i].path, former->root);
		const char *path = path_join(&im->page_arena, folder, below);
		out->known++;
		out->found += walk_find(&im->walk, str_from_z(path)) != NULL;
	}
	return true;
}

static bool has_pages(Import *im, Str root, bool *out, Err *err)
{
	StoredPage *pages;
	size_t n;
	if (!store_list_pages(im->store, root, &im->page_arena, &pages, &n, err))
		return false;
	*out = n > 0;
	return true;
}

// A graph, and the folder in which its pages are now.
typedef struct Former {
	StoredGraph *graph; // NULL for none
	Str folder;
	size_t found;
} Former;

static bool offer(Import *im, StoredGraph *graph, Str folder, Former *best, Err *err)
{
	Agreement a;
	if (!compare(im, graph, folder, &a, err))
		return false;
	if (is_in_most(a) && a.found > best->found)
		*best = (Former){graph, arena_copy(&im->arena, folder), a.found};
	return true;
}

// The graph that agrees most. A folder may have been moved into the one that is read.
static bool find_former(
	Import *im, StoredGraph *graphs, size_t n, const Graph *g, Former *best, Err *err)
{
	*best = (Former){0};
	for (size_t i = 0; i < n; i++) {
		Str root = graphs[i].root;
		if (graphs_find(&im->graphs, root) || !is_missing(root))
			continue;
		arena_reset(&im->page_arena);
		const char *inside = path_join(&im->page_arena, g->root, path_base(root));
		if (!offer(im, &graphs[i], g->root, best, err) ||
			(!g->is_logseq && !offer(im, &graphs[i], str_from_z(inside), best, err)))
			return false;
	}
	return true;
}

static bool follow(Import *im, StoredGraph *graphs, size_t n, const Graph *g, Err *err)
{
	Former former;
	bool has_known;
	if (!has_pages(im, g->root, &has_known, err))
		return false;
	if (has_known)
		return true;
	if (!find_former(im, graphs, n, g, &former, err))
		return false;
	if (!former.graph)
		return true;
	talk_warn(&im->talk, former.folder,
		"has the pages of %.*s, which is not there any more: their histories go with them",
		STR_ARG(former.graph->root));
	if (!store_move_graph(im->store, former.graph, g->root, former.folder, err))
		return false;
	former.graph->root = g->root;
	return store_list_sources(im->store, &im->arena, &im->sources, err);
}

static bool is_known(const StoredGraph *graphs, size_t n, Str root)
{
	for (size_t i = 0; i < n; i++)
		if (str_equals(graphs[i].root, root))
			return true;
	return false;
}

bool moved_follow(Import *im, Err *err)
{
	StoredGraph *graphs;
	size_t n;
	if (!store_list_graphs(im->store, &im->arena, &graphs, &n, err))
		return false;
	for (size_t i = 0; i < im->graphs.n; i++) {
		const Graph *g = im->graphs.items[i];
		if (!is_known(graphs, n, g->root) && !follow(im, graphs, n, g, err))
			return false;
	}
	return true;
}
