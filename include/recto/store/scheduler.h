// The scheduler of each graph: which algorithm and rules are in force, and the table that its cards
// share under Logseq's algorithm. The log is the truth about both: what stands here is a cache
// (store/replay.h).
#ifndef RECTO_STORE_SCHEDULER_H
#define RECTO_STORE_SCHEDULER_H

#include "recto/schedule/replay.h"
#include "recto/store/store.h"

typedef struct StoredScheduler {
	Algorithm algorithm; // SM-2 before the first ENTRY_SCHEDULER
	Str note;            // of the newest ENTRY_SCHEDULER, empty without one
	Str matrix_text;     // Logseq's file of the table as it was last read or written
} StoredScheduler;

bool store_load_scheduler(Store *s, int64_t graph, Arena *a, StoredScheduler *out, Err *err);
// What the newest ENTRY_SCHEDULER says; all cards of the graph follow the algorithm from now on.
// Their states stay.
bool store_set_scheduler(Store *s, int64_t graph, Algorithm algorithm, Str note, Err *err);

// *out is released first; the caller releases it. What is out of range in it is left out.
bool store_load_matrix(Store *s, int64_t graph, Matrix *out, Err *err);
// Adds a cell, or replaces its factor.
bool store_set_matrix_cell(Store *s, int64_t graph, MatrixCell cell, Err *err);
bool store_replace_matrix(Store *s, int64_t graph, const Matrix *matrix, Err *err);
bool store_set_matrix_text(Store *s, int64_t graph, Str text, Err *err);

#endif
