#include "moved.h"

#include <errno.h>
#include <unistd.h>

#include "recto/base/path.h"

static bool is_missing(Str root)
{
	return access(root.p, F_OK) != 0 && errno == ENOENT;
}

typedef struct Agreement {
	size_t known, found; // pages
} Agreement;

static bool is_in_most(Agreement a)
{
	return a.found * 2 > a.known;
}

static bool compare(Import *im, const StoredGraph *former, Str root, Agreement *out, Err *err)
{
	StoredPage *pages;
	size_t n;
	*out = (Agreement){0};
	if (!store_list_pages(im->store, former->root, &im->page_arena, &pages, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (pages[i].is_gone || pages[i].graph != former->id)
			continue;
		Str below = path_relative(pages[i].path, former->root);
		const char *path = path_join(&im->page_arena, root, below);
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

// The graph that agrees most; NULL where none does in most of its pages.
static bool find_former(
	Import *im, StoredGraph *graphs, size_t n, Str root, StoredGraph **out, Err *err)
{
	size_t most = 0;
	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		Agreement a;
		if (graphs_find(&im->graphs, graphs[i].root) || !is_missing(graphs[i].root))
			continue;
		arena_reset(&im->page_arena);
		if (!compare(im, &graphs[i], root, &a, err))
			return false;
		if (a.found > most && is_in_most(a)) {
			most = a.found;
			*out = &graphs[i];
		}
	}
	return true;
}

static bool follow(Import *im, StoredGraph *graphs, size_t n, const Graph *g, Err *err)
{
	StoredGraph *former;
	bool is_known;
	if (!has_pages(im, g->root, &is_known, err))
		return false;
	if (is_known)
		return true;
	if (!find_former(im, graphs, n, g->root, &former, err))
		return false;
	if (!former)
		return true;
	talk_warn(&im->talk, g->root,
		"has the pages of %.*s, which is not there any more: their histories go with them",
		STR_ARG(former->root));
	if (!store_move_graph(im->store, former, g->root, err))
		return false;
	former->root = g->root;
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
