// Which of the cards that were known is which of the cards that a text has now.
//
// Pure. A card is known by its block's id:: if it has one, else by its question and the place among
// equal questions. The card of one cloze is never that of the whole block, nor that of another
// cloze that is still there.
#ifndef RECTO_LIBRARY_MATCH_H
#define RECTO_LIBRARY_MATCH_H

#include "recto/base/arena.h"

#define MATCH_NONE SIZE_MAX

// What is compared of a card, old or new.
typedef struct MatchCard {
	Str block_id;         // empty without
	uint64_t fingerprint; // of the normalised question
	int occurrence;       // among the cards of its page with this fingerprint, from 0
	bool is_gone;         // old cards: had lost its text before
	// Of the card of one cloze; else 0.
	int cloze;       // its number from 1
	uint64_t answer; // as CardIdentity has them
	uint64_t frame;  // 0 where it must not count
} MatchCard;

// Sets pairs[i] to the index of the old card that news[i] is, or MATCH_NONE; no old card is taken
// twice. In this order: by block id and answer; by block id and number of the cloze; by question at
// the same place; by question at any place, in order; and both again among the cards that were
// gone; by frame. By number and by frame only cards that were not gone. Two cards whose block ids
// differ are never the same. Time n log n; scratch memory from `a`.
void match_cards(const MatchCard *olds, size_t n_olds, const MatchCard *news, size_t n_news,
	Arena *a, size_t *pairs);

#endif
