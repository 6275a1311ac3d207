// Words shared by the SQL of several files: column lists and conditions, pasted at compile time.
#ifndef RECTO_SRC_STORE_WORDS_H
#define RECTO_SRC_STORE_WORDS_H

#include <assert.h>
#include "recto/schedule/state.h"
#include "recto/store/writes.h"

// Values of the generated column card.queue (schema.c).
#define QUEUE_GONE "0"
#define QUEUE_SUSPENDED "1"
#define QUEUE_NEW "2"
#define QUEUE_DAY "3"     // due by day: SM-2
#define QUEUE_INSTANT "4" // due by instant: Logseq's scheduler

#define KIND_REVIEW "2"
#define KIND_CRAM "5"
#define KIND_UNDO "15"
#define KIND_SCHEDULER "17"
#define KINDS_OF_SCORES "(2, 4)"
// All but STATE, LOGSEQ, MATCH, UNDO, MATRIX and SCHEDULER.
#define KINDS_THAT_UNDO_TAKES_BACK "(2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14)"
static_assert(ENTRY_REVIEW == 2 && ENTRY_DRILL == 4 && ENTRY_CRAM == 5 && ENTRY_UNDO == 15 &&
		      ENTRY_SCHEDULER == 17,
	"stored numbers");

// A reset that was made in Logseq says so in its note.
#define IS_OF_IMPORT "(kind = 6 AND note <> '')"
static_assert(ENTRY_RESET == 6, "stored number");

// page_write.status; an index knows the open ones.
#define WRITE_IS_PENDING "0"
#define WRITE_IS_DONE "1"
#define WRITE_IS_UNDONE "2"
#define WRITE_IS_CLOSED "3"
#define IS_OPEN_WRITE "status IN (" WRITE_IS_PENDING ", " WRITE_IS_UNDONE ")"

// An open write whose card is gone, and whose problem says so: nothing to be done until it is back.
#define IS_RESTING_WRITE "card.is_gone AND problem = '" WRITE_RESTS "'"

#define BELOW_DRILL "4"
static_assert(SCORE_DRILL == 4, "the drill ends at this score");

// `entry` is the name under which a row of the log is known.
#define IS_UNDONE(entry) \
	"EXISTS (SELECT 1 FROM log AS undo WHERE undo.kind = " KIND_UNDO \
	" AND undo.target = " entry ".action)"

// A CardState in the order of rows.h; the same names in `card` and `log`.
#define STATE_COLUMNS \
	"phase, repeats, ease, interval, due, lapses, last_score, last_reviewed, is_suspended, " \
	"is_marked, buried_until"

#endif
