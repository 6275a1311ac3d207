#include "recto/base/err.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include "recto/base/utf8.h"

// Messages quote file names and the words of pages: what reaches the terminal must be text,
// whatever they hold.
static void set_text(Err *err, Str text)
{
	Buf safe = {0};
	Str line;
	while (str_next_line(&text, &line)) {
		if (safe.n > 0)
			buf_append_char(&safe, '\n');
		utf8_append_printable(&safe, line);
	}
	Str cut = utf8_head(buf_str(&safe), ERR_TEXT_SIZE - 1);
	memset(err->text, 0, sizeof err->text);
	if (cut.n > 0)
		memcpy(err->text, cut.p, cut.n);
	buf_release(&safe);
}

bool err_set(Err *err, ErrKind kind, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	err_vset(err, kind, format, args);
	va_end(args);
	return false;
}

bool err_vset(Err *err, ErrKind kind, const char *format, va_list args)
{
	assert(kind != ERR_NONE);
	if (!err || err->kind != ERR_NONE)
		return false;
	Buf text = {0};
	buf_vprintf(&text, format, args);
	err->kind = kind;
	set_text(err, buf_str(&text));
	buf_release(&text);
	return false;
}

bool err_prefix(Err *err, const char *format, ...)
{
	if (!err || err->kind == ERR_NONE)
		return false;
	Buf text = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	buf_printf(&text, ": %s", err->text);
	set_text(err, buf_str(&text));
	buf_release(&text);
	return false;
}

void err_clear(Err *err)
{
	if (!err)
		return;
	err->kind = ERR_NONE;
	err->text[0] = '\0';
}
