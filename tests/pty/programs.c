// Other programs on the terminal in between: the editor and the opener.
#include <sys/stat.h>
#include "tests.h"

// Installs a shell script as ~/NAME and configures it.
static void configure(const Pty *p, const char *key, const char *name, const char *script)
{
	Buf config = {0};
	Buf path = {0};
	pty_write(p, name, script);
	chmod(harness_path(&path, p->folder, name), 0700);
	buf_printf(&config, "%s: %s\n", key, buf_z(&path));
	pty_write(p, "config/recto/config.yaml", buf_z(&config));
	buf_release(&path);
	buf_release(&config);
}

static void assert_file_has(const Pty *p, const char *name, const char *text)
{
	Buf content = pty_read(p, name);
	if (!str_contains(buf_str(&content), str_from_z(text)))
		fail_msg("\"%s\" is missing in %s: %s", text, name, buf_z(&content));
	buf_release(&content);
}

static void the_editor_changes_the_card(void **state)
{
	Pty *p = *state;
	configure(p, "editor", "edit",
		"#!/bin/sh\n"
		"echo \"$1\" >\"$HOME/place\"\n"
		"stty -a >\"$HOME/modes\"\n"
		"sed -i 's/pájaro/pájaro azul/' \"$2\"\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, " 3");
	pty_wait(p, "el pájaro");
	pty_type(p, "e");
	pty_wait(p, "el pájaro azul");
	assert_file_has(p, "place", "+3");
	assert_file_has(p, "modes", " icanon");
	assert_file_has(p, "modes", " echo ");
	pty_type(p, " ");
	pty_wait(p, "the bird");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void ctrl_c_in_the_editor_is_the_editor_s(void **state)
{
	Pty *p = *state;
	configure(p, "editor", "edit", "#!/bin/sh\necho EDITING\nread line\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "e");
	pty_wait(p, "EDITING");
	pty_type(p, "\003");
	pty_wait(p, "space show answer");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void a_missing_editor_is_said(void **state)
{
	Pty *p = *state;
	pty_write(p, "config/recto/config.yaml", "editor: /no/such/editor\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "e");
	pty_wait(p, "cannot start /no/such/editor");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void another_question_is_another_card(void **state)
{
	Pty *p = *state;
	configure(p, "editor", "edit",
		"#!/bin/sh\nsed -i 's/What is ..MLIR..?/Why do birds sing at dawn?/;s/共享.*/To be "
		"heard./' \"$2\"\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "What is MLIR?");
	pty_type(p, "e");
	pty_wait(p, "the question changed: it begins as new");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

// The editor does something to the page $2; the review is at its first card, or at its answer.
static void edit_with(Pty *p, const char *script, bool is_revealed)
{
	Buf text = {0};
	buf_printf(&text, "#!/bin/sh\n%s\n", script);
	configure(p, "editor", "edit", buf_z(&text));
	buf_release(&text);
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	if (is_revealed)
		pty_type(p, " ");
	if (is_revealed)
		pty_wait(p, "1 again");
	pty_type(p, "e");
}

static void quit(Pty *p)
{
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void assert_prints(const Pty *p, const char *arguments, const char *text)
{
	Buf out = {0};
	pty_run(p, arguments, &out);
	if (!str_contains(buf_str(&out), str_from_z(text)))
		fail_msg("\"%s\" is missing in: %s", text, buf_z(&out));
	buf_release(&out);
}

static void the_answer_that_is_shown_is_edited(void **state)
{
	Pty *p = *state;
	edit_with(p, "sed -i 's/共享.*/Many levels of IR./' \"$2\"", true);
	pty_wait(p, "Many levels of IR.");
	pty_wait(p, "the page was read again");
	pty_type(p, "3");
	pty_wait(p, "good: next in 1 d");
	pty_wait(p, "el pájaro");
	quit(p);
	assert_prints(p, "list MLIR", "2023-02-03");
}

static void a_block_that_is_deleted_leaves_the_review(void **state)
{
	Pty *p = *state;
	edit_with(p, "sed -i 1,2d \"$2\"", true);
	pty_wait(p, "the card is gone from its page; its history stays");
	pty_wait(p, "el pájaro");
	pty_wait(p, "space show answer");
	pty_wait(p, "2 new");
	quit(p);
	assert_prints(p, "list is:gone", "MLIR");
}

static void a_block_that_is_moved_is_followed(void **state)
{
	Pty *p = *state;
	edit_with(p,
		"cd \"$(dirname \"$2\")\"\n"
		"sed -n 1,2p \"$2\" | sed 's/What is/What then is/' >Other.md\nsed -i 1,2d \"$2\"",
		true);
	pty_wait(p, "the card has moved to Other");
	pty_wait(p, "What then is MLIR?");
	pty_type(p, "3");
	pty_wait(p, "good: next in 1 d");
	quit(p);
	assert_prints(p, "list page:Other", "What then is MLIR?");
	assert_prints(p, "doctor", "all is well");
}

static void a_page_that_is_renamed_is_followed(void **state)
{
	Pty *p = *state;
	edit_with(p, "mv \"$2\" \"$(dirname \"$2\")/Renamed.md\"", false);
	pty_wait(p, "the card has moved to Renamed");
	pty_wait(p, "What is MLIR?");
	quit(p);
}

static void a_file_that_is_renamed_below_its_title_is_named(void **state)
{
	Pty *p = *state;
	edit_with(p,
		"cd \"$(dirname \"$2\")\"\n"
		"{ printf 'title:: %s\\n\\n' \"$(basename \"$2\" .md)\"; cat \"$2\"; } "
		">Renamed.md\n"
		"rm \"$2\"",
		false);
	pty_wait(p, "the card has moved to Renamed.md");
	quit(p);
}

static void a_page_that_is_deleted_leaves_the_review(void **state)
{
	Pty *p = *state;
	edit_with(p, "rm \"$2\"", false);
	pty_wait(p, "the card is gone from its page; its history stays");
	pty_wait(p, "There are no cards here.");
	quit(p);
}

static void a_page_that_cannot_be_read_stays_as_it_was(void **state)
{
	Pty *p = *state;
	edit_with(p, "truncate -s 65M \"$2\"", false);
	pty_wait(p, "space show answer");
	pty_wait(p, "What is MLIR?");
	pty_type(p, " ");
	pty_wait(p, "1 again");
	quit(p);
}

static void an_editor_that_fails_may_have_changed_the_page(void **state)
{
	Pty *p = *state;
	edit_with(p, "sed -i 's/What is/What then is/' \"$2\"; exit 3", false);
	pty_wait(p, "What then is MLIR?");
	pty_wait(p, "ended with status 3");
	quit(p);
}

// Nobody presses `e`: the page changes in another window, before or after the review looked at it.
static void a_page_changes_beside_the_review(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_write(p, "notes/pages/AI compilers.md",
		"- What is [[MLIR]]? #card\n\t- Many levels of IR.\n- el pájaro #card\n\t- the "
		"bird\n");
	pty_type(p, " ");
	pty_wait(p, "Many levels of IR.");
	pty_type(p, "3");
	pty_wait(p, "el pájaro");
	pty_wait(p, "1 new");
	pty_write(p, "notes/pages/AI compilers.md",
		"- What is [[MLIR]]? #card\n\t- Many levels of IR.\n");
	pty_type(p, "j");
	pty_wait(p, "Done for now.");
	quit(p);
	assert_prints(p, "list is:gone", "el pájaro");
}

static void an_editor_that_fails_is_said(void **state)
{
	Pty *p = *state;
	configure(p, "editor", "edit", "#!/bin/sh\nexit 3\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "e");
	pty_wait(p, "ended with status 3 (configuration key: editor)");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void the_opener_gets_the_page(void **state)
{
	Pty *p = *state;
	configure(p, "opener", "open", "#!/bin/sh\necho \"$# $1\" >\"$HOME/opened\"\n");
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "o");
	pty_type(p, " ");
	pty_wait(p, "1 again");
	assert_file_has(p, "opened", "1 ");
	assert_file_has(p, "opened", "/notes/pages/AI compilers.md");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

const struct CMUnitTest program_tests[] = {
	pty_test(the_editor_changes_the_card),
	pty_test(ctrl_c_in_the_editor_is_the_editor_s),
	pty_test(a_missing_editor_is_said),
	pty_test(another_question_is_another_card),
	pty_test(the_answer_that_is_shown_is_edited),
	pty_test(a_block_that_is_deleted_leaves_the_review),
	pty_test(a_block_that_is_moved_is_followed),
	pty_test(a_page_that_is_renamed_is_followed),
	pty_test(a_file_that_is_renamed_below_its_title_is_named),
	pty_test(a_page_that_is_deleted_leaves_the_review),
	pty_test(a_page_that_cannot_be_read_stays_as_it_was),
	pty_test(an_editor_that_fails_may_have_changed_the_page),
	pty_test(a_page_changes_beside_the_review),
	pty_test(an_editor_that_fails_is_said),
	pty_test(the_opener_gets_the_page),
};
const size_t program_tests_n = HARNESS_COUNT(program_tests);
