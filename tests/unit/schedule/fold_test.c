#include "recto/schedule/fold.h"

#include "tests.h"

static const Instant noon = 1675252800000;
static const Day today = 19389;
static const Instant day_ms = 86400000;

static CardState busy_card(void)
{
	CardState card = card_state_new();
	card.phase = PHASE_REVIEW;
	card.memory = (Memory){3, 236, 1500};
	card.due = noon;
	card.lapses = 2;
	card.last_score = 3;
	card.last_reviewed = noon - 15 * day_ms;
	card.is_suspended = true;
	card.is_marked = true;
	card.buried_until = today + 1;
	return card;
}

static Entry entry_of(EntryKind kind)
{
	return (Entry){.kind = kind, .at = noon, .day = today, .score = SCORE_NONE};
}

// As a session records it.
static Entry scored(const CardState *card, int score, Day day, int max_interval)
{
	SchedulePolicy policy = {.algorithm = ALGORITHM_SM2, .max_interval = max_interval};
	Entry e = entry_of(ENTRY_REVIEW);
	e.at = day * day_ms;
	e.day = day;
	e.score = score;
	e.before = card->memory;
	e.after = *card;
	ScheduleMoment moment = {.now = e.at, .today = day};
	ScheduleStep step = schedule_step(&policy, card, &moment, score);
	schedule_apply(&e.after, &step, step.due.day * day_ms, e.at, score);
	return e;
}

static void test_state_is_adopted_and_flags_stay(void **state)
{
	(void)state;
	CardState card = busy_card();
	Entry e = entry_of(ENTRY_STATE);
	e.after = card_state_new();
	e.after.phase = PHASE_REVIEW;
	e.after.memory = (Memory){1, 260, 400};
	e.after.due = 77;
	e.after.last_score = 5;
	e.after.last_reviewed = 55;
	fold_complete(&e, &card);
	assert_true(memory_equals(e.before, busy_card().memory));
	assert_true(fold_entry(&card, &e));
	assert_true(card_state_equals(&card, &e.after));
	CardState expected = busy_card();
	expected.memory = (Memory){1, 260, 400};
	expected.due = 77;
	expected.last_score = 5;
	expected.last_reviewed = 55;
	assert_true(card_state_equals(&card, &expected));
}

static int lapses_after_logseq(Memory before, int score)
{
	CardState card = busy_card();
	card.memory = before;
	Entry e = entry_of(ENTRY_LOGSEQ);
	e.score = score;
	e.after = card_state_new();
	e.after.phase = PHASE_REVIEW;
	e.after.memory = (Memory){0, 236, 100};
	e.after.last_reviewed = card.last_reviewed + 1;
	fold_complete(&e, &card);
	assert_true(fold_entry(&card, &e));
	assert_true(memory_equals(card.memory, (Memory){0, 236, 100}));
	assert_true(card.is_suspended && card.is_marked);
	return card.lapses - busy_card().lapses;
}

static void test_logseq_counts_a_lapse(void **state)
{
	(void)state;
	assert_int_equal(lapses_after_logseq((Memory){3, 236, 1500}, 1), 1);
	assert_int_equal(lapses_after_logseq((Memory){3, 236, 1500}, 3), 0);
	assert_int_equal(lapses_after_logseq((Memory){3, 236, 1500}, SCORE_NONE), 0);
	assert_int_equal(lapses_after_logseq((Memory){0, 250, 0}, 1), 0);
}

// What Logseq did before the card's last review, known only now: it counts as a lapse, and as what
// the card was once the later review is undone.
static void test_logseq_that_came_too_late(void **state)
{
	(void)state;
	CardState card = busy_card();
	Entry e = entry_of(ENTRY_LOGSEQ);
	e.score = 1;
	e.after = card_state_new();
	e.after.phase = PHASE_REVIEW;
	e.after.memory = (Memory){0, 200, 100};
	e.after.last_score = 1;
	e.after.last_reviewed = card.last_reviewed - 1;
	Entry logged = e;
	fold_complete(&logged, &card);
	assert_true(card_state_equals(&logged.after, &e.after));
	assert_true(memory_equals(logged.before, card.memory));
	assert_true(fold_entry(&card, &logged));
	CardState expected = busy_card();
	expected.lapses++;
	assert_true(card_state_equals(&card, &expected));
	CardState earlier = busy_card();
	earlier.last_reviewed = e.after.last_reviewed - 1;
	fold_entry(&earlier, &logged);
	assert_true(memory_equals(earlier.memory, e.after.memory));
}

static void test_reset_keeps_flags_only(void **state)
{
	(void)state;
	CardState card = busy_card();
	Entry e = entry_of(ENTRY_RESET);
	fold_complete(&e, &card);
	assert_true(fold_entry(&card, &e));
	CardState expected = card_state_new();
	expected.is_suspended = true;
	expected.is_marked = true;
	expected.buried_until = today + 1;
	assert_true(card_state_equals(&card, &expected));
}

static void test_flags_and_postpone(void **state)
{
	(void)state;
	CardState card = busy_card();
	CardState expected = card;
	Entry e = entry_of(ENTRY_RESUME);
	expected.is_suspended = false;
	expected.buried_until = 0;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
	e = entry_of(ENTRY_SUSPEND);
	expected.is_suspended = true;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
	e = entry_of(ENTRY_BURY);
	e.after.buried_until = expected.buried_until = today + 3;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
	e = entry_of(ENTRY_UNMARK);
	expected.is_marked = false;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
	e = entry_of(ENTRY_MARK);
	expected.is_marked = true;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
	e = entry_of(ENTRY_POSTPONE);
	e.after.due = expected.due = noon + 3 * day_ms;
	assert_true(fold_entry(&card, &e) && card_state_equals(&card, &expected));
}

static void test_what_moves_nothing(void **state)
{
	(void)state;
	static const EntryKind kinds[] = {
		ENTRY_DRILL, ENTRY_CRAM, ENTRY_MATCH, ENTRY_UNMATCH, ENTRY_MATRIX, ENTRY_SCHEDULER};
	for (size_t i = 0; i < HARNESS_COUNT(kinds); i++) {
		CardState card = busy_card();
		CardState before = card;
		Entry e = entry_of(kinds[i]);
		e.score = 1;
		assert_true(fold_entry(&card, &e));
		assert_true(card_state_equals(&card, &before));
	}
}

static void test_due_of_a_review_is_the_entrys(void **state)
{
	(void)state;
	CardState card = busy_card();
	Entry e = scored(&card, 4, today, INTERVAL_MAX_DAYS);
	e.after.due += 3600000; // another zone
	assert_true(fold_entry(&card, &e));
	assert_true(card_state_equals(&card, &e.after));
}

static void test_interval_cut_by_a_former_maximum(void **state)
{
	(void)state;
	CardState card = busy_card();
	Entry e = scored(&card, 5, today, 20);
	assert_int_equal(e.after.memory.interval100, 2000);
	assert_true(fold_entry(&card, &e));
	assert_true(card_state_equals(&card, &e.after));
	e = scored(&card, 5, today + 20, INTERVAL_MAX_DAYS);
	assert_true(fold_entry(&card, &e));
	assert_int_equal(card.memory.interval100, 5200); // 20 * 2.56 = 51.2
}

static void test_interval_that_fuzz_made(void **state)
{
	(void)state;
	CardState card = busy_card(); // 15 days * 2.36 = 35.4
	Entry e = scored(&card, 4, today, INTERVAL_MAX_DAYS);
	for (int days = 16; days <= 45; days++) {
		CardState replayed = card;
		e.after.memory.interval100 = days * 100;
		assert_int_equal(fold_entry(&replayed, &e), days <= 40); // 36 + 3.775
	}
	e.after.memory.interval100 = 3650;
	assert_false(fold_entry(&card, &e));
}

// The table is the graph's: what it made of the interval is the entry's, all else is computed.
static void test_logseq_review_of_one_card(void **state)
{
	(void)state;
	SchedulePolicy policy = {.algorithm = ALGORITHM_LOGSEQ, .max_interval = INTERVAL_MAX_DAYS};
	CardState card = busy_card();
	ScheduleMoment moment = {.now = noon, .today = today, .next_midnight = noon + day_ms / 2};
	for (int q = SCORE_MIN; q <= SCORE_MAX; q++) {
		Entry e = entry_of(ENTRY_REVIEW);
		e.algorithm = ALGORITHM_LOGSEQ;
		e.score = q;
		e.after = card;
		ScheduleStep step = schedule_step(&policy, &card, &moment, q);
		if (q >= SCORE_PASS)
			step.memory.interval100 = 4711;
		schedule_apply(&e.after, &step, step.due.instant, noon, q);
		CardState replayed = card;
		assert_true(fold_entry(&replayed, &e));
		assert_true(card_state_equals(&replayed, &e.after));
		replayed = card;
		e.after.memory.ease100++;
		assert_false(fold_entry(&replayed, &e));
		replayed = card;
		e.after.memory.ease100--;
		e.after.memory.interval100 = q < SCORE_PASS ? 1 : 0;
		assert_false(fold_entry(&replayed, &e));
	}
}

static void test_hostile_states(void **state)
{
	(void)state;
	static const int64_t odd[] = {INT64_MIN, -1, 0, INT64_MAX};
	for (size_t i = 0; i < 64; i++) {
		CardState card = busy_card();
		Entry e = scored(&card, 4, today, INTERVAL_MAX_DAYS);
		card.memory.interval100 = odd[i % 4];
		e.at = e.after.due = e.after.memory.interval100 = odd[i / 4 % 4];
		e.day = i / 16 % 2 ? INT32_MAX : INT32_MIN;
		e.algorithm = i / 32 ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
		fold_entry(&card, &e);
		assert_true(memory_equals(card.memory, memory_clamp(card.memory)));
	}
}

static bool folds(const Entry *e)
{
	CardState card = busy_card();
	return fold_entry(&card, e);
}

static void test_wrong_logs_are_noticed(void **state)
{
	(void)state;
	CardState card = busy_card();
	const Entry good = scored(&card, 1, today, INTERVAL_MAX_DAYS);
	assert_true(folds(&good));
	Entry bad = good;
	bad.after.memory.ease100++;
	assert_false(folds(&bad));
	bad = good;
	bad.after.memory.repeats++;
	assert_false(folds(&bad));
	bad = good;
	bad.after.memory.interval100 += 100;
	assert_false(folds(&bad));
	bad = good;
	bad.after.memory.interval100 = 99;
	assert_false(folds(&bad));
	bad = good;
	bad.after.lapses--;
	assert_false(folds(&bad));
	bad = good;
	bad.after.phase = PHASE_NEW;
	assert_false(folds(&bad));
	bad = good;
	bad.score = SCORE_NONE;
	assert_false(folds(&bad));
	bad = good;
	bad.algorithm = ALGORITHM_LOGSEQ;
	assert_false(folds(&bad));
	bad = good;
	bad.algorithm = (Algorithm)9;
	assert_false(folds(&bad));
	bad = good;
	bad.kind = (EntryKind)99;
	assert_false(folds(&bad));
}

static Entry random_entry(uint64_t *seed, const CardState *card, Day day)
{
	static const EntryKind kinds[] = {ENTRY_STATE, ENTRY_LOGSEQ, ENTRY_DRILL, ENTRY_CRAM,
		ENTRY_RESET, ENTRY_POSTPONE, ENTRY_SUSPEND, ENTRY_RESUME, ENTRY_BURY, ENTRY_MARK,
		ENTRY_UNMARK, ENTRY_MATCH, ENTRY_UNMATCH};
	int score = random_below(seed, SCORE_COUNT);
	if (random_below(seed, 3) > 0)
		return scored(card, score, day, 1 + random_below(seed, 400));
	Entry e = entry_of(kinds[random_below(seed, (int)HARNESS_COUNT(kinds))]);
	e.at = day * day_ms;
	e.day = day;
	e.score = score;
	e.after = *card;
	e.after.phase = PHASE_REVIEW;
	e.after.due = (day + random_below(seed, 9)) * day_ms;
	e.after.buried_until = day + 1;
	if (e.kind == ENTRY_STATE || e.kind == ENTRY_LOGSEQ)
		e.after.memory = (Memory){1 + random_below(seed, 5), 130 + random_below(seed, 200),
			100 + 100 * random_below(seed, 90)};
	fold_complete(&e, card);
	return e;
}

// The cache that a session keeps up, and the log that it writes, say the same.
static void test_replay_equals_the_cache(void **state)
{
	(void)state;
	enum { LOGS = 2000, LENGTH = 50 };
	uint64_t seed = 7;
	for (int i = 0; i < LOGS; i++) {
		Entry log[LENGTH];
		CardState cache = card_state_new();
		for (int k = 0; k < LENGTH; k++) {
			log[k] = random_entry(&seed, &cache, today + k);
			cache = log[k].after;
		}
		CardState replayed = card_state_new();
		for (int k = 0; k < LENGTH; k++)
			assert_true(fold_entry(&replayed, &log[k]));
		assert_true(card_state_equals(&replayed, &cache));
	}
}

const struct CMUnitTest fold_tests[] = {
	cmocka_unit_test(test_state_is_adopted_and_flags_stay),
	cmocka_unit_test(test_logseq_counts_a_lapse),
	cmocka_unit_test(test_logseq_that_came_too_late),
	cmocka_unit_test(test_reset_keeps_flags_only),
	cmocka_unit_test(test_flags_and_postpone),
	cmocka_unit_test(test_what_moves_nothing),
	cmocka_unit_test(test_due_of_a_review_is_the_entrys),
	cmocka_unit_test(test_interval_cut_by_a_former_maximum),
	cmocka_unit_test(test_interval_that_fuzz_made),
	cmocka_unit_test(test_logseq_review_of_one_card),
	cmocka_unit_test(test_hostile_states),
	cmocka_unit_test(test_wrong_logs_are_noticed),
	cmocka_unit_test(test_replay_equals_the_cache),
};
const size_t fold_tests_n = HARNESS_COUNT(fold_tests);
