#include "recto/schedule/takeover.h"

#include "tests.h"

static const Clock utc = {.is_frozen = true, .frozen = 1675213860000, .day_starts_at = 4};

static Instant instant(const char *text)
{
	Instant t = 0;
	assert_true(calendar_parse_rfc3339(str_from_z(text), &t));
	return t;
}

// The first card of the README's page.
static TakeoverInput page(void)
{
	return (TakeoverInput){
		.interval = STR("4"),
		.repeats = STR("1"),
		.ease = STR("2.6"),
		.next_schedule = STR("2023-02-01T15:11:00.261Z"),
		.last_reviewed = STR("2023-01-28T15:11:00.262Z"),
		.last_score = STR("5"),
	};
}

static CardState taken(const TakeoverInput *in)
{
	CardState card;
	assert_true(takeover_sm2(in, &utc, &card));
	assert_int_equal(card.phase, PHASE_REVIEW);
	assert_true(memory_equals(card.memory, memory_clamp(card.memory)));
	return card;
}

static void test_as_written(void **state)
{
	(void)state;
	TakeoverInput in = page();
	CardState card = taken(&in);
	CardState expected = card_state_new();
	expected.phase = PHASE_REVIEW;
	expected.memory = (Memory){1, 260, 400};
	expected.due = instant("2023-02-01T15:11:00.261Z");
	expected.last_score = 5;
	expected.last_reviewed = instant("2023-01-28T15:11:00.262Z");
	assert_true(card_state_equals(&card, &expected));
}

static void test_new_cards(void **state)
{
	(void)state;
	static const char *const repeats[] = {
		"", "abc", "1.0", "-1", "0", "+0", "nil", "1e3", "١", "99999999999999999999"};
	CardState fresh = card_state_new();
	CardState card;
	for (size_t i = 0; i < HARNESS_COUNT(repeats); i++) {
		TakeoverInput in = page();
		in.repeats = str_from_z(repeats[i]);
		assert_false(takeover_sm2(&in, &utc, &card));
		assert_true(card_state_equals(&card, &fresh));
	}
	assert_false(takeover_sm2(&(TakeoverInput){0}, &utc, &card));
	// As Logseq writes a reset card.
	TakeoverInput reset = {STR("-1"), STR("0"), STR("2.5"), STR("nil"), STR("nil"), STR("nil")};
	assert_false(takeover_sm2(&reset, &utc, &card));
}

static void test_repeats(void **state)
{
	(void)state;
	TakeoverInput in = page();
	in.repeats = STR("+3");
	assert_int_equal(taken(&in).memory.repeats, 3);
	in.repeats = STR("007");
	assert_int_equal(taken(&in).memory.repeats, 7);
	in.repeats = STR("4000000000");
	assert_int_equal(taken(&in).memory.repeats, REPEATS_MAX);
}

static void test_ease(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int ease100;
	} cases[] = {{"2.46", 246}, {"2.6", 260}, {"1.3", 130}, {"1.4000000000000001", 140},
		{"3", 300}, {"+2.7", 270}, {".5", 130}, {"2.", 200}, {"1.2", 130}, {"-7", 130},
		{"0", 130}, {"2.655", 266}, {"25e-1", 250}, {"1e300", EASE_MAX}, {"-1e+300", 130},
		{"", 250}, {"x", 250}, {"2,5", 250}, {"nil", 250}, {"2.5x", 250}, {".", 250},
		{"2.5e", 250}, {"0x2", 250}, {"inf", 250}, {"NaN", 250}, {"1 2", 250}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		TakeoverInput in = page();
		in.ease = str_from_z(cases[i].text);
		if (taken(&in).memory.ease100 != cases[i].ease100)
			fail_msg("ease \"%s\": %d", cases[i].text, taken(&in).memory.ease100);
	}
}

static void test_interval_is_rounded_up(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int days;
	} cases[] = {{"28.3", 29}, {"4", 4}, {"4.0", 4}, {"10.01", 11}, {"0.2", 1}, {"0", 1},
		{"-3", 1}, {"-0.5", 1}, {"36501", 36500}, {"7566887.4", 36500}, {"1e+21", 36500},
		{"1e999999", 36500}, {"-1e+21", 1},
		{"1111111111111111111111111111111111111111", 36500}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		TakeoverInput in = page();
		in.repeats = STR("3");
		in.interval = str_from_z(cases[i].text);
		CardState card = taken(&in);
		if (card.memory.interval100 != cases[i].days * 100)
			fail_msg("interval \"%s\": %lld", cases[i].text,
				(long long)card.memory.interval100);
		assert_int_equal(card.memory.repeats, 3);
		assert_true(card.due == instant("2023-02-01T15:11:00.261Z"));
	}
}

static void test_missing_interval_is_the_span_of_the_dates(void **state)
{
	(void)state;
	static const char *const unreadable[] = {
		"", "nil", "x", "2,5", "--1", "11111111111111111111111111111111111111111"};
	for (size_t i = 0; i < HARNESS_COUNT(unreadable); i++) {
		TakeoverInput in = page();
		in.repeats = STR("2");
		in.interval = str_from_z(unreadable[i]);
		assert_true(memory_equals(taken(&in).memory, (Memory){2, 260, 400}));
		in.last_reviewed = STR("2023-02-01T15:00:00.000Z");
		assert_int_equal(taken(&in).memory.interval100, 100);
		in.last_reviewed = STR("2024-02-01T15:00:00.000Z");
		assert_int_equal(taken(&in).memory.interval100, 100);
		in.last_reviewed = STR("0001-01-01T00:00:00.000Z");
		assert_int_equal(taken(&in).memory.interval100, 3650000);
		in.last_reviewed = STR("nil");
		assert_int_equal(taken(&in).memory.interval100, 100);
		in.last_reviewed = page().last_reviewed;
		in.next_schedule = STR("");
		assert_int_equal(taken(&in).memory.interval100, 100);
	}
}

static void test_first_pass_with_a_long_interval_counts_as_two(void **state)
{
	(void)state;
	TakeoverInput in = page();
	in.interval = STR("6");
	assert_int_equal(taken(&in).memory.repeats, 1);
	in.interval = STR("6.1");
	CardState card = taken(&in);
	assert_true(memory_equals(card.memory, (Memory){2, 260, 700}));
	assert_true(sm2_update(card.memory, 3).interval100 >= 700);
	in.interval = STR("");
	in.last_reviewed = STR("2023-01-01T15:11:00.261Z");
	assert_true(memory_equals(taken(&in).memory, (Memory){2, 260, 3100}));
}

static void test_next_schedule(void **state)
{
	(void)state;
	static const char *const unreadable[] = {"", "nil", "12023-02-01T15:11:00.261Z",
		"2023-02-30T00:00:00.000Z", "[[2022]]-[[08]]-21T00:00:00.000Z", "tomorrow"};
	for (size_t i = 0; i < HARNESS_COUNT(unreadable); i++) {
		TakeoverInput in = page();
		in.next_schedule = str_from_z(unreadable[i]);
		assert_true(taken(&in).due == utc.frozen);
	}
	TakeoverInput in = page();
	in.next_schedule = STR("2023-02-01");
	assert_true(taken(&in).due == instant("2023-02-01T00:00:00Z"));
	in.next_schedule = STR(" 9999-12-31T23:59:59.999Z ");
	assert_true(taken(&in).due == INSTANT_MAX);
}

static void test_forgotten(void **state)
{
	(void)state;
	static const struct {
		const char *next, *due;
	} cases[] = {
		{"2023-02-02T00:00:00.000Z", "2023-02-02T04:00:00Z"},
		{"2023-02-02T04:00:00.000Z", "2023-02-02T04:00:00Z"},
		{"2023-02-02T04:00:00.001Z", "2023-02-03T04:00:00Z"},
		{"nil", "2023-02-01T01:11:00Z"},
		{"", "2023-02-01T01:11:00Z"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		TakeoverInput in = page();
		in.interval = i % 2 ? STR("-1") : STR("-1.0");
		in.last_score = STR("1");
		in.next_schedule = str_from_z(cases[i].next);
		CardState card = taken(&in);
		assert_true(memory_equals(card.memory, (Memory){0, 260, 100}));
		assert_true(card.due == instant(cases[i].due));
		assert_int_equal(card.lapses, 0);
	}
}

// Logseq's midnight of tomorrow in Shanghai, written in UTC, is the evening of the day before.
static void test_forgotten_elsewhere(void **state)
{
	(void)state;
	harness_set_zone("CST-8");
	TakeoverInput in = page();
	in.interval = STR("-1");
	in.next_schedule = STR("2023-02-02T16:00:00.000Z");
	Instant due = taken(&in).due;
	harness_set_zone("UTC");
	assert_true(due == instant("2023-02-03T04:00:00+08:00"));
}

static void test_forgotten_at_the_end_of_time(void **state)
{
	(void)state;
	TakeoverInput in = page();
	in.interval = STR("-1");
	in.next_schedule = STR("9999-12-31T23:59:59.999Z");
	assert_true(taken(&in).due <= INSTANT_MAX);
	in.next_schedule = STR("0001-01-01T00:00:00.000Z");
	assert_true(taken(&in).due >= INSTANT_MIN);
}

static void test_score_and_time_of_the_last_review(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int score;
	} cases[] = {{"0", 0}, {"3", 3}, {"5", 5}, {"6", SCORE_NONE}, {"-1", SCORE_NONE},
		{"5.0", SCORE_NONE}, {"nil", SCORE_NONE}, {"", SCORE_NONE}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		TakeoverInput in = page();
		in.last_score = str_from_z(cases[i].text);
		assert_int_equal(taken(&in).last_score, cases[i].score);
	}
	TakeoverInput in = page();
	in.last_reviewed = STR("nil");
	assert_true(taken(&in).last_reviewed == INSTANT_NONE);
}

// -- Logseq's algorithm ---------------------------------------------------------------------------

static CardState taken_as_is(const TakeoverInput *in)
{
	CardState card;
	assert_true(takeover_logseq(in, &utc, &card));
	assert_int_equal(card.phase, PHASE_REVIEW);
	assert_true(memory_equals(card.memory, memory_clamp(card.memory)));
	return card;
}

static void test_logseq_keeps_the_values(void **state)
{
	(void)state;
	TakeoverInput in = page();
	in.interval = STR("28.3");
	CardState expected = card_state_new();
	expected.phase = PHASE_REVIEW;
	expected.memory = (Memory){1, 260, 2830};
	expected.due = instant("2023-02-01T15:11:00.261Z");
	expected.last_score = 5;
	expected.last_reviewed = instant("2023-01-28T15:11:00.262Z");
	CardState card = taken_as_is(&in);
	assert_true(card_state_equals(&card, &expected));
}

static void test_logseq_keeps_what_it_forgot(void **state)
{
	(void)state;
	TakeoverInput in = page();
	in.interval = STR("-1");
	in.next_schedule = STR("2023-02-02T16:00:00.000Z");
	CardState card = taken_as_is(&in);
	assert_true(memory_is_forgotten(ALGORITHM_LOGSEQ, card.memory));
	assert_true(memory_equals(card.memory, (Memory){1, 260, 0}));
	assert_true(card.due == instant("2023-02-02T16:00:00Z"));
	in.repeats = STR("4"); // by hand
	assert_true(memory_equals(taken_as_is(&in).memory, (Memory){1, 260, 0}));
}

static void test_logseq_intervals(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t hundredths;
	} cases[] = {{"4", 400}, {"10.24", 1024}, {"0", 1}, {"-3", 1}, {"-0.5", 1}, {"0.004", 1},
		{"36501", 3650000}, {"7566887.4", 3650000}, {"1e999", 3650000}, {"", 400},
		{"nil", 400}, {"2,5", 400}, {"NaN", 400}};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		TakeoverInput in = page();
		in.interval = str_from_z(cases[i].text);
		if (taken_as_is(&in).memory.interval100 != cases[i].hundredths)
			fail_msg("interval \"%s\"", cases[i].text);
	}
}

static void test_logseq_odd_values(void **state)
{
	(void)state;
	static const char *const repeats[] = {"", "abc", "1.0", "-1", "0", "nil"};
	static const char *const eases[] = {"x", "2,5", "", "nil"};
	CardState fresh = card_state_new();
	CardState card;
	for (size_t i = 0; i < HARNESS_COUNT(repeats); i++) {
		TakeoverInput in = page();
		in.repeats = str_from_z(repeats[i]);
		assert_false(takeover_logseq(&in, &utc, &card));
		assert_true(card_state_equals(&card, &fresh));
	}
	for (size_t i = 0; i < HARNESS_COUNT(eases); i++) {
		TakeoverInput in = page();
		in.ease = str_from_z(eases[i]);
		assert_int_equal(taken_as_is(&in).memory.ease100, EASE_START);
	}
	TakeoverInput in = page();
	in.next_schedule = STR("nil");
	assert_true(taken_as_is(&in).due == utc.frozen);
	in.ease = STR("1.2");
	assert_int_equal(taken_as_is(&in).memory.ease100, EASE_MIN);
}

// SM-2 takes over what Logseq's algorithm takes over, converted.
static void test_both_agree(void **state)
{
	(void)state;
	static const char *const intervals[] = {"-1", "4", "6.1", "28.3", "0.2", "", "99999"};
	static const char *const repeats[] = {"1", "2", "9"};
	for (size_t i = 0; i < HARNESS_COUNT(intervals) * HARNESS_COUNT(repeats); i++) {
		TakeoverInput in = page();
		in.interval = str_from_z(intervals[i % HARNESS_COUNT(intervals)]);
		in.repeats = str_from_z(repeats[i / HARNESS_COUNT(intervals)]);
		Memory as_is = taken_as_is(&in).memory;
		Memory converted = memory_convert(as_is, ALGORITHM_LOGSEQ, ALGORITHM_SM2);
		assert_true(memory_equals(taken(&in).memory, converted));
	}
}

const struct CMUnitTest takeover_tests[] = {
	cmocka_unit_test(test_as_written),
	cmocka_unit_test(test_new_cards),
	cmocka_unit_test(test_repeats),
	cmocka_unit_test(test_ease),
	cmocka_unit_test(test_interval_is_rounded_up),
	cmocka_unit_test(test_missing_interval_is_the_span_of_the_dates),
	cmocka_unit_test(test_first_pass_with_a_long_interval_counts_as_two),
	cmocka_unit_test(test_next_schedule),
	cmocka_unit_test(test_forgotten),
	cmocka_unit_test(test_forgotten_elsewhere),
	cmocka_unit_test(test_forgotten_at_the_end_of_time),
	cmocka_unit_test(test_score_and_time_of_the_last_review),
	cmocka_unit_test(test_logseq_keeps_the_values),
	cmocka_unit_test(test_logseq_keeps_what_it_forgot),
	cmocka_unit_test(test_logseq_intervals),
	cmocka_unit_test(test_logseq_odd_values),
	cmocka_unit_test(test_both_agree),
};
const size_t takeover_tests_n = HARNESS_COUNT(takeover_tests);
