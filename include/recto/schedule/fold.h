// Replaying a log: the state of a card is the fold of its entries.
//
//	state, logseq        phase, memory, due, last score and time are those of `after`;
//suspension, mark and burying 	                     stay as they are, because a page knows nothing of them. `logseq`
//counts a lapse. 	review               the schedule's step again; ends nothing else 	reset a new card
//without lapses; suspension, mark and burying stay 	postpone             the due instant of `after`
//	suspend, mark,       one flag each; burying lasts until the day of `after`
//	unmark, bury
//	resume               ends suspension and burying
//	drill, cram, match,  nothing
//	unmatch, matrix,
//	scheduler
//
// An undo is no step: whoever reads the log leaves out the undone entries together with their undo
// entries.
#ifndef RECTO_SCHEDULE_FOLD_H
#define RECTO_SCHEDULE_FOLD_H

#include "recto/schedule/schedule.h"

// Applies one entry to a state; entry->kind is not ENTRY_UNDO. Scores are computed again with the
// entry's algorithm and compared with what the entry says it left; the due instant is the entry's,
// because the zone and the rollover hour of that day are gone. An interval of at least a day and
// below the computed one is the entry's too: it was cut by the maximum that was configured then.
//
// False when memory, phase or lapses that come out of `state`, `review`, `logseq` or `reset` differ
// from `entry->after`, when a `review` has no score, or when its algorithm has no model: the log or
// the program is wrong.
bool fold_entry(CardState *state, const Entry *entry);

// Completes an entry of any kind but ENTRY_REVIEW (that is schedule_apply's) that is about to be
// written for a card in `state`: `before`, and the whole `after` from the fields of it that the
// kind reads (above), so that fold_entry will agree. entry->after becomes the card's state.
void fold_complete(Entry *entry, const CardState *state);

#endif
