#include "recto/stats/stats.h"

#include <stdlib.h>
#include "recto/store/cards.h"

#include "tally.h"

enum { ROWS_A_LOOK = 512 }; // between two looks at the clock

typedef enum Phase { PHASE_CARDS, PHASE_LOG, PHASE_COMPLETE } Phase;

struct Stats {
	const Desk *desk;
	const Filter *filter;
	Tally tally;
	Phase phase;
	SurveyCursor *cards;
	HistoryCursor *log;
	Arena arena; // texts of the worst cards
	bool has_names;
};

static bool open_log(Stats *s, Err *err)
{
	HistoryQuery q = {
		.filter = s->filter,
		.moment = s->tally.moment,
		.kinds = HISTORY_REVIEWS,
		.order = HISTORY_NEWEST_FIRST,
		.since = STATS_NO_SINCE,
		.until = STATS_NO_UNTIL,
	};
	return store_walk_history(s->desk->store, &q, &s->log, err);
}

static bool open_walks(Stats *s, Err *err)
{
	const Desk *d = s->desk;
	if (!d->store) {
		s->phase = PHASE_COMPLETE;
		s->tally.figures.is_complete = true;
		return true;
	}
	return due_report(d, s->filter, &s->tally.figures.due, err) &&
	       store_survey_cards(d->store, s->filter, &s->tally.moment, &s->cards, err) &&
	       open_log(s, err);
}

bool stats_open(const Desk *d, const StatsOptions *options, Stats **out, Err *err)
{
	Stats *s = mem_new(1, sizeof *s);
	StoreMoment moment = desk_moment(d, 0);
	s->desk = d;
	s->filter = options->filter;
	tally_init(&s->tally, &moment, options);
	s->tally.figures.due.next_due = INSTANT_NONE;
	if (!open_walks(s, err)) {
		stats_close(s);
		return false;
	}
	*out = s;
	return true;
}

void stats_close(Stats *s)
{
	if (!s)
		return;
	survey_cursor_close(s->cards);
	history_cursor_close(s->log);
	tally_release(&s->tally);
	arena_release(&s->arena);
	free(s);
}

// -- steps ----------------------------------------------------------------------------------------

// Takes so many rows. False at the end of a walk, or with *err.
static bool take_cards(Stats *s, Err *err)
{
	SurveyRow row;
	for (int i = 0; i < ROWS_A_LOOK; i++) {
		if (!survey_cursor_next(s->cards, &row, err))
			return false;
		tally_add_card(&s->tally, &row);
	}
	return true;
}

static bool take_entries(Stats *s, Err *err)
{
	HistoryRow row;
	for (int i = 0; i < ROWS_A_LOOK; i++) {
		if (!history_cursor_next(s->log, &row, err))
			return false;
		tally_add_entry(&s->tally, &row);
	}
	return true;
}

static void end_phase(Stats *s)
{
	if (s->phase == PHASE_CARDS) {
		survey_cursor_close(s->cards);
		s->cards = NULL;
		s->phase = PHASE_LOG;
		return;
	}
	history_cursor_close(s->log);
	s->log = NULL;
	s->phase = PHASE_COMPLETE;
	s->tally.figures.is_complete = true;
}

bool stats_step(Stats *s, int budget_ms, Err *err)
{
	int64_t start = calendar_monotonic_ms();
	Err why = {0};
	while (s->phase != PHASE_COMPLETE) {
		bool goes_on =
			s->phase == PHASE_CARDS ? take_cards(s, &why) : take_entries(s, &why);
		if (why.kind != ERR_NONE)
			return err_set(err, why.kind, "%s", why.text);
		if (!goes_on)
			end_phase(s);
		if (budget_ms >= 0 && calendar_monotonic_ms() - start >= budget_ms)
			break;
	}
	return true;
}

bool stats_is_complete(const Stats *s)
{
	return s->phase == PHASE_COMPLETE;
}

// -- figures --------------------------------------------------------------------------------------

static bool name_worst(Stats *s, WorstCard *worst, Err *err)
{
	StoredCard card;
	if (!store_load_card(s->desk->store, worst->card, &s->arena, &card, err))
		return false;
	memcpy(worst->uid, card.uid, sizeof worst->uid);
	worst->question = card.question;
	worst->page = card.page_title;
	worst->deck = card.deck;
	return true;
}

bool stats_figures(Stats *s, const Figures **out, Err *err)
{
	Figures *f = &s->tally.figures;
	// Which cards these are is known only after the last of them.
	if (s->phase != PHASE_CARDS && !s->has_names) {
		for (size_t i = 0; i < f->n_worst; i++)
			if (!name_worst(s, &f->worst[i], err))
				return false;
		s->has_names = true;
	}
	*out = tally_finish(&s->tally);
	return true;
}
