#include "legacy.h"

#include "rows.h"
#include "settle.h"

static bool can_take_over(const Import *im, const StoredCard *lost, const StoredCard *heir)
{
	return heir->id != lost->id && !heir->is_gone && heir->last_entry == 0 &&
	       heir->cloze == lost->cloze && str_equals(heir->answer, lost->answer) &&
	       !settle_find_lost(im, heir->id);
}

// Where there is no answer to tell the question by, no third card may ask it.
static bool find_heir(
	Import *im, const StoredCard *lost, const int64_t *ids, size_t n, StoredCard *out, Err *err)
{
	*out = (StoredCard){0};
	if (lost->answer.n == 0 && n > 2)
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

// Most lost cards have no history, or a question that no other one asks.
static bool list_equal(Import *im, const LostCard *lost, int64_t **ids, size_t *n, Err *err)
{
	StoredCard row;
	*n = 0;
	if (!store_load_card_row(im->store, lost->id, &im->page_arena, &row, err))
		return false;
	return row.state.phase == PHASE_NEW || row.fingerprint == FINGERPRINT_NONE ||
	       store_list_cards_by_fingerprint(
		       im->store, row.fingerprint, &im->page_arena, ids, n, err);
}

bool legacy_pass_on(Import *im, const LostCard *lost, bool *is_done, Err *err)
{
	StoredCard was, heir;
	int64_t *ids;
	size_t n;
	*is_done = false;
	arena_reset(&im->page_arena);
	if (!list_equal(im, lost, &ids, &n, err))
		return false;
	if (n < 2 || n > SAME_QUESTION_MAX)
		return true;
	if (!store_load_card(im->store, lost->id, &im->page_arena, &was, err) ||
		!find_heir(im, &was, ids, n, &heir, err))
		return false;
	*is_done = heir.id != 0;
	return heir.id == 0 || rows_take_over(im, &was, &heir, err);
}
