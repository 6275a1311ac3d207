// The state of a card, and the entries of the log that make it.
//
// A CardState is a cache: folding the entries of a card's log, in order and without the undone
// ones, gives it again exactly (schedule/fold.h). Eases and intervals are whole hundredths, so
// equality is exact for every algorithm.
#ifndef RECTO_SCHEDULE_STATE_H
#define RECTO_SCHEDULE_STATE_H

#include "recto/base/calendar.h"

enum {
	SCORE_NONE = -1,
	SCORE_MIN = 0,
	SCORE_PASS = 3,  // below this a score is a fail
	SCORE_DRILL = 4, // below this a card comes again on the same day
	SCORE_MAX = 5,
	SCORE_COUNT = 6,
	EASE_START = 250, // hundredths
	EASE_MIN = 130,
	INTERVAL_MAX_DAYS = 36500,
	// SM-2 has no upper bounds for these: no history reaches them, they keep hostile values
	// from overflowing.
	EASE_MAX = 1000000,
	REPEATS_MAX = 1000000,
	LAPSES_MAX = 1000000,
};

typedef enum Algorithm { ALGORITHM_SM2 = 0, ALGORITHM_LOGSEQ = 1 } Algorithm;

// What an algorithm remembers of a card. A new card has repeats 0, EASE_START and interval 0.
//
// Logseq rounds eases and intervals to hundredths before it stores them, so nothing of them is
// lost: ease100 / 100.0 is its double. A card that it forgot has repeats 1 and interval -1 in a
// page; here it has repeats 1 and interval 0, which nothing else gives (memory_is_forgotten).
typedef struct Memory {
	int32_t repeats;     // passes in a row, as the algorithm counts them
	int32_t ease100;     // ease factor in hundredths, at least EASE_MIN
	int64_t interval100; // interval in hundredths of a day, at least 0; whole days under SM-2
} Memory;

typedef enum CardPhase { PHASE_NEW = 0, PHASE_REVIEW = 1 } CardPhase;

typedef struct CardState {
	CardPhase phase;
	Memory memory;
	Instant due; // INSTANT_NONE for a new card
	int32_t lapses;
	int32_t last_score;    // SCORE_NONE
	Instant last_reviewed; // INSTANT_NONE
	bool is_suspended;
	bool is_marked;
	Day buried_until; // the card rests while today < buried_until; 0 when it is not buried
} CardState;

bool memory_equals(Memory a, Memory b);
// That of a new card: neither repeats nor an interval, which no score gives.
bool memory_is_new(Memory m);
// The nearest memory whose fields are all in range: repeats 0 to REPEATS_MAX, ease EASE_MIN to
// EASE_MAX, interval 0 to INTERVAL_MAX_DAYS.
Memory memory_clamp(Memory m);
// The memory of a reviewed card whose last score was a fail, as `algorithm` has it: to be written
// into a page with interval -1 and repeats 1.
bool memory_is_forgotten(Algorithm algorithm, Memory m);
// The same memory of a reviewed card as the other algorithm has it. To SM-2: forgotten is repeats 0
// and 1 day, the interval is rounded up to whole days and at least 1, repeats 1 with more than 6
// days is 2, so that a pass never shrinks it. To Logseq's: forgotten is repeats 1 and interval 0.
Memory memory_convert(Memory m, Algorithm from, Algorithm to);

CardState card_state_new(void);
bool card_state_equals(const CardState *a, const CardState *b);

// Kinds of log entries. The numbers are stored: never change one.
typedef enum EntryKind {
	ENTRY_STATE = 1,    // taken over from a page: `after` is the whole state
	ENTRY_REVIEW = 2,   // a score
	ENTRY_LOGSEQ = 3,   // a score given in Logseq: `after` is adopted
	ENTRY_DRILL = 4,    // a score of the day's drill: moves nothing
	ENTRY_CRAM = 5,     // practice: moves nothing
	ENTRY_RESET = 6,    // new again
	ENTRY_POSTPONE = 7, // `after.due` is the new due instant
	ENTRY_SUSPEND = 8,
	ENTRY_RESUME = 9, // ends suspension and burying
	ENTRY_BURY = 10,  // until the day `after.buried_until`
	ENTRY_MARK = 11,
	ENTRY_UNMARK = 12,
	ENTRY_MATCH = 13,
	ENTRY_UNMATCH = 14,
	ENTRY_UNDO = 15, // `target` is the action taken back
	ENTRY_MATRIX = 16,
	ENTRY_SCHEDULER = 17,
} EntryKind;

// "review", "state" …: the names of the contract. "unknown" for a number that is none of the kinds.
const char *entry_kind_name(EntryKind kind);

typedef struct Entry {
	EntryKind kind;
	Instant at;
	Day day;         // the local day of `at` when it was written
	int32_t score;   // SCORE_NONE where the kind has none
	int32_t took_ms; // time on the card, 0 when unknown
	Algorithm algorithm;
	Memory before;   // the memory that the entry found
	CardState after; // the state that it left
} Entry;

#endif
