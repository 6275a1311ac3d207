// One run of a statement: start, bind the parameters in order, step, read the columns in order,
// finish.
//
//	Stmt q = stmt_start(s, STMT_LIST_SOURCES);
//	BIND(&q, first);
//	while (stmt_step(&q))
//		… stmt_text(&q, arena) …
//	return stmt_finish(&q, err);
//
// Whatever fails is kept until stmt_finish reports it; after a failure the steps in between do
// nothing.
#ifndef RECTO_SRC_STORE_STMT_H
#define RECTO_SRC_STORE_STMT_H

#include "recto/base/ident.h"
#include "database.h"

typedef struct Stmt {
	Store *store;
	sqlite3_stmt *handle;
	int rc;      // SQLITE_OK, SQLITE_ROW, SQLITE_DONE or the first failure
	int bound;   // parameters bound so far
	int column;  // of the row, to be read next
	bool is_own; // made from text: finalised at the end, not kept
} Stmt;

Stmt stmt_start(Store *s, StatementId id);
Stmt stmt_start_text(Store *s, Str sql);

// Each binds the next parameter. Text is lent: it must live until the statement is finished.
void stmt_bind_int(Stmt *q, int64_t value);
void stmt_bind_bits(Stmt *q, uint64_t value); // kept as the same 64 bits with a sign
void stmt_bind_real(Stmt *q, double value);
void stmt_bind_text(Stmt *q, Str value);
void stmt_bind_z(Stmt *q, const char *value);
void stmt_bind_null(Stmt *q);
#define BIND(q, value) \
	_Generic((value), \
		bool: stmt_bind_int, \
		int: stmt_bind_int, \
		unsigned: stmt_bind_int, \
		long: stmt_bind_int, \
		long long: stmt_bind_int, \
		unsigned long: stmt_bind_bits, \
		unsigned long long: stmt_bind_bits, \
		double: stmt_bind_real, \
		char *: stmt_bind_z, \
		const char *: stmt_bind_z, \
		Str: stmt_bind_text)(q, value)
// NULL for 0, for INSTANT_NONE and for SCORE_NONE.
void stmt_bind_id(Stmt *q, int64_t id);
void stmt_bind_instant(Stmt *q, Instant t);
void stmt_bind_score(Stmt *q, int score);
// A set of ids for the SQL function recto_among; copied.
void stmt_bind_ids(Stmt *q, const int64_t *ids, size_t n);

// True when there is a row to read.
bool stmt_step(Stmt *q);
// Resets and clears; false with *err when anything failed since the start.
bool stmt_finish(Stmt *q, Err *err);
// Steps once and finishes.
bool stmt_run(Stmt *q, Err *err);
// Steps once, reads one number (*out = 0 where there is no row) and finishes.
bool stmt_run_int(Stmt *q, int64_t *out, Err *err);

// Each reads the next column of the row.
int64_t stmt_int(Stmt *q);
int stmt_int32(Stmt *q); // clamped, should the database hold more
uint64_t stmt_bits(Stmt *q);
bool stmt_bool(Stmt *q);
double stmt_real(Stmt *q);
Instant stmt_instant(Stmt *q);    // INSTANT_NONE for NULL
int stmt_score(Stmt *q);          // SCORE_NONE for NULL
Str stmt_text(Stmt *q, Arena *a); // copied into the arena
Str stmt_lend_text(Stmt *q);      // until the next step
void stmt_ident(Stmt *q, char out[IDENT_SIZE]);

#endif
