#include "bench.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double measure_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what)
{
	perror(what);
	exit(1);
}

double measure_run(char *const argv[])
{
	double start = measure_now();
	pid_t child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execv(argv[0], argv);
		_exit(127);
	}
	int status;
	waitpid(child, &status, 0);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "bench: %s %s failed\n", argv[0], argv[1] ? argv[1] : "");
		exit(1);
	}
	return measure_now() - start;
}

// Reads until the text has come, or for two seconds.
static int wait_for(int fd, const char *text)
{
	char seen[1 << 16];
	size_t n = 0;
	while (n + 1 < sizeof seen) {
		struct pollfd p = {.fd = fd, .events = POLLIN};
		if (poll(&p, 1, 2000) <= 0)
			return 0;
		ssize_t got = read(fd, seen + n, sizeof seen - 1 - n);
		if (got <= 0)
			return 0;
		n += (size_t)got;
		seen[n] = 0;
		if (memmem(seen, n, text, strlen(text)))
			return 1;
	}
	return 0;
}

// A program on a terminal of its own.
typedef struct Shown {
	pid_t child;
	int fd;
} Shown;

static Shown show(char *const argv[])
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	Shown s;
	s.child = forkpty(&s.fd, NULL, NULL, &size);
	if (s.child < 0)
		die("forkpty");
	if (s.child == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("COLORFGBG", "15;0", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	return s;
}

static void expect(const Shown *s, const char *text)
{
	if (wait_for(s->fd, text))
		return;
	fprintf(stderr, "bench: \"%s\" did not show\n", text);
	exit(1);
}

static void end(const Shown *s)
{
	kill(s->child, SIGTERM);
	close(s->fd);
	waitpid(s->child, NULL, 0);
}

double measure_screen(char *const argv[], const char *text)
{
	double start = measure_now();
	Shown s = show(argv);
	expect(&s, text);
	double time = measure_now() - start;
	end(&s);
	return time;
}

// Until nothing has come for a moment.
static void wait_for_quiet(int fd)
{
	enum { QUIET_MS = 60 };
	char seen[4096];
	struct pollfd p = {.fd = fd, .events = POLLIN};
	while (poll(&p, 1, QUIET_MS) > 0 && read(fd, seen, sizeof seen) > 0)
		continue;
}

double measure_key(char *const argv[], const char *ready, const char *key, const char *text)
{
	Shown s = show(argv);
	expect(&s, ready);
	wait_for_quiet(s.fd);
	double start = measure_now();
	if (write(s.fd, key, strlen(key)) < 0)
		die("write");
	expect(&s, text);
	double time = measure_now() - start;
	end(&s);
	return time;
}

static int by_time(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;
	return (x > y) - (x < y);
}

double measure_median(double *times, size_t n)
{
	qsort(times, n, sizeof *times, by_time);
	return times[n / 2];
}
