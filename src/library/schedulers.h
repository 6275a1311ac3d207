// The schedulers of the graphs that an import meets: what the configurations want against what is
// in force. A change is an entry in the log, and every card of the graph is scheduled anew.
#ifndef RECTO_LIBRARY_SCHEDULERS_H
#define RECTO_LIBRARY_SCHEDULERS_H

#include "import.h"

// Whether a graph that the store knows is to get another scheduler or has news in its table. Tells
// about tables that cannot be read.
bool schedulers_are_due(Import *im, bool *is_due, Err *err);
// Brings the graphs that the store knows up to date, before anything else is logged about their
// cards.
bool schedulers_settle(Import *im, Err *err);
// The same for one that has just got into the store.
bool schedulers_start(Import *im, const Graph *graph, Err *err);

// A card came to `graph` from another one, whose log is without it now: both are replayed.
void schedulers_note_move(Import *im, int64_t from, int64_t to);
// Replays the graphs that were named since.
bool schedulers_replay(Import *im, Err *err);

#endif
