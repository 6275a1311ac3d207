// One card → its rows in the store, and its place in the report.
#ifndef RECTO_LIBRARY_ROWS_H
#define RECTO_LIBRARY_ROWS_H

#include "recto/store/log.h"
#include "import.h"

#define SIMILARITY_UNKNOWN (-1.0)

// A card that was never seen. The state that Logseq left in its block becomes its first log entry.
bool rows_insert(Import *im, const Place *place, const Card *card, Err *err);
// A card of the store that now reads as `card` at `place`: back, moved, edited, or unchanged. Where
// that is a guess, the log keeps what it was. `similarity` of the texts, or SIMILARITY_UNKNOWN.
bool rows_keep(
	Import *im, int64_t id, const Place *place, const Card *card, double similarity, Err *err);
// The card goes on in the place of `heir`, an equal one without a history, which is there no more.
bool rows_take_over(Import *im, const StoredCard *was, const StoredCard *heir, Err *err);
bool rows_set_gone(Import *im, int64_t id, Err *err);
// Appends an entry that moves the card: kind, `after`, and what else the kind has; a time that is 0
// is now. Without an action it belongs to the import's. The row's state is what the entry makes it.
bool rows_log(Import *im, StoredCard *row, LogEntry *e, Err *err);
// One entry that says what the import did, if it did anything; its action is the import's id.
bool rows_note_import(Import *im, Err *err);

#endif
