// How many cards kept their histories, by what happened to them.
#ifndef TESTS_TRUTH_FIGURES_H
#define TESTS_TRUTH_FIGURES_H

#include "truth.h"

// Of the cards to which one thing happened.
typedef struct Tally {
	int64_t all, kept;
	int64_t wrong; // they have the history of another card
} Tally;

typedef struct Figures {
	Tally tallies[2][HAPPENED_COUNT]; // by language
	int64_t pairs;                    // of a card that is gone and one that is new
	int64_t mixed;                    // equal cards that were taken for one another
} Figures;

const char *figures_name(Happening happening);
bool figures_is_new(Happening happening);

void figures_print(const Figures *f);
// Each happening is one test; returns whether one failed. What was edited and what is new may have
// `slack` percent less.
bool figures_check(const Figures *f, int slack);

#endif
