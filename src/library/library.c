#include "recto/library/library.h"

#include "import.h"

static bool import_roots(Import *im, Err *err)
{
	if (im->roots.n == 0)
		return true;
	import_look(im);
	return import_run(im, err);
}

static bool import_all(Import *im, const ImportOptions *o, Err *err)
{
	if (!store_list_sources(im->store, &im->arena, &im->sources, err))
		return false;
	Err unreadable = {0};
	RootsWanted wanted = {o->paths, o->n_paths, &im->sources, o->config, o->is_forced};
	bool is_readable = roots_collect(&im->roots, &wanted, &im->graphs, &unreadable);
	if (!import_roots(im, err))
		return false;
	return is_readable || err_set(err, unreadable.kind, "%s", unreadable.text);
}

bool library_import(Store *s, const ImportOptions *o, ImportReport *report, Err *err)
{
	Import im;
	import_init(&im, s, o->config, o->clock, o->talk);
	im.is_dry_run = o->is_dry_run;
	im.is_forced = o->is_forced;
	im.tell_match = o->tell_match;
	im.match_context = o->match_context;
	bool is_done = import_all(&im, o, err);
	*report = im.report;
	import_release(&im);
	return is_done;
}
