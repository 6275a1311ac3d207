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

void talk_diag(Talk *t, Str path, const Diag *d)
{
	Buf line = {0};
	diag_format(d, path, &line);
	say(t, buf_str(&line));
	buf_release(&line);
}

static bool comes_first(const Diag *a, const Diag *b)
{
	return a->line != b->line ? a->line < b->line : a->col <= b->col;
}

void talk_page(Talk *t, Str path, Diags *of_outline, Diags *of_cards)
{
	diags_sort(of_outline);
	diags_sort(of_cards);
	size_t o = 0;
	size_t c = 0;
	while (o < of_outline->n || c < of_cards->n) {
		bool is_outline = c == of_cards->n ||
				  (o < of_outline->n &&
					  comes_first(&of_outline->items[o], &of_cards->items[c]));
		talk_diag(t, path, is_outline ? &of_outline->items[o++] : &of_cards->items[c++]);
	}
}
