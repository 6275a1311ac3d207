#include <sys/stat.h>
#include <unistd.h>
#include "recto/store/backup.h"
#include "fixture.h"

static void open_at(Fixture *f, const char *path)
{
	fixture_close(f);
	f->path = fixture_at(f, path);
	fixture_open(f);
}

static void copies_everything(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, 0);
	char *copy = fixture_at(f, "copy.db");
	harness_write(copy, STR("an older copy"));
	assert_ok(f, store_backup(f->store, copy, &f->err));
	struct stat st;
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_not_equal(access(fixture_at(f, "copy.db-wal"), F_OK), 0);
	open_at(f, "copy.db");
	assert_str(fixture_load(f, card).question, "question");
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
	assert_int_equal(problems, 0);
}

static void says_why_there_is_no_copy(void **state)
{
	Fixture *f = *state;
	assert_refused(f, store_backup(f->store, fixture_at(f, "none/copy.db"), &f->err), ERR_IO,
		"none/copy.db");
	assert_refused(f, store_backup(f->store, f->path, &f->err), ERR_USAGE, "itself");
	assert_refused(f, store_backup(f->store, f->folder, &f->err), ERR_IO, "cannot write");
	char *link_path = fixture_at(f, "link.db");
	assert_int_equal(symlink(f->path, link_path), 0);
	assert_refused(f, store_backup(f->store, link_path, &f->err), ERR_USAGE, "itself");
	fixture_card(f, "still works");
}

static void goes_back_to_a_copy(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "before");
	char *copy = fixture_at(f, "copy.db");
	assert_ok(f, store_backup(f->store, copy, &f->err));
	int64_t later = fixture_card(f, "after");
	fixture_entry(f, ENTRY_MARK, later, SCORE_NONE, NOW, 0);
	Store *other;
	assert_ok(f, store_open(f->path, STORE_READ, NOW, &other, &f->err));
	assert_ok(f, store_restore(f->store, copy, NOW, &f->err));
	StoredCard row;
	assert_refused(f, store_load_card(f->store, later, &f->arena, &row, &f->err), ERR_DATABASE,
		"no card");
	assert_ok(f, store_load_card(other, card, &f->arena, &row, &f->err));
	assert_refused(f, store_load_card(other, later, &f->arena, &row, &f->err), ERR_DATABASE,
		"no card");
	store_close(other);
	assert_int_equal(fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, 0), 1);
	assert_string_equal(fixture_query(f, "PRAGMA journal_mode"), "wal");
	fixture_close(f);
	fixture_open(f);
	assert_str(fixture_load(f, card).question, "before");
}

static void refuses_what_is_no_copy(void **state)
{
	Fixture *f = *state;
	fixture_card(f, "kept");
	char *from = fixture_at(f, "from.db");
	assert_refused(f, store_restore(f->store, from, NOW, &f->err), ERR_IO, "does not exist");
	assert_refused(f, store_restore(f->store, f->path, NOW, &f->err), ERR_USAGE, "itself");
	assert_refused(
		f, store_restore(f->store, f->folder, NOW, &f->err), ERR_DATABASE, "is a folder");
	harness_write(from, STR("text"));
	assert_refused(f, store_restore(f->store, from, NOW, &f->err), ERR_DATABASE, "no database");
	assert_int_equal(unlink(from), 0);
	assert_ok(f, store_backup(f->store, from, &f->err));
	char *path = f->path;
	f->path = from;
	fixture_sql(f, "PRAGMA user_version = 99");
	assert_refused(f, store_restore(f->store, from, NOW, &f->err), ERR_DATABASE, "newer recto");
	f->path = path;
	assert_str(fixture_load(f, 1).question, "kept");
}

static void does_not_take_a_damaged_copy(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 200; i++)
		fixture_card(f, "question");
	char *from = fixture_at(f, "from.db");
	assert_ok(f, store_backup(f->store, from, &f->err));
	assert_int_equal(truncate(from, 20 * 4096), 0);
	assert_refused(f, store_restore(f->store, from, NOW, &f->err), ERR_DATABASE, "damaged");
	assert_str(fixture_load(f, 200).question, "question");
}

static void a_reader_restores_nothing(void **state)
{
	Fixture *f = *state;
	char *copy = fixture_at(f, "copy.db");
	assert_ok(f, store_backup(f->store, copy, &f->err));
	fixture_close(f);
	assert_ok(f, store_open(f->path, STORE_READ, NOW, &f->store, &f->err));
	assert_refused(
		f, store_restore(f->store, copy, NOW, &f->err), ERR_DATABASE, "reading only");
	assert_ok(f, store_backup(f->store, fixture_at(f, "second.db"), &f->err));
}

const struct CMUnitTest backup_tests[] = {
	FIXTURE_TEST(copies_everything),
	FIXTURE_TEST(says_why_there_is_no_copy),
	FIXTURE_TEST(goes_back_to_a_copy),
	FIXTURE_TEST(refuses_what_is_no_copy),
	FIXTURE_TEST(does_not_take_a_damaged_copy),
	FIXTURE_TEST(a_reader_restores_nothing),
};
const size_t backup_tests_n = HARNESS_COUNT(backup_tests);
