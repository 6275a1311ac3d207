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
	pty_test(an_editor_that_fails_is_said),
	pty_test(the_opener_gets_the_page),
};
const size_t program_tests_n = HARNESS_COUNT(program_tests);
