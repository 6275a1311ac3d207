// Taking back what was recorded, by replay.
#include "recto/review/record.h"

#include <stdlib.h>

#include "recto/schedule/fold.h"

#include "local.h"

bool replay_card(Store *s, int64_t card, int64_t without, Arena *a, CardState *out, Err *err)
{
	LogEntry *log;
	size_t n;
	if (!store_list_card_log(s, card, a, &log, &n, err))
		return false;
	*out = card_state_new();
	for (size_t i = 0; i < n; i++) {
		const LogEntry *e = &log[i];
		if (e->is_undone || e->entry.kind == ENTRY_UNDO || e->action == without)
			continue;
		// An undo below a state that was taken over later leaves entries that no longer
		// agree with what they found; their state still follows.
		fold_entry(out, &e->entry);
	}
	return true;
}

static bool undo_on_card(Journal *j, int64_t card, int64_t action, Arena *a, Err *err)
{
	Store *s = j->desk->store;
	StoredCard row;
	Entry entry = {.kind = ENTRY_UNDO, .score = SCORE_NONE};
	if (!store_load_card(s, card, a, &row, err) ||
		!replay_card(s, card, action, a, &entry.after, err))
		return false;
	entry.algorithm = row.algorithm;
	return journal_write(j, &row, &entry, action, err);
}

static int compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

// The cards that an action touched, each once.
static int64_t *cards_of(const LogEntry *entries, size_t n, Arena *a, size_t *n_cards)
{
	int64_t *cards = ARENA_ARRAY(a, int64_t, n);
	for (size_t i = 0; i < n; i++)
		cards[i] = entries[i].card;
	qsort(cards, n, sizeof *cards, compare_ids);
	*n_cards = 0;
	for (size_t i = 0; i < n; i++)
		if (*n_cards == 0 || cards[i] != cards[*n_cards - 1])
			cards[(*n_cards)++] = cards[i];
	return cards;
}

static bool undo_entries(
	Journal *j, const LogEntry *entries, size_t n, Arena *a, UndoReport *out, Err *err)
{
	const LogEntry *first = &entries[0];
	size_t n_cards;
	const int64_t *cards = cards_of(entries, n, a, &n_cards);
	*out = (UndoReport){
		.kind = first->entry.kind,
		.cards = (int64_t)n_cards,
		.card = first->card,
		.score = first->entry.score,
		.action = first->action,
	};
	Arena scratch = {0};
	bool is_good = true;
	for (size_t i = 0; i < n_cards && is_good; i++) {
		arena_reset(&scratch);
		is_good = undo_on_card(j, cards[i], first->action, &scratch, err);
	}
	arena_release(&scratch);
	return is_good;
}

bool record_undo(const Desk *d, UndoReport *out, Err *err)
{
	*out = (UndoReport){.score = SCORE_NONE};
	Journal j;
	if (!journal_open(&j, d, err))
		return false;
	Arena arena = {0};
	LogEntry *entries;
	size_t n;
	bool is_good = store_last_action(d->store, &arena, &entries, &n, err);
	if (is_good)
		is_good = n > 0 ? undo_entries(&j, entries, n, &arena, out, err)
				: err_set(err, ERR_NEGATIVE, "nothing to undo");
	arena_release(&arena);
	return journal_close(&j, is_good, err);
}

bool record_replay(const Desk *d, const StoredCard *card, CardState *out, bool *matches, Err *err)
{
	Arena arena = {0};
	bool is_good = replay_card(d->store, card->id, 0, &arena, out, err);
	arena_release(&arena);
	*matches = is_good && card_state_equals(out, &card->state);
	return is_good;
}
