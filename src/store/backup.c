#include "recto/store/backup.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/path.h"
#include "backups.h"
#include "schema.h"
#include "stmt.h"

// -- naming the newest copy -----------------------------------------------------------------------

// NAME.….bak, as backup_before_migration and people name them.
static bool is_backup_of(Str base, Str name)
{
	return str_starts_with(name, base) && name.n > base.n && str_ends_with(name, STR(".bak"));
}

const char *backup_hint(const char *path, Arena *a)
{
	Str base = path_base(str_from_z(path));
	DIR *folder = opendir(arena_copy_z(a, path_folder(str_from_z(path))));
	if (!folder)
		return "";
	const char *newest = "";
	struct timespec newest_time = {0};
	struct dirent *entry;
	while ((entry = readdir(folder))) {
		struct stat st;
		if (!is_backup_of(base, str_from_z(entry->d_name)) ||
			fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
			!S_ISREG(st.st_mode))
			continue;
		bool is_newer = st.st_mtim.tv_sec > newest_time.tv_sec ||
				(st.st_mtim.tv_sec == newest_time.tv_sec &&
					st.st_mtim.tv_nsec >= newest_time.tv_nsec);
		if (!is_newer)
			continue;
		newest_time = st.st_mtim;
		newest = arena_printf(a, "; a backup is beside it: %s", entry->d_name).p;
	}
	closedir(folder);
	return newest;
}

const char *backup_advice(const char *path, Arena *a)
{
	const char *hint = backup_hint(path, a);
	return *hint ? hint : "; put a backup in its place, or name another with --db";
}

// -- writing a copy -------------------------------------------------------------------------------

static bool sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return false;
	// Some network file systems cannot sync a folder and say EINVAL.
	bool is_synced = fsync(file) == 0 || errno == EINVAL;
	close(file);
	return is_synced;
}

bool backup_sync_folder(const char *path)
{
	Arena a = {0};
	bool is_synced = sync_path(arena_copy_z(&a, path_folder(str_from_z(path))), O_DIRECTORY);
	arena_release(&a);
	return is_synced;
}

static bool is_same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool vacuum_into(Store *s, const char *path, Err *err)
{
	Stmt q = stmt_start_text(s, STR("VACUUM INTO ?"));
	BIND(&q, path);
	return stmt_run(&q, err);
}

// A connection that only queries may not even write another file.
static bool write_copy(Store *s, const char *path, Err *err)
{
	if (!s->is_read_only)
		return vacuum_into(s, path, err);
	bool is_written =
		store_execute(s, "PRAGMA query_only = OFF", err) && vacuum_into(s, path, err);
	return store_execute(s, "PRAGMA query_only = ON", err) && is_written;
}

static bool cannot_write(const char *path, Err *err)
{
	return err_set(err, ERR_IO, "cannot write %s: %s", path, strerror(errno));
}

// VACUUM INTO takes an empty file, which has its mode from the start, and leaves the syncing to us.
static bool fill(Store *s, const char *temporary, const char *path, Err *err)
{
	int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0 || close(file) != 0)
		return cannot_write(path, err);
	if (!write_copy(s, temporary, err))
		return err_prefix(err, "cannot write %s", path);
	return sync_path(temporary, 0) || cannot_write(path, err);
}

// When another program migrates the database meanwhile, the copy may already hold its work. Then
// the copy of that program stands, and this one is dropped.
static bool is_still_of(Store *s, int version)
{
	int64_t application;
	int now;
	return schema_read_identity(s, &application, &now, NULL) && now == version;
}

static bool write_backup(Store *s, const char *path, Err *err)
{
	char ident[IDENT_SIZE];
	ident_make(ident);
	Arena a = {0};
	const char *temporary = arena_printf(&a, "%s.new-%s", path, ident).p;
	bool is_written = fill(s, temporary, path, err);
	if (is_written && !is_still_of(s, s->version))
		unlink(temporary);
	else if (is_written && (rename(temporary, path) != 0 || !backup_sync_folder(path)))
		is_written = cannot_write(path, err);
	if (!is_written)
		unlink(temporary);
	arena_release(&a);
	return is_written;
}

bool store_backup(Store *s, const char *path, Err *err)
{
	assert(s->depth == 0);
	if (is_same_file(s->path, path))
		return err_set(err, ERR_USAGE, "%s is the database itself", path);
	return write_backup(s, path, err);
}

bool backup_before_migration(Store *s, Err *err)
{
	Arena a = {0};
	Err why = {0};
	bool is_written =
		write_backup(s, arena_printf(&a, "%s.v%d.bak", s->path, s->version).p, &why);
	arena_release(&a);
	return is_written ||
	       err_set(err, ERR_DATABASE, "%s is not upgraded, because it cannot be backed up: %s",
		       s->path, why.text);
}

// -- back to a copy -------------------------------------------------------------------------------

static bool check_copy(Store *copy, Err *err)
{
	Stmt q = stmt_start(copy, STMT_INTEGRITY);
	bool is_sound = stmt_step(&q) && str_equals(stmt_lend_text(&q), STR("ok"));
	if (!stmt_finish(&q, err))
		return false;
	return is_sound || err_set(err, ERR_DATABASE, "%s: the database is damaged", copy->path);
}

// One step for all pages: the write lock is held once, and other programs see all or nothing.
static bool copy_over(Store *s, Store *from, Err *err)
{
	sqlite3_backup *copying = sqlite3_backup_init(s->db, "main", from->db, "main");
	if (!copying)
		return store_fail(s, sqlite3_errcode(s->db), err);
	int rc = sqlite3_backup_step(copying, -1);
	int ended = sqlite3_backup_finish(copying);
	if (rc == SQLITE_DONE)
		rc = ended;
	return rc == SQLITE_OK || store_fail(s, rc, err);
}

bool store_restore(Store *s, const char *from, Instant now, Err *err)
{
	assert(s->depth == 0);
	if (s->is_read_only)
		return err_set(
			err, ERR_DATABASE, "%s: the database is open for reading only", s->path);
	if (is_same_file(s->path, from))
		return err_set(err, ERR_USAGE, "%s is the database itself", from);
	Store *copy;
	if (!open_copy(from, &copy, err))
		return false;
	bool is_restored = check_copy(copy, err) && copy_over(s, copy, err);
	store_close(copy);
	return is_restored && schema_migrate(s, now, err);
}
