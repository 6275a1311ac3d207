#include "stmt.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"
#include "recto/schedule/state.h"
#include "functions.h"

// -- starting -------------------------------------------------------------------------------------

Stmt stmt_start(Store *s, StatementId id)
{
	Stmt q = {.store = s};
	if (!s->statements[id])
		q.rc = sqlite3_prepare_v3(s->db, store_statements[id], -1,
			SQLITE_PREPARE_PERSISTENT, &s->statements[id], NULL);
	q.handle = s->statements[id];
	assert(!q.handle || !sqlite3_stmt_busy(q.handle));
	return q;
}

Stmt stmt_start_text(Store *s, Str sql)
{
	Stmt q = {.store = s, .is_own = true};
	if (sql.n > INT_MAX)
		q.rc = SQLITE_TOOBIG;
	else
		q.rc = sqlite3_prepare_v2(s->db, sql.p, (int)sql.n, &q.handle, NULL);
	return q;
}

// -- parameters -----------------------------------------------------------------------------------

// The number of the next parameter; 0 once something has failed.
static int next_parameter(Stmt *q)
{
	if (q->rc != SQLITE_OK)
		return 0;
	assert(q->bound < sqlite3_bind_parameter_count(q->handle));
	return ++q->bound;
}

void stmt_bind_int(Stmt *q, int64_t value)
{
	int at = next_parameter(q);
	if (at)
		q->rc = sqlite3_bind_int64(q->handle, at, value);
}

void stmt_bind_bits(Stmt *q, uint64_t value)
{
	int64_t same;
	memcpy(&same, &value, sizeof same);
	stmt_bind_int(q, same);
}

void stmt_bind_real(Stmt *q, double value)
{
	int at = next_parameter(q);
	if (at)
		q->rc = sqlite3_bind_double(q->handle, at, value);
}

void stmt_bind_text(Stmt *q, Str value)
{
	int at = next_parameter(q);
	if (at)
		q->rc = sqlite3_bind_text64(
			q->handle, at, value.p ? value.p : "", value.n, SQLITE_STATIC, SQLITE_UTF8);
}

void stmt_bind_z(Stmt *q, const char *value)
{
	stmt_bind_text(q, str_from_z(value));
}

void stmt_bind_null(Stmt *q)
{
	int at = next_parameter(q);
	if (at)
		q->rc = sqlite3_bind_null(q->handle, at);
}

void stmt_bind_id(Stmt *q, int64_t id)
{
	if (id == 0)
		stmt_bind_null(q);
	else
		stmt_bind_int(q, id);
}

void stmt_bind_instant(Stmt *q, Instant t)
{
	if (t == INSTANT_NONE)
		stmt_bind_null(q);
	else
		stmt_bind_int(q, t);
}

void stmt_bind_score(Stmt *q, int score)
{
	if (score == SCORE_NONE)
		stmt_bind_null(q);
	else
		stmt_bind_int(q, score);
}

void stmt_bind_ids(Stmt *q, const int64_t *ids, size_t n)
{
	int at = next_parameter(q);
	if (at)
		q->rc = sqlite3_bind_pointer(q->handle, at, id_set_new(ids, n), ID_SET_TYPE, free);
}

// -- running --------------------------------------------------------------------------------------

bool stmt_step(Stmt *q)
{
	if (q->rc != SQLITE_OK && q->rc != SQLITE_ROW)
		return false;
	assert(q->bound == sqlite3_bind_parameter_count(q->handle));
	q->column = 0;
	q->rc = sqlite3_step(q->handle);
	return q->rc == SQLITE_ROW;
}

bool stmt_finish(Stmt *q, Err *err)
{
	bool is_fine = q->rc == SQLITE_OK || q->rc == SQLITE_ROW || q->rc == SQLITE_DONE;
	// First the reason: ending the statement may replace it.
	if (!is_fine)
		store_fail(q->store, q->rc, err);
	if (q->is_own) {
		sqlite3_finalize(q->handle);
	} else if (q->handle) {
		sqlite3_reset(q->handle);
		sqlite3_clear_bindings(q->handle);
	}
	q->handle = NULL;
	return is_fine;
}

bool stmt_run(Stmt *q, Err *err)
{
	stmt_step(q);
	return stmt_finish(q, err);
}

bool stmt_run_int(Stmt *q, int64_t *out, Err *err)
{
	*out = stmt_step(q) ? stmt_int(q) : 0;
	return stmt_finish(q, err);
}

// -- columns --------------------------------------------------------------------------------------

static int next_column(Stmt *q)
{
	assert(q->rc == SQLITE_ROW && q->column < sqlite3_column_count(q->handle));
	return q->column++;
}

int64_t stmt_int(Stmt *q)
{
	return sqlite3_column_int64(q->handle, next_column(q));
}

int stmt_int32(Stmt *q)
{
	int64_t value = stmt_int(q);
	return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : (int)value;
}

uint64_t stmt_bits(Stmt *q)
{
	return (uint64_t)stmt_int(q);
}

bool stmt_bool(Stmt *q)
{
	return stmt_int(q) != 0;
}

double stmt_real(Stmt *q)
{
	return sqlite3_column_double(q->handle, next_column(q));
}

static bool is_next_null(const Stmt *q)
{
	return sqlite3_column_type(q->handle, q->column) == SQLITE_NULL;
}

Instant stmt_instant(Stmt *q)
{
	bool is_none = is_next_null(q);
	Instant t = stmt_int(q);
	return is_none ? INSTANT_NONE : t;
}

int stmt_score(Stmt *q)
{
	bool is_none = is_next_null(q);
	int score = stmt_int32(q);
	return is_none ? SCORE_NONE : score;
}

Str stmt_lend_text(Stmt *q)
{
	int at = next_column(q);
	const char *text = (const char *)sqlite3_column_text(q->handle, at);
	// Text that there is no memory for comes as NULL too.
	if (!text && sqlite3_errcode(q->store->db) == SQLITE_NOMEM)
		mem_exhausted();
	return str_make(text, (size_t)sqlite3_column_bytes(q->handle, at));
}

Str stmt_text(Stmt *q, Arena *a)
{
	return arena_copy(a, stmt_lend_text(q));
}

void stmt_ident(Stmt *q, char out[IDENT_SIZE])
{
	Str text = str_head(stmt_lend_text(q), IDENT_SIZE - 1);
	memset(out, 0, IDENT_SIZE);
	if (text.p)
		memcpy(out, text.p, text.n);
}
