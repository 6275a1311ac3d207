// What the files of this room share.
#ifndef SRC_REVIEW_LOCAL_H
#define SRC_REVIEW_LOCAL_H

#include "recto/review/record.h"
#include "recto/store/queue.h"
#include "recto/store/scheduler.h"

// -- journal: entries of one action, each with the state that it leaves ------------------------

typedef struct Journal {
	const Desk *desk;
	StoreMoment moment; // of all entries
	int64_t action;     // the number that they share, 0 before the first
	bool is_bulk;       // no card comes twice: their states are set when it is closed
} Journal;

// Takes the write lock, so that what is read from here on is what is changed.
bool journal_open(Journal *j, const Desk *d, Err *err);
// Commits when `is_good`, else ends without changes. False unless everything was written.
bool journal_close(Journal *j, bool is_good, Err *err);
// Logs `entry` (kind, score, took_ms and `after` are used) and makes `after` the state of the card,
// at once or, of a bulk, when the journal is closed.
bool journal_write(Journal *j, StoredCard *card, const Entry *entry, int64_t target, Err *err);
// The same for any kind but ENTRY_REVIEW: completes `after` from the fields that the kind reads.
bool journal_complete(Journal *j, StoredCard *card, Entry entry, int64_t target, Err *err);
// Numbers of cards, for qsort.
int journal_compare_cards(const void *a, const void *b);

// -- unmatch: before an entry `unmatch` is undone, the two texts are one card again -------------

bool unmatch_undo(Store *s, const LogEntry *entry, Arena *a, Err *err);

// -- turn: what a score on a card would be now -----------------------------------------------

typedef enum CardTurn {
	TURN_NONE,   // it rests, is not due, or is gone
	TURN_REVIEW, // it is due or new
	TURN_DRILL,  // it waits in today's drill
	// of a session that practises only:
	TURN_CRAM,       // its first turn
	TURN_CRAM_AGAIN, // it scored below SCORE_DRILL in this session
} CardTurn;

bool turn_of_card(
	const Desk *d, const StoreMoment *m, const StoredCard *card, CardTurn *out, Err *err);

// -- policy: how a card is scheduled ----------------------------------------------------------

typedef struct CardPolicy {
	SchedulePolicy schedule;
	Matrix matrix; // of the graph, lent to `schedule`
} CardPolicy;

// *out stays where it is, and is ended with policy_release, also after a failure.
bool policy_load(CardPolicy *out, const Desk *d, const StoredCard *card, Err *err);
void policy_release(CardPolicy *p);

// -- limits: how many cards the configuration still allows today -----------------------------

// Cards that may still come; INT64_MAX without a limit.
typedef struct LimitLeft {
	int64_t graph; // 0: over all
	int64_t due, new_;
} LimitLeft;

// All limits hold together: a graph's own one narrows the one over all.
typedef struct Limits {
	LimitLeft all;
	LimitLeft *graphs; // those that set a limit of their own
	size_t n_graphs;
	int64_t *full_due; // of them, the graphs that are used up
	size_t n_full_due;
	int64_t *full_new;
	size_t n_full_new;
	Arena arena;
} Limits;

// *l need not be initialised; ended with limits_release, also after a failure.
bool limits_read(Limits *l, const Desk *d, const StoreMoment *m, Err *err);
void limits_release(Limits *l);
// Lets `left` new cards come, whatever the configuration says.
void limits_set_new(Limits *l, int64_t left);
// store_count_queue with `due` and `new_` cut to what may come.
bool limits_count(const Limits *l, Store *s, const QueueQuery *q, QueueCounts *out, Err *err);

#endif
