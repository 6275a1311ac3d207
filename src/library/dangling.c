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
	if (cards->n_block_refs == 0 || !is_read_whole(im, found->graph))
		return;
	for (size_t i = 0; i < cards->n_block_refs; i++) {
		BlockRef ref = cards->block_refs[i];
		ref.id = arena_copy(&im->arena, ref.id);
		VEC_PUSH(&im->block_refs, ((FoundRef){ref, found->path, found->graph}));
	}
}

static void warn(Import *im, const FoundRef *found)
{
	talk_at(&im->talk, found->path, found->ref.line, found->ref.col,
		"no page of the graph has the block ((%.*s)): take the reference out, or bring "
		"back the page that had it",
		STR_ARG(found->ref.id));
}

bool dangling_report(Import *im, Err *err)
{
	for (size_t i = 0; i < im->block_refs.n; i++) {
		const FoundRef *found = &im->block_refs.items[i];
		int64_t page = 0;
		if (!store_find_page_by_block(
			    im->store, found->graph->id, found->ref.id, &page, err))
			return false;
		if (page == 0)
			warn(im, found);
	}
	return true;
}
