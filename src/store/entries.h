// Inside the store: reading rows of the log, for the functions of log.h and for the check.
#ifndef RECTO_SRC_STORE_ENTRIES_H
#define RECTO_SRC_STORE_ENTRIES_H

#include "recto/store/log.h"
#include "stmt.h"

// The columns ENTRY_COLUMNS of statements.c. Returns the checksum that the row holds.
uint32_t entries_read(Stmt *q, Arena *a, LogEntry *out);
// Over everything that is stored of the entry but the checksum itself. Stored: never change it.
uint32_t entries_checksum(const LogEntry *e);

#endif
