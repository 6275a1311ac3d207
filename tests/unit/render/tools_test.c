// What optional programs make, and that texts never depend on them.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/render/markdown.h"
#include "../../../src/render/tools.h"
#include "tests.h"

enum { LONG_MS = 10000 };

// A folder with programs, which, with env(1), is all of PATH: what is installed plays no part.
typedef struct Programs {
	char *folder, *old_path;
	Tools *tools;
} Programs;

static void add_program(Programs *p, const char *name, const char *script)
{
	Buf path = {0};
	Buf text = {0};
	harness_path(&path, p->folder, name);
	buf_printf(&text, "#!/bin/sh\nPATH=/bin:/usr/bin\n%s\n", script);
	unlink(buf_z(&path)); // writing through a link would change a program of the system
	harness_write(buf_z(&path), buf_str(&text));
	assert_int_equal(chmod(buf_z(&path), 0755), 0);
	buf_release(&path);
	buf_release(&text);
}

static void open_programs(Programs *p)
{
	Buf env = {0};
	*p = (Programs){.folder = harness_make_folder()};
	harness_path(&env, p->folder, "env");
	assert_int_equal(symlink("/usr/bin/env", buf_z(&env)), 0);
	p->old_path = strdup(getenv("PATH"));
	setenv("PATH", p->folder, 1);
	buf_release(&env);
}

static void open_tools(Programs *p, const char *math)
{
	Err err = {0};
	tools_close(p->tools);
	if (!tools_open(str_from_z(math), true, &p->tools, &err))
		fail_msg("%s", err.text);
}

static void close_programs(Programs *p)
{
	tools_close(p->tools);
	setenv("PATH", p->old_path, 1);
	free(p->old_path);
	harness_remove_folder(p->folder);
}

static void check_now(const Programs *p, const char *markdown, const char *expected)
{
	Lines lines = {0};
	Buf text = {0};
	const RenderOptions options = {.tools = p->tools};
	render_text(str_from_z(markdown), &options, 40, &lines);
	check_lines(&lines, 40);
	lines_append_text(&lines, &text);
	assert_str(buf_str(&text), expected);
	buf_release(&text);
	lines_release(&lines);
}

// What is drawn at first, and when the programs have ended.
static void check(const Programs *p, const char *markdown, const char *first, const char *then)
{
	check_now(p, markdown, first);
	workshop_wait(tools_workshop(p->tools), LONG_MS);
	check_now(p, markdown, then);
	assert_false(workshop_is_busy(tools_workshop(p->tools)));
}

static void a_command_makes_formulas(void **state)
{
	(void)state;
	Programs p;
	open_programs(&p);
	add_program(&p, "made", "printf '  <%s>\\n\\n' \"$(cat)\"");
	add_program(&p, "rows", "printf '\\n a\\n\\n b  \\n'");
	open_tools(&p, "made 'with words'");
	check(&p, "a $x^2$ b", "a x² b\n", "a   <x^2> b\n");
	open_tools(&p, "rows");
	check(&p, "$$x^2$$", "  x²\n", "   a\n\n   b\n");
	check(&p, "a $x^2$", "a x²\n", "a x²\n");
	close_programs(&p);
}

static void programs_are_tried_in_order(void **state)
{
	(void)state;
	Programs p;
	open_programs(&p);
	open_tools(&p, "builtin");
	check(&p, "$x^2$", "x²\n", "x²\n");
	open_tools(&p, "off");
	check(&p, "$x^2$", "$x^2$\n", "$x^2$\n");
	add_program(&p, "latex2text", "sed 's/^/l: /'");
	open_tools(&p, "auto");
	check(&p, "$x^2$", "x²\n", "l: $x^2$\n");
	add_program(&p, "utftex", "sed 's/^/u: /'");
	open_tools(&p, "auto");
	check(&p, "$x^2$", "x²\n", "u: x^2\n");
	check(&p, "$\\input{/etc/passwd}$", "$\\input{/etc/passwd}$\n", "$\\input{/etc/passwd}$\n");
	close_programs(&p);
}

static void what_fails_is_read_by_our_tables(void **state)
{
	(void)state;
	static const char *const scripts[] = {"exit 1", "true", "yes", "kill -9 $$",
		"printf 'a\\nb\\n'", "printf '\\033[2J\\n'; exit 1"};
	Programs p;
	open_programs(&p);
	for (size_t i = 0; i < HARNESS_COUNT(scripts); i++) {
		add_program(&p, "bad", scripts[i]);
		open_tools(&p, "bad");
		check(&p, "$x^2$", "x²\n", "x²\n");
	}
	add_program(&p, "bad", "printf '\\033[2Jx\\302\\205\\n'");
	open_tools(&p, "bad");
	check(&p, "$x^2$", "x²\n", "\uFFFD[2Jx\uFFFD\n");
	open_tools(&p, "/nowhere/program");
	check(&p, "$x^2$", "x²\n", "x²\n");
	close_programs(&p);
}

static void bad_commands_are_refused(void **state)
{
	(void)state;
	Tools *tools;
	Err err = {0};
	assert_false(tools_open(STR("a 'b"), false, &tools, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_null(tools);
	tools_close(NULL);
}

// -- code -------------------------------------------------------------------------------------

// "1:if| |": the roles of code from 0 on; what has none is text.
static void append_styled(const Line *line, Buf *out)
{
	for (size_t i = 0; i < line->n_runs; i++) {
		Role role = line->runs[i].style.role;
		Str text = str_slice(line->text, line->runs[i].begin, line->runs[i].end);
		if (role != ROLE_TEXT)
			buf_printf(out, "%d:", (int)role - (int)ROLE_CODE);
		buf_printf(out, "%.*s|", STR_ARG(text));
	}
	buf_append_char(out, '\n');
}

static void check_colours(const Programs *p, const char *markdown, const char *expected)
{
	const RenderOptions options = {.tools = p->tools};
	for (int i = 0; i < 2; i++) {
		Lines lines = {0};
		Buf text = {0};
		render_text(str_from_z(markdown), &options, 8, &lines);
		check_lines(&lines, 8);
		append_styled(&lines.items[lines.n - 1], &text);
		if (i == 1)
			assert_str(buf_str(&text), expected);
		workshop_wait(tools_workshop(p->tools), LONG_MS);
		buf_release(&text);
		lines_release(&lines);
	}
}

static void programs_colour_code(void **state)
{
	(void)state;
	Programs p;
	open_programs(&p);
	// Neither is there: plain.
	open_tools(&p, "auto");
	add_program(
		&p, "batcat", "printf '\\033[38;5;203mif\\033[0m \\033[38;5;141m1\\033[0m<2\\n'");
	check_colours(&p, "```c\nif 1<2\n```", "1:if| |4:1|<2|\n");
	add_program(&p, "highlight",
		"printf '<span class=\"hl kwa\">if</span> <span class=\"hl "
		"num\">1</span>&lt;2\\n'");
	open_tools(&p, "auto");
	check_colours(&p, "```C\nif 1<2\n```", "1:if| |4:1|<2|\n");
	// Another text than was given is no colour.
	check_colours(&p, "```c\nif 1<3\n```", "0:if 1<3|\n");
	close_programs(&p);
}

static void only_names_of_languages_reach_a_program(void **state)
{
	(void)state;
	Programs p;
	Buf script = {0};
	Buf mark = {0};
	open_programs(&p);
	harness_path(&mark, p.folder, "mark");
	buf_printf(&script, "echo \"$@\" >> '%s'; cat", buf_z(&mark));
	add_program(&p, "highlight", buf_z(&script));
	open_tools(&p, "auto");
	static const char *const names[] = {"$(id)", "a;b", "../x", "a/b", "c{}", "{{cloze c}}",
		"abcdefghijklmnopqrstuvwxyz", "é", "c=1"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		Buf markdown = {0};
		buf_printf(&markdown, "```%s\nx\n```", names[i]);
		check_colours(&p, buf_z(&markdown), "0:x|\n");
		buf_release(&markdown);
	}
	assert_int_equal(access(buf_z(&mark), F_OK), -1);
	check_colours(&p, "```Objective-C++\nx\n```", "x|\n");
	Buf said = harness_read(buf_z(&mark));
	assert_true(str_contains(buf_str(&said), STR("--syntax=objective-c++\n")));
	buf_release(&said);
	buf_release(&script);
	buf_release(&mark);
	close_programs(&p);
}

static void what_programs_print_is_checked(void **state)
{
	(void)state;
	CodeRuns runs = {0};
	assert_true(code_read_html(STR("a&amp;b&gt;&quot;&apos;\n"), STR("a&b>\"'"), &runs));
	assert_false(code_read_html(STR("<span"), STR("a"), &runs));
	assert_false(code_read_html(STR("a&nope;"), STR("a&"), &runs));
	assert_false(code_read_html(STR("ab"), STR("a"), &runs));
	assert_false(code_read_html(STR("a"), STR("ab"), &runs));
	assert_false(code_read_html((Str){0}, STR("ab"), &runs));
	assert_true(code_read_ansi(STR("\x1b[1ma\x1b[m\n\x1b[0m"), STR("a\n"), &runs));
	assert_false(code_read_ansi(STR("\x1b[1"), STR("a"), &runs));
	assert_false(code_read_ansi(STR("\x1b]0;x\x07"
					"a"),
		STR("a"), &runs));
	assert_false(code_read_ansi(STR("b"), STR("a"), &runs));
	free(runs.items);
}

const struct CMUnitTest tools_tests[] = {
	cmocka_unit_test(a_command_makes_formulas),
	cmocka_unit_test(programs_are_tried_in_order),
	cmocka_unit_test(what_fails_is_read_by_our_tables),
	cmocka_unit_test(bad_commands_are_refused),
	cmocka_unit_test(programs_colour_code),
	cmocka_unit_test(only_names_of_languages_reach_a_program),
	cmocka_unit_test(what_programs_print_is_checked),
};
const size_t tools_tests_n = HARNESS_COUNT(tools_tests);
