// Scalars: what the file says as the field of a key.
#include <assert.h>
#include <string.h>
#include "recto/base/process.h"
#include "recto/base/utf8.h"
#include "local.h"

enum { SHOWN_BYTES = 60 }; // of a value in a message

// The next word of ConfigKey.values: they are separated by ", ", and what follows "; " is for
// people.
static bool next_word(Str *values, Str *word)
{
	if (values->n == 0)
		return false;
	Str words, note;
	str_cut(*values, ';', &words, &note);
	str_cut(words, ',', word, values);
	*word = str_trim(*word);
	*values = str_trim(*values);
	return true;
}

static bool find_choice(Str values, Str text, int *out)
{
	Str word;
	for (int i = 0; next_word(&values, &word); i++) {
		if (!str_equals(word, text))
			continue;
		*out = i;
		return true;
	}
	return false;
}

size_t value_count(const Yaml *value)
{
	size_t n = 0;
	for (const Yaml *item = value->first; item; item = item->next)
		n++;
	return n;
}

static bool is_null(const Yaml *value)
{
	static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
	if (value->kind != YAML_SCALAR || value->quoted)
		return false;
	for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
		if (str_equals(value->text, str_from_z(nulls[i])))
			return true;
	return false;
}

void value_append_quoted(Buf *out, Str text)
{
	Str head = utf8_head(text, SHOWN_BYTES);
	buf_printf(out, "`%.*s%s`", STR_ARG(head), head.n < text.n ? "…" : "");
}

void value_append_nearest(Buf *out, const Nearest *nearest)
{
	if (nearest->best.n > 0)
		buf_printf(out, "; did you mean `%.*s`?", STR_ARG(nearest->best));
}

// What is there instead of what is expected.
static void append_found(Buf *out, const Yaml *value)
{
	switch (value->kind) {
	case YAML_LIST:
		buf_append_z(out, "a list");
		return;
	case YAML_MAP:
		buf_append_z(out, "a map");
		return;
	case YAML_SCALAR:
		if (is_null(value))
			buf_append_z(out, "nothing");
		else if (str_trim(value->text).n == 0)
			buf_append_z(out, "an empty text");
		else
			value_append_quoted(out, value->text);
		return;
	}
}

static bool refuse(
	const Reader *r, Str name, const char *expected, const Yaml *value, const char *hint)
{
	Buf text = {0};
	buf_printf(&text, "`%.*s` is %s, not ", STR_ARG(name), expected);
	append_found(&text, value);
	buf_append_z(&text, hint);
	config_error(r->c, value->line, value->col, r->err, "%s", buf_z(&text));
	buf_release(&text);
	return false;
}

bool value_refuse(const Reader *r, Str name, const char *expected, const Yaml *value)
{
	return refuse(r, name, expected, value, "");
}

bool value_check_kind(const Reader *r, const Yaml *value, YamlKind kind, const char *expected)
{
	return value->kind == kind || is_null(value) ||
	       value_refuse(r, value->key, expected, value);
}

// -- the kinds: *out holds on true only ------------------------------------------------------

static bool read_int(const KeySpec *spec, Str text, int *out)
{
	int64_t number;
	if (!str_parse_int(text, &number) || number < spec->min || number > spec->max)
		return false;
	*out = (int)number;
	return true;
}

static bool read_bool(Str text, bool *out)
{
	*out = str_equals(text, STR("true"));
	return *out || str_equals(text, STR("false"));
}

static bool is_former_bool(Str text)
{
	static const char *const words[] = {"yes", "no", "on", "off", "y", "n"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equals_nocase(text, str_from_z(words[i])))
			return true;
	return false;
}

static bool refuse_int(const Reader *r, size_t key, const Yaml *value)
{
	Buf expected = {0};
	buf_printf(
		&expected, "a whole number from %d to %d", key_specs[key].min, key_specs[key].max);
	refuse(r, str_from_z(config_keys[key].name), buf_z(&expected), value,
		value->quoted ? " in quotes" : "");
	buf_release(&expected);
	return false;
}

static bool refuse_bool(const Reader *r, size_t key, const Yaml *value)
{
	const char *hint = "";
	if (value->quoted)
		hint = " in quotes";
	else if (is_former_bool(value->text))
		hint = " (YAML 1.2 has no other words for them)";
	return refuse(r, str_from_z(config_keys[key].name), "`true` or `false`", value, hint);
}

// "`a`, `b` or `c`".
static bool refuse_choice(const Reader *r, size_t key, const Yaml *value)
{
	Buf expected = {0};
	Buf hint = {0};
	Nearest nearest = {.word = value->text};
	Str values = str_from_z(config_keys[key].values);
	Str word;
	while (next_word(&values, &word)) {
		if (expected.n > 0)
			buf_append_z(&expected, values.n > 0 ? ", " : " or ");
		value_append_quoted(&expected, word);
		nearest_offer(&nearest, word);
	}
	value_append_nearest(&hint, &nearest);
	refuse(r, str_from_z(config_keys[key].name), buf_z(&expected), value, buf_z(&hint));
	buf_release(&expected);
	buf_release(&hint);
	return false;
}

static bool has_control(Str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F)
			return true;
	return false;
}

bool value_check_text(const Reader *r, Str name, const char *expected, const Yaml *value)
{
	if (value->kind != YAML_SCALAR || is_null(value) || str_trim(value->text).n == 0)
		return value_refuse(r, name, expected, value);
	if (has_control(value->text))
		return config_error(r->c, value->line, value->col, r->err,
			"`%.*s` holds a control character", STR_ARG(name));
	return true;
}

static bool check_command(const Reader *r, size_t key, const Yaml *value)
{
	Arena a = {0};
	Err why = {0};
	char **words;
	bool is_command = process_split(value->text, &a, &words, &why);
	arena_release(&a);
	return is_command || config_error(r->c, value->line, value->col, r->err,
				     "`%s` is no command: %s", config_keys[key].name, why.text);
}

static bool read_text(const Reader *r, size_t key, const Yaml *value, Str *out)
{
	bool is_empty = value->kind == YAML_SCALAR && value->quoted && value->text.n == 0;
	bool may_be_empty = key_specs[key].min == 0;
	if (!(is_empty && may_be_empty) &&
		(!value_check_text(r, str_from_z(config_keys[key].name), "a command", value) ||
			!check_command(r, key, value)))
		return false;
	*out = str_trim(value->text);
	return true;
}

bool value_read(const Reader *r, size_t key, const Yaml *value, void *field)
{
	_Static_assert(sizeof(SchedulerName) == sizeof(int), "choices are stored as int");
	const KeySpec *spec = &key_specs[key];
	bool is_plain = value->kind == YAML_SCALAR && !value->quoted;
	int number;
	bool is_set;
	switch (spec->kind) {
	case VALUE_INT:
		if (!is_plain || !read_int(spec, value->text, &number))
			return refuse_int(r, key, value);
		memcpy(field, &number, sizeof number);
		return true;
	case VALUE_BOOL:
		if (!is_plain || !read_bool(value->text, &is_set))
			return refuse_bool(r, key, value);
		memcpy(field, &is_set, sizeof is_set);
		return true;
	case VALUE_CHOICE:
		if (!find_choice(str_from_z(config_keys[key].values), value->text, &number))
			return refuse_choice(r, key, value);
		memcpy(field, &number, sizeof number);
		return true;
	case VALUE_TEXT:
		return read_text(r, key, value, field);
	case VALUE_TAGS:
	case VALUE_BIND:
	case VALUE_GRAPHS:
		break;
	}
	assert(spec->kind < VALUE_TAGS);
	return false;
}

void value_set_default(size_t key, void *field)
{
	if (key_specs[key].kind >= VALUE_TAGS)
		return;
	Str values = str_from_z(config_keys[key].values);
	Yaml value = {.kind = YAML_SCALAR};
	next_word(&values, &value.text);
	if (str_equals(value.text, STR("\"\""))) {
		value.text = STR("");
		value.quoted = true;
	}
	bool is_value = value_read(&(Reader){0}, key, &value, field);
	assert(is_value);
	(void)is_value;
}
