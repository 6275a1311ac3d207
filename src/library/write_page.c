#include "write_page.h"

#include "recto/base/path.h"
#include "recto/base/utf8.h"
#include "recto/store/sources.h"
#include "diff.h"
#include "intake.h"
#include "reading.h"
#include "refresh.h"
#include "write_step.h"

// A page, from its bytes on the disk to those that take their place.
typedef struct Edition {
	Import im; // for its graph
	StoredPage page;
	PageInfo info;
	FileStamp stamp; // of the file that was read
	Buf was;         // its bytes
	PageText text;   // with the steps that were done
	bool has_text;
	PageWrite *writes;
	Step *steps; // one for each
	size_t n;
	Err problem; // of the page, which no step can be done on
	Arena arena;
} Edition;

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

static bool edition_open(Edition *e, Writing *w, int64_t page, Err *err)
{
	const WriteBackOptions *o = w->options;
	Graph *graph;
	bool has_changed;
	*e = (Edition){0};
	import_init(&e->im, w->store, o->config, o->clock, (LibraryTalk){0});
	if (!refresh_page(w->store, o->config, o->clock, page, &has_changed, err) ||
		!store_load_page(w->store, page, &e->arena, &e->page, err) ||
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
		if (!e->has_text)
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

// -- what became of them --------------------------------------------------------------------------

// Without the path, which stands in front of what is told.
static Str reason_of(Edition *e, const Err *problem)
{
	Str text = str_from_z(problem->text);
	Buf path = {0};
	buf_append_z(&path, "cannot write ");
	utf8_append_printable(&path, e->page.path);
	buf_append_z(&path, ": ");
	Str whole = buf_str(&path);
	Str bare = str_skip(whole, sizeof "cannot write " - 1);
	if (str_starts_with(text, whole))
		text = str_skip(text, whole.n);
	else if (str_starts_with(text, bare))
		text = str_skip(text, bare.n);
	text = arena_copy(&e->arena, text);
	buf_release(&path);
	return text;
}

static bool keep_problem(Edition *e, Writing *w, const Step *step, Err *err)
{
	Str reason = reason_of(e, &step->problem);
	w->report->waiting++;
	if (str_equals(step->write->problem, reason))
		return true;
	return store_set_page_write_problem(w->store, step->write->id, reason, err);
}

static bool keep_lines(Edition *e, Writing *w, const Step *step, Err *err)
{
	const Card *card = page_text_find(&e->text, &step->row);
	return !card || store_set_page_state(
				w->store, step->row.id, intake_lines(&card->state, &e->arena), err);
}

static bool settle_step(Edition *e, Writing *w, const Step *step, Err *err)
{
	Store *s = w->store;
	int64_t id = step->write->id;
	switch (step->result) {
	case STEP_WRITES:
	case STEP_IS_THERE:
		w->report->written += step->result == STEP_WRITES;
		return store_begin_page_write(s, id, step->lines, step->former, err) &&
		       store_end_page_write(s, id, WRITE_DONE, err) && keep_lines(e, w, step, err);
	case STEP_UNDOES:
	case STEP_IS_BACK:
		w->report->taken_back += step->result == STEP_UNDOES;
		return store_end_page_write(s, id, WRITE_CLOSED, err) &&
		       keep_lines(e, w, step, err);
	case STEP_LEAVES:
		w->report->left++;
		return store_end_page_write(s, id, WRITE_CLOSED, err);
	case STEP_DROPS:
		w->report->dropped++;
		return store_end_page_write(s, id, WRITE_CLOSED, err);
	case STEP_FAILS:
		return keep_problem(e, w, step, err);
	}
	return true;
}

// The page as it is now is taken in along with what was written, so that the next look finds it
// unchanged.
static bool settle(Edition *e, Writing *w, Err *err)
{
	bool has_changed;
	if (!store_begin(w->store, err))
		return false;
	bool is_good = true;
	for (size_t i = 0; i < e->n && is_good; i++)
		is_good = settle_step(e, w, &e->steps[i], err);
	is_good = is_good && (w->options->is_dry_run ||
				     refresh_page(w->store, w->options->config, w->options->clock,
					     e->page.id, &has_changed, err));
	if (is_good && store_commit(w->store, err))
		return true;
	store_rollback(w->store);
	return false;
}

// -- telling --------------------------------------------------------------------------------------

static void tell_left(Edition *e, Writing *w)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->steps[i].result == STEP_LEAVES)
			talk_at(&w->talk, e->page.path, e->steps[i].row.line, 1,
				"the lines of an undone score have been changed since, and stay");
}

// Once for a page, and not again while the reason is the same.
static void tell_waiting(Edition *e, Writing *w)
{
	int64_t waiting = 0;
	const Err *problem = NULL;
	bool is_news = w->options->tells_again;
	for (size_t i = 0; i < e->n; i++) {
		const Step *step = &e->steps[i];
		if (step->result != STEP_FAILS)
			continue;
		waiting++;
		problem = problem ? problem : &step->problem;
		if (!str_equals(step->write->problem, reason_of(e, &step->problem)))
			is_news = true;
	}
	if (!problem)
		return;
	if (w->report->problem.kind == ERR_NONE)
		w->report->problem = *problem;
	Str reason = reason_of(e, problem);
	if (is_news)
		talk_warn(&w->talk, e->page.path,
			"not written: %.*s; %lld %s, and recto write-back tries again",
			STR_ARG(reason), (long long)waiting,
			waiting == 1 ? "score waits" : "scores wait");
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

static bool finish(Edition *e, Writing *w, Err *err)
{
	tell_left(e, w);
	tell_waiting(e, w);
	return settle(e, w, err);
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
		is_good = is_good && (!is_last || e.n == 0 || finish(&e, w, err));
		edition_release(&e);
		if (!is_good || is_last)
			return is_good;
	}
}
