#include <sys/stat.h>
#include <unistd.h>
#include "../../../src/store/database.h"
#include "fixture.h"

static void smoke(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_due_card(f, "what", NOW - DAY);
	int64_t b = fixture_card(f, "who");
	QueueQuery q = {.moment = f->moment};
	int64_t got;
	assert_ok(f, store_next_due(f->store, &q, &got, &f->err));
	assert_int_equal(got, a);
	assert_ok(f, store_next_new(f->store, &q, &got, &f->err));
	assert_int_equal(got, b);
	QueueCounts counts;
	assert_ok(f, store_count_queue(f->store, &q, &counts, &f->err));
	assert_int_equal(counts.due, 1);
	fixture_entry(f, ENTRY_REVIEW, a, 2, NOW, 0);
	assert_ok(f, store_next_drill(f->store, &q, &got, &f->err));
	assert_int_equal(got, a);
	int problems;
	assert_ok(f, store_check(f->store, NULL, NULL, &problems, &f->err));
}

static void prepares_every_statement(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < STMT_COUNT; i++) {
		sqlite3_stmt *stmt = NULL;
		if (sqlite3_prepare_v2(f->store->db, store_statements[i], -1, &stmt, NULL) !=
			SQLITE_OK)
			fail_msg("statement %d, %s: %s", i, store_statements[i],
				sqlite3_errmsg(f->store->db));
		sqlite3_finalize(stmt);
	}
}

const struct CMUnitTest open_tests[] = {
	FIXTURE_TEST(prepares_every_statement),
	FIXTURE_TEST(smoke),
};
const size_t open_tests_n = HARNESS_COUNT(open_tests);
