// Inside the store: what an open database consists of, and how SQLite's failures become an Err.
#ifndef RECTO_SRC_STORE_DATABASE_H
#define RECTO_SRC_STORE_DATABASE_H

#include <sqlite3.h>
#include "recto/base/vec.h"
#include "recto/store/store.h"
#include "statements.h"

// "rcto": tells a database of recto from any other.
enum { STORE_APPLICATION_ID = 0x7263746F };

typedef struct DroppedIndexes {
	char **items; // CREATE INDEX statements, owned
	size_t n, cap;
} DroppedIndexes;

struct Store {
	sqlite3 *db;
	char *path;
	bool is_read_only;
	int version; // of the schema
	int depth;   // of nested transactions
	sqlite3_stmt *statements[STMT_COUNT];
	// Known within one transaction only; 0 before they are looked up.
	int64_t own_device, next_entry, next_seq;
	int64_t deck; // the deck that was used last, with its name
	Buf deck_name;
	DroppedIndexes dropped; // between store_begin_bulk and store_end_bulk
	Buf folded;             // scratch of the SQL functions
};

// Sets *err for a result code of SQLite; false. Ends the program when memory ran out.
bool store_fail(const Store *s, int rc, Err *err);

// Runs SQL text without parameters and results.
bool store_execute(Store *s, const char *sql, Err *err);
// Forgets what is known within one transaction only.
void store_forget_transaction(Store *s);

// Moves `n` items of `size` bytes out of a growing array into the arena; frees the array.
void *store_settle(Arena *a, void *items, size_t n, size_t size);

#endif
