// The log: append-only, the truth about every card.
//
// Entries of one action (a bulk command, a score with what it caused) share its number, which is
// the id of the first of them. An action is undone when an entry ENTRY_UNDO has it as its target;
// whether it can be is up to its first entry.
#ifndef RECTO_STORE_LOG_H
#define RECTO_STORE_LOG_H

#include "recto/base/ident.h"
#include "recto/schedule/state.h"
#include "recto/store/store.h"

typedef struct LogEntry {
	int64_t id;           // in this database, ascending in time of writing
	char uid[IDENT_SIZE]; // globally unique
	int64_t device, seq;  // seq runs from 1 without gaps for each device
	int64_t action;       // 0 when appending: starts a new action
	int64_t card;         // 0 for entries about no single card
	int64_t graph;        // MATRIX and SCHEDULER; 0 for all others
	int64_t target;       // ENTRY_UNDO: the action taken back
	bool is_undone;       // reading only
	Entry entry;
	Str note; // text of the kind (matches, matrix, rules of a scheduler); empty for most
} LogEntry;

// Appends within the caller's transaction: sets id, uid, device, seq and, where it was 0, action.
bool store_append_entry(Store *s, LogEntry *e, Err *err);

// The id of the newest entry, 0 in an empty log.
bool store_last_entry(Store *s, int64_t *out, Err *err);

// The entries of a card in order, undone ones included and flagged.
bool store_list_card_log(Store *s, int64_t card, Arena *a, LogEntry **out, size_t *n, Err *err);
// The entries ENTRY_SCHEDULER of a graph in order.
bool store_list_schedulers(Store *s, int64_t graph, Arena *a, LogEntry **out, size_t *n, Err *err);
// The entries of one action in order.
bool store_list_action(Store *s, int64_t action, Arena *a, LogEntry **out, size_t *n, Err *err);
// The last action of this device that can be undone and is not: its entries in order; *n = 0 when
// there is none. Kinds that can (of the first entry): all but STATE, LOGSEQ, MATCH, UNDO, MATRIX,
// SCHEDULER.
bool store_last_action(Store *s, Arena *a, LogEntry **out, size_t *n, Err *err);

typedef struct LogCursor LogCursor;
// Every entry in order of id; with `graph` not 0 only those about it and of the cards now in it.
bool store_walk_log(Store *s, int64_t graph, LogCursor **out, Err *err);
bool log_cursor_next(LogCursor *c, LogEntry *row, Err *err); // as card_cursor_next
void log_cursor_close(LogCursor *c);

#endif
