// CSV as RFC 4180 has it, with LF at the ends of records.
#include "recto/base/utf8.h"

#include "export.h"

static bool needs_quotes(Str field)
{
	for (size_t i = 0; i < field.n; i++)
		if (strchr(",\"\r\n", field.p[i])) // NUL too, which gets lost on no way
			return true;
	return false;
}

static void append_quoted(Str field, Buf *out)
{
	buf_append_char(out, '"');
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '"')
			buf_append_char(out, '"');
		if (field.p[i] == '\0')
			utf8_append(out, UTF8_REPLACEMENT);
		else
			buf_append_char(out, field.p[i]);
	}
	buf_append_char(out, '"');
}

static void append_field(Str field, Buf *out)
{
	if (needs_quotes(field))
		append_quoted(field, out);
	else
		buf_append(out, field);
}

static void append_value(const Json *value, Buf *out)
{
	Str text;
	if (json_holds_null(value))
		return;
	if (json_holds_str(value, &text)) {
		append_field(text, out);
		return;
	}
	Buf json = {0};
	json_append(value, &json);
	append_field(buf_str(&json), out);
	buf_release(&json);
}

void csv_append_head(const char *const *columns, Buf *out)
{
	for (size_t i = 0; columns[i]; i++)
		buf_printf(out, "%s%s", i > 0 ? "," : "", columns[i]);
	buf_append_char(out, '\n');
}

void csv_append_record(const char *const *columns, const Json *record, Buf *out)
{
	for (size_t i = 0; columns[i]; i++) {
		if (i > 0)
			buf_append_char(out, ',');
		append_value(json_get(record, columns[i]), out);
	}
	buf_append_char(out, '\n');
}
