// recto answer CARD SCORE
#include <stdlib.h>
#include "recto/library/library.h"
#include "recto/review/record.h"
#include "recto/stats/card_json.h"

#include "card_text.h"
#include "commands.h"

enum { SECONDS_MAX = 24 * 60 * 60 };

typedef struct Answer {
	int score;
	int seconds;
	bool is_early;
} Answer;

static bool read_answer(const Cli *cli, Answer *out, Err *err)
{
	*out = (Answer){.is_early = args_has(&cli->args, FLAG_EARLY)};
	return args_word_number(cli->words[1], "SCORE", SCORE_MIN, SCORE_MAX, &out->score, err) &&
	       args_number(&cli->args, FLAG_SECONDS, 0, SECONDS_MAX, &out->seconds, err);
}

// The page may have changed since it was read: what is scored is what it says now.
static bool load_card(Cli *cli, StoredCard *card, Err *err)
{
	int64_t id;
	bool has_changed;
	Store *store = cli->desk.store;
	if (!cli_resolve_card(cli, cli->words[0], &id, err))
		return false;
	if (!store_is_read_only(store) &&
		!library_refresh_card(store, &cli->config, &cli->desk.clock, id, &has_changed, err))
		return false;
	return store_load_card(store, id, &cli->arena, card, err);
}

static bool say_refused(const Desk *d, const StoredCard *card, const ScoreResult *result, Err *err)
{
	if (result->is_stale)
		return err_set(err, ERR_NEGATIVE,
			"card %s was changed elsewhere just now: nothing is recorded", card->uid);
	if (card->is_gone)
		return err_set(err, ERR_NEGATIVE,
			"card %s is gone from its page: nothing is recorded", card->uid);
	Buf day = {0};
	card_text_append_when(d, card, &day);
	err_set(err, ERR_NEGATIVE, "card %s is not due (%s): --early scores it all the same",
		card->uid, buf_z(&day));
	buf_release(&day);
	return false;
}

static Json *result_json(const StoredCard *card, int score, const ScoreResult *result)
{
	Json *object = json_new_object();
	json_set_str(object, "id", str_from_z(card->uid));
	json_set_int(object, "score", score);
	json_set_str(object, "kind", str_from_z(entry_kind_name(result->kind)));
	card_json_set_memory(object, &result->after);
	json_set_instant(object, "due", result->after.due);
	return object;
}

bool command_answer(Cli *cli, Err *err)
{
	Answer answer;
	StoredCard card;
	ScoreResult result;
	if (!read_answer(cli, &answer, err) || !cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	if (!load_card(cli, &card, err) ||
		!record_score(&cli->desk, &card, answer.score, answer.seconds * 1000,
			answer.is_early, &result, err))
		return false;
	if (result.is_stale || result.is_not_due)
		return say_refused(&cli->desk, &card, &result, err);
	if (cli->is_json)
		output_json(&cli->out, result_json(&card, answer.score, &result));
	else
		card_text_append_scored(&cli->desk, answer.score, &result, &cli->out.text);
	cli_end_session(cli, false);
	return true;
}
