// Inside the store: the columns of card rows and states, bound and read in one place.
#ifndef RECTO_SRC_STORE_ROWS_H
#define RECTO_SRC_STORE_ROWS_H

#include "recto/store/cards.h"
#include "stmt.h"

// The columns STATE_COLUMNS of words.h.
void rows_bind_state(Stmt *q, const CardState *state);
void rows_read_state(Stmt *q, CardState *out);

#endif
