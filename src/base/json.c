#include "recto/base/json.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"

// A Json is jansson's value under another name. Its functions fail for want of memory only: text is
// made valid first, and what is no number is written as null.

static Json *checked(json_t *value)
{
	if (!value)
		mem_exhausted();
	return (Json *)value;
}

static Json *new_string(Str text)
{
	Buf valid = {0};
	utf8_append_valid(&valid, text);
	Json *j = checked(json_stringn_nocheck(buf_z(&valid), valid.n));
	buf_release(&valid);
	return j;
}

Json *json_new_object(void)
{
	return checked(json_object());
}

Json *json_new_array(void)
{
	return checked(json_array());
}

void json_free(Json *j)
{
	json_decref((json_t *)j);
}

void json_set(Json *object, const char *key, Json *take)
{
	assert(json_is_object((json_t *)object) && take && take != object);
	if (json_object_set_new_nocheck((json_t *)object, key, (json_t *)take) != 0)
		mem_exhausted();
}

void json_set_str(Json *object, const char *key, Str value)
{
	json_set(object, key, new_string(value));
}

void json_set_int(Json *object, const char *key, int64_t value)
{
	json_set(object, key, checked(json_integer(value)));
}

void json_set_real(Json *object, const char *key, double value)
{
	json_set(object, key, checked(isfinite(value) ? json_real(value) : json_null()));
}

void json_set_bool(Json *object, const char *key, bool value)
{
	json_set(object, key, checked(json_boolean(value)));
}

void json_set_null(Json *object, const char *key)
{
	json_set(object, key, checked(json_null()));
}

void json_set_instant(Json *object, const char *key, Instant value)
{
	if (value == INSTANT_NONE) {
		json_set_null(object, key);
		return;
	}
	Buf text = {0};
	calendar_format_rfc3339(value, &text);
	json_set_str(object, key, buf_str(&text));
	buf_release(&text);
}

void json_set_lines(Json *object, const char *key, Str lines)
{
	Json *array = json_new_array();
	Str line;
	while (str_next_line(&lines, &line))
		json_push_str(array, line);
	json_set(object, key, array);
}

void json_push(Json *array, Json *take)
{
	assert(json_is_array((json_t *)array) && take && take != array);
	if (json_array_append_new((json_t *)array, (json_t *)take) != 0)
		mem_exhausted();
}

void json_push_str(Json *array, Str value)
{
	json_push(array, new_string(value));
}

void json_push_int(Json *array, int64_t value)
{
	json_push(array, checked(json_integer(value)));
}

const Json *json_get(const Json *object, const char *key)
{
	return (const Json *)json_object_get((const json_t *)object, key);
}

bool json_holds_null(const Json *j)
{
	return json_typeof((const json_t *)j) == JSON_NULL;
}

bool json_holds_str(const Json *j, Str *out)
{
	const json_t *value = (const json_t *)j;
	if (!json_is_string(value))
		return false;
	*out = str_make(json_string_value(value), json_string_length(value));
	return true;
}

bool json_holds_int(const Json *j, int64_t *out)
{
	const json_t *value = (const json_t *)j;
	if (!json_is_integer(value))
		return false;
	*out = json_integer_value(value);
	return true;
}

Json *json_parse(Str text)
{
	json_t *value = json_loadb(text.p ? text.p : "", text.n, JSON_ALLOW_NUL, NULL);
	if (json_is_object(value))
		return (Json *)value;
	json_decref(value);
	return NULL;
}

// JSON allows them as they are, terminals obey them.
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

// jansson hands over whole strings at once, never a part of a character.
static int append_piece(const char *piece, size_t n, void *out)
{
	append_escaped(str_make(piece, n), out);
	return 0;
}

void json_append(const Json *j, Buf *out)
{
	const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
	const json_t *value = j ? (const json_t *)j : json_null();
	if (json_dump_callback(value, append_piece, out, flags) != 0)
		mem_exhausted();
}

const char *json_library_version(void)
{
	return jansson_version_str();
}
