#include "shell.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32 };

static const char *program; // tests only: the rule against globals is for the program

void pty_set_program(const char *path)
{
	program = realpath(path, NULL);
	if (!program) {
		fprintf(stderr, "%s: no program\n", path);
		exit(2);
	}
}

// -- starting programs ------------------------------------------------------------------------

static void set_below(const char *name, const char *folder, const char *below)
{
	Buf path = {0};
	setenv(name, harness_path(&path, folder, below), 1);
	buf_release(&path);
}

void shell_set_environment(const Pty *p, const char *further)
{
	static const char *const gone[] = {"LINES", "COLUMNS", "NO_COLOR", "RECTO_IMAGE", "NVIM",
		"VIM_TERMINAL", "STY", "TMUX", "RECTO_DB", "VISUAL", "EDITOR", "LANG", "LC_CTYPE"};
	for (size_t i = 0; i < HARNESS_COUNT(gone); i++)
		unsetenv(gone[i]);
	set_below("HOME", p->folder, "");
	set_below("XDG_DATA_HOME", p->folder, "data");
	set_below("XDG_CONFIG_HOME", p->folder, "config");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("COLORFGBG", "15;0", 1); // nobody here answers what the background is
	setenv("TZ", "UTC", 1);
	setenv("RECTO_NOW", "2023-02-02T12:00:00Z", 1);
	char *copy = strdup(further ? further : "");
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		putenv(strdup(word));
	free(copy);
}

// Becomes recto with the arguments.
static _Noreturn void become(const Pty *p, const char *arguments)
{
	char *argv[ARGUMENTS_MAX] = {strdup("recto")};
	size_t n = 1;
	char *copy = strdup(arguments);
	for (char *word = strtok(copy, " "); word && n < ARGUMENTS_MAX - 1;
		word = strtok(NULL, " ")) {
		Buf argument = {0};
		if (word[0] == '~')
			buf_printf(&argument, "%s%s", p->folder, word + 1);
		else
			buf_append_z(&argument, word);
		argv[n++] = buf_take(&argument);
	}
	execv(program, argv);
	_exit(127);
}

static int exit_code(int raw)
{
	return WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
}

int pty_run(const Pty *p, const char *arguments, Buf *out)
{
	int ends[2];
	int raw;
	char chunk[4096];
	ssize_t got;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		shell_set_environment(p, NULL);
		int null = open("/dev/null", O_RDONLY);
		dup2(null, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		become(p, arguments);
	}
	close(ends[1]);
	while ((got = read(ends[0], chunk, sizeof chunk)) > 0)
		buf_append(out, str_make(chunk, (size_t)got));
	close(ends[0]);
	waitpid(child, &raw, 0);
	return exit_code(raw);
}

// -- a job -------------------------------------------------------------------------------------

static void say(int fd, int kind, int number)
{
	ShellEvent event = {kind, number};
	if (write(fd, &event, sizeof event) != sizeof event)
		_exit(1);
}

static void put_in_foreground(pid_t group)
{
	tcsetpgrp(STDIN_FILENO, group);
}

static pid_t start_job(const Pty *p, const char *arguments)
{
	pid_t job = fork();
	if (job != 0) {
		setpgid(job, job);
		put_in_foreground(job);
		return job;
	}
	setpgid(0, 0);
	put_in_foreground(getpid());
	signal(SIGTTOU, SIG_DFL);
	become(p, arguments);
}

_Noreturn void shell_run_job(const Pty *p, const char *arguments, int events, int orders)
{
	char order;
	int raw;
	signal(SIGTTOU, SIG_IGN);
	pid_t job = start_job(p, arguments);
	say(events, JOB_STARTED, job);
	while (waitpid(job, &raw, WUNTRACED) == job && WIFSTOPPED(raw)) {
		put_in_foreground(getpid());
		say(events, JOB_STOPPED, 0);
		if (read(orders, &order, 1) != 1)
			break;
		put_in_foreground(job);
		kill(-job, SIGCONT);
	}
	put_in_foreground(getpid());
	say(events, JOB_ENDED, exit_code(raw));
	// The terminal stays until it was looked at.
	while (read(orders, &order, 1) > 0)
		continue;
	_exit(0);
}
