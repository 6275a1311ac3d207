// The states of cards and the tables of graphs, made again from the log: what an undo, a change of
// the scheduler and the doctor go by. How a log is read: schedule/replay.h.
#ifndef RECTO_STORE_REPLAY_H
#define RECTO_STORE_REPLAY_H

#include "recto/store/cards.h"
#include "recto/store/scheduler.h"

typedef struct ReplayedCard {
	int64_t id, graph;
	char uid[IDENT_SIZE];
	int64_t last_entry;
	Algorithm algorithm; // as it is stored
	CardState stored;
	CardState state; // that the log gives
} ReplayedCard;

typedef struct ReplayedGraph {
	int64_t id;
	Str root;
	StoredScheduler stored;
	Matrix matrix; // as it is stored
	Replay replay; // after the last entry: the algorithm, the rules and the table of the log
} ReplayedGraph;

// Everything in it is of one moment, also while other programs write.
typedef struct StoreReplay {
	struct ReplayedCards {
		ReplayedCard *items; // by id, gone ones too
		size_t n, cap;
	} cards;
	struct ReplayedGraphs {
		ReplayedGraph *items; // by id
		size_t n, cap;
	} graphs;
	int64_t entries; // that were read
	Arena arena;
} StoreReplay;

// Replays the log of a graph, or with 0 that of all graphs, as if the action `without` were undone
// (0: as it is). Linear in the log. *out need not be initialised; ended by store_release_replay,
// also after a failure.
bool store_replay(Store *s, int64_t graph, int64_t without, StoreReplay *out, Err *err);
void store_release_replay(StoreReplay *r);
// NULL for a card of another graph.
const ReplayedCard *store_find_replayed(const StoreReplay *r, int64_t card);

// Stores the states and tables that are not as the log gives them. No entry is written, and the
// newest entries of the cards stay what they are.
bool store_write_replay(Store *s, const StoreReplay *r, Err *err);
// Reports what is stored otherwise than the log gives it; returns how much.
int store_check_replay(const StoreReplay *r, StoreProblem *report, void *context);

// The state that the log gives one card. Costs the whole graph under Logseq's algorithm, whose
// table depends on all of its cards, else the card's own entries.
bool store_replay_card(Store *s, const StoredCard *card, int64_t without, CardState *out, Err *err);

#endif
