// Sizes, widths, colours, keys, and terminals that are none.
#include "recto/base/utf8.h"
#include "tests.h"

static void quit(Pty *p)
{
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void resizing_draws_anew(void **state)
{
	Pty *p = *state;
	Buf row = {0};
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_resize(p, 40, 120);
	pty_wait(p, "q quit");
	for (int size = 5; size < 45; size++)
		pty_resize(p, size, 20 + 2 * size);
	pty_resize(p, 12, 40);
	pty_type(p, " ");
	pty_wait(p, "space good");
	assert_str(pty_row(p, 2, &row), " What is MLIR?");
	assert_true(str_starts_with(pty_row(p, 11, &row), STR(" space good")));
	buf_release(&row);
	quit(p);
}

static void a_small_window_waits_to_grow(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_resize(p, 3, 10);
	pty_wait(p, "window too");
	pty_type(p, " "); // nobody sees it: nothing happens
	pty_resize(p, 1, 1);
	pty_resize(p, 24, 80);
	pty_wait(p, "space show answer");
	quit(p);
}

static void twenty_by_five_is_enough(void **state)
{
	Pty *p = *state;
	Buf row = {0};
	pty_start(p, "review", 5, 20, NULL);
	pty_wait(p, "3 new");
	pty_wait(p, "space show answer");
	pty_type(p, " ");
	pty_wait(p, "1:1d 2:1d 3:1d 4:1d");
	assert_true(str_starts_with(pty_row(p, 1, &row), STR("─────")));
	pty_type(p, "G");
	pty_wait(p, "  优化。");
	pty_type(p, "3");
	pty_wait(p, "good: ");
	buf_release(&row);
	quit(p);
}

static void wide_characters_take_two_cells(void **state)
{
	Pty *p = *state;
	VTermScreenCell cell;
	pty_start(p, "review", 24, 40, NULL);
	pty_wait(p, "3 new");
	pty_type(p, " ");
	pty_wait(p, "共享尽可能多的优化");
	vterm_screen_get_cell(p->screen, (VTermPos){6, 3}, &cell);
	assert_int_equal(cell.chars[0], 0x5171);
	assert_int_equal(cell.width, 2);
	vterm_screen_get_cell(p->screen, (VTermPos){6, 5}, &cell);
	assert_int_equal(cell.chars[0], 0x4EAB);
	quit(p);
}

static bool is_any_cell_coloured(Pty *p)
{
	for (int row = 0; row < p->rows; row++)
		for (int column = 0; column < p->columns; column++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(p->screen, (VTermPos){row, column}, &cell);
			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
				return true;
		}
	return false;
}

static void colours_unless_told_not_to(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	assert_true(is_any_cell_coloured(p));
	quit(p);
}

static void no_color_is_heard(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, "NO_COLOR=1");
	pty_wait(p, "3 new");
	assert_false(is_any_cell_coloured(p));
	quit(p);
}

static void a_terminal_without_colours(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, "TERM=vt100");
	pty_wait(p, "3 new");
	pty_type(p, " ");
	pty_wait(p, "1 again");
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
}

static void pasted_keys_do_nothing(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "\033[200~qqq 3q\nq\033[201~");
	pty_type(p, "?");
	pty_wait(p, "show the answer");
	pty_type(p, "?");
	pty_wait(p, "space show answer");
	quit(p);
}

static void pasted_text_is_searched_for(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "/");
	pty_wait(p, "3 cards");
	pty_type(p, "\033[200~el\npájaro\033[201~");
	pty_wait(p, "search: el pájaro");
	pty_wait(p, "1 card");
	// Bytes that are no text do not end what is pasted.
	pty_type(p, "\r\033[200~\xFF\xFEq\xE5qq\033[Bq\033[201~?");
	pty_wait(p, "review the selection");
	pty_type(p, "qqq");
	assert_int_equal(pty_wait_exit(p), 0);
}

static void strange_sequences_do_not_quit(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	pty_type(p, "\033[I\033[O\033[97;5u");
	pty_type(p, "i");
	pty_wait(p, "No history yet.");
	pty_type(p, "\033");
	pty_wait_gone(p, "No history yet.");
	pty_type(p, "\033");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static void arrow_keys_scroll(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 5, 20, NULL);
	pty_wait(p, "3 new");
	pty_type(p, " ");
	pty_wait(p, "j ↓ 2");
	pty_type(p, "\033OB");
	pty_wait(p, "↑ 2");
	pty_type(p, "\033OA");
	pty_wait(p, "j ↓ 2");
	quit(p);
}

static void hostile_text_gives_no_orders(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_write(p, "bad/logseq/config.edn", "{}");
	pty_write(p, "bad/pages/Bad.md",
		"- bad \033]52;c;AAAA\a \033[2J \xc2\x9b"
		"31m \xff x #card\n\t- \033[?1049l answer\n");
	assert_int_equal(pty_run(p, "--db ~/bad.db import ~/bad", &out), 0);
	pty_start(p, "--db ~/bad.db review", 24, 80, NULL);
	pty_wait(p, "bad \uFFFD]52;c;AAAA");
	pty_type(p, " ");
	pty_wait(p, "answer");
	assert_true(p->is_alternate);
	assert_false(str_contains(buf_str(&p->raw), STR("\033]52")));
	assert_false(str_contains(buf_str(&p->raw), STR("\xc2\x9b")));
	buf_release(&out);
	quit(p);
}

static void an_unknown_terminal_is_named(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, "TERM=no-such-terminal");
	assert_int_equal(pty_wait_exit(p), 3);
	pty_wait(p, "\"no-such-terminal\" is not known");
	pty_assert_restored(p);
}

static void without_a_terminal_there_is_no_screen(void **state)
{
	Pty *p = *state;
	Buf out = {0};
	pty_run(p, "", &out);
	assert_true(str_contains(buf_str(&out), STR("3 new")));
	assert_false(str_contains(buf_str(&out), STR("\033")));
	buf_release(&out);
}

// The colour of the counts in the first row, which are green in all themes.
static VTermColor color_of_counts(Pty *p)
{
	VTermScreenCell cell;
	vterm_screen_get_cell(p->screen, (VTermPos){0, 73}, &cell);
	assert_int_equal(cell.chars[0], '3');
	return cell.fg;
}

static void assert_counts_have(Pty *p, int color)
{
	VTermColor fg = color_of_counts(p);
	assert_true(VTERM_COLOR_IS_INDEXED(&fg));
	assert_int_equal(fg.indexed.idx, color);
}

static void themes_are_chosen(void **state)
{
	Pty *p = *state;
	static const struct {
		const char *config, *environment;
		int color;
	} cases[] = {
		{"theme: auto\n", "COLORFGBG=0;15", 26},
		{"theme: auto\n", "COLORFGBG=15;0", 111},
		{"theme: auto\n", "COLORFGBG=15;0 TERM=xterm", 4},
		{"theme: light\n", "COLORFGBG=15;0", 26},
		{"theme: ansi\n", "COLORFGBG=15;0", 4},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		pty_write(p, "config/recto/config.yaml", cases[i].config);
		pty_start(p, "review", 24, 80, cases[i].environment);
		pty_wait(p, "3 new");
		assert_counts_have(p, cases[i].color);
		quit(p);
		pty_end(p);
	}
}

static bool was_asked(const Pty *p)
{
	return str_contains(buf_str(&p->raw), STR("\033]11;?"));
}

static void the_terminal_is_asked_for_its_background(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, "COLORFGBG=");
	pty_wait(p, "3 new");
	assert_true(was_asked(p));
	assert_counts_have(p, 4);
	pty_type(p, "\033]11;rgb:ffff/ffff/ffff\033\\ ");
	pty_wait(p, "1 again");
	assert_counts_have(p, 26);
	quit(p);
}

static void some_terminals_are_not_asked(void **state)
{
	Pty *p = *state;
	static const char *const environments[] = {"COLORFGBG= TMUX=x", "COLORFGBG= NVIM=x",
		"COLORFGBG= TERM=screen-256color", "COLORFGBG= NO_COLOR=1"};
	for (size_t i = 0; i < HARNESS_COUNT(environments); i++) {
		pty_start(p, "review", 24, 80, environments[i]);
		pty_wait(p, "3 new");
		pty_type(p, " ");
		pty_wait(p, "1 again");
		assert_false(was_asked(p));
		quit(p);
		pty_end(p);
	}
}

// Presses the left button, or turns the wheel (64 up, 65 down), as terminals tell of it.
static void mouse(Pty *p, int button, int row, int column)
{
	Buf bytes = {0};
	buf_printf(&bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, column + 1, row + 1, button,
		column + 1, row + 1);
	pty_type(p, buf_z(&bytes));
	buf_release(&bytes);
}

static void the_mouse_reveals_and_scores(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 24, 80, NULL);
	pty_wait(p, "3 new");
	mouse(p, 0, 2, 4); // nothing is there
	mouse(p, 0, 23, 4);
	pty_wait(p, "1 again");
	mouse(p, 0, 20, 20);
	pty_wait(p, "hard: next in 1 d");
	pty_wait(p, "space show answer");
	quit(p);
}

static void the_wheel_scrolls(void **state)
{
	Pty *p = *state;
	pty_start(p, "review", 5, 20, NULL);
	pty_wait(p, "3 new");
	pty_type(p, " ");
	pty_wait(p, "共享");
	mouse(p, 65, 1, 1);
	mouse(p, 65, 1, 1);
	pty_wait_gone(p, "共享");
	mouse(p, 64, 1, 1);
	mouse(p, 64, 1, 1);
	mouse(p, 64, 1, 1);
	pty_wait(p, "What is MLIR?");
	quit(p);
}

const struct CMUnitTest terminal_tests[] = {
	pty_test(resizing_draws_anew),
	pty_test(a_small_window_waits_to_grow),
	pty_test(twenty_by_five_is_enough),
	pty_test(wide_characters_take_two_cells),
	pty_test(colours_unless_told_not_to),
	pty_test(no_color_is_heard),
	pty_test(a_terminal_without_colours),
	pty_test(pasted_keys_do_nothing),
	pty_test(pasted_text_is_searched_for),
	pty_test(strange_sequences_do_not_quit),
	pty_test(arrow_keys_scroll),
	pty_test(hostile_text_gives_no_orders),
	pty_test(an_unknown_terminal_is_named),
	pty_test(without_a_terminal_there_is_no_screen),
	pty_test(themes_are_chosen),
	pty_test(the_terminal_is_asked_for_its_background),
	pty_test(some_terminals_are_not_asked),
	pty_test(the_mouse_reveals_and_scores),
	pty_test(the_wheel_scrolls),
};
const size_t terminal_tests_n = HARNESS_COUNT(terminal_tests);
