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

// clozes_find without is_seen_by_logseq, which takes most of the time.
void clozes_locate(Clozes *out, Str text);

// fingerprint.c: of the card of one cloze (from 1), by that of its question.
uint64_t fingerprint_of_cloze(uint64_t question, const Clozes *c, int number);

// cloze_seen.c: sets is_seen_by_logseq.
void clozes_mark_seen(Clozes *c, Str text);

#endif
