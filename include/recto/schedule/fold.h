// Replaying the log of a card: its state is the fold of its entries.
//
// One card by itself, each entry under the algorithm with which it was written: enough for SM-2,
// and to follow the newest entries of any log. For a whole graph with Logseq's table and changes of
// the scheduler: replay.h.
//
// - `state` and `logseq`: phase, memory, due, last score and time become those of `after`; `logseq`
//   counts a lapse. Suspension, mark and burying stay, because a page knows nothing of them.
// - `logseq` of a review before the card's last one, which became known too late: only the lapse.
//   Its `after` is what the page said, and counts once the later review is undone.
// - `review`: the schedule's step again. It ends no suspension and no burying.
// - `reset`: a new card without lapses. Suspension, mark and burying stay.
// - `postpone`: the due instant of `after`. `bury`: the day of `after`.
// - `suspend`, `mark`, `unmark`: one flag. `resume` ends suspension and burying.
// - `drill`, `cram`, `match`, `unmatch`, `matrix`, `scheduler`: nothing.
//
// An undo is no step: who reads the log leaves out the undone entries together with their undo.
#ifndef RECTO_SCHEDULE_FOLD_H
#define RECTO_SCHEDULE_FOLD_H

#include "recto/schedule/schedule.h"

// Applies one entry to a state; entry->kind is not ENTRY_UNDO. Scores are computed again with the
// entry's algorithm and compared with what the entry says it left; the due instant is the entry's,
// because the zone and the rollover hour of that day are gone. So is the interval when the maximum
// or the fuzz that was configured then can have made it of the computed one: it is at least a day
// and shorter, or within the range of SM-2's fuzz. The interval of a pass under Logseq's algorithm
// depends on its table, which is not known here, and is the entry's.
//
// False when memory, phase or lapses that come out of `state`, `review`, `logseq` or `reset` differ
// from `entry->after`, when a `review` has no score, when there is no such algorithm or the kind is
// unknown: the log or the program is wrong.
bool fold_entry(CardState *state, const Entry *entry);

// Completes an entry that is about to be written for a card in `state`: sets `before`, and makes
// `after` whole from the fields of it that the kind reads (above), so that fold_entry will agree.
// `after` is then the card's new state, but for a `logseq` that came too late. Any kind but
// ENTRY_REVIEW, whose `after` schedule_apply makes.
void fold_complete(Entry *entry, const CardState *state);

#endif
