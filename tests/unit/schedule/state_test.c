#include "tests.h"

static void test_new_card(void **state)
{
	(void)state;
	CardState card = card_state_new();
	assert_int_equal(card.phase, PHASE_NEW);
	assert_int_equal(card.memory.repeats, 0);
	assert_int_equal(card.memory.ease100, 250);
	assert_int_equal(card.memory.interval100, 0);
	assert_true(card.due == INSTANT_NONE && card.last_reviewed == INSTANT_NONE);
	assert_int_equal(card.last_score, SCORE_NONE);
	assert_int_equal(card.lapses, 0);
	assert_false(card.is_suspended || card.is_marked);
	assert_int_equal(card.buried_until, 0);
}

static void test_equality_sees_every_field(void **state)
{
	(void)state;
	CardState card = card_state_new();
	CardState others[11];
	for (size_t i = 0; i < HARNESS_COUNT(others); i++)
		others[i] = card;
	others[0].phase = PHASE_REVIEW;
	others[1].memory.repeats = 1;
	others[2].memory.ease100 = 251;
	others[3].memory.interval100 = 1;
	others[4].due = 0;
	others[5].lapses = 1;
	others[6].last_score = 0;
	others[7].last_reviewed = 0;
	others[8].is_suspended = true;
	others[9].is_marked = true;
	others[10].buried_until = 1;
	for (size_t i = 0; i < HARNESS_COUNT(others); i++) {
		assert_false(card_state_equals(&card, &others[i]));
		assert_true(card_state_equals(&others[i], &others[i]));
	}
}

static void test_clamp(void **state)
{
	(void)state;
	Memory low = memory_clamp((Memory){INT32_MIN, INT32_MIN, INT64_MIN});
	assert_true(memory_equals(low, (Memory){0, EASE_MIN, 0}));
	Memory high = memory_clamp((Memory){INT32_MAX, INT32_MAX, INT64_MAX});
	assert_true(memory_equals(high, (Memory){REPEATS_MAX, EASE_MAX, 3650000}));
	Memory fine = {3, 246, 1024};
	assert_true(memory_equals(memory_clamp(fine), fine));
}

static void check_convert(Memory logseq, Memory sm2, Memory back)
{
	Memory there = memory_convert(logseq, ALGORITHM_LOGSEQ, ALGORITHM_SM2);
	assert_true(memory_equals(there, sm2));
	assert_true(memory_equals(memory_convert(there, ALGORITHM_SM2, ALGORITHM_LOGSEQ), back));
	assert_true(
		memory_equals(memory_convert(logseq, ALGORITHM_LOGSEQ, ALGORITHM_LOGSEQ), logseq));
	assert_true(memory_equals(memory_convert(sm2, ALGORITHM_SM2, ALGORITHM_SM2), sm2));
}

static void test_convert(void **state)
{
	(void)state;
	check_convert((Memory){1, 260, 0}, (Memory){0, 260, 100}, (Memory){1, 260, 0});
	check_convert((Memory){1, 260, 400}, (Memory){1, 260, 400}, (Memory){1, 260, 400});
	check_convert((Memory){1, 260, 600}, (Memory){1, 260, 600}, (Memory){1, 260, 600});
	check_convert((Memory){1, 260, 601}, (Memory){2, 260, 700}, (Memory){2, 260, 700});
	check_convert((Memory){3, 246, 1024}, (Memory){3, 246, 1100}, (Memory){3, 246, 1100});
	check_convert((Memory){2, 246, 1}, (Memory){2, 246, 100}, (Memory){2, 246, 100});
}

static void test_forgotten(void **state)
{
	(void)state;
	assert_true(memory_is_forgotten(ALGORITHM_LOGSEQ, (Memory){1, 250, 0}));
	assert_false(memory_is_forgotten(ALGORITHM_LOGSEQ, (Memory){1, 250, 1}));
	assert_false(memory_is_forgotten(ALGORITHM_LOGSEQ, (Memory){2, 250, 0}));
	assert_true(memory_is_forgotten(ALGORITHM_SM2, (Memory){0, 250, 100}));
	assert_false(memory_is_forgotten(ALGORITHM_SM2, (Memory){1, 250, 100}));
	assert_false(memory_is_forgotten((Algorithm)9, (Memory){0, 250, 0}));
}

// The numbers are stored and the names are exported: neither may change.
static void test_entry_kinds(void **state)
{
	(void)state;
	static const char *const names[] = {"unknown", "state", "review", "logseq", "drill", "cram",
		"reset", "postpone", "suspend", "resume", "bury", "mark", "unmark", "match",
		"unmatch", "undo", "matrix", "scheduler", "unknown"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		assert_string_equal(entry_kind_name((EntryKind)i), names[i]);
}

const struct CMUnitTest state_tests[] = {
	cmocka_unit_test(test_new_card),
	cmocka_unit_test(test_equality_sees_every_field),
	cmocka_unit_test(test_clamp),
	cmocka_unit_test(test_convert),
	cmocka_unit_test(test_forgotten),
	cmocka_unit_test(test_entry_kinds),
};
const size_t state_tests_n = HARNESS_COUNT(state_tests);
