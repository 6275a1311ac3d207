// recto unmatch CARD
#include "recto/review/unmatch.h"

#include "card_text.h"
#include "commands.h"

static bool load(Cli *cli, const Unmatched *done, StoredCard *card, StoredCard *other, Err *err)
{
	return store_load_card(cli->desk.store, done->card, &cli->arena, card, err) &&
	       (done->other == 0 ||
		       store_load_card(cli->desk.store, done->other, &cli->arena, other, err));
}

static void print_json(Cli *cli, const StoredCard *card, const StoredCard *other)
{
	Json *object = json_new_object();
	json_set_str(object, "card", str_from_z(card->uid));
	if (other->id != 0)
		json_set_str(object, "other", str_from_z(other->uid));
	else
		json_set_null(object, "other");
	output_json(&cli->out, object);
}

static void print_text(Cli *cli, const StoredCard *card, const StoredCard *other)
{
	Buf *out = &cli->out.text;
	buf_printf(out, "unmatched: %s is ", card->uid);
	card_text_append_name(card, out);
	buf_append_z(out, ", which is gone");
	if (other->id != 0) {
		buf_printf(out, "; %s is ", other->uid);
		card_text_append_name(other, out);
		buf_append_z(out, ", a new card");
	}
	buf_append_char(out, '\n');
}

bool command_unmatch(Cli *cli, Err *err)
{
	int64_t id;
	Unmatched done;
	StoredCard card, other = {0};
	if (!cli_open(cli, STORE_IF_EXISTS, err) ||
		!cli_resolve_card(cli, cli->words[0], &id, err) ||
		!record_unmatch(&cli->desk, id, &done, err) ||
		!load(cli, &done, &card, &other, err))
		return false;
	if (cli->is_json)
		print_json(cli, &card, &other);
	else
		print_text(cli, &card, &other);
	return true;
}
