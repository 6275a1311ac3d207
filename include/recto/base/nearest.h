// The nearest of a set of names, for "did you mean".
#ifndef RECTO_BASE_NEAREST_H
#define RECTO_BASE_NEAREST_H

#include "recto/base/str.h"

// Keeps the best of the candidates offered. Start with {.word = what was typed}.
typedef struct Nearest {
	Str word;
	Str best;     // empty while nothing is near enough
	int distance; // of best
} Nearest;

// Offers a candidate: taken when its edit distance (with neighbouring swaps counted as one, and
// ASCII case as none) is smaller than that of the best and at most a third of the longer word, or
// the word is a prefix of it.
void nearest_offer(Nearest *n, Str candidate);

#endif
