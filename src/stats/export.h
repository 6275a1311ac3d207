// Inside stats: the records of an export, and their forms.
#ifndef RECTO_SRC_STATS_EXPORT_H
#define RECTO_SRC_STATS_EXPORT_H

#include "recto/base/json.h"
#include "recto/stats/export.h"
#include "recto/store/cards.h"
#include "recto/store/figures.h"

// What a card's reviews were so far, in the order of fsrs.
typedef struct FsrsCard {
	int64_t card;
	bool is_known; // a review has come, or a state was taken over, since it was new
	bool is_again; // the last review of it failed
} FsrsCard;

typedef enum ExportPhase { EXPORT_HEAD, EXPORT_RECORDS, EXPORT_END } ExportPhase;

struct Export {
	const Desk *desk;
	ExportOptions options;
	ExportPhase phase;
	size_t n; // records so far
	HistoryCursor *history;
	CardCursor *cards;
	Stats *stats;
	const Figures *figures; // of the days
	size_t day;
	FsrsCard fsrs;
	Buf journal_form; // for logseq
};

// The names of the columns in order, NULL behind the last. A record has them all.
extern const char *const export_review_columns[];
extern const char *const export_card_columns[];
extern const char *const export_day_columns[];

// The next record, which the caller frees; NULL at the end or with *err.
Json *export_next_record(Export *e, Err *err);

// "card_id,…" and rows as FSRS optimizers read them. False at the end or with *err.
void fsrs_append_head(Buf *out);
bool fsrs_next(Export *e, Buf *out, Err *err);

bool logseq_prepare(Export *e, Err *err);
bool logseq_next(Export *e, Buf *out, Err *err);

// Rows of CSV.
void csv_append_head(const char *const *columns, Buf *out);
void csv_append_record(const char *const *columns, const Json *record, Buf *out);

#endif
