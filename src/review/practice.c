// Scores that move nothing.
#include "recto/review/record.h"

#include <assert.h>

#include "local.h"

static bool write_cram(
	Journal *j, StoredCard *row, int score, int took_ms, ScoreResult *out, Err *err)
{
	Entry entry = {.kind = ENTRY_CRAM, .score = score, .took_ms = took_ms};
	if (!journal_complete(j, row, entry, 0, err))
		return false;
	out->action = j->action;
	return true;
}

bool record_cram(
	const Desk *d, const StoredCard *card, int score, int took_ms, ScoreResult *out, Err *err)
{
	assert(score >= SCORE_MIN && score <= SCORE_MAX && took_ms >= 0);
	*out = (ScoreResult){.kind = ENTRY_CRAM, .before = card->state, .after = card->state};
	Journal j;
	if (!journal_open(&j, d, err))
		return false;
	Arena arena = {0};
	StoredCard row;
	bool is_good = store_load_card(d->store, card->id, &arena, &row, err);
	if (is_good) {
		out->is_stale = row.last_entry != card->last_entry || row.is_gone != card->is_gone;
		if (!out->is_stale)
			is_good = write_cram(&j, &row, score, took_ms, out, err);
	}
	arena_release(&arena);
	return journal_close(&j, is_good, err);
}
