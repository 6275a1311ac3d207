#include "tally.h"

#include <stdlib.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "recto/schedule/schedule.h"

// -- life -----------------------------------------------------------------------------------------

void tally_init(Tally *t, const StoreMoment *moment, const StatsOptions *options)
{
	*t = (Tally){.moment = *moment};
	Figures *f = &t->figures;
	f->now = moment->now;
	f->today = moment->today;
	f->since = options->since;
	f->until = options->until == STATS_NO_UNTIL ? moment->today : options->until;
	f->of_today.day = moment->today;
	for (Day i = 0; i <= STATS_FORECAST_DAYS; i++)
		t->day_starts[i] = calendar_day_start(moment->today + i, moment->day_starts_at);
}

void tally_release(Tally *t)
{
	index_release(&t->day_index);
	index_release(&t->deck_index);
	index_release(&t->tag_index);
	index_release(&t->card_index);
	VEC_RELEASE(&t->days);
	VEC_RELEASE(&t->decks);
	VEC_RELEASE(&t->tags);
	VEC_RELEASE(&t->members);
	VEC_RELEASE(&t->memberships);
	arena_release(&t->names);
	free(t->sorted);
	free(t->sorted_days);
}

// -- cards ----------------------------------------------------------------------------------------

static void count_card(CardFigures *c, const SurveyRow *card, int leech_at)
{
	const CardState *state = &card->state;
	c->leeches += leech_at > 0 && state->lapses >= leech_at;
	c->marked += state->is_marked;
	c->due += card->is_due;
	if (card->is_gone)
		c->gone++;
	else if (state->is_suspended)
		c->suspended++;
	else if (state->phase == PHASE_NEW)
		c->new_++;
	else if (state->memory.interval100 < 100 * STATS_MATURE_DAYS)
		c->young++;
	else
		c->mature++;
}

static bool is_in_review(const SurveyRow *card)
{
	return !card->is_gone && !card->state.is_suspended && card->state.phase == PHASE_REVIEW;
}

// The last bound that is not above the value.
static size_t find_bucket(const int *bounds, size_t n, int64_t value, int64_t scale)
{
	while (n > 1 && value < bounds[n - 1] * scale)
		n--;
	return n - 1;
}

static void count_memory(Tally *t, Memory memory)
{
	Figures *f = &t->figures;
	int64_t interval = memory.interval100;
	f->load += interval > 100 ? 100.0 / (double)interval : 1;
	f->intervals[find_bucket(stats_interval_bounds, STATS_INTERVALS, interval, 100)]++;
	f->eases[find_bucket(stats_ease_bounds, STATS_EASES, memory.ease100, 1)]++;
	t->interval_sum += (double)interval / 100;
	t->ease_sum += memory.ease100 / 100.0;
	if (interval > f->longest_interval100)
		f->longest_interval100 = interval;
}

// A buried card comes with the end of its rest.
static void count_due(Tally *t, const CardState *state)
{
	Figures *f = &t->figures;
	int64_t rest = (int64_t)state->buried_until - f->today;
	if (state->due < t->day_starts[0] && rest <= 0) {
		f->backlog++;
		return;
	}
	int64_t day = 0;
	while (day < STATS_FORECAST_DAYS && state->due >= t->day_starts[day + 1])
		day++;
	if (rest > day)
		day = rest;
	if (day < STATS_FORECAST_DAYS)
		f->forecast[day]++;
}

static bool is_worse(const WorstCard *a, const WorstCard *b)
{
	return a->lapses > b->lapses || (a->lapses == b->lapses && a->ease100 < b->ease100);
}

static void keep_worst(Tally *t, const SurveyRow *card)
{
	Figures *f = &t->figures;
	const CardState *state = &card->state;
	WorstCard worst = {
		.card = card->id,
		.lapses = state->lapses,
		.ease100 = state->memory.ease100,
		.interval100 = state->memory.interval100,
		.is_leech = t->moment.leech_at > 0 && state->lapses >= t->moment.leech_at,
	};
	size_t at = f->n_worst;
	while (at > 0 && is_worse(&worst, &f->worst[at - 1]))
		at--;
	if (at == STATS_WORST)
		return;
	if (f->n_worst < STATS_WORST)
		f->n_worst++;
	memmove(&f->worst[at + 1], &f->worst[at], (f->n_worst - at - 1) * sizeof worst);
	f->worst[at] = worst;
}

// -- groups ---------------------------------------------------------------------------------------

static GroupFigures *group_at(Groups *groups, Arena *names, size_t number, Str name)
{
	if (number == groups->n)
		VEC_PUSH(groups, (GroupFigures){.name = arena_copy(names, name)});
	return &groups->items[number];
}

// Tags are known by a hash; the few that share one lie behind each other.
static size_t number_of_tag(Tally *t, Str name)
{
	int64_t key;
	uint64_t hash = ident_hash(0, name);
	for (;; hash++) {
		memcpy(&key, &hash, sizeof key);
		size_t number = index_put(&t->tag_index, key);
		if (number == t->tags.n || str_equals(t->tags.items[number].name, name))
			return number;
	}
}

static void join_groups(Tally *t, const SurveyRow *card)
{
	int leech_at = t->moment.leech_at;
	Member member = {.begin = (uint32_t)t->memberships.n};
	size_t deck = index_put(&t->deck_index, card->deck);
	count_card(&group_at(&t->decks, &t->names, deck, card->deck_name)->cards, card, leech_at);
	VEC_PUSH(&t->memberships, (uint32_t)deck);
	Str tag;
	for (Str rest = card->tags; str_next_line(&rest, &tag);) {
		size_t number = number_of_tag(t, tag);
		count_card(&group_at(&t->tags, &t->names, number, tag)->cards, card, leech_at);
		VEC_PUSH(&t->memberships, (uint32_t)number);
	}
	member.end = (uint32_t)t->memberships.n;
	index_put(&t->card_index, card->id);
	VEC_PUSH(&t->members, member);
}

void tally_add_card(Tally *t, const SurveyRow *card)
{
	count_card(&t->figures.cards, card, t->moment.leech_at);
	if (card->state.lapses > 0)
		keep_worst(t, card);
	join_groups(t, card);
	if (!is_in_review(card))
		return;
	count_memory(t, card->state.memory);
	count_due(t, &card->state);
}

// -- entries --------------------------------------------------------------------------------------

// An answer, as every figure takes it.
typedef struct Answer {
	const Entry *entry;
	Maturity maturity;
	bool is_passed;
	bool is_retention;
} Answer;

static Maturity maturity_of(Memory before)
{
	if (memory_is_new(before))
		return MATURITY_NEW;
	bool is_young = before.interval100 < 100 * STATS_MATURE_DAYS;
	return is_young ? MATURITY_YOUNG : MATURITY_MATURE;
}

static void count_retention(Retention *r, const Answer *a)
{
	r->n += a->is_retention;
	r->passed += a->is_retention && a->is_passed;
}

static void count_day(DayFigures *day, const Answer *a)
{
	day->reviews++;
	day->new_ += a->maturity == MATURITY_NEW;
	day->passed += a->is_passed;
	day->failed += !a->is_passed;
	day->took_ms += a->entry->took_ms;
	count_retention(&day->retention, a);
}

static void count_windows(Figures *f, const Answer *a)
{
	int64_t age = (int64_t)f->until - a->entry->day;
	for (int window = 0; window < WINDOW_COUNT; window++) {
		int64_t days = stats_window_days((StatsWindow)window);
		if (days == 0 || age < days)
			count_retention(&f->retention[window][a->maturity], a);
	}
}

static void count_in_group(GroupFigures *group, const Answer *a)
{
	group->reviews++;
	group->took_ms += a->entry->took_ms;
	count_retention(&group->retention, a);
}

// Entries of gone cards are in no group.
static void count_groups(Tally *t, int64_t card, const Answer *a)
{
	size_t number;
	if (!index_find(&t->card_index, card, &number))
		return;
	Member member = t->members.items[number];
	const uint32_t *groups = t->memberships.items;
	count_in_group(&t->decks.items[groups[member.begin]], a);
	for (uint32_t i = member.begin + 1; i < member.end; i++)
		count_in_group(&t->tags.items[groups[i]], a);
}

static DayFigures *day_at(Tally *t, Day day)
{
	size_t number = index_put(&t->day_index, day);
	if (number == t->days.n)
		VEC_PUSH(&t->days, (DayFigures){.day = day});
	return &t->days.items[number];
}

void tally_add_entry(Tally *t, const HistoryRow *row)
{
	Figures *f = &t->figures;
	const Entry *entry = &row->entry;
	// A score that is none comes from a damaged row.
	if (entry->score < SCORE_MIN || entry->score > SCORE_MAX)
		return;
	Answer a = {
		.entry = entry,
		.maturity = maturity_of(entry->before),
		.is_passed = entry->score >= SCORE_PASS,
		.is_retention = entry->kind == ENTRY_REVIEW && entry->before.interval100 >= 100,
	};
	if (entry->day == f->today)
		count_day(&f->of_today, &a);
	if (entry->day < f->since || entry->day > f->until)
		return;
	count_day(day_at(t, entry->day), &a);
	count_windows(f, &a);
	f->scores[a.maturity][entry->score]++;
	HourFigures *hour = &f->hours[calendar_hour(entry->at)];
	hour->reviews++;
	count_retention(&hour->retention, &a);
	count_groups(t, row->card, &a);
}
