#include "edition.h"

#include "intake.h"
#include "refresh.h"

// -- what became of them --------------------------------------------------------------------------

static Str reason_of(const Edition *e, const Err *problem)
{
	return talk_reason(e->page.path, problem);
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
	case STEP_RESTS:
		w->report->resting++;
		return store_set_page_write_problem(s, id, STR(WRITE_RESTS), err);
	case STEP_FAILS:
		return keep_problem(e, w, step, err);
	}
	return true;
}

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

static void tell_resting(Edition *e, Writing *w)
{
	int64_t resting = 0;
	for (size_t i = 0; i < e->n; i++)
		resting += e->steps[i].result == STEP_RESTS;
	if (resting > 0)
		talk_warn(&w->talk, e->page.path,
			"%lld %s of cards that are gone: kept, and written if the cards come back",
			(long long)resting, resting == 1 ? "score" : "scores");
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

bool edition_settle(Edition *e, Writing *w, Err *err)
{
	tell_left(e, w);
	tell_resting(e, w);
	tell_waiting(e, w);
	return settle(e, w, err);
}
