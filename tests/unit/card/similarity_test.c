#include "recto/card/similarity.h"

#include <stdio.h>

#include "tests.h"

typedef struct Pair {
	const char *question, *answer;
} Pair;

static Similarity compare_set(const Pair *texts, size_t n)
{
	Similarity s = {0};
	for (size_t i = 0; i < n; i++)
		similarity_add(&s, str_from_z(texts[i].question), str_from_z(texts[i].answer));
	similarity_weigh(&s);
	return s;
}

static double compare(Pair was, Pair is)
{
	const Pair texts[] = {was, is};
	Similarity s = compare_set(texts, 2);
	double similarity = similarity_compare(&s, 0, 1);
	similarity_release(&s);
	return similarity;
}

static void test_equal_texts(void **state)
{
	(void)state;
	assert_true(compare((Pair){"What is DNA?", "a"}, (Pair){"What is DNA?", "a"}) > 0.999);
	assert_true(compare((Pair){"What  IS dna", ""}, (Pair){"what is DNA", ""}) > 0.999);
	assert_true(compare((Pair){"", ""}, (Pair){"", ""}) > 0.999);
	assert_true(compare((Pair){"细胞是什么？", ""}, (Pair){"细胞是什么？", ""}) > 0.999);
}

static void test_nothing_in_common(void **state)
{
	(void)state;
	assert_true(compare((Pair){"one two", "x"}, (Pair){"three four", "y"}) < 0.001);
	assert_true(compare((Pair){"word", ""}, (Pair){"", ""}) < 0.001);
	assert_true(compare((Pair){"细胞", ""}, (Pair){"word", ""}) < 0.001);
}

static void test_a_misspelt_word_is_nearly_the_same(void **state)
{
	(void)state;
	double near =
		compare((Pair){"Define photosynthesis", ""}, (Pair){"Define photosynthsis", ""});
	assert_true(near > 0.9 && near < 1);
	assert_true(compare((Pair){"form", ""}, (Pair){"from", ""}) > 0.7);
	assert_true(compare((Pair){"gland", ""}, (Pair){"gand", ""}) > 0.7);
	assert_true(compare((Pair){"eat", ""}, (Pair){"seat", ""}) > 0.7);
	// Where each letter counts.
	assert_true(compare((Pair){"H2O", ""}, (Pair){"H3O", ""}) < 0.001);
	assert_true(compare((Pair){"1914", ""}, (Pair){"1918", ""}) < 0.001);
	assert_true(compare((Pair){"sin", ""}, (Pair){"sim", ""}) < 0.001);
}

// A letter is a letter, however many bytes it takes.
static void test_letters_of_any_script(void **state)
{
	(void)state;
	assert_true(compare((Pair){"кит", ""}, (Pair){"кот", ""}) < 0.001);
	assert_true(compare((Pair){"рожь", ""}, (Pair){"пень", ""}) < 0.001);
	assert_true(compare((Pair){"форма", ""}, (Pair){"фарма", ""}) > 0.7);
	assert_true(compare((Pair){"фотосинтез", ""}, (Pair){"фотосентес", ""}) > 0.7);
	assert_true(compare((Pair){"взаимодействие", ""}, (Pair){"взаимодийствее", ""}) > 0.8);
	assert_true(compare((Pair){"φωτοσύνθεση", ""}, (Pair){"φοτοσύνθεση", ""}) > 0.9);
}

static void test_signs_count(void **state)
{
	(void)state;
	assert_true(compare((Pair){"a + b", ""}, (Pair){"a - b", ""}) < 0.95);
	assert_true(compare((Pair){"a, b!", ""}, (Pair){"a b", ""}) > 0.9);
	assert_true(compare((Pair){"+", ""}, (Pair){"-", ""}) < 0.001);
	assert_true(compare((Pair){"+ + +", ""}, (Pair){"* * *", ""}) < 0.001);
}

static void test_a_third_of_the_characters(void **state)
{
	(void)state;
	double similarity = compare((Pair){"线粒体的主要功能是什么", "产生能量"},
		(Pair){"线粒体的基本功能是啥么", "产生能量"});
	assert_true(similarity > 0.6 && similarity < 0.95);
}

static void test_another_answer_speaks_against_it(void **state)
{
	(void)state;
	double same = compare(
		(Pair){"Capital of France?", "Paris"}, (Pair){"The capital of France?", "Paris"});
	double other = compare(
		(Pair){"Capital of France?", "Paris"}, (Pair){"The capital of Spain?", "Madrid"});
	assert_true(same > 0.85);
	assert_true(other < 0.6);
}

// Among fifty that ask the same of another thing, the thing decides.
static void test_a_family(void **state)
{
	(void)state;
	static const char *const things[] = {"iron", "gold", "zinc", "lead", "neon", "argon",
		"boron", "sodium", "helium", "copper", "silver", "carbon"};
	enum { N = HARNESS_COUNT(things) };
	char questions[N][64];
	Pair texts[N + 1];
	uint32_t others[N - 2];
	for (int i = 0; i < N; i++) {
		snprintf(questions[i], sizeof questions[i], "What is the melting point of %s?",
			things[i]);
		texts[i] = (Pair){questions[i], ""};
		if (i >= 2)
			others[i - 2] = (uint32_t)i;
	}
	texts[N] = (Pair){"Say where the melting point of iron is!", ""};
	Similarity s = compare_set(texts, N + 1);
	double edited = similarity_compare_among(&s, 0, N, others, N - 2);
	double sibling = similarity_compare_among(&s, 0, 1, others, N - 2);
	assert_true(edited > 0.5);
	assert_true(sibling < 0.1);
	assert_true(similarity_compare(&s, 0, 1) > sibling);
	// What did not count counts again.
	double before = similarity_compare(&s, 0, N);
	similarity_compare_among(&s, 0, N, others, N - 2);
	assert_true(before - similarity_compare(&s, 0, N) < 1e-9);
	similarity_release(&s);
}

static void test_what_a_card_says_of_its_own(void **state)
{
	(void)state;
	const Pair texts[] = {
		{"What is the melting point of iron?", ""},
		{"What is the boiling point of iron?", ""},
		{"At which heat does iron melt, its melting point?", ""},
		{"What is the melting point of gold?", ""},
		{"What is the melting point of irron?", ""},
		{"What is the melting point?", ""},
		{"The melting point of iron, what is it?", ""},
	};
	enum { WAS, OTHER_POINT, REWORDED, GOLD, MISSPELT, SHORTER, TURNED };
	Similarity s = compare_set(texts, HARNESS_COUNT(texts));
	assert_true(similarity_kept_beside(&s, WAS, GOLD, OTHER_POINT) > 0.4); // "melting"
	assert_true(similarity_kept_beside(&s, WAS, GOLD, MISSPELT) < 0.01);   // "iron" went
	assert_true(similarity_kept_beside(&s, WAS, REWORDED, GOLD) > 0.9);
	assert_true(similarity_kept_beside(&s, WAS, MISSPELT, GOLD) > 0.9);
	// Nothing came in place of what went.
	assert_true(similarity_kept_beside(&s, WAS, SHORTER, GOLD) > 0.99);
	// It says nothing that the other one does not say.
	assert_true(similarity_kept_beside(&s, WAS, GOLD, TURNED) > 0.99);
	similarity_release(&s);
}

const struct CMUnitTest similarity_tests[] = {
	cmocka_unit_test(test_equal_texts),
	cmocka_unit_test(test_nothing_in_common),
	cmocka_unit_test(test_a_misspelt_word_is_nearly_the_same),
	cmocka_unit_test(test_letters_of_any_script),
	cmocka_unit_test(test_signs_count),
	cmocka_unit_test(test_a_third_of_the_characters),
	cmocka_unit_test(test_another_answer_speaks_against_it),
	cmocka_unit_test(test_a_family),
	cmocka_unit_test(test_what_a_card_says_of_its_own),
};
const size_t similarity_tests_n = HARNESS_COUNT(similarity_tests);
