// The database: opening, transactions, the device, integrity.
//
// One file in WAL mode with synchronous=FULL. A Store belongs to one thread. Statements are
// prepared once, on first use, from one table. Every failure is ERR_DATABASE with SQLite's reason,
// and leaves the database as it was.
#ifndef RECTO_STORE_STORE_H
#define RECTO_STORE_STORE_H

#include "recto/base/arena.h"
#include "recto/base/calendar.h"
#include "recto/base/err.h"

typedef struct Store Store;

typedef enum StoreMode {
	STORE_CREATE,    // read and write; made, with its folder, where it is missing
	STORE_IF_EXISTS, // read and write; *out = NULL and true where the file is missing
	STORE_READ,      // read only; *out = NULL and true where the file is missing
} StoreMode;

// Opens and migrates: an older database is backed up beside itself, then migrated in one
// transaction. Refused with a reason: a newer database, a foreign SQLite file, a damaged one, a
// folder. A database in a folder that cannot be written is opened read only (store_is_read_only).
// `now` stamps what is created. The caller closes *out.
bool store_open(const char *path, StoreMode mode, Instant now, Store **out, Err *err);
// A database in memory that ends with its Store, for a look that must leave nothing behind.
bool store_open_scratch(Instant now, Store **out, Err *err);
void store_close(Store *s); // NULL is nothing; its cursors must be closed

const char *store_path(const Store *s); // lends
bool store_is_read_only(const Store *s);
int store_schema_version(const Store *s);
// The newest schema that this program knows.
int store_newest_schema(void);
// SQLite's version as linked. Lends.
const char *store_library_version(void);

// -- transactions -----------------------------------------------------------------------------
//
// They nest by count; the outermost commits. A rollback at any depth rolls all back.

// Takes the write lock at once, waiting up to the busy timeout of 5 s.
bool store_begin(Store *s, Err *err);
bool store_commit(Store *s, Err *err);
// Ends the transaction without its changes; safe to call when none is open. Keeps the caller's
// *err.
void store_rollback(Store *s);

// For the first, large import: secondary indexes are dropped here and made again by store_end_bulk,
// both within the caller's transaction. Does nothing when there are cards already. In between, the
// cards of a page and cards by their block's id are still found at once; everything else takes a
// walk through all cards.
bool store_begin_bulk(Store *s, Err *err);
bool store_end_bulk(Store *s, Err *err);

// A number that changes whenever another connection has committed (PRAGMA data_version).
bool store_data_version(Store *s, int64_t *out, Err *err);

// -- integrity, for doctor --------------------------------------------------------------------

// Called with one line for everything that is wrong.
typedef void StoreProblem(void *context, const char *text);
// SQLite's integrity check; gaps in the sequence numbers; wrong checksums; dangling references.
// *problems counts.
bool store_check(Store *s, StoreProblem *report, void *context, int *problems, Err *err);

#endif
