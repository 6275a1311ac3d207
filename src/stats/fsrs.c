// Reviews as FSRS optimizers read them.
#include "export.h"

enum { STATE_NEW = 0, STATE_REVIEW = 2, STATE_RELEARNING = 3 };

void fsrs_append_head(Buf *out)
{
	buf_append_z(out, "card_id,review_time,review_rating,review_state,review_duration\n");
}

static int rating_of(int score)
{
	return score < SCORE_PASS ? 1 : score - 1;
}

// What follows a card that was taken over is not its first review, until it is reset.
static void follow(FsrsCard *c, const Entry *entry)
{
	if (entry->kind == ENTRY_RESET)
		*c = (FsrsCard){.card = c->card};
	else if (entry->kind == ENTRY_STATE)
		c->is_known |= entry->after.phase == PHASE_REVIEW;
}

static void append_review(FsrsCard *c, const HistoryRow *row, Buf *out)
{
	const Entry *entry = &row->entry;
	int state = !c->is_known ? STATE_NEW : c->is_again ? STATE_RELEARNING : STATE_REVIEW;
	c->is_known = true;
	c->is_again = entry->score < SCORE_PASS;
	buf_append(out, row->card_uid);
	buf_printf(out, ",%lld,%d,%d,%d\n", (long long)entry->at, rating_of(entry->score), state,
		entry->took_ms);
}

// Earlier reviews than those of the span make a card known, too.
bool fsrs_next(Export *e, Buf *out, Err *err)
{
	HistoryRow row;
	size_t before = out->n;
	while (out->n == before) {
		if (!history_cursor_next(e->history, &row, err))
			return false;
		if (row.card != e->fsrs.card)
			e->fsrs = (FsrsCard){.card = row.card};
		bool is_review = HISTORY_REVIEWS & HISTORY_KIND(row.entry.kind);
		if (!is_review)
			follow(&e->fsrs, &row.entry);
		else if (row.entry.score != SCORE_NONE)
			append_review(&e->fsrs, &row, out);
		if (row.entry.day < e->options.since || row.entry.day > e->options.until)
			buf_truncate(out, before);
	}
	return true;
}
