#include "../../../src/library/guess.h"

#include "../../../src/library/near.h"
#include "tests.h"

// -- what is near --------------------------------------------------------------------------------

static void test_near_texts_come_best_first(void **state)
{
	(void)state;
	static const char *const texts[] = {"iron melts at a rare heat", "gold melts at a heat",
		"nothing alike", "iron melts at a rare heat", "iron melts"};
	enum { N = HARNESS_COUNT(texts) };
	const bool is_in[N] = {true, true, true, true, false};
	uint32_t found[NEAR_FOUND_MAX];
	Similarity s = {0};
	Near near;
	Arena a = {0};
	for (size_t i = 0; i < N; i++)
		similarity_add(&s, str_from_z(texts[i]), (Str){0});
	similarity_weigh(&s);
	near_init(&near, &s, is_in, &a);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(near_find(&near, 0, found), 2);
		assert_int_equal(found[0], 3);
		assert_int_equal(found[1], 1);
	}
	assert_int_equal(near_find(&near, 2, found), 0);
	assert_int_equal(near_find(&near, 4, found), 3);
	arena_release(&a);
	similarity_release(&s);
}

static void test_of_many_near_texts_some_are_found(void **state)
{
	(void)state;
	enum { N = 5000 };
	Arena a = {0};
	bool *is_in = ARENA_ARRAY(&a, bool, N);
	uint32_t found[NEAR_FOUND_MAX];
	Similarity s = {0};
	Near near;
	for (int i = 0; i < N; i++) {
		similarity_add(&s, arena_printf(&a, "what all of them say %d", i / 2), (Str){0});
		is_in[i] = true;
	}
	similarity_weigh(&s);
	near_init(&near, &s, is_in, &a);
	for (uint32_t i = 0; i < N; i++) {
		assert_int_equal(near_find(&near, i, found), NEAR_FOUND_MAX);
		assert_int_equal(found[0], i ^ 1);
	}
	arena_release(&a);
	similarity_release(&s);
}

// -- pairs ---------------------------------------------------------------------------------------

// One lost block and one new one, that stand between other cards.
static bool is_pair(GuessBlock was, GuessBlock is)
{
	Arena a = {0};
	size_t n;
	was.side = GUESS_WAS;
	is.side = GUESS_IS;
	was.page = 1;
	is.page = 2;
	was.before = 10;
	is.before = 20;
	const GuessBlock blocks[] = {was, is};
	GuessPair *pairs = guess_pairs(blocks, 2, &a, &n);
	assert_true(n <= 1);
	bool is_same = n == 1;
	if (is_same) {
		assert_int_equal(pairs[0].was, 0);
		assert_int_equal(pairs[0].is, 1);
		assert_true(pairs[0].similarity > 0 && pairs[0].similarity <= 1);
	}
	arena_release(&a);
	return is_same;
}

static GuessBlock block(const char *question, const char *id)
{
	uint64_t text = 1;
	for (const char *c = question; *c; c++)
		text = text * 31 + (uint8_t)*c;
	return (GuessBlock){.question = str_from_z(question),
		.answer = STR("a choice by the edge that was taken"),
		.id = str_from_z(id),
		.text = text,
		.fingerprint = text};
}

static void test_what_may_be_a_pair(void **state)
{
	(void)state;
	GuessBlock was = block("What is a phi node?", "");
	GuessBlock is = block("What is a phi function?", "");
	assert_true(is_pair(was, is));
	GuessBlock other = block("Name the capital of France", "");
	other.answer = STR("Paris");
	assert_false(is_pair(was, other));
	// An id may have been added or removed, but two are two.
	assert_true(is_pair(block("What is a phi node?", "x"), is));
	assert_true(is_pair(was, block("What is a phi function?", "x")));
	assert_false(
		is_pair(block("What is a phi node?", "x"), block("What is a phi function?", "y")));
	is.has_clozes = true;
	assert_false(is_pair(was, is));
	was.has_clozes = true;
	assert_true(is_pair(was, is));
}

static void test_what_was_refused_is_not_guessed_again(void **state)
{
	(void)state;
	GuessBlock was = block("What is a phi node?", "");
	GuessBlock is = block("What is a phi function?", "");
	const uint64_t refused[] = {is.text - 1, is.text};
	was.refused = refused;
	was.n_refused = 1;
	assert_true(is_pair(was, is));
	was.n_refused = 2;
	assert_false(is_pair(was, is));
}

// Where several may be one, each is taken once, and the place decides between equal ones.
static void test_none_is_taken_twice(void **state)
{
	(void)state;
	enum { N = 40 };
	GuessBlock blocks[2 * N];
	bool is_taken[2 * N] = {false};
	Arena a = {0};
	size_t n;
	for (int i = 0; i < 2 * N; i++) {
		blocks[i] = block(i % 2 ? "What is a phi function?" : "What is a phi node?", "");
		blocks[i].side = i % 2 ? GUESS_IS : GUESS_WAS;
		blocks[i].page = 1 + i / 2;
	}
	GuessPair *pairs = guess_pairs(blocks, 2 * N, &a, &n);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		assert_false(is_taken[pairs[i].was] || is_taken[pairs[i].is]);
		is_taken[pairs[i].was] = is_taken[pairs[i].is] = true;
		assert_int_equal(pairs[i].is, pairs[i].was + 1);
	}
	arena_release(&a);
}

const struct CMUnitTest guess_tests[] = {
	cmocka_unit_test(test_near_texts_come_best_first),
	cmocka_unit_test(test_of_many_near_texts_some_are_found),
	cmocka_unit_test(test_what_may_be_a_pair),
	cmocka_unit_test(test_what_was_refused_is_not_guessed_again),
	cmocka_unit_test(test_none_is_taken_twice),
};
const size_t guess_tests_n = HARNESS_COUNT(guess_tests);
