// A review from the first key to the last.
#include <signal.h>
#include "tests.h"

static void assert_reviewed_today(const Pty *p, int count)
{
	Buf out = {0};
	Buf expected = {0};
	buf_printf(&expected, "\"reviewed_today\":%d,", count);
	pty_run(p, "due --json", &out);
	if (!str_contains(buf_str(&out), buf_str(&expected)))
		fail_msg("%s is missing in %s", buf_z(&expected), buf_z(&out));
	buf_release(&expected);
	buf_release(&out);
}

static void question_answer_score_quit(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_wait(p, "space show answer");
	pty_wait(p, "3 new");
	assert_true(p->is_alternate);
	assert_false(p->is_cursor_shown);
	pty_type(p, " ");
	pty_wait(p, "用一个两个pass来完成优化");
	pty_wait(p, "1 again");
	pty_type(p, " ");
	pty_wait(p, "el pájaro");
	pty_wait(p, "good: next in 1 d");
	assert_reviewed_today(p, 1);
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void undo_brings_the_card_back(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_type(p, " 4");
	pty_wait(p, "el pájaro");
	pty_type(p, "u");
	pty_wait(p, "undone: easy");
	pty_wait(p, "What is MLIR?");
	assert_reviewed_today(p, 0);
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void through_to_the_end(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_type(p, " 3 3 3");
	pty_wait(p, "Done for now.");
	pty_wait(p, "3 reviews · ");
	pty_wait(p, "The next card comes tomorrow.");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
	assert_reviewed_today(p, 3);
}

// Statistics from a review, a deck's review from the statistics, and all the way back.
static void statistics_and_back(void **state)
{
	Pty *p = *state;
	pty_start(p, "", 24, 80, NULL);
	pty_wait(p, "new");
	pty_type(p, "\r");
	pty_wait(p, "What is MLIR?");
	pty_type(p, " 3");
	pty_wait(p, "good: next in 1 d");
	pty_type(p, "S");
	pty_wait(p, "Statistics");
	pty_wait(p, "1 review (1 new)");
	pty_type(p, "\t");
	pty_wait(p, ": 1 review (1 new), 0 failed");
	pty_type(p, "\t");
	pty_wait(p, "enter review");
	pty_type(p, "\r");
	pty_wait(p, "space show answer");
	pty_type(p, " 3");
	pty_wait(p, "good: next in 1 d");
	pty_type(p, "q");
	pty_wait(p, "Statistics");
	pty_type(p, "q");
	pty_wait(p, "space show answer");
	pty_type(p, "q");
	pty_wait(p, "? help");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
	assert_reviewed_today(p, 2);
}

static void clozes_are_shown_last(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_write(p, "notes/pages/Rivers.md",
		"- The {{cloze Seine \\\\ river}} #card\n\t- rises near {{cloze Dijon}}\n");
	assert_int_equal(pty_run(p, "import", &out), 0);
	buf_release(&out);
	pty_start(p, "review page:Rivers", 24, 80, NULL);
	pty_wait(p, "The (river)");
	pty_wait(p, "space show answer");
	pty_type(p, " ");
	pty_wait(p, "rises near [...]");
	pty_wait(p, "The (river)");
	pty_wait(p, "space show clozes");
	assert_reviewed_today(p, 0);
	pty_type(p, " ");
	pty_wait(p, "The [Seine]");
	pty_wait(p, "rises near [Dijon]");
	pty_wait(p, "1 again");
	pty_type(p, " ");
	pty_wait(p, "Done for now.");
	assert_reviewed_today(p, 1);
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void references_are_followed(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_write(p, "notes/pages/Lakes.md",
		"- Where is ((64aaaaaa-0000-0000-0000-000000000001))? #card\n"
		"\t- {{embed [[Swiss lakes]]}}\n");
	pty_write(p, "notes/pages/Swiss lakes.md",
		"- *Lake Constance*\n  id:: 64aaaaaa-0000-0000-0000-000000000001\n\t- at "
		"Bregenz\n");
	assert_int_equal(pty_run(p, "import", &out), 0);
	buf_release(&out);
	pty_start(p, "review page:Lakes", 24, 80, NULL);
	pty_wait(p, "Where is Lake Constance?");
	pty_type(p, " ");
	pty_wait(p, "│ Swiss lakes");
	pty_wait(p, "at Bregenz");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void one_cloze_of_a_block_a_day(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_write(p, "config/recto/config.yaml", "cloze: each\n");
	pty_write(p, "notes/pages/Rivers.md", "- {{cloze Seine}} and {{cloze Rhine}} #card\n");
	assert_int_equal(pty_run(p, "import", &out), 0);
	buf_release(&out);
	pty_start(p, "review page:Rivers", 24, 80, NULL);
	pty_wait(p, "[...] and Rhine");
	pty_wait(p, "1 new");
	pty_type(p, " ");
	pty_wait(p, "[Seine] and Rhine");
	pty_type(p, " ");
	pty_wait(p, "Done for now.");
	pty_type(p, "u");
	pty_wait(p, "undone: good");
	pty_wait(p, "[...] and Rhine");
	pty_wait(p, "1 new");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
	assert_reviewed_today(p, 0);
}

static void linked_pages_stand_in_for_an_answer(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_write(p, "notes/pages/Songs.md", "- I use my [[Vision]] #card\n");
	pty_write(p, "notes/pages/Vision.md", "is:: word\n\n- n. 眼光\n");
	assert_int_equal(pty_run(p, "import", &out), 0);
	buf_release(&out);
	pty_start(p, "review page:Songs", 24, 80, NULL);
	pty_wait(p, "I use my Vision");
	pty_type(p, " ");
	pty_wait(p, "no answer below it. It links to:");
	pty_wait(p, "from Vision");
	pty_wait(p, "• n. 眼光");
	pty_type(p, " ");
	pty_wait(p, "Done for now.");
	pty_type(p, " ");
	pty_wait(p, "All decks");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void home_leads_to_a_deck_and_back(void **state)
{
	Pty *p = *state;
	pty_start(p, "", 24, 80, NULL);
	pty_wait(p, "All decks");
	pty_wait(p, "AI compilers");
	pty_type(p, "j\r");
	pty_wait(p, "What is MLIR?");
	pty_type(p, " 3");
	pty_wait(p, "el pájaro");
	pty_type(p, "q");
	pty_wait(p, "1 reviewed today");
	pty_wait(p, "2 new");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void cards_are_found_and_suspended(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_type(p, "/");
	pty_wait(p, "3 cards");
	assert_true(p->is_cursor_shown);
	pty_type(p, "mariposa");
	pty_wait(p, "1 card");
	pty_wait(p, "the butterfly");
	pty_type(p, " OR");
	pty_wait(p, "No card is found.");
	pty_type(p, "\027\177\r");
	pty_wait(p, "enter review all");
	pty_type(p, "@");
	pty_wait(p, "suspended – u undoes it");
	assert_false(p->is_cursor_shown);
	pty_resize(p, 40, 140);
	pty_wait(p, "the butterfly");
	pty_type(p, "q");
	pty_wait(p, "2 new");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void a_score_survives_a_kill(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_type(p, " 3");
	pty_wait(p, "el pájaro");
	pty_signal(p, SIGKILL);
	assert_int_equal(pty_wait_exit(p), 128 + SIGKILL);
	assert_reviewed_today(p, 1);
}

static void changed_pages_are_noticed(void **state)
{
	Pty *p = *state;
	pty_write(p, "notes/pages/More.md", "- one more #card\n\t- yes\n");
	pty_start(p, "", 24, 80, NULL);
	pty_wait(p, "the pages have changed: 1 new");
	pty_wait(p, "More");
	pty_wait(p, "4 new");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void an_empty_database_explains_itself(void **state)
{
	Pty *p = *state;
	pty_start(p, "--db ~/empty.db", 24, 80, NULL);
	pty_wait(p, "recto import FOLDER");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

const struct CMUnitTest review_tests[] = {
	pty_test(question_answer_score_quit),
	pty_test(undo_brings_the_card_back),
	pty_test(through_to_the_end),
	pty_test(statistics_and_back),
	pty_test(clozes_are_shown_last),
	pty_test(one_cloze_of_a_block_a_day),
	pty_test(references_are_followed),
	pty_test(linked_pages_stand_in_for_an_answer),
	pty_test(home_leads_to_a_deck_and_back),
	pty_test(cards_are_found_and_suspended),
	pty_test(a_score_survives_a_kill),
	pty_test(changed_pages_are_noticed),
	pty_test(an_empty_database_explains_itself),
};
const size_t review_tests_n = HARNESS_COUNT(review_tests);
