// How the rows of the table of keys are read; shared by the files of this room.
#ifndef SRC_CONFIG_LOCAL_H
#define SRC_CONFIG_LOCAL_H

#include "recto/base/nearest.h"
#include "recto/base/yaml.h"
#include "recto/config/config.h"

typedef enum ValueKind {
	VALUE_INT,    // int, from min to max
	VALUE_BOOL,   // bool
	VALUE_CHOICE, // an enum whose numbers are the places of the words in ConfigKey.values
	VALUE_TEXT,   // Str, a command
	VALUE_TAGS,   // the lists and maps have readers of their own, and start empty
	VALUE_BIND,
	VALUE_GRAPHS,
} ValueKind;

typedef struct KeySpec {
	ValueKind kind;
	size_t offset; // of the field: in GraphSettings when the key is per graph, else in Config
	int min, max;  // VALUE_INT: the range; VALUE_TEXT: min is 1 where it cannot be empty
} KeySpec;

// -- the table -------------------------------------------------------------------------------

// One row for each of config_keys, in the same order.
extern const KeySpec key_specs[];

// The place of a key in the table, config_keys_n when there is none.
size_t key_find(Str name);
// The key's field: in `settings` when the key is per graph, else in `c`.
void *key_field(size_t key, Config *c, GraphSettings *settings);

// -- reading: what fails sets ERR_IO with the place, and returns false -----------------------

typedef struct Reader {
	Config *c;
	Err *err;
} Reader;

bool tree_read(const Reader *r, const Yaml *root);
bool graphs_read(const Reader *r, const Yaml *value);

// Puts a scalar into the field of a key whose kind is int, bool, choice or text.
bool value_read(const Reader *r, size_t key, const Yaml *value, void *field);
// Puts the default there: the first of ConfigKey.values. Lists and maps are left alone.
void value_set_default(size_t key, void *field);

// How many items a list or pairs a map has; a scalar has none.
size_t value_count(const Yaml *value);

// "`NAME` is EXPECTED, not …". Returns false.
bool value_refuse(const Reader *r, Str name, const char *expected, const Yaml *value);
// A list or a map; also nothing at all, as in a bare `bind:`.
bool value_check_kind(const Reader *r, const Yaml *value, YamlKind kind, const char *expected);
// A scalar that is neither null nor blank and holds no control characters.
bool value_check_text(const Reader *r, Str name, const char *expected, const Yaml *value);
// "unknown key …" with the nearest; in a graph also a known key that is not per graph. Returns
// false.
bool key_refuse(const Reader *r, const Yaml *value, bool in_graph);

// "`text`", cut where it is long.
void value_append_quoted(Buf *out, Str text);
// "; did you mean `x`?" when something is near enough.
void value_append_nearest(Buf *out, const Nearest *nearest);

#endif
