// Changes to cards, each one transaction: an entry in the log, and the card's state after it.
//
// What a function reports as recorded is on disk. A failure is ERR_DATABASE unless it says
// otherwise, and changes nothing.
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

// What a score given now would store, exactly.
bool record_preview(const Desk *d, const StoredCard *card, ScorePreview out[SCORE_COUNT], Err *err);

// What a score did. When is_stale or is_not_due, nothing was recorded.
typedef struct ScoreResult {
	EntryKind kind; // ENTRY_REVIEW, ENTRY_DRILL or ENTRY_CRAM
	CardState before, after;
	int64_t action;    // its number in the log, 0 when nothing was recorded
	bool is_stale;     // the card is no longer the one that was shown
	bool is_not_due;   // gone, or neither due, new nor in the drill, and not early
	bool became_leech; // the same action marked or suspended it, as configured
	int64_t buried;    // siblings that the same action lets rest until tomorrow
} ScoreResult;

// Records a score on disk before it returns. `card` is the row that was shown: it commits only when
// card->last_entry is still the newest and no other scheduler has changed its state. `took_ms` >=
// 0. is_early scores cards that are not due, suspended and buried ones too. A card that is neither
// due nor new but waits in today's drill records a drill, which moves nothing. A review of one
// cloze of a block buries the other cards of the block that are due or new now, unless
// `bury_siblings` is off.
bool record_score(const Desk *d, const StoredCard *card, int score, int took_ms, bool is_early,
	ScoreResult *out, Err *err);

// Records a score of practice, which moves nothing, whenever the card is due. Otherwise the same.
bool record_cram(
	const Desk *d, const StoredCard *card, int score, int took_ms, ScoreResult *out, Err *err);

// One action over some cards: `kind` is SUSPEND, RESUME, BURY (until tomorrow), MARK, UNMARK, RESET
// or POSTPONE. Cards on which it would change nothing get no entry. *changed counts the others.
//
// POSTPONE moves the due day, or today when that has passed, by `days` (1 to INTERVAL_MAX_DAYS) and
// keeps the interval; a new card has no due day and is buried for that many days. `days` is not
// used by the other kinds.
bool record_action(const Desk *d, EntryKind kind, int days, const int64_t *cards, size_t n,
	int64_t *changed, Err *err);

typedef struct UndoReport {
	EntryKind kind; // of what was taken back
	int64_t cards;  // how many cards it touched; of a score, with the siblings that it buried
	int64_t card;   // the first of them
	int score;      // of a score
	int64_t action; // the number of what was taken back
} UndoReport;

// Takes back the last action of this device, in any session, with whatever it caused: every card
// that it touched gets the state that its log gives without it, and one undo entry; under Logseq's
// algorithm so does the table of the graph, and whatever follows from it. ERR_NEGATIVE "nothing to
// undo".
bool record_undo(const Desk *d, UndoReport *out, Err *err);

#endif
