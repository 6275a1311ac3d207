#include "output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

void output_release(Output *o)
{
	buf_release(&o->text);
}

bool output_flush(Output *o)
{
	size_t done = 0;
	while (done < o->text.n && !o->failure) {
		ssize_t n = write(o->fd, o->text.p + done, o->text.n - done);
		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			o->failure = errno;
	}
	buf_clear(&o->text);
	return !o->failure;
}

bool output_flush_some(Output *o)
{
	return o->text.n < PIECE ? !o->failure : output_flush(o);
}

void output_json(Output *o, Json *take)
{
	json_append(take, &o->text);
	json_free(take);
	buf_append_char(&o->text, '\n');
}

bool output_check(const Output *o, Err *err)
{
	if (!o->failure)
		return true;
	if (o->failure == EPIPE)
		return false;
	return err_set(err, ERR_IO, "standard output: %s", strerror(o->failure));
}
