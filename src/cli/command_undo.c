// recto undo
#include <limits.h>
#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/review/record.h"
#include "recto/review/unmatch.h"

#include "commands.h"
#include "undone.h"

typedef struct Undone {
	UndoReport report;
	int64_t *cards; // sorted, each once
	size_t n_cards;
} Undone;

static int compare_ids(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

// One action may have several entries on a card: a score and the leech mark that it caused.
static void collect_cards(Undone *u, const LogEntry *entries, size_t n)
{
	u->cards = mem_new(n, sizeof *u->cards);
	for (size_t i = 0; i < n; i++)
		u->cards[i] = entries[i].card;
	qsort(u->cards, n, sizeof *u->cards, compare_ids);
	for (size_t i = 0; i < n; i++)
		if (u->cards[i] != 0 && (i == 0 || u->cards[i] != u->cards[i - 1]))
			u->cards[u->n_cards++] = u->cards[i];
}

// In one transaction, so that what is named is what is taken back.
static bool undo(Cli *cli, Undone *u, Err *err)
{
	LogEntry *entries;
	size_t n;
	Store *store = cli->desk.store;
	if (!store_begin(store, err))
		return false;
	if (!store_last_action(store, &cli->arena, &entries, &n, err) ||
		!record_undo(&cli->desk, &u->report, err) || !store_commit(store, err)) {
		store_rollback(store);
		return false;
	}
	collect_cards(u, entries, n);
	return true;
}

static bool print_json(Cli *cli, const Undone *u, Err *err)
{
	Arena scratch = {0};
	StoredCard card;
	Json *ids = json_new_array();
	bool is_read = true;
	for (size_t i = 0; is_read && i < u->n_cards; i++) {
		arena_reset(&scratch);
		is_read = store_load_card(cli->desk.store, u->cards[i], &scratch, &card, err);
		if (is_read)
			json_push_str(ids, str_from_z(card.uid));
	}
	arena_release(&scratch);
	Json *object = json_new_object();
	json_set_str(object, "undone", str_from_z(entry_kind_name(u->report.kind)));
	json_set(object, "cards", ids);
	if (u->report.score == SCORE_NONE)
		json_set_null(object, "score");
	else
		json_set_int(object, "score", u->report.score);
	output_json(&cli->out, object);
	return is_read;
}

static bool print_text(Cli *cli, const Undone *u, Err *err)
{
	KeyMap keys = {0};
	bool is_said = keymap_init(&keys, &cli->config, err) &&
		       undone_append(&cli->desk, &keys, &u->report, &cli->out.text, err);
	keymap_release(&keys);
	return is_said;
}

static bool undo_last(Cli *cli, Err *err)
{
	Undone undone = {0};
	bool is_done = undo(cli, &undone, err) && (cli->is_json ? print_json(cli, &undone, err)
								: print_text(cli, &undone, err));
	free(undone.cards);
	return is_done;
}

static bool undo_import(Cli *cli, Err *err)
{
	int import;
	int64_t count;
	if (!args_number(&cli->args, FLAG_IMPORT, 1, INT_MAX, &import, err) ||
		!record_unmatch_import(&cli->desk, import, &count, err))
		return false;
	if (!cli->is_json) {
		buf_printf(&cli->out.text, "unmatched %lld %s\n", (long long)count,
			count == 1 ? "card" : "cards");
		return true;
	}
	Json *object = json_new_object();
	json_set_str(object, "undone", STR("match"));
	json_set_int(object, "unmatched", count);
	output_json(&cli->out, object);
	return true;
}

bool command_undo(Cli *cli, Err *err)
{
	if (!cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	if (!cli->desk.store)
		return err_set(err, ERR_NEGATIVE, "nothing to undo");
	bool is_done =
		args_has(&cli->args, FLAG_IMPORT) ? undo_import(cli, err) : undo_last(cli, err);
	if (is_done)
		cli_end_session(cli, false);
	return is_done;
}
