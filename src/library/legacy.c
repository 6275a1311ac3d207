#include "legacy.h"

#include <stdlib.h>

#include "rows.h"

static int by_card(const void *x, const void *y)
{
	const LostCard *a = x;
	const LostCard *b = y;
	return a->id < b->id ? -1 : a->id > b->id;
}

static bool is_lost(const Import *im, int64_t card)
{
	const LostCard *lost = bsearch(&(LostCard){.id = card}, im->lost.items, im->lost.n,
		sizeof *im->lost.items, by_card);
	return lost && !lost->is_found;
}

static bool can_take_over(const Import *im, const StoredCard *lost, const StoredCard *heir)
{
	return heir->id != lost->id && !heir->is_gone && heir->last_entry == 0 &&
	       heir->cloze == lost->cloze && str_equals(heir->answer, lost->answer) &&
	       !is_lost(im, heir->id);
}

// A question that many cards ask, or that has no answer to tell it by, must be the only other one.
enum { SAME_QUESTION_MAX = 32 };

static bool find_heir(Import *im, const StoredCard *lost, StoredCard *out, Err *err)
{
	int64_t *ids;
	size_t n;
	*out = (StoredCard){0};
	if (lost->fingerprint == FINGERPRINT_NONE)
		return true;
	if (!store_list_cards_by_fingerprint(
		    im->store, lost->fingerprint, &im->page_arena, &ids, &n, err))
		return false;
	if (n > SAME_QUESTION_MAX || (lost->answer.n == 0 && n > 2))
		return true;
	for (size_t i = 0; i < n; i++) {
		StoredCard card;
		if (!store_load_card(im->store, ids[i], &im->page_arena, &card, err))
			return false;
		bool is_better =
			out->id == 0 || (out->graph != lost->graph && card.graph == lost->graph);
		if (can_take_over(im, lost, &card) && is_better)
			*out = card;
	}
	return true;
}

bool legacy_pass_on(Import *im, const LostCard *lost, bool *is_done, Err *err)
{
	StoredCard was, heir;
	*is_done = false;
	arena_reset(&im->page_arena);
	if (!store_load_card(im->store, lost->id, &im->page_arena, &was, err))
		return false;
	if (was.state.phase == PHASE_NEW)
		return true;
	if (!find_heir(im, &was, &heir, err))
		return false;
	*is_done = heir.id != 0;
	return heir.id == 0 || rows_take_over(im, &was, &heir, err);
}
