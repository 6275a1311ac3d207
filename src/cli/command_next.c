// recto next [QUERY]
#include "recto/library/library.h"
#include "recto/library/resolve.h"
#include "recto/review/session.h"
#include "recto/stats/card_json.h"

#include "card_text.h"
#include "commands.h"
#include "nothing.h"

// Pages may change as fast as they are read; what is shown after so many looks is as good as any.
enum { LOOKS = 100 };

// Opens on the card that comes first once its own page has been checked.
static bool open_checked(Cli *cli, const SessionOptions *options, Session **out, Err *err)
{
	bool can_read_again = !store_is_read_only(cli->desk.store);
	for (int look = 0; look < LOOKS; look++) {
		bool has_changed = false;
		if (!session_open(&cli->desk, options, out, err))
			return false;
		const StoredCard *card = session_card(*out);
		if (!card || !can_read_again || look == LOOKS - 1)
			return true;
		bool is_read = library_refresh_card(cli->desk.store, &cli->config, &cli->desk.clock,
			card->id, &has_changed, err);
		if (is_read && !has_changed)
			return true;
		session_close(*out);
		if (!is_read)
			return false;
	}
	return true;
}

static bool say_nothing(Cli *cli, const Filter *filter, Err *err)
{
	cli->exit_code = ERR_NEGATIVE;
	if (cli->is_json)
		output_json(&cli->out, NULL);
	return nothing_say_due(cli, filter, err);
}

static void print_card(Cli *cli, const StoredCard *card, StageView view)
{
	Buf *out = &cli->out.text;
	Styling styling = cli_styling(cli);
	StoredCard shown = *card;
	library_resolve_card(cli->desk.store, &shown, &cli->arena);
	card_text_append_place(card, styling, out);
	card_text_append_question(&shown, view, styling, out);
	buf_printf(out, "\n%s  ", card->uid);
	card_text_append_when(&cli->desk, card, out);
	card_text_append_cloze(card, "  ", out);
	buf_append_char(out, '\n');
}

bool command_next(Cli *cli, Err *err)
{
	SessionOptions options = session_defaults;
	Query query;
	Session *session;
	if (!cli_open(cli, STORE_IF_EXISTS, err) || !cli_query(cli, 0, &query, err))
		return false;
	options.filter = query.filter;
	if (!cli->desk.store)
		return say_nothing(cli, query.filter, err);
	if (!open_checked(cli, &options, &session, err))
		return false;
	bool is_said = true;
	const StoredCard *card = session_card(session);
	if (!card)
		is_said = say_nothing(cli, query.filter, err);
	else if (cli->is_json)
		output_json(&cli->out, card_json(&cli->desk, card, session_preview(session)));
	else
		print_card(cli, card, session_view(session));
	session_close(session);
	return is_said;
}
