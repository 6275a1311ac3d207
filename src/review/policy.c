// How a card is scheduled: by the algorithm of its graph that the store has, not by what the
// configuration wants; an import makes the one follow the other.
#include "local.h"

static SchedulePolicy sm2_policy(const Desk *d, const StoredCard *card)
{
	return (SchedulePolicy){
		.algorithm = ALGORITHM_SM2,
		.max_interval = config_for_graph(d->config, card->graph_root)->max_interval,
		.has_fuzz = d->config->fuzz,
	};
}

static bool load_logseq_policy(Store *s, int64_t graph, CardPolicy *out, Err *err)
{
	Arena arena = {0};
	StoredScheduler stored;
	bool is_loaded = store_load_scheduler(s, graph, &arena, &stored, err) &&
			 store_load_matrix(s, graph, &out->matrix, err);
	if (is_loaded) {
		SchedulerRules rules = scheduler_parse_note(ALGORITHM_LOGSEQ, stored.note);
		out->schedule = scheduler_policy(&rules, &out->matrix);
	}
	arena_release(&arena);
	return is_loaded;
}

bool policy_load(CardPolicy *out, const Desk *d, const StoredCard *card, Err *err)
{
	*out = (CardPolicy){0};
	switch (card->algorithm) {
	case ALGORITHM_SM2:
		break;
	case ALGORITHM_LOGSEQ:
		return load_logseq_policy(d->store, card->graph, out, err);
	}
	out->schedule = sm2_policy(d, card);
	return true;
}

void policy_release(CardPolicy *p)
{
	matrix_release(&p->matrix);
}
