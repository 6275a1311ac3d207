// Replaying a log: the state of a card is the fold of its entries.
//
// - `state` and `logseq`: phase, memory, due, last score and time become those of `after`; `logseq`
//   counts a lapse. Suspension, mark and burying stay, because a page knows nothing of them.
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
// because the zone and the rollover hour of that day are gone. An interval of at least a day and
// below the computed one is the entry's too: it was cut by the maximum that was configured then.
//
// False when memory, phase or lapses that come out of `state`, `review`, `logseq` or `reset` differ
// from `entry->after`, when a `review` has no score or an algorithm without a model, or the kind is
// unknown: the log or the program is wrong.
bool fold_entry(CardState *state, const Entry *entry);

// Completes an entry that is about to be written for a card in `state`: sets `before`, and makes
// `after` whole from the fields of it that the kind reads (above), so that fold_entry will agree.
// `after` is then the card's new state. Any kind but ENTRY_REVIEW, whose `after` schedule_apply
// makes.
void fold_complete(Entry *entry, const CardState *state);

#endif
