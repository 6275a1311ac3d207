#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../../../src/store/database.h"
#include "fixture.h"

// Opens the fixture's path anew, expecting a refusal.
static bool open_again(Fixture *f, StoreMode mode)
{
	fixture_close(f);
	return store_open(f->path, mode, NOW, &f->store, &f->err);
}

static void overwrite(Fixture *f, off_t at, const char *bytes, size_t n)
{
	int file = open(f->path, O_WRONLY);
	assert_true(file >= 0);
	assert_int_equal(pwrite(file, bytes, n, at), n);
	close(file);
}

static void assert_unchanged(Fixture *f, const Buf *before)
{
	Buf after = harness_read(f->path);
	assert_true(str_equals(buf_str(before), buf_str(&after)));
	buf_release(&after);
}

// The store refuses the file as it is and leaves every byte.
static void assert_left_alone(Fixture *f, const char *part)
{
	fixture_close(f);
	Buf before = harness_read(f->path);
	const StoreMode modes[] = {STORE_CREATE, STORE_IF_EXISTS, STORE_READ};
	for (size_t i = 0; i < HARNESS_COUNT(modes); i++) {
		assert_refused(f, open_again(f, modes[i]), ERR_DATABASE, part);
		assert_null(f->store);
		assert_unchanged(f, &before);
	}
	buf_release(&before);
}

// -- making ---------------------------------------------------------------------------------------

static void makes_a_private_database(void **state)
{
	Fixture *f = *state;
	struct stat st;
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_string_equal(fixture_query(f, "PRAGMA journal_mode"), "wal");
	assert_string_equal(fixture_query(f, "PRAGMA application_id"), "1919120495");
	assert_int_equal(atoi(fixture_query(f, "PRAGMA user_version")), store_newest_schema());
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM device WHERE is_own"), "1");
	assert_int_equal(store_schema_version(f->store), store_newest_schema());
	assert_string_equal(store_path(f->store), f->path);
	assert_false(store_is_read_only(f->store));
	assert_string_equal(store_library_version(), sqlite3_libversion());
}

static void makes_folders_and_leaves_nothing_else(void **state)
{
	Fixture *f = *state;
	Store *s;
	char *path = fixture_at(f, "a/b/recto.db");
	assert_ok(f, store_open(path, STORE_CREATE, NOW, &s, &f->err));
	store_close(s);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(fixture_at(f, "a/b")), 0);
}

static void makes_nothing_where_it_should_not(void **state)
{
	Fixture *f = *state;
	Store *s = f->store;
	char *path = fixture_at(f, "none.db");
	assert_ok(f, store_open(path, STORE_IF_EXISTS, NOW, &s, &f->err));
	assert_null(s);
	assert_ok(f, store_open(path, STORE_READ, NOW, &s, &f->err));
	assert_null(s);
	assert_int_not_equal(access(path, F_OK), 0);
	store_close(NULL);
}

static void says_why_it_cannot_be_made(void **state)
{
	Fixture *f = *state;
	Store *s;
	char *path = fixture_at(f, "recto.db/below/recto.db");
	assert_refused(
		f, store_open(path, STORE_CREATE, NOW, &s, &f->err), ERR_DATABASE, "recto.db");
}

static void syncs_every_commit(void **state)
{
	Fixture *f = *state;
	sqlite3_stmt *q;
	sqlite3_prepare_v2(f->store->db, "PRAGMA synchronous", -1, &q, NULL);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(q, 0), 2);
	sqlite3_finalize(q);
	sqlite3_prepare_v2(f->store->db, "PRAGMA foreign_keys", -1, &q, NULL);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(q, 0), 1);
	sqlite3_finalize(q);
}

static void keeps_its_device(void **state)
{
	Fixture *f = *state;
	const char *before = fixture_query(f, "SELECT uid FROM device");
	fixture_close(f);
	fixture_open(f);
	assert_string_equal(fixture_query(f, "SELECT uid FROM device"), before);
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM device"), "1");
}

// Several programs start at once on a fresh machine: one database, and all of them work with it.
static void is_made_once_by_many(void **state)
{
	enum { PROGRAMS = 6 };
	Fixture *f = *state;
	char *path = fixture_at(f, "race.db");
	for (int i = 0; i < PROGRAMS; i++) {
		if (fork() == 0) {
			Store *s = NULL;
			bool is_open = store_open(path, STORE_CREATE, NOW, &s, NULL) &&
				       store_begin(s, NULL) &&
				       store_add_source(s, STR("/x"), NOW, NULL) &&
				       store_commit(s, NULL);
			store_close(s);
			_exit(is_open ? 0 : 1);
		}
	}
	for (int i = 0; i < PROGRAMS; i++) {
		int status;
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	fixture_close(f);
	f->path = path;
	fixture_open(f);
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM device"), "1");
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM source"), "1");
	fixture_close(f);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(unlink(fixture_at(f, "recto.db")), 0);
	assert_int_equal(rmdir(f->folder), 0); // nothing else was left
	assert_int_equal(mkdir(f->folder, 0700), 0);
}

// -- refusing -------------------------------------------------------------------------------------

static void refuses_what_is_no_file(void **state)
{
	Fixture *f = *state;
	Store *s;
	assert_refused(f, store_open(f->folder, STORE_CREATE, NOW, &s, &f->err), ERR_DATABASE,
		"is a folder");
	char *pipe = fixture_at(f, "pipe");
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_refused(
		f, store_open(pipe, STORE_CREATE, NOW, &s, &f->err), ERR_DATABASE, "is no file");
}

static void refuses_other_files(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	f->path = fixture_at(f, "other");
	harness_write(f->path, STR("These are my notes, and I would like to keep them.\n"));
	assert_left_alone(f, "no database");
	harness_write(f->path, (Str){0});
	assert_left_alone(f, "is empty");
}

static void refuses_databases_of_others(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	f->path = fixture_at(f, "other.db");
	fixture_sql(f, "CREATE TABLE card(id); INSERT INTO card VALUES (1)");
	assert_left_alone(f, "another program");
}

static void refuses_the_future(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	fixture_sql(f, "PRAGMA user_version = 999");
	assert_left_alone(f, "newer recto");
	fixture_sql(f, "PRAGMA user_version = -3");
	assert_left_alone(f, "makes no sense");
}

static void refuses_damage(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	overwrite(f, 0, "damaged", 7);
	assert_left_alone(f, "damaged");
	overwrite(f, 0, "SQLite format 3", 15);
	overwrite(f, 100, "\0\0\0\0\0\0\0\0\0\0\0\0", 12); // the root page of the schema
	assert_left_alone(f, "damaged");
}

static void refuses_half_a_file(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 400; i++)
		fixture_card(f, "a question of some length, so that the file has many pages");
	fixture_close(f);
	struct stat st;
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(truncate(f->path, 700), 0);
	assert_left_alone(f, "damaged");
}

static void names_the_newest_backup(void **state)
{
	Fixture *f = *state;
	harness_write(fixture_at(f, "recto.db.old.bak"), STR("x"));
	harness_write(fixture_at(f, "other.db.v1.bak"), STR("x"));
	assert_ok(f, store_begin(f->store, &f->err));
	store_rollback(f->store);
	fixture_close(f);
	harness_write(fixture_at(f, "recto.db.v1.bak"), STR("x"));
	harness_write(f->path, STR("not what it was"));
	assert_left_alone(f, "a backup is beside it: recto.db.v1.bak");
}

static void refuses_a_stale_write_ahead_log(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	assert_int_equal(unlink(f->path), 0);
	harness_write(fixture_at(f, "recto.db-wal"), STR("frames of a database that is gone"));
	assert_refused(f, open_again(f, STORE_CREATE), ERR_DATABASE, "recto.db-wal");
	assert_int_not_equal(access(f->path, F_OK), 0);
}

// -- reading only ---------------------------------------------------------------------------------

static void reads_without_writing(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	assert_true(open_again(f, STORE_READ));
	assert_true(store_is_read_only(f->store));
	assert_str(fixture_load(f, card).question, "question");
	assert_refused(f, store_begin(f->store, &f->err), ERR_DATABASE, "reading only");
	assert_refused(f, store_move_card_line(f->store, card, 7, 0, &f->err), ERR_DATABASE,
		"cannot be written");
}

enum { NOBODY = 65534 };

static bool can_read_as_nobody(const char *path, bool *is_read_only)
{
	Arena a = {0};
	Store *s = NULL;
	StoredCard row;
	bool is_read = setuid(NOBODY) == 0 && store_open(path, STORE_CREATE, NOW, &s, NULL) && s &&
		       store_load_card(s, 1, &a, &row, NULL) && !store_begin(s, NULL);
	*is_read_only = s && store_is_read_only(s);
	store_close(s);
	arena_release(&a);
	return is_read;
}

// Root may write everywhere, so a child of nobody opens the database.
static void reads_in_a_folder_that_cannot_be_written(void **state)
{
	Fixture *f = *state;
	if (geteuid() != 0) {
		HARNESS_SKIP("only root can become somebody else");
		return;
	}
	fixture_close(f);
	f->path = fixture_at(f, "odd %41?#.db"); // it becomes part of a URI
	fixture_open(f);
	fixture_card(f, "question");
	fixture_close(f);
	assert_int_equal(chmod(f->folder, 0755), 0);
	assert_int_equal(chmod(f->path, 0644), 0);
	if (fork() == 0) {
		bool is_read_only;
		bool is_read = can_read_as_nobody(f->path, &is_read_only);
		_exit(is_read && is_read_only ? 0 : 1);
	}
	int status;
	assert_true(wait(&status) > 0);
	assert_int_equal(status, 0);
}

// -- statements -----------------------------------------------------------------------------------

static void prepares_every_statement(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < STMT_COUNT; i++) {
		sqlite3_stmt *stmt = NULL;
		assert_non_null(store_statements[i]);
		if (sqlite3_prepare_v2(f->store->db, store_statements[i], -1, &stmt, NULL) !=
			SQLITE_OK)
			fail_msg("statement %d, %s: %s", i, store_statements[i],
				sqlite3_errmsg(f->store->db));
		sqlite3_finalize(stmt);
	}
}

const struct CMUnitTest open_tests[] = {
	FIXTURE_TEST(makes_a_private_database),
	FIXTURE_TEST(makes_folders_and_leaves_nothing_else),
	FIXTURE_TEST(makes_nothing_where_it_should_not),
	FIXTURE_TEST(says_why_it_cannot_be_made),
	FIXTURE_TEST(syncs_every_commit),
	FIXTURE_TEST(keeps_its_device),
	FIXTURE_TEST(is_made_once_by_many),
	FIXTURE_TEST(refuses_what_is_no_file),
	FIXTURE_TEST(refuses_other_files),
	FIXTURE_TEST(refuses_databases_of_others),
	FIXTURE_TEST(refuses_the_future),
	FIXTURE_TEST(refuses_damage),
	FIXTURE_TEST(refuses_half_a_file),
	FIXTURE_TEST(names_the_newest_backup),
	FIXTURE_TEST(refuses_a_stale_write_ahead_log),
	FIXTURE_TEST(reads_without_writing),
	FIXTURE_TEST(reads_in_a_folder_that_cannot_be_written),
	FIXTURE_TEST(prepares_every_statement),
};
const size_t open_tests_n = HARNESS_COUNT(open_tests);
