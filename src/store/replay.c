#include "recto/store/replay.h"

#include <stdlib.h>

#include "recto/store/log.h"
#include "recto/store/sources.h"
#include "rows.h"

void store_release_replay(StoreReplay *r)
{
	for (size_t i = 0; i < r->graphs.n; i++) {
		replay_release(&r->graphs.items[i].replay);
		matrix_release(&r->graphs.items[i].matrix);
	}
	VEC_RELEASE(&r->graphs);
	VEC_RELEASE(&r->cards);
	arena_release(&r->arena);
}

// -- what is stored -------------------------------------------------------------------------------

static bool add_schedulers(Store *s, int64_t graph, Replay *replay, Err *err)
{
	Arena arena = {0};
	LogEntry *entries;
	size_t n;
	bool is_read = store_list_schedulers(s, graph, &arena, &entries, &n, err);
	for (size_t i = 0; is_read && i < n; i++)
		replay_add_scheduler(replay, &entries[i].entry, entries[i].note);
	arena_release(&arena);
	return is_read;
}

static bool add_graph(Store *s, StoreReplay *r, const StoredGraph *stored, Err *err)
{
	ReplayedGraph *graph = VEC_ADD(&r->graphs);
	*graph = (ReplayedGraph){.id = stored->id, .root = stored->root};
	return store_load_scheduler(s, graph->id, &r->arena, &graph->stored, err) &&
	       store_load_matrix(s, graph->id, &graph->matrix, err) &&
	       add_schedulers(s, graph->id, &graph->replay, err);
}

static int by_graph(const void *x, const void *y)
{
	const ReplayedGraph *a = x;
	const ReplayedGraph *b = y;
	return a->id < b->id ? -1 : a->id > b->id;
}

static bool load_graphs(Store *s, int64_t graph, StoreReplay *r, Err *err)
{
	StoredGraph *stored;
	size_t n;
	bool is_read = store_list_graphs(s, &r->arena, &stored, &n, err);
	for (size_t i = 0; is_read && i < n; i++)
		if (graph == 0 || graph == stored[i].id)
			is_read = add_graph(s, r, &stored[i], err);
	if (r->graphs.n > 0)
		qsort(r->graphs.items, r->graphs.n, sizeof *r->graphs.items, by_graph);
	return is_read;
}

static bool load_cards(Store *s, int64_t graph, StoreReplay *r, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_CARD_STATES);
	BIND(&q, graph);
	while (stmt_step(&q)) {
		ReplayedCard *card = VEC_ADD(&r->cards);
		card->id = stmt_int(&q);
		stmt_ident(&q, card->uid);
		card->graph = stmt_int(&q);
		card->algorithm = stmt_bool(&q) ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
		card->last_entry = stmt_int(&q);
		rows_read_state(&q, &card->stored);
		card->state = card_state_new();
	}
	return stmt_finish(&q, err);
}

// -- replaying ------------------------------------------------------------------------------------

static int by_card(const void *x, const void *y)
{
	const ReplayedCard *a = x;
	const ReplayedCard *b = y;
	return a->id < b->id ? -1 : a->id > b->id;
}

static ReplayedCard *find_card(const StoreReplay *r, int64_t id)
{
	const ReplayedCard wanted = {.id = id};
	if (r->cards.n == 0)
		return NULL;
	return bsearch(&wanted, r->cards.items, r->cards.n, sizeof wanted, by_card);
}

static ReplayedGraph *find_graph(const StoreReplay *r, int64_t id)
{
	const ReplayedGraph wanted = {.id = id};
	if (r->graphs.n == 0)
		return NULL;
	return bsearch(&wanted, r->graphs.items, r->graphs.n, sizeof wanted, by_graph);
}

const ReplayedCard *store_find_replayed(const StoreReplay *r, int64_t card)
{
	return find_card(r, card);
}

static bool counts(const LogEntry *e, int64_t without)
{
	return !e->is_undone && e->entry.kind != ENTRY_UNDO &&
	       (without == 0 || e->action != without);
}

// After an undo below later entries some of them no longer agree with what they find; the state
// still follows from them.
static void replay_row(StoreReplay *r, const LogEntry *e, int64_t without)
{
	r->entries++;
	if (!counts(e, without))
		return;
	ReplayedCard *card = e->card != 0 ? find_card(r, e->card) : NULL;
	ReplayedGraph *graph = find_graph(r, card ? card->graph : e->graph);
	if (graph)
		replay_entry(&graph->replay, card ? &card->state : NULL, &e->entry, e->note);
}

bool store_replay(Store *s, int64_t graph, int64_t without, StoreReplay *out, Err *err)
{
	*out = (StoreReplay){0};
	LogCursor *log;
	LogEntry row;
	Err problem = {0};
	if (!store_walk_log(s, graph, &log, err))
		return false;
	// From the first row to the last the connection sees the database as it is at the first.
	bool has_row = log_cursor_next(log, &row, &problem);
	bool is_good = load_graphs(s, graph, out, err) && load_cards(s, graph, out, err);
	for (; has_row && is_good; has_row = log_cursor_next(log, &row, &problem))
		replay_row(out, &row, without);
	log_cursor_close(log);
	return is_good &&
	       (problem.kind == ERR_NONE || err_set(err, problem.kind, "%s", problem.text));
}

// -- against what is stored -----------------------------------------------------------------------

bool store_write_replay(Store *s, const StoreReplay *r, Err *err)
{
	for (size_t i = 0; i < r->cards.n; i++) {
		const ReplayedCard *card = &r->cards.items[i];
		if (!card_state_equals(&card->stored, &card->state) &&
			!store_set_card_state(s, card->id, &card->state, card->last_entry, err))
			return false;
	}
	for (size_t i = 0; i < r->graphs.n; i++) {
		const ReplayedGraph *graph = &r->graphs.items[i];
		if (!matrix_equals(&graph->matrix, &graph->replay.matrix) &&
			!store_replace_matrix(s, graph->id, &graph->replay.matrix, err))
			return false;
	}
	return true;
}

typedef struct Finding {
	StoreProblem *report;
	void *context;
	int n;
} Finding;

static void find(Finding *f, const char *what, Str name, const char *problem)
{
	Buf text = {0};
	buf_printf(&text, "%s %.*s: %s", what, STR_ARG(name), problem);
	f->report(f->context, buf_z(&text));
	buf_release(&text);
	f->n++;
}

// The scheduler that the graph has in the log is the one in force.
static bool is_in_force(const ReplayedGraph *graph)
{
	const Replay *replay = &graph->replay;
	Buf note = {0};
	if (replay->schedulers.n > 0)
		scheduler_format_note(&replay->schedulers.items[replay->schedulers.n - 1], &note);
	bool is_same = str_equals(buf_str(&note), graph->stored.note) &&
		       replay_policy(replay).algorithm == graph->stored.algorithm;
	buf_release(&note);
	return is_same;
}

static void check_graph(Finding *f, const ReplayedGraph *graph)
{
	if (!is_in_force(graph))
		find(f, "graph", graph->root,
			"its log gives another scheduler than the one that is stored");
	if (!matrix_equals(&graph->matrix, &graph->replay.matrix))
		find(f, "graph", graph->root,
			"its log gives another table of factors than the one that is stored");
}

static void check_card(Finding *f, const StoreReplay *r, const ReplayedCard *card)
{
	const ReplayedGraph *graph = find_graph(r, card->graph);
	if (!card_state_equals(&card->stored, &card->state))
		find(f, "card", str_from_z(card->uid),
			"its log gives another state than the one that is stored");
	if (graph && card->algorithm != graph->stored.algorithm)
		find(f, "card", str_from_z(card->uid), "it has not the algorithm of its graph");
}

int store_check_replay(const StoreReplay *r, StoreProblem *report, void *context)
{
	Finding f = {.report = report, .context = context};
	for (size_t i = 0; i < r->graphs.n; i++)
		check_graph(&f, &r->graphs.items[i]);
	for (size_t i = 0; i < r->cards.n; i++)
		check_card(&f, r, &r->cards.items[i]);
	return f.n;
}

// -- one card -------------------------------------------------------------------------------------

// Its own entries, and between them those of its graph's scheduler.
static bool replay_alone(Store *s, const StoredCard *card, int64_t without, Replay *replay,
	const LogEntry *schedulers, size_t n_schedulers, CardState *out, Err *err)
{
	Arena arena = {0};
	LogEntry *log;
	size_t n;
	size_t passed = 0;
	bool is_read = store_list_card_log(s, card->id, &arena, &log, &n, err);
	for (size_t i = 0; is_read && i < n; i++) {
		for (; passed < n_schedulers && schedulers[passed].id < log[i].id; passed++)
			replay_entry(replay, NULL, &schedulers[passed].entry, (Str){0});
		if (counts(&log[i], without))
			replay_entry(replay, out, &log[i].entry, log[i].note);
	}
	arena_release(&arena);
	return is_read;
}

static bool replay_with_graph(
	Store *s, const StoredCard *card, int64_t without, CardState *out, Err *err)
{
	StoreReplay r;
	bool is_done = store_replay(s, card->graph, without, &r, err);
	const ReplayedCard *found = is_done ? find_card(&r, card->id) : NULL;
	if (found)
		*out = found->state;
	store_release_replay(&r);
	return is_done;
}

bool store_replay_card(Store *s, const StoredCard *card, int64_t without, CardState *out, Err *err)
{
	Arena arena = {0};
	Replay replay = {0};
	LogEntry *schedulers;
	size_t n;
	*out = card_state_new();
	bool is_done = store_list_schedulers(s, card->graph, &arena, &schedulers, &n, err);
	for (size_t i = 0; is_done && i < n; i++)
		replay_add_scheduler(&replay, &schedulers[i].entry, schedulers[i].note);
	if (is_done && replay_policy(&replay).algorithm == ALGORITHM_LOGSEQ)
		is_done = replay_with_graph(s, card, without, out, err);
	else if (is_done)
		is_done = replay_alone(s, card, without, &replay, schedulers, n, out, err);
	replay_release(&replay);
	arena_release(&arena);
	return is_done;
}
