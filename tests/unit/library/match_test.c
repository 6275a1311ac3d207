#include "../../../src/library/match.h"
#include "tests.h"

// Cards are written as words: "id/question.answer", both parts optional, "-" before a card that was
// gone. A cloze follows as "{number answer frame", each a letter.
static MatchCard read_card(Str word)
{
	MatchCard card = {0};
	card.is_gone = str_starts_with(word, STR("-"));
	word = str_skip(word, card.is_gone);
	Str question, answer, cloze;
	if (str_cut(word, '{', &word, &cloze)) {
		card.cloze = cloze.p[0] - '0';
		card.hidden = (uint8_t)cloze.p[1];
		card.frame = cloze.n > 2 ? (uint8_t)cloze.p[2] : 0;
	}
	if (!str_cut(word, '/', &card.block_id, &question)) {
		question = word;
		card.block_id = (Str){0};
	}
	str_cut(question, '.', &question, &answer);
	for (size_t i = 0; i < question.n; i++)
		card.fingerprint = card.fingerprint * 256 + (uint8_t)question.p[i];
	card.question = question;
	card.text = card.fingerprint * 256 + (answer.n > 0 ? (uint8_t)answer.p[0] : 0);
	return card;
}

static size_t read_cards(const char *words, MatchCard out[16])
{
	size_t n = 0;
	Str rest = str_from_z(words);
	for (Str word; rest.n > 0; n++) {
		str_cut(rest, ' ', &word, &rest);
		out[n] = read_card(word);
	}
	return n;
}

// `expected` has a digit for each new card, '.' where it is none of the old ones.
static void check(const char *olds, const char *news, const char *expected)
{
	MatchCard old_cards[16], new_cards[16];
	size_t pairs[16];
	size_t n_olds = read_cards(olds, old_cards);
	size_t n_news = read_cards(news, new_cards);
	Arena a = {0};
	match_set_neighbours(old_cards, n_olds);
	match_set_neighbours(new_cards, n_news);
	match_cards(old_cards, n_olds, new_cards, n_news, &a, pairs);
	Buf got = {0};
	for (size_t i = 0; i < n_news; i++)
		buf_append_char(&got, pairs[i] == MATCH_NONE ? '.' : (char)('0' + pairs[i]));
	assert_str(buf_str(&got), expected);
	buf_release(&got);
	arena_release(&a);
}

static void test_by_question(void **state)
{
	(void)state;
	check("", "", "");
	check("a b", "", "");
	check("", "a b", "..");
	check("a b c", "c a b", "201");
	check("a b c", "a x c", "0.2");
	check("a", "b", ".");
}

static void test_equal_texts_keep_their_neighbours(void **state)
{
	(void)state;
	check("a a a", "a a a", "012");
	check("a a", "a", "0");
	check("a", "a a", "0.");
	check("a b a", "x b a", ".12");
	check("a b a", "a b x", "01.");
	check("a a", "x a", ".1");
	check("a a", "a x", "0.");
	check("p a a a q", "p a x a q", "01.34");
	check("p a b q a c", "b q a c p a", "234501");
}

static void test_an_edited_copy_keeps_its_place(void **state)
{
	(void)state;
	check("p symmetry symmetry q", "p symetry symmetry q", "0.23");
	check("p symmetry symmetry q", "p symmetry symetry q", "01.3");
	// Though a card before them went and one behind them came.
	check("x k symmetry symmetry d", "x symetry symmetry n d", "0.3.4");
	check("r symmetry symmetry", "symetry symmetry n", ".2.");
	// Though another one stands between them now.
	check("a k symmetry symmetry b", "a symetry k symmetry b", "0.134");
	// The one that moved is the one that was not edited.
	check("a symmetry b c symmetry d", "a symetry b c e d symmetry", "0.23.54");
	// What does not look like it took nobody's place.
	check("x k symmetry symmetry d", "x other symmetry n d", "0.2.4");
}

static void test_an_answer_tells_equal_questions_apart(void **state)
{
	(void)state;
	check("a.1 a.2", "a.2 a.1", "10");
	check("a.1 a.2", "a.3 a.1", "10");
	check("a.1 a.2 a.3", "a.4 a.5 a.1", "..0");
	check("a.1", "a.2", "0");
	check("a.1 a.2", "a.3", ".");
}

static void test_by_block_id(void **state)
{
	(void)state;
	check("x/a y/b", "y/b x/a", "10");
	check("x/a y/b", "y/a x/b", "10");
	check("x/a", "x/b", "0");
	check("x/a", "a x/a.1", ".0");
}

static void test_an_id_may_come_and_go(void **state)
{
	(void)state;
	check("a", "x/a", "0");
	check("x/a", "a", "0");
	check("x/a", "y/a", ".");
	check("x/a a", "a y/a", "01");
	check("x/a a", "y/a a", "10");
	check("x/a a", "y/a", "1");
}

static void test_an_id_that_comes_twice_counts_once(void **state)
{
	(void)state;
	check("x/a", "x/a x/a", "0.");
	check("x/a b", "x/a x/b", "01");
	check("-x/a x/a", "x/a", "1");
}

static void test_gone_cards_come_last(void **state)
{
	(void)state;
	check("-a", "a", "0");
	check("-a a", "a", "1");
	check("-a a", "a a", "10");
	check("-a.1 a.2", "a.1", "0");
	check("-a.1 a.2", "a.3", "1");
	check("-a -a", "a a a", "01.");
	check("-x/a a", "x/a", "0");
}

static void test_clozes_by_answer(void **state)
{
	(void)state;
	check("x/a{1p x/b{2q", "x/c{1q x/d{2p", "10");
	check("x/a{1p x/b{2q", "x/c{1r x/d{2q", "01");
	check("x/a{1p x/b{2q", "x/c{1r x/d{2p x/e{3q", ".01");
	check("x/a{1p x/b{2q", "x/c{1q", "1");
	check("x/a{1p -x/b{2q", "x/c{1p x/d{2q", "01");
	check("x/a{1p -x/b{2q", "x/c{1p x/d{2r", "0.");
	check("-x/a{1p x/b{1q", "x/c{1p", "0");
	check("x/a{1p x/b{2q", "x/a{1p x/b{2q x/a.1{1p x/b.1{2q", "01..");
}

static void test_clozes_are_no_blocks(void **state)
{
	(void)state;
	check("x/a x/b{1p", "x/c{1p", "1");
	check("x/a", "x/b{1p x/c{2q", "..");
	check("x/b{1p x/c{2q", "x/a", ".");
	check("-x/a x/b{1p", "x/a", "0");
}

static void test_clozes_by_frame(void **state)
{
	(void)state;
	check("a{1pf b{2qg", "c{1pf d{2rh", "0.");
	check("a{1pf b{1pf", "c{1pf d{1pf", "01");
	check("a{1pf b{1pf", "b{1pf c{1pf", "10");
	check("-a{1pf", "c{1pf", ".");
	check("-a{1pf b{1pf", "c{1pf", "1");
	check("a{1p", "c{1p", ".");
	check("x/a{1pf", "y/c{1pf", ".");
}

static void test_many_equal_questions_take_little_time(void **state)
{
	(void)state;
	enum { N = 200000 };
	Arena a = {0};
	MatchCard *olds = ARENA_ARRAY(&a, MatchCard, N);
	MatchCard *news = ARENA_ARRAY(&a, MatchCard, N);
	size_t *pairs = ARENA_ARRAY(&a, size_t, N);
	for (int i = 0; i < N; i++) {
		olds[i] = (MatchCard){.text = 1, .fingerprint = 1, .is_gone = i % 2};
		news[i] = (MatchCard){.text = 1, .fingerprint = 1};
	}
	match_set_neighbours(olds, N);
	match_set_neighbours(news, N);
	match_cards(olds, N, news, N, &a, pairs);
	for (size_t i = 0; i < N; i++)
		assert_true(pairs[i] != MATCH_NONE);
	arena_release(&a);
}

const struct CMUnitTest match_tests[] = {
	cmocka_unit_test(test_by_question),
	cmocka_unit_test(test_equal_texts_keep_their_neighbours),
	cmocka_unit_test(test_an_edited_copy_keeps_its_place),
	cmocka_unit_test(test_an_answer_tells_equal_questions_apart),
	cmocka_unit_test(test_by_block_id),
	cmocka_unit_test(test_an_id_may_come_and_go),
	cmocka_unit_test(test_an_id_that_comes_twice_counts_once),
	cmocka_unit_test(test_gone_cards_come_last),
	cmocka_unit_test(test_clozes_by_answer),
	cmocka_unit_test(test_clozes_are_no_blocks),
	cmocka_unit_test(test_clozes_by_frame),
	cmocka_unit_test(test_many_equal_questions_take_little_time),
};
const size_t match_tests_n = HARNESS_COUNT(match_tests);
