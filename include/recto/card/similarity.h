// How alike two cards are, judged among others: what all of them say tells little.
//
// A set of texts is filled and then weighed: each word counts by its rarity in the set. Scripts
// without blanks between words are compared by characters and pairs of characters. Pure and
// deterministic; time n log n in all that was added.
#ifndef RECTO_CARD_SIMILARITY_H
#define RECTO_CARD_SIMILARITY_H

#include "recto/base/buf.h"

// A word of a text, or a character, a pair of them, or a sign. Those of questions and of answers
// never are the same.
typedef struct SimilarityToken {
	uint64_t hash;
	uint32_t at; // in Similarity.letters
	uint32_t n;
	uint32_t id;      // 0 to Similarity.n_ids - 1, after weighing
	uint32_t texts;   // that have it
	uint32_t letters; // a set, of a word that may be misspelt; else 0
	bool is_pair;     // of two characters
	double weight;
	double share; // of what a token of its rarity weighs
} SimilarityToken;

typedef struct SimilarityTokens {
	SimilarityToken *items;
	size_t n, cap;
} SimilarityTokens;

// Ranges of Similarity.tokens, in the order of their ids after weighing.
typedef struct SimilarityText {
	size_t question, answer, end;
} SimilarityText;

typedef struct Similarity {
	SimilarityTokens tokens;
	SimilarityText *items;
	size_t n, cap;
	uint32_t n_ids;
	double *counts; // by token id, how much each weighs in the comparison under way: 1 mostly
	Buf letters;
} Similarity;

void similarity_release(Similarity *s);

// Adds a text as number s->n - 1. Of a very long one the beginning counts.
void similarity_add(Similarity *s, Str question, Str answer);
// Once, after the last text.
void similarity_weigh(Similarity *s);

// 0 to 1: how likely it is, by their words, that the text `was` became the text `is` by an edit.
// Equal texts give 1. An answer that became another one speaks against it when the question
// changed, too.
double similarity_compare(const Similarity *s, size_t was, size_t is);
// The same by the words in which the two stand out against others that are like them: what all of
// those say does not count.
double similarity_compare_among(
	Similarity *s, size_t was, size_t is, const uint32_t *others, size_t n);
// 0 to 1: how much of what `was` says and `other` does not, `is` says too. 1 where it says nothing
// of its own, or where no other words came in the place of those that went.
double similarity_kept_beside(Similarity *s, size_t was, size_t is, size_t other);

#endif
