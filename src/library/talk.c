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

void talk_err(Talk *t, Str path, const Err *err)
{
	Str reason = str_from_z(err->text);
	Buf start = {0};
	utf8_append_printable(&start, path);
	buf_append_z(&start, ": ");
	if (str_starts_with(reason, buf_str(&start)))
		reason = str_skip(reason, start.n);
	talk_warn(t, path, "%.*s", STR_ARG(reason));
	buf_release(&start);
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
