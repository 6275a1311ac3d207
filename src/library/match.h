// Which of the cards that were known is which of the cards that a text has now.
//
// Pure. A card is known by its block's id:: if it has one, else by its text, and among equal ones
// by its neighbours. The card of one cloze is never that of the whole block, nor that of another
// cloze that is still there.
#ifndef RECTO_LIBRARY_MATCH_H
#define RECTO_LIBRARY_MATCH_H

#include "recto/base/arena.h"

#define MATCH_NONE SIZE_MAX

// What is compared of a card, old or new. Hashes are 0 where they must not count.
typedef struct MatchCard {
	Str block_id;           // empty without
	uint64_t text;          // of the question, as `fingerprint`, and the answer
	uint64_t fingerprint;   // of the normalised question
	uint64_t before, after; // `text` of the nearest cards in the page that have another text, 0
				// at the ends
	bool is_gone;           // old cards: had lost its text before
	Str question, answer;   // new cards
	// Of the card of one cloze; else 0.
	int cloze;       // its number from 1
	uint64_t hidden; // CardIdentity.answer
	uint64_t frame;  // the same
} MatchCard;

// Sets before and after by the order of the cards. Those that were gone had neighbours among
// themselves.
void match_set_neighbours(MatchCard *cards, size_t n);

// Sets pairs[i] to the index of the old card that news[i] is, or MATCH_NONE; no old card is taken
// twice. In this order:
//   by block id and answer; by block id and number of the cloze;
//   by text: where it stands once between the same neighbours; where both sides have as many equal
//   ones; where it stands between the same paired cards, with a place left for each equal one that
//   was edited; between the same neighbours; behind or before the same one; any;
//   by text among the cards that were gone, in the same order;
//   by a question that nothing else left asks on either side; by frame.
// By number and by frame only cards that were not gone. Two cards whose block ids differ are never
// the same. Time n log n; scratch memory from `a`.
void match_cards(const MatchCard *olds, size_t n_olds, const MatchCard *news, size_t n_news,
	Arena *a, size_t *pairs);

#endif
