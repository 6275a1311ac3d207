// recto show CARD
#include "recto/library/resolve.h"
#include "recto/stats/card_json.h"
#include "recto/store/log.h"

#include "card_text.h"
#include "commands.h"

typedef struct Shown {
	StoredCard card;
	LogEntry *entries;
	size_t n_entries;
} Shown;

static bool load(Cli *cli, Shown *shown, Err *err)
{
	int64_t id;
	return cli_resolve_card(cli, cli->words[0], &id, err) &&
	       store_load_card(cli->desk.store, id, &cli->arena, &shown->card, err) &&
	       store_list_card_log(
		       cli->desk.store, id, &cli->arena, &shown->entries, &shown->n_entries, err);
}

static bool print_json(Cli *cli, const Shown *shown, Err *err)
{
	ScorePreview preview[SCORE_COUNT];
	if (!record_preview(&cli->desk, &shown->card, preview, err))
		return false;
	Json *object = card_json(&cli->desk, &shown->card, preview);
	json_set(object, "history", card_json_history(shown->entries, shown->n_entries));
	output_json(&cli->out, object);
	return true;
}

static void print_text(Cli *cli, Shown *shown)
{
	library_resolve_card(cli->desk.store, &shown->card, &cli->arena);
	Buf *out = &cli->out.text;
	Styling styling = cli_styling(cli);
	StageView view = stage_view(stage_form_of(&shown->card), SESSION_ANSWER);
	card_text_append_place(&shown->card, styling, out);
	card_text_append_question(&shown->card, view, styling, out);
	buf_append_char(out, '\n');
	if (shown->card.answer.n > 0) {
		card_text_append_answer(&shown->card, view, styling, out);
		buf_append_char(out, '\n');
	}
	card_text_append_facts(&cli->desk, &shown->card, out);
	if (shown->n_entries > 0)
		buf_append_char(out, '\n');
	card_text_append_history(&cli->desk, &shown->card, shown->entries, shown->n_entries, out);
}

bool command_show(Cli *cli, Err *err)
{
	Shown shown = {0};
	if (!cli_open(cli, STORE_READ, err))
		return false;
	if (!load(cli, &shown, err)) {
		if (cli->is_json && err->kind == ERR_NEGATIVE)
			output_json(&cli->out, NULL);
		return false;
	}
	if (cli->is_json)
		return print_json(cli, &shown, err);
	print_text(cli, &shown);
	return true;
}
