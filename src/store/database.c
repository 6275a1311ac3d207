#include "database.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"
#include "backups.h"
#include "stmt.h"

// -- failures -------------------------------------------------------------------------------------

static const char *reason_of(int rc)
{
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "the database is locked by another program";
	case SQLITE_FULL:
		return "the disk is full";
	case SQLITE_CORRUPT:
		return "the database is damaged";
	case SQLITE_NOTADB:
		return "this is no database, or a damaged one";
	case SQLITE_READONLY:
		return "the database cannot be written";
	case SQLITE_CANTOPEN:
		return "the database cannot be opened";
	case SQLITE_IOERR:
		return "the database cannot be read or written";
	default:
		return NULL;
	}
}

#define WRITABLE "; its file and its folder must be writable"

// What to do about it.
static const char *advice_on(const Store *s, int rc, Arena *a)
{
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "; try again when that has ended";
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return backup_advice(s->path, a);
	case SQLITE_READONLY:
		return WRITABLE;
	default:
		return "";
	}
}

// What SQLite, or below it the system, says.
static const char *detail_of(const Store *s, int rc)
{
	if (!s->db)
		return sqlite3_errstr(rc);
	bool is_of_system = (rc & 0xFF) == SQLITE_IOERR || (rc & 0xFF) == SQLITE_CANTOPEN;
	int why = is_of_system ? sqlite3_system_errno(s->db) : 0;
	return why != 0 ? strerror(why) : sqlite3_errmsg(s->db);
}

bool store_fail(const Store *s, int rc, Err *err)
{
	if ((rc & 0xFF) == SQLITE_NOMEM)
		mem_exhausted();
	const char *detail = detail_of(s, rc);
	const char *reason = reason_of(rc);
	if (!reason)
		return err_set(err, ERR_DATABASE, "%s: %s", s->path, detail);
	Arena a = {0};
	err_set(err, ERR_DATABASE, "%s: %s (%s)%s", s->path, reason, detail, advice_on(s, rc, &a));
	arena_release(&a);
	return false;
}

// -- transactions ---------------------------------------------------------------------------------

void store_forget_transaction(Store *s)
{
	s->own_device = s->next_entry = s->next_seq = 0;
	s->deck = 0;
	for (size_t i = 0; i < s->dropped.n; i++)
		sqlite3_free(s->dropped.items[i]);
	s->dropped.n = 0;
}

bool store_begin(Store *s, Err *err)
{
	if (s->is_read_only)
		return err_set(err, ERR_DATABASE,
			"%s: the database is open for reading only" WRITABLE, s->path);
	if (s->depth > 0) {
		s->depth++;
		return true;
	}
	store_forget_transaction(s);
	Stmt q = stmt_start(s, STMT_BEGIN);
	if (!stmt_run(&q, err))
		return false;
	s->depth = 1;
	return true;
}

bool store_commit(Store *s, Err *err)
{
	assert(s->depth > 0);
	if (s->depth > 1) {
		s->depth--;
		return true;
	}
	assert(s->dropped.n == 0);
	Stmt q = stmt_start(s, STMT_COMMIT);
	if (!stmt_run(&q, err)) {
		store_rollback(s);
		return false;
	}
	s->depth = 0;
	store_forget_transaction(s);
	return true;
}

void store_rollback(Store *s)
{
	s->depth = 0;
	store_forget_transaction(s);
	// After some failures SQLite has rolled back already.
	if (sqlite3_get_autocommit(s->db))
		return;
	Stmt q = stmt_start(s, STMT_ROLLBACK);
	stmt_run(&q, NULL);
}

bool store_data_version(Store *s, int64_t *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_DATA_VERSION);
	return stmt_run_int(&q, out, err);
}

bool store_execute(Store *s, const char *sql, Err *err)
{
	int rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK || store_fail(s, rc, err);
}

// -- bulk -----------------------------------------------------------------------------------------

static bool has_cards(Store *s, bool *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_HAS_CARDS);
	*out = stmt_step(&q);
	return stmt_finish(&q, err);
}

// Reads how the indexes were made, so that they can be made again, and what drops them.
static bool list_indexes(Store *s, Buf *drop, Err *err)
{
	Stmt q = stmt_start(s, STMT_BULK_INDEXES);
	while (stmt_step(&q)) {
		Str name = stmt_lend_text(&q);
		buf_printf(drop, "DROP INDEX %.*s;", STR_ARG(name));
		char *sql = sqlite3_mprintf("%s", stmt_lend_text(&q).p);
		if (!sql)
			mem_exhausted();
		VEC_PUSH(&s->dropped, sql);
	}
	return stmt_finish(&q, err);
}

bool store_begin_bulk(Store *s, Err *err)
{
	assert(s->depth > 0 && s->dropped.n == 0);
	bool is_used;
	if (!has_cards(s, &is_used, err))
		return false;
	if (is_used)
		return true;
	Buf drop = {0};
	bool is_dropped = list_indexes(s, &drop, err) && store_execute(s, buf_z(&drop), err);
	buf_release(&drop);
	return is_dropped;
}

bool store_end_bulk(Store *s, Err *err)
{
	assert(s->depth > 0);
	while (s->dropped.n > 0) {
		char *sql = s->dropped.items[--s->dropped.n];
		bool is_made = store_execute(s, sql, err);
		sqlite3_free(sql);
		if (!is_made)
			return false;
	}
	return true;
}

// -- the rest -------------------------------------------------------------------------------------

void *store_settle(Arena *a, void *items, size_t n, size_t size)
{
	void *settled = arena_alloc(a, n, size);
	if (n > 0)
		memcpy(settled, items, n * size);
	free(items);
	return settled;
}

const char *store_path(const Store *s)
{
	return s->path;
}

bool store_is_read_only(const Store *s)
{
	return s->is_read_only;
}

int store_schema_version(const Store *s)
{
	return s->version;
}

const char *store_library_version(void)
{
	return sqlite3_libversion();
}
