#include "import.h"

#include <stdlib.h>

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "reading.h"
#include "schedulers.h"

// -- what the store knows ------------------------------------------------------------------------

static int by_path(const void *x, const void *y)
{
	return str_compare(((const StoredPage *)x)->path, ((const StoredPage *)y)->path);
}

static bool list_stored(Import *im, Err *err)
{
	im->stored.n = 0;
	for (size_t i = 0; i < im->roots.n; i++) {
		StoredPage *pages;
		size_t n;
		if (!roots_is_top(&im->roots, i))
			continue;
		if (!store_list_pages(
			    im->store, im->roots.items[i].path, &im->arena, &pages, &n, err))
			return false;
		for (size_t k = 0; k < n; k++)
			VEC_PUSH(&im->stored, pages[k]);
	}
	// Each root's pages are in order, but "/a-b" comes between "/a" and "/a/x".
	if (im->stored.n > 0)
		qsort(im->stored.items, im->stored.n, sizeof *im->stored.items, by_path);
	return true;
}

const StoredPage *import_find_stored(const Import *im, Str path)
{
	StoredPage wanted = {.path = path};
	if (im->stored.n == 0)
		return NULL;
	return bsearch(&wanted, im->stored.items, im->stored.n, sizeof wanted, by_path);
}

static void count_stored(Import *im)
{
	ImportReport *r = &im->report;
	r->pages = r->cards = 0;
	for (size_t i = 0; i < im->stored.n; i++) {
		const StoredPage *page = &im->stored.items[i];
		r->pages += !page->is_gone;
		r->cards += page->is_gone ? 0 : page->cards;
	}
	r->unchanged = r->cards; // until their pages are read
}

// -- roots that look wrong -----------------------------------------------------------------------

enum { SHRINKS_FROM = 10 }; // pages

static int64_t count_known_below(const Import *im, Str path)
{
	int64_t count = 0;
	for (size_t i = 0; i < im->stored.n; i++)
		count += !im->stored.items[i].is_gone &&
			 path_is_within(im->stored.items[i].path, path);
	return count;
}

// A disk that is not mounted and a sync that is not done must not make everything gone.
static void check_root(Import *im, Root *root)
{
	int64_t known = count_known_below(im, root->path);
	int64_t found = (int64_t)walk_count_below(&im->walk, root->path);
	bool is_missing = root->kind == ROOT_MISSING;
	bool is_small = known >= SHRINKS_FROM && found * 2 < known;
	if ((!is_missing && !is_small) || im->is_forced || root->is_refused)
		return;
	root->is_refused = true;
	im->report.was_refused = true;
	if (is_missing)
		talk_warn(&im->talk, root->path,
			"%s; its cards stay as they were (if it was moved, import it where it is "
			"now; --force if it is meant)",
			root->reason);
	else
		talk_warn(&im->talk, root->path,
			"held %lld pages and now holds %lld; left as it was (--force if it is "
			"meant)",
			(long long)known, (long long)found);
}

// A page may lie below several roots.
static bool is_below(const Import *im, Str path, bool refused_ones)
{
	for (size_t i = 0; i < im->roots.n; i++)
		if (im->roots.items[i].is_refused == refused_ones &&
			path_is_within(path, im->roots.items[i].path))
			return true;
	return false;
}

// -- what is to be done --------------------------------------------------------------------------

static void plan_found(Import *im, Found *found)
{
	if (!found->is_stamped || !is_below(im, found->path, false))
		return;
	const StoredPage *known = import_find_stored(im, found->path);
	if (!known || !reading_is_unchanged(im, found, known))
		VEC_PUSH(&im->to_read, found);
	else if (found->is_hashed && reading_stamp_tells(&found->stamp, im->looked_at))
		VEC_PUSH(&im->confirmed, found);
}

static void plan_stored(Import *im, const StoredPage *page)
{
	if (page->is_gone || walk_find(&im->walk, page->path) ||
		walk_is_unsure(&im->walk, page->path))
		return;
	if (is_below(im, page->path, false) && !is_below(im, page->path, true))
		VEC_PUSH(&im->missing, ((MissingPage){page, false}));
}

static int by_hash(const void *x, const void *y)
{
	const StoredPage *a = ((const MissingPage *)x)->page;
	const StoredPage *b = ((const MissingPage *)y)->page;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return by_path(a, b);
}

static bool wants_source(const Import *im)
{
	for (size_t i = 0; i < im->roots.n; i++)
		if (roots_wants_source(&im->roots.items[i], &im->sources, im->config))
			return true;
	return false;
}

static bool find_graphs(Import *im, Err *err)
{
	StoredGraph *stored;
	size_t n;
	if (!store_list_graphs(im->store, &im->arena, &stored, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Graph *g = graphs_find(&im->graphs, stored[i].root);
		if (!g)
			continue;
		g->id = stored[i].id;
		g->is_known = true;
	}
	return true;
}

bool import_plan(Import *im, bool *is_due, Err *err)
{
	im->to_read.n = im->confirmed.n = im->missing.n = 0;
	bool are_schedulers_due;
	if (!list_stored(im, err) || !find_graphs(im, err) ||
		!schedulers_are_due(im, &are_schedulers_due, err))
		return false;
	count_stored(im);
	for (size_t i = 0; i < im->roots.n; i++)
		check_root(im, &im->roots.items[i]);
	for (size_t i = 0; i < im->walk.n; i++)
		plan_found(im, &im->walk.items[i]);
	for (size_t i = 0; i < im->stored.n; i++)
		plan_stored(im, &im->stored.items[i]);
	if (im->missing.n > 0)
		qsort(im->missing.items, im->missing.n, sizeof *im->missing.items, by_hash);
	*is_due = im->to_read.n > 0 || im->missing.n > 0 || wants_source(im) || are_schedulers_due;
	return true;
}
