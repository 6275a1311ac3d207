// Pictures through a real terminal: cells through libvterm, the orders of the others as bytes.
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests.h"

#define SYMBOLS_SENT "48;5;231m"
#define KITTY_SENT "\033_Ga=T,f=100,i="
#define KITTY_REMOVED "\033_Ga=d,d=I,i="
#define DRAWN "\033\\\033["
#define SIXEL_SENT "\033P0;1;0q\"1;1;"

// Imports two cards, the first with a picture in its answer. False where recto-image is not built.
static bool open_album(Pty *p, const char *config)
{
	Buf path = {0};
	Buf out = {0};
	Buf picture = harness_read("decks/assets/page-fault.png");
	bool is_built;
	pty_write(p, "album/logseq/config.edn", "{}");
	pty_write(p, "album/assets/fault.png", "");
	harness_write(harness_path(&path, p->folder, "album/assets/fault.png"), buf_str(&picture));
	pty_write(p, "album/pages/Faults.md",
		"- What is a fault? #card\n\t- ![](../assets/fault.png)\n"
		"- What comes next? #card\n\t- nothing\n");
	pty_write(p, "config/recto/config.yaml", config);
	assert_int_equal(pty_run(p, "--db ~/album.db import ~/album", &out), 0);
	buf_clear(&out);
	pty_run(p, "--db ~/album.db doctor", &out);
	is_built = !str_contains(buf_str(&out), STR("pictures   not shown"));
	buf_release(&picture);
	buf_release(&path);
	buf_release(&out);
	if (!is_built)
		HARNESS_SKIP("recto-image is not built");
	return is_built;
}

static void start(Pty *p, const char *environment)
{
	pty_start(p, "--db ~/album.db review", 24, 80, environment);
	pty_wait(p, "2 new");
	pty_type(p, " ");
	pty_wait(p, "640×260, 17 KB · v opens it");
}

// The answer with its picture, which comes with `sign`. NULL where recto-image is not built.
static Pty *show(void **state, const char *config, const char *environment, const char *sign)
{
	Pty *p = *state;
	if (!open_album(p, config))
		return NULL;
	start(p, environment);
	pty_wait_raw(p, sign);
	return p;
}

static void score(Pty *p)
{
	pty_type(p, "3");
	pty_wait(p, "What comes next?");
}

// By Ctrl-Z.
static void stop(Pty *p)
{
	pty_type(p, "\032");
	pty_wait_stopped(p);
}

static void quit(Pty *p)
{
	pty_type(p, "q");
	assert_int_equal(pty_wait_exit(p), 0);
	pty_assert_restored(p);
}

static Str written(const Pty *p, size_t from)
{
	return str_skip(buf_str(&p->raw), from);
}

static int count(Str s, const char *what)
{
	int n = 0;
	size_t at;
	for (; str_find(s, str_from_z(what), &at); n++)
		s = str_skip(s, at + 1);
	return n;
}

// -- symbols ----------------------------------------------------------------------------------

// Cells of a row that have a colour, or one behind them.
static int coloured_cells(Pty *p, int row, bool counts_text)
{
	int n = 0;
	for (int column = 0; column < p->columns; column++) {
		VTermScreenCell cell;
		vterm_screen_get_cell(p->screen, (VTermPos){row, column}, &cell);
		n += !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ||
		     (counts_text && !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
	}
	return n;
}

static int find_row(Pty *p, const char *text)
{
	Buf row = {0};
	int found = -1;
	for (int i = 0; i < p->rows && found < 0; i++)
		if (str_contains(pty_row(p, i, &row), str_from_z(text)))
			found = i;
	buf_release(&row);
	return found;
}

static void symbols_are_cells(void **state)
{
	Pty *p = show(state, "images: symbols\n", NULL, SYMBOLS_SENT);
	if (!p)
		return;
	// What comes of this key comes after all of the picture.
	pty_type(p, "u");
	pty_wait(p, "nothing to undo");
	int row = find_row(p, "640×260");
	int rows = 1;
	int width = coloured_cells(p, row + 1, true);
	while (coloured_cells(p, row + 1 + rows, true) == width)
		rows++;
	assert_in_range(rows, 5, 12);
	assert_in_range(width, 30, 76);
	// Nothing of it stays behind on the next card.
	score(p);
	pty_type(p, "i");
	pty_wait(p, "No history yet.");
	for (int i = 0; i < p->rows; i++)
		assert_int_equal(coloured_cells(p, i, false), 0);
	pty_type(p, "i");
	pty_wait(p, "What comes next?");
	quit(p);
}

static void no_colour_is_needed(void **state)
{
	Pty *p = show(state, "images: symbols\n", "NO_COLOR=1", "█");
	if (!p)
		return;
	for (int i = 0; i < p->rows; i++)
		assert_int_equal(coloured_cells(p, i, true), 0);
	quit(p);
}

// -- kitty ------------------------------------------------------------------------------------

static void kitty_is_cleared_by_the_next_card(void **state)
{
	Pty *p = show(state, "images: kitty\n", NULL, KITTY_SENT);
	if (!p)
		return;
	pty_wait_raw(p, ",p=1,q=2,C=1,c=");
	pty_wait_raw(p, DRAWN);
	assert_int_equal(count(buf_str(&p->raw), KITTY_REMOVED), 0);
	pty_type(p, "3");
	pty_wait_raw(p, KITTY_REMOVED);
	pty_wait(p, "What comes next?");
	size_t before = p->raw.n;
	quit(p);
	assert_int_equal(count(written(p, before), KITTY_REMOVED), 0);
}

static void kitty_is_cleared_by_overlays(void **state)
{
	Pty *p = show(state, "images: kitty\n", NULL, KITTY_SENT);
	if (!p)
		return;
	pty_type(p, "?");
	pty_wait_raw(p, KITTY_REMOVED);
	pty_type(p, "?");
	pty_wait_raw(p, KITTY_SENT);
	pty_type(p, "\014"); // all is drawn anew
	pty_wait_raw(p, KITTY_REMOVED);
	pty_wait_raw(p, KITTY_SENT);
	pty_wait(p, "640×260");
	quit(p);
}

static void kitty_is_cleared_on_the_way_out(void **state)
{
	Pty *p = show(state, "images: kitty\n", NULL, KITTY_SENT);
	if (!p)
		return;
	pty_wait_raw(p, DRAWN);
	stop(p);
	assert_int_equal(count(written(p, p->seen), KITTY_REMOVED), 1);
	pty_continue(p);
	pty_wait_raw(p, KITTY_SENT);
	pty_wait_raw(p, DRAWN);
	pty_resize(p, 30, 90);
	pty_wait_raw(p, KITTY_REMOVED);
	pty_wait_raw(p, KITTY_SENT);
	pty_wait_raw(p, DRAWN);
	pty_signal(p, SIGTERM);
	assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
	assert_int_equal(count(written(p, p->seen), KITTY_REMOVED), 1);
	pty_assert_restored(p);
}

// -- sixels -----------------------------------------------------------------------------------

static void sixels_are_painted_over(void **state)
{
	Pty *p = show(state, "images: sixel\n", NULL, SIXEL_SENT);
	if (!p)
		return;
	pty_wait_raw(p, DRAWN);
	// Its rows are erased, though nothing in them has changed.
	pty_type(p, "3");
	pty_wait_raw(p, "comes");
	for (int row = 0; row < 5; row++)
		pty_wait_raw(p, "\033[K");
	pty_wait(p, "What comes next?");
	assert_int_equal(count(written(p, p->seen), SIXEL_SENT), 0);
	quit(p);
}

static void sixels_come_back_after_a_stop(void **state)
{
	Pty *p = show(state, "images: sixel\n", NULL, SIXEL_SENT);
	if (!p)
		return;
	pty_wait_raw(p, DRAWN);
	stop(p);
	pty_continue(p);
	pty_wait_raw(p, SIXEL_SENT);
	pty_wait_raw(p, DRAWN);
	pty_resize(p, 30, 90);
	pty_wait_raw(p, SIXEL_SENT);
	quit(p);
}

// -- asking -----------------------------------------------------------------------------------

#define QUESTION "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[16t\033[c"

static void the_terminal_is_asked_at_the_first_picture(void **state)
{
	Pty *p = *state;
	if (!open_album(p, "images: auto\n"))
		return;
	pty_start(p, "--db ~/album.db review", 24, 80, NULL);
	pty_wait(p, "2 new");
	assert_int_equal(count(buf_str(&p->raw), "\033[c"), 0);
	pty_type(p, " ");
	pty_wait_raw(p, QUESTION);
	pty_type(p, "\033_Gi=31;OK\033\\\033[6;16;8t\033[?62;4;22c");
	pty_wait_raw(p, KITTY_SENT);
	score(p);
	assert_int_equal(count(buf_str(&p->raw), "\033[c"), 1);
	quit(p);
}

static void attributes_tell_of_sixels(void **state)
{
	Pty *p = show(state, "images: auto\n", NULL, QUESTION);
	if (!p)
		return;
	pty_type(p, "3\033[?62;4;22c"); // a key before the answer is not lost
	pty_wait(p, "What comes next?");
	quit(p);
}

// Who does not answer gets symbols; an answer that comes too late presses no key.
static void silence_means_symbols(void **state)
{
	Pty *p = show(state, "images: auto\n", NULL, QUESTION);
	if (!p)
		return;
	pty_wait_raw(p, SYMBOLS_SENT);
	pty_type(p, "\033_Gi=31;OK\033\\\033[6;16;8t\033[?62;4;22c");
	pty_type(p, "?");
	pty_wait(p, "undo the last action");
	pty_type(p, "?");
	pty_wait(p, "640×260");
	quit(p);
}

static void some_are_never_asked(void **state)
{
	Pty *p = *state;
	static const char *const environments[] = {"NVIM=/run/nvim", "STY=1", "TMUX=/tmp/x"};
	if (!open_album(p, "images: auto\n"))
		return;
	for (size_t i = 0; i < HARNESS_COUNT(environments); i++) {
		p->seen = p->raw.n;
		start(p, environments[i]);
		pty_wait_raw(p, SYMBOLS_SENT);
		assert_int_equal(count(buf_str(&p->raw), "\033[c"), 0);
		quit(p);
		pty_end(p);
	}
}

// -- the rest ---------------------------------------------------------------------------------

static void a_picture_that_never_comes_delays_no_key(void **state)
{
	Pty *p = *state;
	Buf path = {0};
	Buf environment = {0};
	if (!open_album(p, "images: symbols\n"))
		return;
	pty_write(p, "slow", "#!/bin/sh\nsleep 60\n");
	chmod(harness_path(&path, p->folder, "slow"), 0700);
	buf_printf(&environment, "RECTO_IMAGE=%s", buf_z(&path));
	start(p, buf_z(&environment));
	score(p);
	quit(p);
	buf_release(&environment);
	buf_release(&path);
}

static void the_opener_gets_the_picture(void **state)
{
	Pty *p = *state;
	Buf path = {0};
	Buf config = {0};
	Buf opened = {0};
	pty_write(p, "open", "#!/bin/sh\necho \"$# $1\" >\"$HOME/opened\"\n");
	chmod(harness_path(&path, p->folder, "open"), 0700);
	buf_printf(&config, "images: symbols\nopener: %s\n", buf_z(&path));
	if (open_album(p, buf_z(&config))) {
		start(p, NULL);
		pty_type(p, "v");
		pty_type(p, "i");
		pty_wait(p, "No history yet.");
		opened = pty_read(p, "opened");
		assert_true(str_starts_with(buf_str(&opened), STR("1 /")));
		assert_true(str_ends_with(buf_str(&opened), STR("/album/assets/fault.png\n")));
		pty_type(p, "q");
		pty_wait_gone(p, "No history yet.");
		pty_type(p, "3");
		pty_wait(p, "What comes next?");
		pty_type(p, "v");
		pty_wait(p, "there is no picture here");
		quit(p);
	}
	buf_release(&opened);
	buf_release(&config);
	buf_release(&path);
}

const struct CMUnitTest picture_tests[] = {
	pty_test(symbols_are_cells),
	pty_test(no_colour_is_needed),
	pty_test(kitty_is_cleared_by_the_next_card),
	pty_test(kitty_is_cleared_by_overlays),
	pty_test(kitty_is_cleared_on_the_way_out),
	pty_test(sixels_are_painted_over),
	pty_test(sixels_come_back_after_a_stop),
	pty_test(the_terminal_is_asked_at_the_first_picture),
	pty_test(attributes_tell_of_sixels),
	pty_test(silence_means_symbols),
	pty_test(some_are_never_asked),
	pty_test(a_picture_that_never_comes_delays_no_key),
	pty_test(the_opener_gets_the_picture),
};
const size_t picture_tests_n = HARNESS_COUNT(picture_tests);
