// The one file that knows curses. Signals stay blocked but for the time inside ppoll: a blocking
// read of curses loses a SIGWINCH now and then.
#include "term.h"

#include <poll.h>
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
#include "theme.h"

static const int handled_signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};

enum {
	HANDLED = sizeof handled_signals / sizeof *handled_signals,
	ESCAPE_DELAY_MS = 25,
	ANSWER_LIMIT_MS = 200, // a terminal that did not answer by then does not
	PALETTE = 256,
	PASTE_QUIET_MS = 100,   // a paste whose end got lost ends after this much silence
	KEY_PASTE_BEGIN = 2000, // beyond the codes that curses uses
	KEY_PASTE_END,
};

struct Term {
	SCREEN *screen;
	Frame shown; // what is on the screen
	bool has_color;
	ThemeName asked, theme; // as configured, and as shown
	bool may_ask;           // for the background
	int64_t asked_at;       // on the monotonic clock, ms; 0: not
	bool has_italics;
	bool is_garbled;      // paint everything
	struct termios modes; // as they were: which keys stand for signals
	sigset_t outer_mask;
	sigset_t waiting_mask; // inside ppoll
	struct sigaction outer[HANDLED];
};

// -- signals ----------------------------------------------------------------------------------

static volatile sig_atomic_t arrived; // bit i: handled_signals[i]

static void note_signal(int number)
{
	for (int i = 0; i < HANDLED; i++)
		if (handled_signals[i] == number)
			arrived |= 1 << i;
}

// True once for each time that the signal came.
static bool take_signal(int number)
{
	for (int i = 0; i < HANDLED; i++)
		if (handled_signals[i] == number && (arrived & 1 << i)) {
			arrived &= ~(1 << i);
			return true;
		}
	return false;
}

static void remember_signals(Term *t)
{
	sigprocmask(SIG_SETMASK, NULL, &t->outer_mask);
	for (int i = 0; i < HANDLED; i++)
		sigaction(handled_signals[i], NULL, &t->outer[i]);
}

static void take_signals_over(Term *t)
{
	struct sigaction action = {.sa_handler = note_signal};
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < HANDLED; i++)
		sigaddset(&action.sa_mask, handled_signals[i]);
	sigprocmask(SIG_BLOCK, &action.sa_mask, NULL);
	t->waiting_mask = t->outer_mask;
	for (int i = 0; i < HANDLED; i++) {
		// What was ignored for us, as by nohup, stays ignored.
		if (t->outer[i].sa_handler == SIG_IGN)
			continue;
		sigdelset(&t->waiting_mask, handled_signals[i]);
		sigaction(handled_signals[i], &action, NULL);
	}
}

static void give_signals_back(Term *t)
{
	for (int i = 0; i < HANDLED; i++)
		sigaction(handled_signals[i], &t->outer[i], NULL);
	sigprocmask(SIG_SETMASK, &t->outer_mask, NULL);
}

// -- opening and closing ----------------------------------------------------------------------

static void write_order(const char *order)
{
	size_t n = strlen(order);
	// A terminal that is gone needs no order.
	if (write(STDOUT_FILENO, order, n) != (ssize_t)n)
		return;
}

static void set_bracketed_paste(bool is_on)
{
	write_order(is_on ? "\033[?2004h" : "\033[?2004l");
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
	set_escdelay(ESCAPE_DELAY_MS);
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
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
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
	remember_signals(t);
	tcgetattr(STDIN_FILENO, &t->modes);
	t->screen = newterm(type, stdout, stdin);
	if (!t->screen) {
		free(t);
		return err_set(err, ERR_IO, "the terminal cannot be used");
	}
	take_signals_over(t);
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

void term_close(Term *t)
{
	if (!t)
		return;
	await_answer(t);
	tui_emergency_restore();
	delscreen(t->screen);
	give_signals_back(t);
	frame_release(&t->shown);
	free(t);
}

void term_leave(Term *t)
{
	await_answer(t);
	set_bracketed_paste(false);
	def_prog_mode();
	endwin();
	give_signals_back(t);
}

void term_enter(Term *t)
{
	take_signals_over(t);
	// Ctrl-C in the other program was meant for that.
	take_signal(SIGINT);
	take_signal(SIGQUIT);
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

static void put_cell(const Term *t, int row, int column, const Cell *cell)
{
	wchar_t text[CELL_CODES + 1] = {L' '};
	for (int i = 0; i < CELL_CODES && cell->codes[i] != 0; i++)
		text[i] = (wchar_t)cell->codes[i];
	Paint paint = theme_paint(cell->style, t->theme);
	cchar_t c;
	setcchar(&c, text, attributes_of(t, paint.attrs), (short)(paint.color + 1), NULL);
	mvadd_wchnstr(row, column, &c, 1);
}

static bool cell_equals(const Cell *a, const Cell *b)
{
	return memcmp(a->codes, b->codes, sizeof a->codes) == 0 && a->style.role == b->style.role &&
	       a->style.attrs == b->style.attrs && a->width == b->width;
}

static void put_changes(const Term *t, const Frame *f)
{
	for (int row = 0; row < f->rows; row++)
		for (int column = 0; column < f->columns; column++) {
			size_t i = (size_t)row * (size_t)f->columns + (size_t)column;
			bool is_same =
				!t->is_garbled && cell_equals(&f->cells[i], &t->shown.cells[i]);
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
	write_order("\033]11;?\033\\");
}

void term_show(Term *t, const Frame *f)
{
	bool is_resized = f->rows != t->shown.rows || f->columns != t->shown.columns;
	t->is_garbled = t->is_garbled || is_resized;
	if (t->is_garbled)
		clear();
	put_changes(t, f);
	place_cursor(f);
	refresh();
	ask_background(t);
	t->is_garbled = false;
	frame_reset(&t->shown, f->rows, f->columns);
	memcpy(t->shown.cells, f->cells, (size_t)f->rows * (size_t)f->columns * sizeof *f->cells);
}

// -- keys -------------------------------------------------------------------------------------

typedef struct CursesKey {
	wint_t code;
	Key key;
} CursesKey;

static const CursesKey curses_keys[] = {
	{KEY_UP, KEYS_UP},
	{KEY_DOWN, KEYS_DOWN},
	{KEY_LEFT, KEYS_LEFT},
	{KEY_RIGHT, KEYS_RIGHT},
	{KEY_HOME, KEYS_HOME},
	{KEY_END, KEYS_END},
	{KEY_PPAGE, KEYS_PAGE_UP},
	{KEY_NPAGE, KEYS_PAGE_DOWN},
	{KEY_BACKSPACE, KEYS_BACKSPACE},
	{KEY_DC, KEYS_DELETE},
	{KEY_ENTER, KEYS_ENTER},
};

static void skip_paste(void)
{
	wint_t code;
	timeout(PASTE_QUIET_MS);
	for (int got = OK; got != ERR && !(got == KEY_CODE_YES && code == KEY_PASTE_END);)
		got = get_wch(&code);
	timeout(0);
}

// The rest of an answer, up to the order that ends it.
static void read_answer(Term *t)
{
	Buf answer = {0};
	wint_t code;
	timeout(ESCAPE_DELAY_MS);
	while (get_wch(&code) != ERR && code != '\a' && code != KEYS_ESC)
		buf_append_char(&answer, code < 0x80 ? (char)code : '?');
	if (code == KEYS_ESC)
		get_wch(&code); // the backslash
	timeout(0);
	Background background = background_of_answer(buf_str(&answer));
	if (background != BACKGROUND_UNKNOWN && t->asked_at != 0) {
		choose_theme(t, background);
		t->asked_at = 0;
		t->is_garbled = true;
	}
	buf_release(&answer);
}

// Escape alone is a key. With more at once behind it, it begins a sequence that curses does not
// know, or is the Alt of a key: neither must quit.
static Key read_escape(Term *t)
{
	wint_t code;
	if (get_wch(&code) == ERR)
		return KEYS_ESC;
	if (code == KEYS_ESC) {
		unget_wch(KEYS_ESC);
		return KEYS_ESC;
	}
	if (code == ']')
		read_answer(t);
	if (code == 'O')
		get_wch(&code);
	if (code == '[')
		while (get_wch(&code) != ERR && (code < 0x40 || code > 0x7E))
			continue;
	return KEY_NONE;
}

static Key key_of_curses(wint_t code)
{
	for (size_t i = 0; i < sizeof curses_keys / sizeof *curses_keys; i++)
		if (curses_keys[i].code == code)
			return curses_keys[i].key;
	return KEY_NONE;
}

static TermEvent read_mouse(void)
{
	MEVENT mouse;
	if (getmouse(&mouse) == ERR)
		return (TermEvent){0};
	if (mouse.bstate & BUTTON4_PRESSED)
		return (TermEvent){.kind = TERM_KEY, .key = KEYS_WHEEL_UP};
	if (mouse.bstate & BUTTON5_PRESSED)
		return (TermEvent){.kind = TERM_KEY, .key = KEYS_WHEEL_DOWN};
	if (mouse.bstate & BUTTON1_PRESSED)
		return (TermEvent){.kind = TERM_CLICK, .row = mouse.y, .column = mouse.x};
	return (TermEvent){0};
}

// False when no input waits. The event is TERM_NOTHING for input that is none of ours.
static bool read_input(Term *t, TermEvent *event)
{
	wint_t code;
	*event = (TermEvent){0};
	int got = get_wch(&code);
	if (got == ERR)
		return false;
	if (got == OK)
		event->key = code == KEYS_ESC ? read_escape(t) : (Key)code;
	else if (code == KEY_PASTE_BEGIN)
		skip_paste();
	else if (code == KEY_MOUSE)
		*event = read_mouse();
	else
		event->key = key_of_curses(code);
	if (event->key != KEY_NONE)
		event->kind = TERM_KEY;
	else if (t->is_garbled)
		event->kind = TERM_CHANGED;
	return true;
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
		if (take_signal(ends[i]))
			return (TermEvent){.kind = TERM_SIGNAL, .signal_number = ends[i]};
	if (take_signal(SIGTSTP)) {
		stop(t);
		return (TermEvent){.kind = TERM_CHANGED};
	}
	// Whoever stopped us without asking may have changed the modes.
	bool was_stopped = take_signal(SIGCONT);
	if (was_stopped)
		reset_prog_mode();
	if (!take_signal(SIGWINCH) && !was_stopped)
		return (TermEvent){0};
	adopt_size();
	term_repaint(t);
	return (TermEvent){.kind = TERM_CHANGED};
}

// Lets signals in, and waits for input when there is a `watch`; *is_called: for something else that
// it names. False when the terminal is gone.
static bool wait_for_input(const Term *t, const ViewWatch *watch, bool *is_called)
{
	struct pollfd fds[1 + VIEW_FDS_MAX] = {{.fd = STDIN_FILENO, .events = POLLIN}};
	size_t n = watch ? watch->n : 0;
	int wait_ms = watch ? watch->wait_ms : 0;
	const struct timespec limit = {wait_ms / 1000, wait_ms % 1000 * 1000000L};
	for (size_t i = 0; i < n; i++)
		fds[1 + i] = watch->fds[i];
	int ready = ppoll(fds, 1 + n, wait_ms < 0 ? NULL : &limit, &t->waiting_mask);
	*is_called = ready == 0 || (ready > 0 && fds[0].revents == 0);
	return ready <= 0 || !(fds[0].revents & (POLLHUP | POLLERR | POLLNVAL));
}

// Does what the terminal would do with its special keys: a signal to everybody in the foreground.
static bool send_signal(const Term *t, Key key)
{
	static const struct {
		int place, number;
	} keys[] = {{VINTR, SIGINT}, {VQUIT, SIGQUIT}, {VSUSP, SIGTSTP}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		cc_t code = t->modes.c_cc[keys[i].place];
		if (code != _POSIX_VDISABLE && code == key)
			return kill(0, keys[i].number) == 0;
	}
	return false;
}

TermEvent term_wait(Term *t, const ViewWatch *watch)
{
	for (bool has_waited = false;; has_waited = true) {
		bool is_called;
		// The first round lets signals in even while keys never cease.
		if (!wait_for_input(t, has_waited ? watch : NULL, &is_called))
			return (TermEvent){.kind = TERM_SIGNAL, .signal_number = SIGHUP};
		TermEvent event = take_arrived(t);
		if (event.kind != TERM_NOTHING)
			return event;
		bool has_input = read_input(t, &event);
		if (event.kind == TERM_KEY && send_signal(t, event.key))
			continue;
		if (event.kind != TERM_NOTHING)
			return event;
		if (!has_input && (!watch || (has_waited && is_called)))
			return (TermEvent){0};
	}
}
