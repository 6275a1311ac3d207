#include "graph.h"

#include <unistd.h>

#include "recto/base/ident.h"
#include "recto/base/path.h"
#include "recto/base/vec.h"

void graphs_release(Graphs *gs)
{
	VEC_RELEASE(gs);
	arena_release(&gs->arena);
}

bool graph_is_logseq_root(Str folder)
{
	Arena a = {0};
	bool is_there = access(path_join(&a, folder, STR(LOGSEQ_CONFIG)), F_OK) == 0;
	arena_release(&a);
	return is_there;
}

Str graph_find_root(Str folder)
{
	for (;; folder = path_folder(folder)) {
		if (graph_is_logseq_root(folder))
			return folder;
		if (folder.n <= 1)
			return (Str){0};
	}
}

// -- graphs --------------------------------------------------------------------------------------

// Goes up when pages are read differently, so that an import after an upgrade reads them all again.
enum { READING_VERSION = 3 };

static uint64_t hash_reading(const Graph *g)
{
	const int values[] = {READING_VERSION, g->is_logseq, (int)g->settings->body,
		(int)g->settings->templates, (int)g->settings->cloze};
	uint64_t hash = logseq_options_hash(&g->options, ident_hash(0, g->root));
	return ident_hash(hash, str_make((const char *)values, sizeof values));
}

Graph *graphs_find(const Graphs *gs, Str root)
{
	for (size_t i = 0; i < gs->n; i++)
		if (str_equals(gs->items[i]->root, root))
			return gs->items[i];
	return NULL;
}

Graph *graphs_get(Graphs *gs, Str root, bool is_logseq)
{
	Graph *g = graphs_find(gs, root);
	if (g)
		return g;
	g = ARENA_NEW(&gs->arena, Graph);
	VEC_PUSH(gs, g);
	g->root = arena_copy(&gs->arena, root);
	g->is_logseq = is_logseq;
	g->settings = config_for_graph(gs->config, g->root);
	g->algorithm =
		g->settings->scheduler == SCHEDULER_LOGSEQ ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	g->options = logseq_options_default();
	if (is_logseq)
		logseq_options_read(&g->options, g->root, gs->talk, &gs->arena);
	g->reading = hash_reading(g);
	return g;
}

// -- where a page lies ---------------------------------------------------------------------------

// With its leading slash.
static Str path_below(const Graph *g, Str path)
{
	return str_skip(path, g->root.n > 1 ? g->root.n : 0);
}

PagePlace graph_place_of(const Graph *g, Str path)
{
	Str folder = str_skip(path_folder(path_below(g, path)), 1);
	if (!g->is_logseq)
		return PLACE_ANYWHERE;
	if (str_equals(folder, g->options.pages_folder))
		return PLACE_PAGES;
	return str_equals(folder, g->options.journals_folder) ? PLACE_JOURNALS : PLACE_ANYWHERE;
}

// -- what Logseq does not read -------------------------------------------------------------------

static bool is_logseq_own(Str path)
{
	static const Str folders[] = {
		{"/logseq/bak", sizeof "/logseq/bak" - 1},
		{"/logseq/.recycle", sizeof "/logseq/.recycle" - 1},
		{"/logseq/version-files", sizeof "/logseq/version-files" - 1},
	};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (path_is_within(path, folders[i]))
			return true;
	return false;
}

bool graph_hides(const Graph *g, Str path)
{
	Str below = path_below(g, path);
	if (is_logseq_own(below))
		return true;
	Str rest = g->options.hidden;
	for (Str prefix; str_next_line(&rest, &prefix);)
		if (str_starts_with(below, prefix))
			return true;
	return false;
}
