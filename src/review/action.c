#include "recto/review/action.h"

const Action actions[ACTION_COUNT] = {
#define X(id, name, places, anki, sm2, logseq, help) \
	[ACTION_##id] = {name, places, {anki, sm2, logseq}, help},
	ACTION_TABLE(X)
#undef X
};
