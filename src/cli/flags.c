#include "flags.h"

const Flag flags[FLAG_COUNT] = {
#define X(id, name, letter, value, help) [FLAG_##id] = {name, letter, value, help},
	FLAG_TABLE(X)
#undef X
};
