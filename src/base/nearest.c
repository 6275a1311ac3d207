#include "recto/base/nearest.h"

#include <string.h>

// Longer words are nobody's typing error.
enum { LONGEST = 63 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

// Optimal string alignment: insertions, deletions, changes, and swaps of neighbours that are not
// edited further. Only the last three rows of the table are kept.
static int distance(Str a, Str b)
{
	int rows[3][LONGEST + 1];
	int *before = rows[0], *last = rows[1], *row = rows[2];
	for (int j = 0; j <= (int)b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		int *oldest = before;
		before = last;
		last = row;
		row = oldest;
		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			bool is_same = a.p[i - 1] == b.p[j - 1];
			row[j] = least(last[j - 1] + !is_same, least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b.n];
}

void nearest_offer(Nearest *n, Str candidate)
{
	if (n->word.n == 0 || n->word.n > LONGEST || candidate.n == 0 || candidate.n > LONGEST)
		return;
	size_t longer = n->word.n > candidate.n ? n->word.n : candidate.n;
	int edits = distance(n->word, candidate);
	bool is_near = edits <= (int)(longer / 3) || str_starts_with(candidate, n->word);
	if (!is_near || (n->best.n > 0 && edits >= n->distance))
		return;
	n->best = candidate;
	n->distance = edits;
}
