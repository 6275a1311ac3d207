// A SELECT that is put together from fragments, with its parameters in the order of their question
// marks. No text from outside becomes part of the SQL.
#ifndef RECTO_SRC_STORE_SELECT_H
#define RECTO_SRC_STORE_SELECT_H

#include "recto/store/cram.h"
#include "recto/store/figures.h"
#include "recto/store/queue.h"
#include "stmt.h"

typedef enum SelectKind { SELECT_INT, SELECT_REAL, SELECT_TEXT, SELECT_IDS } SelectKind;

typedef struct SelectValue {
	SelectKind kind;
	int64_t number;
	double real;
	Str text;
	const int64_t *ids;
	size_t n_ids;
} SelectValue;

// Zero is a valid empty Select.
typedef struct Select {
	Buf sql;
	struct {
		SelectValue *items;
		size_t n, cap;
	} values;
	Arena arena; // of the texts
} Select;

void select_release(Select *q);
void select_add(Select *q, const char *sql);
void select_int(Select *q, int64_t value);
void select_real(Select *q, double value);
void select_text(Select *q, Str copied);
void select_ids(Select *q, const int64_t *lent, size_t n);
// Prepares and binds. The Select must outlive the statement.
Stmt select_start(const Select *q, Store *s);
// A SELECT whose rows are walked. Zero is a valid closed one.
typedef struct Cursor {
	Select select;
	Stmt stmt;
} Cursor;

// Starts the walk over what `select` of it says.
bool cursor_start(Cursor *c, Store *s, Err *err);
// The next row stands in `stmt`; false at the end, or when err is set.
bool cursor_step(Cursor *c, Err *err);
void cursor_end(Cursor *c);
// Runs a statement of one number; 0 where it has no row.
bool select_run_int(const Select *q, Store *s, int64_t *out, Err *err);

// Appends the condition that `card` fits the filter, in parentheses, gone cards left out unless the
// filter asks for them. ERR_USAGE when the filter is too deep or too long.
bool select_add_filter(Select *q, const Filter *filter, const StoreMoment *moment, Err *err);
// Appends that `card` is due, in parentheses.
void select_add_is_due(Select *q, const StoreMoment *moment);
// Appends that the card is neither to be passed over nor of a graph whose limit is used up.
void select_add_exclusions(Select *q, const QueueQuery *query);

// The statements behind store_next_due, _new and _drill, whose plans a test looks at.
bool select_add_due(Select *q, const QueueQuery *query, Err *err);
bool select_add_new(Select *q, const QueueQuery *query, Err *err);
bool select_add_drill(Select *q, const QueueQuery *query, Err *err);
// " FROM log CROSS JOIN card … WHERE …": today's last score of a card, where it was too low. Its
// two parameters come first; the statement begins with SELECT and columns.
void select_add_drill_of_day(Select *q, const StoreMoment *m);
// Those behind store_next_cram by due, and store_next_cram_again.
bool select_add_cram_seen(Select *q, const CramQuery *query, Err *err);
bool select_add_cram_new(Select *q, const CramQuery *query, Err *err);
bool select_add_cram_again(Select *q, const CramQuery *query, Err *err);
// The due and the new cards that are siblings of one that comes before them.
bool select_add_siblings(Select *q, const QueueQuery *query, Err *err);
// The statement behind store_walk_history.
bool select_add_history(Select *q, const HistoryQuery *query, Err *err);
// How many cards store_next_drill would give one after the other.
bool select_count_drill(Store *s, const QueueQuery *query, int64_t *out, Err *err);

#endif
