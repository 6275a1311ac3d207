// Taking back what was recorded, by replay.
#include "recto/review/record.h"

#include <assert.h>
#include <stdlib.h>

#include "recto/base/vec.h"
#include "recto/store/replay.h"
#include "recto/store/writes.h"

#include "local.h"

// An action that is being taken back, and of the graphs under Logseq's algorithm that it touched
// what their logs give without it.
typedef struct Undoing {
	Journal *journal;
	int64_t action;
	struct {
		StoreReplay *items; // each of one graph
		size_t n, cap;
	} replays;
} Undoing;

static void release(Undoing *u)
{
	for (size_t i = 0; i < u->replays.n; i++)
		store_release_replay(&u->replays.items[i]);
	VEC_RELEASE(&u->replays);
}

static const ReplayedCard *find_replayed(const Undoing *u, int64_t card)
{
	const ReplayedCard *found = NULL;
	for (size_t i = 0; i < u->replays.n && !found; i++)
		found = store_find_replayed(&u->replays.items[i], card);
	return found;
}

// Scores that other cards got later may have met another table: their states change too.
static bool replay_graph(Undoing *u, int64_t graph, Err *err)
{
	Store *s = u->journal->desk->store;
	StoreReplay *r = VEC_ADD(&u->replays);
	return store_replay(s, graph, u->action, r, err) && store_write_replay(s, r, err);
}

// Under Logseq's algorithm *row becomes the card as it was before the whole graph was replayed.
static bool find_state(Undoing *u, StoredCard *row, CardState *out, Err *err)
{
	if (row->algorithm == ALGORITHM_SM2)
		return store_replay_card(u->journal->desk->store, row, u->action, out, err);
	const ReplayedCard *found = find_replayed(u, row->id);
	if (!found && !replay_graph(u, row->graph, err))
		return false;
	found = find_replayed(u, row->id);
	assert(found);
	row->state = found->stored;
	*out = found->state;
	return true;
}

static bool undo_on_card(Undoing *u, int64_t card, Arena *a, Err *err)
{
	StoredCard row;
	Entry entry = {.kind = ENTRY_UNDO, .score = SCORE_NONE};
	if (!store_load_card_row(u->journal->desk->store, card, a, &row, err) ||
		!find_state(u, &row, &entry.after, err))
		return false;
	entry.algorithm = row.algorithm;
	return journal_write(u->journal, &row, &entry, u->action, err);
}

// The cards that an action touched, each once.
static int64_t *cards_of(const LogEntry *entries, size_t n, Arena *a, size_t *n_cards)
{
	int64_t *cards = ARENA_ARRAY(a, int64_t, n);
	for (size_t i = 0; i < n; i++)
		cards[i] = entries[i].card;
	qsort(cards, n, sizeof *cards, journal_compare_cards);
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
	Undoing undoing = {.journal = j, .action = first->action};
	Arena scratch = {0};
	bool is_good = store_undo_page_writes(j->desk->store, first->action, err);
	for (size_t i = n; i > 0 && is_good; i--)
		if (entries[i - 1].entry.kind == ENTRY_UNMATCH)
			is_good = unmatch_undo(j->desk->store, &entries[i - 1], &scratch, err);
	for (size_t i = 0; i < n_cards && is_good; i++) {
		arena_reset(&scratch);
		is_good = undo_on_card(&undoing, cards[i], &scratch, err);
	}
	release(&undoing);
	arena_release(&scratch);
	return is_good;
}

bool record_undo(const Desk *d, UndoReport *out, Err *err)
{
	*out = (UndoReport){.score = SCORE_NONE};
	Journal j;
	if (!journal_open(&j, d, err))
		return false;
	j.is_bulk = true;
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
