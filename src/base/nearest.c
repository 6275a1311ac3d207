#include "recto/base/nearest.h"

#include <string.h>

// Longer words are nobody's typing error.
enum { LONGEST = 63 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

static bool is_same_letter(const char *a, const char *b)
{
	return str_equals_nocase(str_make(a, 1), str_make(b, 1));
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
			const char *x = a.p + i - 1, *y = b.p + j - 1;
			int change = !is_same_letter(x, y);
			row[j] = least(last[j - 1] + change, least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && is_same_letter(x, y - 1) && is_same_letter(x - 1, y))
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
	bool is_near = edits <= (int)(longer / 3) || str_starts_with_nocase(candidate, n->word);
	if (!is_near || (n->best.n > 0 && edits >= n->distance))
		return;
	n->best = candidate;
	n->distance = edits;
}
