#include "output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/utf8.h"

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

// DEL, the C1 controls and what turns the direction of text around. JSON allows them as they are,
// terminals obey them.
static bool is_active(uint32_t code)
{
	return (code >= 0x7F && code <= 0x9F) || code == 0x200E || code == 0x200F ||
	       code == 0x061C || (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069);
}

static void append_escaped(Str json, Buf *out)
{
	while (json.n > 0) {
		size_t plain = 0;
		while (plain < json.n && json.p[plain] >= ' ' && json.p[plain] < 0x7F)
			plain++;
		buf_append(out, str_head(json, plain));
		json = str_skip(json, plain);
		uint32_t code;
		size_t n = utf8_decode(json, &code);
		if (n > 0 && is_active(code))
			buf_printf(out, "\\u%04x", (unsigned)code);
		else
			buf_append(out, str_head(json, n));
		json = str_skip(json, n);
	}
}

void output_json(Output *o, Json *take)
{
	Buf json = {0};
	json_append(take, &json);
	json_free(take);
	append_escaped(buf_str(&json), &o->text);
	buf_append_char(&o->text, '\n');
	buf_release(&json);
}

bool output_check(const Output *o, Err *err)
{
	if (!o->failure)
		return true;
	if (o->failure == EPIPE)
		return false;
	return err_set(err, ERR_IO, "standard output: %s", strerror(o->failure));
}
