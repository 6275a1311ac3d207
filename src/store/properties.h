// The properties of a card as a query looks at them: lines of `key:: value`, see card/card.h.
#ifndef RECTO_SRC_STORE_PROPERTIES_H
#define RECTO_SRC_STORE_PROPERTIES_H

#include "recto/base/str.h"

// The value of the last line with the key. False without one.
bool properties_find(Str properties, Str key, Str *value);

// Whether the value is `wanted`, or has it as a member: between commas, as [[wanted]] or #wanted.
// Both are folded; brackets, '#' and quotes around the whole do not count. A value in double quotes
// has no members.
bool property_value_has(Str value, Str wanted);

#endif
