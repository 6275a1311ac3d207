// What statistics and exports are made of: narrow walks through the log and the cards.
//
// What was undone, and the undoing, never comes.
#ifndef RECTO_STORE_FIGURES_H
#define RECTO_STORE_FIGURES_H

#include "recto/base/ident.h"
#include "recto/schedule/state.h"
#include "recto/store/filter.h"

// -- the log ----------------------------------------------------------------------------------

typedef enum HistoryOrder {
	HISTORY_NEWEST_FIRST, // written last, first
	HISTORY_BY_TIME,      // entry.at, then as written
	HISTORY_BY_CARD,      // cards as they were made; of each by time, then as written
} HistoryOrder;

#define HISTORY_KIND(kind) (1u << (kind))
#define HISTORY_REVIEWS (HISTORY_KIND(ENTRY_REVIEW) | HISTORY_KIND(ENTRY_LOGSEQ))

typedef struct HistoryQuery {
	const Filter *filter; // entries of the cards that fit it now; NULL: of all, gone ones too
	StoreMoment moment;
	unsigned kinds; // set of HISTORY_KIND; not of entries about no single card
	HistoryOrder order;
	Day since, until; // entry.day, both included
	bool is_whole;    // rows with all of their fields
} HistoryQuery;

typedef struct HistoryRow {
	int64_t id, card;
	Entry entry; // `after` with is_whole only, and of it phase, memory and due
	// With is_whole only; what is lent lasts until the next row.
	char uid[IDENT_SIZE];
	Str card_uid, page, tags, question;
} HistoryRow;

typedef struct HistoryCursor HistoryCursor;

// ERR_USAGE for a filter that is too deep or too long, ERR_DATABASE.
bool store_walk_history(Store *s, const HistoryQuery *q, HistoryCursor **out, Err *err);
bool history_cursor_next(HistoryCursor *c, HistoryRow *row, Err *err); // as card_cursor_next
void history_cursor_close(HistoryCursor *c);                           // NULL is nothing

// -- the cards --------------------------------------------------------------------------------

typedef struct SurveyRow {
	int64_t id, deck;
	bool is_gone, is_due;
	CardState state;
	Str deck_name, tags; // lend until the next row; tags one a line
} SurveyRow;

typedef struct SurveyCursor SurveyCursor;

// The cards that fit the filter, in the order in which they were made.
bool store_survey_cards(
	Store *s, const Filter *filter, const StoreMoment *moment, SurveyCursor **out, Err *err);
bool survey_cursor_next(SurveyCursor *c, SurveyRow *row, Err *err); // as card_cursor_next
void survey_cursor_close(SurveyCursor *c);                          // NULL is nothing

#endif
