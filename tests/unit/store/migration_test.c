#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "recto/store/backup.h"
#include "fixture.h"

// Version 0 is a database of recto without anything in it: what every migration starts from.
static void make_version_0(Fixture *f)
{
	fixture_close(f);
	assert_int_equal(unlink(f->path), 0);
	fixture_sql(f, "PRAGMA journal_mode = WAL; PRAGMA application_id = 1919120495;"
		       "CREATE TABLE old(note); INSERT INTO old VALUES ('from version 0')");
}

static const char *version(Fixture *f)
{
	return fixture_query(f, "PRAGMA user_version");
}

static void assert_backed_up(Fixture *f)
{
	char *path = f->path;
	f->path = fixture_at(f, "recto.db.v0.bak");
	assert_string_equal(version(f), "0");
	assert_string_equal(fixture_query(f, "SELECT note FROM old"), "from version 0");
	struct stat st;
	assert_int_equal(stat(f->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	f->path = path;
}

static void backs_up_and_migrates(void **state)
{
	Fixture *f = *state;
	make_version_0(f);
	fixture_open(f);
	assert_int_equal(store_schema_version(f->store), store_newest_schema());
	assert_int_equal(atoi(version(f)), store_newest_schema());
	assert_string_equal(fixture_query(f, "SELECT note FROM old"), "from version 0");
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM device WHERE is_own"), "1");
	assert_backed_up(f);
	fixture_card(f, "works");
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
	assert_int_equal(problems, 0);
}

static void a_reader_migrates_too(void **state)
{
	Fixture *f = *state;
	make_version_0(f);
	assert_ok(f, store_open(f->path, STORE_READ, NOW, &f->store, &f->err));
	assert_int_equal(store_schema_version(f->store), store_newest_schema());
	assert_true(store_is_read_only(f->store));
	assert_backed_up(f);
}

static void fails_whole(void **state)
{
	Fixture *f = *state;
	make_version_0(f);
	fixture_sql(f, "CREATE TABLE log(in_the_way)");
	assert_refused(f, store_open(f->path, STORE_CREATE, NOW, &f->store, &f->err), ERR_DATABASE,
		"already exists");
	assert_null(f->store);
	assert_string_equal(version(f), "0");
	assert_string_equal(
		fixture_query(f, "SELECT count(*) FROM sqlite_schema WHERE name = 'card'"), "0");
	assert_backed_up(f);
}

static void needs_its_backup(void **state)
{
	Fixture *f = *state;
	make_version_0(f);
	assert_int_equal(mkdir(fixture_at(f, "recto.db.v0.bak"), 0700), 0);
	assert_refused(f, store_open(f->path, STORE_CREATE, NOW, &f->store, &f->err), ERR_DATABASE,
		"cannot be backed up");
	assert_string_equal(version(f), "0");
}

static void is_done_once_by_many(void **state)
{
	enum { PROGRAMS = 4 };
	Fixture *f = *state;
	make_version_0(f);
	for (int i = 0; i < PROGRAMS; i++) {
		if (fork() == 0) {
			Store *s = NULL;
			bool is_open = store_open(f->path, STORE_CREATE, NOW, &s, NULL) &&
				       store_schema_version(s) == store_newest_schema();
			store_close(s);
			_exit(is_open ? 0 : 1);
		}
	}
	int failed = 0;
	for (int i = 0; i < PROGRAMS; i++) {
		int status;
		assert_true(wait(&status) > 0);
		failed += status != 0;
	}
	assert_int_equal(failed, 0);
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM device"), "1");
	assert_backed_up(f);
}

static void restores_an_older_copy(void **state)
{
	Fixture *f = *state;
	make_version_0(f);
	char *old = fixture_at(f, "old.db");
	assert_int_equal(rename(f->path, old), 0);
	fixture_open(f);
	fixture_card(f, "lost");
	assert_ok(f, store_restore(f->store, old, NOW, &f->err));
	assert_int_equal(store_schema_version(f->store), store_newest_schema());
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM card"), "0");
	assert_string_equal(fixture_query(f, "SELECT note FROM old"), "from version 0");
	f->page = f->graph = 0;
	fixture_card(f, "works");
	f->path = old;
	assert_string_equal(version(f), "0"); // the copy stays what it was
}

// -- databases of earlier releases ----------------------------------------------------------------

static void make_version_1(Fixture *f)
{
	Buf dump = {0};
	fixture_close(f);
	assert_int_equal(unlink(f->path), 0);
	assert_ok(f, file_read("tests/vectors/database-1.sql", 1 << 20, &dump, NULL, &f->err));
	fixture_sql(f, buf_z(&dump));
	buf_release(&dump);
}

static void keeps_what_version_1_held(void **state)
{
	Fixture *f = *state;
	make_version_1(f);
	const char *cards = fixture_query(f, "SELECT group_concat(uid || due || ease) FROM card");
	const char *log = fixture_query(f, "SELECT group_concat(uid || checksum) FROM log");
	const char *texts =
		fixture_query(f, "SELECT group_concat(question || answer || tags || refs)"
				 " FROM card_text");
	fixture_open(f);
	assert_int_equal(atoi(version(f)), store_newest_schema());
	assert_string_equal(
		fixture_query(f, "SELECT group_concat(uid || due || ease) FROM card"), cards);
	assert_string_equal(fixture_query(f, "SELECT group_concat(uid || checksum) FROM log"), log);
	assert_string_equal(
		fixture_query(f, "SELECT group_concat(question || answer || tags || refs)"
				 " FROM card_text"),
		texts);
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
	assert_int_equal(problems, 0);
	StoredCard card;
	assert_ok(f, store_load_card(f->store, 1, &f->arena, &card, &f->err));
	assert_true(str_equals(card.question, STR("What is a lapse?")));
	assert_int_equal(card.cloze, 0);
	assert_int_equal(card.properties.n, 0);
}

const struct CMUnitTest migration_tests[] = {
	FIXTURE_TEST(backs_up_and_migrates),
	FIXTURE_TEST(a_reader_migrates_too),
	FIXTURE_TEST(fails_whole),
	FIXTURE_TEST(needs_its_backup),
	FIXTURE_TEST(is_done_once_by_many),
	FIXTURE_TEST(restores_an_older_copy),
	FIXTURE_TEST(keeps_what_version_1_held),
};
const size_t migration_tests_n = HARNESS_COUNT(migration_tests);
