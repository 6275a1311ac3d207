// YAML in, over libyaml's event API, into a small tree with places.
//
// Bounded against hostile input: size, depth and number of events are capped, and aliases are
// refused, because libyaml has no limits of its own. Tags, anchors and directives are refused, too.
#ifndef RECTO_BASE_YAML_H
#define RECTO_BASE_YAML_H

#include "recto/base/arena.h"
#include "recto/base/diag.h"

typedef enum YamlKind { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct Yaml Yaml;
struct Yaml {
	YamlKind kind;
	bool quoted;   // a scalar in quotes or a block scalar: never a number or a bool
	int line, col; // from 1
	Str text;      // scalar
	Yaml *first;   // first item of a list, or value of the first pair of a map
	Yaml *next;    // next item or pair
	Str key;       // in a map's value
	int key_line, key_col;
};

typedef struct YamlLimits {
	size_t bytes;
	int depth;
	int events;
} YamlLimits;

extern const YamlLimits yaml_limits_front_matter; // 64 KiB, depth 32, 10,000 events
extern const YamlLimits yaml_limits_config;       // 1 MiB, depth 32, 10,000 events

// Parses the first document. *root is NULL for an empty one. On failure *problem has the place and
// the reason (its text lives in `a`). Duplicate keys of a map are a failure, and so are keys that
// are no scalars, bytes that are not UTF-8 and control characters. A byte order mark is skipped.
bool yaml_parse(Str text, const YamlLimits *limits, Arena *a, Yaml **root, Diag *problem);

// The value of a key of a map, or NULL.
const Yaml *yaml_find(const Yaml *map, Str key);

// The version of libyaml that is running, as in "0.2.5".
const char *yaml_library_version(void);

#endif
