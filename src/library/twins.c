#include "twins.h"

#include <stdlib.h>

static void tell(Import *im, const StoredPage *page, Str later, Str earlier)
{
	talk_at(&im->talk, later, 1, 1,
		"this is the page \"%.*s\", and so is %.*s, of which Logseq shows only one: join "
		"them, or give one another title",
		STR_ARG(page->title), STR_ARG(earlier));
}

static int by_path(const void *x, const void *y)
{
	return str_compare((*(Found *const *)x)->path, (*(Found *const *)y)->path);
}

static bool is_read(const Import *im, Str path)
{
	const Found *wanted = &(Found){.path = path};
	return bsearch(&wanted, im->to_read.items, im->to_read.n, sizeof wanted, by_path) != NULL;
}

// What is read later in this import tells it itself.
static bool tell_page(Import *im, Str path, Err *err)
{
	StoredPage page;
	Str twin;
	bool is_there;
	arena_reset(&im->page_arena);
	if (!store_find_page(im->store, path, &im->page_arena, &page, &is_there, err))
		return false;
	if (!is_there || page.is_gone)
		return true;
	if (!store_find_twin(im->store, &page, &im->page_arena, &twin, err))
		return false;
	if (twin.n > 0 && str_compare(twin, path) < 0)
		tell(im, &page, path, twin);
	else if (twin.n > 0 && !is_read(im, twin))
		tell(im, &page, twin, path);
	return true;
}

bool twins_tell(Import *im, Err *err)
{
	for (size_t i = 0; i < im->to_read.n; i++) {
		const Found *found = im->to_read.items[i];
		// Elsewhere files of one name may lie in many folders.
		if (found->graph->is_logseq && !tell_page(im, found->path, err))
			return false;
	}
	return true;
}
