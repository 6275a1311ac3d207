// With input.c, what knows curses. Signals stay blocked but for the time inside ppoll: a blocking
// read of curses loses a SIGWINCH now and then.
#include "term.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>
#undef columns // term.h claims the word for a capability
#include "recto/base/calendar.h"
#include "recto/base/mem.h"
#include "recto/tui/tui.h"
#include "input.h"
#include "signals.h"
#include "term_image.h"
#include "theme.h"

enum {
	ANSWER_LIMIT_MS = 200, // a terminal that did not answer by then does not
	PALETTE = 256,
};

struct Term {
	SCREEN *screen;
	Frame shown; // what is on the screen
	TermPictures pictures;
	bool has_color;
	ThemeName asked, theme; // as configured, and as shown
	bool may_ask;           // for the background
	int64_t asked_at;       // on the monotonic clock, ms; 0: not
	bool has_italics;
	bool is_garbled;      // paint everything
	struct termios modes; // as they were: which keys stand for signals
	Signals signals;
	Buf text; // that was pasted or answered last
};

// -- opening and closing ----------------------------------------------------------------------

static void set_bracketed_paste(bool is_on)
{
	term_write(is_on ? STR("\033[?2004h") : STR("\033[?2004l"));
}

// Only for names that are capabilities with a string.
static bool has_string(const char *capability)
{
	const char *value = tigetstr(capability);
	return value && *value;
}

static void init_colors(Term *t)
{
	t->has_color = t->has_color && has_colors();
	if (!t->has_color)
		return;
	start_color();
	use_default_colors();
	int n = COLORS < PALETTE ? COLORS : PALETTE;
	for (int color = 0; color < n && color + 1 < COLOR_PAIRS; color++)
		init_extended_pair(color + 1, color, -1);
}

static void choose_theme(Term *t, Background background)
{
	int colors = !t->has_color ? 0 : COLOR_PAIRS > PALETTE ? COLORS : 8;
	t->theme = theme_choose(t->asked, colors, background);
}

static void init_theme(Term *t)
{
	Background background = background_of_variable(getenv("COLORFGBG"));
	choose_theme(t, background);
	t->may_ask = t->asked == THEME_AUTO && t->theme == THEME_ANSI && COLORS >= PALETTE &&
		     background_may_ask();
}

static void init_screen(Term *t)
{
	input_init();
	// Curses ignores SIGTSTP while it draws: Ctrl-Z would get lost. Its key is read like any
	// other.
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	curs_set(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0); // no waiting for what would be a click
	init_colors(t);
	init_theme(t);
	t->has_italics = has_string("sitm");
}

// Whether there is a terminal that screens can be drawn on.
static bool check_terminal(const char *type, Err *err)
{
	int status;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_IO, "no terminal: recto review --plain works without one");
	if (setupterm(type, STDOUT_FILENO, &status) == ERR)
		return err_set(err, ERR_IO,
			"the terminal type \"%s\" is not known: set TERM, or use recto review "
			"--plain",
			type);
	bool can_move = has_string("cup");
	del_curterm(cur_term); // newterm reads its own
	if (!can_move)
		return err_set(err, ERR_IO,
			"the terminal \"%s\" cannot move its cursor: use recto review --plain",
			type);
	return true;
}

// Adopts the size that the terminal has now.
static void adopt_size(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
}

bool term_open(bool has_color, ThemeName theme, Term **out, Err *err)
{
	const char *type = getenv("TERM");
	if (!type || !*type)
		type = "unknown";
	if (!check_terminal(type, err))
		return false;
	Term *t = mem_new(1, sizeof *t);
	*t = (Term){.has_color = has_color, .asked = theme, .is_garbled = true};
	// Before curses puts its own handlers there.
	signals_remember(&t->signals);
	tcgetattr(STDIN_FILENO, &t->modes);
	t->screen = newterm(type, stdout, stdin);
	if (!t->screen) {
		free(t);
		return err_set(err, ERR_IO, "the terminal cannot be used");
	}
	signals_take_over(&t->signals);
	init_screen(t);
	adopt_size();
	set_bracketed_paste(true);
	*out = t;
	return true;
}

void tui_emergency_restore(void)
{
	if (!stdscr || isendwin())
		return;
	set_bracketed_paste(false);
	endwin();
}

// Whoever gets the terminal next shall not get the answer.
static void await_answer(Term *t)
{
	wint_t code = 0;
	if (t->asked_at == 0 || calendar_monotonic_ms() - t->asked_at > ANSWER_LIMIT_MS)
		return;
	timeout(ANSWER_LIMIT_MS);
	while (code != '\a' && code != '\\' && get_wch(&code) != ERR)
		continue;
	timeout(0);
	t->asked_at = 0;
}

// Takes the pictures off before anything else gets the screen.
static void clear_pictures(Term *t)
{
	Buf orders = {0};
	bool has_sixels = t->pictures.n > 0 && t->pictures.items[0].protocol == PICTURES_AS_SIXELS;
	term_image_clear(&t->pictures, &orders);
	term_write(buf_str(&orders));
	buf_release(&orders);
	if (!has_sixels)
		return;
	erase();
	wredrawln(stdscr, 0, LINES);
	refresh();
	t->is_garbled = true;
}

void term_close(Term *t)
{
	if (!t)
		return;
	await_answer(t);
	clear_pictures(t);
	tui_emergency_restore();
	delscreen(t->screen);
	signals_give_back(&t->signals);
	frame_release(&t->shown);
	term_image_release(&t->pictures);
	buf_release(&t->text);
	free(t);
}

void term_leave(Term *t)
{
	await_answer(t);
	clear_pictures(t);
	set_bracketed_paste(false);
	def_prog_mode();
	endwin();
	signals_give_back(&t->signals);
}

void term_enter(Term *t)
{
	signals_take_over(&t->signals);
	// Ctrl-C in the other program was meant for that.
	signals_take(SIGINT);
	signals_take(SIGQUIT);
	reset_prog_mode();
	adopt_size();
	curs_set(0);
	set_bracketed_paste(true);
	term_repaint(t);
}

// -- showing ----------------------------------------------------------------------------------

void term_size(const Term *t, int *rows, int *columns)
{
	(void)t;
	getmaxyx(stdscr, *rows, *columns);
}

void term_repaint(Term *t)
{
	t->is_garbled = true;
}

static attr_t attributes_of(const Term *t, unsigned attrs)
{
	attr_t out = A_NORMAL;
	if (attrs & STYLE_BOLD)
		out |= A_BOLD;
	if (attrs & STYLE_ITALIC)
		out |= t->has_italics ? A_ITALIC : A_UNDERLINE;
	if (attrs & STYLE_UNDERLINE)
		out |= A_UNDERLINE;
	if (attrs & STYLE_REVERSE)
		out |= A_REVERSE;
	// Curses cannot strike through.
	if (attrs & (STYLE_STRIKE | PAINT_DIM))
		out |= A_DIM;
	return out;
}

static int pair_of(const Term *t, const Cell *cell, const Paint *paint)
{
	bool is_of_picture = cell->colors.fg != 0 || cell->colors.bg != 0;
	if (is_of_picture && t->has_color)
		return alloc_pair(cell->colors.fg - 1, cell->colors.bg - 1);
	return paint->color + 1;
}

static void put_cell(const Term *t, int row, int column, const Cell *cell)
{
	wchar_t text[CELL_CODES + 1] = {L' '};
	for (int i = 0; i < CELL_CODES && cell->codes[i] != 0; i++)
		text[i] = (wchar_t)cell->codes[i];
	Paint paint = theme_paint(cell->style, t->theme);
	cchar_t c;
	int pair = pair_of(t, cell, &paint);
	setcchar(&c, text, attributes_of(t, paint.attrs), 0, &pair);
	mvadd_wchnstr(row, column, &c, 1);
}

static void put_changes(const Term *t, const Frame *f)
{
	for (int row = 0; row < f->rows; row++)
		for (int column = 0; column < f->columns; column++) {
			size_t i = (size_t)row * (size_t)f->columns + (size_t)column;
			bool is_same = !t->is_garbled &&
				       frame_cell_equals(&f->cells[i], &t->shown.cells[i]);
			if (!is_same && f->cells[i].width > 0)
				put_cell(t, row, column, &f->cells[i]);
		}
}

static void place_cursor(const Frame *f)
{
	bool is_shown = f->cursor_row >= 0;
	curs_set(is_shown);
	move(is_shown ? f->cursor_row : f->rows - 1, is_shown ? f->cursor_column : 0);
}

// Once, behind the first frame, which need not wait for it.
static void ask_background(Term *t)
{
	if (!t->may_ask)
		return;
	t->may_ask = false;
	t->asked_at = calendar_monotonic_ms();
	term_write(STR("\033]11;?\033\\"));
}

// Cells that a picture covered are painted again, though curses thinks that they have not changed.
static void uncover(const Term *t, const Frame *f)
{
	for (size_t i = 0; i < t->pictures.n; i++) {
		const FramePicture *p = &t->pictures.items[i];
		if (p->protocol == PICTURES_AS_SIXELS && term_image_leaves(p, f))
			wredrawln(stdscr, p->row, p->box.rows);
	}
}

static void show_pictures(Term *t, const Frame *f)
{
	Buf orders = {0};
	int row, column;
	getyx(stdscr, row, column);
	term_image_show(&t->pictures, f, row, column, &orders);
	term_write(buf_str(&orders));
	buf_release(&orders);
}

void term_show(Term *t, const Frame *f)
{
	bool is_resized = f->rows != t->shown.rows || f->columns != t->shown.columns;
	t->is_garbled = t->is_garbled || is_resized;
	if (t->is_garbled) {
		clear_pictures(t);
		clear();
	}
	put_changes(t, f);
	uncover(t, f);
	place_cursor(f);
	refresh();
	ask_background(t);
	show_pictures(t, f);
	t->is_garbled = false;
	frame_reset(&t->shown, f->rows, f->columns);
	memcpy(t->shown.cells, f->cells, (size_t)f->rows * (size_t)f->columns * sizeof *f->cells);
}

// -- pictures ---------------------------------------------------------------------------------

void term_measure_cells(const Term *t, PictureSupport *support)
{
	enum { COLORS_MOST = 256 };
	struct winsize size;
	support->colors = !t->has_color ? 0 : COLORS < COLORS_MOST ? COLORS : COLORS_MOST;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return;
	PictureBox cell = {size.ws_xpixel / size.ws_col, size.ws_ypixel / size.ws_row};
	if (cell.columns > 0 && cell.rows > 0)
		support->cell = cell;
}

// Keys that came with the answers are typed again.
static PictureProtocol ask(PictureBox *cell)
{
	Buf keys = {0};
	PictureProtocol protocol = term_image_ask(cell, &keys);
	for (size_t i = keys.n; i > 0; i--)
		ungetch((unsigned char)keys.p[i - 1]);
	buf_release(&keys);
	return protocol;
}

void term_detect_pictures(Term *t, ImageMode mode, PictureSupport *support)
{
	PictureBox asked = {0};
	support->protocol = mode == IMAGES_SIXEL                          ? PICTURES_AS_SIXELS
			    : mode == IMAGES_KITTY                        ? PICTURES_FOR_KITTY
			    : mode == IMAGES_AUTO && term_image_may_ask() ? ask(&asked)
									  : PICTURES_AS_SYMBOLS;
	if (asked.columns > 0)
		support->cell = asked;
	term_measure_cells(t, support);
}

// -- waiting ----------------------------------------------------------------------------------

// Stops as Ctrl-Z asks, until somebody continues us.
static void stop(Term *t)
{
	term_leave(t);
	raise(SIGTSTP);
	term_enter(t);
}

static TermEvent take_arrived(Term *t)
{
	static const int ends[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (signals_take(ends[i]))
			return (TermEvent){.kind = TERM_SIGNAL, .signal_number = ends[i]};
	if (signals_take(SIGTSTP)) {
		stop(t);
		return (TermEvent){.kind = TERM_CHANGED};
	}
	// Whoever stopped us without asking may have changed the modes.
	bool was_stopped = signals_take(SIGCONT);
	if (was_stopped)
		reset_prog_mode();
	if (!signals_take(SIGWINCH) && !was_stopped)
		return (TermEvent){0};
	adopt_size();
	term_repaint(t);
	return (TermEvent){.kind = TERM_CHANGED};
}

static bool read_input(Term *t, TermEvent *event)
{
	bool has_input = input_read(event, &t->text);
	Background background = background_of_answer(buf_str(&t->text));
	if (event->kind == TERM_NOTHING && background != BACKGROUND_UNKNOWN && t->asked_at != 0) {
		choose_theme(t, background);
		t->asked_at = 0;
		t->is_garbled = true;
	}
	if (event->kind == TERM_NOTHING && has_input && t->is_garbled)
		event->kind = TERM_CHANGED;
	return has_input;
}

TermEvent term_wait(Term *t, const ViewWatch *watch)
{
	for (bool has_waited = false;; has_waited = true) {
		bool is_called;
		// The first round lets signals in even while keys never cease.
		if (!signals_wait(&t->signals, has_waited ? watch : NULL, &is_called))
			return (TermEvent){.kind = TERM_SIGNAL, .signal_number = SIGHUP};
		TermEvent event = take_arrived(t);
		if (event.kind != TERM_NOTHING)
			return event;
		bool has_input = read_input(t, &event);
		if (event.kind == TERM_KEY && signals_send_key(&t->modes, event.key))
			continue;
		if (event.kind != TERM_NOTHING)
			return event;
		if (!has_input && (!watch || (has_waited && is_called)))
			return (TermEvent){0};
	}
}
