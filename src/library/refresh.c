#include "refresh.h"

#include <unistd.h>

#include "recto/base/vec.h"
#include "recto/library/library.h"
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

// -- looking at a page ---------------------------------------------------------------------------

// A page and what is in force for it.
typedef struct Seen {
	StoredPage page;
	Graph *graph;
	bool has_changed; // it, or what its graph is scheduled by
} Seen;

static bool is_readable(Import *im, Str path)
{
	buf_clear(&im->bytes);
	return file_read(path.p, PAGE_SIZE_MAX, &im->bytes, NULL, NULL);
}

static bool look_at_page(Import *im, int64_t page_id, Seen *out, Err *err)
{
	out->has_changed = false;
	if (!store_load_page(im->store, page_id, &im->arena, &out->page, err) ||
		!refresh_find_graph(im, out->page.graph, &out->graph, err))
		return false;
	Found found = {.path = out->page.path, .graph = out->graph};
	if (!out->graph || out->page.is_gone || !file_stamp(out->page.path.p, &found.stamp, NULL))
		return true;
	if (!schedulers_are_due(im, &out->has_changed, err))
		return false;
	if (!reading_is_unchanged(im, &found, &out->page))
		out->has_changed = out->has_changed || is_readable(im, found.path);
	return true;
}

// -- this page alone -----------------------------------------------------------------------------

// An import with this page as its only root.
static bool read_again(Import *im, const Seen *seen, Err *err)
{
	Root root = {.path = seen->page.path, .kind = ROOT_PAGE, .graph = seen->graph};
	VEC_PUSH(&im->roots, root);
	import_look(im);
	return import_run(im, err);
}

static bool refresh(Import *im, int64_t page_id, bool *changed, Err *err)
{
	Seen seen;
	if (!look_at_page(im, page_id, &seen, err))
		return false;
	*changed = seen.has_changed;
	return !*changed || read_again(im, &seen, err);
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

// -- and what is around it -----------------------------------------------------------------------

// Unless the page has other cards than before: then nothing has happened yet.
static bool read_if_settled(Import *im, const Seen *seen, bool *is_settled, Err *err)
{
	if (!store_begin(im->store, err))
		return false;
	bool is_good = read_again(im, seen, err);
	*is_settled = is_good && im->report.new_ + im->report.gone == 0;
	if (*is_settled)
		return store_commit(im->store, err);
	store_rollback(im->store);
	return is_good;
}

static bool refresh_if_settled(Import *im, int64_t page, bool *is_settled, bool *changed, Err *err)
{
	Seen seen;
	if (!look_at_page(im, page, &seen, err))
		return false;
	*changed = seen.has_changed;
	*is_settled = !*changed;
	return !*changed || read_if_settled(im, &seen, is_settled, err);
}

// What is registered, and then the page itself, should it not be among that.
static bool refresh_all(
	Store *s, const Config *config, const Clock *clock, int64_t page, bool *changed, Err *err)
{
	const ImportOptions options = {.config = config, .clock = clock};
	ImportReport report;
	bool has_changed;
	if (!library_import(s, &options, &report, err) ||
		!refresh_page(s, config, clock, page, &has_changed, err))
		return false;
	*changed |= report.id != 0;
	return true;
}

bool refresh_around(
	Store *s, const Config *config, const Clock *clock, int64_t page, bool *changed, Err *err)
{
	*changed = false;
	if (store_is_read_only(s))
		return true;
	Import im;
	bool is_settled = false;
	import_init(&im, s, config, clock, (LibraryTalk){0});
	bool is_done = refresh_if_settled(&im, page, &is_settled, changed, err);
	import_release(&im);
	return is_done && (is_settled || refresh_all(s, config, clock, page, changed, err));
}

static bool is_missing(const Store *s, const StoredCard *card)
{
	return !store_is_read_only(s) && !card->is_gone && access(card->path.p, F_OK) != 0;
}

bool library_refresh_card(
	Store *s, const Config *config, const Clock *clock, int64_t card, bool *changed, Err *err)
{
	*changed = false;
	StoredCard row;
	Arena arena = {0};
	bool is_done = store_load_card(s, card, &arena, &row, err);
	if (is_done && is_missing(s, &row))
		is_done = refresh_all(s, config, clock, row.page, changed, err);
	else if (is_done)
		is_done = refresh_around(s, config, clock, row.page, changed, err);
	arena_release(&arena);
	return is_done;
}
