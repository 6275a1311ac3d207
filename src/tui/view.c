#include "recto/tui/view.h"

#include <assert.h>

void view_close(View *v)
{
	if (v)
		v->class->close(v);
}

void view_watch_add(ViewWatch *w, int fd, int wait_ms)
{
	assert(w->n < VIEW_FDS_MAX);
	if (fd >= 0)
		w->fds[w->n++] = (struct pollfd){.fd = fd, .events = POLLIN};
	if (wait_ms >= 0 && (w->wait_ms < 0 || wait_ms < w->wait_ms))
		w->wait_ms = wait_ms;
}
