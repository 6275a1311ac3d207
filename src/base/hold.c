#include "hold.h"

#include <stddef.h>

static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

enum { N_ENDING = sizeof ending / sizeof *ending };

static bool would_end(int number)
{
	struct sigaction now;
	return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_DFL;
}

void hold_begin(Hold *h)
{
	sigemptyset(&h->held);
	for (size_t i = 0; i < N_ENDING; i++)
		if (would_end(ending[i]))
			sigaddset(&h->held, ending[i]);
	sigprocmask(SIG_BLOCK, &h->held, &h->before);
}

bool hold_has_waiting(const Hold *h)
{
	sigset_t waiting;
	if (sigpending(&waiting) != 0)
		return false;
	for (size_t i = 0; i < N_ENDING; i++)
		if (sigismember(&h->held, ending[i]) == 1 && sigismember(&waiting, ending[i]) == 1)
			return true;
	return false;
}

void hold_end(const Hold *h)
{
	sigprocmask(SIG_SETMASK, &h->before, NULL);
}
