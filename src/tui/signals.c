#include "signals.h"

#include <string.h>
#include <unistd.h>

static const int handled_signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};

_Static_assert(sizeof handled_signals / sizeof *handled_signals == SIGNALS_HANDLED, "all of them");

static volatile sig_atomic_t arrived; // bit i: handled_signals[i]

static void note_signal(int number)
{
	for (int i = 0; i < SIGNALS_HANDLED; i++)
		if (handled_signals[i] == number)
			arrived |= 1 << i;
}

bool signals_take(int number)
{
	for (int i = 0; i < SIGNALS_HANDLED; i++)
		if (handled_signals[i] == number && (arrived & 1 << i)) {
			arrived &= ~(1 << i);
			return true;
		}
	return false;
}

void signals_remember(Signals *s)
{
	sigprocmask(SIG_SETMASK, NULL, &s->outer_mask);
	for (int i = 0; i < SIGNALS_HANDLED; i++)
		sigaction(handled_signals[i], NULL, &s->outer[i]);
}

void signals_take_over(Signals *s)
{
	struct sigaction action = {.sa_handler = note_signal};
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < SIGNALS_HANDLED; i++)
		sigaddset(&action.sa_mask, handled_signals[i]);
	sigprocmask(SIG_BLOCK, &action.sa_mask, NULL);
	s->waiting_mask = s->outer_mask;
	for (int i = 0; i < SIGNALS_HANDLED; i++) {
		// What was ignored for us, as by nohup, stays ignored.
		if (s->outer[i].sa_handler == SIG_IGN)
			continue;
		sigdelset(&s->waiting_mask, handled_signals[i]);
		sigaction(handled_signals[i], &action, NULL);
	}
}

void signals_give_back(Signals *s)
{
	for (int i = 0; i < SIGNALS_HANDLED; i++)
		sigaction(handled_signals[i], &s->outer[i], NULL);
	sigprocmask(SIG_SETMASK, &s->outer_mask, NULL);
}

bool signals_wait(const Signals *s, const ViewWatch *watch, bool *is_called)
{
	struct pollfd fds[1 + VIEW_FDS_MAX] = {{.fd = STDIN_FILENO, .events = POLLIN}};
	size_t n = watch ? watch->n : 0;
	int wait_ms = watch ? watch->wait_ms : 0;
	const struct timespec limit = {wait_ms / 1000, wait_ms % 1000 * 1000000L};
	for (size_t i = 0; i < n; i++)
		fds[1 + i] = watch->fds[i];
	int ready = ppoll(fds, 1 + n, wait_ms < 0 ? NULL : &limit, &s->waiting_mask);
	*is_called = ready == 0 || (ready > 0 && fds[0].revents == 0);
	return ready <= 0 || !(fds[0].revents & (POLLHUP | POLLERR | POLLNVAL));
}

bool signals_send_key(const struct termios *modes, Key key)
{
	static const struct {
		int place, number;
	} keys[] = {{VINTR, SIGINT}, {VQUIT, SIGQUIT}, {VSUSP, SIGTSTP}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		cc_t code = modes->c_cc[keys[i].place];
		if (code != _POSIX_VDISABLE && code == key)
			return kill(0, keys[i].number) == 0;
	}
	return false;
}
