// Programs that run beside us.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "recto/base/buf.h"
#include "recto/base/calendar.h"
#include "recto/base/mem.h"
#include "recto/base/process.h"
#include "spawn.h"

struct Process {
	pid_t child;
	int fd; // of its output, -1 when that has ended
	int64_t deadline_ms;
	size_t output_max;
	Buf output;
	ProcessState state;
	int status;
};

// -- starting ---------------------------------------------------------------------------------

static bool write_all(int fd, Str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno != EINTR)
			return false;
		s = str_skip(s, n > 0 ? (size_t)n : 0);
	}
	return lseek(fd, 0, SEEK_SET) == 0;
}

// A file in memory cannot fill up as a pipe does: the program reads when it likes. -1 with errno.
static int open_input(Str input)
{
	if (input.n == 0)
		return open("/dev/null", O_RDONLY | O_CLOEXEC);
	int fd = memfd_create("input", MFD_CLOEXEC);
	if (fd >= 0 && !write_all(fd, input)) {
		close(fd);
		return -1;
	}
	return fd;
}

// Returns an errno value.
static int spawn_with(char *const *argv, int input, int output, pid_t *child)
{
	posix_spawn_file_actions_t files;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int why = process_spawn(argv, &files, POSIX_SPAWN_SETPGROUP, child);
	posix_spawn_file_actions_destroy(&files);
	return why;
}

// Sets *fd to the end of its output that we read. Returns an errno value.
static int start(const ProcessOptions *o, pid_t *child, int *fd)
{
	int ends[2];
	int input = o->input_fd > 0 ? o->input_fd : open_input(o->input);
	if (input < 0)
		return errno;
	int why = pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
	if (why == 0) {
		why = spawn_with(o->argv, input, ends[1], child);
		close(ends[1]);
		if (why != 0)
			close(ends[0]);
	}
	if (input != o->input_fd)
		close(input);
	if (why != 0)
		return why;
	*fd = ends[0];
	fcntl(*fd, F_SETFL, O_NONBLOCK);
	return 0;
}

bool process_start(const ProcessOptions *options, Process **out, Err *err)
{
	pid_t child = 0;
	int fd = -1;
	int why = start(options, &child, &fd);
	if (why != 0)
		return err_set(err, ERR_IO, "cannot start %s: %s", options->argv[0], strerror(why));
	Process *p = mem_new(1, sizeof *p);
	*p = (Process){
		.child = child,
		.fd = fd,
		.deadline_ms = calendar_monotonic_ms() + options->timeout_ms,
		.output_max = options->output_max,
	};
	*out = p;
	return true;
}

// -- polling ----------------------------------------------------------------------------------

static void close_output(Process *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

// Reads what is there, and no more than one byte beyond the limit.
static void drain(Process *p)
{
	char piece[65536];
	while (p->fd >= 0 && p->output.n <= p->output_max) {
		size_t room = p->output_max - p->output.n + 1;
		ssize_t n = read(p->fd, piece, room < sizeof piece ? room : sizeof piece);
		if (n > 0)
			buf_append(&p->output, str_make(piece, (size_t)n));
		else if (n == 0 || (errno != EINTR && errno != EAGAIN))
			close_output(p);
		else if (errno == EAGAIN)
			return;
	}
}

// Leaves the child to be reaped: until then nobody else gets its number, nor that of its group.
static bool has_exited(const Process *p)
{
	siginfo_t info = {0};
	return waitid(P_PID, (id_t)p->child, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid == p->child;
}

// Ends all that is left of the group.
static void end(Process *p, ProcessState state)
{
	int raw = 0;
	kill(-p->child, SIGKILL);
	while (waitpid(p->child, &raw, 0) < 0 && errno == EINTR)
		continue;
	p->status = process_status_of(raw);
	p->state = state;
	close_output(p);
}

ProcessState process_poll(Process *p)
{
	if (p->state != PROCESS_RUNNING)
		return p->state;
	bool is_over = has_exited(p);
	drain(p);
	if (p->output.n > p->output_max)
		end(p, PROCESS_FLOODED);
	else if (is_over)
		end(p, PROCESS_ENDED);
	else if (calendar_monotonic_ms() >= p->deadline_ms)
		end(p, PROCESS_TIMED_OUT);
	return p->state;
}

void process_watch(const Process *p, int *fd, int *wait_ms)
{
	enum { EXIT_MS = 2 }; // between the end of the output and that of the program
	int64_t left = p->deadline_ms - calendar_monotonic_ms();
	if (p->fd < 0 && left > EXIT_MS)
		left = EXIT_MS;
	*fd = p->fd;
	*wait_ms = p->state != PROCESS_RUNNING || left < 0 ? 0 : (int)left;
}

ProcessState process_finish(Process *p)
{
	while (process_poll(p) == PROCESS_RUNNING) {
		struct pollfd output = {.events = POLLIN};
		int wait_ms;
		process_watch(p, &output.fd, &wait_ms);
		poll(&output, 1, wait_ms);
	}
	return p->state;
}

// -- the result -------------------------------------------------------------------------------

Str process_output(const Process *p)
{
	return buf_str(&p->output);
}

int process_status(const Process *p)
{
	return p->status;
}

void process_close(Process *p)
{
	if (!p)
		return;
	if (p->state == PROCESS_RUNNING)
		end(p, PROCESS_TIMED_OUT);
	buf_release(&p->output);
	free(p);
}
