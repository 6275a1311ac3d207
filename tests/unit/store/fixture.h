// What the tests of the store share: a folder, a database in it, and short ways to fill it.
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include "recto/store/log.h"
#include "recto/store/queue.h"
#include "recto/store/replay.h"
#include "recto/store/sources.h"
#include "tests.h"

// 2024-03-01T10:00:00Z; its day starts at 04:00.
#define NOW INT64_C(1709287200000)
#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)

typedef struct Fixture {
	char *folder;
	char *path; // of the database
	Store *store;
	Arena arena;
	Err err;
	int64_t graph;
	int64_t page; // the last that was made; cards are made on it
	int line;     // of the last card
	StoreMoment moment;
} Fixture;

int fixture_set_up(void **state);
int fixture_tear_down(void **state);
#define FIXTURE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

// Asserts that a call of the store succeeded; prints why it did not.
#define assert_ok(f, call) fixture_assert((f), (call), #call, __FILE__, __LINE__)
void fixture_assert(Fixture *f, bool is_fine, const char *call, const char *file, int line);
// Asserts that a call failed with `kind` and a text that contains `part`; clears the error.
#define assert_refused(f, call, kind, part) \
	fixture_assert_refused((f), (call), (kind), (part), __FILE__, __LINE__)
void fixture_assert_refused(
	Fixture *f, bool is_fine, ErrKind kind, const char *part, const char *file, int line);

// A path in the folder, in the arena.
char *fixture_at(Fixture *f, const char *name);
void fixture_open(Fixture *f);
void fixture_close(Fixture *f);
// Runs SQL behind the store's back, with a connection of its own.
void fixture_sql(Fixture *f, const char *sql);
// Runs SQL that SQLite refuses; its reason, in the arena.
const char *fixture_try(Fixture *f, const char *sql);
// The first column of the first row as text, "" without one; in the arena.
const char *fixture_query(Fixture *f, const char *sql);

// A page PATH in the graph, titled TITLE; the following cards are on it.
int64_t fixture_page(Fixture *f, const char *title);
// A new card on the page, on the next line.
int64_t fixture_card(Fixture *f, const char *question);
// A card in review with this due instant.
int64_t fixture_due_card(Fixture *f, const char *question, Instant due);
void fixture_set_state(Fixture *f, int64_t card, CardState state);
CardState fixture_state(Fixture *f, int64_t card);
StoredCard fixture_load(Fixture *f, int64_t card);
// The state of a card in review.
CardState fixture_review_state(Instant due);

// Appends an entry in a transaction; its id is its action unless `action` is not 0.
int64_t fixture_entry(
	Fixture *f, EntryKind kind, int64_t card, int score, Instant at, int64_t action);
void fixture_undo(Fixture *f, int64_t action);

#endif
