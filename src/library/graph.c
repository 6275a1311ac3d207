#include "graph.h"

#include <unistd.h>

#include "recto/base/file.h"
#include "recto/base/ident.h"
#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "recto/outline/edn.h"

enum { OPTIONS_SIZE_MAX = 1 << 20 };

static const Str options_file = {"logseq/config.edn", sizeof "logseq/config.edn" - 1};

void graphs_release(Graphs *gs)
{
	VEC_RELEASE(gs);
	arena_release(&gs->arena);
}

bool graph_is_logseq_root(Str folder)
{
	Arena a = {0};
	bool is_there = access(path_join(&a, folder, options_file), F_OK) == 0;
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

// -- logseq/config.edn ---------------------------------------------------------------------------

// The strings and keywords of a collection, one a line.
static Str list_words(const Edn *collection, bool are_paths, Arena *a)
{
	Buf lines = {0};
	for (const Edn *e = collection ? collection->first : NULL; e; e = e->next) {
		if (e->text.n == 0 || (are_paths && e->kind != EDN_STRING))
			continue;
		if (are_paths && e->text.p[0] != '/')
			buf_append_char(&lines, '/');
		buf_append(&lines, e->text);
		buf_append_char(&lines, '\n');
	}
	Str listed = arena_copy(a, buf_str(&lines));
	buf_release(&lines);
	return listed;
}

static void take_options(Graph *g, const Edn *map, Arena *a)
{
	g->hidden = list_words(edn_find(map, STR("hidden")), true, a);
	const Edn *enabled = edn_find(map, STR("property-pages/enabled?"));
	g->refs.property_names_are_not_refs =
		enabled && enabled->kind == EDN_BOOL && !enabled->truth;
	g->refs.excluded_property_names =
		list_words(edn_find(map, STR("property-pages/excludelist")), false, a);
}

// A configuration that cannot be read leaves Logseq's defaults.
static void read_options(Graph *g, Talk *talk, Arena *a)
{
	Str path = str_from_z(path_join(a, g->root, options_file));
	Buf text = {0};
	Err err = {0};
	Edn *map = NULL;
	Diag problem = {0};
	if (!file_read(path.p, OPTIONS_SIZE_MAX, &text, NULL, &err))
		talk_err(talk, path, &err);
	else if (!edn_parse(arena_copy(a, buf_str(&text)), a, &map, &problem))
		talk_diag(talk, path, &problem);
	buf_release(&text);
	if (map && map->kind == EDN_MAP)
		take_options(g, map, a);
}

// -- graphs --------------------------------------------------------------------------------------

// Goes up when pages are read differently, so that an import after an upgrade reads them all again.
enum { READING_VERSION = 2 };

static uint64_t hash_reading(const Graph *g)
{
	const int values[] = {READING_VERSION, g->is_logseq, (int)g->settings->scheduler,
		(int)g->settings->body, (int)g->settings->templates,
		g->refs.property_names_are_not_refs};
	uint64_t hash = ident_hash(0, g->root);
	hash = ident_hash(hash, g->refs.excluded_property_names);
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
	if (is_logseq)
		read_options(g, gs->talk, &gs->arena);
	g->reading = hash_reading(g);
	return g;
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
	Str below = str_skip(path, g->root.n > 1 ? g->root.n : 0);
	if (is_logseq_own(below))
		return true;
	Str rest = g->hidden;
	for (Str prefix; str_next_line(&rest, &prefix);)
		if (str_starts_with(below, prefix))
			return true;
	return false;
}
