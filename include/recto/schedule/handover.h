// Handing a state over to Logseq: the six values of a card's block as Logseq writes them.
#ifndef RECTO_SCHEDULE_HANDOVER_H
#define RECTO_SCHEDULE_HANDOVER_H

#include "recto/schedule/state.h"

enum { HANDOVER_VALUES = 6 };

// The properties, normalised, in the order in which the values come.
extern const char *const handover_keys[HANDOVER_VALUES];

// Appends the values, one a line: interval, repeats, ease, next schedule, last review, last score.
// Numbers and times as Logseq writes them. A card that a fail left is a forgotten one under every
// algorithm (interval -1, repeats 1, and its due instant): Logseq takes repeats below 1 for due at
// once. A new card is what a reset in Logseq leaves: -1, 0, 2.5, and three times `nil`.
void handover_append(Algorithm algorithm, const CardState *state, Buf *out);

#endif
