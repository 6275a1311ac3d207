// recto list [QUERY]
#include "recto/library/resolve.h"
#include "recto/stats/card_json.h"

#include "card_text.h"
#include "commands.h"
#include "nothing.h"

static size_t count_lines(Str text)
{
	size_t n = 0;
	for (Str line; str_next_line(&text, &line);)
		n++;
	return n;
}

// An embed brings whole blocks with it: of such a question a row has the first line.
static void cut_embeds(Str written, Str *question, Arena *a)
{
	Str rest = *question;
	Str first = {0};
	if (count_lines(rest) <= count_lines(written))
		return;
	while (str_trim(first).n == 0 && str_next_line(&rest, &first))
		;
	*question = arena_printf(a, "%.*s …", STR_ARG(str_trim_right(first)));
}

static void print_text(Cli *cli, const StoredCard *card)
{
	Arena arena = {0};
	StoredCard shown = *card;
	shown.answer = (Str){0}; // no line shows it
	library_resolve_card(cli->desk.store, &shown, &arena);
	cut_embeds(card->question, &shown.question, &arena);
	if (cli->columns > 0)
		card_text_append_row(&cli->desk, &shown, cli_styling(cli), &cli->out.text);
	else
		card_text_append_fields(&cli->desk, &shown, &cli->out.text);
	arena_release(&arena);
}

static void print_card(Cli *cli, const StoredCard *card)
{
	if (cli->is_json)
		output_json(&cli->out, card_json(&cli->desk, card, NULL));
	else
		print_text(cli, card);
}

static bool print_cards(Cli *cli, CardCursor *cursor, Err *err)
{
	StoredCard card;
	while (card_cursor_next(cursor, &card, err)) {
		cli->exit_code = 0;
		print_card(cli, &card);
		if (!output_flush_some(&cli->out))
			break;
	}
	return err->kind == ERR_NONE;
}

static bool open_list(Cli *cli, const Query *query, CardCursor **out, Err *err)
{
	Store *store = cli->desk.store;
	StoreMoment moment = desk_moment(&cli->desk, 0);
	if (query->sort.key.n > 0)
		return store_list_sorted_cards(
			store, query->filter, &moment, &query->sort, out, err);
	return store_list_cards(store, query->filter, &moment, STORE_ORDER_DUE, out, err);
}

static bool list_cards(Cli *cli, const Query *query, Err *err)
{
	CardCursor *cursor;
	cli->exit_code = ERR_NEGATIVE; // until there is a card
	if (!cli->desk.store)
		return true;
	if (!open_list(cli, query, &cursor, err))
		return false;
	bool is_read = print_cards(cli, cursor, err);
	card_cursor_close(cursor);
	return is_read;
}

bool command_list(Cli *cli, Err *err)
{
	Query query;
	if (!cli_open(cli, STORE_READ, err) || !cli_query(cli, 0, &query, err))
		return false;
	if (!list_cards(cli, &query, err))
		return false;
	if (cli->exit_code == ERR_NEGATIVE)
		nothing_say_found(cli);
	return true;
}
