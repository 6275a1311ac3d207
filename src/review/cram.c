#include "cram.h"

#include "recto/store/cram.h"

static CramQuery query_of(const Picker *p, int64_t card)
{
	return (CramQuery){
		.filter = p->options.filter,
		.moment = desk_moment(p->desk, 0),
		.order = desk_order(p->desk),
		.since = p->since,
		.card = card,
	};
}

// `card` 0: the next one of the session.
static bool find_turn(
	const Picker *p, int64_t card, bool is_full, int64_t *out, CardTurn *turn, Err *err)
{
	Store *store = p->desk->store;
	CramQuery q = query_of(p, card);
	*out = 0;
	*turn = TURN_CRAM;
	if (!is_full && !store_next_cram(store, &q, out, err))
		return false;
	if (*out != 0)
		return true;
	*turn = TURN_CRAM_AGAIN;
	if (!store_next_cram_again(store, &q, out, err))
		return false;
	if (*out == 0)
		*turn = TURN_NONE;
	return true;
}

bool cram_next(const Picker *p, int64_t *card, CardTurn *turn, Err *err)
{
	return find_turn(p, 0, picker_session_left(p) == 0, card, turn, err);
}

bool cram_turn(const Picker *p, const StoredCard *card, CardTurn *turn, Err *err)
{
	int64_t found;
	return find_turn(p, card->id, false, &found, turn, err);
}

bool cram_count(const Picker *p, SessionCounts *out, Err *err)
{
	CramQuery q = query_of(p, 0);
	CramCounts counts;
	if (!store_count_cram(p->desk->store, &q, &counts, err))
		return false;
	int64_t left = picker_session_left(p);
	*out = (SessionCounts){
		.cram = counts.first < left ? counts.first : left,
		.cram_again = counts.again,
	};
	return true;
}
