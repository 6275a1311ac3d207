#include "recto/library/write_back.h"

#include "recto/base/path.h"
#include "recto/store/writes.h"
#include "write_page.h"

// Absolute, without links.
static bool resolve_paths(const WriteBackOptions *o, Str *out, Arena *a, Err *err)
{
	for (size_t i = 0; i < o->n_paths; i++) {
		char *resolved;
		if (!path_resolve(o->paths[i], a, &resolved, err))
			return false;
		out[i] = str_from_z(resolved);
	}
	return true;
}

static bool is_wanted(const WriteBackOptions *o, const Str *paths, Str page)
{
	bool is_within = o->n_paths == 0;
	for (size_t i = 0; i < o->n_paths; i++)
		is_within = is_within || path_is_within(page, paths[i]);
	return is_within;
}

// Nothing is done that the database cannot keep.
static bool do_page(Writing *w, const PageToWrite *page, Err *err)
{
	if (!store_is_read_only(w->store))
		return write_page(w, page->page, err);
	w->report->waiting += page->writes;
	err_set(&w->report->problem, ERR_DATABASE, "the database can only be read");
	return true;
}

static bool write_pages(Writing *w, Arena *a, Err *err)
{
	const WriteBackOptions *o = w->options;
	PageToWrite *pages;
	size_t n;
	Str *paths = ARENA_ARRAY(a, Str, o->n_paths);
	if (!resolve_paths(o, paths, a, err) ||
		!store_list_pages_to_write(w->store, o->retries, a, &pages, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_wanted(o, paths, pages[i].path) && !do_page(w, &pages[i], err))
			return false;
	return true;
}

// A look is a transaction that ends without its changes.
static bool look(Writing *w, Arena *a, Err *err)
{
	if (!store_begin(w->store, err))
		return false;
	bool is_done = write_pages(w, a, err);
	store_rollback(w->store);
	return is_done;
}

bool library_write_back(
	Store *s, const WriteBackOptions *options, WriteBackReport *report, Err *err)
{
	*report = (WriteBackReport){0};
	Arena arena = {0};
	Writing w = {
		.store = s, .options = options, .report = report, .talk = {.to = options->talk}};
	bool is_look = options->is_dry_run && !store_is_read_only(s);
	bool is_done = is_look ? look(&w, &arena, err) : write_pages(&w, &arena, err);
	talk_flush(&w.talk);
	arena_release(&arena);
	return is_done;
}
