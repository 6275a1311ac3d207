// JSON out, over jansson: values are built, printed as one line, and freed.
//
// A Json * is owned by whoever made it until json_set or json_push takes it. Text is made valid
// UTF-8 on the way in. Members keep the order in which they were set.
#ifndef RECTO_BASE_JSON_H
#define RECTO_BASE_JSON_H

#include <stdio.h>
#include "recto/base/buf.h"
#include "recto/base/calendar.h"
#include "recto/base/err.h"

typedef struct Json Json;

Json *json_new_object(void);
Json *json_new_array(void);
void json_free(Json *j); // NULL is nothing

// Members of an object.
void json_set(Json *object, const char *key, Json *take);
void json_set_str(Json *object, const char *key, Str value);
void json_set_int(Json *object, const char *key, int64_t value);
// At most 15 significant digits: 2.6 stays 2.6.
void json_set_real(Json *object, const char *key, double value);
void json_set_bool(Json *object, const char *key, bool value);
void json_set_null(Json *object, const char *key);
// RFC 3339, UTC, milliseconds; null for INSTANT_NONE.
void json_set_instant(Json *object, const char *key, Instant value);
// A list of the lines of `lines`: [] when empty.
void json_set_lines(Json *object, const char *key, Str lines);

// Items of an array.
void json_push(Json *array, Json *take);
void json_push_str(Json *array, Str value);
void json_push_int(Json *array, int64_t value);

// A member of an object, NULL where it has none of that name. Lends.
const Json *json_get(const Json *object, const char *key);
bool json_holds_null(const Json *j);
// The text of a string. False when it is none. Lends.
bool json_holds_str(const Json *j, Str *out);
bool json_holds_int(const Json *j, int64_t *out);

// Reads an object; NULL where the text is none. Of two members with one name the last one counts.
Json *json_parse(Str text);

// One line, compact; NULL appends null. What could act on a terminal (DEL, C1 controls, characters
// that turn the direction of text) is escaped.
void json_append(const Json *j, Buf *out);

// The version of jansson that is running, as in "2.14".
const char *json_library_version(void);

#endif
