#include "refresh.h"

#include "recto/base/vec.h"
#include "reading.h"
#include "schedulers.h"

bool refresh_find_graph(Import *im, int64_t id, Graph **out, Err *err)
{
	StoredGraph *stored;
	size_t n;
	*out = NULL;
	if (!store_list_graphs(im->store, &im->arena, &stored, &n, err))
		return false;
	for (size_t i = 0; i < n && !*out; i++) {
		if (stored[i].id != id)
			continue;
		*out = graphs_get(&im->graphs, stored[i].root, stored[i].is_logseq);
		(*out)->id = id;
		(*out)->is_known = true;
	}
	return true;
}

// An import with this page as its only root.
static bool read_again(Import *im, const StoredPage *page, Graph *graph, Err *err)
{
	Root root = {.path = page->path, .kind = ROOT_PAGE, .graph = graph};
	VEC_PUSH(&im->roots, root);
	import_look(im);
	return import_run(im, err);
}

static bool refresh(Import *im, int64_t page_id, bool *changed, Err *err)
{
	StoredPage page;
	Graph *graph;
	if (!store_load_page(im->store, page_id, &im->arena, &page, err) ||
		!refresh_find_graph(im, page.graph, &graph, err))
		return false;
	Found found = {.path = page.path, .graph = graph};
	if (!graph || page.is_gone || !file_stamp(page.path.p, &found.stamp, NULL))
		return true;
	if (!schedulers_are_due(im, changed, err))
		return false;
	*changed |= !reading_is_unchanged(im, &found, &page);
	return !*changed || read_again(im, &page, graph, err);
}

bool refresh_page(
	Store *s, const Config *config, const Clock *clock, int64_t page, bool *changed, Err *err)
{
	*changed = false;
	if (store_is_read_only(s))
		return true;
	Import im;
	import_init(&im, s, config, clock, (LibraryTalk){0});
	bool is_done = refresh(&im, page, changed, err);
	import_release(&im);
	return is_done;
}

bool library_refresh_card(
	Store *s, const Config *config, const Clock *clock, int64_t card, bool *changed, Err *err)
{
	*changed = false;
	StoredCard row;
	Arena arena = {0};
	bool is_done = store_load_card(s, card, &arena, &row, err) &&
		       refresh_page(s, config, clock, row.page, changed, err);
	arena_release(&arena);
	return is_done;
}
