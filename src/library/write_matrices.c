#include "recto/library/library.h"

#include "recto/base/path.h"
#include "recto/store/scheduler.h"
#include "import.h"
#include "matrix_file.h"

static bool write_table(Import *im, const Graph *graph, Err *err)
{
	if (!store_begin(im->store, err))
		return false;
	if (matrix_file_write(im, graph, err) && store_commit(im->store, err))
		return true;
	store_rollback(im->store);
	return false;
}

static bool holds(Str root, Str path)
{
	return path_is_within(root, path) || path_is_within(path, root);
}

// A graph that was forgotten is left alone.
static bool is_registered(const Import *im, Str root)
{
	for (size_t i = 0; i < im->sources.n; i++)
		if (holds(root, im->sources.paths[i]))
			return true;
	for (size_t i = 0; i < im->config->n_graphs; i++)
		if (holds(root, im->config->graphs[i].root))
			return true;
	return false;
}

// Logseq's algorithm is in force, wanted, and what it learned may be written into the graph.
static bool is_wanted(Import *im, const Graph *graph, bool *out, Err *err)
{
	StoredScheduler stored;
	*out = false;
	if (!graph->is_logseq || !graph->settings->write_back ||
		graph->settings->scheduler != SCHEDULER_LOGSEQ || !is_registered(im, graph->root))
		return true;
	if (!store_load_scheduler(im->store, graph->id, &im->arena, &stored, err))
		return false;
	*out = stored.algorithm == ALGORITHM_LOGSEQ;
	return true;
}

static bool write_all(Import *im, Err *err)
{
	StoredGraph *stored;
	size_t n;
	if (!store_list_sources(im->store, &im->arena, &im->sources, err) ||
		!store_list_graphs(im->store, &im->arena, &stored, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Graph graph = {
			.root = stored[i].root,
			.is_logseq = stored[i].is_logseq,
			.settings = config_for_graph(im->config, stored[i].root),
			.algorithm = ALGORITHM_LOGSEQ,
			.id = stored[i].id,
		};
		bool wants_table;
		if (!is_wanted(im, &graph, &wants_table, err) ||
			(wants_table && !write_table(im, &graph, err)))
			return false;
		im->action = 0;
	}
	return true;
}

bool library_write_matrices(
	Store *s, const Config *config, const Clock *clock, LibraryTalk talk, Err *err)
{
	if (store_is_read_only(s))
		return true;
	Import im;
	import_init(&im, s, config, clock, talk);
	bool is_done = write_all(&im, err);
	talk_flush(&im.talk);
	import_release(&im);
	return is_done;
}
