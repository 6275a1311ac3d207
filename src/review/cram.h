// Which card comes next in a session of practice.
#ifndef SRC_REVIEW_CRAM_H
#define SRC_REVIEW_CRAM_H

#include "picker.h"

// As the functions of picker.h for a session with is_cram.
bool cram_next(const Picker *p, int64_t *card, CardTurn *turn, Err *err);
bool cram_turn(const Picker *p, const StoredCard *card, CardTurn *turn, Err *err);
bool cram_count(const Picker *p, SessionCounts *out, Err *err);

#endif
