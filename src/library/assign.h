// The best way to pair two sides, never two to one.
//
// Pure and deterministic. Sides hang together where pairs are possible: within each such group the
// sum of the squared gains is as large as it can be; a group of more than ASSIGN_EXACT_MAX on
// both sides takes its best pairs first. Time n log n, and for each exact group its cube.
#ifndef RECTO_LIBRARY_ASSIGN_H
#define RECTO_LIBRARY_ASSIGN_H

#include "recto/base/arena.h"

enum { ASSIGN_EXACT_MAX = 40 };

// A pair that is possible.
typedef struct AssignEdge {
	uint32_t was, is;
	double gain;   // above 0; squared, one good pair goes before two middling ones
	bool is_taken; // the result
} AssignEdge;

// Sorts the edges and marks those that are taken. `was` and `is` are below n_was and n_is.
void assign_edges(AssignEdge *edges, size_t n, size_t n_was, size_t n_is);

#endif
