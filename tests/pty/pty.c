#include "shell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "recto/base/utf8.h"

enum { TIME_LIMIT_MS = 10000 };

static const char page[] = "- What is [[MLIR]]? #card\n"
			   "\t- 共享尽可能多的优化pass，不同的地方用一个两个pass来完成优化。\n"
			   "- el pájaro #card\n"
			   "\t- the bird\n"
			   "- la mariposa #card\n"
			   "\t- the butterfly\n";

// -- files ------------------------------------------------------------------------------------

void pty_write(const Pty *p, const char *name, const char *content)
{
	Buf path = {0};
	harness_path(&path, p->folder, name);
	for (char *slash = strchr(path.p + strlen(p->folder) + 1, '/'); slash;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path.p, 0700);
		*slash = '/';
	}
	harness_write(buf_z(&path), str_from_z(content));
	buf_release(&path);
}

Buf pty_read(const Pty *p, const char *name)
{
	Buf path = {0};
	Buf content = harness_read(harness_path(&path, p->folder, name));
	buf_release(&path);
	return content;
}

// -- the emulated terminal --------------------------------------------------------------------

static int note_property(VTermProp property, VTermValue *value, void *context)
{
	Pty *p = context;
	if (property == VTERM_PROP_ALTSCREEN)
		p->is_alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		p->is_cursor_shown = value->boolean;
	return 1;
}

static void open_screen(Pty *p, int rows, int columns)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = note_property};
	p->rows = rows;
	p->columns = columns;
	p->vt = vterm_new(rows, columns);
	p->screen = vterm_obtain_screen(p->vt);
	p->is_cursor_shown = true;
	vterm_set_utf8(p->vt, 1);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_reset(p->screen, 1);
}

void pty_start(Pty *p, const char *arguments, int rows, int columns, const char *environment)
{
	int events[2], orders[2];
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	assert_int_equal(pipe(events) | pipe(orders), 0);
	p->shell = forkpty(&p->master, NULL, NULL, &size);
	if (p->shell == 0) {
		// Whoever runs the tests in the background may have these ignored.
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		close(events[0]);
		close(orders[1]);
		fcntl(events[1], F_SETFD, FD_CLOEXEC);
		fcntl(orders[0], F_SETFD, FD_CLOEXEC);
		shell_set_environment(p, environment);
		shell_run_job(p, arguments, events[1], orders[0]);
	}
	assert_true(p->shell > 0);
	close(events[1]);
	close(orders[0]);
	p->events = events[0];
	p->orders = orders[1];
	p->status = -1;
	p->is_stopped = false;
	assert_int_equal(tcgetattr(p->master, &p->before), 0);
	open_screen(p, rows, columns);
}

// Pictures are not for the emulated screen, which would take their bytes for text: strings of the
// orders "\033_" and "\033P" are left out.
static void write_to_screen(Pty *p, Str bytes)
{
	Buf text = {0};
	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];
		bool was_escape = p->is_escape;
		p->is_escape = c == '\033';
		if (p->is_in_string)
			p->is_in_string = !(was_escape && c == '\\');
		else if (was_escape && (c == '_' || c == 'P'))
			p->is_in_string = true;
		else if (was_escape)
			buf_append(&text, str_make((char[]){'\033', c}, 2));
		else if (!p->is_escape)
			buf_append_char(&text, c);
	}
	vterm_input_write(p->vt, buf_z(&text), text.n);
	buf_release(&text);
}

static void take_output(Pty *p)
{
	char chunk[65536];
	ssize_t n = read(p->master, chunk, sizeof chunk);
	if (n <= 0)
		return;
	buf_append(&p->raw, str_make(chunk, (size_t)n));
	write_to_screen(p, str_make(chunk, (size_t)n));
	vterm_screen_flush_damage(p->screen);
}

static void take_event(Pty *p)
{
	ShellEvent event;
	if (read(p->events, &event, sizeof event) != sizeof event)
		return;
	if (event.kind == JOB_STARTED)
		p->job = event.number;
	else if (event.kind == JOB_STOPPED)
		p->is_stopped = true;
	else
		p->status = event.number;
}

// Takes what comes within some milliseconds; false when nothing did.
static bool pump(Pty *p, int wait_ms)
{
	struct pollfd fds[] = {
		{.fd = p->master, .events = POLLIN}, {.fd = p->events, .events = POLLIN}};
	if (poll(fds, 2, wait_ms) <= 0)
		return false;
	if (fds[0].revents & POLLIN)
		take_output(p);
	else if (fds[1].revents & POLLIN)
		take_event(p);
	return true;
}

// -- looking ----------------------------------------------------------------------------------

static void append_row(Pty *p, int row, Buf *out)
{
	size_t begin = out->n;
	for (int column = 0; column < p->columns; column++) {
		VTermScreenCell cell;
		vterm_screen_get_cell(p->screen, (VTermPos){row, column}, &cell);
		if (cell.chars[0] == 0)
			buf_append_char(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			if (cell.chars[i] != UINT32_MAX)
				utf8_append(out, cell.chars[i]);
		column += cell.width > 1;
	}
	while (out->n > begin && out->p[out->n - 1] == ' ')
		buf_truncate(out, out->n - 1);
}

Str pty_row(Pty *p, int row, Buf *out)
{
	buf_clear(out);
	append_row(p, row, out);
	return buf_str(out);
}

static void append_screen(Pty *p, Buf *out)
{
	for (int row = 0; row < p->rows; row++) {
		append_row(p, row, out);
		buf_append_char(out, '\n');
	}
}

static bool is_on_screen(Pty *p, const char *text)
{
	Buf screen = {0};
	append_screen(p, &screen);
	bool is_there = str_contains(buf_str(&screen), str_from_z(text));
	buf_release(&screen);
	return is_there;
}

static void fail_with_screen(Pty *p, const char *what, const char *text)
{
	Buf screen = {0};
	append_screen(p, &screen);
	print_error("%s \"%s\"; the screen is:\n%s", what, text, buf_z(&screen));
	buf_release(&screen);
	fail();
}

static bool is_there(Pty *p, const char *text)
{
	return is_on_screen(p, text);
}

static bool is_gone(Pty *p, const char *text)
{
	return !is_on_screen(p, text);
}

static bool is_stopped(Pty *p, const char *text)
{
	(void)text;
	return p->is_stopped;
}

static bool has_ended(Pty *p, const char *text)
{
	(void)text;
	return p->status >= 0;
}

static void wait_until(
	Pty *p, bool (*is_so)(Pty *p, const char *text), const char *what, const char *text)
{
	int64_t end = calendar_monotonic_ms() + TIME_LIMIT_MS;
	while (!is_so(p, text)) {
		int64_t left = end - calendar_monotonic_ms();
		if (left <= 0 || !pump(p, (int)left))
			fail_with_screen(p, what, text);
	}
}

void pty_wait(Pty *p, const char *text)
{
	wait_until(p, is_there, "waited for", text);
}

void pty_wait_gone(Pty *p, const char *text)
{
	wait_until(p, is_gone, "waited for the end of", text);
}

static bool is_written(Pty *p, const char *text)
{
	return str_contains(str_skip(buf_str(&p->raw), p->seen), str_from_z(text));
}

void pty_wait_raw(Pty *p, const char *bytes)
{
	size_t at = 0;
	wait_until(p, is_written, "waited for the bytes", bytes);
	str_find(str_skip(buf_str(&p->raw), p->seen), str_from_z(bytes), &at);
	p->seen += at + strlen(bytes);
}

// The program's last words may still be on their way.
static void drain(Pty *p)
{
	struct pollfd fd = {.fd = p->master, .events = POLLIN};
	while (poll(&fd, 1, 0) > 0 && (fd.revents & POLLIN))
		take_output(p);
}

void pty_wait_stopped(Pty *p)
{
	wait_until(p, is_stopped, "waited for the program", "to stop");
	drain(p);
}

int pty_wait_exit(Pty *p)
{
	wait_until(p, has_ended, "waited for the program", "to end");
	drain(p);
	return p->status;
}

// Whether a mode of the terminal was switched off after it was last switched on.
static bool ends_with_off(const Pty *p, Str on, Str off)
{
	bool is_on = false;
	for (size_t i = 0; i < p->raw.n; i++) {
		Str here = str_skip(buf_str(&p->raw), i);
		is_on = str_starts_with(here, on) || (is_on && !str_starts_with(here, off));
	}
	return !is_on;
}

void pty_assert_restored(Pty *p)
{
	struct termios now;
	assert_int_equal(tcgetattr(p->master, &now), 0);
	assert_int_equal(now.c_iflag, p->before.c_iflag);
	assert_int_equal(now.c_oflag, p->before.c_oflag);
	assert_int_equal(now.c_lflag, p->before.c_lflag);
	assert_int_equal(now.c_cflag, p->before.c_cflag);
	assert_memory_equal(now.c_cc, p->before.c_cc, sizeof now.c_cc);
	assert_false(p->is_alternate);
	assert_true(p->is_cursor_shown);
	assert_true(ends_with_off(p, STR("\033[?2004h"), STR("\033[?2004l")));
	assert_true(ends_with_off(p, STR("\033[?1006;1000h"), STR("\033[?1006;1000l")));
}

// -- acting -----------------------------------------------------------------------------------

void pty_type(Pty *p, const char *keys)
{
	assert_int_equal(write(p->master, keys, strlen(keys)), strlen(keys));
}

void pty_resize(Pty *p, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	p->rows = rows;
	p->columns = columns;
	vterm_set_size(p->vt, rows, columns);
	vterm_screen_flush_damage(p->screen);
	assert_int_equal(ioctl(p->master, TIOCSWINSZ, &size), 0);
}

static bool has_started(Pty *p, const char *text)
{
	(void)text;
	return p->job > 0;
}

void pty_signal(Pty *p, int number)
{
	wait_until(p, has_started, "waited for the program", "to start");
	kill(p->job, number);
}

void pty_continue(Pty *p)
{
	p->is_stopped = false;
	assert_int_equal(write(p->orders, "c", 1), 1);
}

void pty_hang_up(Pty *p)
{
	wait_until(p, has_started, "waited for the program", "to start");
	struct pollfd job = {.fd = (int)syscall(SYS_pidfd_open, p->job, 0), .events = POLLIN};
	assert_true(job.fd >= 0);
	close(p->master);
	p->master = -1;
	assert_int_equal(poll(&job, 1, TIME_LIMIT_MS), 1);
	close(job.fd);
}

// -- life -------------------------------------------------------------------------------------

int pty_setup(void **state)
{
	Pty *p = calloc(1, sizeof *p);
	Buf out = {0};
	p->master = -1;
	p->folder = harness_make_folder();
	*state = p;
	pty_write(p, "notes/logseq/config.edn", "{}");
	pty_write(p, "notes/pages/AI compilers.md", page);
	int status = pty_run(p, "import ~/notes", &out);
	if (status != 0)
		print_error("import: %s", buf_z(&out));
	buf_release(&out);
	return status;
}

void pty_end(Pty *p)
{
	if (p->shell <= 0)
		return;
	if (p->job > 0 && p->status < 0)
		kill(p->job, SIGKILL);
	kill(p->shell, SIGKILL);
	waitpid(p->shell, NULL, 0);
	if (p->master >= 0)
		close(p->master);
	close(p->events);
	close(p->orders);
	vterm_free(p->vt);
	p->shell = p->job = 0;
	p->master = -1;
	buf_clear(&p->raw);
}

int pty_teardown(void **state)
{
	Pty *p = *state;
	pty_end(p);
	buf_release(&p->raw);
	harness_remove_folder(p->folder);
	free(p);
	return 0;
}
