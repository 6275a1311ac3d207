// Copies of the database.
//
// A copy is made by SQLite from a consistent state, never by copying the file; it is complete or
// not there.
#ifndef RECTO_STORE_BACKUP_H
#define RECTO_STORE_BACKUP_H

#include "recto/store/store.h"

// Writes a copy to `path`, replacing a file that is there; mode 0600. Outside of a transaction.
// ERR_IO when the file cannot be written, ERR_USAGE for the database itself, ERR_DATABASE.
bool store_backup(Store *s, const char *path, Err *err);

// Replaces everything in the database, the log too, by the copy at `from`, in one transaction. The
// copy's structure is checked first, and it is left as it is; an older one is migrated afterwards.
// Other programs that have the database open see the change. Outside of a transaction. ERR_IO when
// there is no copy, ERR_DATABASE, with store_open's reasons.
bool store_restore(Store *s, const char *from, Instant now, Err *err);

#endif
