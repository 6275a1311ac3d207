// A review session as a state machine, without any terminal.
//
//	QUESTION --reveal--> (CLOZED --reveal-->) ANSWER --score--> QUESTION (next card) … --> DONE
//
// What each phase shows of a card, and which cards have the one in the middle: stage.h.
// Due cards come first, then new ones within the daily limit, then the drill of what scored
// below 4. Nothing is held that the database does not know: quitting at any point loses nothing.
//
// With is_cram it practises instead: every card that fits once, whenever it is due, then those that
// scored below 4 again until they reach it. Its entries are of kind `cram` and move nothing. Which
// cards had their turn is up to this session: the next one begins anew.
#ifndef RECTO_REVIEW_SESSION_H
#define RECTO_REVIEW_SESSION_H

#include "recto/review/record.h"
#include "recto/review/stage.h"

typedef struct SessionOptions {
	const Filter *filter; // NULL: all; must outlive the session
	int days_ahead;       // --ahead, 0 to DESK_DAYS_AHEAD_MAX
	int new_limit;        // --new: that many new cards, whatever the daily limit; -1 = by that
	int limit;            // --limit: cards in this session, drill not counted; -1 = none
	bool is_cram;         // --cram: practice; without days_ahead and new_limit
} SessionOptions;

extern const SessionOptions session_defaults; // no filter, 0, -1, -1, no practice

typedef struct SessionCounts {
	// still to come, within the limits, the card shown included
	int64_t due, new_, drill;
	int64_t cram, cram_again; // of practice, which has none of the others
} SessionCounts;

typedef struct SessionTally {
	int64_t reviews; // scores given in this session, undone ones taken off; those below apart
	int64_t drills;
	int64_t crams; // cards practised
	int64_t cram_agains;
	int64_t passed;     // of reviews and crams, score >= SCORE_PASS
	int64_t seen;       // of the reviews, on cards that were not new
	int64_t remembered; // of those, passed
	int64_t took_ms;
} SessionTally;

typedef struct Session Session;

// Opens on the first card (or DONE). The desk must outlive it. The caller closes it.
bool session_open(const Desk *d, const SessionOptions *options, Session **out, Err *err);
void session_close(Session *s);

SessionPhase session_phase(const Session *s);
// The card shown; NULL when DONE. Lends until the next change.
const StoredCard *session_card(const Session *s);
// What of it is shown now.
StageView session_view(const Session *s);
// What would be shown after a reveal.
StageView session_next_view(const Session *s);
// As stage_next_shows_clozes.
bool session_next_shows_clozes(const Session *s);
bool session_is_drill(const Session *s);
bool session_is_cram(const Session *s);                // all of the session
const ScorePreview *session_preview(const Session *s); // SCORE_COUNT of them
// Counted on first use and after changes, so the first card need not wait for it.
bool session_counts(Session *s, SessionCounts *out, Err *err);
SessionTally session_tally(const Session *s);
// What became of the page of the last score or undo, where it was not written as it should be (or,
// after opening, of pages that an earlier run had left); else empty. Lends until the next change.
Str session_notice(const Session *s);

// A card that was scored below SCORE_DRILL, with the lowest of its scores.
typedef struct HardCard {
	int64_t card;
	int score;
} HardCard;

enum { HARD_CARDS_MAX = 30 };

// Those of this session, each once: the lowest score first, then as they came. Returns how many, at
// most HARD_CARDS_MAX.
size_t session_list_hard(const Session *s, HardCard out[HARD_CARDS_MAX]);

// Goes on to the next phase of the card, up to ANSWER.
void session_reveal(Session *s);
// Scores the card and goes to the next one; the phase is ANSWER. When the card was changed
// elsewhere, or its day has ended, *was_stale is true, nothing is recorded, and the next card
// comes.
bool session_score(Session *s, int score, bool *was_stale, Err *err);
// An action on the card shown: SUSPEND and BURY go to the next card, MARK and UNMARK stay.
bool session_act(Session *s, EntryKind kind, Err *err);
// Takes back the last action and shows its card again, as a question, even where it would not be
// next. A card that cannot be scored now leaves what is shown. ERR_NEGATIVE "nothing to undo".
bool session_undo(Session *s, UndoReport *out, Err *err);
// Reads the card shown again, after its page was edited; goes on to the next one when it is gone or
// no longer due. When DONE, looks whether there is something after all.
bool session_reload(Session *s, Err *err);

#endif
