// Inside the store: copies beside the database.
#ifndef RECTO_SRC_STORE_BACKUPS_H
#define RECTO_SRC_STORE_BACKUPS_H

#include "database.h"

// "; a backup is beside it: NAME" for the newest one of the database at `path`, or "". In `a`.
const char *backup_hint(const char *path, Arena *a);
// The same, or what to do about a damaged database without one.
const char *backup_advice(const char *path, Arena *a);
// The copy that is made before a migration: PATH.vN.bak.
bool backup_before_migration(Store *s, Err *err);
// fsync of the folder that holds `path`; false with errno.
bool backup_sync_folder(const char *path);

// Opens a copy for reading and leaves it as it is, an older one too. ERR_IO when it does not exist,
// ERR_DATABASE.
bool open_copy(const char *path, Store **out, Err *err);

#endif
