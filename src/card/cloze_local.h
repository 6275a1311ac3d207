// What finding clozes consists of besides recto/card/cloze.h.
#ifndef SRC_CARD_CLOZE_LOCAL_H
#define SRC_CARD_CLOZE_LOCAL_H

#include "recto/base/vec.h"
#include "recto/card/cloze.h"

// What looks like a cloze, and is none.
typedef enum ClozeOddity {
	CLOZE_NOT_CLOSED, // by nothing, or not before the next one begins
	CLOZE_EMPTY,      // hides nothing; may have a cue
} ClozeOddity;

typedef struct OddCloze {
	size_t at; // of its braces
	ClozeOddity oddity;
} OddCloze;

typedef struct OddClozes {
	OddCloze *items;
	size_t n, cap;
} OddClozes;

// Those of a text, in order; of a paragraph in which one is never closed none behind that. *out
// need not be initialised; VEC_RELEASE ends it.
void clozes_find_odd(OddClozes *out, Str text);

// clozes_find without is_seen_by_logseq, which takes most of the time.
void clozes_locate(Clozes *out, Str text);

// fingerprint.c: of the card of one cloze (from 1), by that of its question.
uint64_t fingerprint_of_cloze(uint64_t question, const Clozes *c, int number);

// cloze_seen.c: sets is_seen_by_logseq.
void clozes_mark_seen(Clozes *c, Str text);

#endif
