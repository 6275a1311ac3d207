#include "recto/store/figures.h"

#include <stdlib.h>
#include "recto/base/mem.h"
#include "rows.h"
#include "select.h"
#include "words.h"

// -- the log --------------------------------------------------------------------------------------

struct HistoryCursor {
	Cursor cursor;
	bool is_whole;
};

// The formatter would tear the SQL apart.
// clang-format off
#define HISTORY_COLUMNS \
	"log.id, log.card, log.kind, log.at, log.day, log.score, log.took_ms, log.algorithm, " \
	"log.before_repeats, log.before_ease, log.before_interval"
#define HISTORY_WHOLE \
	", log.phase, log.repeats, log.ease, log.interval, log.due, log.uid, card.uid, " \
	"page.title, card_text.tags, card_text.question"
// CROSS: the log is the outer loop, as its order demands.
#define HISTORY_JOINS \
	" CROSS JOIN card ON card.id = log.card CROSS JOIN page ON page.id = card.page" \
	" CROSS JOIN card_text ON card_text.card = card.id"
// clang-format on

static void add_kinds(Select *q, unsigned kinds)
{
	Buf list = {0};
	for (int kind = ENTRY_STATE; kind <= ENTRY_SCHEDULER; kind++)
		if (kinds & HISTORY_KIND(kind))
			buf_printf(&list, "%s%d", list.n > 0 ? ", " : "", kind);
	select_add(q, "log.kind IN (");
	select_add(q, buf_z(&list));
	select_add(q, ")");
	buf_release(&list);
}

static const char *order_sql(HistoryOrder order)
{
	switch (order) {
	case HISTORY_NEWEST_FIRST:
		return " ORDER BY log.id DESC";
	case HISTORY_BY_TIME:
		return " ORDER BY log.at, log.id";
	case HISTORY_BY_CARD:
		return " ORDER BY log.card, log.at, log.id";
	}
	return "";
}

bool select_add_history(Select *q, const HistoryQuery *query, Err *err)
{
	select_add(q, query->is_whole ? "SELECT " HISTORY_COLUMNS HISTORY_WHOLE
					" FROM log" HISTORY_JOINS " WHERE "
				      : "SELECT " HISTORY_COLUMNS " FROM log WHERE ");
	add_kinds(q, query->kinds);
	select_add(q, " AND log.day BETWEEN ? AND ? AND NOT " IS_UNDONE("log"));
	select_int(q, query->since);
	select_int(q, query->until);
	if (query->filter) {
		// The plus keeps the walk on the index of its order.
		select_add(q, " AND +log.card IN (SELECT card.id FROM card WHERE ");
		if (!select_add_filter(q, query->filter, &query->moment, err))
			return false;
		select_add(q, ")");
	}
	select_add(q, order_sql(query->order));
	return true;
}

bool store_walk_history(Store *s, const HistoryQuery *q, HistoryCursor **out, Err *err)
{
	HistoryCursor *c = mem_new(1, sizeof *c);
	c->is_whole = q->is_whole;
	*out = c;
	if (select_add_history(&c->cursor.select, q, err) && cursor_start(&c->cursor, s, err))
		return true;
	history_cursor_close(c);
	*out = NULL;
	return false;
}

static void read_entry(Stmt *q, Entry *entry)
{
	entry->kind = (EntryKind)stmt_int32(q); // one of those that were asked for
	entry->at = stmt_int(q);
	entry->day = stmt_int32(q);
	entry->score = stmt_score(q);
	entry->took_ms = stmt_int32(q);
	entry->algorithm = stmt_bool(q) ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	entry->before.repeats = stmt_int32(q);
	entry->before.ease100 = stmt_int32(q);
	entry->before.interval100 = stmt_int(q);
}

static void read_whole(Stmt *q, HistoryRow *row)
{
	CardState *after = &row->entry.after;
	after->phase = stmt_bool(q) ? PHASE_REVIEW : PHASE_NEW;
	after->memory.repeats = stmt_int32(q);
	after->memory.ease100 = stmt_int32(q);
	after->memory.interval100 = stmt_int(q);
	after->due = stmt_instant(q);
	stmt_ident(q, row->uid);
	row->card_uid = stmt_lend_text(q);
	row->page = stmt_lend_text(q);
	row->tags = stmt_lend_text(q);
	row->question = stmt_lend_text(q);
}

bool history_cursor_next(HistoryCursor *c, HistoryRow *row, Err *err)
{
	Stmt *q = &c->cursor.stmt;
	if (!cursor_step(&c->cursor, err))
		return false;
	*row = (HistoryRow){.id = stmt_int(q)};
	row->card = stmt_int(q);
	read_entry(q, &row->entry);
	if (c->is_whole)
		read_whole(q, row);
	return true;
}

void history_cursor_close(HistoryCursor *c)
{
	if (!c)
		return;
	cursor_end(&c->cursor);
	free(c);
}

// -- the cards ------------------------------------------------------------------------------------

struct SurveyCursor {
	Cursor cursor;
};

static bool add_survey(Select *q, const Filter *filter, const StoreMoment *moment, Err *err)
{
	select_add(q, "SELECT card.id, card.deck, card.is_gone, ");
	select_add_is_due(q, moment);
	select_add(q, ", " STATE_COLUMNS ", deck.name, card_text.tags FROM card "
		      "CROSS JOIN deck ON deck.id = card.deck "
		      "CROSS JOIN card_text ON card_text.card = card.id WHERE ");
	if (!select_add_filter(q, filter, moment, err))
		return false;
	select_add(q, " ORDER BY card.id");
	return true;
}

bool store_survey_cards(
	Store *s, const Filter *filter, const StoreMoment *moment, SurveyCursor **out, Err *err)
{
	SurveyCursor *c = mem_new(1, sizeof *c);
	*out = c;
	if (add_survey(&c->cursor.select, filter, moment, err) && cursor_start(&c->cursor, s, err))
		return true;
	survey_cursor_close(c);
	*out = NULL;
	return false;
}

bool survey_cursor_next(SurveyCursor *c, SurveyRow *row, Err *err)
{
	Stmt *q = &c->cursor.stmt;
	if (!cursor_step(&c->cursor, err))
		return false;
	*row = (SurveyRow){.id = stmt_int(q)};
	row->deck = stmt_int(q);
	row->is_gone = stmt_bool(q);
	row->is_due = stmt_bool(q);
	rows_read_state(q, &row->state);
	row->deck_name = stmt_lend_text(q);
	row->tags = stmt_lend_text(q);
	return true;
}

void survey_cursor_close(SurveyCursor *c)
{
	if (!c)
		return;
	cursor_end(&c->cursor);
	free(c);
}
