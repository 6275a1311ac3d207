#include "import.h"

#include "recto/base/vec.h"
#include "dangling.h"
#include "moved.h"
#include "reading.h"
#include "rows.h"
#include "schedulers.h"
#include "settle.h"
#include "twins.h"

void import_init(Import *im, Store *s, const Config *config, const Clock *clock, LibraryTalk talk)
{
	*im = (Import){.store = s, .config = config, .clock = clock, .talk = {.to = talk}};
	im->graphs.config = config;
	im->graphs.talk = &im->talk;
	im->walk.graphs = &im->graphs;
	im->walk.talk = &im->talk;
	im->looked_at = calendar_now();
}

void import_release(Import *im)
{
	VEC_RELEASE(&im->stored);
	VEC_RELEASE(&im->to_read);
	VEC_RELEASE(&im->confirmed);
	VEC_RELEASE(&im->missing);
	VEC_RELEASE(&im->lost);
	VEC_RELEASE(&im->open);
	VEC_RELEASE(&im->was);
	VEC_RELEASE(&im->is);
	VEC_RELEASE(&im->target_refs);
	VEC_RELEASE(&im->extra);
	walk_release(&im->walk);
	roots_release(&im->roots);
	graphs_release(&im->graphs);
	arena_release(&im->arena);
	arena_release(&im->page_arena);
	card_identifier_release(&im->identifier);
	buf_release(&im->bytes);
}

void import_look(Import *im)
{
	for (size_t i = 0; i < im->roots.n; i++)
		walk_add_root(&im->walk, &im->roots.items[i]);
	while (walk_step(&im->walk))
		;
}

// -- the transaction -----------------------------------------------------------------------------

static bool register_sources(Import *im, Err *err)
{
	for (size_t i = 0; i < im->roots.n; i++)
		if (roots_wants_source(&im->roots.items[i], &im->sources, im->config) &&
			!store_add_source(
				im->store, im->roots.items[i].path, clock_now(im->clock), err))
			return false;
	return true;
}

static bool put_graph(Import *im, Graph *g, Err *err)
{
	if (g->is_put)
		return true;
	g->is_put = true;
	return store_put_graph(im->store, g->root, g->is_logseq, &g->id, err) &&
	       store_set_journal_form(im->store, g->id, g->options.refs.journal_form, err) &&
	       schedulers_start(im, g, err);
}

static bool read_pages(Import *im, Err *err)
{
	for (size_t i = 0; i < im->to_read.n; i++) {
		const Found *found = im->to_read.items[i];
		if (!put_graph(im, found->graph, err) ||
			!reading_take_page(im, found, import_find_stored(im, found->path), err))
			return false;
	}
	return true;
}

static bool lose_pages(Import *im, Err *err)
{
	for (size_t i = 0; i < im->missing.n; i++)
		if (!reading_lose_page(im, &im->missing.items[i], err))
			return false;
	return true;
}

// From now on the stamps of these pages can be trusted.
static bool confirm_pages(Import *im, Err *err)
{
	for (size_t i = 0; i < im->confirmed.n; i++) {
		StoredPage page = *import_find_stored(im, im->confirmed.items[i]->path);
		page.read_at = im->looked_at;
		if (!store_put_page(im->store, &page, err))
			return false;
	}
	return true;
}

static bool run(Import *im, Err *err)
{
	bool is_due;
	if (!moved_follow(im, err) || !import_plan(im, &is_due, err))
		return false;
	if (!is_due)
		return true;
	return register_sources(im, err) && schedulers_settle(im, err) &&
	       store_begin_bulk(im->store, err) && read_pages(im, err) && lose_pages(im, err) &&
	       confirm_pages(im, err) && store_end_bulk(im->store, err) && settle_all(im, err) &&
	       schedulers_replay(im, err) && twins_tell(im, err) && dangling_report(im, err) &&
	       rows_note_import(im, err);
}

bool import_run(Import *im, Err *err)
{
	if (!store_begin(im->store, err))
		return false;
	bool is_done = run(im, err);
	bool is_kept = is_done && !im->is_dry_run && store_commit(im->store, err);
	if (!is_kept) {
		store_rollback(im->store);
		im->report.id = 0; // it is not in the log
	}
	talk_flush(&im->talk);
	im->report.warnings = im->talk.warnings;
	return im->is_dry_run ? is_done : is_kept;
}
