#include "meeting.h"

#include <stdlib.h>

#include "recto/base/vec.h"
#include "rows.h"
#include "settle.h"

typedef struct OldCards {
	const StoredCard **items;
	size_t n, cap;
} OldCards;

typedef struct NewCards {
	const Card **items;
	size_t n, cap;
} NewCards;

// The cards that the page had, and those that it has.
typedef struct Meeting {
	OldCards olds;  // in page order
	OldCards by_id; // the same
	NewCards news;  // in page order, without those that have to wait
	Place place;
	bool is_back; // the page was gone before
} Meeting;

static void meeting_release(Meeting *m)
{
	VEC_RELEASE(&m->olds);
	VEC_RELEASE(&m->by_id);
	VEC_RELEASE(&m->news);
}

static bool add_olds(Import *im, Meeting *m, int64_t page, Err *err)
{
	StoredCard *cards;
	size_t n;
	if (!store_list_page_cards(im->store, page, &im->page_arena, &cards, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		VEC_PUSH(&m->olds, &cards[i]);
		VEC_PUSH(&m->by_id, &cards[i]);
	}
	return true;
}

static int by_id(const void *x, const void *y)
{
	const StoredCard *a = *(const StoredCard *const *)x;
	const StoredCard *b = *(const StoredCard *const *)y;
	return a->id < b->id ? -1 : a->id > b->id;
}

static bool is_among_olds(const Meeting *m, int64_t id)
{
	const StoredCard *wanted = &(StoredCard){.id = id};
	return m->by_id.n > 0 &&
	       bsearch(&wanted, m->by_id.items, m->by_id.n, sizeof *m->by_id.items, by_id) != NULL;
}

// -- where they stand ----------------------------------------------------------------------------

static void note_old_spot(Import *im, const StoredCard *card)
{
	Spot spot = {card->graph, card->page, card->line, card->cloze, card->id, SIZE_MAX};
	VEC_PUSH(&im->was, spot);
}

static void note_new_spot(Import *im, const Place *place, const Card *card, int64_t id, size_t open)
{
	Spot spot = {place->graph->id, place->page, card->line, card->cloze, id, open};
	VEC_PUSH(&im->is, spot);
}

static void leave_open(Import *im, const Place *place, const Card *card, const MatchCard *match)
{
	note_new_spot(im, place, card, 0, im->open.n);
	settle_add_open(im, card, match, place);
}

// -- meeting -------------------------------------------------------------------------------------

// A card whose id:: the graph knows from another page has to wait until it is clear whether it left
// that page.
static bool is_from_elsewhere(Import *im, const Meeting *m, const Card *card, bool *out, Err *err)
{
	int64_t id = 0;
	*out = false;
	if (card->id.n == 0 || !m->place.graph->is_known)
		return true;
	if (!store_find_card_by_block(im->store, m->place.graph->id, card->id, &id, err))
		return false;
	*out = id != 0 && !is_among_olds(m, id);
	return true;
}

static bool add_news(Import *im, Meeting *m, const Cards *cards, Err *err)
{
	if (m->by_id.n > 0)
		qsort(m->by_id.items, m->by_id.n, sizeof *m->by_id.items, by_id);
	for (size_t i = 0; i < cards->n; i++) {
		const Card *card = &cards->items[i];
		bool is_elsewhere;
		if (!is_from_elsewhere(im, m, card, &is_elsewhere, err))
			return false;
		if (is_elsewhere)
			leave_open(im, &m->place, card, &(MatchCard){0});
		else
			VEC_PUSH(&m->news, card);
	}
	return true;
}

// A graph that was never read holds nothing that could come from elsewhere, unless a folder became
// one.
static bool is_all_new(const Meeting *m)
{
	return !m->place.graph->is_known && m->olds.n == 0;
}

// Both sides as match_cards wants them.
static MatchCard *describe_olds(Import *im, const Meeting *m)
{
	MatchCard *olds = ARENA_ARRAY(&im->page_arena, MatchCard, m->olds.n);
	for (size_t i = 0; i < m->olds.n; i++)
		olds[i] = settle_match_stored(im, m->olds.items[i]);
	match_set_neighbours(olds, m->olds.n);
	return olds;
}

static MatchCard *describe_news(Import *im, const Meeting *m)
{
	MatchCard *news = ARENA_ARRAY(&im->page_arena, MatchCard, m->news.n);
	// What a card is known by takes time to find out.
	bool is_wanted = !is_all_new(m);
	for (size_t i = 0; i < m->news.n && is_wanted; i++)
		news[i] = settle_match_card(im, m->news.items[i]);
	match_set_neighbours(news, m->news.n);
	return news;
}

// What the page alone does not tell is left to the end of the import.
static bool take_card(Import *im, const Meeting *m, const Card *card, const MatchCard *match,
	const StoredCard *old, Err *err)
{
	if (!old && is_all_new(m))
		return rows_insert(im, &m->place, card, err);
	if (!old) {
		leave_open(im, &m->place, card, match);
		return true;
	}
	note_new_spot(im, &m->place, card, old->id, SIZE_MAX);
	return rows_keep(im, old->id, &m->place, card, SIMILARITY_UNKNOWN, err);
}

// A card that was gone before its page changed may come back edited only with its page.
static void leave_olds(Import *im, const Meeting *m, const MatchCard *olds, const bool *is_kept)
{
	for (size_t i = 0; i < m->olds.n; i++) {
		StoredCard old = *m->olds.items[i];
		if (old.is_gone && !m->is_back)
			continue;
		old.graph = m->place.graph->id; // the folder may have become a graph
		note_old_spot(im, &old);
		if (!is_kept[i])
			settle_add_lost(im, &old, &olds[i], false);
	}
}

static bool pair_cards(Import *im, const Meeting *m, Err *err)
{
	Arena *a = &im->page_arena;
	MatchCard *olds = describe_olds(im, m);
	MatchCard *news = describe_news(im, m);
	size_t *pairs = ARENA_ARRAY(a, size_t, m->news.n);
	bool *is_kept = ARENA_ARRAY(a, bool, m->olds.n);
	match_cards(olds, m->olds.n, news, m->news.n, a, pairs);
	for (size_t i = 0; i < m->news.n; i++) {
		const StoredCard *old = pairs[i] == MATCH_NONE ? NULL : m->olds.items[pairs[i]];
		if (old)
			is_kept[pairs[i]] = true;
		if (!take_card(im, m, m->news.items[i], &news[i], old, err))
			return false;
	}
	leave_olds(im, m, olds, is_kept);
	return true;
}

bool meeting_take_cards(Import *im, const Place *place, const Cards *cards, const StoredPage *known,
	const StoredPage *from, bool is_same, Err *err)
{
	Meeting m = {.place = *place, .is_back = known && known->is_gone};
	im->has_same_bytes = is_same;
	bool is_done = (!known || add_olds(im, &m, known->id, err)) &&
		       (!from || add_olds(im, &m, from->id, err)) && add_news(im, &m, cards, err) &&
		       pair_cards(im, &m, err);
	meeting_release(&m);
	im->has_same_bytes = false;
	return is_done;
}

void meeting_lose_cards(Import *im, const StoredCard *cards, size_t n)
{
	MatchCard *olds = ARENA_ARRAY(&im->page_arena, MatchCard, n);
	for (size_t i = 0; i < n; i++)
		olds[i] = settle_match_stored(im, &cards[i]);
	match_set_neighbours(olds, n);
	for (size_t i = 0; i < n; i++) {
		if (cards[i].is_gone)
			continue;
		note_old_spot(im, &cards[i]);
		settle_add_lost(im, &cards[i], &olds[i], false);
	}
}
