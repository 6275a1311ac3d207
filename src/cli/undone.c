#include "undone.h"

#include "card_text.h"

static void append_score(const KeyMap *keys, int score, Buf *out)
{
	ActionId id = (ActionId)(ACTION_SCORE_0 + score);
	if (keymap_key_of(keys, id, 0) == KEY_NONE)
		buf_printf(out, "score %d", score);
	else
		buf_append_z(out, actions[id].help);
}

// The name of a score stands for a review, which is what is undone most.
static void append_kind(const KeyMap *keys, const UndoReport *report, Buf *out)
{
	bool has_score = report->score != SCORE_NONE;
	if (!has_score || report->kind != ENTRY_REVIEW)
		buf_append_z(out, entry_kind_name(report->kind));
	if (!has_score)
		return;
	if (report->kind != ENTRY_REVIEW)
		buf_append_char(out, ' ');
	append_score(keys, report->score, out);
}

static bool append_card(const Desk *d, int64_t id, Buf *out, Err *err)
{
	Arena arena = {0};
	StoredCard card;
	bool is_read = store_load_card(d->store, id, &arena, &card, err);
	if (is_read)
		card_text_append_name(&card, out);
	arena_release(&arena);
	return is_read;
}

bool undone_append(const Desk *d, const KeyMap *keys, const UndoReport *report, Buf *out, Err *err)
{
	buf_append_z(out, "undone: ");
	append_kind(keys, report, out);
	buf_append_z(out, " on ");
	// A score is about one card, whatever siblings it buried.
	if (report->cards != 1 && report->score == SCORE_NONE)
		buf_printf(out, "%lld cards", (long long)report->cards);
	else if (!append_card(d, report->card, out, err))
		return false;
	buf_append_char(out, '\n');
	return true;
}
