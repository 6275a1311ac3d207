#include "dangling.h"

#include "recto/base/path.h"
#include "recto/base/vec.h"

static bool is_read_whole(const Import *im, const Graph *graph)
{
	for (size_t i = 0; i < im->roots.n; i++) {
		const Root *root = &im->roots.items[i];
		if (root->kind == ROOT_FOLDER && !root->is_refused &&
			path_is_within(graph->root, root->path))
			return true;
	}
	return false;
}

void dangling_add(Import *im, const Found *found, const Cards *cards)
{
	if (cards->n_targets == 0 || !is_read_whole(im, found->graph))
		return;
	for (size_t i = 0; i < cards->n_targets; i++) {
		TargetRef ref = cards->targets[i];
		ref.target = arena_copy(&im->arena, ref.target);
		ref.name = arena_copy(&im->arena, ref.name);
		VEC_PUSH(&im->target_refs, ((FoundRef){ref, found->path, found->graph}));
	}
}

static void warn_of_block(Import *im, const FoundRef *found)
{
	talk_at(&im->talk, found->path, found->ref.line, found->ref.col,
		"no page of the graph has the block ((%.*s)): take the reference out, or bring "
		"back the page that had it",
		STR_ARG(found->ref.target));
}

static void warn_of_page(Import *im, const FoundRef *found)
{
	talk_at(&im->talk, found->path, found->ref.line, found->ref.col,
		"the graph has no page [[%.*s]] to embed: take the embed out, or write the page",
		STR_ARG(found->ref.name));
}

static bool find_target(Import *im, const FoundRef *found, int64_t *page, Err *err)
{
	int64_t graph = found->graph->id;
	Str target = found->ref.target;
	*page = 0;
	return found->ref.is_page ? store_find_page_by_name(im->store, graph, target, page, err)
				  : store_find_page_by_block(im->store, graph, target, page, err);
}

bool dangling_report(Import *im, Err *err)
{
	for (size_t i = 0; i < im->target_refs.n; i++) {
		const FoundRef *found = &im->target_refs.items[i];
		int64_t page;
		if (!find_target(im, found, &page, err))
			return false;
		if (page != 0)
			continue;
		if (found->ref.is_page)
			warn_of_page(im, found);
		else
			warn_of_block(im, found);
	}
	return true;
}
