// What the two halves of the matching share: match.c pairs by keys, match_place.c tells equal cards
// apart.
#ifndef RECTO_LIBRARY_MATCH_LOCAL_H
#define RECTO_LIBRARY_MATCH_LOCAL_H

#include "match.h"

// The nearest cards around one that are paired, and how many places from it.
typedef struct Anchors {
	size_t before, after; // by index of the old card; MATCH_NONE: the end
	size_t from_before, to_after;
} Anchors;

// A card that is not paired yet.
typedef struct Keyed {
	uint64_t key;
	size_t index;
} Keyed;

// A stretch of keyed_olds or keyed_news.
typedef struct Run {
	size_t from, to;
} Run;

// Both sides in the order of one key, so that equal keys meet in one pass.
typedef struct Matching {
	const MatchCard **olds, **news; // sorted
	size_t n_olds, n_news;
	const MatchCard *first_old, *first_new; // of the caller's arrays
	bool *is_taken;                         // by old index
	size_t *pairs;
	Keyed *keyed_olds, *keyed_news;     // room for all; equal keys in the order of the page
	Anchors *old_anchors, *new_anchors; // by index
	int searches;                       // for stand-ins, that were made
} Matching;

// Blocks with two different ids are two blocks, whatever they say; an id may have been added or
// removed.
bool match_may_pair(const Matching *m, size_t old, size_t now);

// Finds out between which paired cards all others stand.
void match_set_anchors(Matching *m, bool are_gone);
// Pairs cards with one key of which some are gone or edited: those stayed that stand best where
// they stood.
void match_run_by_place(Matching *m, Run olds, Run news);

#endif
