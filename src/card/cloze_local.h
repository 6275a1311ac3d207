// What finding clozes consists of besides recto/card/cloze.h.
#ifndef SRC_CARD_CLOZE_LOCAL_H
#define SRC_CARD_CLOZE_LOCAL_H

#include "recto/base/vec.h"
#include "recto/card/cloze.h"

typedef struct ClozeOpeners {
	size_t *items;
	size_t n, cap;
} ClozeOpeners;

// Where clozes begin that nothing closes, the first one of each paragraph, or that nothing closes
// before the next one begins. *out need not be initialised; VEC_RELEASE ends it.
void clozes_find_open(ClozeOpeners *out, Str text);

// cloze_seen.c: sets is_seen_by_logseq.
void clozes_mark_seen(Clozes *c, Str text);

#endif
