// A graph as a program keeps it: its log, and beside it the states of the cards and the shared
// table, followed entry by entry. Days start at four, in UTC.
#ifndef TESTS_UNIT_SCHEDULE_GRAPH_H
#define TESTS_UNIT_SCHEDULE_GRAPH_H

#include "recto/schedule/replay.h"
#include "tests.h"

enum { CARDS = 300, NOTE_SIZE = 96 };

typedef struct Line {
	Entry entry;
	int card; // -1 for none
	char note[NOTE_SIZE];
} Line;

typedef struct Log {
	Line *items;
	size_t n, cap;
} Log;

typedef struct States {
	CardState cards[CARDS];
} States;

typedef struct Graph {
	Log log;
	States states;
	Replay replay;
	int max_interval; // as configured, which the log does not say
	bool has_fuzz;
	uint64_t seed;
	Day day;
} Graph;

static const Day today = 19389; // of a new graph
static const Instant day_ms = 86400000, hour_ms = 3600000;
static const SchedulerRules usual = {.max_interval = INTERVAL_MAX_DAYS};

void graph_open(Graph *g, uint64_t seed);
void graph_close(Graph *g);

// An entry of this day, under the graph's algorithm.
Entry graph_entry(const Graph *g, EntryKind kind);
// What is written is checked against the replay that follows it.
void graph_score(Graph *g, int card, int q);
void graph_act(Graph *g, int card, Entry e);
// ENTRY_STATE or ENTRY_LOGSEQ with what a page says.
void graph_adopt(Graph *g, int card, EntryKind kind, int q, Memory page, Instant due);
void graph_take_matrix(Graph *g, const char *table);
void graph_set_scheduler(Graph *g, Algorithm algorithm, SchedulerRules rules);

// The log from its start. The caller releases *r.
States graph_replay_log(const Log *log, Replay *r, bool *is_good);
// The same, in place of what was followed.
void graph_replay_again(Graph *g);

void graph_assert_same(const States *a, const States *b);

#endif
