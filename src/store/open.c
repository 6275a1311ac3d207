#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/mem.h"
#include "recto/base/path.h"
#include "backups.h"
#include "functions.h"
#include "schema.h"
#include "stmt.h"

enum { BUSY_TIMEOUT_MS = 5000 };

int store_newest_schema(void)
{
	return schema_newest();
}

// -- connections ----------------------------------------------------------------------------------

static Store *store_new(const char *path)
{
	Store *s = mem_new(1, sizeof *s);
	Buf copy = {0};
	buf_append_z(&copy, path);
	s->path = buf_take(&copy);
	return s;
}

static void disconnect(Store *s)
{
	for (size_t i = 0; i < STMT_COUNT; i++) {
		sqlite3_finalize(s->statements[i]);
		s->statements[i] = NULL;
	}
	int rc = sqlite3_close(s->db);
	assert(rc == SQLITE_OK); // else a cursor is still open
	(void)rc;
	s->db = NULL;
}

void store_close(Store *s)
{
	if (!s)
		return;
	store_forget_transaction(s);
	VEC_RELEASE(&s->dropped);
	disconnect(s);
	buf_release(&s->deck_name);
	buf_release(&s->folded);
	free(s->path);
	free(s);
}

// Nobody asks how much memory is used, and counting it takes a tenth of the time of everything.
// Once SQLite is in use this is refused, which changes nothing.
static void save_counting(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// The busy timeout comes first: without it the very first statement can fail beside another
// program. The schema of a damaged file is not trusted.
static int connect(Store *s, const char *name, int flags)
{
	save_counting();
	int rc = sqlite3_open_v2(
		name, &s->db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(s->db, BUSY_TIMEOUT_MS);
	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return rc == SQLITE_OK ? functions_register(s) : rc;
}

// A path as a URI that tells SQLite to take the file as it is, without locks and without -wal.
static char *immutable_uri(const char *path, Arena *a)
{
	Buf uri = {0};
	buf_append_z(&uri, path[0] == '/' ? "file://" : "file:");
	for (const char *p = path; *p; p++) {
		if (strchr("%?#", *p))
			buf_printf(&uri, "%%%02X", (unsigned)*p);
		else
			buf_append_char(&uri, *p);
	}
	buf_append_z(&uri, "?immutable=1");
	char *copy = arena_copy_z(a, buf_str(&uri));
	buf_release(&uri);
	return copy;
}

// In a folder that cannot be written a WAL database cannot even be read with its locks.
static bool connect_immutable(Store *s, Err *err)
{
	disconnect(s);
	Arena a = {0};
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
	int rc = connect(s, immutable_uri(s->path, &a), flags);
	arena_release(&a);
	s->is_read_only = true;
	return rc == SQLITE_OK || store_fail(s, rc, err);
}

// Who only reads needs no space for the index of the write-ahead log either.
static bool is_locked_out(int rc, StoreMode mode)
{
	return (rc & 0xFF) == SQLITE_CANTOPEN || (rc & 0xFF) == SQLITE_READONLY ||
	       (rc == SQLITE_IOERR_SHMSIZE && mode == STORE_READ);
}

// Acknowledged scores that the database itself does not have yet, perhaps.
static bool has_log(const char *path)
{
	Arena a = {0};
	struct stat st;
	bool is_filled = stat(arena_printf(&a, "%s-wal", path).p, &st) == 0 && st.st_size > 0;
	arena_release(&a);
	return is_filled;
}

static bool refuse_unread_log(Store *s, int rc, Err *err)
{
	Err why = {0};
	store_fail(s, rc, &why);
	return err_set(err, ERR_DATABASE, "%s; the scores in its write-ahead log cannot be read",
		why.text);
}

static bool connect_file(Store *s, StoreMode mode, Err *err)
{
	int rc = connect(s, s->path, SQLITE_OPEN_READWRITE);
	// The first look into the file tells whether its folder lets us in.
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(s->db, "PRAGMA user_version", NULL, NULL, NULL);
	if (is_locked_out(rc, mode))
		return has_log(s->path) ? refuse_unread_log(s, rc, err) : connect_immutable(s, err);
	if (rc != SQLITE_OK)
		return store_fail(s, rc, err);
	s->is_read_only = sqlite3_db_readonly(s->db, "main") == 1;
	return true;
}

// -- making ---------------------------------------------------------------------------------------

// An empty database in memory that is to become the file `path`.
static bool open_in_memory(const char *path, Instant now, Store **out, Err *err)
{
	Store *s = store_new(path);
	int rc = connect(s, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
	*out = s;
	if (rc == SQLITE_OK ? schema_migrate(s, now, err) : store_fail(s, rc, err))
		return true;
	store_close(s);
	*out = NULL;
	return false;
}

bool store_open_scratch(Instant now, Store **out, Err *err)
{
	return open_in_memory(":memory:", now, out, err);
}

// The content of a new database. The caller frees it with sqlite3_free.
static bool make_image(const char *path, Instant now, unsigned char **image, size_t *n, Err *err)
{
	Store *s;
	if (!open_in_memory(path, now, &s, err))
		return false;
	sqlite3_int64 size = 0;
	*image = sqlite3_serialize(s->db, "main", &size, 0);
	if (!*image)
		mem_exhausted();
	*n = (size_t)size;
	store_close(s);
	return true;
}

static bool write_file(const char *path, const unsigned char *bytes, size_t n)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	size_t written = 0;
	while (written < n) {
		ssize_t more = write(file, bytes + written, n - written);
		if (more < 0 && errno != EINTR)
			break;
		written += more > 0 ? (size_t)more : 0;
	}
	bool is_written = written == n && fsync(file) == 0;
	int why = errno;
	is_written = close(file) == 0 && is_written;
	errno = why;
	return is_written;
}

// Gives the finished file its name, unless another program was faster: then theirs stands.
static bool publish(const char *temporary, const char *path)
{
	if (link(temporary, path) == 0 || errno == EEXIST) {
		unlink(temporary);
		return true;
	}
	// Some file systems know no links.
	return access(path, F_OK) != 0 && rename(temporary, path) == 0;
}

static bool write_image(const char *path, const unsigned char *image, size_t n, Err *err)
{
	char ident[IDENT_SIZE];
	ident_make(ident);
	Arena a = {0};
	const char *temporary = arena_printf(&a, "%s.new-%s", path, ident).p;
	bool is_made = write_file(temporary, image, n) && publish(temporary, path) &&
		       backup_sync_folder(path);
	if (!is_made) {
		err_set(err, ERR_DATABASE, "cannot create %s: %s", path, strerror(errno));
		unlink(temporary);
	}
	arena_release(&a);
	return is_made;
}

static bool make_folder_of(const char *path, Err *err)
{
	Arena a = {0};
	const char *folder = arena_copy_z(&a, path_folder(str_from_z(path)));
	Err why = {0};
	bool is_there = path_make_folders(folder, &why);
	if (!is_there)
		err_set(err, ERR_DATABASE, "%s", why.text);
	arena_release(&a);
	return is_there;
}

// A write-ahead log that outlived its database would be played into the new one. Looking for the
// database after the log tells this from another program that makes both at this moment.
static bool refuse_stale_log(const char *path, Err *err)
{
	if (!has_log(path) || access(path, F_OK) == 0)
		return true;
	Arena a = {0};
	err_set(err, ERR_DATABASE,
		"%s is missing, but its write-ahead log %s-wal is still there: bring the database "
		"back or move the log away%s",
		path, path, backup_hint(path, &a));
	arena_release(&a);
	return false;
}

// Made in memory and published whole: at no moment is there half a database.
static bool make_database(const char *path, Instant now, Err *err)
{
	if (!make_folder_of(path, err) || !refuse_stale_log(path, err))
		return false;
	unsigned char *image;
	size_t n;
	if (!make_image(path, now, &image, &n, err))
		return false;
	// Bytes 18 and 19 of the header: the file is written and read with a write-ahead log.
	image[18] = image[19] = 2;
	bool is_made = write_image(path, image, n, err);
	sqlite3_free(image);
	return is_made;
}

// -- opening --------------------------------------------------------------------------------------

static bool look_at(const char *path, bool *is_there, Err *err)
{
	struct stat st;
	*is_there = stat(path, &st) == 0;
	if (!*is_there)
		return errno == ENOENT ||
		       err_set(err, ERR_DATABASE, "%s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_DATABASE, "%s is a folder, not a database", path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_DATABASE, "%s is no file", path);
	if (st.st_size > 0)
		return true;
	Arena a = {0};
	err_set(err, ERR_DATABASE, "%s is empty: no database, or a damaged one%s", path,
		backup_advice(path, &a));
	arena_release(&a);
	return false;
}

static bool check_identity(Store *s, Err *err)
{
	int64_t application;
	if (!schema_read_identity(s, &application, &s->version, err))
		return false;
	if (application != STORE_APPLICATION_ID)
		return err_set(err, ERR_DATABASE,
			"%s is a database of another program; name one of recto's own with --db",
			s->path);
	if (s->version > schema_newest())
		return err_set(err, ERR_DATABASE,
			"%s was written by a newer recto (schema %d, this one knows %d): "
			"please upgrade recto",
			s->path, s->version, schema_newest());
	if (s->version < 0)
		return err_set(err, ERR_DATABASE, "%s: the schema version %d makes no sense",
			s->path, s->version);
	return true;
}

static bool upgrade(Store *s, Instant now, Err *err)
{
	if (s->version == schema_newest())
		return true;
	if (s->is_read_only)
		return err_set(err, ERR_DATABASE,
			"%s was written by an older recto and must be upgraded, but it cannot be "
			"written",
			s->path);
	return backup_before_migration(s, err) && schema_migrate(s, now, err);
}

// In KiB: so that an action on 100,000 cards need not write and read the same pages again.
#define WRITER_CACHE "PRAGMA cache_size = -8000"

static bool configure(Store *s, StoreMode mode, Err *err)
{
	if (!s->is_read_only && !store_execute(s, "PRAGMA journal_mode = WAL", err))
		return false;
	if (mode == STORE_READ)
		s->is_read_only = true;
	return store_execute(s,
		s->is_read_only ? "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY"
				: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
				  "PRAGMA temp_store = MEMORY; " WRITER_CACHE,
		err);
}

bool open_copy(const char *path, Store **out, Err *err)
{
	*out = NULL;
	bool is_there;
	if (!look_at(path, &is_there, err))
		return false;
	if (!is_there)
		return err_set(err, ERR_IO, "%s does not exist", path);
	Store *s = store_new(path);
	if (connect_file(s, STORE_READ, err) && check_identity(s, err)) {
		*out = s;
		return true;
	}
	store_close(s);
	return false;
}

bool store_open(const char *path, StoreMode mode, Instant now, Store **out, Err *err)
{
	*out = NULL;
	bool is_there;
	if (!look_at(path, &is_there, err))
		return false;
	if (!is_there && mode != STORE_CREATE)
		return true;
	if (!is_there && !make_database(path, now, err))
		return false;
	Store *s = store_new(path);
	if (connect_file(s, mode, err) && check_identity(s, err) && upgrade(s, now, err) &&
		configure(s, mode, err)) {
		*out = s;
		return true;
	}
	store_close(s);
	return false;
}
