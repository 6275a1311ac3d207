#include "local.h"

bool turn_of_card(
	const Desk *d, const StoreMoment *m, const StoredCard *card, CardTurn *out, Err *err)
{
	const CardState *state = &card->state;
	*out = TURN_NONE;
	if (card->is_gone || state->is_suspended || m->today < state->buried_until)
		return true;
	if (state->phase == PHASE_NEW ||
		schedule_is_due(card->algorithm, state->due, m->now, m->day_end)) {
		*out = TURN_REVIEW;
		return true;
	}
	bool is_in_drill;
	if (!store_is_in_drill(d->store, m, card->id, &is_in_drill, err))
		return false;
	*out = is_in_drill ? TURN_DRILL : TURN_NONE;
	return true;
}
