#include "local.h"

#include <assert.h>

#include "recto/schedule/fold.h"
#include "recto/store/writes.h"

bool journal_open(Journal *j, const Desk *d, Err *err)
{
	if (!store_begin(d->store, err))
		return false;
	*j = (Journal){.desk = d, .moment = desk_moment(d, 0)};
	return true;
}

int journal_compare_cards(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static bool make_states(Journal *j, Err *err)
{
	return !j->is_bulk || j->action == 0 || store_adopt_action(j->desk->store, j->action, err);
}

bool journal_close(Journal *j, bool is_good, Err *err)
{
	if (is_good && make_states(j, err) && store_commit(j->desk->store, err))
		return true;
	store_rollback(j->desk->store);
	return false;
}

// What is to be seen in the page: scores and resets. A block of several cards has one place for the
// states of all of them, so it is left alone.
static bool is_written_back(const Desk *d, const StoredCard *card, EntryKind kind)
{
	bool moves = kind == ENTRY_REVIEW || kind == ENTRY_RESET;
	bool has_block = !card->is_gone && (card->cloze == 0 || card->clozes == 1);
	return moves && has_block && config_for_graph(d->config, card->graph_root)->write_back;
}

bool journal_write(Journal *j, StoredCard *card, const Entry *entry, int64_t target, Err *err)
{
	LogEntry e = {.action = j->action, .card = card->id, .target = target, .entry = *entry};
	e.entry.at = j->moment.now;
	e.entry.day = j->moment.today;
	e.entry.before = card->state.memory;
	if (!store_append_entry(j->desk->store, &e, err))
		return false;
	if (!j->is_bulk &&
		!store_set_card_state(j->desk->store, card->id, &e.entry.after, e.id, err))
		return false;
	if (is_written_back(j->desk, card, entry->kind) &&
		!store_add_page_write(j->desk->store, card->id, e.id, err))
		return false;
	j->action = e.action;
	card->state = e.entry.after;
	card->last_entry = e.id;
	return true;
}

bool journal_complete(Journal *j, StoredCard *card, Entry entry, int64_t target, Err *err)
{
	assert(entry.kind != ENTRY_REVIEW && entry.kind != ENTRY_UNDO);
	entry.algorithm = card->algorithm;
	fold_complete(&entry, &card->state);
	return journal_write(j, card, &entry, target, err);
}
