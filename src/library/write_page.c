#include "write_page.h"

#include "recto/base/path.h"
#include "diff.h"
#include "edition.h"
#include "reading.h"
#include "refresh.h"

static void edition_release(Edition *e)
{
	if (e->has_text)
		page_text_release(&e->text);
	buf_release(&e->was);
	import_release(&e->im);
	arena_release(&e->arena);
}

// -- reading --------------------------------------------------------------------------------------

// The bytes must be those that the store knows the cards of.
static bool read_bytes(Edition *e)
{
	if (!file_read(e->page.path.p, PAGE_SIZE_MAX, &e->was, &e->stamp, &e->problem))
		return false;
	return file_hash(buf_str(&e->was)) == e->page.hash ||
	       err_set(&e->problem, ERR_NEGATIVE, "%s: has changed meanwhile", e->page.path.p);
}

// Two versions that a sync or a merge left for a person to choose from.
static bool has_conflict(Str page)
{
	bool is_open = false;
	for (Str line; str_next_line(&page, &line);) {
		if (is_open && str_starts_with(line, STR(">>>>>>> ")))
			return true;
		is_open = is_open || str_starts_with(line, STR("<<<<<<< "));
	}
	return false;
}

static bool is_whole(Edition *e)
{
	return !has_conflict(buf_str(&e->was)) ||
	       err_set(&e->problem, ERR_IO,
		       "two versions of the page are in conflict (<<<<<<< and >>>>>>>)");
}

static bool may_be_written(Edition *e, const Graph *graph)
{
	if (!graph->settings->write_back)
		return err_set(&e->problem, ERR_IO, "write_back is off for %s", graph->root.p);
	return !e->page.is_gone ||
	       err_set(&e->problem, ERR_IO, "the page is gone, or no longer read");
}

static void read_text(Edition *e, Graph *graph)
{
	if (!may_be_written(e, graph) || !read_bytes(e) || !is_whole(e))
		return;
	Buf copy = {0};
	Found found = {.path = e->page.path, .graph = graph};
	e->info = reading_info(&found);
	e->info.wants_all_refs = true;
	buf_append(&copy, buf_str(&e->was));
	page_text_read(&e->text, &copy, &e->info);
	e->has_text = true;
}

// A look has everything in one transaction, of which nothing stays.
static bool take_in(const Writing *w, int64_t page, Err *err)
{
	const WriteBackOptions *o = w->options;
	bool has_changed;
	return o->is_dry_run
		       ? refresh_page(w->store, o->config, o->clock, page, &has_changed, err)
		       : refresh_around(w->store, o->config, o->clock, page, &has_changed, err);
}

static bool edition_open(Edition *e, Writing *w, int64_t page, Err *err)
{
	const WriteBackOptions *o = w->options;
	Graph *graph;
	*e = (Edition){0};
	import_init(&e->im, w->store, o->config, o->clock, (LibraryTalk){0});
	if (!take_in(w, page, err) || !store_load_page(w->store, page, &e->arena, &e->page, err) ||
		!refresh_find_graph(&e->im, e->page.graph, &graph, err) ||
		!store_list_page_writes(w->store, page, &e->arena, &e->writes, &e->n, err))
		return false;
	read_text(e, graph);
	return true;
}

// -- steps ----------------------------------------------------------------------------------------

static bool changes_page(const Step *step)
{
	return step->result == STEP_WRITES || step->result == STEP_UNDOES;
}

static void fail_step(Step *step, const Err *problem)
{
	step->result = STEP_FAILS;
	step->problem = *problem;
}

// The writes of a card are done in their order: after one that failed the others have to wait.
static const Step *find_failed(const Edition *e, size_t n, int64_t card)
{
	for (size_t i = 0; i < n; i++)
		if (e->steps[i].result == STEP_FAILS && e->writes[i].card == card)
			return &e->steps[i];
	return NULL;
}

static bool do_steps(Edition *e, Writing *w, Err *err)
{
	e->steps = ARENA_ARRAY(&e->arena, Step, e->n);
	for (size_t i = 0; i < e->n; i++) {
		Step *step = &e->steps[i];
		step->write = &e->writes[i];
		const Step *failed = find_failed(e, i, step->write->card);
		if (!e->has_text && !e->page.is_gone) // with it its cards are
			fail_step(step, &e->problem);
		else if (failed)
			fail_step(step, &failed->problem);
		else if (!write_step(w->store, &e->text, &e->info, e->writes, e->n, &e->arena, step,
				 err))
			return false;
	}
	return true;
}

// -- the disk -------------------------------------------------------------------------------------

static bool begin_writes(Edition *e, Writing *w, Err *err)
{
	if (!store_begin(w->store, err))
		return false;
	bool is_good = true;
	for (size_t i = 0; i < e->n && is_good; i++)
		if (e->steps[i].result == STEP_WRITES)
			is_good = store_begin_page_write(w->store, e->writes[i].id,
				e->steps[i].lines, e->steps[i].former, err);
	if (is_good && store_commit(w->store, err))
		return true;
	store_rollback(w->store);
	return false;
}

// An earlier run may have been interrupted while it replaced the file.
static bool may_be_interrupted(const Edition *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->writes[i].has_begun)
			return true;
	return false;
}

// Shortly after a file was written its times may stay the same when it is written again: then only
// the bytes tell.
static bool is_still_same(Edition *e)
{
	if (reading_stamp_tells(&e->stamp, calendar_now()))
		return true;
	Buf now = {0};
	bool is_same = file_read(e->page.path.p, PAGE_SIZE_MAX, &now, NULL, &e->problem) &&
		       (str_equals(buf_str(&now), buf_str(&e->was)) ||
			       err_set(&e->problem, ERR_NEGATIVE, "%s: has changed meanwhile",
				       e->page.path.p));
	buf_release(&now);
	return is_same;
}

// What was there is in the database before the page changes. *has_changed: the page did, since it
// was read, and is not touched.
static bool replace_page(Edition *e, Writing *w, bool *has_changed, Err *err)
{
	*has_changed = false;
	if (may_be_interrupted(e))
		file_sweep(arena_copy_z(&e->arena, path_folder(e->page.path)));
	if (str_equals(buf_str(&e->was), buf_str(&e->text.bytes)))
		return true;
	if (!begin_writes(e, w, err))
		return false;
	if (is_still_same(e) &&
		file_replace_same(e->page.path.p, buf_str(&e->text.bytes), &e->stamp, &e->problem))
		return true;
	*has_changed = e->problem.kind == ERR_NEGATIVE;
	for (size_t i = 0; i < e->n; i++)
		if (changes_page(&e->steps[i]))
			fail_step(&e->steps[i], &e->problem);
	return true;
}

static void show(Edition *e, Writing *w)
{
	Buf diff = {0};
	Outline was;
	if (!e->has_text)
		return;
	outline_parse(&was, buf_str(&e->was), e->info.format);
	diff_append(e->page.path, &was, &e->text.outline, &diff);
	if (diff.n > 0)
		w->options->show(w->options->context, buf_str(&diff));
	buf_release(&diff);
	outline_release(&was);
}

// -- all of it ------------------------------------------------------------------------------------

static bool edit_page(Edition *e, Writing *w, bool *has_changed, Err *err)
{
	*has_changed = false;
	if (!do_steps(e, w, err))
		return false;
	if (w->options->is_dry_run)
		show(e, w);
	else if (e->has_text && !replace_page(e, w, has_changed, err))
		return false;
	return true;
}

enum { ATTEMPTS_MAX = 3 };

bool write_page(Writing *w, int64_t page, Err *err)
{
	for (int attempt = 1;; attempt++) {
		Edition e;
		bool has_changed = false;
		bool is_good = edition_open(&e, w, page, err);
		bool is_late = is_good && e.problem.kind == ERR_NEGATIVE;
		is_good = is_good && edit_page(&e, w, &has_changed, err);
		bool is_last = (!is_late && !has_changed) || attempt == ATTEMPTS_MAX;
		is_good = is_good && (!is_last || e.n == 0 || edition_settle(&e, w, err));
		edition_release(&e);
		if (!is_good || is_last)
			return is_good;
	}
}
