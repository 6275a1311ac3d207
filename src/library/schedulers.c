#include "schedulers.h"

#include "recto/store/log.h"
#include "recto/store/replay.h"
#include "matrix_file.h"

// -- what is wanted -------------------------------------------------------------------------------

static SchedulerRules wanted_rules(const Graph *graph)
{
	return (SchedulerRules){
		.algorithm = graph->algorithm,
		.max_interval = graph->settings->max_interval,
		.learning_fraction = graph->options.learning_fraction,
		.initial_interval = graph->options.initial_interval,
	};
}

static Str wanted_note(const Graph *graph, Arena *a)
{
	Buf note = {0};
	SchedulerRules rules = wanted_rules(graph);
	scheduler_format_note(&rules, &note);
	Str copy = arena_copy(a, buf_str(&note));
	buf_release(&note);
	return copy;
}

// SM-2 scores by the configuration of the moment; under Logseq's algorithm the rules count when the
// log is replayed.
static bool is_in_force(const Graph *graph, const StoredScheduler *stored, Str note)
{
	return graph->algorithm == stored->algorithm &&
	       (graph->algorithm == ALGORITHM_SM2 || str_equals(stored->note, note));
}

static bool is_graph_due(Import *im, const Graph *graph, bool *is_due, Err *err)
{
	StoredScheduler stored;
	if (!store_load_scheduler(im->store, graph->id, &im->arena, &stored, err))
		return false;
	bool is_new = !is_in_force(graph, &stored, wanted_note(graph, &im->arena));
	*is_due |= matrix_file_has_news(im, graph, stored.matrix_text) || is_new;
	return true;
}

bool schedulers_are_due(Import *im, bool *is_due, Err *err)
{
	bool is_good = true;
	*is_due = false;
	for (size_t i = 0; i < im->graphs.n && is_good; i++)
		if (im->graphs.items[i]->is_known)
			is_good = is_graph_due(im, im->graphs.items[i], is_due, err);
	return is_good;
}

// -- changing -------------------------------------------------------------------------------------

static bool change(Import *im, const Graph *graph, Str note, Err *err)
{
	LogEntry e = {
		.action = im->action,
		.graph = graph->id,
		.entry = {.kind = ENTRY_SCHEDULER,
			.at = clock_now(im->clock),
			.score = SCORE_NONE,
			.algorithm = graph->algorithm,
			.after = card_state_new()},
		.note = note,
	};
	e.entry.day = clock_day_of(im->clock, e.entry.at);
	if (!store_append_entry(im->store, &e, err))
		return false;
	im->action = e.action;
	return store_set_scheduler(im->store, graph->id, graph->algorithm, note, err);
}

static bool settle_rules(Import *im, const Graph *graph, Err *err)
{
	StoredScheduler stored;
	Str note = wanted_note(graph, &im->arena);
	if (!store_load_scheduler(im->store, graph->id, &im->arena, &stored, err))
		return false;
	if (is_in_force(graph, &stored, note))
		return true;
	if (graph->is_known && graph->algorithm != stored.algorithm)
		schedulers_note_move(im, graph->id, graph->id);
	im->report.rescheduled += graph->is_known;
	return change(im, graph, note, err);
}

bool schedulers_settle(Import *im, Err *err)
{
	for (size_t i = 0; i < im->graphs.n; i++)
		if (im->graphs.items[i]->is_known && !settle_rules(im, im->graphs.items[i], err))
			return false;
	// The tables come after: what was scored before is not theirs.
	if (!schedulers_replay(im, err))
		return false;
	for (size_t i = 0; i < im->graphs.n; i++)
		if (im->graphs.items[i]->is_known &&
			!matrix_file_take(im, im->graphs.items[i], err))
			return false;
	return true;
}

bool schedulers_start(Import *im, const Graph *graph, Err *err)
{
	return graph->is_known ||
	       (settle_rules(im, graph, err) && matrix_file_take(im, graph, err));
}

// -- replaying ------------------------------------------------------------------------------------

static void add_changed(Import *im, int64_t graph)
{
	if (im->changed_graph != 0 && im->changed_graph != graph)
		im->has_many_changed = true;
	im->changed_graph = graph;
}

void schedulers_note_move(Import *im, int64_t from, int64_t to)
{
	add_changed(im, from);
	add_changed(im, to);
}

// Several graphs take one walk through the whole log: there may be as many as pages.
bool schedulers_replay(Import *im, Err *err)
{
	if (im->changed_graph == 0)
		return true;
	StoreReplay r;
	int64_t graph = im->has_many_changed ? 0 : im->changed_graph;
	bool is_done = store_replay(im->store, graph, 0, &r, err) &&
		       store_write_replay(im->store, &r, err);
	store_release_replay(&r);
	im->changed_graph = 0;
	im->has_many_changed = false;
	return is_done;
}
