#include <stdlib.h>

#include "edited_local.h"

static int by_spot_card(const void *x, const void *y)
{
	const Spot *a = *(const Spot *const *)x;
	const Spot *b = *(const Spot *const *)y;
	return a->card < b->card ? -1 : a->card > b->card;
}

Index places_index(const Edits *e)
{
	Index index = {ARENA_ARRAY(e->arena, const Spot *, e->n_is), 0};
	for (size_t i = 0; i < e->n_is; i++)
		if (e->is[i].card != 0)
			index.spots[index.n++] = &e->is[i];
	if (index.n > 0)
		qsort(index.spots, index.n, sizeof *index.spots, by_spot_card);
	return index;
}

const Spot *places_find(const Index *index, int64_t card)
{
	const Spot *wanted = &(Spot){.card = card};
	if (index->n == 0)
		return NULL;
	const Spot **found =
		bsearch(&wanted, index->spots, index->n, sizeof *index->spots, by_spot_card);
	return found ? *found : NULL;
}

// -- between which cards -------------------------------------------------------------------------

// The nearest card in one direction that is known for sure.
typedef struct Anchor {
	int64_t page, card;
	int distance; // in blocks
} Anchor;

static Anchor pass_block(Anchor *a, const CardBlock *b, const Spot *spot, const Index *kept)
{
	if (spot->page != a->page)
		*a = (Anchor){.page = spot->page};
	Anchor found = *a;
	a->distance++;
	if (b->is_kept && places_find(kept, spot->card))
		*a = (Anchor){.page = spot->page, .card = spot->card};
	return found;
}

static void set_neighbours(CardBlocks *blocks, const Spot *spots, const Index *kept)
{
	Anchor before = {0}, after = {0};
	for (size_t i = 0; i < blocks->n; i++) {
		CardBlock *b = &blocks->items[i];
		Anchor found = pass_block(&before, b, &spots[b->from], kept);
		b->guess.page = found.page;
		b->guess.before = found.card;
		b->guess.from_before = found.distance;
	}
	for (size_t i = blocks->n; i > 0; i--) {
		CardBlock *b = &blocks->items[i - 1];
		Anchor found = pass_block(&after, b, &spots[b->from], kept);
		b->guess.after = found.card;
		b->guess.to_after = found.distance;
	}
}

// -- pages that were renamed ---------------------------------------------------------------------

// How many cards went from one page to another.
typedef struct Way {
	int64_t from, to;
	size_t cards;
} Way;

static int by_way(const void *x, const void *y)
{
	const Way *a = x;
	const Way *b = y;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to < b->to ? -1 : a->to > b->to;
}

static size_t list_ways(const Edits *e, const Index *kept, Way *ways)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_was; i++) {
		const Spot *now = places_find(kept, e->was[i].card);
		if (now)
			ways[n++] = (Way){e->was[i].page, now->page, 1};
	}
	if (n > 0)
		qsort(ways, n, sizeof *ways, by_way);
	size_t joined = 0;
	for (size_t i = 0; i < n; i++) {
		if (joined > 0 && by_way(&ways[joined - 1], &ways[i]) == 0)
			ways[joined - 1].cards++;
		else
			ways[joined++] = ways[i];
	}
	return joined;
}

// The page where most of the cards of `page` are now; itself when none are known.
static int64_t page_now(const Way *ways, size_t n, int64_t page)
{
	size_t most = 0;
	int64_t now = page;
	size_t low = 0;
	for (size_t high = n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (ways[middle].from < page)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && ways[low].from == page; low++)
		if (ways[low].cards > most) {
			most = ways[low].cards;
			now = ways[low].to;
		}
	return now;
}

// Their ends count as those of the new page.
static void follow_pages(Edits *e, const Index *kept)
{
	Way *ways = ARENA_ARRAY(e->arena, Way, e->n_was);
	size_t n = list_ways(e, kept, ways);
	for (size_t i = 0; i < e->old_blocks.n; i++) {
		GuessBlock *b = &e->old_blocks.items[i].guess;
		b->page = page_now(ways, n, b->page);
	}
}

void places_set(Edits *e, const Index *kept)
{
	set_neighbours(&e->old_blocks, e->was, kept);
	set_neighbours(&e->new_blocks, e->is, kept);
	follow_pages(e, kept);
}
