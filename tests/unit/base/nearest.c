#include "recto/base/nearest.h"

#include "tests.h"

static const char *const commands[] = {"import", "forget", "review", "next", "answer", "undo",
	"due", "list", "show", "inspect", "suspend", "resume", "stats", "report", "export",
	"backup", "restore"};

static void assert_nearest(const char *word, const char *expected)
{
	Nearest n = {.word = str_from_z(word)};
	for (size_t i = 0; i < HARNESS_COUNT(commands); i++)
		nearest_offer(&n, str_from_z(commands[i]));
	assert_str(n.best, expected);
}

static void typing_errors_find_their_command(void **state)
{
	(void)state;
	assert_nearest("reveiw", "review");
	assert_nearest("improt", "import");
	assert_nearest("mport", "import");
	assert_nearest("exporrt", "export");
	assert_nearest("lsit", "list");
	assert_nearest("dua", "due");
	assert_nearest("review", "review");
}

static void beginnings_find_their_command(void **state)
{
	(void)state;
	assert_nearest("b", "backup");
	assert_nearest("sus", "suspend");
	// Both "resume" and "restore" begin so; the shorter one is nearer.
	assert_nearest("res", "resume");
}

static void case_is_no_difference(void **state)
{
	(void)state;
	assert_nearest("LIST", "list");
	assert_nearest("Reveiw", "review");
	assert_nearest("SUS", "suspend");
}

static void strangers_find_nothing(void **state)
{
	(void)state;
	assert_nearest("", "");
	assert_nearest("xyzzy", "");
	assert_nearest("zz", "");
	assert_nearest(
		"a-word-of-more-than-sixty-three-bytes-that-nobody-ever-types-by-mistake", "");
}

static void the_first_of_equals_is_kept(void **state)
{
	(void)state;
	Nearest n = {.word = STR("abcx")};
	nearest_offer(&n, (Str){0});
	nearest_offer(&n, STR("abcd"));
	nearest_offer(&n, STR("abce"));
	assert_str(n.best, "abcd");
	assert_int_equal(n.distance, 1);
	nearest_offer(&n, STR("abcx"));
	assert_int_equal(n.distance, 0);
}

static void the_longest_words_fit(void **state)
{
	(void)state;
	Buf word = {0};
	Buf candidate = {0};
	buf_append_repeat(&word, 'a', 63);
	buf_append_repeat(&candidate, 'a', 62);
	buf_append_char(&candidate, 'b');
	Nearest n = {.word = buf_str(&word)};
	nearest_offer(&n, buf_str(&candidate));
	assert_int_equal(n.distance, 1);
	assert_int_equal(n.best.n, 63);
	buf_release(&word);
	buf_release(&candidate);
}

const struct CMUnitTest nearest_tests[] = {
	cmocka_unit_test(typing_errors_find_their_command),
	cmocka_unit_test(beginnings_find_their_command),
	cmocka_unit_test(case_is_no_difference),
	cmocka_unit_test(strangers_find_nothing),
	cmocka_unit_test(the_first_of_equals_is_kept),
	cmocka_unit_test(the_longest_words_fit),
};
const size_t nearest_tests_n = HARNESS_COUNT(nearest_tests);
