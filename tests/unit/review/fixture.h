// A database with cards, and a clock that stands still until a test moves it.
//
// It is 2023-02-01T10:00:00Z, a day starts at 4; graphs are roots below /notes that nobody reads.
#ifndef TESTS_UNIT_REVIEW_FIXTURE_H
#define TESTS_UNIT_REVIEW_FIXTURE_H

#include "recto/review/desk.h"
#include "recto/review/record.h"
#include "recto/store/replay.h"

#include "tests.h"

#define MINUTES(n) ((n)*INT64_C(60000))
#define DAYS(n) ((n)*INT64_C(86400000))

typedef struct Fixture {
	char folder[64];
	char path[96]; // of the database
	Config config;
	Desk desk;
	Arena arena; // of cards that were loaded
	Err err;
} Fixture;

// Opens with a configuration text, NULL for the defaults.
void fixture_open(Fixture *f, const char *config);
void fixture_close(Fixture *f);
// Ends the connection and opens another, as a restart does.
void fixture_reopen(Fixture *f);

// The card whose question is `question`, new, in the page "notes" of the graph /notes/GRAPH. Cards
// of a page come in the order in which they were added.
int64_t fixture_add_card(Fixture *f, const char *graph, const char *question);
// The same with an answer.
int64_t fixture_add_answered(
	Fixture *f, const char *graph, const char *question, const char *answer);
// One card for each cloze of a question, `n` of them, all on one line.
void fixture_add_clozes(Fixture *f, const char *graph, const char *question, int n, int64_t *cards);
StoredCard fixture_load(Fixture *f, int64_t card);
int fixture_count_entries(Fixture *f, int64_t card);

// The rules for the graph /notes/GRAPH from now on, as an import sets them: logged, in force, and
// the whole graph scored by them.
void fixture_set_scheduler(Fixture *f, const char *graph, SchedulerRules rules);
// The table of the first graph as Logseq prints it; in the arena.
const char *fixture_table(Fixture *f);
// The state that the card's log gives.
CardState fixture_replay(Fixture *f, int64_t card);
// Fails unless the log gives all states, schedulers and tables that are stored.
void fixture_check_log(Fixture *f);

// An instant on the test's time line: "2023-02-02T04:00:00Z".
Instant fixture_instant(const char *text);
// Moves the clock.
void fixture_pass(Fixture *f, int64_t ms);

// Scores, whether due or not, and expects it to be recorded.
ScoreResult fixture_score(Fixture *f, int64_t card, int score);
// One action on one card; whether it changed something.
bool fixture_act(Fixture *f, EntryKind kind, int days, int64_t card);
UndoReport fixture_undo(Fixture *f);

// Fails with the reason when `is_good` is false.
void fixture_check(bool is_good, const Err *err, const char *file, int line);
#define CHECK(f, call) fixture_check((call), &(f)->err, __FILE__, __LINE__)

void fixture_assert_state(
	const CardState *got, const CardState *expected, const char *file, int line);
#define assert_state(got, expected) fixture_assert_state(got, expected, __FILE__, __LINE__)

#endif
