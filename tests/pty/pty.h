// A program on an emulated terminal, below a shell of a few lines that knows jobs.
#ifndef TESTS_PTY_PTY_H
#define TESTS_PTY_PTY_H

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>
#include "../unit/harness.h"

typedef struct Pty {
	char *folder; // HOME, configuration, database and pages are below it
	int master;   // -1 when no program runs
	int events;   // what the shell says about its job
	int orders;   // what the shell is asked to do
	pid_t shell, job;
	struct termios before; // the modes before the program started
	VTerm *vt;
	VTermScreen *screen;
	int rows, columns;
	bool is_alternate, is_cursor_shown, has_paste_marks;
	Buf raw;                      // everything that the program wrote
	bool is_escape, is_in_string; // what the last bytes began
	size_t seen;                  // of it, up to what was waited for last
	bool is_stopped;
	int status; // exit code or 128 + signal, -1 while it runs
} Pty;

// For cmocka: a fresh folder with one page of cards, imported. Teardown ends what still runs.
int pty_setup(void **state);
int pty_teardown(void **state);
#define pty_test(f) cmocka_unit_test_setup_teardown(f, pty_setup, pty_teardown)

// Where the program under test is.
void pty_set_program(const char *path);

// -- files ------------------------------------------------------------------------------------

// Writes a file below the folder.
void pty_write(const Pty *p, const char *name, const char *content);
// Reads one.
Buf pty_read(const Pty *p, const char *name);

// -- without a terminal -----------------------------------------------------------------------

// Runs recto with arguments separated by blanks, "~" standing for the folder. Appends what it
// wrote to both streams; returns its exit code.
int pty_run(const Pty *p, const char *arguments, Buf *out);

// -- on the terminal --------------------------------------------------------------------------

// Starts recto on a terminal of a size. `environment` has further settings "A=b", separated by
// blanks, or is NULL.
void pty_start(Pty *p, const char *arguments, int rows, int columns, const char *environment);
// Types the bytes.
void pty_type(Pty *p, const char *keys);
void pty_resize(Pty *p, int rows, int columns);
// Sends a signal to the program.
void pty_signal(Pty *p, int number);
// Takes a stopped program back to the foreground.
void pty_continue(Pty *p);

// Each waits for what it names, and fails with the screen when it does not come.
void pty_wait(Pty *p, const char *text);
void pty_wait_gone(Pty *p, const char *text);
// Waits for bytes that the program writes after those that were waited for last.
void pty_wait_raw(Pty *p, const char *bytes);
void pty_wait_stopped(Pty *p);
// Returns the exit code, 128 + n for a signal.
int pty_wait_exit(Pty *p);

// Ends the program and its terminal, so that another one can start.
void pty_end(Pty *p);
// Takes the terminal away, and waits until the program has ended.
void pty_hang_up(Pty *p);

// Asserts that modes, screen, cursor and paste marks are as they were before the program started.
void pty_assert_restored(Pty *p);
// Lends the text of a row, without trailing blanks, until the next call.
Str pty_row(Pty *p, int row, Buf *out);

#endif
