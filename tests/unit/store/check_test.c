#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "fixture.h"

static void collect(void *context, const char *text)
{
	Buf *lines = context;
	buf_append_z(lines, text);
	buf_append_char(lines, '\n');
}

// The number of problems; asserts that one of them contains `part` (NULL: that there are none).
static int check(Fixture *f, const char *part)
{
	Buf lines = {0};
	int problems = -1;
	assert_ok(f, store_check(f->store, collect, &lines, &problems, &f->err));
	Str all = buf_str(&lines);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		n += all.p[i] == '\n';
	assert_int_equal(problems, n);
	if (!part && problems > 0)
		fail_msg("%s", buf_z(&lines));
	if (part && !str_contains(all, str_from_z(part)))
		fail_msg("\"%s\" is not in: %s", part, buf_z(&lines));
	buf_release(&lines);
	return problems;
}

static void fill(Fixture *f)
{
	int64_t a = fixture_due_card(f, "a", NOW), b = fixture_card(f, "b");
	int64_t entry = fixture_entry(f, ENTRY_REVIEW, a, 4, NOW, 0);
	CardState state = fixture_state(f, a);
	assert_ok(f, store_set_card_state(f->store, a, &state, entry, &f->err));
	fixture_entry(f, ENTRY_MARK, b, SCORE_NONE, NOW, 0);
	fixture_undo(f, entry);
}

static const char drop_guards[] = "PRAGMA foreign_keys = OFF; DROP TRIGGER log_keeps_entries;"
				  "DROP TRIGGER log_keeps_words;";

static void damage(Fixture *f, const char *sql)
{
	fixture_sql(f, arena_printf(&f->arena, "%s%s", drop_guards, sql).p);
}

static void finds_nothing_wrong(void **state)
{
	Fixture *f = *state;
	check(f, NULL);
	fill(f);
	check(f, NULL);
}

static void finds_a_missing_entry(void **state)
{
	Fixture *f = *state;
	fill(f);
	damage(f, "DELETE FROM log WHERE seq = 2");
	assert_int_equal(check(f, "has gaps: 2 entries from 1 to 3"), 1);
}

static void finds_a_lost_beginning(void **state)
{
	Fixture *f = *state;
	fill(f);
	damage(f, "DELETE FROM log WHERE seq = 1");
	check(f, "has gaps");
	check(f, "card number 1 refers to a missing row of log");
	check(f, "an undo takes back nothing");
}

// Every column counts.
static void finds_changed_entries(void **state)
{
	static const char *const columns[] = {"uid = 'other'", "day = day + 1", "score = 5",
		"took_ms = 1", "algorithm = 1", "before_repeats = 9", "before_ease = 9",
		"before_interval = 9", "phase = 0", "repeats = 9", "ease = 9", "interval = 9",
		"due = NULL", "lapses = 9", "last_score = NULL", "last_reviewed = 1",
		"is_suspended = 1", "is_marked = 1", "buried_until = 1", "note = 'x'",
		"checksum = 1", "kind = 4", "kind = 77", "at = at + 1"};
	Fixture *f = *state;
	fill(f);
	damage(f, "CREATE TABLE kept AS SELECT * FROM log");
	for (size_t i = 0; i < HARNESS_COUNT(columns); i++) {
		fixture_sql(
			f, arena_printf(&f->arena, "UPDATE log SET %s WHERE id = 1", columns[i]).p);
		assert_int_equal(check(f, "wrong checksum"), 1);
		fixture_sql(f, "PRAGMA foreign_keys = OFF; DELETE FROM log;"
			       "INSERT INTO log SELECT * FROM kept");
		check(f, NULL);
	}
}

static void finds_dangling_references(void **state)
{
	Fixture *f = *state;
	fill(f);
	damage(f, "DELETE FROM page; DELETE FROM card_text WHERE card = 2");
	check(f, "card number 1 refers to a missing row of page");
	assert_int_equal(check(f, "a card has no text"), 3);
}

static void finds_wrong_indexes(void **state)
{
	Fixture *f = *state;
	fill(f);
	fixture_sql(f, "PRAGMA writable_schema = ON;"
		       "UPDATE sqlite_schema SET sql = replace(sql, '(fingerprint)', '(line)') "
		       "WHERE name = 'card_fingerprint'");
	fixture_close(f);
	fixture_open(f);
	check(f, "card_fingerprint");
}

static void reports_damaged_pages(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 300; i++)
		fixture_entry(f, ENTRY_MARK, fixture_card(f, "question"), SCORE_NONE, NOW, 0);
	fixture_close(f);
	Buf bytes = harness_read(f->path);
	assert_true(bytes.n > 40 * 4096);
	// From the middle of the file on: tables and indexes, but not the schema.
	memset(bytes.p + bytes.n / 2, 0xA5, bytes.n / 2);
	harness_write(f->path, buf_str(&bytes));
	buf_release(&bytes);
	fixture_open(f);
	int problems;
	Buf lines = {0};
	assert_ok(f, store_check(f->store, collect, &lines, &problems, &f->err));
	assert_true(problems > 0);
	buf_release(&lines);
}

const struct CMUnitTest check_tests[] = {
	FIXTURE_TEST(finds_nothing_wrong),
	FIXTURE_TEST(finds_a_missing_entry),
	FIXTURE_TEST(finds_a_lost_beginning),
	FIXTURE_TEST(finds_changed_entries),
	FIXTURE_TEST(finds_dangling_references),
	FIXTURE_TEST(finds_wrong_indexes),
	FIXTURE_TEST(reports_damaged_pages),
};
const size_t check_tests_n = HARNESS_COUNT(check_tests);
