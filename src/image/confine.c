#include "confine.h"

#include <chafa.h>
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include "recto/base/mem.h"
#include "decode.h"

static void limit(int resource, rlim_t value)
{
	struct rlimit old;
	getrlimit((__rlimit_resource_t)resource, &old);
	if (old.rlim_max != RLIM_INFINITY && value > old.rlim_max)
		value = old.rlim_max;
	setrlimit((__rlimit_resource_t)resource, &(struct rlimit){value, value});
}

// glib ends a program without memory by SIGTRAP or SIGABRT, wherever it is.
static void say_too_large(int number)
{
	static const char text[] = "recto-image: too large: no memory\n";
	(void)number;
	ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
	(void)n;
	_exit(EXIT_TOO_LARGE);
}

static void say_exhausted(void)
{
	say_too_large(0);
}

static void drop_message(const gchar *domain, GLogLevelFlags level, const gchar *text, void *data)
{
	(void)domain;
	(void)level;
	(void)text;
	(void)data;
}

void confine(void)
{
	enum { SECONDS = 10, FILES = 32 };
	const rlim_t memory = (rlim_t)1 << 30;
	// One thread, and one heap: what others would reserve counts as used.
	chafa_set_n_threads(1);
	mallopt(M_ARENA_MAX, 1);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_NOFILE, FILES);
	mem_set_exhausted_handler(say_exhausted);
	signal(SIGTRAP, say_too_large);
	signal(SIGABRT, say_too_large);
	g_log_set_default_handler(drop_message, NULL);
#ifndef __SANITIZE_ADDRESS__ // which reserves more than there is
	limit(RLIMIT_AS, memory);
#else
	(void)memory;
#endif
}
