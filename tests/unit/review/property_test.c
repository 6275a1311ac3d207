// Whatever people do in whatever order: the log gives the state, and undo gives back what was.
#include "fixture.h"

enum { CARDS = 6, STEPS = 300, ROUNDS = 6 };

typedef struct World {
	Fixture f;
	int64_t cards[CARDS];
	uint32_t seed;
	// The states before each action that stands, oldest first.
	CardState history[STEPS][CARDS];
	size_t n;
} World;

static uint32_t random_below(World *w, uint32_t n)
{
	w->seed = w->seed * 1664525u + 1013904223u;
	return (w->seed >> 16) % n;
}

static int64_t random_card(World *w)
{
	return w->cards[random_below(w, CARDS)];
}

static void open_world(World *w, uint32_t seed)
{
	static const char *const names[CARDS] = {"q1", "q2", "q3", "q4", "q5", "q6"};
	w->seed = seed;
	w->n = 0;
	fixture_open(&w->f, "leech_at: 2\nfuzz: true\n");
	if (seed % 3 == 1)
		fixture_set_scheduler(
			&w->f, "a", (SchedulerRules){ALGORITHM_LOGSEQ, 36500, 0.5, 4});
	if (seed % 2 == 0)
		w->f.config.leech_action = LEECH_SUSPEND;
	for (size_t i = 0; i < CARDS; i++)
		w->cards[i] = fixture_add_card(&w->f, "a", names[i]);
}

static void read_states(World *w, CardState out[CARDS])
{
	for (size_t i = 0; i < CARDS; i++)
		out[i] = fixture_load(&w->f, w->cards[i]).state;
}

static void assert_states(World *w, const CardState expected[CARDS])
{
	CardState got[CARDS];
	read_states(w, got);
	for (size_t i = 0; i < CARDS; i++)
		assert_state(&got[i], &expected[i]);
}

static void assert_log_gives_states(World *w)
{
	for (size_t i = 0; i < CARDS; i++) {
		StoredCard row = fixture_load(&w->f, w->cards[i]);
		CardState replayed = fixture_replay(&w->f, w->cards[i]);
		assert_state(&replayed, &row.state);
	}
}

// Whether something was recorded.
static bool act(World *w)
{
	static const EntryKind kinds[] = {ENTRY_SUSPEND, ENTRY_RESUME, ENTRY_BURY, ENTRY_MARK,
		ENTRY_UNMARK, ENTRY_POSTPONE, ENTRY_RESET};
	EntryKind kind = kinds[random_below(w, HARNESS_COUNT(kinds))];
	int64_t cards[3];
	size_t n = 1 + random_below(w, 3);
	for (size_t i = 0; i < n; i++)
		cards[i] = random_card(w);
	int64_t changed;
	int days = 1 + (int)random_below(w, 10);
	CHECK(&w->f, record_action(&w->f.desk, kind, days, cards, n, &changed, &w->f.err));
	return changed > 0;
}

static bool score(World *w)
{
	StoredCard row = fixture_load(&w->f, random_card(w));
	ScoreResult result;
	bool is_early = random_below(w, 2) == 0;
	CHECK(&w->f, record_score(&w->f.desk, &row, (int)random_below(w, SCORE_COUNT), 0, is_early,
			     &result, &w->f.err));
	assert_false(result.is_stale);
	return result.action > 0;
}

// Nothing moves, and yet there is something to undo.
static bool practise(World *w)
{
	StoredCard row = fixture_load(&w->f, random_card(w));
	ScoreResult result;
	int given = (int)random_below(w, SCORE_COUNT);
	CHECK(&w->f, record_cram(&w->f.desk, &row, given, 0, &result, &w->f.err));
	assert_false(result.is_stale);
	StoredCard after = fixture_load(&w->f, row.id);
	assert_state(&after.state, &row.state);
	return result.action > 0;
}

static bool record(World *w, uint32_t choice)
{
	return choice <= 4 ? act(w) : choice == 5 ? practise(w) : score(w);
}

static void step(World *w)
{
	uint32_t choice = random_below(w, 11);
	if (choice == 0) {
		fixture_pass(&w->f, MINUTES(random_below(w, 3000)));
	} else if (choice <= 2 && w->n > 0) {
		fixture_undo(&w->f);
		assert_states(w, w->history[--w->n]);
	} else {
		read_states(w, w->history[w->n]);
		w->n += record(w, choice);
	}
}

static void test_random_actions(void **state)
{
	(void)state;
	static World w;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		open_world(&w, round);
		for (int i = 0; i < STEPS; i++)
			step(&w);
		assert_log_gives_states(&w);
		fixture_check_log(&w.f);
		fixture_reopen(&w.f);
		while (w.n > 0) {
			fixture_undo(&w.f);
			assert_states(&w, w.history[--w.n]);
		}
		assert_log_gives_states(&w);
		fixture_check_log(&w.f);
		assert_string_equal(fixture_table(&w.f), "{}");
		CardState fresh = card_state_new();
		for (size_t i = 0; i < CARDS; i++) {
			StoredCard row = fixture_load(&w.f, w.cards[i]);
			assert_state(&row.state, &fresh);
		}
		UndoReport report;
		assert_false(record_undo(&w.f.desk, &report, NULL));
		fixture_close(&w.f);
	}
}

const struct CMUnitTest property_tests[] = {
	cmocka_unit_test(test_random_actions),
};
const size_t property_tests_n = HARNESS_COUNT(property_tests);
