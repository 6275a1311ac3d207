#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../../../src/store/database.h"
#include "fixture.h"

static int count_sources(Fixture *f)
{
	return atoi(fixture_query(f, "SELECT count(*) FROM source"));
}

static void add_source(Fixture *f, const char *path)
{
	assert_ok(f, store_add_source(f->store, str_from_z(path), NOW, &f->err));
}

static Store *open_second(Fixture *f)
{
	Store *s;
	assert_ok(f, store_open(f->path, STORE_CREATE, NOW, &s, &f->err));
	sqlite3_busy_timeout(s->db, 20); // nobody waits 5 s in a test
	return s;
}

static void nests_by_count(void **state)
{
	Fixture *f = *state;
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/a");
	assert_ok(f, store_commit(f->store, &f->err));
	assert_int_equal(count_sources(f), 0);
	assert_ok(f, store_commit(f->store, &f->err));
	assert_int_equal(count_sources(f), 1);
}

static void rolls_all_back_at_any_depth(void **state)
{
	Fixture *f = *state;
	store_rollback(f->store);
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/a");
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/b");
	store_rollback(f->store);
	store_rollback(f->store);
	assert_int_equal(count_sources(f), 0);
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/c");
	assert_ok(f, store_commit(f->store, &f->err));
	assert_int_equal(count_sources(f), 1);
}

// What was looked up within a transaction must not outlive it.
static void forgets_what_was_rolled_back(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "first");
	assert_ok(f, store_begin(f->store, &f->err));
	LogEntry e = {.card = card, .entry = {.kind = ENTRY_MARK, .score = SCORE_NONE}};
	assert_ok(f, store_append_entry(f->store, &e, &f->err));
	StoredCard other = {.page = f->page, .graph = f->graph, .deck = STR("new deck")};
	other.state = card_state_new();
	assert_ok(f, store_insert_card(f->store, &other, &f->err));
	store_rollback(f->store);

	int64_t entry = fixture_entry(f, ENTRY_MARK, card, SCORE_NONE, NOW, 0);
	assert_int_equal(entry, 1);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_insert_card(f->store, &other, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	assert_str(fixture_load(f, other.id).deck, "new deck");
}

static void closing_forgets_what_is_not_committed(void **state)
{
	Fixture *f = *state;
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/a");
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(count_sources(f), 0);
}

// The process dies without a word right after the commit.
static void a_commit_outlives_the_process(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	if (fork() == 0) {
		Store *s;
		bool is_saved =
			store_open(f->path, STORE_CREATE, NOW, &s, NULL) && store_begin(s, NULL) &&
			store_add_source(s, STR("/kept"), NOW, NULL) && store_commit(s, NULL) &&
			store_begin(s, NULL) && store_add_source(s, STR("/lost"), NOW, NULL);
		_exit(is_saved ? 0 : 1);
	}
	int status;
	assert_true(wait(&status) > 0);
	assert_int_equal(status, 0);
	fixture_open(f);
	StoredSources sources;
	assert_ok(f, store_list_sources(f->store, &f->arena, &sources, &f->err));
	assert_int_equal(sources.n, 1);
	assert_str(sources.paths[0], "/kept");
}

static void says_when_another_program_has_the_lock(void **state)
{
	Fixture *f = *state;
	Store *second = open_second(f);
	assert_ok(f, store_begin(f->store, &f->err));
	add_source(f, "/a");
	assert_refused(f, store_begin(second, &f->err), ERR_DATABASE, "locked by another program");
	assert_ok(f, store_commit(f->store, &f->err));
	assert_ok(f, store_begin(second, &f->err));
	assert_ok(f, store_commit(second, &f->err));
	store_close(second);
}

static void readers_are_not_locked_out(void **state)
{
	Fixture *f = *state;
	fixture_card(f, "question");
	Store *second = open_second(f);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_move_card_line(f->store, 1, 9, 0, &f->err));
	StoredCard row;
	assert_ok(f, store_load_card(second, 1, &f->arena, &row, &f->err));
	assert_int_equal(row.line, 1);
	assert_ok(f, store_commit(f->store, &f->err));
	assert_ok(f, store_load_card(second, 1, &f->arena, &row, &f->err));
	assert_int_equal(row.line, 9);
	store_close(second);
}

// Two windows show the same card; one scores it. The other sees that its row is old.
static void the_last_entry_tells_a_stale_card(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_due_card(f, "question", NOW - DAY);
	Store *second = open_second(f);
	StoredCard shown, now;
	assert_ok(f, store_load_card(second, card, &f->arena, &shown, &f->err));

	int64_t entry = fixture_entry(f, ENTRY_REVIEW, card, 4, NOW, 0);
	CardState after = fixture_review_state(NOW + 6 * DAY);
	assert_ok(f, store_set_card_state(f->store, card, &after, entry, &f->err));

	assert_ok(f, store_begin(second, &f->err));
	assert_ok(f, store_load_card(second, card, &f->arena, &now, &f->err));
	assert_int_equal(shown.last_entry, 0);
	assert_int_equal(now.last_entry, entry);
	LogEntry next = {.card = card, .entry = {.kind = ENTRY_MARK, .score = SCORE_NONE}};
	assert_ok(f, store_append_entry(second, &next, &f->err));
	assert_int_equal(next.seq, 2);
	assert_ok(f, store_commit(second, &f->err));
	store_close(second);
}

static void the_data_version_tells_of_others(void **state)
{
	Fixture *f = *state;
	int64_t before, own, other;
	assert_ok(f, store_data_version(f->store, &before, &f->err));
	add_source(f, "/a");
	assert_ok(f, store_data_version(f->store, &own, &f->err));
	assert_int_equal(own, before);
	fixture_sql(f, "DELETE FROM source");
	assert_ok(f, store_data_version(f->store, &other, &f->err));
	assert_int_not_equal(other, before);
}

// -- bulk -----------------------------------------------------------------------------------------

static const char *list_indexes(Fixture *f)
{
	return fixture_query(f, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema "
				"WHERE type = 'index' AND sql IS NOT NULL ORDER BY name)");
}

static void bulk_makes_the_indexes_again(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "page");
	const char *before = list_indexes(f);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_begin_bulk(f->store, &f->err));
	assert_true(f->store->dropped.n > 4);
	int64_t card = fixture_card(f, "question");
	assert_ok(f, store_end_bulk(f->store, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	assert_string_equal(list_indexes(f), before);
	QueueQuery q = {.moment = f->moment};
	int64_t next;
	assert_ok(f, store_next_new(f->store, &q, &next, &f->err));
	assert_int_equal(next, card);
}

static void bulk_rolls_back(void **state)
{
	Fixture *f = *state;
	const char *before = list_indexes(f);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_begin_bulk(f->store, &f->err));
	store_rollback(f->store);
	assert_string_equal(list_indexes(f), before);
	assert_int_equal(f->store->dropped.n, 0);
}

static void bulk_leaves_a_database_with_cards(void **state)
{
	Fixture *f = *state;
	fixture_card(f, "question");
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_begin_bulk(f->store, &f->err));
	assert_int_equal(f->store->dropped.n, 0);
	assert_ok(f, store_end_bulk(f->store, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
}

const struct CMUnitTest transaction_tests[] = {
	FIXTURE_TEST(nests_by_count),
	FIXTURE_TEST(rolls_all_back_at_any_depth),
	FIXTURE_TEST(forgets_what_was_rolled_back),
	FIXTURE_TEST(closing_forgets_what_is_not_committed),
	FIXTURE_TEST(a_commit_outlives_the_process),
	FIXTURE_TEST(says_when_another_program_has_the_lock),
	FIXTURE_TEST(readers_are_not_locked_out),
	FIXTURE_TEST(the_last_entry_tells_a_stale_card),
	FIXTURE_TEST(the_data_version_tells_of_others),
	FIXTURE_TEST(bulk_makes_the_indexes_again),
	FIXTURE_TEST(bulk_rolls_back),
	FIXTURE_TEST(bulk_leaves_a_database_with_cards),
};
const size_t transaction_tests_n = HARNESS_COUNT(transaction_tests);
