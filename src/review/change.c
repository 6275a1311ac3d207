// Actions on cards other than scores.
#include "recto/review/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "recto/schedule/fold.h"

#include "local.h"

static Day later(Day a, Day b)
{
	return a > b ? a : b;
}

// The start of the day that lies `days` after the due day, or after today when that has passed.
static Instant postponed(const Clock *clock, Day today, Instant due, int days)
{
	return clock_day_start(clock, later(clock_day_of(clock, due), today) + days);
}

// The entry that the action makes on a card: `after` holds the fields that its kind reads. A new
// card has no due instant to postpone, so it rests for as many days instead.
static Entry entry_for(const Journal *j, EntryKind kind, int days, const StoredCard *card)
{
	const CardState *state = &card->state;
	Entry entry = {.kind = kind, .score = SCORE_NONE};
	if (kind == ENTRY_POSTPONE && state->phase == PHASE_NEW)
		entry.kind = ENTRY_BURY;
	else if (kind == ENTRY_POSTPONE)
		entry.after.due = postponed(&j->desk->clock, j->moment.today, state->due, days);
	if (entry.kind == ENTRY_BURY)
		entry.after.buried_until = later(state->buried_until, j->moment.today + days);
	return entry;
}

// Whether the entry would change anything that a person can see.
static bool changes(const Journal *j, const Entry *entry, const StoredCard *card)
{
	const CardState *state = &card->state;
	if (entry->kind == ENTRY_RESUME)
		return state->is_suspended || j->moment.today < state->buried_until;
	Entry completed = *entry;
	fold_complete(&completed, state);
	return !card_state_equals(&completed.after, state);
}

static bool change_card(
	Journal *j, EntryKind kind, int days, int64_t card, Arena *a, int64_t *changed, Err *err)
{
	StoredCard row;
	if (!store_load_card_row(j->desk->store, card, a, &row, err))
		return false;
	Entry entry = entry_for(j, kind, days, &row);
	if (!changes(j, &entry, &row))
		return true;
	++*changed;
	return journal_complete(j, &row, entry, 0, err);
}

static bool is_action(EntryKind kind)
{
	return kind == ENTRY_SUSPEND || kind == ENTRY_RESUME || kind == ENTRY_BURY ||
	       kind == ENTRY_MARK || kind == ENTRY_UNMARK || kind == ENTRY_POSTPONE ||
	       kind == ENTRY_RESET;
}

static bool has_repeats(const int64_t *cards, size_t n)
{
	if (n < 2)
		return false;
	Arena arena = {0};
	int64_t *sorted = ARENA_ARRAY(&arena, int64_t, n);
	memcpy(sorted, cards, n * sizeof *cards);
	qsort(sorted, n, sizeof *sorted, journal_compare_cards);
	bool is_found = false;
	for (size_t i = 1; i < n && !is_found; i++)
		is_found = sorted[i] == sorted[i - 1];
	arena_release(&arena);
	return is_found;
}

bool record_action(const Desk *d, EntryKind kind, int days, const int64_t *cards, size_t n,
	int64_t *changed, Err *err)
{
	assert(is_action(kind));
	assert(kind != ENTRY_POSTPONE || (days >= 1 && days <= INTERVAL_MAX_DAYS));
	*changed = 0;
	Journal j;
	if (!journal_open(&j, d, err))
		return false;
	// A card that is named again must be found as it was left.
	j.is_bulk = !has_repeats(cards, n);
	if (kind == ENTRY_BURY)
		days = 1; // until tomorrow
	Arena arena = {0};
	bool is_good = true;
	for (size_t i = 0; i < n && is_good; i++) {
		arena_reset(&arena);
		is_good = change_card(&j, kind, days, cards[i], &arena, changed, err);
	}
	arena_release(&arena);
	return journal_close(&j, is_good, err);
}
