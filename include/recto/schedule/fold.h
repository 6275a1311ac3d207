// Replaying a log: the state of a card is the fold of its entries.
#ifndef RECTO_SCHEDULE_FOLD_H
#define RECTO_SCHEDULE_FOLD_H

#include "recto/schedule/schedule.h"

// Applies one entry to a state. Scores are computed again with the entry's algorithm and compared with what the entry
// says it left; the due instant is the entry's, because the zone and the rollover hour of that day are gone.
// False when memory, phase or lapses that come out differ from `entry->after`: the log or the program is wrong.
bool fold_entry(CardState *state, const Entry *entry, int max_interval);

#endif
