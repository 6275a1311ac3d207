// Changes to cards, each one transaction: an entry in the log, and the card's state after it.
#ifndef RECTO_REVIEW_RECORD_H
#define RECTO_REVIEW_RECORD_H

#include "recto/review/desk.h"
#include "recto/schedule/schedule.h"
#include "recto/store/log.h"

// What each score would do to the card now. due: of the resulting state.
typedef struct ScorePreview {
	int64_t interval100;
	Instant due;
} ScorePreview;

void record_preview(const Desk *d, const StoredCard *card, ScorePreview out[SCORE_COUNT]);

typedef struct ScoreResult {
	EntryKind kind;   // ENTRY_REVIEW or ENTRY_DRILL
	CardState before, after;
	bool is_stale;    // the card's last entry is no longer the one that was shown: nothing was recorded
	bool is_not_due;  // neither due, new nor in the drill, and not early: nothing was recorded
} ScoreResult;

// Records a score on disk before it returns. `card` is the row that was shown: it commits only when card->last_entry is
// still the newest. `took_ms` >= 0. is_early scores cards that are not due.
bool record_score(const Desk *d, const StoredCard *card, int score, int took_ms, bool is_early,
	ScoreResult *out, Err *err);

// One action over some cards: `kind` is SUSPEND, RESUME, BURY, MARK, UNMARK or POSTPONE (with `days` >= 1). Cards on
// which it would change nothing get no entry. *changed counts the others.
bool record_action(const Desk *d, EntryKind kind, int days, const int64_t *cards, size_t n,
	int64_t *changed, Err *err);

typedef struct UndoReport {
	EntryKind kind; // of what was taken back
	int64_t cards;  // how many cards it touched
	int64_t card;   // the first of them
	int score;      // of a score
} UndoReport;

// Takes back the last action of this device, in any session. ERR_NEGATIVE "nothing to undo".
bool record_undo(const Desk *d, UndoReport *out, Err *err);

// The state that the card's log gives. *matches: it equals the cached state.
bool record_replay(const Desk *d, const StoredCard *card, CardState *out, bool *matches, Err *err);

#endif
