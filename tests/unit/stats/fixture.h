// A database with cards and a log written by hand. It is 2026-03-01T12:00:00Z, a day starts at 4.
#ifndef TESTS_UNIT_STATS_FIXTURE_H
#define TESTS_UNIT_STATS_FIXTURE_H

#include "recto/review/record.h"
#include "recto/stats/export.h"
#include "recto/stats/stats.h"

#include "tests.h"

typedef struct Fixture {
	char *folder, *path; // of the database
	Config config;
	Desk desk;
	Arena arena;
	Err err;
	int64_t graph, page;
	int line; // of the last card
	Stats *stats;
} Fixture;

int fixture_set_up(void **state);
int fixture_tear_down(void **state);
#define FIXTURE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

#define CHECK(f, call) fixture_check((call), &(f)->err, #call, __FILE__, __LINE__)
void fixture_check(bool is_good, const Err *err, const char *call, const char *file, int line);

// Moves the clock to an instant, "2026-03-01T12:00:00Z".
void fixture_now(Fixture *f, const char *at);
Instant fixture_instant(const char *text);

// A new card in a deck, with tags, one a line.
int64_t fixture_card(Fixture *f, const char *question, const char *deck, const char *tags);

// An entry at an instant: its day is counted as the desk does. `before` is the interval in days
// that it found, -1 for a new card. Returns its number.
int64_t fixture_entry(
	Fixture *f, int64_t card, EntryKind kind, int score, const char *at, double before);
// Takes an entry back.
void fixture_undo(Fixture *f, int64_t action);

// Fills the database by chance (tests/simulate.h); the newest entry is of now.
void fixture_simulate(Fixture *f, int cards, int entries, int step_ms);

// Runs SQL behind the store's back.
void fixture_run(Fixture *f, const char *sql);
// All values of all rows, one after the other; *out lasts until the end of the test. How many.
size_t fixture_table(Fixture *f, const char *sql, int64_t **out);
// The first column of the first row.
int64_t fixture_int(Fixture *f, const char *sql);
double fixture_real(Fixture *f, const char *sql);

// The figures, counted to the end; they last until the next call.
const Figures *fixture_figures(Fixture *f, const char *query, const char *since, const char *until);
// The whole of an export. The caller releases it.
Buf fixture_export(Fixture *f, ExportKind kind, ExportFormat format, const char *query);

#endif
