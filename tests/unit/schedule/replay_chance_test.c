// Random logs: what follows the entries one by one, and a replay of all of them, say the same.
#include <stdlib.h>

#include "recto/base/mem.h"
#include "graph.h"

static void assert_same_table(const Matrix *a, const Matrix *b)
{
	Buf first = {0}, second = {0};
	matrix_format(a, &first);
	matrix_format(b, &second);
	assert_str(buf_str(&first), buf_z(&second));
	buf_release(&first);
	buf_release(&second);
}

static void act_by_chance(Graph *g, int card)
{
	static const EntryKind kinds[] = {ENTRY_DRILL, ENTRY_CRAM, ENTRY_RESET, ENTRY_POSTPONE,
		ENTRY_SUSPEND, ENTRY_RESUME, ENTRY_BURY, ENTRY_MARK, ENTRY_UNMARK, ENTRY_MATCH,
		ENTRY_UNMATCH};
	Entry e = graph_entry(g, kinds[random_below(&g->seed, (int)HARNESS_COUNT(kinds))]);
	if (e.kind == ENTRY_POSTPONE && g->states.cards[card].phase == PHASE_NEW)
		return;
	e.after.due = (g->day + random_below(&g->seed, 9)) * day_ms;
	e.after.buried_until = g->day + 1;
	graph_act(g, card, e);
}

static void adopt_by_chance(Graph *g, int card)
{
	bool is_forgotten = random_below(&g->seed, 3) == 0;
	Memory page = {1 + (is_forgotten ? 0 : random_below(&g->seed, 5)),
		130 + random_below(&g->seed, 200),
		is_forgotten ? 0 : 1 + random_below(&g->seed, 9000)};
	EntryKind kind = random_below(&g->seed, 2) ? ENTRY_STATE : ENTRY_LOGSEQ;
	graph_adopt(g, card, kind, is_forgotten ? 1 : 5, page,
		(g->day + random_below(&g->seed, 90)) * day_ms + random_below(&g->seed, 86400000));
}

static void configure_by_chance(Graph *g)
{
	g->has_fuzz = random_below(&g->seed, 2);
	g->max_interval = 1 + random_below(&g->seed, random_below(&g->seed, 2) ? 400 : 36500);
	SchedulerRules rules = {
		.max_interval = g->max_interval,
		.learning_fraction = random_below(&g->seed, 11) / 10.0,
		.initial_interval = random_below(&g->seed, 9),
	};
	Algorithm algorithm = replay_policy(&g->replay).algorithm;
	if (random_below(&g->seed, 2))
		algorithm = algorithm == ALGORITHM_SM2 ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	graph_set_scheduler(g, algorithm, rules);
}

// Takes back the newest entries, as undo does: who reads the log leaves them out.
static void undo_by_chance(Graph *g)
{
	for (int k = random_below(&g->seed, 20); k > 0 && g->log.n > 0; k--) {
		EntryKind kind = g->log.items[g->log.n - 1].entry.kind;
		if (kind == ENTRY_SCHEDULER || kind == ENTRY_MATRIX)
			break;
		g->log.n--;
	}
	graph_replay_again(g);
}

static void step_by_chance(Graph *g, int change_every)
{
	int card = random_below(&g->seed, CARDS);
	int chance = random_below(&g->seed, 1000);
	g->day += random_below(&g->seed, 20) == 0;
	if (change_every > 0 && random_below(&g->seed, change_every) == 0)
		configure_by_chance(g);
	else if (chance < 1 && random_below(&g->seed, 10) == 0)
		undo_by_chance(g);
	else if (chance < 3)
		graph_take_matrix(
			g, "{2 {2.46 2.64, 2.6 2.7}, 1 {2.6 4.14, 2.5 3.9}, 0 {2.5 4.43}}");
	else if (chance < 60)
		adopt_by_chance(g, card);
	else if (chance < 150)
		act_by_chance(g, card);
	else
		graph_score(g, card,
			random_below(&g->seed, 4) ? 3 + random_below(&g->seed, 3)
						  : random_below(&g->seed, SCORE_COUNT));
}

static void check_random_log(size_t length, Algorithm algorithm, int change_every)
{
	Graph *g = mem_new(1, sizeof *g);
	graph_open(g, 17 + (uint64_t)algorithm);
	g->has_fuzz = true;
	graph_set_scheduler(g, algorithm, usual);
	while (g->log.n < length)
		step_by_chance(g, change_every);
	Replay r;
	bool is_good;
	States states = graph_replay_log(&g->log, &r, &is_good);
	assert_true(is_good);
	graph_assert_same(&states, &g->states);
	assert_same_table(&r.matrix, &g->replay.matrix);
	replay_release(&r);
	graph_close(g);
	free(g);
}

static void test_fold_is_replay_under_sm2(void **state)
{
	(void)state;
	check_random_log(MANY / 100, ALGORITHM_SM2, 0);
}

static void test_fold_is_replay_under_logseq(void **state)
{
	(void)state;
	check_random_log(MANY / 100, ALGORITHM_LOGSEQ, 0);
}

static void test_fold_is_replay_across_changes(void **state)
{
	(void)state;
	check_random_log(MANY / 100, ALGORITHM_SM2, MANY / 1000);
	check_random_log(3000, ALGORITHM_LOGSEQ, 30);
}

const struct CMUnitTest replay_chance_tests[] = {
	cmocka_unit_test(test_fold_is_replay_under_sm2),
	cmocka_unit_test(test_fold_is_replay_under_logseq),
	cmocka_unit_test(test_fold_is_replay_across_changes),
};
const size_t replay_chance_tests_n = HARNESS_COUNT(replay_chance_tests);
