// Texts → tokens that can be compared: what the files about similarity share.
#ifndef SRC_CARD_SIMILARITY_LOCAL_H
#define SRC_CARD_SIMILARITY_LOCAL_H

#include "recto/card/similarity.h"

typedef enum TokensOf { TOKENS_OF_QUESTION, TOKENS_OF_ANSWER } TokensOf;

// Appends the tokens of a text.
void tokens_add(Similarity *s, Str text, TokensOf of);
// 0 to 1: how near two words are by their letters. 0 for those that are not the same word
// misspelt, and for numbers, signs and short words, where each letter counts.
double tokens_nearness(const Similarity *s, const SimilarityToken *a, const SimilarityToken *b);

#endif
