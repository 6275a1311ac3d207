// Replaying the log of a whole graph: the states of its cards, and the table that they share, are
// the fold of its entries in order.
//
// A graph has one scheduler at a time; ENTRY_SCHEDULER says which from there on, and with which
// rules. A log is always read under its last one: what was scored under the other algorithm is
// scored again under this one, so that changing the scheduler changes every card, and changing it
// back gives back what was there. Entries of the other algorithm:
//
// - `review`: the score counts, not what it left. Memory and interval are computed, under the
//   maximum of the rules and without fuzz. Due, because zone and rollover hour of that day are
//   gone: under SM-2 the interval in days of 24 hours from the score, which lies in the day that is
//   meant (beside it, when daylight saving began or ended meanwhile and the score lies within that
//   change of the rollover hour); under Logseq's algorithm its hours from the score, and after a
//   fail the due instant that the entry has, the start of the next day.
// - `state`, `logseq`: what was adopted is converted by memory_convert. What it forgot is due under
//   SM-2 in the day that starts first after the page's instant.
// - all else as it is; the due instant of `postpone` too.
//
// Scores under Logseq's algorithm teach the table in the order of the log. `logseq` teaches
// nothing: what Logseq learned comes in its own table, as `matrix`, which replaces what was there.
//
// The rules of an entry are those in force when it was written, as long as the graph was under the
// algorithm of the replay; else those with which that algorithm came next. So they never change
// when the log grows. Before the first ENTRY_SCHEDULER a graph is under SM-2.
//
// What must not be replayed is left out by the caller, as for fold_entry: undos with what they took
// back. States live with the caller, one for each card; a card starts as card_state_new().
#ifndef RECTO_SCHEDULE_REPLAY_H
#define RECTO_SCHEDULE_REPLAY_H

#include "recto/schedule/fold.h"

// What an ENTRY_SCHEDULER says: entry.algorithm, and the rest in its note.
typedef struct SchedulerRules {
	Algorithm algorithm;
	int max_interval;         // days, INTERVAL_MAX_DAYS unless it says otherwise
	double learning_fraction; // as in MemoryContext
	double initial_interval;
} SchedulerRules;

// The note for such an entry: "{:max-interval 365, :learning-fraction 0.5, :initial-interval 4}".
void scheduler_format_note(const SchedulerRules *rules, Buf *out);
// The rules that such a note says; what it leaves out, or is out of range, as without a note.
SchedulerRules scheduler_parse_note(Algorithm algorithm, Str note);
// The rules as a policy without fuzz; lends the matrix.
SchedulePolicy scheduler_policy(const SchedulerRules *rules, const Matrix *matrix);

// Zero is a replay of a log without ENTRY_SCHEDULER. Owns its memory: ended by replay_release.
typedef struct Replay {
	struct SchedulerList {
		SchedulerRules *items;
		size_t n, cap;
	} schedulers;  // of the log, in order
	size_t passed; // how many of them the replay has come by
	Matrix matrix; // as of the last entry; to be read between entries
} Replay;

void replay_release(Replay *r);

// First of all, once for every ENTRY_SCHEDULER of the log in order: the last of them decides how
// the log is read. Later only for one that is appended and keeps the algorithm.
void replay_add_scheduler(Replay *r, const Entry *entry, Str note);

// The algorithm of the replay, and the rules for the next entry, as a policy without fuzz. The
// matrix in it is lent by the replay.
SchedulePolicy replay_policy(const Replay *r);

// Then the log itself, in order. `card` is the state of the entry's card, NULL for an entry about
// none. False when the log or the program is wrong, as for fold_entry (and the intervals of
// Logseq's algorithm are computed here), or when a table could be read only in part.
//
// A log that goes on is replayed by going on, up to an ENTRY_SCHEDULER with another algorithm: then
// from the start.
bool replay_entry(Replay *r, CardState *card, const Entry *entry, Str note);

#endif
