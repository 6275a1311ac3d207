// recto suspend, resume, bury, mark, unmark, reset CARD..., recto postpone DAYS CARD...
#include <stdlib.h>
#include "recto/base/vec.h"
#include "recto/review/record.h"

#include "commands.h"
#include "nothing.h"

// The cards that are meant, each once, in the order given.
typedef struct Chosen {
	int64_t *items;
	size_t n, cap;
	Json *uids; // with --json
} Chosen;

static const struct Change {
	const char *name;
	EntryKind kind;
	const char *done; // "suspended 2 cards"
} changes[] = {
	{"suspend", ENTRY_SUSPEND, "suspended"},
	{"resume", ENTRY_RESUME, "resumed"},
	{"bury", ENTRY_BURY, "buried"},
	{"mark", ENTRY_MARK, "marked"},
	{"unmark", ENTRY_UNMARK, "unmarked"},
	{"postpone", ENTRY_POSTPONE, "postponed"},
	{"reset", ENTRY_RESET, "reset"},
};

static const struct Change *find_change(const char *name)
{
	size_t i = 0;
	while (!str_equals(str_from_z(changes[i].name), str_from_z(name)))
		i++;
	return &changes[i];
}

// -- which cards ------------------------------------------------------------------------------

static void choose(Chosen *chosen, const StoredCard *card)
{
	VEC_PUSH(chosen, card->id);
	if (chosen->uids)
		json_push_str(chosen->uids, str_from_z(card->uid));
}

static bool choose_by_query(Cli *cli, Chosen *chosen, Err *err)
{
	Query query;
	CardCursor *cursor;
	StoredCard card;
	StoreMoment moment = desk_moment(&cli->desk, 0);
	if (!cli_query_flag(cli, &query, err))
		return false;
	if (!cli->desk.store)
		return true;
	if (!store_list_cards(
		    cli->desk.store, query.filter, &moment, STORE_ORDER_PAGE, &cursor, err))
		return false;
	// Only --json names them, and whole cards take longer than what is done to them.
	while (cli->is_json ? card_cursor_next(cursor, &card, err)
			    : card_cursor_next_id(cursor, &card.id, err))
		choose(chosen, &card);
	card_cursor_close(cursor);
	return err->kind == ERR_NONE;
}

static bool is_chosen(const Chosen *chosen, int64_t id)
{
	for (size_t i = 0; i < chosen->n; i++)
		if (chosen->items[i] == id)
			return true;
	return false;
}

static bool choose_by_words(Cli *cli, size_t first, Chosen *chosen, Err *err)
{
	for (size_t i = first; i < cli->n_words; i++) {
		int64_t id;
		StoredCard card;
		if (!cli_resolve_card(cli, cli->words[i], &id, err))
			return false;
		if (is_chosen(chosen, id))
			continue;
		if (!store_load_card(cli->desk.store, id, &cli->arena, &card, err))
			return false;
		choose(chosen, &card);
	}
	return true;
}

static bool choose_cards(Cli *cli, size_t first, Chosen *chosen, Err *err)
{
	const char *name = cli->command->name;
	bool has_query = args_has(&cli->args, FLAG_QUERY);
	bool has_words = cli->n_words > first;
	if (has_query == has_words)
		return err_set(err, ERR_USAGE, "%s takes %s; recto %s -h tells more", name,
			has_query ? "cards or --query, not both" : "cards or --query QUERY", name);
	return has_query ? choose_by_query(cli, chosen, err)
			 : choose_by_words(cli, first, chosen, err);
}

// -- changing them ----------------------------------------------------------------------------

static bool confirm(Cli *cli, const Chosen *chosen, Err *err)
{
	const char *name = cli->command->name;
	if (chosen->n < 2 || args_has(&cli->args, FLAG_YES))
		return true;
	if (!cli_can_ask())
		return err_set(err, ERR_USAGE, "%s would change %zu cards: --yes if it is meant",
			name, chosen->n);
	Str question = arena_printf(&cli->arena, "%s %zu cards?", name, chosen->n);
	return cli_ask(cli, question.p) || err_set(err, ERR_NEGATIVE, "nothing is changed");
}

static void print_change(Cli *cli, const struct Change *change, int64_t changed, Chosen *chosen)
{
	if (!cli->is_json) {
		buf_printf(&cli->out.text, "%s %lld %s\n", change->done, (long long)changed,
			changed == 1 ? "card" : "cards");
		return;
	}
	Json *object = json_new_object();
	json_set_int(object, "changed", changed);
	json_set(object, "cards", chosen->uids);
	chosen->uids = NULL;
	output_json(&cli->out, object);
}

static bool change_cards(Cli *cli, int days, Chosen *chosen, Err *err)
{
	const struct Change *change = find_change(cli->command->name);
	int64_t changed = 0;
	if (chosen->n == 0) {
		cli->exit_code = ERR_NEGATIVE;
		nothing_say_found(cli);
		if (!cli->is_json)
			return true;
	} else if (!confirm(cli, chosen, err) || !record_action(&cli->desk, change->kind, days,
							 chosen->items, chosen->n, &changed, err)) {
		return false;
	}
	print_change(cli, change, changed, chosen);
	if (change->kind == ENTRY_RESET)
		cli_end_session(cli, false);
	return true;
}

static bool change(Cli *cli, int days, size_t first, Err *err)
{
	if (!cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	Chosen chosen = {.uids = cli->is_json ? json_new_array() : NULL};
	bool is_done =
		choose_cards(cli, first, &chosen, err) && change_cards(cli, days, &chosen, err);
	json_free(chosen.uids);
	VEC_RELEASE(&chosen);
	return is_done;
}

bool command_change(Cli *cli, Err *err)
{
	return change(cli, 0, 0, err);
}

bool command_postpone(Cli *cli, Err *err)
{
	int days;
	return args_word_number(cli->words[0], "DAYS", 1, INTERVAL_MAX_DAYS, &days, err) &&
	       change(cli, days, 1, err);
}
