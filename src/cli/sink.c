#include "sink.h"

#include "recto/base/utf8.h"

bool sink_open(Sink *s, Cli *cli, Err *err)
{
	const char *path = cli->args.values[FLAG_OUTPUT];
	*s = (Sink){.cli = cli};
	if (!path || str_equals(str_from_z(path), STR("-")))
		return true;
	return file_writer_open(path, NULL, &s->file, err);
}

static void append_printable(Str text, Buf *out)
{
	Str line;
	while (str_next_line(&text, &line)) {
		utf8_append_printable(out, line);
		buf_append_char(out, '\n');
	}
}

bool sink_append(Sink *s, Str text, Err *err)
{
	if (s->file)
		return file_writer_append(s->file, text, err);
	if (s->cli->columns > 0)
		append_printable(text, &s->cli->out.text);
	else
		buf_append(&s->cli->out.text, text);
	return output_flush_some(&s->cli->out);
}

bool sink_close(Sink *s, bool is_good, Err *err)
{
	if (!s->file)
		return is_good;
	if (is_good)
		return file_writer_commit(s->file, err);
	file_writer_abandon(s->file);
	return false;
}
