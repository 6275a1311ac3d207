#include "talk.h"

#include "recto/base/utf8.h"

static void say(Talk *t, Str line)
{
	t->warnings++;
	if (!t->to.warn)
		return;
	Buf printable = {0};
	utf8_append_printable(&printable, line);
	t->to.warn(t->to.context, buf_z(&printable));
	buf_release(&printable);
}

void talk_warn(Talk *t, Str path, const char *format, ...)
{
	Buf line = {0};
	buf_printf(&line, "%.*s: warning: ", STR_ARG(path));
	va_list args;
	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	talk_flush(t);
	say(t, buf_str(&line));
	buf_release(&line);
}

Str talk_reason(Str path, const Err *err)
{
	Str reason = str_from_z(err->text);
	Buf start = {0};
	buf_append_z(&start, "cannot write ");
	size_t n_verb = start.n;
	utf8_append_printable(&start, path);
	buf_append_z(&start, ": ");
	Str whole = buf_str(&start);
	Str bare = str_skip(whole, n_verb);
	if (str_starts_with(reason, whole))
		reason = str_skip(reason, whole.n);
	else if (str_starts_with(reason, bare))
		reason = str_skip(reason, bare.n);
	buf_release(&start);
	return reason;
}

void talk_err(Talk *t, Str path, const Err *err)
{
	talk_warn(t, path, "%.*s", STR_ARG(talk_reason(path, err)));
}

// -- places on pages -----------------------------------------------------------------------------

void talk_flush(Talk *t)
{
	Buf line = {0};
	diags_fold(&t->kept);
	for (size_t i = 0; i < t->kept.n; i++) {
		buf_clear(&line);
		diag_format(&t->kept.items[i], t->path, &line);
		say(t, buf_str(&line));
	}
	buf_release(&line);
	diags_release(&t->kept);
	t->path = (Str){0};
}

static void turn_to(Talk *t, Str path)
{
	if (str_equals(t->path, path))
		return;
	talk_flush(t);
	t->path = arena_copy(&t->kept.arena, path);
}

void talk_at(Talk *t, Str path, int line, int col, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	turn_to(t, path);
	diags_vadd(&t->kept, line, col, format, args);
	va_end(args);
}

void talk_diags(Talk *t, Str path, const Diags *d)
{
	if (d->n == 0)
		return;
	turn_to(t, path);
	diags_append(&t->kept, d);
}
